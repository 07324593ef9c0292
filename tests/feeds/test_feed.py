"""Feeds of an archive, read back by feedparser: ids, texts, dates, and bytes that change only with the archive."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import feedparser
import pytest

from scraper.archive import Archive, Filter
from scraper.archive.search.query.query import parse
from scraper.feeds import Selection, format_of, rendered
from scraper.models import Fetched, Page
from scraper.text.segmenter import analyse


def page(number: int, **changes: object) -> Page:
    return replace(
        Page(
            "article",
            f"https://news.example.cn/{number}.html",
            headline=f"第{number}号渡轮开航",
            byline=("林一帆",),
            outlet="云汀晚报" if number % 2 else "江畔电台",
            section="本地",
            published=f"2026-01-{number:02}T08:15+08:00",
            summary=f"渡轮{number}号今晨开航。",
            body=f"渡轮{number}号今晨从<云汀>港开航。\n首日乘客{number * 7}人，船长说航程平稳。",
            language="zh-CN",
        ),
        **changes,  # type: ignore[arg-type]
    )


def store(archive: Archive, one: Page, fetched: str) -> None:
    assert one.url
    answer = Fetched(one.url, one.url, 200, (), b"", fetched)
    archive.articles.store("云汀", answer, one, analyse(one))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as archive:
        for number in range(1, 10):
            store(archive, page(number), f"2026-01-{number:02}T09:00:00Z")
        yield archive


def selection(words: str = "", **options: object) -> Selection:
    return Selection(parse(words), words, **options)  # type: ignore[arg-type]


def test_atom_is_read_by_feedparser_newest_first_with_the_whole_text(archive: Archive) -> None:
    feed = feedparser.parse(rendered(archive, selection(items=3), "atom", "http://127.0.0.1:8010/feed.xml"))
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == ["第9号渡轮开航", "第8号渡轮开航", "第7号渡轮开航"]
    first = feed.entries[0]
    assert first.id == first.link == "https://news.example.cn/9.html"
    assert first.content[0].type == "text/html"
    assert first.content[0].value == ("<p>渡轮9号今晨从&lt;云汀&gt;港开航。</p><p>首日乘客63人，船长说航程平稳。</p>")
    assert first.published == "2026-01-09T08:15:00+08:00"
    assert first.updated == feed.feed.updated == "2026-01-09T09:00:00Z"
    assert [link.href for link in feed.feed.links if link.rel == "self"] == ["http://127.0.0.1:8010/feed.xml"]


def test_json_feed_has_the_same_articles(archive: Archive) -> None:
    feed = json.loads(rendered(archive, selection("渡轮9号"), "json"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    (item,) = feed["items"]
    assert item["id"] == item["url"] == "https://news.example.cn/9.html"
    assert item["title"] == "第9号渡轮开航"
    assert item["content_html"].startswith("<p>渡轮9号今晨从&lt;云汀&gt;港开航。</p>")
    assert item["date_published"] == "2026-01-09T08:15:00+08:00"
    assert item["date_modified"] == "2026-01-09T09:00:00Z"
    assert item["authors"] == [{"name": "林一帆"}]
    assert "本地" in item["tags"]


def test_a_summary_alone_is_shorter(archive: Archive) -> None:
    for format in ("atom", "json"):
        text = rendered(archive, selection(content="summary"), format).decode()  # type: ignore[arg-type]
        assert "渡轮3号今晨开航。" in text
        assert "首日乘客" not in text


def test_a_revision_keeps_the_id_and_moves_the_date_of_update(archive: Archive) -> None:
    before = {e.id: e.updated for e in feedparser.parse(rendered(archive, selection(), "atom")).entries}
    store(archive, page(4, headline="第4号渡轮停航"), "2026-02-01T10:00:00Z")
    after = {e.id: e.updated for e in feedparser.parse(rendered(archive, selection(), "atom")).entries}
    assert after.keys() == before.keys()
    assert {key for key in after if after[key] != before[key]} == {"https://news.example.cn/4.html"}
    assert after["https://news.example.cn/4.html"] == "2026-02-01T10:00:00Z"


def test_the_bytes_change_only_with_the_archive(archive: Archive) -> None:
    for format in ("atom", "json"):
        assert rendered(archive, selection(), format) == rendered(archive, selection(), format)  # type: ignore[arg-type]


def test_query_and_filters_choose_and_make_the_id(archive: Archive) -> None:
    def read(one: Selection) -> feedparser.FeedParserDict:
        return feedparser.parse(rendered(archive, one, "atom"))

    evening = read(selection("开航 -渡轮3号", filter=Filter(outlet="云汀晚报")))
    assert [e.title[1] for e in evening.entries] == ["9", "7", "5", "1"]
    assert evening.feed.title == "scrape: 开航 -渡轮3号 · 云汀晚报"
    ids = [read(one).feed.id for one in (selection(), selection("开航"), selection("开航", items=2))]
    assert ids[0] != ids[1] == ids[2]


@pytest.mark.parametrize(
    ("name", "format"), [("a.xml", "atom"), ("a.ATOM", "atom"), ("a.json", "json"), ("a.txt", None)]
)
def test_the_name_of_a_file_says_its_format(name: str, format: str | None) -> None:
    assert format_of(Path(name)) == format
