"""`archive.visits`: the last visit of each address, its validators, list pages, and articles to revisit."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from scraper.archive.crawl import failures, list_readings, outage_notices, printed_pages, robots_cache, run_log
from scraper.archive.crawl.list_readings import Reading
from scraper.archive.crawl.printed_pages import Place
from scraper.archive.crawl.retry_schedule import FUTURE
from scraper.archive.db.part import Part
from scraper.archive.db.session import Session
from scraper.archive.pages import list_snapshots
from scraper.archive.pages.raw_pages import RawPages
from scraper.archive.rows.moments import utc_now
from scraper.contract import stamp
from scraper.models import Fetched, Page, RobotsFile

SCHEDULE = (3600, 6 * 3600, 86400, 7 * 86400)
"""Seconds after the first fetch at which an article is revisited, unless the source says otherwise."""


@dataclass(frozen=True, slots=True)
class Revisit:
    """An article to fetch again: ask ``url`` with these validators."""

    url: str
    article: int
    etag: str | None
    last_modified: str | None


class Visits(Part):
    """Visits of addresses. ``settings`` is always the digest of a source's present settings."""

    def __init__(self, session: Session, raw: RawPages) -> None:
        super().__init__(session)
        self._raw = raw

    def listed(self, url: str) -> tuple[str, Place]:
        """Return the headline of an address, and its page of a printed paper, as layout pages list it."""
        return printed_pages.listed(self._session.connection, url)

    def store_list(
        self,
        source: str,
        fetched: Fetched,
        page: Page,
        *,
        run: int | None = None,
        settings: str | None = None,
        links: Collection[str] = (),
        counts: bool = False,
        spacing: int = 0,
    ) -> bool:
        """Store the entries of a list page, feed or sitemap; True if they differ from the last snapshot.

        With ``settings``, its validators are kept for the next run: ``links`` are the articles that it led to,
        ``counts`` is True if a 304 may stand for it. ``spacing``: see `list_snapshots.store`.
        """
        connection = self._session.connection
        with self._session.transaction():
            run_log.add_source(connection, source, fetched.fetched)
            if settings is not None:
                list_readings.read(connection, source, fetched, settings, links, counts=counts)
            record(connection, source, fetched)
            failures.clear_failures(connection, self._raw, (fetched.requested, fetched.url))
            return list_snapshots.store(connection, self._raw, source, fetched, page, run=run, spacing=spacing)

    def not_modified(self, source: str, fetched: Fetched) -> None:
        """Note that an address answered 304: it was visited, and has not changed."""
        connection = self._session.connection
        with self._session.transaction():
            run_log.add_source(connection, source, fetched.fetched)
            list_readings.unchanged(connection, source, fetched)
            record(connection, source, fetched)
            failures.clear_failures(connection, self._raw, (fetched.requested,))

    def validators(self, source: str, url: str, settings: str, now: str) -> Reading | None:
        """Return the validators to ask for a list page with; None if it is to be read in full."""
        return list_readings.usable(self._session.connection, source, url, settings, now)

    def read_in_full(self, source: str, urls: Collection[str], settings: str) -> dict[str, datetime]:
        """Return when each of these lists of a source was last read in full, to its last page."""
        return list_readings.read_in_full(self._session.connection, source, urls, settings)

    def last_visit(self, url: str) -> str | None:
        """Return the time at which an address was last asked: ISO 8601 in UTC; None if never."""
        row = self._session.connection.execute("SELECT last_visited FROM visits WHERE url = ?", (url,)).fetchone()
        return row[0] if row else None

    def due(self, source: str, now: str, schedule: Sequence[float] = SCHEDULE, limit: int = 10_000) -> list[Revisit]:
        """Return articles of a source to revisit: a step of the schedule has passed since they were last asked.

        ``now`` is ISO 8601 in UTC, the schedule in seconds. The freshest come first, because they are the likeliest to
        have changed. An article over twice as old as the last step is no longer fresh and is left alone, whatever was
        missed by a long pause or an import. A first fetch that lies ahead of the clock does not count: such an article
        is due at once.
        """
        moment = datetime.fromisoformat(now).astimezone(UTC)
        revisits: dict[str, tuple[str, Revisit]] = {}
        oldest = stamp(moment - timedelta(seconds=2 * max(schedule, default=0)))
        for step in schedule:
            before = stamp(moment - timedelta(seconds=step))
            rows = self._session.connection.execute(
                "SELECT url, article, etag, last_modified, first_visited FROM visits"
                " WHERE source = ? AND article IS NOT NULL AND age < ? AND first_visited BETWEEN ? AND ?"
                " ORDER BY first_visited DESC LIMIT ?",
                (source, step, oldest, before, limit),
            )
            for url, article, etag, modified, first in rows:
                revisits.setdefault(url, (first, Revisit(url, article, etag, modified)))
        if schedule:
            rows = self._session.connection.execute(
                "SELECT url, article, etag, last_modified, first_visited FROM visits"
                " WHERE source = ? AND article IS NOT NULL AND age < ? AND first_visited > ? LIMIT ?",
                (source, max(schedule), stamp(moment + FUTURE), limit),
            )
            revisits.update({url: (first, Revisit(url, *rest)) for url, *rest, first in rows})
        freshest = sorted(revisits.values(), key=lambda pair: pair[0], reverse=True)
        return [revisit for _, revisit in freshest[:limit]]

    def keep_notices(self, source: str, digests: Collection[str]) -> None:
        """Remember pages, by their digests, that came in place of articles while the site was out of order."""
        now = utc_now()
        with self._session.transaction():
            run_log.add_source(self._session.connection, source, now)
            outage_notices.add(self._session.connection, source, digests, now)

    def notices(self, source: str) -> set[str]:
        """Return the digests of a source's notices that `keep_notices` has remembered."""
        rows = self._session.connection.execute("SELECT digest FROM notices WHERE source = ?", (source,))
        return {digest for (digest,) in rows}

    def keep_robots(self, files: Sequence[RobotsFile]) -> None:
        """Remember robots.txt files for a day."""
        if files:
            with self._session.transaction():
                robots_cache.keep(self._session.connection, files, datetime.now(UTC))

    def robots(self) -> list[RobotsFile]:
        """Return the robots.txt files of former runs, of the last day or so; each says how old it is."""
        rows = self._session.connection.execute("SELECT origin, fetched, content FROM robots")
        return [RobotsFile(*row) for row in rows]


def is_older(connection: sqlite3.Connection, fetched: Fetched) -> bool:
    """Check whether an address was visited after this page was fetched."""
    query = "SELECT 1 FROM visits WHERE url = ? AND last_visited > ?"
    return connection.execute(query, (fetched.requested, fetched.fetched)).fetchone() is not None


def record(connection: sqlite3.Connection, source: str, fetched: Fetched, article: int | None = None) -> None:
    """Note that an address answered (200 or 304), with its validators.

    A capture of a web archive is a visit of the past: it leaves a later one, and its validators, as they are.
    """
    etag, modified = fetched.header("etag"), fetched.header("last-modified")
    values = (fetched.requested, source, article, etag, modified, fetched.fetched, fetched.status)
    if fetched.provenance is not None and is_older(connection, fetched):
        connection.execute(
            "UPDATE visits SET article = coalesce(article, ?3), first_visited = min(first_visited, ?6),"
            " visits = visits + 1, age = max(0, unixepoch(last_visited) - unixepoch(min(first_visited, ?6)))"
            " WHERE url = ?1",
            values[:6],
        )
        return
    # no upsert, and no update of references: these would make FTS5 write out what it has (see word_boundaries.keep)
    first = connection.execute(
        "INSERT OR IGNORE INTO visits (url, source, article, etag, last_modified, first_visited, last_visited)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)",
        values[:6],
    )
    if not first.rowcount:
        connection.execute(
            "UPDATE visits SET last_visited = ?6, etag = CASE ?7 WHEN 304 THEN coalesce(?4, etag) ELSE ?4 END,"
            "  last_modified = CASE ?7 WHEN 304 THEN coalesce(?5, last_modified) ELSE ?5 END,"
            "  first_visited = min(first_visited, ?6),"  # it may be of a clock that was ahead
            "  visits = visits + 1, age = max(0, unixepoch(?6) - unixepoch(first_visited)) WHERE url = ?1",
            values,
        )
        references = "SELECT source, coalesce(?2, article) IS article FROM visits WHERE url = ?1"
        if connection.execute(references, (fetched.requested, article)).fetchone() != (source, 1):
            connection.execute(
                "UPDATE visits SET source = ?2, article = coalesce(?3, article) WHERE url = ?1", values[:3]
            )
