"""A pool of processes for parsing (`scraper.crawl.workers.page_work`), between the network and the archive."""

from __future__ import annotations

import asyncio
import os
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from scraper.crawl.workers.page_work import Parsed, size_of, work
from scraper.crawl.workers.time_budget import USUAL, Budget, overrun
from scraper.crawl.workers.worker import Worker, WorkerDied
from scraper.errors import ParseError, ScrapeError
from scraper.i18n import Message
from scraper.models import Fetched, Hints

BATCH = 16
"""Maximum number of pages in one message to a process: a message costs both sides about as much as half a page."""

BATCH_BYTES = 2 << 20
"""Bytes from which no page is added to a batch: the process holds all of a batch at once."""

AHEAD = 8
"""Batches that a process has or that wait for it: enough for the time of a transaction of `archive_writer`, in which
nothing else can be handed out."""


class Workers:
    """A pool of processes that parse, and that survives a page that kills its process or never ends.

    A page over its time budget is refused. When a process dies, its pages are tried again, one at a time in a separate
    process, so that only the page that kills is refused.
    """

    def __init__(
        self,
        count: int | None = None,
        work: Callable[[Sequence[Fetched], Hints], Parsed] = work,
        dictionaries: Sequence[Path] = (),
        budget: Budget = USUAL,
    ) -> None:
        """``dictionaries``: files of words for the segmenter to know beside its own; ConfigError if one is wrong.
        ``budget``: the time that a page may take."""
        from scraper.text import segmenter

        segmenter.configure(dictionaries=dictionaries)
        self._count = count or default_count()
        self._work = work
        self._dictionaries = tuple(dictionaries)
        self._budget = budget
        self._workers: list[Worker] = []
        self._apart: Worker | None = None
        self._quarantine = asyncio.Lock()
        self._waiting: deque[_Job] = deque()
        self._batches: set[asyncio.Task[None]] = set()

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for batch in self._batches:  # which would else begin again elsewhere
            batch.cancel()
        for worker in filter(None, (*self._workers, self._apart)):
            worker.close()

    def start(self) -> None:
        """Start a process before there is a page for it: that takes half a second. If none can be started, the first
        page reports it."""
        with suppress(OSError):
            self._workers = self._workers or [self._new()]

    async def parse(self, parts: Sequence[Fetched], hints: Hints) -> Parsed:
        """Run `work` in a process of the pool. Raises ParseError if the page cannot be read, for whatever reason."""
        job = _Job(tuple(parts), hints, asyncio.get_running_loop().create_future())
        self._waiting.append(job)
        self._hand_out()
        result = await job.result
        if isinstance(result, ScrapeError):
            raise result
        return result

    def _hand_out(self) -> None:
        """Keep every process busy, with batches waiting; many pages go as large batches."""
        places = AHEAD * self._count
        while self._waiting and len(self._batches) < places:
            size = min(BATCH, -(-len(self._waiting) // places))
            batch = self._next(size)
            batch = [job for job in batch if not job.result.done()]  # nobody waits for a page any more
            if not batch:
                continue
            task = asyncio.create_task(self._carry(batch))
            self._batches.add(task)
            task.add_done_callback(self._carried)

    def _next(self, size: int) -> list[_Job]:
        """The number of jobs that may wait: fewer if their pages are large."""
        batch: list[_Job] = []
        room = BATCH_BYTES
        while len(batch) < size and room > 0:
            batch.append(self._waiting.popleft())
            room -= sum([len(part.content) for part in batch[-1].parts])
        return batch

    def _carried(self, batch: asyncio.Task[None]) -> None:
        self._batches.discard(batch)
        if not batch.cancelled():
            self._hand_out()

    async def _carry(self, batch: Sequence[_Job]) -> None:
        try:
            results = await self._results(batch)
        except Exception as error:  # no process can be started: nobody may wait for ever, and no page is to blame
            for job in batch:
                if not job.result.done():
                    job.result.set_exception(error)
            return
        for job, result in zip(batch, results, strict=True):
            if not job.result.done():
                job.result.set_result(result)

    async def _results(self, batch: Sequence[_Job]) -> list[Parsed | ScrapeError]:
        worker = self._next_worker()
        try:
            return await worker.parse([(job.parts, job.hints) for job in batch])
        except WorkerDied:
            if worker in self._workers:
                self._workers.remove(worker)
                worker.close()
            return await self._one_by_one(batch)

    def _next_worker(self) -> Worker:
        """Return the process with the least to do; a further one if all are busy and there may be more. OSError if
        there is none, and none can be started."""
        idle = min(self._workers, key=lambda worker: worker.batches, default=None)
        if idle is None or (idle.batches and len(self._workers) < self._count):
            try:
                idle = self._new()
            except OSError:
                if idle is None:
                    raise
            else:
                self._workers.append(idle)
        return idle

    def _new(self) -> Worker:
        return Worker(self._work, self._dictionaries, self._budget)

    async def _one_by_one(self, batch: Sequence[_Job]) -> list[Parsed | ScrapeError]:
        """Try the pages of a batch again one by one after its process died; a page that kills again is refused."""
        results: list[Parsed | ScrapeError] = []
        async with self._quarantine:
            while len(results) < len(batch):
                self._apart = self._new()
                try:
                    for job in batch[len(results) :]:
                        began = time.monotonic()
                        results += await self._apart.parse([(job.parts, job.hints)])
                except WorkerDied:
                    results.append(self._why(batch[len(results)].parts, time.monotonic() - began))
                finally:
                    self._apart.close()
                    self._apart = None
        return results

    def _why(self, parts: Sequence[Fetched], seconds: float) -> ParseError:
        """The error for a page that ended its process after ``seconds``."""
        url, size = parts[0].url, size_of(parts)
        if seconds >= self._budget.clock(size):
            return overrun(url, self._budget, size)
        return ParseError(Message("{url}: the parser's process died on this page", url=url))


@dataclass(frozen=True, slots=True)
class _Job:
    """A page on its way to a process and back."""

    parts: tuple[Fetched, ...]
    hints: Hints
    result: asyncio.Future[Parsed | ScrapeError]


def default_count() -> int:
    """The default number of processes. One core is left to the network and the archive; more than four parsers outrun
    any polite fetch."""
    return max(1, min(4, (os.cpu_count() or 2) - 1))
