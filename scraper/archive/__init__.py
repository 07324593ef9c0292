"""The archive: one SQLite file, one writer, and every word of SQL in the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scraper.archive.archive import Archive
    from scraper.archive.articles.queries import Filter
    from scraper.archive.articles.store import Stored
    from scraper.archive.crawl.revisits import Revisit

__all__ = ["Archive", "Filter", "Revisit", "Stored"]

_HOMES = {
    "Archive": "archive",
    "Stored": "articles.store",
    "Filter": "articles.queries",
    "Revisit": "crawl.revisits",
}


def __getattr__(name: str) -> Any:
    """Import a name when it is first asked for: commands that never open an archive pay nothing for it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
