"""The one way through: discover addresses, fetch pages, parse them, store what they say."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections import deque
from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from functools import partial
from typing import Any, Literal, Protocol

from scraper import drift
from scraper.archive import Archive, Stored
from scraper.errors import ClusterError, FetchError, ParseError, ScrapeError
from scraper.fetch import Policy, on_hung
from scraper.reading import Ask, Read, Reader
from scraper.records import Fetched, Hints, Kind, Page, SoFar, SourceReport
from scraper.sources import Source, SourceKind
from scraper.urls import canonical, same_site
from scraper.work import Parsed
from scraper.writer import Writer

log = logging.getLogger(__name__)

FAILED_SHARE = 0.1
"""A source has failed when more than this share of its articles could not be had or parsed."""
UNDER_WAY = 300
"""Pages of one source under way at once, whatever stage they are at: many more than its hosts work on at once, so that
those that wait for a second try do not hold up the others. One that has hung, and is left alone for a minute or two, is
not counted: all such wait side by side."""
LARGE = 1 << 20
"""Bytes of an article above which it is seen into the archive before it is done with."""
GONE = 404, 410
"""Statuses of a page that is not there."""
LIST_KINDS: Mapping[SourceKind, Literal["auto", "list", "feed"]] = {"list": "list", "feed": "feed", "sitemap": "auto"}
"""What a source's start pages are read as."""
NOT_ARTICLES: Mapping[Kind, str] = {
    "article": "it has no text",
    "list": "a page of links",
    "feed": "a feed",
    "sitemap": "a sitemap",
    "other": "neither headline nor text were found in it",
}
"""What is said of a page that was linked like an article and is none."""


class Watcher(Protocol):
    """Whoever shows the progress of a run; called on the event loop, so it must be quick."""

    def changed(self, report: SourceReport) -> None:
        """The counts of a source have changed."""

    def finished(self, report: SourceReport) -> None:
        """A source is done."""


class Crawl:
    """One source in one run: list pages and articles, as many of them under way at once as keep its hosts busy."""

    def __init__(
        self,
        source: Source,
        run: int,
        archive: Archive,
        reader: Reader,
        writer: Writer,
        now: datetime,
        watcher: Watcher,
        claimed: set[str],
    ) -> None:
        self.source, self.run_id, self.now = source, run, now
        self.archive, self.reader, self.writer, self.watcher = archive, reader, writer, watcher
        self.report = SourceReport(source.name)
        self.policy = Policy.of(source)
        self.hints, self.list_hints = source.hints(), source.hints(LIST_KINDS[source.kind])
        self.part_hints = replace(self.hints, so_far=SoFar())
        self.wanted = re.compile(source.articles) if source.articles else None
        self.jobs: deque[Callable[[], Coroutine[Any, Any, None]]] = deque()
        self.under_way = 0
        self.claimed = claimed
        self.seen: set[str] = set()
        self.stubborn: set[str] = set()
        self.attempted = self.lost = self.links = self.unchanged_lists = self.unchanged_links = 0
        self.list_error: str | None = None
        self.cut_short: str | None = None
        self.yields: dict[str, int] = {}

    async def run(self) -> None:
        """The whole of it. Raises only what ends the run: ArchiveError, cancellation."""
        began = time.monotonic()
        starts = self.source.starts(self.source.today(self.now))
        for url in starts:
            self.jobs.append(partial(self.listing, url))
        pending = self.archive.pending(self.source.name, self.now.isoformat())
        self.stubborn = {one.url for one in pending if one.stubborn}
        self.claim(one.url for one in pending)
        for visit in self.archive.due(self.source.name, self.now.isoformat(), self.source.revisit):
            self.claimed.add(visit.url)
            self.jobs.append(partial(self.article, visit.url, (visit.etag, visit.last_modified)))
        async with asyncio.TaskGroup() as self.tasks:
            self._go_on()
        await self.writer.committed()
        self.report.seconds = time.monotonic() - began
        self.report.yields = drift.yields(self.yields, starts)
        self.report.error = self._verdict()
        self.report.drift = self._drift()
        self.watcher.finished(self.report)

    def _go_on(self) -> None:
        """Begin what waits, as far as `UNDER_WAY` allows. Whatever ends a job, or finds new ones, calls this."""
        while self.jobs and self.under_way < UNDER_WAY and self.cut_short is None:
            self.under_way += 1
            self.tasks.create_task(self._do(self.jobs.popleft()))

    async def _do(self, job: Callable[[], Coroutine[Any, Any, None]]) -> None:
        counted = True

        def uncount() -> None:
            nonlocal counted
            if counted:
                counted = False
                self.under_way -= 1
                self._go_on()

        on_hung(uncount)
        try:
            await job()
        except ClusterError as error:  # nobody is left to read: what was read is stored, the rest is for the next run
            self.cut_short = str(error)
        uncount()

    def _verdict(self) -> str | None:
        """Why the source has failed, or None."""
        report = self.report
        if self.cut_short:
            return self.cut_short
        if self.list_error:
            return self.list_error
        if not self.links and not self.unchanged_lists:
            return "its list pages gave no article links; `scrape parse URL --as list` shows what is found there"
        articles = max(report.listed + self.unchanged_links, self.attempted)
        if self.lost > FAILED_SHARE * articles:
            return f"{self.lost} of {articles} articles could not be had or parsed"
        return None

    def _drift(self) -> str | None:
        """What the source gives no more, or None. Of one that has failed its error says enough."""
        if self.report.error:
            return None
        found = drift.findings(asdict(self.report), self.archive.past(self.source.name))
        return "; ".join(finding.said for finding in found) or None

    # -- list pages, feeds, sitemaps

    async def listing(self, url: str) -> None:
        """One start address and the pages that follow it (下一页), or the children of a sitemap index."""
        chain: list[tuple[Fetched, Page]] = []
        found: list[str] = []
        waiting = [url]
        seen = {url}
        links, whole = 0, True
        while waiting and len(chain) < max(1, self.source.pages):
            address = waiting.pop(0)
            try:
                # an index of sitemaps stays as it is while its children change, so it is always read
                index = self.source.kind == "sitemap" and address == url
                read = await self._read(address, self.list_hints, None if index else self.archive.validators(address))
                self.reader.done_with((read.fetched,))
                if read.fetched.status == 304:
                    self.unchanged_lists += 1
                    self.unchanged_links += self.archive.shown(address)
                    whole = False
                    await self._not_modified(read.fetched)
                    continue
                page = read.parsed().page
            except (FetchError, ParseError) as error:
                await self._list_failed(address, error)
                return
            chain.append((read.fetched, page))
            entries = list(self._articles_of(page))
            links += len(entries)
            self.links += len(entries)
            found += self.claim(entries)
            self._go_on()
            further = [u for u in (page.next_url, *page.sitemaps) if u and u not in seen and same_site(u, url)]
            seen.update(further)
            waiting += further
        if whole:
            self.yields[url] = links
        # in one transaction, and only when the chain is whole: the validators that are kept with a list page say that
        # its addresses are known, to the last page
        await self.writer.put(
            partial(_list, source=self.source.name, chain=chain, found=found, run=self.run_id),
            lambda _: self.watcher.changed(self.report),
        )

    def _articles_of(self, page: Page) -> Iterable[str]:
        for item in page.items:
            url = canonical(item.url, keep=self.source.query.keep, drop=self.source.query.drop)
            if url and (self.wanted is None or self.wanted.search(url)):
                yield url

    def claim(self, urls: Iterable[str]) -> list[str]:
        """Queue what neither the archive nor this run has; returns that."""
        listed = [url for url in dict.fromkeys(urls) if url not in self.seen]
        self.seen.update(listed)
        self.report.listed += len(listed)
        fresh = [url for url in listed if url not in self.claimed]
        known = self.archive.known(fresh)
        known |= self.archive.resting([url for url in fresh if url not in known], self.now.isoformat())
        unknown = [url for url in fresh if url not in known]
        self.claimed.update(unknown)
        for url in unknown:
            self.jobs.append(partial(self.article, url))
        self.watcher.changed(self.report)
        return unknown

    async def _list_failed(self, url: str, error: ScrapeError) -> None:
        # the page of a day on which nothing came out, or not yet, is no sign of a broken source
        missing_day = self.source.dated and isinstance(error, FetchError) and error.status in GONE
        if not missing_day:
            self.list_error = f"its list could not be had: {error}"
        await self._fail(url, error)

    # -- articles

    async def article(self, url: str, validators: tuple[str | None, str | None] | None = None) -> None:
        """One article: had, parsed, stored; or its reason kept."""
        parts: list[Fetched] = []
        try:
            await self._article(url, validators, parts)
            if sum([len(part.content) for part in parts]) > LARGE:
                await self.writer.committed()
        finally:
            self.reader.done_with(parts)

    async def _article(self, url: str, validators: tuple[str | None, str | None] | None, parts: list[Fetched]) -> None:
        self.attempted += 1
        try:
            read = await self._read(url, self.part_hints, validators)
            parts.append(read.fetched)
            if read.fetched.status == 304:
                await self._not_modified(read.fetched)
                return
            parsed = await self._whole(read.parsed(), parts)
        except (FetchError, ParseError) as error:
            # what has been told in several runs is no news, nor is what was had before and has been taken down
            taken_down = validators is not None and isinstance(error, FetchError) and error.status in GONE
            self.lost += not taken_down and url not in self.stubborn
            await self._fail(url, error, parts)
            return
        if parsed.analysis is None:
            await self._refuse(url, parsed.page, parts)
            return
        await self.writer.put(
            partial(_store, source=self.source.name, parts=tuple(parts), parsed=parsed, run=self.run_id),
            partial(self._stored, parsed.page),
        )

    async def _whole(self, parsed: Parsed, parts: list[Fetched]) -> Parsed:
        """An article with the further pages of one that is split; they are added to ``parts``."""
        while parsed.follows is not None:
            asked = tuple(address for part in parts for address in (part.requested, part.url))
            hints = replace(self.hints, so_far=SoFar(parsed.page, len(parts), asked))
            try:
                read = await self._read(parsed.follows, hints)
            except FetchError as error:
                if error.heals:
                    raise
                log.info("%s: the article ends here: %s", self.source.name, error, extra={"url": parsed.follows})
                return await self.reader.parse(parts, self.hints)
            parts.append(read.fetched)
            parsed = read.parsed()
            if not parsed.parts:  # what follows is another article
                self.reader.done_with((parts.pop(),))
        return parsed

    def _stored(self, page: Page, stored: Stored) -> None:
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
        self.watcher.changed(report)

    async def _not_modified(self, fetched: Fetched) -> None:
        self.report.not_modified += 1
        await self.writer.put(lambda archive: archive.not_modified(self.source.name, fetched), lambda _: None)

    async def _refuse(self, url: str, page: Page, parts: Sequence[Fetched]) -> None:
        """Keep that a link that looked like an article's led to something else, so that it is not asked for again."""
        self.report.skipped += 1
        await self._keep_reason(url, f"not an article: {NOT_ARTICLES[page.kind]}", parts)

    async def _read(
        self,
        url: str,
        hints: Hints,
        validators: tuple[str | None, str | None] | None = None,
    ) -> Read:
        etag, last_modified = validators or (None, None)
        read = await self.reader.read(Ask(url, self.policy, hints, etag, last_modified))
        size = len(read.fetched.content)
        log.debug("%s: HTTP %d, %d bytes", url, read.fetched.status, size, extra={"url": url})
        self.report.fetched += 1
        self.report.bytes += size
        return read

    async def _fail(self, url: str, error: ScrapeError, parts: Sequence[Fetched] = ()) -> None:
        error.__cause__ = error.__context__ = error.__traceback__ = None  # whose frames hold on to the page
        reason = error.reason if isinstance(error, FetchError) else str(error)
        self.report.failed += 1
        self.report.reasons[reason] = self.report.reasons.get(reason, 0) + 1
        log.info("%s: %s: %s", self.source.name, url, reason, extra={"url": url})
        if isinstance(error, FetchError):
            await self._keep_reason(url, reason, parts, status=error.status, heals=error.heals)
        else:
            await self._keep_reason(url, reason, parts)

    async def _keep_reason(
        self, url: str, reason: str, parts: Sequence[Fetched], *, status: int | None = None, heals: bool = False
    ) -> None:
        kept = partial(
            Archive.fail,
            source=self.source.name,
            url=url,
            reason=reason,
            run=self.run_id,
            fetched=parts[0] if parts else None,
            status=status,
            heals=heals,
        )
        await self.writer.put(kept, lambda _: self.watcher.changed(self.report))


def _store(archive: Archive, *, source: str, parts: tuple[Fetched, ...], parsed: Parsed, run: int) -> Stored:
    assert parsed.analysis is not None
    return archive.store(source, parts[0], parsed.page, parsed.analysis, run=run, parts=parts[1:])


def _list(
    archive: Archive, *, source: str, chain: Sequence[tuple[Fetched, Page]], found: Sequence[str], run: int
) -> None:
    for fetched, page in chain:
        archive.store_listing(source, fetched, page, run=run)
    archive.expect(source, found)
