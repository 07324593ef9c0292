"""The archive's face: `Archive`, which everything else hands records to and reads rows from."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from scraper.archive.articles import near_duplicates, queries, restore_export, tombstones
from scraper.archive.articles import store as articles
from scraper.archive.articles.bulk_reads import Taking
from scraper.archive.articles.deletion_api import Removing
from scraper.archive.articles.queries import Row
from scraper.archive.articles.statistics import Counting
from scraper.archive.articles.store import FieldChange, Stored
from scraper.archive.crawl import reparse_queue, source_history
from scraper.archive.crawl import robots_cache as robots
from scraper.archive.crawl import run_log as runs
from scraper.archive.crawl.crawl_state import Gathering, utc_now
from scraper.archive.crawl.reparse_queue import Pending
from scraper.archive.crawl.run_log import Ended
from scraper.archive.crawl.source_history import Watching
from scraper.archive.db import commit_stamp, connect
from scraper.archive.db.file_identity import Place
from scraper.archive.db.lock import WriterLock
from scraper.archive.pages.raw_pages import RawPages
from scraper.archive.search import fts_index, word_boundaries
from scraper.archive.search.search_api import Finding
from scraper.archive.upkeep.maintenance import Upkeep
from scraper.errors import ArchiveError
from scraper.i18n import Message
from scraper.models import Analysis, Fetched, Page, RobotsFile, SourceReport


class Archive(Gathering, Finding, Counting, Taking, Watching, Upkeep, Removing):
    """One archive.db, opened for writing (`open`, one process at a time) or for reading (`read`, any number).

    Writing methods commit by themselves, or together with others inside ``with archive.transaction()``. Calls may come
    from any thread, one at a time. Whatever goes wrong is an ArchiveError with a clear word, and the file stays sound.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: WriterLock | None = None) -> None:
        self.path = path
        self.connection = connection
        """For the modules of this package."""
        self._lock = lock
        self._place = Place(path, connection) if lock is not None else None
        self._pages = RawPages(connection)

    @classmethod
    def open(cls, path: Path | str, *, wait: float = 0) -> Self:
        """Open for writing: makes the file or brings its schema up to date.

        ArchiveBusy when another process writes and does not finish within ``wait`` seconds.
        """
        path = Path(path)
        if not path.parent.is_dir():
            raise ArchiveError(Message("{path}: there is no folder {parent}", path=path, parent=path.parent))
        lock = WriterLock(path)
        lock.acquire(wait)
        try:
            connection = connect.open_writer(path)
            with connect.explained(path):
                if runs.bury(connection):
                    commit_stamp.renew(connection)
        except BaseException:
            lock.release()
            raise
        return cls(path, connection, lock)

    @classmethod
    def read(cls, path: Path | str) -> Self:
        """Open for reading. ArchiveError if there is no archive. One of an older schema is brought up to date first."""
        path = Path(path)
        try:
            connection = connect.open_reader(path)
        except connect.OutOfDate:
            cls.open(path).close()
            connection = connect.open_reader(path)
        return cls(path, connection)

    def close(self) -> None:
        """Close the file and give the writer's lock back. An open transaction is undone."""
        try:
            if self._place is not None and self._place.is_lost:
                self._place.leave()
            elif self._lock is not None:
                with suppress(sqlite3.Error):  # only to help the next one; a full disk may forbid it
                    if fts_index.settle(self.connection):
                        commit_stamp.renew(self.connection)
                    self.connection.execute("PRAGMA optimize")
        finally:
            self.connection.close()
            if self._place is not None:
                self._place.close()
            if self._lock is not None:
                self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """What is written inside is committed together, or not at all. Inside another one it is part of that."""
        if self._place is None:
            raise ArchiveError(Message("{path}: was opened for reading", path=self.path))
        with connect.explained(self.path):
            if self.connection.in_transaction:
                yield
                return
            self.connection.execute("BEGIN IMMEDIATE")
            before = self.connection.total_changes
            try:
                yield
                if self.connection.total_changes != before:
                    self._place.committed(commit_stamp.renew(self.connection))
                self._place.check(self.connection)
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                self._pages.forget()
                raise

    # -- writing ------------------------------------------------------------------------------------------------------

    def start_run(self, sources: Iterable[str], command: str) -> int:
        """Log that a run begins, of these sources (names) by this command; its id."""
        with self.transaction():
            return runs.start(self.connection, sources, command, utc_now())

    def finish_run(self, run: int, ended: Ended, reports: Iterable[SourceReport]) -> None:
        """Log how a run ended. A run that was killed is marked so by the next one."""
        with self.transaction():
            runs.finish(self.connection, run, ended, reports, utc_now())

    def store(
        self,
        source: str,
        fetched: Fetched | None,
        page: Page,
        analysis: Analysis,
        *,
        run: int | None = None,
        parts: Sequence[Fetched] = (),
    ) -> Stored:
        """Store an article. ``fetched`` is None for one that comes without its raw page (an import).

        ``parts`` are the further pages of one that is split (下一页); ``page`` is what all of them together say.
        """
        now = utc_now()
        with self.transaction():
            runs.add_source(self.connection, source, now)
            arrival = articles.Arrival(
                source, fetched, page, analysis, run, now, near_duplicates.prepare(page, analysis), parts
            )
            return articles.store(self.connection, self._pages, arrival)

    def restore(
        self,
        row: Mapping[str, Any],
        page: Page,
        analysis: Analysis,
        *,
        run: int | None = None,
        head: int | None = None,
        apart: Container[int] = (),
    ) -> Stored:
        """Store an exported article as it was: source, times and revisions from its row, and its group where ``head``
        is the id of its first print here. It is no copy of those in ``apart``, though it may read like one. An article
        whose URL is here already is left as it is: ``unchanged``.
        """
        with self.transaction():
            here = queries.find(self.connection, page.url or "")
            if here is not None:
                return Stored(here, "unchanged")
            if tombstones.covers(self.connection, (), page.url, ()):
                return Stored(0, "deleted")
            source, fetched = str(row.get("source") or "import"), str(row.get("fetched") or utc_now())
            runs.add_source(self.connection, source, utc_now())
            arrival = articles.Arrival(
                source, None, page, analysis, run, fetched, near_duplicates.prepare(page, analysis)
            )
            stored = articles.store(self.connection, self._pages, arrival)
            restore_export.restore(self.connection, stored.id, row, head, apart)
            return stored

    def group(self, article: int, head: int, similarity: float | None) -> None:
        """Call an article a copy of another, as the export of an archive has it."""
        with self.transaction():
            restore_export.group(self.connection, article, head, similarity)

    def keep_progress(self, job: str, state: str | None) -> None:
        """Note how far a long job has come, so that it can go on after an interruption; None: it is done."""
        with self.transaction():
            reparse_queue.keep_progress(self.connection, job, state)

    def reread(self, article: int, page: Page, analysis: Analysis) -> tuple[FieldChange, ...]:
        """Put in place what a newer parser reads of an article's raw page; what changed."""
        with self.transaction():
            return articles.reread(self.connection, article, page, analysis)

    def keep_robots(self, files: Sequence[RobotsFile]) -> None:
        """Remember robots.txt files for a day."""
        if files:
            with self.transaction():
                robots.keep(self.connection, files, datetime.now(UTC))

    def accept(self, source: str) -> bool:
        """Forget what a source used to give: what it gives from the next run on is its norm. False: it has none yet."""
        with self.transaction():
            return source_history.accept(self.connection, source)

    # -- reading ------------------------------------------------------------------------------------------------------

    def robots(self) -> list[RobotsFile]:
        """The robots.txt files that former runs had, of the last day or so."""
        with connect.explained(self.path):
            return robots.remembered(self.connection)

    def recut(self, segmenter: str, analyse: Callable[[Page], Analysis]) -> Iterator[int]:
        """Cut the words anew of all articles that another program cut; how many so far, after each batch.

        Every batch is committed by itself: what is interrupted goes on where it stopped.
        """
        done = last = 0
        while True:
            with self.transaction():
                batch = word_boundaries.cut_by_others(self.connection, segmenter, last, 200)
                for last, page in batch:
                    word_boundaries.replace(self.connection, last, analyse(page))
            if not batch:
                return
            done += len(batch)
            yield done

    def pending_rereads(self, source: str | None, after: str | None) -> Iterator[Pending]:
        """The raw pages of articles and failures (of a source), from a place in that work on."""
        with connect.explained(self.path):
            yield from reparse_queue.pending(self.connection, source, after)

    def count_rereads(self, source: str | None, after: str | None) -> dict[str, int]:
        """How many raw pages `pending_rereads` gives, by source."""
        with connect.explained(self.path):
            return reparse_queue.counts(self.connection, source, after)

    def progress(self, job: str) -> str | None:
        """How far a job has come; None if it has not begun or is done."""
        with connect.explained(self.path):
            return reparse_queue.progress(self.connection, job)

    def sources(self) -> list[Row]:
        """The sources that the archive knows, with counts and last run."""
        with connect.explained(self.path):
            return queries.sources(self.connection)

    def runs(self, limit: int = 20, run: int | None = None) -> list[Row]:
        """The last runs, newest first, or the one of that id; with the reports of their sources."""
        with connect.explained(self.path):
            found = runs.latest(self.connection, limit, run)
        if self._lock is None and any(row["ended"] is None for row in found) and not WriterLock(self.path).held():
            found = [{**row, "ended": row["ended"] or "killed"} for row in found]  # as the next writer will find it
        return found

    def brought(self, run: Row) -> list[Row]:
        """The articles that a run (a row of `runs`) brought or found changed, each with its ``outcome``."""
        with connect.explained(self.path):
            return runs.brought(self.connection, run)

    def history(self, source: str, limit: int = 20) -> list[Row]:
        """What the last runs did for a source, newest first."""
        with connect.explained(self.path):
            return runs.history(self.connection, source, limit)

    def failures(self, source: str | None = None) -> list[Row]:
        """The addresses that could not be had or read, with their reasons."""
        with connect.explained(self.path):
            return queries.failures(self.connection, source)
