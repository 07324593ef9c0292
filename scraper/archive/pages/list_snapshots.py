"""Snapshots of list pages: headlines and teasers by rank, one snapshot per change."""

from __future__ import annotations

import json
import sqlite3
from hashlib import blake2b

from scraper.archive.pages.raw_pages import RawPages
from scraper.archive.rows import tombstones
from scraper.models import Fetched, Page, Teaser

FULL = 0.5
"""A snapshot with at least this share of the entries of the fullest stored one is a full one."""


def store(
    connection: sqlite3.Connection,
    pages: RawPages,
    source: str,
    fetched: Fetched,
    page: Page,
    *,
    run: int | None,
    spacing: int = 0,
) -> bool:
    """Store a list page's entries if they differ from the last snapshot; True if they do.

    A capture of a web archive is compared with the snapshot before its time.

    ``spacing``: the least seconds between two snapshots of about as many entries, for a hot list, whose places are
    stored at each reading (`scraper.archive.pages.ranks`).
    The raw page is kept of its latest snapshot and of its last full one, to compare them when a list breaks; not of one
    that shows a deleted article.
    """
    address = fetched.requested
    shown = _hash([[item.url, item.headline, item.summary] for item in page.items])
    last = connection.execute(
        "SELECT hash, items, unixepoch(?2) - unixepoch(fetched) FROM listings WHERE url = ?1 AND (?3 OR fetched <= ?2)"
        " ORDER BY fetched DESC, id DESC LIMIT 1",
        (address, fetched.fetched, fetched.provenance is None),
    ).fetchone()
    if last is not None and (last[0] == shown or _is_near(last[1], len(page.items), last[2], spacing)):
        return False
    deleted = tombstones.among(connection, [item.url for item in page.items])
    raw = None if deleted else pages.add(source, "list", fetched)
    listing = connection.execute(
        "INSERT INTO listings (url, source, kind, fetched, items, hash, run, page) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (address, source, page.kind, fetched.fetched, len(page.items), shown, run, raw),
    ).lastrowid
    connection.executemany(
        "INSERT INTO sightings (listing, rank, teaser, heat) VALUES (?, ?, ?, ?)",
        [
            (listing, rank, teaser(connection, item), item.heat)
            for rank, item in enumerate(page.items, 1)
            if item.headline and item.url not in deleted  # a sitemap's bare addresses show nobody a headline
        ],
    )
    _drop_older_pages(connection, pages, address)
    return True


def _is_near(before: int, now: int, seconds: int, spacing: int) -> bool:
    """Check for a snapshot within ``spacing`` of the last one, with about as many entries."""
    return 0 <= seconds < spacing and FULL * before <= now and FULL * now <= before


def teaser(connection: sqlite3.Connection, item: Teaser) -> int:
    """The row of a teaser, written where there is none yet."""
    shown = _hash([item.url, item.headline, item.summary])
    row = connection.execute("SELECT id FROM teasers WHERE hash = ?", (shown,)).fetchone()
    if row is not None:
        return int(row[0])
    added = connection.execute(  # no RETURNING: it would make FTS5 write (see word_boundaries.keep)
        "INSERT INTO teasers (url, headline, summary, hash) VALUES (?, ?, ?, ?)",
        (item.url, item.headline, item.summary, shown),
    ).lastrowid
    assert added is not None
    return added


def _drop_older_pages(connection: sqlite3.Connection, pages: RawPages, address: str) -> None:
    stored = connection.execute(
        "SELECT id, items, page FROM listings WHERE url = ? AND page IS NOT NULL ORDER BY fetched DESC, id DESC",
        (address,),
    ).fetchall()
    if not stored:
        return
    fullest = max(items for _, items, _ in stored)
    needed = {stored[0][0]}
    needed.update([listing for listing, items, _ in stored if items and items >= FULL * fullest][:1])
    for listing, _, raw in stored:
        if listing not in needed:
            connection.execute("UPDATE listings SET page = NULL WHERE id = ?", (listing,))
            pages.remove(raw)


def _hash(value: object) -> int:
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)
