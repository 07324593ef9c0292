"""One open archive: the connection, the lock and the transactions that its parts share."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic

from scraper.archive.db import connect
from scraper.archive.db.errors import explained
from scraper.archive.db.file_identity import Place
from scraper.archive.db.lock import WriterLock
from scraper.archive.schema import commit_stamp, search_table
from scraper.errors import ArchiveError
from scraper.i18n import Message

_STEPS = 20_000
"""Number of steps of SQLite's machine between two looks at the clock: about a millisecond."""


class Session:
    """An open archive.db; with a ``lock`` for writing, without one for reading."""

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: WriterLock | None) -> None:
        self.path = path
        self.connection = connection
        self.lock = lock
        self.place = Place(path, connection) if lock is not None else None
        self.after_rollback: list[Callable[[], None]] = []
        """Called when a transaction was undone, to forget what was remembered of its rows."""
        self.is_index_settled = False
        """True if the search index must stay as it is, bit by bit: it is not merged when the archive is closed."""

    @property
    def is_writer(self) -> bool:
        return self.lock is not None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit all that is written inside, or nothing of it. Inside of another transaction it is part of that."""
        if self.place is None:
            raise ArchiveError(Message("{path}: was opened for reading", path=self.path))
        with explained(self.path):
            if self.connection.in_transaction:
                yield
                return
            self.connection.execute("BEGIN IMMEDIATE")
            before = self.connection.total_changes
            try:
                yield
                if self.connection.total_changes != before:
                    self.place.committed(commit_stamp.renew(self.connection))
                self.place.check(self.connection)
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                for forget in self.after_rollback:
                    forget()
                raise

    @contextmanager
    def snapshot(self, within: float | None = None) -> Iterator[None]:
        """Let all reads inside see one moment. ``within``: seconds after which a read ends in an ArchiveError."""
        with explained(self.path):
            self.connection.execute("BEGIN")
            try:
                if within is not None:
                    end = monotonic() + within
                    self.connection.set_progress_handler(lambda: monotonic() > end, _STEPS)
                yield
            finally:
                self.connection.set_progress_handler(None, 0)
                self.connection.execute("COMMIT")

    def reopen(self) -> None:
        """Close the writer's connection and open another. Outside of transactions."""
        self.connection.close()
        self.connection = connect.open_writer(self.path)

    def vacuum(self) -> None:
        """Rewrite the file without its free space and the contents of its log. Outside of transactions.

        Needs twice the file's room meanwhile. ArchiveError while another program reads what the log holds.
        """
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.connection.execute("VACUUM")
        if self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            raise ArchiveError(
                Message(
                    "another program reads the archive, so that what was deleted is still in the file's free "
                    "space or its -wal; close it and run `scrape delete --compact`"
                )
            )

    def recognise_file(self) -> None:
        """Take the file as it is now for the archive's own: `vacuum` moves its pages."""
        if self.place is not None:
            former, self.place = self.place, Place(self.path, self.connection)
            former.close()

    def close(self) -> None:
        """Close the file and release the writer's lock. An open transaction is undone."""
        try:
            if self.place is not None and self.place.is_lost:
                self.place.leave()
            elif self.is_writer:
                with suppress(sqlite3.Error):  # only to help the next one; a full disk may forbid it
                    if not self.is_index_settled and search_table.settle(self.connection):
                        commit_stamp.renew(self.connection)
                    self.connection.execute("PRAGMA optimize")
        finally:
            self.connection.close()
            if self.place is not None:
                self.place.close()
            if self.lock is not None:
                self.lock.release()
