"""Tombstones: hashes of deleted addresses, which are not fetched, read again or imported any more.

An address itself is not kept. Beside its hash there is a sketch of the text (scraper/text/fingerprint.py): some sites
give all their pages one canonical link, and a deleted article must not take the others with it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from hashlib import blake2b
from struct import pack, unpack

from scraper.models import Page
from scraper.urls import plain

_SAME = 6
"""Minimum number of shared hashes of two sketches of the same text: see `near_duplicates._SHARED_ALONE`."""


def add(connection: sqlite3.Connection, urls: Iterable[str], now: str, sketch: Sequence[int] = ()) -> None:
    """Remember these addresses as deleted, with the sketch of their text."""
    packed = pack(f"<{len(sketch)}q", *sketch)
    connection.executemany(
        "INSERT OR REPLACE INTO tombstones (hash, deleted, sketch) VALUES (?, ?, ?)",
        [(_hash(url), now, packed) for url in urls],
    )


def forget(connection: sqlite3.Connection, urls: Iterable[str] | None = None) -> int:
    """Let these addresses (None: all of them) be fetched and imported again; return the number of rows."""
    if urls is None:
        return connection.execute("DELETE FROM tombstones").rowcount
    return sum(connection.execute("DELETE FROM tombstones WHERE hash = ?", (_hash(url),)).rowcount for url in urls)


def among(connection: sqlite3.Connection, urls: Iterable[str]) -> set[str]:
    """Return the addresses that were deleted."""
    if not _any(connection):
        return set()
    query = "SELECT 1 FROM tombstones WHERE hash = ?"
    return {url for url in set(urls) if connection.execute(query, (_hash(url),)).fetchone()}


def covers(
    connection: sqlite3.Connection, addresses: Sequence[str], canonical: str | None, sketch: Sequence[int]
) -> bool:
    """Check whether an article was deleted.

    That is: one of the ``addresses`` from which it was fetched was, or its canonical link with the same text, judged by
    sketches.
    """
    if not _any(connection):
        return False
    if among(connection, addresses):
        return True
    if canonical is None:
        return False
    row = connection.execute("SELECT sketch FROM tombstones WHERE hash = ?", (_hash(canonical),)).fetchone()
    if row is None:
        return False
    former = unpack(f"<{len(row[0]) // 8}q", row[0])
    return not addresses or not former or not sketch or len({*former} & {*sketch}) >= _SAME


def of_articles(connection: sqlite3.Connection, hashes: Collection[bytes]) -> dict[bytes, int]:
    """Return which of these hashes are of an address that leads to a stored article: hash -> the article's id."""
    if not hashes:
        return {}
    rows = connection.execute(
        "SELECT url, id FROM articles UNION ALL SELECT url, article FROM visits WHERE article IS NOT NULL"
    )
    return {digest: article for url, article in rows if (digest := _hash(url)) in hashes}


def without(connection: sqlite3.Connection, page: Page) -> Page:
    """Return a page without the entries and teasers of deleted addresses."""
    gone = among(connection, [item.url for item in page.items]) if page.items else None
    return replace(page, items=tuple(item for item in page.items if item.url not in gone)) if gone else page


def _any(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM tombstones LIMIT 1").fetchone() is not None


def _hash(url: str) -> bytes:
    return blake2b(plain(url).encode("utf-8", "surrogatepass"), digest_size=16).digest()
