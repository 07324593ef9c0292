"""The work between the network and the archive, in processes of its own: bytes to record, record to words."""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType

from scraper.errors import ParseError, ScrapeError
from scraper.records import Analysis, Fetched, Hints, Page

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Parsed:
    """What the worker makes of a page; ``analysis`` is None unless the page is an article."""

    page: Page
    analysis: Analysis | None


def work(parts: Sequence[Fetched], hints: Hints) -> Parsed:
    """Read a page, or the parts of an article that is split over several (下一页), and analyse it. A pure function."""
    from scraper.parse import parse
    from scraper.parse.joined import join
    from scraper.text.segment import analyse

    page = join([parse(p.content, p.url, replace(hints, content_type=p.header("content-type"))) for p in parts])
    if page.kind != "article":
        return Parsed(page, None)
    analysis = analyse(page)
    return Parsed(replace(page, keywords=analysis.keywords), analysis)


class Workers:
    """A pool of processes that parse, and that survives a page that kills its process.

    What is in flight when a process dies is tried once more, one page at a time in a process of its own, so that
    only the page that kills is refused.
    """

    def __init__(
        self,
        count: int | None = None,
        work: Callable[[Sequence[Fetched], Hints], Parsed] = work,
        dictionaries: Sequence[Path] = (),
    ) -> None:
        """``dictionaries``: files of words for the segmenter to know beside its own; ConfigError if one is wrong."""
        from scraper.text import segment

        segment.configure(dictionaries=dictionaries)
        self._count = count or default_count()
        self._work = work
        self._dictionaries = tuple(dictionaries)
        self._pool: Executor | None = None
        self._quarantine = asyncio.Lock()

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.shutdown(wait=kind is None, cancel_futures=True)

    async def parse(self, parts: Sequence[Fetched], hints: Hints) -> Parsed:
        """`work`, in a process of the pool. Raises ParseError when the page cannot be read, for whatever reason."""
        try:
            return await self._parse(parts, hints)
        except (ScrapeError, asyncio.CancelledError):
            raise
        except Exception as error:  # a bug of ours must not cost the other pages
            log.debug("the parser failed", exc_info=error)
            kind = type(error).__name__
            raise ParseError(f"{parts[0].url}: the parser failed ({kind}: {error}); please report it") from error

    async def _parse(self, parts: Sequence[Fetched], hints: Hints) -> Parsed:
        pool = self._pool = self._pool or _pool(self._count, self._dictionaries)
        try:
            return await asyncio.wrap_future(pool.submit(self._work, tuple(parts), hints))
        except BrokenProcessPool:
            if self._pool is pool:
                self._pool = None
        async with self._quarantine:
            with _pool(1, self._dictionaries) as alone:
                try:
                    return await asyncio.wrap_future(alone.submit(self._work, tuple(parts), hints))
                except BrokenProcessPool:
                    raise ParseError(f"{parts[0].url}: the parser's process died on this page") from None


def default_count() -> int:
    """One core is left to the network and the archive; more than four parsers outrun any polite fetch."""
    return max(1, min(4, (os.cpu_count() or 2) - 1))


def _pool(count: int, dictionaries: tuple[Path, ...]) -> ProcessPoolExecutor:
    # not "fork": the parent has an event loop, and by then threads; "forkserver" is what Python 3.14 made the default
    context = multiprocessing.get_context("forkserver")
    return ProcessPoolExecutor(count, context, initializer=_start, initargs=(dictionaries,))


def _start(dictionaries: tuple[Path, ...]) -> None:
    """In a new worker: leave Ctrl-C to the parent, and end when the parent is gone, however it went."""
    import signal

    from scraper.text import segment

    segment.configure(dictionaries=dictionaries)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing.connection import wait

    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
