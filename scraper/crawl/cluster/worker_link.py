"""The run's link to one worker: the jobs in its hands, and who waits for them."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Protocol

from scraper.crawl.cluster.protocol import (
    LEASE,
    POLL,
    Done,
    Event,
    ForeignAnswer,
    Job,
    ParsingStarted,
    RecentRequests,
    ToParse,
    ToRead,
)
from scraper.crawl.fetch.manners.backpressure import Backpressure
from scraper.urls import host, site

SILENT = POLL + 2 * LEASE
"""Seconds without an answer from which a worker counts as lost, even if the scheduler still lists it."""


@dataclass(slots=True)
class Pending:
    """A job and the future of its result."""

    job: Job
    result: asyncio.Future[Any]
    """The result that `messages.Done` brings; errors are results."""
    url: str = ""
    """The requested URL; "" for pages that are fetched already."""
    deaths: int = 0
    """Number of workers that died while they had it in hand."""
    hung: Callable[[], None] = lambda: None
    """Called when the page has hung."""

    counts: bool = False
    """True while it counts as a job that its worker is working on."""

    @property
    def host(self) -> str:
        """The host that is requested."""
        return host(self.url)

    @property
    def site(self) -> str:
        """The site of the host."""
        return site(self.url)

    @property
    def waits(self) -> bool:
        """Return whether it may have to wait until its worker has fewer jobs."""
        return isinstance(self.job, ToRead)

    def done(self, result: object) -> None:
        """Set the result, if somebody still waits."""
        if not self.result.done():
            self.result.set_result(result)


class WorkerActor(Protocol):
    """`scraper.crawl.cluster.worker_actor.WorkerActor`, as Dask's proxy of an actor has it."""

    def do(self, jobs: list[Job | ForeignAnswer | RecentRequests]) -> Awaitable[None]:
        """Accept jobs."""

    def take(self) -> Awaitable[list[Event]]:
        """Return their outcomes since the last call."""

    def close(self) -> Awaitable[None]:
        """End."""


class Link:
    """The link to one worker."""

    def __init__(self, address: str, actor: WorkerActor, lease: object) -> None:
        """``held`` is what keeps the actor alive while this is."""
        self.address = address
        self.actor = actor
        self.sites: set[str] = set()
        """The sites that it owns."""
        self.jobs: dict[int, Pending] = {}
        self.of_site: Counter[str] = Counter()
        """Jobs by site."""
        self.of_host: Counter[str] = Counter()
        """Pages by host, without those that hang."""
        self.begun: set[int] = set()
        """Jobs that it was parsing at its last message."""
        self.bytes = 0
        """Bytes of pages that it was sent to parse."""
        self.lost = asyncio.Event()
        """Set when it is lost, or must count as lost."""
        self._held = lease
        self._out: list[Job | ForeignAnswer | RecentRequests] = []
        self._stir = asyncio.Event()

    @property
    def load(self) -> tuple[int, int]:
        """The number by which workers are compared: the amount of work in hand."""
        return len(self.jobs), len(self.sites)

    def give(self, pending: Pending) -> None:
        """Give it a job. A lost worker keeps the job for its successor."""
        self.jobs[pending.job.number] = pending
        if pending.url:
            self.of_site[pending.site] += 1
        if pending.waits:
            self.of_host[pending.host] += 1
            pending.counts = True
        if isinstance(pending.job, ToParse):
            self.bytes += sum(len(part.content) for part in pending.job.parts)
        self.send(pending.job)

    def uncount(self, pending: Pending) -> None:
        """Stop counting a job: it hangs, or is done."""
        if pending.counts:
            pending.counts = False
            self.of_host[pending.host] -= 1

    def send(self, message: Job | ForeignAnswer | RecentRequests) -> None:
        """Send a message with the next batch."""
        if not self.lost.is_set():
            self._out.append(message)
            self._stir.set()

    async def run(self, backpressure: Backpressure, hear: Callable[[Link, Event], None]) -> None:
        """Send and receive messages, receiving only while ``backpressure`` lets it; return when the worker is lost.

        Cancelling it ends the link.
        """
        parts = self._send(), self._take(backpressure, hear), self._wait_lost()
        tasks = [asyncio.create_task(part) for part in parts]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            self.lost.set()
            for task in done:
                task.exception()  # whatever it is, the line is dead
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _send(self) -> None:
        while True:
            await self._stir.wait()
            self._stir.clear()
            out, self._out = self._out, []
            if out:
                await self.actor.do(out)

    async def _take(self, backpressure: Backpressure, hear: Callable[[Link, Event], None]) -> None:
        while True:
            await backpressure.resumed()
            for news in await asyncio.wait_for(self.actor.take(), SILENT):
                hear(self, news)

    async def _wait_lost(self) -> None:
        await self.lost.wait()

    def heard(self, news: Done | ParsingStarted) -> Pending | None:
        """Process a message; return the job that it completes, if any."""
        if isinstance(news, ParsingStarted):
            self.begun.update(news.numbers)
            return None
        self.begun.discard(news.number)
        pending = self.jobs.pop(news.number, None)
        if pending is None:
            return None
        self.uncount(pending)
        if pending.url:
            self.of_site[pending.site] -= 1
        if isinstance(pending.job, ToParse):
            self.bytes -= sum(len(part.content) for part in pending.job.parts)
        return pending
