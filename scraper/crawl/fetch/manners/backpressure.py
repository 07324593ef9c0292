"""Backpressure: requests and bodies wait while too much is not stored yet. One object per run."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from scraper.models import Fetched

MB = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoryLimits:
    """Limits on the pages in memory. Sizes in bytes, times in seconds."""

    reading: int = 8 * MB
    """Total of bodies being read from which some must wait …"""
    small: int = 64 * 1024
    """… which are those above this size …"""
    large_at_once: int = 1
    """… except this many of them, which may grow up to `Limits.body`."""
    unstored: int = 16 * MB
    """Total of pages, fetched and not stored yet, from which bodies above ``small`` wait …"""
    unstored_wait: float = 10.0
    """… and for how long at most: the pages may themselves be waiting, for the next part of a split article."""
    large_page: int = MB
    """A page above this size is committed to the archive before it counts as stored."""


class Backpressure:
    """The pages that a run has in memory, and the requests, bodies and large pages that wait for them.

    A component that can accept no more (the archive, a worker's memory, a worker that nobody hears) calls `stop`: then
    `needs_backout` is true and no request begins. Components that read bodies, or hold pages that are not stored, count
    them here; while the sum is high, large bodies are read one after the other.
    """

    def __init__(self, limits: MemoryLimits | None = None) -> None:
        self.limits = limits or MemoryLimits()
        self._reasons: set[str] = set()
        self._may_begin = asyncio.Event()
        self._may_begin.set()
        self._listeners: list[Callable[[], None]] = []
        self._reading = self._unstored = 0
        self._large = asyncio.Semaphore(self.limits.large_at_once)
        self._has_room = asyncio.Event()
        self._has_room.set()

    # -- requests

    @property
    def needs_backout(self) -> bool:
        """Return whether no further request may begin."""
        return bool(self._reasons)

    def stop(self, reason: str) -> None:
        """Let no request begin until `resume` is called with the same reason."""
        self._reasons.add(reason)
        self._may_begin.clear()

    def resume(self, reason: str) -> None:
        """Take back `stop`."""
        self._reasons.discard(reason)
        if not self._reasons and not self._may_begin.is_set():
            self._may_begin.set()
            for listener in self._listeners:
                listener()

    def on_resume(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` whenever requests may begin again."""
        self._listeners.append(listener)

    async def resumed(self) -> None:
        """Return when requests may begin."""
        await self._may_begin.wait()

    # -- bodies

    @property
    def is_crowded(self) -> bool:
        """Return whether a large body must wait (`large_body`)."""
        return self._reading > self.limits.reading or not self._has_room.is_set()

    def add_reading(self, size: int) -> None:
        """Count bytes of a body that is being read; negative when it is handed on or given up."""
        self._reading += size

    @asynccontextmanager
    async def large_body(self) -> AsyncIterator[None]:
        """Wait for a place for a large body, and hold it."""
        async with self._large:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._has_room.wait(), self.limits.unstored_wait)
            yield

    # -- pages

    def is_large(self, pages: Iterable[Fetched]) -> bool:
        """Return whether the pages of an article are committed before they count as stored
        (`MemoryLimits.large_page`)."""
        return _size(pages) > self.limits.large_page

    def add_unstored(self, pages: Iterable[Fetched]) -> None:
        """Count pages that were fetched and wait to be parsed and stored."""
        self._count(_size(pages))

    def stored(self, pages: Iterable[Fetched]) -> None:
        """Undo `add_unstored`: the pages are stored, or given up."""
        self._count(-_size(pages))

    def _count(self, size: int) -> None:
        self._unstored += size
        if self._unstored > self.limits.unstored:
            self._has_room.clear()
        else:
            self._has_room.set()


def _size(pages: Iterable[Fetched]) -> int:
    return sum([len(page.content) for page in pages])
