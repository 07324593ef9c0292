"""Files that a browser has saved in a page of its own are read as the files that they are."""

from __future__ import annotations

import html
import json

import pytest

from scraper.extract import parse
from scraper.extract.html.browser_views import file_of

ROWS = [
    {
        "title": f"南湾镇的渔家书屋开门第{n}日",
        "url": f"https://news.example.com/2024/0502/{n}.html",
        "time": "2024-05-02",
    }
    for n in range(11, 19)
]
JSON = json.dumps({"code": 0, "data": ROWS}, ensure_ascii=False)
CHROMIUM = (
    '<html><head><meta name="color-scheme" content="light dark"><meta charset="utf-8"></head>'
    '<body><pre style="word-wrap: break-word; white-space: pre-wrap;">{}</pre></body></html>'
)
FIREFOX = '<html><head><link rel="stylesheet" href="resource://content-accessible/plaintext.css"></head><body><pre>{}</pre></body></html>'
FEED = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>潮讯网</title><item>'
    "<title>南湾镇的渔家书屋开门</title><link>https://news.example.com/1.html</link></item></channel></rss>"
)


@pytest.mark.parametrize("page", [CHROMIUM, FIREFOX])
@pytest.mark.parametrize("file", [JSON, f"jQuery1720({JSON})", f"var list = {JSON};"])
def test_data_in_the_page_of_a_browser(page: str, file: str) -> None:
    text = page.format(html.escape(file, quote=False))
    assert file_of(text) == file
    assert [item.url for item in parse(text.encode()).items] == [row["url"] for row in ROWS]


def test_a_feed_in_the_page_of_a_browser() -> None:
    page = parse(CHROMIUM.format(html.escape(FEED, quote=False)).encode())
    assert (page.kind, [item.headline for item in page.items]) == ("feed", ["南湾镇的渔家书屋开门"])
    rss = FEED.partition("?>")[2]
    viewer = f'<html><body><div id="webkit-xml-viewer-source-xml">{rss}</div><div class="header"></div></body></html>'
    assert parse(viewer.encode()).kind == "feed"


@pytest.mark.parametrize(
    "text",
    [
        "<html><head><title>诗</title></head><body><pre>{春江}</pre></body></html>",
        "<html><head></head><body><pre>春江潮水连海平</pre></body></html>",
        "<html><head></head><body><p>一</p><pre>{}</pre></body></html>",
        CHROMIUM.format(html.escape(CHROMIUM.format("{}"))),
    ],
)
def test_any_other_page_is_none(text: str) -> None:
    assert file_of(text) is None


def test_pages_within_pages_end() -> None:
    text = "{}"
    for _ in range(60):
        text = CHROMIUM.format(html.escape(text)) if len(text) < 500_000 else text
    assert parse(text.encode()).items == ()
