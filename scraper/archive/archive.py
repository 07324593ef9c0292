"""`Archive`, an open archive.db, and its parts."""

from __future__ import annotations

import sqlite3
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from scraper.archive.db import connect
from scraper.archive.db.errors import explained, is_of_machine
from scraper.archive.db.lock import WriterLock
from scraper.archive.db.session import Session
from scraper.archive.pages.raw_pages import RawPages
from scraper.archive.schema import commit_stamp, search_table
from scraper.errors import ArchiveBusy, ArchiveError
from scraper.i18n import Message

if TYPE_CHECKING:
    from scraper.archive.alerts.alerts import Alerts
    from scraper.archive.alerts.digests import Digests
    from scraper.archive.articles.articles import Articles
    from scraper.archive.articles.bulk_reads import BulkReads
    from scraper.archive.articles.deletion import Deletion
    from scraper.archive.articles.statistics.statistics import Statistics
    from scraper.archive.articles.tags import Tags
    from scraper.archive.crawl.backfills import Backfills
    from scraper.archive.crawl.crawl import Crawl
    from scraper.archive.crawl.run_log import Runs
    from scraper.archive.crawl.source_history import Sources
    from scraper.archive.crawl.visits import Visits
    from scraper.archive.files.file_queue import FileQueue
    from scraper.archive.files.files import Files
    from scraper.archive.merge.merge import Merge
    from scraper.archive.pages.pages import Pages
    from scraper.archive.pages.ranks import Ranks
    from scraper.archive.search.search import Search
    from scraper.archive.upkeep.upkeep import Upkeep


MANY = 5_000
"""Number of articles from which `Archive.open` prints a note while it writes the index, since that takes long."""


class Archive:
    """One archive.db, opened for writing (`open`, one process at a time) or for reading (`read`, any number).

    Its parts have the methods. Those that write commit by themselves, or together with others of any part inside
    ``with archive.transaction()``. Calls may come from any thread, one at a time. Errors are ArchiveErrors with a clear
    message, and the file stays sound. A part is imported when it is first used.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._raw = RawPages(session.connection)
        session.after_rollback.append(self._raw.forget)

    @classmethod
    def open(cls, path: Path | str, *, wait: float = 0) -> Self:
        """Open for writing: makes the file or brings its schema and its search index up to date.

        ArchiveBusy when another process writes and does not finish within ``wait`` seconds.
        """
        from scraper.archive.crawl import run_log

        path = Path(path)
        if not path.parent.is_dir():
            raise ArchiveError(Message("{path}: there is no folder {parent}", path=path, parent=path.parent))
        lock = WriterLock(path)
        lock.acquire(wait)
        try:
            connection = connect.open_writer(path)
            with explained(path):
                if run_log.mark_killed(connection):
                    commit_stamp.renew(connection)
        except BaseException:
            lock.release()
            raise
        archive = cls(Session(path, connection, lock))
        try:
            archive._index_again()
        except BaseException:
            archive.close()
            raise
        return archive

    def _index_again(self) -> None:
        """Rebuild the index with the present kind of terms. A damaged index is left for `scrape verify`."""
        connection = self._session.connection
        try:
            if search_table.is_older(connection):
                import logging

                from scraper.archive.search.index import fts_index

                number = int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
                if number >= MANY:
                    logging.getLogger(__name__).warning(
                        Message(
                            "{path}: writing the search index of {number} articles once again for this version of"
                            " scrape; 100,000 articles take about a minute",
                            path=self.path,
                            number=f"{number:,}",
                        )
                    )
                with self._session.transaction():
                    search_table.create_again(connection)
                    fts_index.rebuild(connection)
        except (ArchiveError, sqlite3.Error, ValueError) as error:
            damage = error.__cause__ if isinstance(error, ArchiveError) else error
            if not isinstance(damage, Exception) or is_of_machine(damage):
                raise

    @classmethod
    def read(cls, path: Path | str) -> Self:
        """Open for reading. ArchiveError if there is no archive.

        One of an older schema, and a copy that another program made, is brought up to date first.
        """
        path = Path(path)
        try:
            connection = connect.open_reader(path)
        except connect.OutOfDate as outdated:
            try:
                cls.open(path).close()
            except ArchiveBusy:
                raise
            except ArchiveError as failure:
                raise ArchiveError(
                    Message("{outdated}, but not now: {failure}", outdated=outdated, failure=failure)
                ) from failure
            connection = connect.open_reader(path)
        return cls(Session(path, connection, None))

    def close(self) -> None:
        """Close the file and release the writer's lock. An open transaction is undone."""
        self._session.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def transaction(self) -> AbstractContextManager[None]:
        """Commit everything that is written inside the block, or nothing; within another transaction, with that."""
        return self._session.transaction()

    def snapshot(self, within: float | None = None) -> AbstractContextManager[None]:
        """Let all reads inside see one state, whatever the writer commits meanwhile; it does not wait for them.

        ``within``: seconds after which a read that has not ended raises an ArchiveError.
        """
        return self._session.snapshot(within)

    @property
    def path(self) -> Path:
        """The file."""
        return self._session.path

    @property
    def connection(self) -> sqlite3.Connection:
        """SQLite's connection, for SQL of your own."""
        return self._session.connection

    # -- parts

    @cached_property
    def articles(self) -> Articles:
        """Articles as rows, their versions and copies; storing them."""
        from scraper.archive.articles.articles import Articles

        return Articles(self._session, self._raw)

    @cached_property
    def search(self) -> Search:
        """Articles by their text."""
        from scraper.archive.search.search import Search

        return Search(self._session)

    @cached_property
    def statistics(self) -> Statistics:
        """Counts of articles, and the bytes of the file."""
        from scraper.archive.articles.statistics.statistics import Statistics

        return Statistics(self._session)

    @cached_property
    def bulk(self) -> BulkReads:
        """Streams of rows for exports and datasets."""
        from scraper.archive.articles.bulk_reads import BulkReads

        return BulkReads(self._session, self.pages, self.files)

    @cached_property
    def deletion(self) -> Deletion:
        """Deleting articles, and letting deleted ones come back."""
        from scraper.archive.articles.deletion import Deletion

        return Deletion(self._session, self._raw)

    @cached_property
    def tags(self) -> Tags:
        """Marks that a person gives to articles."""
        from scraper.archive.articles.tags import Tags

        return Tags(self._session)

    @cached_property
    def pages(self) -> Pages:
        """Raw pages and snapshots of list pages."""
        from scraper.archive.pages.pages import Pages

        return Pages(self._session, self._raw)

    @cached_property
    def files(self) -> Files:
        """Pictures, attachments and layouts that are kept of articles."""
        from scraper.archive.files.files import Files

        return Files(self._session)

    @cached_property
    def file_queue(self) -> FileQueue:
        """Files that are to be fetched, and addresses of those that failed."""
        from scraper.archive.files.file_queue import FileQueue

        return FileQueue(self._session)

    @cached_property
    def ranks(self) -> Ranks:
        """Places of entries on lists over time."""
        from scraper.archive.pages.ranks import Ranks

        return Ranks(self._session)

    @cached_property
    def crawl(self) -> Crawl:
        """The frontier, and the addresses that failed."""
        from scraper.archive.crawl.crawl import Crawl

        return Crawl(self._session, self._raw)

    @cached_property
    def backfills(self) -> Backfills:
        """The captures of web archives that wait to be fetched, and the origin of those that were."""
        from scraper.archive.crawl.backfills import Backfills

        return Backfills(self._session)

    @cached_property
    def visits(self) -> Visits:
        """Answers of addresses: validators, list pages, articles to revisit, robots.txt."""
        from scraper.archive.crawl.visits import Visits

        return Visits(self._session, self._raw)

    @cached_property
    def runs(self) -> Runs:
        """The log of runs, and the progress of long jobs."""
        from scraper.archive.crawl.run_log import Runs

        return Runs(self._session)

    @cached_property
    def sources(self) -> Sources:
        """Sources and their past runs."""
        from scraper.archive.crawl.source_history import Sources

        return Sources(self._session)

    @cached_property
    def alerts(self) -> Alerts:
        """Events of alerts, and what was sent to whom."""
        from scraper.archive.alerts.alerts import Alerts

        return Alerts(self._session)

    @cached_property
    def digests(self) -> Digests:
        """Up to when digests were sent to whom."""
        from scraper.archive.alerts.digests import Digests

        return Digests(self._session)

    @cached_property
    def upkeep(self) -> Upkeep:
        """Checks, repairs, compaction."""
        from scraper.archive.upkeep.upkeep import Upkeep

        return Upkeep(self._session, self._raw)

    @cached_property
    def merge(self) -> Merge:
        """Another archive into this one, and a selection of this one into a new archive."""
        from scraper.archive.merge.merge import Merge

        return Merge(self._session, self._raw)
