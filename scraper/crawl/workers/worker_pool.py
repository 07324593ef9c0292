"""A pool of processes for parsing (`scraper.crawl.workers.page_work`), between the network and the archive."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from scraper.crawl.workers.page_work import Parsed, load, size_of, start, work, work_all
from scraper.crawl.workers.time_budget import USUAL, Budget, overrun
from scraper.errors import ParseError, ScrapeError
from scraper.i18n import Message
from scraper.models import Fetched, Hints
from scraper.process_context import process_context, signals_blocked

log = logging.getLogger(__name__)

BATCH = 16
"""Maximum number of pages in one message to a process: a message costs both sides about as much as half a page."""

BATCH_BYTES = 2 << 20
"""Bytes from which no page is added to a batch: the process holds all of a batch at once."""

AHEAD = 8
"""Batches that a process has or that wait for it: enough for the time of a transaction of `archive_writer`, in which
nothing else can be handed out."""

ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""Signals that end a command: Ctrl-C, systemd's stop, the end of the terminal."""


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
        self._pool: Executor | None = None
        self._apart: Executor | None = None
        self._quarantine = asyncio.Lock()
        self._waiting: deque[_Job] = deque()
        self._batches: set[asyncio.Task[None]] = set()

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for pool in filter(None, (self._pool, self._apart)):
            _end(pool, at_once=kind is not None or bool(self._batches))

    def start(self) -> None:
        """Start a process with all imports before there is a page for it: that takes half a second. If no process can
        be started, the first page reports it."""
        pool = self._pool = self._pool or _pool(self._count, self._dictionaries)
        with suppress(OSError), signals_blocked(*ENDINGS):
            pool.submit(load)

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
        pool = self._pool = self._pool or _pool(self._count, self._dictionaries)
        try:
            return await asyncio.wrap_future(self._submit(pool, batch))
        except BrokenProcessPool:
            if self._pool is pool:
                self._pool = None
            return await self._one_by_one(batch)

    async def _one_by_one(self, batch: Sequence[_Job]) -> list[Parsed | ScrapeError]:
        """Try the pages of a batch again one by one after its process died; a page that kills again is refused."""
        results: list[Parsed | ScrapeError] = []
        async with self._quarantine:
            while len(results) < len(batch):
                pool = self._apart = _pool(1, self._dictionaries)
                try:
                    for job in batch[len(results) :]:
                        began = time.monotonic()
                        (result,) = await asyncio.wrap_future(self._submit(pool, [job]))
                        results.append(result)
                except BrokenProcessPool:
                    results.append(self._why(batch[len(results)].parts, time.monotonic() - began))
                finally:
                    self._apart = None
                    _end(pool, at_once=True)
        return results

    def _why(self, parts: Sequence[Fetched], seconds: float) -> ParseError:
        """The error for a page that ended its process after ``seconds``."""
        url, size = parts[0].url, size_of(parts)
        if seconds >= self._budget.clock(size):
            return overrun(url, self._budget, size)
        return ParseError(Message("{url}: the parser's process died on this page", url=url))

    def _submit(self, pool: Executor, batch: Sequence[_Job]) -> Future[list[Parsed | ScrapeError]]:
        pages = [(job.parts, job.hints) for job in batch]
        with signals_blocked(*ENDINGS):
            return pool.submit(work_all, self._work, pages, self._budget, deadly=isinstance(pool, ProcessPoolExecutor))


@dataclass(frozen=True, slots=True)
class _Job:
    """A page on its way to a process and back."""

    parts: tuple[Fetched, ...]
    hints: Hints
    result: asyncio.Future[Parsed | ScrapeError]


def _end(pool: Executor, *, at_once: bool) -> None:
    """Shut down a pool. ``at_once``: its processes are killed, whatever they are doing.

    Python itself would wait for their jobs, at the latest when the program ends.
    """
    if at_once and isinstance(pool, ProcessPoolExecutor):
        for process in list((pool._processes or {}).values()):  # kill_workers() from Python 3.14 on
            process.kill()
    pool.shutdown(wait=True, cancel_futures=True)


def default_count() -> int:
    """The default number of processes. One core is left to the network and the archive; more than four parsers outrun
    any polite fetch."""
    return max(1, min(4, (os.cpu_count() or 2) - 1))


def _pool(count: int, dictionaries: tuple[Path, ...]) -> Executor:
    """A pool of this many processes; if the system has no semaphores for them, a thread.

    Semaphores are files in /dev/shm (sem_overview(7)), which is missing or read-only in some containers.
    """
    context = process_context()
    try:
        with signals_blocked(*ENDINGS):
            return ProcessPoolExecutor(count, context, initializer=start, initargs=(dictionaries,))
    except (OSError, ImportError, NotImplementedError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        log.warning("pages are read in this process alone: shared memory (/dev/shm) cannot be used: %s", reason)
        return ThreadPoolExecutor(1, "reader")
