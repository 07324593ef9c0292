"""The printed styles, against lines written by hand after their manuals."""

from __future__ import annotations

from typing import Any

import pytest

from scraper.citations import STYLES, cite, document
from tests.citations.rows import CAPTURE, PAPER, ROWS, SITE

PRINTED: list[tuple[str, dict[str, Any], str]] = [
    (
        "gb7714",
        PAPER,
        "陈可, 周以宁. 图书馆新馆开馆[N/OL]. 清河晚报, 2026-01-31[2026-02-01]. https://paper.example.cn/2026/0131/1.html.",
    ),
    (
        "gb7714",
        {**PAPER, "page_number": "A02", "url": "urn:x", "byline": ["甲", "乙", "丙", "丁"]},
        "甲, 乙, 丙, 等. 图书馆新馆开馆[N]. 清河晚报, 2026-01-31(A02).",
    ),
    (
        "gb7714",
        {**PAPER, "page_number": "2", "revision": 2, "changed": "2026-02-03T01:00:00Z"},
        "陈可, 周以宁. 图书馆新馆开馆[N/OL]. 清河晚报, 2026-01-31(2)[2026-02-03]."
        " https://paper.example.cn/2026/0131/1.html. 存档版本: 2.",
    ),
    (
        "gb7714",
        {**PAPER, "outlet": "清河在线"},
        "陈可, 周以宁. 图书馆新馆开馆[EB/OL]. 清河在线, 2026(2026-01-31)[2026-02-01]."
        " https://paper.example.cn/2026/0131/1.html.",
    ),
    (
        "gb7714",
        {**SITE, "headline": "Doors open"},
        "VAN DER BERG J, PUBLIC J Q Jr, Reuters, et al. Doors open[EB/OL]. Example Online, 2026(2026-01-31)"
        "[2026-02-01]. https://news.example.org/opening_day?a=1&b=2.",
    ),
    (
        "gb7714",
        CAPTURE,
        "Bridge opens[EB/OL]. [2026-02-03]. http://old.example.com/a.html."
        " Archived at https://web.archive.org/web/20140102030405id_/http://old.example.com/a.html."
        " Archived revision 2.",
    ),
    (
        "apa",
        {**SITE, "headline": "Who is let in?"},
        "van der Berg, J., Public, J. Q., Jr., Reuters, & 王小明. (2026, January 31). Who is let in? Example Online."
        " Retrieved February 1, 2026, from https://news.example.org/opening_day?a=1&b=2",
    ),
    (
        "apa",
        {**PAPER, "page_number": "A02"},
        "陈可, & 周以宁. (2026, January 31). 图书馆新馆开馆. 清河晚报, A02."
        " Retrieved February 1, 2026, from https://paper.example.cn/2026/0131/1.html",
    ),
    (
        "apa",
        {**CAPTURE, "revision": 1, "changed": None, "url": "http://old.example.com/a.html"},
        "Bridge opens. (n.d.). Retrieved February 1, 2026, from http://old.example.com/a.html",
    ),
    (
        "mla",
        {**SITE, "headline": "Doors open", "byline": ["Jane Smith", "John Doe"], "section": "City"},
        "Smith, Jane, and John Doe. “Doors open.” Example Online, 31 Jan. 2026, sec. City,"
        " https://news.example.org/opening_day?a=1&b=2. Accessed 1 Feb. 2026.",
    ),
    (
        "mla",
        {**SITE, "headline": "Doors open"},
        "van der Berg, Jane, et al. “Doors open.” Example Online, 31 Jan. 2026,"
        " https://news.example.org/opening_day?a=1&b=2. Accessed 1 Feb. 2026.",
    ),
    (
        "chicago",
        {**SITE, "headline": "Doors open", "page_number": "4"},
        "van der Berg, Jane, John Q. Public, Jr., Reuters, and 王小明. “Doors open.” Example Online, January 31, 2026,"
        " p. 4. Accessed February 1, 2026. https://news.example.org/opening_day?a=1&b=2.",
    ),
]


@pytest.mark.parametrize(("style", "row", "line"), PRINTED)
def test_a_printed_style(style: str, row: dict[str, Any], line: str) -> None:
    assert cite(row, style) == line


@pytest.mark.parametrize("style", STYLES)
def test_every_style_cites_an_article_without_anything(style: str) -> None:
    assert cite({"url": "https://a.example/1", "headline": "标题"}, style).count("标题") == 1


def test_several_are_one_a_line() -> None:
    assert document(ROWS, "gb7714").count("\n") == 2


def test_twenty_one_authors_in_apa() -> None:
    line = cite({**SITE, "byline": [f"Ann Name{'abcdefghijklmnopqrstuvwx'[n]}" for n in range(22)]}, "apa")
    assert line.startswith("Namea, A., Nameb, A.,")
    assert "Names, A., … Namev, A. (2026" in line
