"""Readings of list pages: the links each gave a source, and the validators by which an unchanged one (304) is skipped.

An ETag or Last-Modified belongs to a source and its settings, not to an address: two sources may read one list with
other patterns, and a source may be changed. It is trusted only as long as it proves true: from time to time a list is
requested without conditions, and a server that called it unchanged although it shows other articles is requested
without them from then on.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b

from scraper.archive.crawl.retry_schedule import FUTURE
from scraper.contract import stamp
from scraper.models import Fetched

TRUST = 3
"""Consecutive 304 answers that are believed of a new list; doubled each time that a full reading confirms them, …"""
MOST_TRUST = 48
"""… up to the number of two days of an hourly list."""
FULL_LOOK = timedelta(days=7)
"""Maximum time between two full readings of a list, however seldom its source is fetched."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A list page as a source last read it under its present settings."""

    etag: str | None
    last_modified: str | None
    links: int
    """Links to articles on it when it was last read in full."""


def usable(connection: sqlite3.Connection, source: str, url: str, settings: str, now: str) -> Reading | None:
    """Return the validators to ask with; None if the page is to be read in full."""
    moment = datetime.fromisoformat(now)
    row = connection.execute(
        "SELECT etag, last_modified, links FROM readings WHERE source = ? AND url = ? AND settings = ? AND counts = 1"
        " AND unchanged < trust AND full_look BETWEEN ? AND ? AND (etag IS NOT NULL OR last_modified IS NOT NULL)",
        (source, url, settings, stamp(moment - FULL_LOOK), stamp(moment + FUTURE)),
    ).fetchone()
    return Reading(*row) if row else None


def read_in_full(
    connection: sqlite3.Connection, source: str, urls: Collection[str], settings: str
) -> dict[str, datetime]:
    """Return when each of the lists was last read in full, to its last page."""
    rows = connection.execute(
        "SELECT url, full_look FROM readings WHERE source = ? AND settings = ? AND counts = 1"
        " AND url IN (SELECT value FROM json_each(?))",
        (source, settings, json.dumps(list(urls), ensure_ascii=False)),
    )
    return {url: datetime.fromisoformat(looked) for url, looked in rows}


def read(
    connection: sqlite3.Connection, source: str, fetched: Fetched, settings: str, links: Iterable[str], *, counts: bool
) -> None:
    """Note the links of a list page.

    ``counts``: it, or another page of the same list, led to articles, and all was read.
    """
    shown = sorted(set(links))
    digest = blake2b("\n".join(shown).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    sent = fetched.header("etag"), fetched.header("last-modified")
    before = connection.execute(
        "SELECT etag, last_modified, digest, unchanged, trust FROM readings"
        " WHERE source = ? AND url = ? AND settings = ?",
        (source, fetched.requested, settings),
    ).fetchone()
    connection.execute(
        "INSERT OR REPLACE INTO readings (source, url, settings, etag, last_modified, links, digest, counts, full_look,"
        " unchanged, trust) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)",
        (
            *(source, fetched.requested, settings, *sent, len(shown), digest, int(counts), fetched.fetched),
            _trust(before, sent, digest),
        ),
    )


def _trust(
    before: tuple[str | None, str | None, str, int, int] | None, sent: tuple[str | None, str | None], digest: str
) -> int:
    if before is None:
        return TRUST
    *validators, shown, unchanged, trust = before
    if tuple(validators) != sent:
        return max(trust, TRUST)
    if shown != digest:  # the same validators for other articles: what they say cannot be relied on
        return 0
    return min(2 * trust, MOST_TRUST) if unchanged >= trust else trust


def unchanged(connection: sqlite3.Connection, source: str, fetched: Fetched) -> None:
    """Note that a list page answered 304."""
    connection.execute(
        "UPDATE readings SET unchanged = unchanged + 1, etag = coalesce(?3, etag),"
        " last_modified = coalesce(?4, last_modified) WHERE source = ?1 AND url = ?2",
        (source, fetched.requested, fetched.header("etag"), fetched.header("last-modified")),
    )
