"""Citations on the article page: the printed styles as text, the formats of reference managers as files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scraper.archive import Archive, Filter
from scraper.archive.db.part import Row
from scraper.citations import STYLES, cite
from scraper.presentation.web.pages.search_view import PATIENCE, Finder


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation. ``address``: where its file is, empty for a style that is shown as ``text``."""

    label: str
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class File:
    """A file to download."""

    name: str
    media: str
    content: str


def citations(row: Mapping[str, Any]) -> Sequence[Citation]:
    """Cite an article, given as its row, in every style."""
    return [
        Citation(style.label, "", f"/article/{row['id']}/cite/{name}")
        if style.suffix
        else Citation(style.label, cite(row, name), "")
        for name, style in STYLES.items()
    ]


def row_of(archive: Archive, number: int) -> Row | None:
    """Return an article's row with what only citations need."""
    return next(archive.bulk.references(Filter(ids=[number])), None)


def file(finder: Finder, number: str, style: str) -> File | None:
    """Return an article's citation for a reference manager; None if there is no such article or format."""
    if style not in STYLES or not STYLES[style].suffix:
        return None
    with finder.archive.snapshot(PATIENCE):
        row = row_of(finder.archive, int(number)) if len(number) < 19 else None
    if row is None:
        return None
    return File(f"article-{number}{STYLES[style].suffix}", STYLES[style].media, cite(row, style))
