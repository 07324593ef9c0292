"""Failures and the frontier: addresses that wait, those that failed and why, and when they are due."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from scraper.archive.crawl import retry_schedule
from scraper.archive.pages.raw_pages import RawPages
from scraper.archive.rows import messages, tombstones
from scraper.contract import stamp
from scraper.i18n import changed
from scraper.models import Fetched

_RESTING = (
    "(settings IS NULL OR settings IS :settings) AND next_try > :now AND next_try <= :latest_try"
    " AND last_failed <= :latest"
)
"""Failures that are not due yet: not those of other settings, nor those of an impossible moment."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An address that waits or has failed, the number of runs in which it failed, and its last HTTP status."""

    url: str
    failed: int
    status: int | None = None

    @property
    def stubborn(self) -> bool:
        """True if it has failed so often that it was reported already, and is no news."""
        return self.failed >= retry_schedule.PROMPT


@dataclass(frozen=True, slots=True)
class Failure:
    """An address that could not be fetched or read."""

    source: str
    url: str
    reason: str
    run: int | None = None
    fetched: Fetched | None = None
    """Its raw page, which is stored for a later parser."""
    status: int | None = None
    retryable: bool = False
    """The next run may succeed."""
    settings: str | None = None
    """The digest of the source's settings."""
    is_list: bool = False


def handled(connection: sqlite3.Connection, urls: Iterable[str]) -> set[str]:
    """Return the URLs that are stored as an article, have led to one, or were deleted."""
    urls = list(urls)
    rows = connection.execute(
        "WITH asked(url) AS (SELECT value FROM json_each(?))"
        " SELECT url FROM asked JOIN articles USING (url)"
        " UNION SELECT url FROM asked JOIN visits USING (url) WHERE article IS NOT NULL",
        (json.dumps(urls, ensure_ascii=False),),
    )
    return {url for (url,) in rows} | tombstones.among(connection, urls)


def add_to_frontier(connection: sqlite3.Connection, source: str, urls: Iterable[str], now: str) -> None:
    """Put addresses of articles that a list page showed on the frontier, except those that are stored."""
    shown = list(urls)
    needless = handled(connection, shown)
    connection.executemany(
        "INSERT OR IGNORE INTO frontier (url, source, found) VALUES (?, ?, ?)",
        [(url, source, now) for url in shown if url not in needless],
    )


def pending(connection: sqlite3.Connection, source: str, now: str, settings: str | None) -> list[Waiting]:
    """Return the frontier of a source, oldest first, without the failures that are not due.

    ``now``: ISO 8601 in UTC; ``settings``: the digest of the source's settings today.
    """
    rows = connection.execute(
        "SELECT frontier.url, coalesce(tries, 0), status FROM frontier LEFT JOIN failures USING (url)"
        f" WHERE frontier.source = :source AND NOT coalesce({_RESTING}, 0) ORDER BY found",
        {"source": source, **_moments(now, settings)},
    )
    return [Waiting(*row) for row in rows]


def resting(connection: sqlite3.Connection, urls: Iterable[str], now: str, settings: str | None) -> set[str]:
    """Return the URLs that failed and are not due."""
    rows = connection.execute(
        f"SELECT url FROM json_each(:urls) JOIN failures ON url = value WHERE {_RESTING}",
        {"urls": json.dumps(list(urls), ensure_ascii=False), **_moments(now, settings)},
    )
    return {url for (url,) in rows}


def record(connection: sqlite3.Connection, pages: RawPages, failure: Failure, now: str) -> None:
    """Store a failure as a row, with its raw page if there is one; a second failure of an address updates its row.

    Nothing is stored of a deleted address.
    """
    url, fetched, status = failure.url, failure.fetched, failure.status
    if tombstones.among(connection, (url,)):
        return
    if fetched is not None and status is None:
        status = fetched.status
    # the reason may quote a server's bytes
    reason = changed(failure.reason, lambda text: text.encode("utf-8", "replace").decode())
    before = connection.execute(
        "SELECT page, tries, first_failed, last_failed, failing FROM failures WHERE url = ?", (url,)
    ).fetchone()
    messages.remember(connection, (reason,))
    moment = datetime.fromisoformat(now)
    tries = retry_schedule.counted(before and (before[1], _read(before[2]), _read(before[3]), before[4]), moment)
    pause = retry_schedule.pause(tries, reason, retryable=failure.retryable)
    page = pages.add(failure.source, "failure", fetched) if fetched is not None and fetched.content else None
    row = {
        "url": url,
        "source": failure.source,
        "reason": reason,
        "status": status,
        "retryable": int(failure.retryable),
        "tries": tries.count,
        "first_failed": stamp(tries.first),
        "last_failed": now,
        "failing": int(tries.failing),
        "next_try": stamp(moment + timedelta(seconds=pause)),
        "settings": failure.settings,
        "run": failure.run,
        "page": page,
        "is_list": int(failure.is_list),
    }
    if before is None:  # no upsert: it would make FTS5 write out all that it has gathered (see word_boundaries.keep)
        places = ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO failures ({', '.join(row)}) VALUES ({places})", tuple(row.values()))
    else:
        values = ", ".join([f"{name} = ?" for name in row])
        connection.execute(f"UPDATE failures SET {values} WHERE url = ?", (*row.values(), url))
        pages.remove(before[0])
    if not retry_schedule.waited_for(tries, reason, retryable=failure.retryable):
        connection.execute("DELETE FROM frontier WHERE url = ?", (url,))
    # an article that could not be fetched again counts as visited: its schedule moves on
    connection.execute(
        "UPDATE visits SET last_visited = ?2, first_visited = min(first_visited, ?2), visits = visits + 1,"
        " age = max(0, unixepoch(?2) - unixepoch(first_visited)) WHERE url = ?1 AND article IS NOT NULL",
        (url, now),
    )


def clear_failures(connection: sqlite3.Connection, pages: RawPages, urls: Iterable[str]) -> None:
    """Delete the failures of URLs that have now been fetched, and take them off the frontier."""
    listed = list(dict.fromkeys(urls))  # of an article most often one, which json_each would take longer to give
    places = ", ".join("?" * len(listed))
    connection.execute(f"DELETE FROM frontier WHERE url IN ({places})", listed)
    rows = connection.execute(f"DELETE FROM failures WHERE url IN ({places}) RETURNING page", listed).fetchall()
    for (page,) in rows:
        pages.remove(page)


def reopen(connection: sqlite3.Connection, source: str, urls: Collection[str], reason: str, now: str) -> None:
    """Give failures another reason, that of an outage: they are retryable, and wait."""
    messages.remember(connection, (reason,))
    for url in urls:
        row = connection.execute(
            "SELECT tries, first_failed, last_failed, failing FROM failures WHERE url = ?", (url,)
        ).fetchone()
        if row is None:
            continue
        tries = retry_schedule.Tries(row[0], _read(row[1]), row[3])
        next_try = stamp(_read(row[2]) + timedelta(seconds=retry_schedule.pause(tries, reason, retryable=True)))
        connection.execute(
            "UPDATE failures SET reason = ?2, retryable = 1, next_try = ?3 WHERE url = ?1", (url, reason, next_try)
        )
        if retry_schedule.waited_for(tries, reason, retryable=True):
            add_to_frontier(connection, source, (url,), now)


def _read(moment: str) -> datetime:
    """Read a stored moment; 1970 for a text that is no moment."""
    try:
        read = datetime.fromisoformat(moment)
        return read if read.tzinfo else read.replace(tzinfo=UTC)
    except ValueError:
        return datetime.fromtimestamp(0, UTC)


def _moments(now: str, settings: str | None) -> dict[str, str | None]:
    moment = datetime.fromisoformat(now)
    return {
        "now": stamp(moment),
        "latest": stamp(moment + retry_schedule.FUTURE),
        "latest_try": stamp(retry_schedule.latest_try(moment)),
        "settings": settings,
    }
