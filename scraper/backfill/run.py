"""A back-fill: the index is queued, then the pages are fetched and stored one by one; resumed after any
interruption."""

from __future__ import annotations

import asyncio
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

from scraper.archive import Archive
from scraper.archive.crawl.backfills import QueuedCapture
from scraper.backfill import cdx_index
from scraper.backfill.cdx_index import CdxIndex
from scraper.backfill.cdx_lines import IndexUnreadable
from scraper.backfill.manners import AT_ONCE
from scraper.backfill.replay import Refused, Replay
from scraper.backfill.selection import Selection, spellings
from scraper.backfill.web_archives import WebArchive
from scraper.crawl.fetch import Fetcher, Policy
from scraper.crawl.fetch.errors import Fault, NotAllowed, Rested
from scraper.crawl.source.file_crawl import queue_files
from scraper.crawl.source.lists.paper_walk import PaperWalk, as_stored
from scraper.crawl.workers.page_work import Parsed, keeping_query
from scraper.crawl.workers.reader import Parser
from scraper.errors import ParseError
from scraper.i18n import Message
from scraper.models import Fetched, Hints, SoFar
from scraper.urls import canonical, hostname, plain

IN_A_ROW = 20
"""Consecutive failures after which the rest is left to the next run."""
_PART = re.compile(r"[_-]\d{1,3}(?=\.\w{1,6}$|$)")
"""The marks of the parts of a split article: c1_2.html."""
KEPT_LOCKS = 64
LISTS = ("list", "feed", "sitemap")


class Watcher(Protocol):
    """A display of progress."""

    def indexed(self, captures: int) -> None:
        """Report captures that the index named."""

    def began(self, pages: int) -> None:
        """Report the number of pages of the back-fill before the first is fetched."""

    def page_done(self) -> None:
        """Report that a page is done."""

    def finished(self, outcome: str, url: str, reason: str | None = None) -> None:
        """Report what became of a page or a capture."""


@dataclass(frozen=True, slots=True)
class BackfillOptions:
    """The options of a run."""

    all_captures: bool = False
    limit: int | None = None
    """The most captures that are fetched."""


@dataclass(slots=True)
class Report:
    """The result of a run: counts of captures and of pages."""

    run: int
    ended: Literal["done", "failed", "interrupted"] = "done"
    captures: int = 0
    """Captures in the queue, of this run and earlier ones."""
    pages: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    requested: int = 0
    bytes: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    """Why captures were refused or failed."""
    error: str | None = None
    """What ended the run early."""
    is_limited: bool = False
    seconds: float = 0.0


class _Stop(Exception):
    """Raised to end the run early."""


class _Failed(Exception):
    """A capture could not be fetched; the next run tries it again."""


class Backfill:
    """One back-fill of a source from an archive."""

    def __init__(
        self,
        archive: Archive,
        web_archive: WebArchive,
        selection: Selection,
        fetcher: Fetcher,
        policy: Policy,
        parser: Parser,
        watcher: Watcher,
        options: BackfillOptions,
    ) -> None:
        self._archive = archive
        self._selection = selection
        self._source = selection.source
        self._parser = parser
        self._watcher = watcher
        self._options = options
        self._index = CdxIndex(fetcher, policy, web_archive, selection)
        self._replay = Replay(fetcher, policy, web_archive, selection)
        self._hosts = web_archive.hosts
        self._locks: dict[str, asyncio.Lock] = {}
        self._failed_in_a_row = 0
        self._left = options.limit
        self._job = cdx_index.summary(
            {
                "index": web_archive.index,
                "pages": web_archive.pages,
                "queries": [[query.url, query.match] for query in selection.queries],
                "from": selection.first,
                "to": selection.last,
                "source": selection.source.name,
                "articles": selection.source.articles,
                "all": options.all_captures,
            }
        )

    async def run(self, run: int) -> Report:
        """Fetch what is waiting. Cancelling it ends the run cleanly; the report says "interrupted"."""
        began = time.monotonic()
        self._run = run
        self._report = report = Report(run)
        self._id = self._archive.backfills.begin(self._job, self._source.name)
        try:
            await self._read_index()
            report.pages, report.captures = self._archive.backfills.count(self._id)
            self._watcher.began(report.pages)
            await self._read_pages()
        except asyncio.CancelledError:
            task = asyncio.current_task()
            while task is not None and task.uncancel():
                pass
            report.ended = "interrupted"
        except Fault as fault:
            report.ended, report.error = "failed", Message("the index cannot be read: {reason}", reason=fault.reason)
        except IndexUnreadable as error:
            report.ended, report.error = "failed", Message("the index cannot be read: {reason}", reason=str(error))
        except _Stop as stop:
            report.ended, report.error = "failed", str(stop.args[0])
        if report.outcomes["failed"] and report.ended == "done":
            report.ended = "failed"
        report.seconds = time.monotonic() - began
        return report

    # -- the index

    async def _read_index(self) -> None:
        place = self._archive.backfills.place(self._id)
        if place is None:
            return
        async for part in self._index.parts(place):
            captures = [capture for row in part.page.rows if (capture := self._selection.capture(row)) is not None]
            self._archive.backfills.add(self._id, captures, part.place)
            self._watcher.indexed(len(captures))

    # -- the pages

    async def _read_pages(self) -> None:
        pages = self._archive.backfills.pages(self._id)
        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(AT_ONCE):
                    group.create_task(self._work(pages))
        except BaseExceptionGroup as errors:
            error: BaseException = errors
            while isinstance(error, BaseExceptionGroup):
                error = error.exceptions[0]
            raise error from None

    async def _work(self, pages: Iterator[str]) -> None:
        for page in pages:
            stem = _PART.sub("", page.partition("?")[0])  # the parts of a split article one after the other
            lock = self._locks.setdefault(stem, asyncio.Lock())
            async with lock:
                await self._page(page)
            if self._report.is_limited:
                return
            while len(self._locks) > KEPT_LOCKS:  # pages come in their order: the first ones are long done
                self._locks.pop(next(iter(self._locks)))
            self._watcher.page_done()

    async def _page(self, page: str) -> None:
        """Fetch the captures of a page until one is an article, or all of them if all are to be fetched."""
        captures = self._archive.backfills.of_page(self._id, page)
        needed = set(self._needed(captures))
        last_digest, is_list = "", any(capture.state == "listed" for capture in captures)
        days = {capture.captured[:8] for capture in captures if capture.state == "listed"}
        for capture in captures:
            if capture.state == "stored":
                last_digest = capture.digest
            if capture not in needed:
                continue
            if capture.digest and capture.digest == last_digest and self._options.all_captures:
                continue
            if is_list and not self._options.all_captures and capture.captured[:8] in days:
                continue
            if self._left is not None:
                if self._left <= 0:
                    self._report.is_limited = True
                    return
                self._left -= 1
            try:
                state = await self._capture(capture)
            except _Failed:
                return
            if state == "stored":
                last_digest = capture.digest
                if not self._options.all_captures:
                    break
            if state == "listed":
                is_list = True
                days.add(capture.captured[:8])
        self._archive.backfills.settle(self._id, page)

    def _needed(self, captures: list[QueuedCapture]) -> list[QueuedCapture]:
        """The captures of a page that are to be fetched; none where the archive has the article."""
        waiting = [capture for capture in captures if capture.state == "waiting"]
        urls = sorted({spelling for capture in captures for spelling in spellings(capture.url)})
        if not waiting:
            return []
        if self._archive.deletion.deleted(urls):
            self._finished("deleted", waiting[0].url)
            return []
        if self._options.all_captures:
            return waiting
        if any(capture.state == "stored" for capture in captures):
            return []
        if self._archive.crawl.handled(urls):
            self._finished("known", waiting[0].url)
            return []
        return waiting

    async def _capture(self, capture: QueuedCapture) -> str:
        """Fetch, parse and store a capture; return its state. Raises `_Failed`, `_Stop`."""
        self._report.requested += 1
        try:
            fetched = await self._fetch(capture)
            parts, used = [fetched], [capture]
            parsed = await self._whole(fetched, parts, used)
        except (Refused, ParseError) as error:
            return self._refuse(capture, str(error))
        if parsed.analysis is None:
            return self._store_list(capture, fetched, parsed)
        page = parsed.page
        if page.url is not None and hostname(page.url) in self._hosts and hostname(fetched.url) not in self._hosts:
            page = replace(page, url=fetched.url)
        with self._archive.transaction():
            stored = self._archive.articles.store(
                self._source.name, fetched, page, parsed.analysis, run=self._run, parts=parts[1:]
            )
            queue_files(self._archive, self._source, stored)
            if stored.outcome != "deleted":
                for each in used:
                    self._archive.backfills.finish(self._id, each, "stored")
        if stored.outcome == "deleted":
            self._finished("deleted", capture.url)
            return "stored"
        self._finished(stored.outcome, capture.url)
        return "stored"

    async def _fetch(self, capture: QueuedCapture) -> Fetched:
        try:
            fetched = await self._replay.fetch(capture)
        except (Rested, NotAllowed) as fault:
            raise _Stop(fault.reason) from None
        except Fault as fault:
            self._report.reasons[fault.reason] += 1
            self._finished("failed", capture.url, fault.reason)
            self._failed_in_a_row += 1
            if self._failed_in_a_row >= IN_A_ROW:
                reason = Message("{n} captures failed in a row ({reason})", n=IN_A_ROW, reason=fault.reason)
                raise _Stop(reason) from None
            raise _Failed from None
        self._failed_in_a_row = 0
        self._report.bytes += len(fetched.content)
        return fetched

    async def _whole(self, fetched: Fetched, parts: list[Fetched], used: list[QueuedCapture]) -> Parsed:
        """Parse a page with its further parts (下一页), of each the capture nearest in time."""
        hints = self._hints(fetched)
        parsed = await self._parser.parse(parts, replace(hints, so_far=SoFar()))
        while parsed.follows is not None:
            further = self._nearest(parsed.follows, used[0])
            try:
                if further is None:
                    raise Refused(Message("the archive has no capture of it"))
                part = await self._fetch(further)
            except Refused:  # the article ends here
                return await self._parser.parse(parts, hints)
            requested = tuple(each.url for each in parts)
            so_far = SoFar(parsed.page, len(parts), requested)
            parts.append(part)
            parsed = await self._parser.parse([part], replace(hints, so_far=so_far))
            if parsed.parts:
                used.append(further)
            else:
                parts.pop()
        return parsed

    def _nearest(self, url: str, first: QueuedCapture) -> QueuedCapture | None:
        key = plain(canonical(url) or url)
        others = [one for one in self._archive.backfills.of_page(self._id, key) if one.state != "refused"]
        return min(others, key=lambda one: abs(int(one.captured) - int(first.captured)), default=None)

    def _hints(self, fetched: Fetched) -> Hints:
        hints = as_stored(self._archive, self._source.hints(), spellings(fetched.requested))
        return keeping_query(hints, fetched.requested)

    def _store_list(self, capture: QueuedCapture, fetched: Fetched, parsed: Parsed) -> str:
        """Store the entries of a list page at the time of its capture; refuse any other page."""
        page, url = parsed.page, capture.url
        if page.kind not in LISTS or not page.items or self._selection.is_article(url):
            return self._refuse(capture, Message("not an article"))
        with self._archive.transaction():
            self._archive.visits.store_list(self._source.name, fetched, page, run=self._run)
            if page.layouts:
                links = {canonical(item.url, keep=("*",)) or item.url for item in page.items}
                places = PaperWalk(url).places((url, fetched.url), page, links)
                self._archive.crawl.add_to_frontier(self._source.name, (), places)
            self._archive.backfills.finish(self._id, capture, "listed")
        self._finished("listed", url)
        return "listed"

    def _refuse(self, capture: QueuedCapture, reason: str) -> str:
        self._archive.backfills.finish(self._id, capture, "refused", reason)
        self._report.reasons[reason] += 1
        self._finished("refused", capture.url, reason)
        return "refused"

    def _finished(self, outcome: str, url: str, reason: str | None = None) -> None:
        self._report.outcomes[outcome] += 1
        self._watcher.finished(outcome, url, reason)
