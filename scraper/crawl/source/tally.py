"""The counts of one source in one run, and whether the source has failed."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Protocol

from scraper.archive import Stored
from scraper.archive.crawl.failures import Waiting
from scraper.errors import FetchError, ScrapeError
from scraper.i18n import Message
from scraper.models import Page, SourceReport
from scraper.monitoring import drift

log = logging.getLogger(__name__)

FAILED_SHARE = 0.1
"""Share of articles that could not be fetched or parsed above which a source has failed. A single dead link (404, 410)
does not count, however short the list is."""
GONE = 404, 410
"""Statuses of a page that is not there."""


class Watcher(Protocol):
    """Shows the progress of a run. It is called on the event loop, so it must be quick."""

    def changed(self, report: SourceReport) -> None:
        """Show that the counts of a source have changed."""

    def finished(self, report: SourceReport) -> None:
        """Show that a source is done."""


class SourceTally:
    """The report of a source while it is being made, and the verdict at its end."""

    def __init__(self, source: str, watcher: Watcher) -> None:
        self.report = SourceReport(source)
        self._watcher = watcher
        self._stubborn: set[str] = set()
        """Addresses that have failed in several runs already."""
        self._gone: set[str] = set()
        """Addresses that were 404 or 410 when they were last requested, or were articles that can be taken down."""
        self._attempted = self._lost = self._dead_links = 0

    # -- former runs

    def gone_before(self, former: Iterable[Waiting]) -> None:
        """Note former failures that were 404 or 410: they are no news if they still are."""
        self._gone.update(one.url for one in former if one.status in GONE)

    def reported_before(self, former: Iterable[Waiting]) -> None:
        """Note former failures that several runs have reported: they are no news."""
        self._stubborn.update(one.url for one in former if one.stubborn)

    def revisits(self, url: str) -> None:
        """Note a stored article that is requested again: it may have been taken down."""
        self._gone.add(url)

    # -- what comes

    def changed(self) -> None:
        """Show the counts."""
        self._watcher.changed(self.report)

    def listed(self, count: int) -> None:
        """Count addresses that are to be requested."""
        self.report.listed += count

    def attempted(self) -> None:
        """Count an article that is requested."""
        self._attempted += 1

    def fetched(self, size: int) -> None:
        """Count an answer and the bytes of its body."""
        self.report.fetched += 1
        self.report.bytes += size

    def not_modified(self) -> None:
        """Count an answer of 304."""
        self.report.not_modified += 1

    def refused(self) -> None:
        """Count a page that was linked like an article and is not one."""
        self.report.skipped += 1

    def stored(self, page: Page, stored: Stored) -> None:
        """Count the outcome of storing an article."""
        report = self.report
        if stored.outcome in ("new", "copy"):
            drift.tally(report.fields, page)
        if stored.outcome != "unchanged":
            log.info("%s: %s: %s", report.source, stored.outcome, page.url, extra={"url": page.url})
        match stored.outcome:
            case "new":
                report.new += 1
            case "copy":
                report.new += 1
                report.copies += 1
            case "changed":
                report.changed += 1
            case "unchanged":
                report.unchanged += 1
            case "deleted":
                report.skipped += 1
        self.changed()

    def failed(self, url: str, reason: str) -> None:
        """Count an address that could not be fetched or read, and log why."""
        self.report.failed += 1
        self.report.reasons[reason] = self.report.reasons.get(reason, 0) + 1
        log.info("%s: %s: %s", self.report.source, url, reason, extra={"url": url})

    def lost(self, url: str, error: ScrapeError) -> None:
        """Count a failed article against its source, unless that is no news.

        No news are failures that several runs have reported; addresses that are still gone (404, 410); and stored
        articles that have been taken down.
        """
        is_gone = isinstance(error, FetchError) and error.status in GONE
        if url in self._stubborn or (is_gone and url in self._gone):
            return
        self._lost += 1
        self._dead_links += is_gone

    def junk(self, count: int) -> None:
        """Count articles that were replaced by a notice."""
        self._lost += count

    # -- the end

    def too_many_lost(self, unchanged_links: int) -> str | None:
        """Return the reason if too many articles were lost, else None.

        ``unchanged_links``: articles on lists that have not changed, besides those that were listed.
        """
        articles = max(self.report.listed + unchanged_links, self._attempted)
        one_dead_link = self._lost == self._dead_links == 1 < articles
        if self._lost <= FAILED_SHARE * articles or one_dead_link:
            return None
        return Message(
            "{lost} of {articles} articles could not be fetched or parsed", lost=self._lost, articles=articles
        )
