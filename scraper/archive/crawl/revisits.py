"""Visits: when each address was last asked, what it said for the next time, and which article to look at again."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from scraper.archive.crawl.retry_schedule import FUTURE
from scraper.models import Fetched, stamp

SCHEDULE = (3600, 6 * 3600, 86400, 7 * 86400)
"""Seconds after the first fetch at which an article is looked at again, unless the source says otherwise."""


@dataclass(frozen=True, slots=True)
class Revisit:
    """An article to be looked at again: ask ``url`` with these validators."""

    url: str
    article: int
    etag: str | None
    last_modified: str | None


def visited(connection: sqlite3.Connection, source: str, fetched: Fetched, article: int | None = None) -> None:
    """Note that an address answered (200 or 304), and its validators."""
    etag, modified = fetched.header("etag"), fetched.header("last-modified")
    values = (fetched.requested, source, article, etag, modified, fetched.fetched, fetched.status)
    # not as one upsert: that would make FTS5 write out all that it has gathered (see words.keep)
    first = connection.execute(
        "INSERT OR IGNORE INTO visits (url, source, article, etag, last_modified, first_visited, last_visited)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)",
        values[:6],
    )
    if not first.rowcount:
        connection.execute(
            "UPDATE visits SET source = ?2, article = coalesce(?3, article), last_visited = ?6,"
            "  etag = CASE ?7 WHEN 304 THEN coalesce(?4, etag) ELSE ?4 END,"
            "  last_modified = CASE ?7 WHEN 304 THEN coalesce(?5, last_modified) ELSE ?5 END,"
            "  first_visited = min(first_visited, ?6),"  # it may be of a clock that was ahead
            "  visits = visits + 1, age = max(0, unixepoch(?6) - unixepoch(first_visited)) WHERE url = ?1",
            values,
        )


def due(
    connection: sqlite3.Connection, source: str, now: str, schedule: Sequence[float] = SCHEDULE, limit: int = 10_000
) -> list[Revisit]:
    """Articles of a source to look at again: a step of the schedule has passed since they were last asked.

    ``now`` is ISO 8601 in UTC. The freshest come first, because they are the likeliest to have changed. What is over
    twice as old as the last step is no longer fresh, and left alone whatever was missed: a long pause, an import.
    A first fetch that lies ahead of the clock counts as none: such an article is due at once.
    """
    moment = datetime.fromisoformat(now).astimezone(UTC)
    found: dict[str, tuple[str, Revisit]] = {}
    oldest = stamp(moment - timedelta(seconds=2 * max(schedule, default=0)))
    for step in schedule:
        before = stamp(moment - timedelta(seconds=step))
        rows = connection.execute(
            "SELECT url, article, etag, last_modified, first_visited FROM visits"
            " WHERE source = ? AND article IS NOT NULL AND age < ? AND first_visited BETWEEN ? AND ?"
            " ORDER BY first_visited DESC LIMIT ?",
            (source, step, oldest, before, limit),
        )
        for url, article, etag, modified, first in rows:
            found.setdefault(url, (first, Revisit(url, article, etag, modified)))
    if schedule:
        rows = connection.execute(
            "SELECT url, article, etag, last_modified, first_visited FROM visits"
            " WHERE source = ? AND article IS NOT NULL AND age < ? AND first_visited > ? LIMIT ?",
            (source, max(schedule), stamp(moment + FUTURE), limit),
        )
        found.update({url: (first, Revisit(url, *rest)) for url, *rest, first in rows})
    freshest = sorted(found.values(), key=lambda pair: pair[0], reverse=True)
    return [revisit for _, revisit in freshest[:limit]]
