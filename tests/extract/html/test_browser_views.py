"""Files that a browser has saved in a page of its own are read as the files that they are."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable

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


LIST = "<html><head><title>新闻</title></head><body><ul>\n{}\n</ul></body></html>".format(
    "\n".join(f'<li><a href="{row["url"]}">{row["title"]}</a><i>{row["time"]}</i></li>' for row in ROWS)
)


def chromium_lines(source: str) -> str:
    rows = ""
    for line in html.escape(source, quote=False).split("\n"):
        linked = re.sub(
            r'href="([^"]+)"',
            r'<span class="html-attribute-name">href</span>="<a class="html-attribute-value html-external-link" '
            r'target="_blank" href="\1" rel="noreferrer noopener">\1</a>"',
            line,
        )
        cell = f'<td class="line-content"><span class="html-tag">{linked}</span></td>'
        rows += f'<tr><td class="line-number" value="1"></td>{cell}</tr>'
    head = '<html><head><meta name="color-scheme" content="light dark"></head><body>'
    return f"{head}<table><tbody>{rows}</tbody></table></body></html>"


def firefox_lines(source: str) -> str:
    lines = html.escape(source, quote=False).split("\n")
    spans = "\n".join(
        f'<span id="line{n}"></span><span class="start-tag">{line}</span>' for n, line in enumerate(lines)
    )
    head = "<html><head><title>新闻</title></head>"
    return f'{head}<body id="viewsource" class="highlight"><pre>{spans}</pre></body></html>'


@pytest.mark.parametrize("view", [chromium_lines, firefox_lines])
def test_the_source_of_a_page_in_a_browser_s_view(view: Callable[[str], str]) -> None:
    assert file_of(view(LIST)) == LIST
    items = parse(view(LIST).encode()).items
    assert [(item.headline, item.url) for item in items] == [(row["title"], row["url"]) for row in ROWS]


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
