"""Digests of pages that came in the place of articles while a site was out of order, by source, for later runs."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

TABLE = (
    "CREATE TABLE notices (source TEXT NOT NULL REFERENCES sources(name), digest TEXT NOT NULL, seen TEXT NOT NULL,"
    " PRIMARY KEY (source, digest)) STRICT, WITHOUT ROWID"
)
REMEMBERED = 50
"""Notices of a source that are kept, those seen last; a site has a handful."""


def create(connection: sqlite3.Connection) -> None:
    """Make the table."""
    connection.execute(TABLE)


def add(connection: sqlite3.Connection, source: str, digests: Collection[str], now: str) -> None:
    """Remember notices, or that they were seen again. ``now``: ISO 8601 in UTC."""
    connection.executemany(
        "INSERT OR REPLACE INTO notices (source, digest, seen) VALUES (?, ?, ?)",
        [(source, digest, now) for digest in digests],
    )
    connection.execute(
        "DELETE FROM notices WHERE source = ?1 AND digest NOT IN"
        " (SELECT digest FROM notices WHERE source = ?1 ORDER BY seen DESC LIMIT ?2)",
        (source, REMEMBERED),
    )


def of(connection: sqlite3.Connection, source: str) -> set[str]:
    """Return the digests of a source's notices."""
    return {digest for (digest,) in connection.execute("SELECT digest FROM notices WHERE source = ?", (source,))}
