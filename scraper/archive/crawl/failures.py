"""Failures and the frontier: which addresses wait, which could not be had or read and why, and when they are due."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from scraper.archive.articles import tombstones
from scraper.archive.crawl import retry_schedule
from scraper.archive.db import messages
from scraper.archive.pages.raw_pages import RawPages
from scraper.i18n import changed
from scraper.models import Fetched, stamp

_RESTING = "(settings IS NULL OR settings IS :settings) AND next_try > :now AND last_failed <= :latest"
"""Which failures are not to be tried again yet: not those of other settings, nor those of a moment that cannot be."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An address that waits or has failed, how many runs it has failed in, and its last HTTP status."""

    url: str
    failed: int
    status: int | None = None

    @property
    def stubborn(self) -> bool:
        """Whether it has failed so often that it has been reported, and is no news."""
        return self.failed >= retry_schedule.PROMPT


def known(connection: sqlite3.Connection, urls: Iterable[str]) -> set[str]:
    """Those of the URLs that are stored as an article, have led to one, or were deleted."""
    urls = list(urls)
    rows = connection.execute(
        "WITH asked(url) AS (SELECT value FROM json_each(?))"
        " SELECT url FROM asked JOIN articles USING (url)"
        " UNION SELECT url FROM asked JOIN visits USING (url) WHERE article IS NOT NULL",
        (json.dumps(urls, ensure_ascii=False),),
    )
    return {url for (url,) in rows} | tombstones.among(connection, urls)


def expect(connection: sqlite3.Connection, source: str, urls: Iterable[str], now: str) -> None:
    """Put addresses of articles that a list page showed on the frontier, but for those that are stored."""
    shown = list(urls)
    needless = known(connection, shown)
    connection.executemany(
        "INSERT OR IGNORE INTO frontier (url, source, found) VALUES (?, ?, ?)",
        [(url, source, now) for url in shown if url not in needless],
    )


def waiting(connection: sqlite3.Connection, source: str, now: str, settings: str | None = None) -> list[Waiting]:
    """The frontier of a source, oldest first, without those that failed and are not due to be tried again.

    ``now``: ISO 8601 in UTC; ``settings``: the digest of the source's settings today.
    """
    rows = connection.execute(
        "SELECT frontier.url, coalesce(tries, 0), status FROM frontier LEFT JOIN failures USING (url)"
        f" WHERE frontier.source = :source AND NOT coalesce({_RESTING}, 0) ORDER BY found",
        {"source": source, **_moments(now, settings)},
    )
    return [Waiting(*row) for row in rows]


def resting(connection: sqlite3.Connection, urls: Iterable[str], now: str, settings: str | None = None) -> set[str]:
    """Those of the URLs that failed, and are not due to be tried again."""
    rows = connection.execute(
        f"SELECT url FROM json_each(:urls) JOIN failures ON url = value WHERE {_RESTING}",
        {"urls": json.dumps(list(urls), ensure_ascii=False), **_moments(now, settings)},
    )
    return {url for (url,) in rows}


def failed_before(connection: sqlite3.Connection, urls: Iterable[str]) -> list[Waiting]:
    """Return those of the URLs that failed in an earlier run."""
    rows = connection.execute(
        "SELECT url, tries, status FROM json_each(?) JOIN failures ON url = value",
        (json.dumps(list(urls), ensure_ascii=False),),
    )
    return [Waiting(*row) for row in rows]


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
    settings: str | None,
    is_list: bool,
) -> None:
    """Keep a failure as a row, with the raw page if one was had; a second failure of an address updates its row.

    Of what was deleted nothing is kept.
    """
    if tombstones.among(connection, (url,)):
        return
    if fetched is not None and status is None:
        status = fetched.status
    reason = changed(reason, lambda text: text.encode("utf-8", "replace").decode())  # it may quote what a server sent
    before = connection.execute(
        "SELECT page, tries, first_failed, last_failed, failing FROM failures WHERE url = ?", (url,)
    ).fetchone()
    messages.remember(connection, (reason,))
    moment = datetime.fromisoformat(now)
    tries = retry_schedule.counted(before and (before[1], _read(before[2]), _read(before[3]), before[4]), moment)
    next_try = stamp(moment + timedelta(seconds=retry_schedule.pause(tries, reason, heals=heals)))
    page = pages.add(source, "failure", fetched) if fetched is not None and fetched.content else None
    connection.execute(
        "INSERT INTO failures (url, source, reason, status, heals, tries, first_failed, last_failed, failing, next_try,"
        " settings, run, page, is_list) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"
        " ON CONFLICT (url) DO UPDATE SET source = ?2, reason = ?3, status = ?4, heals = ?5, tries = ?6,"
        "  first_failed = ?7, last_failed = ?8, failing = ?9, next_try = ?10, settings = ?11, run = ?12, page = ?13,"
        "  is_list = ?14",
        (
            *(url, source, reason, status, int(heals), tries.count, stamp(tries.first), now, int(tries.failing)),
            *(next_try, settings, run, page, int(is_list)),
        ),
    )
    if before is not None:
        pages.remove(before[0])
    if not retry_schedule.waited_for(tries, reason, heals=heals):
        connection.execute("DELETE FROM frontier WHERE url = ?", (url,))
    # an article that cannot be had again was still looked at: its schedule moves on
    connection.execute(
        "UPDATE visits SET last_visited = ?2, first_visited = min(first_visited, ?2), visits = visits + 1,"
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


def reopen(connection: sqlite3.Connection, source: str, urls: Collection[str], reason: str, now: str) -> None:
    """Give failures another reason, that of an outage: they heal, and wait."""
    messages.remember(connection, (reason,))
    for url in urls:
        row = connection.execute(
            "SELECT tries, first_failed, last_failed, failing FROM failures WHERE url = ?", (url,)
        ).fetchone()
        if row is None:
            continue
        tries = retry_schedule.Tries(row[0], _read(row[1]), row[3])
        next_try = stamp(_read(row[2]) + timedelta(seconds=retry_schedule.pause(tries, reason, heals=True)))
        connection.execute(
            "UPDATE failures SET reason = ?2, heals = 1, next_try = ?3 WHERE url = ?1", (url, reason, next_try)
        )
        if retry_schedule.waited_for(tries, reason, heals=True):
            expect(connection, source, (url,), now)


def unlisted(connection: sqlite3.Connection, source: str, shown: Collection[str]) -> None:
    """Wait no more for what has failed twice, is not known to heal, and is shown by none of the source's lists."""
    connection.execute(
        "DELETE FROM frontier WHERE source = ?1 AND url IN (SELECT url FROM failures WHERE heals = 0 AND tries > 1)"
        " AND url NOT IN (SELECT value FROM json_each(?2))",
        (source, json.dumps(list(shown), ensure_ascii=False)),
    )


def to_retry(connection: sqlite3.Connection, source: str) -> list[Waiting]:
    """All of a source's addresses that failed and are no lists, whenever they are due; the latest first."""
    rows = connection.execute(
        "SELECT url, tries, status FROM failures WHERE source = ? AND is_list = 0 ORDER BY last_failed DESC", (source,)
    )
    return [Waiting(*row) for row in rows]


def adopt(connection: sqlite3.Connection, source: str, starts: Collection[str], listed: Collection[str]) -> int:
    """Take over the frontier and the failures of sources that are in sources.yaml no more (it has ``listed``), and had
    one of the ``starts`` of this one: it was renamed, or split. Returns how many addresses wait under another name now.
    """
    former = (
        "SELECT DISTINCT source FROM listings WHERE url IN (SELECT value FROM json_each(:starts))"
        " AND source NOT IN (SELECT value FROM json_each(:listed))"
    )
    values = {
        "source": source,
        "starts": json.dumps(list(starts), ensure_ascii=False),
        "listed": json.dumps([*listed, source], ensure_ascii=False),
    }
    moved = connection.execute(f"UPDATE frontier SET source = :source WHERE source IN ({former})", values).rowcount
    connection.execute(f"UPDATE failures SET source = :source WHERE source IN ({former})", values)
    return moved


def _read(moment: str) -> datetime:
    """A moment as the archive has it; the beginning of time for what is none."""
    try:
        read = datetime.fromisoformat(moment)
        return read if read.tzinfo else read.replace(tzinfo=UTC)
    except ValueError:
        return datetime.fromtimestamp(0, UTC)


def _moments(now: str, settings: str | None) -> dict[str, str | None]:
    moment = datetime.fromisoformat(now)
    return {"now": stamp(moment), "latest": stamp(moment + retry_schedule.FUTURE), "settings": settings}
