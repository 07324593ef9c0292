"""Visits and failures: when each address was last asked, what it said for the next time, and which to look at again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from scraper.archive import tombstones
from scraper.archive.raw import RawPages
from scraper.records import Fetched, stamp

SCHEDULE = (3600, 6 * 3600, 86400, 7 * 86400)
"""Seconds after the first fetch at which an article is looked at again, unless the source says otherwise."""


PROMPT = 3
"""Runs that an address may fail in before it is asked for more and more rarely: what a moment's trouble has held up
does not wait."""
PAUSE, LONGEST_PAUSE = 3600, 86400
"""Seconds before the next try after that, twice as long each time; at most. A host's outage so costs at most as long
again."""
GIVEN_UP = 30 * 86400
"""Seconds of failing after which an address is left alone."""

NOT_ASKED, LEFT_ALONE = "not asked: ", "the host is left alone for this run"
"""How the reasons begin for which an address was not asked for at all, as `scraper.fetch` words them."""

_RESTING = (
    f"heals = 1 AND tries >= {PROMPT} AND reason NOT LIKE '{NOT_ASKED}%' AND reason NOT LIKE '{LEFT_ALONE}%'"
    f" AND (unixepoch(last_failed) - unixepoch(first_failed) > {GIVEN_UP}"
    f" OR unixepoch(?2) - unixepoch(last_failed) < min({PAUSE} << min(tries - {PROMPT}, 20), {LONGEST_PAUSE}))"
)
"""Which failures are not to be tried again yet; ?2 is now. What was not asked for costs nobody anything, and may be had
as soon as the host is well, or its robots.txt allows it."""


@dataclass(frozen=True, slots=True)
class Pending:
    """An address of the frontier, and how many runs have failed to have it."""

    url: str
    failed: int

    @property
    def stubborn(self) -> bool:
        """Whether it has failed so often that it has been told, and is no news."""
        return self.failed >= PROMPT


@dataclass(frozen=True, slots=True)
class Revisit:
    """An article to be looked at again: ask ``url`` with these validators."""

    url: str
    article: int
    etag: str | None
    last_modified: str | None


def known(connection: sqlite3.Connection, urls: Iterable[str]) -> set[str]:
    """Those of the URLs that need no fetching: stored as an article, failed for good, or deleted."""
    urls = list(urls)
    rows = connection.execute(
        "WITH asked(url) AS (SELECT value FROM json_each(?))"
        " SELECT url FROM asked JOIN articles USING (url)"
        " UNION SELECT url FROM asked JOIN visits USING (url) WHERE article IS NOT NULL"
        " UNION SELECT url FROM asked JOIN failures USING (url) WHERE heals = 0",
        (json.dumps(urls, ensure_ascii=False),),
    )
    return {url for (url,) in rows} | tombstones.among(connection, urls)


def expect(connection: sqlite3.Connection, source: str, urls: Iterable[str], now: str) -> None:
    """Put addresses of articles that a list page showed on the frontier, but for those that need no fetching."""
    wanted = list(urls)
    needless = known(connection, wanted)
    connection.executemany(
        "INSERT OR IGNORE INTO frontier (url, source, found) VALUES (?, ?, ?)",
        [(url, source, now) for url in wanted if url not in needless],
    )


def pending(connection: sqlite3.Connection, source: str, now: str) -> list[Pending]:
    """The frontier of a source, oldest first: addresses that were found, and neither had nor refused for good.

    Those that keep failing are left out until they are due again. ``now``: ISO 8601 in UTC.
    """
    rows = connection.execute(
        "SELECT url, coalesce(tries, 0) FROM frontier LEFT JOIN failures USING (url)"
        f" WHERE frontier.source = ?1 AND NOT coalesce({_RESTING}, 0) ORDER BY found",
        (source, now),
    )
    return [Pending(*row) for row in rows]


def resting(connection: sqlite3.Connection, urls: Iterable[str], now: str) -> set[str]:
    """Those of the URLs that keep failing, and are not due to be tried again."""
    rows = connection.execute(
        f"SELECT url FROM json_each(?1) JOIN failures ON url = value WHERE {_RESTING}",
        (json.dumps(list(urls), ensure_ascii=False), now),
    )
    return {url for (url,) in rows}


def validators(connection: sqlite3.Connection, url: str) -> tuple[str | None, str | None] | None:
    """ETag and Last-Modified that the address sent last; None if it sent neither or was never asked."""
    row = connection.execute("SELECT etag, last_modified FROM visits WHERE url = ?", (url,)).fetchone()
    return (row[0], row[1]) if row and (row[0] or row[1]) else None


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
            "  visits = visits + 1, age = max(0, unixepoch(?6) - unixepoch(first_visited)) WHERE url = ?1",
            values,
        )


def due(
    connection: sqlite3.Connection, source: str, now: str, schedule: Sequence[float] = SCHEDULE, limit: int = 10_000
) -> list[Revisit]:
    """Articles of a source to look at again: a step of the schedule has passed since they were last asked.

    ``now`` is ISO 8601 in UTC. The freshest come first, because they are the likeliest to have changed. What is over
    twice as old as the last step is no longer fresh, and left alone whatever was missed: a long pause, an import.
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
    freshest = sorted(found.values(), key=lambda pair: pair[0], reverse=True)
    return [revisit for _, revisit in freshest[:limit]]


def failed(
    connection: sqlite3.Connection,
    pages: RawPages,
    source: str,
    url: str,
    reason: str,
    *,
    run: int | None,
    now: str,
    fetched: Fetched | None,
    status: int | None,
    heals: bool,
) -> None:
    """Keep a failure as a row, with the raw page if one was had; a second failure of an address updates its row.

    Of what was deleted nothing is kept.
    """
    if tombstones.among(connection, (url,)):
        return
    if fetched is not None and status is None:
        status = fetched.status
    reason = reason.encode("utf-8", "replace").decode()  # it may quote what a server sent
    before = connection.execute("SELECT page FROM failures WHERE url = ?", (url,)).fetchone()
    page = pages.add(source, "failure", fetched) if fetched is not None and fetched.content else None
    connection.execute(
        "INSERT INTO failures (url, source, reason, status, heals, first_failed, last_failed, run, page)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7, ?8)"
        " ON CONFLICT (url) DO UPDATE SET source = ?2, reason = ?3, status = ?4, heals = ?5, tries = tries + 1,"
        "  last_failed = ?6, run = ?7, page = ?8",
        (url, source, reason, status, int(heals), now, run, page),
    )
    if before is not None:
        pages.remove(before[0])
    if not heals:
        connection.execute("DELETE FROM frontier WHERE url = ?", (url,))
    # an article that cannot be had again was still looked at: its schedule moves on
    connection.execute(
        "UPDATE visits SET last_visited = ?2, visits = visits + 1,"
        " age = max(0, unixepoch(?2) - unixepoch(first_visited)) WHERE url = ?1 AND article IS NOT NULL",
        (url, now),
    )


def healed(connection: sqlite3.Connection, pages: RawPages, urls: Iterable[str]) -> None:
    """Forget the failures of addresses that have been had after all, and wait for them no more."""
    for url in set(urls):
        connection.execute("DELETE FROM frontier WHERE url = ?", (url,))
        row = connection.execute("DELETE FROM failures WHERE url = ? RETURNING page", (url,)).fetchall()
        if row:
            pages.remove(row[0][0])
