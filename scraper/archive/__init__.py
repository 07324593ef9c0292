"""The archive: one SQLite file, one writer, and all SQL of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scraper.archive.archive import Archive
    from scraper.archive.articles.store import Stored
    from scraper.archive.crawl.visits import Revisit
    from scraper.archive.files.file import File
    from scraper.archive.rows.filters import Filter

__all__ = ["Archive", "File", "Filter", "Revisit", "Stored"]

_HOMES = {
    "Archive": "archive",
    "Stored": "articles.store",
    "File": "files.file",
    "Filter": "rows.filters",
    "Revisit": "crawl.visits",
}


def __getattr__(name: str) -> Any:
    """Import a name when it is first used, so that commands without an archive do not import its modules."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
