"""A command-line news scraper and archiver, made first for Chinese-language news; and a library.

    from scraper import Archive, Filter, parse

    page = parse(content, "https://news.example.cn/1.html")     # bytes to a record: headline, byline, editors, body …
    with Archive.read("archive.db") as archive:
        for row in archive.articles(Filter(since="2026-01-01")):
            print(row["headline"])

The names in ``__all__`` are the stable part; each is imported when it is first used. docs/library.md has more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scraper.archive import Archive, Filter
    from scraper.errors import ArchiveError, ConfigError, FetchError, ParseError, ScrapeError
    from scraper.extract import explain, parse
    from scraper.models import Evidence, Hints, Page, Teaser

__version__ = "0.1.0"

__all__ = [
    "Archive",
    "ArchiveError",
    "ConfigError",
    "Evidence",
    "FetchError",
    "Filter",
    "Hints",
    "Page",
    "ParseError",
    "ScrapeError",
    "Teaser",
    "__version__",
    "explain",
    "parse",
]

_HOMES = {
    "Archive": "archive",
    "Filter": "archive",
    "explain": "extract",
    "parse": "extract",
    **dict.fromkeys(("ArchiveError", "ConfigError", "FetchError", "ParseError", "ScrapeError"), "errors"),
    **dict.fromkeys(("Evidence", "Hints", "Page", "Teaser"), "models"),
}


def __getattr__(name: str) -> Any:
    """Import a name when it is first used: the command line must start fast."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
