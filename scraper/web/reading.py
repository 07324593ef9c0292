"""The archive for a server: blocking reads in a few threads, each with a connection of its own that only reads."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import local
from typing import TypeVar

from scraper.archive import Archive
from scraper.web.finding import Finder, Memory

T = TypeVar("T")

THREADS = 3
"""Questions that are answered side by side: a long one keeps nobody else waiting."""


class Reading:
    """Answers questions about one archive, which may be written to meanwhile."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="archive")
        self._local = local()
        self._memory = Memory()

    async def ask(self, question: Callable[[Finder], T]) -> T:
        """What a function makes of the archive; it is called in a thread. Raises what it raises, ArchiveError above."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, self._answer, question)

    def _answer(self, question: Callable[[Finder], T]) -> T:
        finder: Finder | None = getattr(self._local, "finder", None)
        if finder is None:
            finder = self._local.finder = Finder(Archive.read(self.path), self._memory)
        return question(finder)
