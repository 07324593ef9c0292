"""A process that parses batches of pages (`scraper.crawl.workers.page_work`), as an event loop sees it."""

from __future__ import annotations

import asyncio
import signal
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from scraper.child_process import ChildProcess
from scraper.crawl.workers.page_work import Parsed, serve
from scraper.crawl.workers.time_budget import Budget
from scraper.errors import ScrapeError
from scraper.models import Fetched, Hints

Batch = Sequence[tuple[Sequence[Fetched], Hints]]
"""Pages, each with its parts, and what is known of them."""

ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""Signals that end a command: Ctrl-C, systemd's stop, the end of the terminal."""


class WorkerDied(Exception):
    """The process ended in the middle of its work."""


class Worker:
    """A process that parses one batch after another. To be used from one event loop."""

    def __init__(
        self, work: Callable[[Sequence[Fetched], Hints], Parsed], dictionaries: Sequence[Path], budget: Budget
    ) -> None:
        """Start the process, which loads all that it needs: half a second. OSError where none can be started."""
        self._process = ChildProcess(serve, work, dictionaries, budget, blocked=ENDINGS)
        self._sender = ThreadPoolExecutor(1, "sender")
        self._waiting: deque[asyncio.Future[list[Parsed | ScrapeError]]] = deque()
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def pid(self) -> int | None:
        """Return the number of the process."""
        return self._process.pid

    @property
    def batches(self) -> int:
        """Count the batches that it has not yet answered."""
        return len(self._waiting)

    async def parse(self, batch: Batch) -> list[Parsed | ScrapeError]:
        """Parse a batch, after those that were handed over before. Raises WorkerDied.

        A thread writes, for the process reads no batch while it parses another.
        """
        loop = asyncio.get_running_loop()
        if self._loop is None:
            self._loop = loop
            loop.add_reader(self._process.connection.fileno(), self._receive)
        answer: asyncio.Future[list[Parsed | ScrapeError]] = loop.create_future()
        self._waiting.append(answer)
        with suppress(OSError):  # it has died: `_receive` sees the end of the connection
            await loop.run_in_executor(self._sender, self._process.connection.send, batch)
        return await answer

    def _receive(self) -> None:
        try:
            results = self._process.connection.recv()
        except (EOFError, OSError):
            self._let_go()
            return
        answer = self._waiting.popleft()
        if not answer.done():  # else nobody waits for it any more
            answer.set_result(results)

    def _let_go(self) -> None:
        """Read no more of a process that has died."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.remove_reader(self._process.connection.fileno())
        self._loop = None
        while self._waiting:
            answer = self._waiting.popleft()
            if not answer.done():
                answer.set_exception(WorkerDied())

    def close(self) -> None:
        """Kill the process, whatever it does, and wait for its end."""
        self._process.kill()  # which also ends the writing to it
        self._sender.shutdown(cancel_futures=True)
        self._let_go()
        self._process.close()
