"""Storing an article: new, unchanged, changed; what is kept of each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scraper.archive import Archive
from scraper.archive.crawl.failures import Failure
from scraper.contract import CONTRACT
from scraper.errors import ArchiveError
from scraper.models import Analysis, Attachment, Image, Page, Teaser, Video

URL = "https://news.example.cn/2026/1.html"


def rows(archive: Archive, table: str) -> list[tuple[Any, ...]]:
    return archive.connection.execute(f"SELECT * FROM {table}").fetchall()


def test_a_new_article_is_read_back_in_the_words_of_the_contract(archive: Archive, newsroom: Any, put: Any) -> None:
    page = newsroom.page(items=(Teaser("相关报道", "https://news.example.cn/2026/2.html", None, "2026-01-30"),))
    assert put(page) == "new"
    row = archive.articles.get(1)
    assert row is not None
    assert tuple(row)[: len(CONTRACT)] == CONTRACT
    fields = {name: value for name, value in page.as_json().items() if name in CONTRACT}
    assert {name: row[name] for name in CONTRACT} == {**fields, "keywords": ["图书馆"]}
    assert (row["id"], row["source"], row["fetched"]) == (1, "evening", "2026-01-31T01:00:00Z")
    assert (row["revision"], row["changed"], row["copy_of"]) == (1, None, None)


MEDIA = {
    "images": (Image("https://img.example.cn/1.jpg", "新馆外景", "陈可", 1), Image("https://img.example.cn/2.jpg")),
    "videos": (Video("https://img.example.cn/1.mp4", "https://img.example.cn/1.png"),),
    "attachments": (Attachment("https://img.example.cn/1.pdf", "导览图", "pdf"),),
}


def test_pictures_videos_and_attachments_come_back(archive: Archive, newsroom: Any, put: Any) -> None:
    page = newsroom.page(**MEDIA)
    put(page)
    row = archive.articles.get(1)
    assert row is not None
    assert {name: row[name] for name in MEDIA} == {name: page.as_json()[name] for name in MEDIA}


def test_an_unchanged_article_gets_the_media_that_a_former_parser_did_not_read(
    archive: Archive, newsroom: Any, put: Any
) -> None:
    page = newsroom.page()
    put(page)
    assert put(replace(page, **MEDIA), at="2026-02-01T01:00:00Z") == "unchanged"
    row = archive.articles.get(1)
    assert row is not None
    assert [image["caption"] for image in row["images"]] == ["新馆外景", None]
    assert put(replace(page, images=MEDIA["images"][1:]), at="2026-02-02T01:00:00Z") == "unchanged"
    assert archive.articles.get(1) == row


def test_another_reading_of_the_same_page_replaces_its_media(archive: Archive, newsroom: Any, put: Any) -> None:
    page = newsroom.page()
    put(page)
    changes = archive.articles.reread(1, replace(page, **MEDIA), Analysis({}, ("图书馆",), 0, "test"))
    assert {change.field for change in changes} >= {"images", "videos", "attachments"}
    row = archive.articles.get(1)
    assert row is not None
    assert (row["attachments"][0]["title"], row["revision"]) == ("导览图", 1)


def test_an_article_is_found_by_its_number_its_url_and_the_url_that_was_asked_for(
    archive: Archive, newsroom: Any, put: Any
) -> None:
    put(newsroom.page(), requested="http://m.example.cn/1")
    for key in (1, "1", URL, "http://m.example.cn/1"):
        assert (archive.articles.get(key) or {})["url"] == URL
    assert archive.articles.get("https://news.example.cn/none.html") is None


def test_a_second_run_changes_no_row(archive: Archive, newsroom: Any, put: Any) -> None:
    page = newsroom.page()
    put(page)
    tables = ("articles", "pages", "revisions", "sketches", "failures")
    before = [rows(archive, table) for table in tables]
    advertised = replace(page, items=(Teaser("另一篇", "https://news.example.cn/2026/9.html"),))
    assert put(page, at="2026-02-01T01:00:00Z") == "unchanged"
    assert put(advertised, at="2026-02-02T01:00:00Z") == "unchanged"
    assert [rows(archive, table) for table in tables] == before


@pytest.mark.parametrize(
    ("field", "value"),
    [("headline", "新馆开馆"), ("byline", ("周以",)), ("summary", "首日四千人"), ("body", "本报讯　更正。")],
)
def test_a_changed_article_keeps_what_it_was(
    archive: Archive, newsroom: Any, put: Any, field: str, value: object
) -> None:
    page = newsroom.page()
    put(page)
    assert put(replace(page, **{field: value}), at="2026-02-01T01:00:00Z", content=b"<p>changed") == "changed"
    older, newer = archive.articles.revisions(1)
    assert older[field] == page.as_json()[field]
    assert newer[field] == replace(page, **{field: value}).as_json()[field]
    assert (older["fetched"], newer["fetched"]) == ("2026-01-31T01:00:00Z", "2026-02-01T01:00:00Z")
    row = archive.articles.get(1) or {}
    assert (row["revision"], row["changed"], row["fetched"]) == (2, "2026-02-01T01:00:00Z", "2026-01-31T01:00:00Z")
    raw = archive.pages.get(older["page"])
    assert raw is not None
    assert raw.content == newsroom.fetched(page).content
    assert (archive.pages.of_article(1) or raw).content == b"<p>changed"


def test_one_canonical_link_on_all_pages_does_not_make_them_one_article(
    archive: Archive, newsroom: Any, put: Any
) -> None:
    everywhere = "https://news.example.cn/"
    first = newsroom.page(url=everywhere)
    other = newsroom.page(
        url=everywhere, headline="河堤步道通车", body="清河东岸步道昨日通车，全长九公里，沿途设六处驿站。" * 4
    )
    assert put(first, url="https://news.example.cn/a", requested="https://news.example.cn/a") == "new"
    assert put(other, url="https://news.example.cn/b", requested="https://news.example.cn/b") == "new"
    assert put(other, url="https://news.example.cn/b", requested="https://news.example.cn/b") == "unchanged"
    assert [row["headline"] for row in archive.articles()] == [first.headline, "河堤步道通车"]


def test_one_canonical_link_does_not_join_news_in_the_same_words(archive: Archive, newsroom: Any, put: Any) -> None:
    day = (
        "今日白天多云，最高气温{0}度，东南风{1}级；夜间最低气温{2}度，相对湿度百分之{3}，"
        "请注意添衣，早晚出行的市民尤其要当心路面湿滑。"
    )
    for number in range(1, 4):
        url = f"https://news.example.cn/show?id={number}"
        body = day.format(20 + number, number, 10 + number, 50 + 7 * number)
        page = newsroom.page(url="https://news.example.cn/show", headline=f"清河天气预报{number}日", body=body)
        assert put(page, url=url, requested=url) == "new"
    assert archive.articles.count() == 3


def test_what_is_stored_together_is_undone_together(archive: Archive, newsroom: Any, put: Any) -> None:
    def two_and_a_fault() -> None:
        with archive.transaction():
            put(newsroom.page(1))
            put(newsroom.page(2, body=""))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        two_and_a_fault()
    assert archive.articles.count() == 0
    assert put(newsroom.page(1)) == "new"


def test_an_import_needs_no_raw_page(archive: Archive, newsroom: Any) -> None:
    page = newsroom.page()
    stored = archive.articles.store("import", None, page, newsroom.analysis(page))
    assert archive.pages.of_article(stored.id) is None
    with pytest.raises(ArchiveError, match="without a URL"):
        archive.articles.store("import", None, Page("article", headline="无址"), Analysis({}, (), 0, ""))


def test_a_newer_parser_improves_the_row_and_makes_no_revision(archive: Archive, newsroom: Any, put: Any) -> None:
    page = newsroom.page()
    put(page)
    better = replace(page, byline=("陈可", "周以宁"), section=None)
    assert archive.articles.reread(1, better, newsroom.analysis(better)) == (
        ("section", "文化", None),
        ("byline", '["陈可"]', '["陈可", "周以宁"]'),
    )
    assert archive.articles.reread(1, better, newsroom.analysis(better)) == ()
    row = archive.articles.get(1) or {}
    assert (row["byline"], row["section"], row["revision"]) == (["陈可", "周以宁"], None, 1)


def test_the_mobile_edition_of_an_article_is_no_revision_of_it(archive: Archive, newsroom: Any, put: Any) -> None:
    page = newsroom.page()
    mobile = replace(page, summary="手机版没有的导语")
    put(page)
    for day in (1, 2):
        assert put(mobile, at=f"2026-02-0{day}T01:00:00Z", requested="https://m.example.cn/1") == "unchanged"
        assert put(page, at=f"2026-02-0{day}T02:00:00Z") == "unchanged"
    assert put(mobile, at="2026-02-03T01:00:00Z") == "changed"


def test_headers_and_reasons_may_hold_bytes_that_are_no_text(archive: Archive, newsroom: Any) -> None:
    page = newsroom.page()
    strange = newsroom.fetched(page, headers=(("Server", "caf\udce9"),))
    archive.articles.store("evening", strange, page, newsroom.analysis(page))
    raw = archive.pages.of_article(1)
    assert raw is not None
    assert raw.headers == strange.headers
    archive.crawl.record_failure(Failure("evening", "https://news.example.cn/x", "bad header: caf\udce9"))
    assert archive.crawl.failures()[0]["reason"] == "bad header: caf?"
