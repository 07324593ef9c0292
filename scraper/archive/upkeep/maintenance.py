"""The part of the archive's face that checks and mends it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from scraper.archive.crawl import rename_source
from scraper.archive.db import connect, errors
from scraper.archive.db.lock import WriterLock
from scraper.archive.pages.raw_pages import RawPages
from scraper.errors import ArchiveError
from scraper.i18n import Message

if TYPE_CHECKING:
    from scraper.archive.upkeep.verify import Check


_PIECE = 1 << 20
"""Bytes that are copied at a time."""


class Upkeep:
    """Checks and repairs of `Archive`."""

    path: Path
    connection: sqlite3.Connection
    _pages: RawPages
    _lock: WriterLock | None

    def transaction(self) -> AbstractContextManager[None]:
        """`Archive.transaction`."""
        raise NotImplementedError

    def rename(self, old: str, new: str) -> dict[str, int]:
        """Give a source another name, that of another source perhaps; how many rows of each table went over."""
        with self.transaction():
            return rename_source.rename(self.connection, old, new)

    def rows_of(self, check: Check) -> int | None:
        """How many rows a check of `verify` goes through; None where it does not go row by row."""
        try:
            return check.of and self.connection.execute(f"SELECT count(*) FROM {check.of}").fetchone()[0]
        except sqlite3.DatabaseError:
            return None

    def problems(self, check: Check, seen: Callable[[], None] = lambda: None) -> Generator[str, None, None]:
        """Find what is wrong with the archive, by one check of `verify`; ``seen`` hears of each of
        `rows_of`.

        An archive that is open for reading is compared with its index, but FTS5 cannot check itself there.
        ArchiveError where the machine keeps it from being checked: a full disk, a lock.
        """
        if self._lock is None:
            self.connection.execute("PRAGMA query_only = OFF")  # for temporary tables; the file is open read-only
        try:
            yield from check.find(self.connection, seen)
        except (sqlite3.DatabaseError, ValueError) as error:  # ValueError: what should be text or JSON is none
            if errors.is_of_machine(error):
                with connect.explained(self.path):
                    raise
            yield str(error)[:120]

    def mend(self, check: Check) -> None:
        """Rebuild what a check of `verify` reports. Does nothing where only a backup helps."""
        if check.mend is not None:
            with self.transaction():
                check.mend(self.connection)

    def keep_copy(self, target: Path) -> None:
        """Copy the file byte for byte, damaged as it may be; never over another. Only for the writer, outside of
        transactions."""
        # opened anew: FTS5 leaves a question open where it finds its index damaged, and with it the file's older state
        self.connection.close()
        self.connection = connect.open_writer(self.path)
        self._pages = RawPages(self.connection)
        with connect.explained(self.path):
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            try:
                with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as copy:
                    self._copy_bytes(copy.fileno())
            except OSError as error:
                raise ArchiveError(
                    Message("{target}: cannot be written: {strerror}", target=target, strerror=error.strerror)
                ) from error

    def _copy_bytes(self, copy: int) -> None:
        """By the lock's own handle: closing another one would drop SQLite's locks."""
        if self._lock is None:
            raise ArchiveError(Message("{path}: was opened for reading", path=self.path))
        source, place = self._lock.database, 0
        while piece := os.pread(source, _PIECE, place):
            os.write(copy, piece)
            place += len(piece)
