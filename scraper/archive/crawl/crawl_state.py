"""The part of the archive's face that a run works with: what to ask for, what was asked, and what could not be had."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from scraper.archive.crawl import failures, list_readings, outage_notices, revisits, run_log
from scraper.archive.crawl.failures import Waiting
from scraper.archive.crawl.list_readings import Reading
from scraper.archive.crawl.revisits import SCHEDULE, Revisit
from scraper.archive.db import connect
from scraper.archive.pages import list_snapshots
from scraper.archive.pages.raw_pages import RawPages
from scraper.models import Fetched, Page, stamp


def utc_now() -> str:
    """The time as the archive writes it: 2026-01-31T08:15:00Z."""
    return stamp(datetime.now(UTC))


class Gathering:
    """What `Archive` has for whoever fetches. ``settings`` is always the digest of a source's settings today."""

    path: Path
    connection: sqlite3.Connection
    _pages: RawPages

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """See `Archive.transaction`."""
        raise NotImplementedError
        yield

    # -- writing

    def store_listing(
        self,
        source: str,
        fetched: Fetched,
        page: Page,
        *,
        run: int | None = None,
        settings: str | None = None,
        links: Collection[str] = (),
        counts: bool = False,
    ) -> bool:
        """Keep what a list page, feed or sitemap showed; True if it shows something else than last time.

        With ``settings``, its validators are kept for the next run: ``links`` are the articles that it led to,
        ``counts`` tells whether a 304 may stand for it.
        """
        with self.transaction():
            run_log.add_source(self.connection, source, fetched.fetched)
            if settings is not None:
                list_readings.read(self.connection, source, fetched, settings, links, counts=counts)
            return list_snapshots.store(self.connection, self._pages, source, fetched, page, run=run)

    def expect(self, source: str, urls: Iterable[str]) -> None:
        """Put addresses on the source's frontier: a run that is killed before it has them leaves them to the next."""
        now = utc_now()
        with self.transaction():
            run_log.add_source(self.connection, source, now)
            failures.expect(self.connection, source, urls, now)

    def not_modified(self, source: str, fetched: Fetched) -> None:
        """Note that an address answered 304: it was looked at, and nothing is new."""
        with self.transaction():
            run_log.add_source(self.connection, source, fetched.fetched)
            list_readings.unchanged(self.connection, source, fetched)
            revisits.visited(self.connection, source, fetched)
            failures.healed(self.connection, self._pages, (fetched.requested,))

    def fail(
        self,
        source: str,
        url: str,
        reason: str,
        *,
        run: int | None = None,
        fetched: Fetched | None = None,
        status: int | None = None,
        heals: bool = False,
        settings: str | None = None,
        is_list: bool = False,
    ) -> None:
        """Keep that an address could not be had or read, and why. ``heals``: the next run may have it.

        With ``fetched`` the raw page is kept, for a later parser.
        """
        now = utc_now()
        with self.transaction():
            run_log.add_source(self.connection, source, now)
            failures.failed(
                self.connection, self._pages, source, url, reason, run=run, now=now, fetched=fetched, status=status,
                heals=heals, settings=settings, is_list=is_list,
            )  # fmt: skip

    def reopen(self, source: str, urls: Collection[str], reason: str) -> None:
        """Give failures another reason, that of an outage, and let them wait for the next run."""
        now = utc_now()
        with self.transaction():
            failures.reopen(self.connection, source, urls, reason, now)

    def keep_notices(self, source: str, digests: Collection[str]) -> None:
        """Remember pages, by their digests, that came in the place of articles while the site was out of order."""
        now = utc_now()
        with self.transaction():
            run_log.add_source(self.connection, source, now)
            outage_notices.add(self.connection, source, digests, now)

    def unlisted(self, source: str, shown: Collection[str]) -> None:
        """Wait no more for what keeps failing, is not known to heal, and is not among what the lists ``shown``."""
        with self.transaction():
            failures.unlisted(self.connection, source, shown)

    def adopt(self, source: str, starts: Collection[str], listed: Collection[str]) -> int:
        """Take over what waits for a source of these start addresses that is in sources.yaml (``listed``) no more."""
        with self.transaction():
            run_log.add_source(self.connection, source, utc_now())
            return failures.adopt(self.connection, source, starts, listed)

    # -- reading

    def known(self, urls: Iterable[str]) -> set[str]:
        """Those of the canonical URLs that need no fetching: they are stored as articles, or have led to one."""
        with connect.explained(self.path):
            return failures.known(self.connection, urls)

    def resting(self, urls: Iterable[str], now: str, settings: str | None = None) -> set[str]:
        """Those of the canonical URLs that failed, and are not to be tried again yet. ``now``: ISO 8601, UTC."""
        with connect.explained(self.path):
            return failures.resting(self.connection, urls, now, settings)

    def notices(self, source: str) -> set[str]:
        """Return the digests that `keep_notices` has remembered of a source."""
        with connect.explained(self.path):
            return outage_notices.of(self.connection, source)

    def failed_before(self, urls: Iterable[str]) -> list[Waiting]:
        """Return those of the canonical URLs that failed in an earlier run."""
        with connect.explained(self.path):
            return failures.failed_before(self.connection, urls)

    def waiting(self, source: str, now: str, settings: str | None = None) -> list[Waiting]:
        """A source's frontier: addresses that it showed, that are not stored, and are due to be tried."""
        with connect.explained(self.path):
            return failures.waiting(self.connection, source, now, settings)

    def frontier(self) -> set[str]:
        """All addresses that wait, due or not."""
        with connect.explained(self.path):
            return {url for (url,) in self.connection.execute("SELECT url FROM frontier")}

    def to_retry(self, source: str) -> list[Waiting]:
        """All addresses of a source that failed, lists left out, whenever they are due."""
        with connect.explained(self.path):
            return failures.to_retry(self.connection, source)

    def reading(self, source: str, url: str, settings: str, now: str) -> Reading | None:
        """The validators that a list page may be asked with; None where it is to be read in full."""
        with connect.explained(self.path):
            return list_readings.usable(self.connection, source, url, settings, now)

    def due(self, source: str, now: str, schedule: Sequence[float] = SCHEDULE) -> list[Revisit]:
        """Articles of a source to look at again, freshest first. ``now``: ISO 8601 in UTC; the schedule: seconds."""
        with connect.explained(self.path):
            return revisits.due(self.connection, source, now, schedule)

    def last_visit(self, url: str) -> str | None:
        """When an address was last asked: ISO 8601 in UTC; None if never."""
        with connect.explained(self.path):
            row = self.connection.execute("SELECT last_visited FROM visits WHERE url = ?", (url,)).fetchone()
            return row[0] if row else None
