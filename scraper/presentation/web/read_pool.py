"""The archive for a server: what pages ask is answered in processes, each with a connection of its own that only reads.

The search has processes of its own: whatever an article or a chart may cost, it goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from scraper.presentation.process_pool import Answer, Pool
from scraper.presentation.web.pages.search_view import PATIENCE, Finder, Memory

T = TypeVar("T")

SEARCHES = 2
"""Number of searches in parallel, so that a long one delays nobody else."""
OTHERS = 2
"""The same of articles and charts."""
SECONDS = PATIENCE + 5
"""How long an answer may take; what reads the archive ends by itself after `PATIENCE`."""


class Reading:
    """Answers questions about one archive, which may be written to meanwhile."""

    def __init__(self, path: Path, language: str) -> None:
        """``language``: of messages."""
        self.path = path
        self._searches = Pool(SEARCHES, SECONDS, _finder, path, language)
        self._others = Pool(OTHERS, SECONDS, _finder, path, language)

    def start(self) -> None:
        """Have a process come up for the first page."""
        self._searches.start()

    async def search(self, question: Callable[..., T], *args: object) -> T:
        """Run a search: ``question(finder, *args)``, in another process, so that all of it must be picklable.

        Raises what it raises, ArchiveError and `Overworked` above all.
        """
        return await self._searches.ask((question, args))  # type: ignore[no-any-return]

    async def ask(self, question: Callable[..., T], *args: object) -> T:
        """The same for anything else."""
        return await self._others.ask((question, args))  # type: ignore[no-any-return]

    def close(self) -> None:
        """End whatever is being answered."""
        self._searches.close()
        self._others.close()


def _finder(path: Path, language: str) -> Answer:
    from scraper import i18n
    from scraper.archive import Archive

    i18n.speak(language)
    return partial(_answer, Finder(Archive.read(path), Memory()))


def _answer(finder: Finder, call: tuple[Callable[..., object], tuple[object, ...]]) -> object:
    question, args = call
    return question(finder, *args)
