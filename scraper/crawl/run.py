"""A run: sources are crawled side by side, one writer stores the results, and a report is made."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Collection, Coroutine, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from scraper.archive import Archive
from scraper.crawl import connectivity
from scraper.crawl.source.archive_writer import Writer
from scraper.crawl.source.run_options import DEFAULT_RUN, RunOptions
from scraper.crawl.source.source_crawl import Crawl, Shared
from scraper.crawl.source.tally import Watcher
from scraper.crawl.workers.reader import Reader
from scraper.i18n import Message
from scraper.models import SourceReport
from scraper.sources import Source

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RunReport:
    """The report of one run."""

    run: int
    ended: Literal["done", "failed", "interrupted"]
    sources: tuple[SourceReport, ...]
    seconds: float
    error: str | None = None
    """The error that concerns all sources, in words."""


async def fetch_sources(
    sources: Sequence[Source],
    archive: Archive,
    reader: Reader,
    now: datetime,
    watcher: Watcher,
    options: RunOptions = DEFAULT_RUN,
    listed: Collection[str] = (),
) -> RunReport:
    """Crawl ``sources`` side by side and store what is new in ``archive``.

    ``listed``: the names of all sources in sources.yaml. What waits for a source that is no longer listed, and that had
    a start address of one of these, goes to that one. Cancelling it ends the run cleanly: parsed pages are stored, and
    the report says "interrupted". Raises ArchiveError if the archive cannot be written; what was committed before
    stays.
    """
    began = time.monotonic()
    run = archive.runs.start([source.name for source in sources], "fetch")
    writer = Writer(archive, reader.backpressure)
    ended: Literal["done", "failed", "interrupted"] = "failed"
    crawls: list[Crawl] = []
    error = None
    try:
        for source in sources if listed else ():
            if moved := archive.crawl.adopt(source.name, source.start_urls(source.today(now)), listed):
                log.info("%s: %d addresses that waited for a source of the same list", source.name, moved)
        shared = Shared(run, archive, reader, writer, now, watcher, options)
        crawls = [Crawl(source, shared) for source in sources]
        ends = _Ends(watcher)
        await _side_by_side(writer.run(), *(ends.of(crawl) for crawl in crawls))
        error = ends.error(crawls)
        ended = "failed" if any(c.report.error or c.report.drift for c in crawls) else "done"
    except asyncio.CancelledError:
        task = asyncio.current_task()
        while task is not None and task.uncancel():
            pass
        writer.flush()
        writer.close()
        for crawl in crawls:
            crawl.articles.store_withheld()
        ended = "interrupted"
    finally:
        writer.close()
    reports = tuple(crawl.report for crawl in crawls)
    archive.runs.finish(run, ended, reports)
    return RunReport(run, ended, reports, time.monotonic() - began, error)


class _Ends:
    """Reports the end of crawls: at once if any page of the run has arrived, else when it is clear why none has."""

    def __init__(self, watcher: Watcher) -> None:
        self._watcher = watcher
        self._silent: list[Crawl] = []
        self._heard = False

    async def of(self, crawl: Crawl) -> None:
        """Run a crawl to its end."""
        await crawl.run()
        self._silent.append(crawl)
        if crawl.report.fetched or not crawl.report.error:
            self._heard = True
        if self._heard:
            self._show()

    def error(self, crawls: Sequence[Crawl]) -> str | None:
        """Return the reason that ended all crawls alike, and write it into their reports."""
        why = None
        reasons = {reason for crawl in crawls for reason in crawl.report.reasons}
        urls = [url for crawl in crawls for url in crawl.source.urls]
        if not self._heard and connectivity.is_missing(reasons, urls):
            reason = min(reasons, key=len)
            why = Message(
                "no network: none of the sites could be reached ({reason}); nothing was fetched", reason=reason
            )
            for crawl in crawls:
                crawl.report.error = why
        else:
            self._show()
        return why

    def _show(self) -> None:
        for crawl in self._silent:
            self._watcher.finished(crawl.report)
        self._silent.clear()


async def _side_by_side(writing: Coroutine[Any, Any, None], *crawling: Coroutine[Any, Any, None]) -> None:
    """Run the crawls until all are done and the writer has written; the first error stops everything."""
    try:
        async with asyncio.TaskGroup() as group:
            writer = group.create_task(writing)
            async with asyncio.TaskGroup() as crawls:
                for crawl in crawling:
                    crawls.create_task(crawl)
            writer.cancel()
    except BaseExceptionGroup as errors:
        error: BaseException = errors
        while isinstance(error, BaseExceptionGroup):
            error = error.exceptions[0]
        raise error from None
