"""Stored pages to try a source's selectors on, and the page that is stored of an address."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from scraper.archive.pages.raw_pages import PageKind


class StoredPage(NamedTuple):
    """The page of an address that is no article: of a list, or of what could not be read."""

    page: int
    source: str
    kind: PageKind
    url: str


def articles(connection: sqlite3.Connection, source: str, limit: int, without: int | None = None) -> list[int]:
    """Return articles of a source that have a raw page: spread evenly over all of them, the newest first."""
    rows = connection.execute(
        "SELECT id FROM articles WHERE source = ? AND page IS NOT NULL AND id IS NOT ? ORDER BY id DESC",
        (source, without),
    ).fetchall()
    step = max(1.0, len(rows) / max(limit, 1))
    return [rows[int(number * step)][0] for number in range(min(limit, len(rows)))]


def lists(connection: sqlite3.Connection, source: str, limit: int) -> list[StoredPage]:
    """Return the latest page of each list of a source, the list that was read last first."""
    rows = connection.execute(
        "SELECT max(page), source, 'list', url FROM listings WHERE source = ? AND page IS NOT NULL"
        " GROUP BY url ORDER BY max(id) DESC LIMIT ?",
        (source, limit),
    )
    return [StoredPage(*row) for row in rows]


def of_address(connection: sqlite3.Connection, addresses: Sequence[str]) -> StoredPage | None:
    """Return the latest page of a list, else of a failure, with any of these addresses."""
    marks = ", ".join("?" * len(addresses))
    for table, kind in (("listings", "list"), ("failures", "failure")):
        row = connection.execute(
            f"SELECT page, source, '{kind}', url FROM {table}"
            f" WHERE url IN ({marks}) AND page IS NOT NULL ORDER BY page DESC LIMIT 1",
            [*addresses],
        ).fetchone()
        if row is not None:
            return StoredPage(*row)
    return None
