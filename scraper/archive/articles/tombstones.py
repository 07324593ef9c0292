"""What was deleted on purpose, by hashes of its addresses: it is not fetched, read again or imported any more.

An address itself is not kept. Beside its hash stands a sketch of the text (scraper/text/fingerprint.py): some sites
give all their pages one canonical link, and a deleted article must not take the others with it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import blake2b
from struct import pack, unpack

from scraper.models import Page
from scraper.urls import plain

TABLE = (
    "CREATE TABLE tombstones (hash BLOB PRIMARY KEY, deleted TEXT NOT NULL, sketch BLOB NOT NULL) STRICT, WITHOUT ROWID"
)

_SAME = 6
"""Hashes that the sketches of two texts share, from which on they are one text: see `copies._SHARED_ALONE`."""


def create(connection: sqlite3.Connection) -> None:
    """Make the table."""
    connection.execute(TABLE)


def add(connection: sqlite3.Connection, urls: Iterable[str], now: str, sketch: Sequence[int] = ()) -> None:
    """Remember that what these addresses lead to was deleted."""
    packed = pack(f"<{len(sketch)}q", *sketch)
    connection.executemany(
        "INSERT OR REPLACE INTO tombstones (hash, deleted, sketch) VALUES (?, ?, ?)",
        [(_hash(url), now, packed) for url in urls],
    )


def forget(connection: sqlite3.Connection, urls: Iterable[str] | None = None) -> int:
    """Let these addresses (None: all of them) be fetched and imported again; how many tombstones are gone."""
    if urls is None:
        return connection.execute("DELETE FROM tombstones").rowcount
    return sum(connection.execute("DELETE FROM tombstones WHERE hash = ?", (_hash(url),)).rowcount for url in urls)


def count(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """How many addresses were deleted, by day: 2026-01-31."""
    return connection.execute(
        "SELECT substr(deleted, 1, 10), count(*) FROM tombstones GROUP BY 1 ORDER BY 1"
    ).fetchall()


def among(connection: sqlite3.Connection, urls: Iterable[str]) -> set[str]:
    """Those of the addresses that were deleted."""
    if not _any(connection):
        return set()
    asked = "SELECT 1 FROM tombstones WHERE hash = ?"
    return {url for url in set(urls) if connection.execute(asked, (_hash(url),)).fetchone()}


def covers(connection: sqlite3.Connection, asked: Sequence[str], canonical: str | None, sketch: Sequence[int]) -> bool:
    """Whether an article was deleted: one of the addresses at which it was had, or its canonical link if the text is
    the same, as far as sketches tell."""
    if among(connection, asked):
        return True
    if canonical is None or not _any(connection):
        return False
    row = connection.execute("SELECT sketch FROM tombstones WHERE hash = ?", (_hash(canonical),)).fetchone()
    if row is None:
        return False
    former = unpack(f"<{len(row[0]) // 8}q", row[0])
    return not asked or not former or not sketch or len({*former} & {*sketch}) >= _SAME


def without(connection: sqlite3.Connection, page: Page) -> Page:
    """A page without the entries and teasers that lead to what was deleted."""
    gone = among(connection, [item.url for item in page.items]) if page.items else None
    return replace(page, items=tuple(item for item in page.items if item.url not in gone)) if gone else page


def _any(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM tombstones LIMIT 1").fetchone() is not None


def _hash(url: str) -> bytes:
    return blake2b(plain(url).encode("utf-8", "surrogatepass"), digest_size=16).digest()
