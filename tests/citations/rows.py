"""Invented articles as rows of an archive: a printed page, a paper on the web, a site, a capture."""

from __future__ import annotations

from typing import Any

PAPER: dict[str, Any] = {
    "id": 17,
    "url": "https://paper.example.cn/2026/0131/1.html",
    "headline": "图书馆新馆开馆",
    "byline": ["陈可", "周以宁"],
    "editors": ["林一"],
    "outlet": "清河晚报",
    "section": "文化",
    "published": "2026-01-31T08:15+08:00",
    "summary": "首日四千人",
    "keywords": ["图书馆", "新馆"],
    "language": "zh-CN",
    "source": "qinghe",
    "fetched": "2026-02-01T01:00:00Z",
    "changed": None,
    "revision": 1,
}
SITE: dict[str, Any] = {
    **PAPER,
    "id": 18,
    "url": "https://news.example.org/opening_day?a=1&b=2",
    "headline": "100% of {readers} were \\ let in & stayed",
    "byline": ["Jane van der Berg", "John Q. Public, Jr.", "Reuters", "王小明"],
    "outlet": "Example Online",
    "section": None,
    "published": "2026-01-31",
    "summary": None,
    "keywords": [],
    "language": "en",
}
CAPTURE: dict[str, Any] = {
    **SITE,
    "id": 19,
    "url": "https://web.archive.org/web/20140102030405id_/http://old.example.com/a.html",
    "headline": "Bridge opens",
    "byline": [],
    "outlet": None,
    "published": None,
    "changed": "2026-02-03T01:00:00Z",
    "revision": 2,
}
ROWS = (PAPER, SITE, CAPTURE)
