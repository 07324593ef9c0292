"""The files of one source in one run: pictures and attachments, fetched after the articles are stored."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import partial

from scraper.archive import Archive, Stored
from scraper.archive.files.file_queue import Room
from scraper.archive.files.folder import FolderError
from scraper.archive.files.queue import NO_ROOM_IN_ARTICLE, Choice, Waiting
from scraper.archive.files.refusals import refusal
from scraper.crawl.source.crawling import Crawling
from scraper.crawl.source.source_jobs import Jobs
from scraper.crawl.workers.reader import Ask
from scraper.errors import FetchError
from scraper.i18n import Message
from scraper.models import Hints
from scraper.sources import Source
from scraper.sources.values import spelled_size

log = logging.getLogger(__name__)


def kept_files(source: Source) -> Choice:
    """Return the files that a source keeps of its articles."""
    return Choice(source.images, source.attachments, source.layout)


def queue_files(archive: Archive, source: Source, stored: Stored) -> None:
    """Queue the files that a source keeps of a stored article, unless it is unchanged."""
    if stored.outcome in ("new", "copy", "changed"):
        archive.file_queue.add(stored.id, kept_files(source))


class Files:
    """Fetches the queued files of a source, and stores each or the reason for its failure."""

    def __init__(self, crawl: Crawling) -> None:
        self._crawl = crawl
        self._room: Room = crawl.options.room
        self._choice = kept_files(crawl.source)
        self._policy = replace(crawl.policy, limits=replace(crawl.policy.limits, body=self._room.file))
        self._jobs = Jobs(crawl.source.limits)
        self._is_full = False

    async def run(self) -> None:
        """Fetch the files that are due, within the limits of space and time. Failures do not concern the articles."""
        if not self._choice.roles:
            return
        name, ask = self._crawl.source.name, self._crawl.writer.ask
        if self._crawl.options.files:
            await ask(lambda archive: archive.file_queue.add_missing(name, self._choice))
        retry = self._crawl.options.retry
        due = await ask(lambda archive: archive.file_queue.due(name, self._choice, self._room, retry=retry))
        if due and await ask(lambda archive: archive.file_queue.size()) >= self._room.total:
            self._full()
        for waiting in due:
            self._jobs.ask(partial(self._file, waiting))
        await self._jobs.run()
        report = self._crawl.report
        report.files_waiting = await ask(lambda archive: archive.file_queue.count(name))
        if self._jobs.cut_short and not report.error:
            report.error = self._jobs.cut_short

    async def _file(self, waiting: Waiting) -> None:
        if self._is_full:
            return
        if waiting.room <= 0:
            await self._fail(waiting, NO_ROOM_IN_ARTICLE)
            return
        crawl = self._crawl
        ask = Ask(waiting.url, self._policy, Hints(), waiting.etag, waiting.last_modified, shown_by=waiting.page)
        try:
            fetched = (await crawl.reader.read(ask)).fetched
        except FetchError as error:
            await self._fail(waiting, error.reason, status=error.status, retryable=error.retryable)
            return
        log.debug(
            "%s: HTTP %d, %d bytes", waiting.url, fetched.status, len(fetched.content), extra={"url": waiting.url}
        )
        crawl.report.bytes += len(fetched.content)
        if fetched.status == 304:
            await crawl.writer.ask(lambda archive: archive.file_queue.not_modified(waiting, fetched, self._room))
            return
        try:
            if reason := refusal(fetched.content, waiting.roles):
                await self._fail(waiting, reason)
                return
            outcome = await crawl.writer.ask(lambda archive: archive.file_queue.keep(waiting, fetched, self._room))
        except FolderError as error:
            self._stop(str(error))
            crawl.report.error = crawl.report.error or str(error)
            return
        finally:
            crawl.reader.backpressure.stored((fetched,))
        if outcome == "no room":
            self._full()
            return
        crawl.report.files += outcome == "stored"
        crawl.report.files_failed += outcome == "refused"
        crawl.changed()

    async def _fail(self, waiting: Waiting, reason: str, *, status: int | None = None, retryable: bool = False) -> None:
        log.info("%s: %s: %s", self._crawl.source.name, waiting.url, reason, extra={"url": waiting.url})
        self._crawl.report.files_failed += 1
        await self._crawl.writer.ask(
            lambda archive: archive.file_queue.fail(waiting.url, reason, self._room, status=status, retryable=retryable)
        )
        self._crawl.changed()

    def _full(self) -> None:
        self._stop(
            Message(
                "the archive's files have reached their limit of {size} (`files: total` in sources.yaml); "
                "further ones wait",
                size=spelled_size(self._room.total),
            )
        )

    def _stop(self, reason: str) -> None:
        if not self._is_full:
            log.warning("%s: %s", self._crawl.source.name, reason)
        self._is_full = True
        self._crawl.report.files_limit = reason
