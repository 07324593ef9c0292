"""The run's side of a cluster: assigns hosts to workers, and repeats the work of a lost worker."""

from __future__ import annotations

import asyncio
import itertools
import logging
import time
from collections import deque
from collections.abc import Coroutine, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any

from scraper.crawl.cluster.assignment import Owners
from scraper.crawl.cluster.joining import Admission, connect
from scraper.crawl.cluster.protocol import (
    LEASE,
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
)
from scraper.crawl.cluster.worker_link import Link, Pending
from scraper.crawl.fetch import Settings
from scraper.crawl.fetch.client import when_stalled
from scraper.crawl.fetch.errors import Fault, RetryAdvice
from scraper.crawl.fetch.manners.backpressure import Backpressure
from scraper.crawl.workers.page_work import Parsed
from scraper.crawl.workers.reader import Ask, Read
from scraper.crawl.workers.worker_pool import Workers
from scraper.errors import ClusterError, FetchError, ScrapeError
from scraper.i18n import Message, _, joined
from scraper.models import Fetched, Hints, RobotsFile

log = logging.getLogger(__name__)

LOOK = 1.0
"""Seconds between two checks of the cluster's workers."""
PATIENCE = 10.0
"""Seconds without an answer after which the scheduler counts as lost."""
WORKERS_WAIT = 10.0
"""Seconds to wait for a first worker."""
COME_BACK = 60.0
"""Seconds to wait for another worker after the last one was lost: someone may restart them."""
PARSE_AHEAD = 32
"""Maximum number of fetched pages that one worker is given to parse: one batch of `worker_actor.BATCH` in progress, one
waiting."""
PARSE_BYTES = 16 << 20
"""Bytes of such pages from which a worker is given no more."""
MOST_DEATHS = 3
"""Number of workers that may die with a page in hand before it is left to another run."""


class Cluster:
    """A `scraper.crawl.workers.reader.Reader`: the workers of a Dask cluster. Used as an async context manager.

    The hosts of one site (`scraper.urls.site`) are asked by one worker: see `Owners`. Nothing is given to another
    before it is certain that one that is lost asks nothing more.
    """

    def __init__(
        self,
        address: str,
        settings: Settings | None = None,
        dictionaries: Sequence[Path] = (),
        robots: Iterable[RobotsFile] = (),
    ) -> None:
        """``address`` is the scheduler's: tcp://host:port, tls://host:port."""
        self._address = address
        self._settings = settings or Settings()
        self._remembered = tuple(robots)
        self._robots: list[RobotsFile] = []
        self._dictionaries = dictionaries
        self._owners = Owners()
        self._leaving: dict[str, Link] = {}
        """Those that are lost, and may not know it."""
        self._coming: set[str] = set()
        """Addresses of those that are being looked at."""
        self._to_parse: deque[Pending] = deque()
        self._numbers = itertools.count()
        self.backpressure = Backpressure()
        """See `Reader.backpressure`. Each worker sees to the room of what it has read itself; while requests are
        stopped news is left where it is, and a worker that is full of it asks nothing more."""
        self._over: str | None = None
        self._logged: set[str] = set()
        self._alone: Workers | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Cluster:
        """Raises ConfigError, ClusterError when no cluster can be reached in a while."""
        self._client = await connect(self._address)
        try:
            self._admission = Admission(self._client, self._settings, self._dictionaries, self._remembered)
            await self._first_workers()
        except BaseException:
            await self._client.close()
            raise
        self._start(self._watch())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        closing = [_quietly(link.actor.close()) for link in self._owners.links.values()]
        await asyncio.gather(*closing)
        await _quietly(self._client.close())
        if self._alone is not None:
            self._alone.__exit__(kind, error, trace)

    # -- the reader

    async def read(self, ask: Ask) -> Read:
        """See `Reader.read`. Pages that need a browser are not for a cluster, whose workers have none."""
        if ask.rendering is not None:
            reason = Message("`render:` needs the browser of this machine; fetch this source without --scheduler")
            raise FetchError(ask.url, reason, retryable=True)
        pending = self._pending(ToRead(next(self._numbers), ask, raw=ask.shown_by is not None), ask.url)
        pending.hung = when_stalled()
        self._owners.give(pending)
        result = await pending.result
        if isinstance(result, ScrapeError):
            raise result
        assert isinstance(result, Read)
        if (
            ask.shown_by is None and result.result is None and result.fetched.status != 304
        ):  # it was fetched alone, now it is parsed alone
            return Read(result.fetched, await self._parse_alone((result.fetched,), ask.hints))
        return result

    async def parse(self, parts: Sequence[Fetched], hints: Hints) -> Parsed:
        """See `scraper.crawl.workers.reader.Parser.parse`."""
        pending = self._pending(ToParse(next(self._numbers), tuple(parts), hints))
        self._to_parse.append(pending)
        self._hand_out()
        result = await pending.result
        if result is None:
            result = await self._parse_alone(parts, hints)
        if isinstance(result, ScrapeError):
            raise result
        assert isinstance(result, Parsed)
        return result

    @property
    def robots(self) -> list[RobotsFile]:
        """See `Reader.robots`."""
        return self._robots

    def _pending(self, job: Job, url: str = "") -> Pending:
        pending = Pending(job, asyncio.get_running_loop().create_future(), url)
        if self._over is not None:
            pending.done(ClusterError(self._over))
        return pending

    async def _parse_alone(self, parts: Sequence[Fetched], hints: Hints) -> Parsed | ScrapeError:
        """Parse a page that may have killed a worker, in a process of this machine that may die of it."""
        if self._alone is None:
            self._alone = Workers(1, dictionaries=self._dictionaries)
        try:
            return await self._alone.parse(parts, hints)
        except ScrapeError as error:
            return error

    # -- who does what

    def _hand_out(self) -> None:
        """Give fetched pages to the workers with least to do, up to their limits."""
        while self._to_parse:
            if self._to_parse[0].result.done():  # nobody waits for it any more
                self._to_parse.popleft()
                continue
            free = [k for k in self._owners.links.values() if len(k.jobs) < PARSE_AHEAD and k.bytes < PARSE_BYTES]
            if not free:
                return
            min(free, key=lambda link: link.load).give(self._to_parse.popleft())

    # -- what comes

    def _hear(self, link: Link, news: Event) -> None:
        match news:
            case Done() | ParsingStarted():
                pending = link.heard(news)
                if pending is not None:
                    assert isinstance(news, Done)
                    pending.done(news.result)
                    self._owners.freed(link, pending)
                    self._hand_out()
            case Stalled():
                if news.number in link.jobs:
                    self._owners.hung(link, link.jobs[news.number])
                    link.jobs[news.number].hung()
            case ForeignRequest():
                self._start(self._ask_for(link, news))
            case RobotsFetched():
                self._robots.append(news.robots)
                self._admission.robots.append(news.robots)
            case PublicHost():
                self._owners.public[news.host] = None
            case LogRecord():
                self._say(news)

    async def _ask_for(self, link: Link, request: ForeignRequest) -> None:
        """Have a worker's redirect followed by the worker that owns the target's host."""
        job = ToAsk(next(self._numbers), request.url, request.spec, request.rank)
        pending = self._pending(job, request.url)
        self._owners.give(pending)
        answer = await pending.result
        if isinstance(answer, ClusterError):
            return
        link.send(ForeignAnswer(request.number, answer))

    def _say(self, record: LogRecord) -> None:
        """Log a record of a worker. A warning about a host is logged once, also if another worker takes over."""
        if record.level >= logging.WARNING:
            if record.message in self._logged:
                return
            self._logged.add(record.message)
        logging.getLogger(record.name).log(record.level, "%s", record.message, extra=dict(record.extra))

    # -- who is there

    async def _first_workers(self) -> None:
        end = time.monotonic() + WORKERS_WAIT
        while True:
            there = await self._client.nthreads()
            await asyncio.gather(*(self._admit(address) for address in there))
            if self._owners.links:
                return
            if there and all(address in self._admission.refused for address in there):
                refused = self._admission.refused.items()
                whys = joined(
                    "\n", (Message("{place}: {what}", place=name, what=refusal.why) for name, refusal in refused)
                )
                raise ClusterError(
                    Message("no worker of {address} can take part:\n{whys}", address=self._address, whys=whys)
                )
            if time.monotonic() > end:
                raise ClusterError(
                    Message(
                        "{address} has no worker; `dask worker {address} --nthreads 1` starts one",
                        address=self._address,
                    )
                )
            await asyncio.sleep(0.2)

    def _join(self, link: Link) -> None:
        self._owners.join(link)
        self._start(self._serve(link))
        self._hand_out()

    async def _serve(self, link: Link) -> None:
        """Work with a worker until it is lost; then hand its jobs to others."""
        await link.run(self.backpressure, self._hear)
        self._leaving[link.address] = self._owners.links.pop(link.address)
        log.warning(_("worker {address} is lost; others take over").format(address=link.address))
        await self._until_silent(link)
        del self._leaving[link.address]
        self._admission.after = RecentRequests(tuple(self._owners.public))
        self._owners.lost(link)
        for number, pending in link.jobs.items():
            self._inherit(pending, suspect=number in link.begun)
        self._hand_out()

    async def _until_silent(self, link: Link) -> None:
        """Return when a lost worker certainly sends no more requests: it is gone, or its lease has expired."""
        with suppress(TimeoutError):
            async with asyncio.timeout(LEASE):
                while True:
                    with suppress(OSError):
                        if link.address not in await self._client.nthreads():
                            return
                    await asyncio.sleep(0.2)

    def _inherit(self, pending: Pending, suspect: bool) -> None:
        """Repeat a job of a lost worker. ``suspect``: the worker may have died of this very page."""
        pending.deaths += 1
        job = pending.job
        match job:
            case ToAsk():
                pending.done(Fault(Message("the worker that asked was lost"), RetryAdvice.RETRY))
            case ToParse() if suspect or pending.deaths >= MOST_DEATHS:
                pending.done(None)
            case ToParse():
                self._to_parse.append(pending)
            case ToRead() if pending.deaths >= MOST_DEATHS:
                why = Message("{deaths} workers were lost while they had it in hand", deaths=pending.deaths)
                pending.done(FetchError(job.ask.url, why, retryable=True))
            case ToRead():
                pending.job = replace(job, raw=job.raw or suspect)
                self._owners.give(pending)

    async def _watch(self) -> None:
        """Watch workers come and go until the run ends, or until no worker is left."""
        seen = helped = time.monotonic()
        while self._over is None:
            await asyncio.sleep(LOOK)
            try:
                there = await asyncio.wait_for(self._client.nthreads(), PATIENCE / 2)
            except Exception:  # whatever a client that has lost its scheduler raises
                if self._client.status == "closed" or time.monotonic() - seen > PATIENCE:
                    self._end(_("the scheduler {address} is lost").format(address=self._address))
                continue
            seen = time.monotonic()
            self._admission.forget(there)
            for link in list(self._owners.links.values()):
                if link.address not in there:
                    link.lost.set()
            addresses = self._owners.links.keys() | self._leaving.keys() | self._coming
            for address in there:
                if address not in addresses and self._admission.may_try(address):
                    self._start(self._admit(address))
            self._owners.balance()
            if self._owners.links:
                helped = time.monotonic()
            elif time.monotonic() - helped > COME_BACK:
                self._end(
                    _("{address} has had no worker for {seconds:g} s").format(address=self._address, seconds=COME_BACK)
                )

    async def _admit(self, address: str) -> None:
        self._coming.add(address)
        try:
            link = await self._admission.admit(address)
        finally:
            self._coming.discard(address)
        if link is not None:
            log.info("worker %s takes part", address)
            self._join(link)

    def _end(self, why: str) -> None:
        """End all waiting jobs with a reason: no worker is left."""
        self._over = _("{why}. What came before is stored; run it again to go on.").format(why=why)
        links = (*self._owners.links.values(), *self._leaving.values())
        for pending in (*self._owners.pending(), *self._to_parse, *(p for link in links for p in link.jobs.values())):
            pending.done(ClusterError(self._over))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:  # nobody may wait for ever
            self._end(Message("a fault of the program ({why})", why=f"{type(error).__name__}: {error}"))


async def _quietly(closing: Any) -> None:
    """Close something, waiting at most a few seconds for an answer."""
    with suppress(Exception):
        await asyncio.wait_for(closing, 5.0)
