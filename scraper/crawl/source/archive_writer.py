"""The one writer of a run: stores records in order, commits them in batches, and confirms them after the commit.

The archive is used in a thread of its own: storing an article may mean comparing it with others, and the event loop
must not wait for that.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from scraper.archive import Archive

if TYPE_CHECKING:
    from scraper.crawl.fetch.manners.backpressure import Backpressure

T = TypeVar("T")

Write = Callable[[Archive], Any]
Then = Callable[[Any], None]

BEHIND = "the archive"
"""The reason given to backpressure when the queue is too long."""

BATCH = 64
"""Writes that share a transaction: what is lost when the machine loses power, never what was reported stored."""
GATHER = 1.0
"""Seconds that a write waits for others to share its transaction: one of 64 articles takes two thirds of the time of
four with 16, and less room. Not longer, since uncommitted pages are fetched again after a crash."""


class Writer:
    """A queue of writes to an archive, and the task that empties it."""

    def __init__(self, archive: Archive, backpressure: Backpressure) -> None:
        """``backpressure`` stops requests while the queue is too long: sites can be faster than any disk."""
        self._archive = archive
        self._backpressure = backpressure
        self._queue: asyncio.Queue[tuple[Write, Then]] = asyncio.Queue(4 * BATCH)
        self._batch: list[tuple[Write, Then]] = []
        self._writing: tuple[list[Then], Future[list[Any]]] | None = None
        self._thread = ThreadPoolExecutor(1, "archive")
        self._begins = asyncio.Event()
        """Set if the next transaction begins without waiting for more."""
        self._hurries = False

    async def put(self, write: Callable[[Archive], T], then: Callable[[T], None]) -> None:
        """Call ``write`` in the next transaction, and ``then`` with its result after the commit."""
        if self._queue.full():
            self._backpressure.stop(BEHIND)
        await self._queue.put((write, then))
        if self._queue.qsize() >= BATCH:
            self._begins.set()

    async def ask(self, question: Callable[[Archive], T]) -> T:
        """Query the archive between two transactions, and return the answer."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, question, self._archive)

    async def run(self) -> None:
        """Write until cancelled."""
        while True:
            self._batch.append(await self._queue.get())
            with suppress(TimeoutError):
                await asyncio.wait_for(self._begins.wait(), GATHER)
            batch = asyncio.wrap_future(self._begin())
            batch.add_done_callback(_heard)
            await asyncio.wait((batch,))  # which a cancellation does not cancel
            self._end()

    def flush(self) -> None:
        """Write what still waits, and return after the commit."""
        self._end()
        while self._batch or not self._queue.empty():
            self._begin()
            self._end()

    def close(self) -> None:
        """End the thread: when this returns, nothing uses the archive."""
        self._thread.shutdown(cancel_futures=True)

    async def committed(self) -> None:
        """Return when everything put so far is committed."""
        done = asyncio.Event()
        await self.put(lambda _: None, lambda _: done.set())
        self._hurries = True
        self._begins.set()
        await done.wait()

    def _begin(self) -> Future[list[Any]]:
        """Pass the next batch to the thread."""
        while len(self._batch) < BATCH and not self._queue.empty():
            self._batch.append(self._queue.get_nowait())
        self._hurries &= not self._queue.empty()
        if not self._hurries and self._queue.qsize() < BATCH:
            self._begins.clear()
        if self._queue.qsize() <= self._queue.maxsize // 2:
            self._backpressure.resume(BEHIND)
        batch, self._batch = self._batch, []
        future = self._thread.submit(_commit, self._archive, [write for write, _ in batch])
        self._writing = [then for _, then in batch], future
        return future

    def _end(self) -> None:
        """Wait for the batch in the thread, and confirm its writes."""
        if self._writing is None:
            return
        thens, future = self._writing
        self._writing = None
        for then, result in zip(thens, future.result(), strict=True):
            then(result)


def _heard(batch: asyncio.Future[list[Any]]) -> None:
    """Mark an error of a batch as retrieved: `Writer._end` raises it."""
    if not batch.cancelled():
        batch.exception()


def _commit(archive: Archive, writes: list[Write]) -> list[Any]:
    with archive.transaction():
        return [write(archive) for write in writes]
