"""The crawl of one source: discovers addresses, fetches and parses pages, stores articles."""

from __future__ import annotations

import logging
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import partial

from scraper.archive import Archive
from scraper.archive.crawl.failures import Failure, Waiting
from scraper.crawl.browser import Rendering
from scraper.crawl.fetch import Policy
from scraper.crawl.source.archive_writer import Writer
from scraper.crawl.source.articles import Articles
from scraper.crawl.source.crawling import Validators
from scraper.crawl.source.file_crawl import Files
from scraper.crawl.source.lists.list_pages import Lists
from scraper.crawl.source.lists.list_schedule import queue_lists
from scraper.crawl.source.lists.paper_walk import Place
from scraper.crawl.source.refusals.refusals import NO_PAPER
from scraper.crawl.source.run_options import DEFAULT_RUN, RunOptions
from scraper.crawl.source.source_jobs import Jobs
from scraper.crawl.source.tally import SourceTally, Watcher
from scraper.crawl.workers.reader import Ask, Read, Reader
from scraper.errors import FetchError, ScrapeError
from scraper.i18n import Message, joined
from scraper.models import Fetched, Hints
from scraper.monitoring import drift
from scraper.sources import Source

log = logging.getLogger(__name__)

AT_ONCE = 5000
"""Number of links of a list that are handled in one step of the event loop: a few hundredths of a second."""


@dataclass(frozen=True, slots=True)
class Shared:
    """The objects and settings that all crawls of a run share."""

    run: int
    archive: Archive
    reader: Reader
    writer: Writer
    now: datetime
    watcher: Watcher
    options: RunOptions = DEFAULT_RUN
    claimed: set[str] = field(default_factory=set)
    """Addresses that one of the crawls has taken."""


class Crawl:
    """One source in one run: list pages and articles, as many at once as keep its hosts busy."""

    def __init__(self, source: Source, shared: Shared) -> None:
        self.source, self.run_id, self.now, self.options = source, shared.run, shared.now, shared.options
        self.archive, self.reader, self.writer = shared.archive, shared.reader, shared.writer
        self.tally = SourceTally(source.name, shared.watcher)
        self.report = self.tally.report
        self.settings = source.settings
        self.policy = Policy.of(source)
        self.hints = source.hints()
        self.rendering = Rendering("article", timezone=source.zone) if source.render == "all" else None
        self.lists = Lists(self, full=shared.options.full)
        self.jobs = Jobs(source.limits)
        self.claimed = shared.claimed
        self.seen: set[str] = set()
        self.shown: set[str] = set()
        self.places: dict[str, Place] = {}
        self.articles = Articles(self)
        self._had_papers = False

    async def run(self) -> None:
        """Crawl the source to its end. Raises only errors that end the run: ArchiveError, cancellation."""
        began = time.monotonic()
        await self.articles.begin()
        starts = {} if self.options.is_narrow else self.source.starts(self.source.today(self.now))
        if starts:
            await queue_lists(self)
        if self.source.ranks != "only" and not self.options.files:
            await self._take_up_backlog()
        await self.jobs.run()
        outage = await self.articles.judge()
        self._had_papers = bool(await self.writer.ask(lambda archive: archive.sources.norm(self.source.name)))
        self.report.waiting = self.jobs.left
        if starts and self.lists.complete and not self.jobs.cut_short and not self.options.period:
            await self.writer.put(lambda archive: archive.crawl.drop_unlisted(self.source.name, self.shown), _no)
        await self.writer.committed()
        await Files(self).run()
        self.report.seconds = time.monotonic() - began
        self.report.yields = {} if self.options.period else drift.yields(self.lists.yields, starts)
        self.report.error = self._verdict(outage) or self.report.error
        self.report.drift = await self._drift()

    async def _take_up_backlog(self) -> None:
        """Queue what former runs have left, and what is due again, after what the lists show today."""
        name, now = self.source.name, self.now.isoformat()
        waiting = await self.writer.ask(lambda archive: archive.crawl.pending(name, now, self.settings))
        if self.options.retry:
            waiting += await self.writer.ask(lambda archive: archive.crawl.to_retry(name))
        if self.options.only:
            waiting = [one for one in waiting if one.url in self.options.only]
        fresh = {one.url: one for one in waiting if one.url not in self.claimed}
        self._recall(fresh.values())
        for url in fresh:
            self.jobs.ask_later(partial(self.articles.read, url))
        self.tally.listed(len(fresh))
        self.seen.update(fresh)
        self.claimed.update(fresh)
        if not self.options.only:
            for visit in await self.writer.ask(lambda archive: archive.visits.due(name, now, self.source.revisit)):
                self.claimed.add(visit.url)
                self.tally.revisits(visit.url)
                self.jobs.ask_later(partial(self.articles.read, visit.url, (visit.etag, visit.last_modified)))
        self.changed()

    def _recall(self, former: Collection[Waiting]) -> None:
        """Note failures of former runs; after an explicit --retry all of them are news except what is gone."""
        self.tally.gone_before(former)
        if not self.options.retry:
            self.tally.reported_before(former)

    def _verdict(self, outage: str | None) -> str | None:
        """Return the reason why the source has failed, or None."""
        lists = self.lists
        if self.jobs.cut_short:
            return self.jobs.cut_short
        if lists.reason:
            return lists.reason
        if outage:
            return outage
        if not lists.links and not lists.unchanged and not self.options.is_narrow and not self.jobs.time_is_up:
            if lists.without_paper:
                return None if self._had_papers or self.options.period else NO_PAPER
            if lists.nothing:
                return Message("its list pages gave no article links: {reason}", reason=lists.nothing)
            return Message(
                "its list pages gave no article links; `scrape parse URL --as list` shows what is found there"
            )
        return self.tally.too_many_lost(lists.unchanged_links)

    async def _drift(self) -> str | None:
        """Return what the source stopped yielding, or None. A source that has failed reports its error instead."""
        if self.report.error or self.options.period:
            return None
        past = await self.writer.ask(lambda archive: archive.sources.norm(self.source.name))
        findings = [finding.sentence for finding in drift.findings(asdict(self.report), past)]
        return joined("; ", (*findings, *self.articles.traps())) or None

    # -- what the lists show

    async def claim(self, shown: Mapping[str, str]) -> list[str]:
        """Queue those links of a list that neither the archive nor this run has, and return them.

        ``shown``: headlines by address.
        """
        links = list(shown.items())
        unknown: list[str] = []
        for first in range(0, len(links), AT_ONCE):
            unknown += await self._claim(dict(links[first : first + AT_ONCE]))
        return unknown

    async def _claim(self, shown: Mapping[str, str]) -> list[str]:
        self.articles.listed(shown)
        listed = [url for url in shown if url not in self.seen]
        self.shown.update(shown)
        self.seen.update(listed)
        self.tally.listed(len(listed))
        if self.source.ranks == "only":
            self.changed()
            return []
        fresh = [url for url in listed if url not in self.claimed]
        self.claimed.update(fresh)  # before another source requests them
        needless = await self.writer.ask(lambda archive: archive.crawl.handled(fresh))
        if not self.options.retry:
            unknown, now = [url for url in fresh if url not in needless], self.now.isoformat()
            needless |= await self.writer.ask(lambda archive: archive.crawl.resting(unknown, now, self.settings))
        unknown = [url for url in fresh if url not in needless]
        self.claimed.difference_update(needless)
        self._recall(await self.writer.ask(lambda archive: archive.crawl.failed_before(unknown)))
        read = self.articles.read  # one bound method for all that wait, not one each
        for url in unknown:
            self.jobs.ask(partial(read, url))
        self.changed()
        self.jobs.go_on()
        return unknown

    def follow_layouts(self) -> None:
        """Note that layout pages list the articles from here on."""
        self.articles.follow_layouts()

    def is_over(self) -> bool:
        """Return whether nothing more is to be requested in this run."""
        return self.jobs.is_over()

    def changed(self) -> None:
        """Show the counts."""
        self.tally.changed()

    async def not_modified(self, fetched: Fetched) -> None:
        """Note that an address has not changed."""
        self.tally.not_modified()
        await self.writer.put(lambda archive: archive.visits.not_modified(self.source.name, fetched), lambda _: None)

    async def read(
        self,
        url: str,
        hints: Hints,
        validators: Validators | None = None,
        rendering: Rendering | None = None,
        post: bytes | None = None,
    ) -> Read:
        """Fetch a page and parse it. ``post``: the body of a POST. Raises FetchError."""
        etag, last_modified = validators or (None, None)
        read = await self.reader.read(Ask(url, self.policy, hints, etag, last_modified, rendering, post))
        size = len(read.fetched.content)
        log.debug("%s: HTTP %d, %d bytes", url, read.fetched.status, size, extra={"url": url})
        self.tally.fetched(size)
        return read

    async def fail(self, url: str, error: ScrapeError, parts: Sequence[Fetched] = (), *, is_list: bool = False) -> None:
        """Store the reason why an address could not be fetched or read."""
        error.__cause__ = error.__context__ = error.__traceback__ = None  # whose frames hold on to the page
        reason = error.reason if isinstance(error, FetchError) else str(error)
        self.tally.failed(url, reason)
        status, retryable = (error.status, error.retryable) if isinstance(error, FetchError) else (None, False)
        await self.keep_reason(url, reason, parts, status=status, retryable=retryable, is_list=is_list)

    async def keep_reason(
        self,
        url: str,
        reason: str,
        parts: Sequence[Fetched],
        *,
        status: int | None = None,
        retryable: bool = False,
        is_list: bool = False,
    ) -> None:
        """Store the reason why an address could not be fetched, or is no article."""

        fetched = parts[0] if parts else None
        failure = Failure(
            self.source.name, url, reason, self.run_id, fetched, status, retryable, self.settings, is_list
        )
        await self.writer.put(lambda archive: archive.crawl.record_failure(failure), lambda _: self.changed())


def _no(_: None) -> None:
    """Do nothing."""
