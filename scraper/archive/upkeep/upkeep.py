"""`archive.upkeep`: checks and repairs of the archive, and its compaction."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING

from scraper.archive.db import errors
from scraper.archive.db.part import Part
from scraper.archive.db.session import Session
from scraper.archive.pages.raw_pages import RawPages
from scraper.archive.upkeep import compaction
from scraper.errors import ArchiveError
from scraper.i18n import Message

if TYPE_CHECKING:
    from scraper.archive.upkeep.verify import Check

_PIECE = 1 << 20
"""Bytes that are copied at a time."""


class Upkeep(Part):
    """Checks, repairs, compaction."""

    def __init__(self, session: Session, raw: RawPages) -> None:
        super().__init__(session)
        self._raw = raw

    def count_rows(self, check: Check) -> int | None:
        """Count the rows that a check of `verify` reads; None if it does not read row by row."""
        try:
            query = f"SELECT count(*) FROM {check.of}"
            return check.of and self._session.connection.execute(query).fetchone()[0]
        except sqlite3.DatabaseError:
            return None

    def problems(self, check: Check, seen: Callable[[], None] = lambda: None) -> Generator[str, None, None]:
        """Yield the problems that a check of `verify` finds; ``seen`` is called for each of `count_rows`.

        An archive that is open for reading is compared with its index, but FTS5 cannot check itself there.
        ArchiveError if the machine prevents the check: a full disk, a lock.
        """
        if not self._session.is_writer:
            # for temporary tables; the file is open read-only
            self._session.connection.execute("PRAGMA query_only = OFF")
        try:
            yield from check.find(self._session.connection, seen)
        except (sqlite3.DatabaseError, ValueError) as error:  # ValueError: of invalid UTF-8 or JSON
            if errors.is_of_machine(error):
                raise
            yield str(error)[:120]

    def repair(self, check: Check) -> None:
        """Rebuild what a check of `verify` reports. Does nothing if only a backup helps."""
        if check.repair is not None:
            with self._session.transaction():
                check.repair(self._session.connection)

    def copy_file(self, target: Path) -> None:
        """Copy the file byte for byte, damaged or not; never over another. For the writer, outside of transactions."""
        # FTS5 leaves a query open when it finds its index damaged, and with it the file's older state: reopen
        self._session.reopen()
        self._raw.connection = self._session.connection
        self._raw.forget()
        self._session.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        try:
            with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as copy:
                self._copy_bytes(copy.fileno())
        except OSError as error:
            raise ArchiveError(
                Message("{target}: cannot be written: {strerror}", target=target, strerror=error.strerror)
            ) from error

    def _copy_bytes(self, copy: int) -> None:
        """Copy by the lock's own handle: closing another one would drop SQLite's locks."""
        lock = self._session.lock
        if lock is None:
            raise ArchiveError(Message("{path}: was opened for reading", path=self._session.path))
        source, place = lock.database, 0
        while piece := os.pread(source, _PIECE, place):
            os.write(copy, piece)
            place += len(piece)

    def compact(self) -> None:
        """Rewrite the file, so that nothing of deleted articles is left in it. Needs twice its room meanwhile."""
        compaction.compact(self._session)

    def is_compacted(self) -> bool:
        """Report if the free space of the file holds nothing of deleted articles."""
        return compaction.is_compacted(self._session.connection)
