"""The one writer of a run: takes what is to be stored in order, commits it in batches, and only then says so."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Protocol, TypeVar

from scraper.archive import Archive

T = TypeVar("T")

BATCH = 64
"""Writes that share a transaction: what is lost when the machine loses power, never what was reported stored."""
GATHER = 0.2
"""Seconds that a write waits for others to share its transaction: large ones take less time and room an article."""


class Holdable(Protocol):
    """What brings pages: `scraper.reading.Reader`."""

    def hold(self) -> None:
        """Bring no more until `go_on`, beyond what is on its way."""

    def go_on(self) -> None:
        """Take back `hold`."""


class Writer:
    """A queue of writes to an archive, and the task that empties it."""

    def __init__(self, archive: Archive, source: Holdable) -> None:
        """``source`` is held while more waits to be written than is good, for it can be faster than any disk."""
        self._archive = archive
        self._source = source
        self._queue: asyncio.Queue[tuple[Callable[[Archive], Any], Callable[[Any], None]]] = asyncio.Queue(4 * BATCH)
        self._batch: list[tuple[Callable[[Archive], Any], Callable[[Any], None]]] = []
        self._hurry = asyncio.Event()

    async def put(self, write: Callable[[Archive], T], then: Callable[[T], None]) -> None:
        """``write`` is called in the next transaction, ``then`` with what it returned when that is committed."""
        if self._queue.full():
            self._source.hold()
        await self._queue.put((write, then))

    async def run(self) -> None:
        """Write for ever."""
        while True:
            self._batch.append(await self._queue.get())
            if self._queue.qsize() < BATCH:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._hurry.wait(), GATHER)
            self._write()

    def flush(self) -> None:
        """Write what still waits."""
        while self._batch or not self._queue.empty():
            self._write()

    async def committed(self) -> None:
        """Return when everything put so far is committed."""
        done = asyncio.Event()
        await self.put(lambda _: None, lambda _: done.set())
        self._hurry.set()
        await done.wait()

    def _write(self) -> None:
        while len(self._batch) < BATCH and not self._queue.empty():
            self._batch.append(self._queue.get_nowait())
        if self._queue.empty():
            self._hurry.clear()
        if self._queue.qsize() <= self._queue.maxsize // 2:
            self._source.go_on()
        batch, self._batch = self._batch, []
        with self._archive.transaction():
            done = [(then, write(self._archive)) for write, then in batch]
        for then, result in done:
            then(result)
