"""Answers with status 200 that are no captured page."""

from __future__ import annotations

import base64
import hashlib

import pytest

from scraper.backfill import not_captures
from scraper.backfill.web_archives import chosen
from tests.newssite import article

ARCHIVE = chosen("http://archive.example.org/cdx", "http://archive.example.org/web/{timestamp}id_/{url}", None)


def reason(page: str | bytes, digest: str = "", *, is_memento: bool = True) -> str | None:
    content = page if isinstance(page, bytes) else page.encode()
    return not_captures.reason(content, digest, ARCHIVE, is_memento=is_memento)


def test_a_page_is_a_page() -> None:
    assert reason(article("云汀港扩建")) is None
    assert reason(article("云汀港扩建"), is_memento=False) is None
    about = article(
        "网页存档", paragraphs=["有的网页未被存档，查询者会看到提示。Page cannot be displayed due to robots.txt。"]
    )
    assert reason(about) is None


@pytest.mark.parametrize(
    "notice",
    [
        "<html><title>Wayback Machine</title><p>Wayback Machine has not archived that URL.</p></html>",
        "<p>Wayback Machine doesn&#39;t have that page archived.</p>",
        "<title>URL Not Found</title><p>The url http://a.cn/ could not be found in this collection.</p>",
        "<p>This page was not captured.</p>",
        "<p>该网页尚未存档</p>",
        "<p>Page cannot be crawled or displayed due to robots.txt.</p>",
    ],
)
def test_a_notice_is_none(notice: str) -> None:
    assert reason(notice, is_memento=False) == "the archive does not have the page, and says so with status 200"


def test_a_notice_of_a_redirect_is_none() -> None:
    assert reason("<p>Got an HTTP 302 response at crawl time</p>") == "the capture is a redirect (HTTP 302)"


@pytest.mark.parametrize(
    "mark",
    [
        "<!-- BEGIN WAYBACK TOOLBAR INSERT -->",
        "<!-- FILE ARCHIVED ON 01:02:03 Mar 04, 2013 -->",
        '<script src="/static/wombat.js"></script>',
        '<a href="/web/20130304010203/http://news.example.cn/a.html">x</a>' * 3,
    ],
)
def test_a_page_made_for_readers_is_refused_unless_the_digest_proves_it(mark: str) -> None:
    page = (article("云汀港扩建") + mark).encode()
    assert "rewritten" in str(reason(page))
    assert reason(page, base64.b32encode(hashlib.sha1(page).digest()).decode()) is None
