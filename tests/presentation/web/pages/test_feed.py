"""/feed.xml and /feed.json of the running server: the search as a feed, with an ETag."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest

from scraper.archive import Archive
from scraper.models import Page
from scraper.presentation.web.pages.feed import is_known
from scraper.text.segmenter import analyse
from tests.presentation.web.conftest import http, served

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    path = tmp_path_factory.mktemp("feeds") / "archive.db"
    with Archive.open(path) as archive:
        for number in range(1, 7):
            store(archive, number)
    with served(path) as (url, _):
        yield url, path


def store(archive: Archive, number: int) -> None:
    page = Page(
        "article",
        f"https://news.example.cn/{number}",
        headline=f"第{number}路公交改道",
        outlet="清河报" if number % 2 else "清河台",
        section="交通",
        published=f"2026-01-{number:02}T08:00:00+08:00",
        body=f"清河市第{number}路公交今日改道，乘客{number}人。",
    )
    archive.articles.store("清河", None, page, analyse(page))


def test_a_search_is_a_feed_with_an_etag(server: tuple[str, Path]) -> None:
    url, path = server
    answer = http.get(f"{url}/feed.xml", params={"q": "公交", "outlet": "清河报"})
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(answer.content)
    assert [entry.title for entry in feed.entries] == ["第5路公交改道", "第3路公交改道", "第1路公交改道"]
    assert feed.feed.links[0].href == str(answer.url)
    etag = answer.headers["etag"]
    again = http.get(str(answer.url), headers={"If-None-Match": etag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
    with Archive.open(path) as archive:
        store(archive, 7)
    changed = http.get(str(answer.url), headers={"If-None-Match": etag})
    assert changed.status_code == 200
    assert changed.headers["etag"] != etag


def test_json_and_filters(server: tuple[str, Path]) -> None:
    url, _path = server
    for filters in ({"source": "清河"}, {"section": "交通"}):
        answer = http.get(f"{url}/feed.json", params=filters)
        assert answer.headers["content-type"] == "application/feed+json; charset=utf-8"
        assert len(answer.json()["items"]) >= 6
    assert http.get(f"{url}/feed.json", params={"source": "无"}).json()["items"] == []
    assert http.get(f"{url}/feed.txt").status_code == 404


def test_the_search_page_names_its_feed(server: tuple[str, Path]) -> None:
    url, _path = server
    assert 'href="/feed.xml?q=%E5%85%AC%E4%BA%A4"' in http.get(f"{url}/", params={"q": "公交"}).text


@pytest.mark.parametrize(
    ("sent", "same"), [('"a"', True), ('W/"a"', True), ('"b", "a"', True), ("*", True), ('"b"', False), ("", False)]
)
def test_an_etag_is_compared_as_a_list(sent: str, same: bool) -> None:
    assert is_known(sent, '"a"') is same
