"""Digests of pages that came in place of articles while a site was out of order, by source, for later runs."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

REMEMBERED = 50
"""Maximum number of stored notices of a source, the latest; a site has a handful."""


def add(connection: sqlite3.Connection, source: str, digests: Collection[str], now: str) -> None:
    """Store notices with the time at which they were last seen. ``now``: ISO 8601 in UTC."""
    connection.executemany(
        "INSERT OR REPLACE INTO notices (source, digest, seen) VALUES (?, ?, ?)",
        [(source, digest, now) for digest in digests],
    )
    connection.execute(
        "DELETE FROM notices WHERE source = ?1 AND digest NOT IN"
        " (SELECT digest FROM notices WHERE source = ?1 ORDER BY seen DESC LIMIT ?2)",
        (source, REMEMBERED),
    )
