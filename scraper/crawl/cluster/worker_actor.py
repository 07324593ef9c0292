"""A run's actor on one worker of the cluster: requests pages of the hosts that it is given, parses them, returns
results.

It is a Dask actor, whose coroutines run on the worker's event loop; parsing has a thread of its own. It sends requests
only while the run hears of it: see `protocol.LEASE`.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
import shutil
import tempfile
import time
from collections import deque
from collections.abc import Coroutine, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scraper.crawl.cluster.protocol import (
    LEASE,
    POLL,
    Done,
    Event,
    ForeignAnswer,
    ForeignRequest,
    Job,
    LogRecord,
    ParsingStarted,
    PublicHost,
    RecentRequests,
    RobotsFetched,
    Stalled,
    ToAsk,
    ToParse,
    ToRead,
    WorkerConfig,
)
from scraper.crawl.fetch import Fetcher, on_stalled
from scraper.crawl.fetch.client import RequestSpec
from scraper.crawl.fetch.errors import Fault
from scraper.crawl.fetch.http.request import Answer
from scraper.crawl.workers.page_work import Parsed, size_of, work, work_all
from scraper.crawl.workers.reader import Read, requested
from scraper.crawl.workers.time_budget import USUAL, ended_at, overrun
from scraper.errors import ClusterError, FetchError, ScrapeError
from scraper.i18n import Message
from scraper.models import Fetched, Hints
from scraper.text import segmenter as segment

log = logging.getLogger(__name__)

BATCH = 16
"""Number of pages that are announced and parsed together."""
MAX_BYTES = 64 << 20
"""Bytes of pages, fetched and not yet returned, from which nothing more is requested."""
TAKEN = 8 << 20
"""Bytes of pages from which no more are added to a message."""
GRACE = 5.0
"""Seconds over a page's time budget after which its thread is abandoned."""
GONE = 6 * LEASE
"""Seconds without a message from the run after which the run counts as dead."""

_here: ContextVar[WorkerActor | None] = ContextVar("_here", default=None)
"""The actor that the running task works for: several runs may share a worker."""


class WorkerActor:
    """The actor: see the module. Created by Dask in a thread; `open` is called first, on the event loop."""

    def __init__(self, config: WorkerConfig) -> None:
        self._config = config
        self._is_open = False

    async def open(self) -> str:
        """Set up. Returns the segmenter's full name, dictionaries included. Raises ScrapeError."""
        _words.know(self._config.dictionaries)
        try:
            segmenter = await asyncio.get_running_loop().run_in_executor(None, segment.segmenter)
            self._fetcher = await Fetcher(
                self._config.settings, robots=self._config.robots, elsewhere=self
            ).__aenter__()
        except BaseException:
            _words.forget()
            raise
        if self._config.after is not None:
            self._fetcher.assume_recent_requests(self._config.after.public)
        self._robots_sent = self._public_sent = 0
        self._news: deque[tuple[Event, int]] = deque()
        self._has_news = asyncio.Event()
        self._bytes = 0
        self._to_parse: deque[_Whole] = deque()
        self._has_pages = asyncio.Event()
        self._announced: list[asyncio.Future[None]] = []
        self._numbers = itertools.count()
        self._foreign: dict[int, asyncio.Future[Answer]] = {}
        self._last_heard = time.monotonic()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="parser")
        self._tasks: set[asyncio.Task[None]] = set()
        self._log = _Log(self, self._config.level)
        self._is_open = True
        self._start(self._parse())
        self._start(self._watch_lease())
        return segmenter

    async def close(self) -> None:
        """Stop requesting, and drop all jobs."""
        if not self._is_open:
            return
        self._is_open = False
        me = asyncio.current_task()
        for task in self._tasks - {me}:
            task.cancel()
        self._log.close()
        await self._fetcher.__aexit__(None, None, None)
        self._thread.shutdown(wait=False, cancel_futures=True)
        _words.forget()

    # -- jobs

    async def do(self, jobs: Sequence[Job | ForeignAnswer | RecentRequests]) -> None:
        """Accept jobs, in order."""
        self._must_be_open()
        token = _here.set(self)
        try:
            for job in jobs:
                if isinstance(job, ForeignAnswer):
                    self._receive(job)
                elif isinstance(job, RecentRequests):
                    self._fetcher.assume_recent_requests(job.public)
                elif isinstance(job, ToParse):
                    self._queue(_Whole(job.number, job.parts, job.hints, None))
                elif isinstance(job, ToRead):
                    self._start(self._read(job))
                else:
                    self._start(self._ask_for_another(job))
        finally:
            _here.reset(token)

    async def _read(self, job: ToRead) -> None:
        ask = job.ask
        on_stalled(lambda: self._send(Stalled(job.number)))
        try:
            fetched = await requested(self._fetcher, ask)
        except FetchError as error:
            self._send(Done(job.number, error))
            return
        except Exception as error:  # a bug of ours must not cost the other pages
            why = Message(
                "a fault of the program ({name}: {error}); please report it", name=type(error).__name__, error=error
            )
            self._send(Done(job.number, FetchError(ask.url, why, retryable=True)))
            return
        self._hold(len(fetched.content))
        if job.raw or fetched.status == 304:
            self._send(Done(job.number, Read(fetched, None)), len(fetched.content))
        else:
            self._queue(_Whole(job.number, (fetched,), ask.hints, fetched))

    async def _ask_for_another(self, job: ToAsk) -> None:
        try:
            answer = await self._fetcher.ask(job.url, job.spec, job.rank)
        except Fault as fault:
            self._send(Done(job.number, fault.without_frames()))
        else:
            self._hold(len(answer.content))
            self._send(Done(job.number, answer), len(answer.content))

    # -- redirects to other sites, whose hosts may be others': `scraper.crawl.fetch.client.Elsewhere`

    async def ask(self, url: str, spec: RequestSpec, rank: int) -> Answer:
        """Make one request by the worker that owns its host, perhaps this one. Raises `Fault`."""
        number = next(self._numbers)
        answer = self._foreign[number] = asyncio.get_running_loop().create_future()
        try:
            self._send(ForeignRequest(number, url, spec, rank))
            result: Answer = await answer
            return result
        finally:
            del self._foreign[number]

    def _receive(self, answered: ForeignAnswer) -> None:
        waiting = self._foreign.get(answered.number)
        if waiting is None or waiting.done():
            return
        if isinstance(answered.answer, Fault):
            waiting.set_exception(answered.answer)
        else:
            waiting.set_result(answered.answer)

    # -- parsing

    def _queue(self, whole: _Whole) -> None:
        self._to_parse.append(whole)
        self._has_pages.set()

    async def _parse(self) -> None:
        """Parse batch after batch. One is announced while the one before is being parsed."""
        running: asyncio.Task[None] | None = None
        while True:
            while not self._to_parse:
                self._has_pages.clear()
                await self._has_pages.wait()
            batch = [self._to_parse.popleft() for _ in range(min(BATCH, len(self._to_parse)))]
            await self._announce(tuple(whole.number for whole in batch))
            if running is not None:
                await running
            running = asyncio.create_task(self._parse_batch(batch))
            self._tasks.add(running)
            running.add_done_callback(self._tasks.discard)

    async def _announce(self, numbers: tuple[int, ...]) -> None:
        """Return when the run knows of the batch: it requests more news only after reading these."""
        is_known: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._send(ParsingStarted(numbers))
        self._announced.append(is_known)
        await is_known

    async def _parse_batch(self, batch: Sequence[_Whole]) -> None:
        for whole in batch:
            result = await self._parse_one(whole.parts, whole.hints)
            if whole.fetched is None:
                self._send(Done(whole.number, result))
            else:
                self._send(Done(whole.number, Read(whole.fetched, result)), len(whole.fetched.content))

    async def _parse_one(self, parts: tuple[Fetched, ...], hints: Hints) -> Parsed | ScrapeError:
        """Parse a page in the thread beside the event loop. A thread that does not end is abandoned."""
        size = size_of(parts)
        job = asyncio.get_running_loop().run_in_executor(self._thread, work_all, work, [(parts, hints)], USUAL)
        with ended_at(USUAL.clock(size) + 2 * GRACE):
            done, _ = await asyncio.wait([job], timeout=USUAL.clock(size) + GRACE)
        if not done:
            self._thread.shutdown(wait=False, cancel_futures=True)
            self._thread = ThreadPoolExecutor(1, thread_name_prefix="parser")
            return overrun(parts[0].url, USUAL, size)
        (result,) = job.result()
        return result

    # -- news

    def _send(self, news: Event, size: int = 0) -> None:
        self._news.append((news, size))
        self._has_news.set()

    async def take(self) -> list[Event]:
        """Return the outcomes of jobs since the last call: within `POLL` seconds, perhaps none."""
        self._must_be_open()
        self._renew_lease()
        for is_known in self._announced:
            if not is_known.done():
                is_known.set_result(None)
        self._announced.clear()
        if not self._news:
            self._has_news.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._has_news.wait(), POLL)
        news: list[Event] = [RobotsFetched(robots) for robots in self._fetcher.robots[self._robots_sent :]]
        self._robots_sent += len(news)
        news += [PublicHost(host) for host in self._fetcher.public[self._public_sent :]]
        self._public_sent = len(self._fetcher.public)
        size = 0
        while self._news and size < TAKEN:
            one, its_size = self._news.popleft()
            news.append(one)
            size += its_size
        self._hold(-size)
        return news

    def _hold(self, size: int) -> None:
        """Add to the bytes that this worker holds; a negative number subtracts."""
        self._bytes += size
        if self._bytes > MAX_BYTES:
            self._fetcher.backpressure.stop("memory")
        elif size < 0:
            self._fetcher.backpressure.resume("memory")

    # -- the lease

    def _renew_lease(self) -> None:
        self._last_heard = time.monotonic()
        self._fetcher.backpressure.resume("lease")

    async def _watch_lease(self) -> None:
        while True:
            await asyncio.sleep(1.0)
            silent = time.monotonic() - self._last_heard
            if silent > LEASE - 1.5:
                self._fetcher.backpressure.stop("lease")
            if silent > GONE:
                await self.close()
                return

    # -- the rest

    def forward(self, record: logging.LogRecord) -> None:
        """Send a log record of this run."""
        extra = {"url": record.url} if hasattr(record, "url") else {}
        self._send(LogRecord(record.name, record.levelno, record.getMessage(), extra))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:  # a bug of ours: nobody may wait for ever
            log.error("an actor ends", exc_info=task.exception())
            self._closing = asyncio.create_task(self.close())

    def _must_be_open(self) -> None:
        if not self._is_open:
            raise ClusterError(Message("this part of the run is closed"))


@dataclass(frozen=True, slots=True)
class _Whole:
    """A page with all its parts, to be parsed; ``fetched`` is the one that was fetched here."""

    number: int
    parts: tuple[Fetched, ...]
    hints: Hints
    fetched: Fetched | None


class _Words:
    """The segmenter's further dictionaries. A process has one segmenter, so runs with other dictionaries cannot share
    it."""

    def __init__(self) -> None:
        self._now: tuple[tuple[str, bytes], ...] = ()
        self._folder: Path | None = None
        self._users = 0

    def know(self, dictionaries: tuple[tuple[str, bytes], ...]) -> None:
        """Load the dictionaries until `forget`. ClusterError while another run needs others."""
        if dictionaries != self._now:
            if self._users:
                raise ClusterError(Message("it is at work for a run with other dictionaries"))
            if self._folder is not None:
                shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = Path(tempfile.mkdtemp(prefix="scrape-words-"))
            segment.configure(dictionaries=list(_written(dictionaries, self._folder)))
            self._now = dictionaries
        self._users += 1

    def forget(self) -> None:
        """Release the dictionaries for one run. They stay loaded: the next run's are most likely the same."""
        self._users -= 1


def _written(dictionaries: Sequence[tuple[str, bytes]], folder: Path) -> Iterator[Path]:
    for number, (name, content) in enumerate(dictionaries):
        path = folder / str(number) / Path(name).name  # its name is part of the segmenter's
        path.parent.mkdir()
        path.write_bytes(content)
        yield path


_words = _Words()


class _Log(logging.Handler):
    """A log handler that sends the records of one actor."""

    def __init__(self, actor: WorkerActor, level: int) -> None:
        super().__init__(level)
        self._actor = actor
        self._logger = logging.getLogger("scraper")
        self._former_level: int = next((other._former_level for other in self._others()), self._logger.level)
        self._logger.setLevel(min(level, self._logger.level or level))
        self._logger.addHandler(self)

    def _others(self) -> Iterator[_Log]:
        return (handler for handler in self._logger.handlers if isinstance(handler, _Log) and handler is not self)

    def emit(self, record: logging.LogRecord) -> None:
        """Send the record. Only the event loop's thread logs for an actor."""
        if _here.get() is self._actor:
            self._actor.forward(record)

    def close(self) -> None:
        """Stop listening; the last of several actors restores the log level."""
        self._logger.removeHandler(self)
        if not any(self._others()):
            self._logger.setLevel(self._former_level)
        super().close()
