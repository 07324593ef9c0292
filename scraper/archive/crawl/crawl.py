"""`archive.crawl`: the frontier of addresses to fetch, and the addresses that failed."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from functools import cache, partial

from scraper.archive.crawl import failures, printed_pages, run_log
from scraper.archive.crawl.failures import Failure, Waiting
from scraper.archive.crawl.printed_pages import Place
from scraper.archive.db.part import Part, Row
from scraper.archive.db.session import Session
from scraper.archive.pages.raw_pages import RawPages
from scraper.archive.rows import messages
from scraper.archive.rows.moments import utc_now


class Crawl(Part):
    """The frontier and the failures of sources. ``settings`` is always the digest of a source's settings today."""

    def __init__(self, session: Session, raw: RawPages) -> None:
        super().__init__(session)
        self._raw = raw

    def add_to_frontier(self, source: str, urls: Iterable[str], places: Mapping[str, Place] | None = None) -> None:
        """Put addresses on the source's frontier: if this run is killed before it fetches them, the next one does.

        ``places``: the page of a printed paper (number, name) of addresses that a layout page lists.
        """
        now = utc_now()
        with self._session.transaction():
            run_log.add_source(self._session.connection, source, now)
            failures.add_to_frontier(self._session.connection, source, urls, now)
            if places:
                printed_pages.add(self._session.connection, places)

    def frontier(self) -> set[str]:
        """Return all addresses that wait, due or not."""
        return {url for (url,) in self._session.connection.execute("SELECT url FROM frontier")}

    def pending(self, source: str, now: str, settings: str | None = None) -> list[Waiting]:
        """Return the addresses of a source's frontier that are due. ``now``: ISO 8601 in UTC."""
        return failures.pending(self._session.connection, source, now, settings)

    def handled(self, urls: Iterable[str]) -> set[str]:
        """Return the canonical URLs that need no fetching: they are stored, have led to an article, or were deleted."""
        return failures.handled(self._session.connection, urls)

    def resting(self, urls: Iterable[str], now: str, settings: str | None = None) -> set[str]:
        """Return the canonical URLs that failed and are not due yet. ``now``: ISO 8601 in UTC."""
        return failures.resting(self._session.connection, urls, now, settings)

    def record_failure(self, failure: Failure) -> None:
        """Store the reason for which an address could not be fetched or read."""
        now = utc_now()
        with self._session.transaction():
            run_log.add_source(self._session.connection, failure.source, now)
            failures.record(self._session.connection, self._raw, failure, now)

    def reopen(self, source: str, urls: Collection[str], reason: str) -> None:
        """Give failures another reason, that of an outage, and let them wait for the next run."""
        with self._session.transaction():
            failures.reopen(self._session.connection, source, urls, reason, utc_now())

    def drop_unlisted(self, source: str, shown: Collection[str]) -> None:
        """Take addresses off the frontier that failed twice, are not retryable, and are on none of the lists.

        ``shown``: the addresses that the source's lists show.
        """
        with self._session.transaction():
            self._session.connection.execute(
                "DELETE FROM frontier WHERE source = ?1"
                " AND url IN (SELECT url FROM failures WHERE retryable = 0 AND tries > 1)"
                " AND url NOT IN (SELECT value FROM json_each(?2))",
                (source, json.dumps(list(shown), ensure_ascii=False)),
            )

    def adopt(self, source: str, starts: Collection[str], listed: Collection[str]) -> int:
        """Take over the frontier and failures of former names of a source; return the number of addresses that wait.

        Former names are sources that are not in sources.yaml (it has ``listed``), and had one of the ``starts`` of this
        one: it was renamed, or split.
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
        with self._session.transaction():
            run_log.add_source(self._session.connection, source, utc_now())
            moved = self._session.connection.execute(
                f"UPDATE frontier SET source = :source WHERE source IN ({former})", values
            ).rowcount
            self._session.connection.execute(f"UPDATE failures SET source = :source WHERE source IN ({former})", values)
        return moved

    def to_retry(self, source: str) -> list[Waiting]:
        """Return all addresses of a source that failed, without lists, due or not; the latest first."""
        rows = self._session.connection.execute(
            "SELECT url, tries, status FROM failures WHERE source = ? AND is_list = 0 ORDER BY last_failed DESC",
            (source,),
        )
        return [Waiting(*row) for row in rows]

    def failed_before(self, urls: Iterable[str]) -> list[Waiting]:
        """Return the canonical URLs that failed in an earlier run."""
        rows = self._session.connection.execute(
            "SELECT url, tries, status FROM json_each(?) JOIN failures ON url = value",
            (json.dumps(list(urls), ensure_ascii=False),),
        )
        return [Waiting(*row) for row in rows]

    def failures(self, source: str | None = None) -> list[Row]:
        """Return the addresses that could not be fetched or read, with the reason in words; the latest first."""
        names = (
            *("url", "source", "reason", "status", "retryable", "tries", "first_failed", "last_failed", "run", "page"),
            *("next_try", "settings", "is_list"),
        )
        rows = self._session.connection.execute(
            f"SELECT {', '.join(names)} FROM failures WHERE ?1 IS NULL OR source = ?1 ORDER BY last_failed DESC, url",
            (source,),
        )
        recalled = cache(partial(messages.recalled, self._session.connection))
        return [
            {
                **dict(zip(names, row, strict=True)),
                "reason": recalled(row[2]),
                "retryable": bool(row[4]),
                "is_list": bool(row[12]),
            }
            for row in rows
        ]
