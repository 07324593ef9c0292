"""Look for bytes that make the parser raise, hang or grow. Runs until it finds some, or for as long as it is told.

    pip install atheris      (Linux and macOS, CPython; no part of the test suite)
    python tests/fuzz/fuzz_parse.py [CORPUS_FOLDER] -max_total_time=3600 -timeout=20 -rss_limit_mb=2048

CORPUS_FOLDER holds pages to begin from and receives what is found to be interesting; the options are libFuzzer's.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["scraper"]):
    from scraper.contract import Kind
    from scraper.errors import ParseError
    from scraper.extract import parse
    from scraper.models import Hints

KINDS: tuple[Kind | str, ...] = ("auto", "article", "list", "feed")
TYPES = (
    None,
    "text/html",
    "text/html; charset=gbk",
    "text/html; charset=big5",
    "application/xml",
    "text/html; charset=utf-16",
)


def one_input(data: bytes) -> None:
    """The first two bytes choose the hints; the rest is the page."""
    if len(data) < 2:
        return
    hints = Hints(kind=KINDS[data[0] % len(KINDS)], content_type=TYPES[data[1] % len(TYPES)])  # type: ignore[arg-type]
    try:
        page = parse(data[2:], "https://news.example.cn/2026/0131/c1.html", hints)
    except ParseError:
        return
    for text in (
        page.headline,
        page.body,
        page.summary or "",
        *page.byline,
        *page.editors,
        *(i.headline for i in page.items),
    ):
        assert not any(ord(c) < 32 and c not in "\n\t" for c in text), repr(text)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
