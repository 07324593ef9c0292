"""`archive.upkeep`: checks and repairs of the archive, and its compaction."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from scraper.archive.db import errors
from scraper.archive.db.part import Part
from scraper.archive.db.session import Session
from scraper.archive.db.side_process import STEP, SideProcess, Unavailable, cores
from scraper.archive.pages.raw_pages import RawPages
from scraper.archive.rows import checked
from scraper.archive.rows.checked import Sound, SoundIndex
from scraper.archive.schema import search_table
from scraper.archive.upkeep import compaction
from scraper.errors import ArchiveError
from scraper.i18n import Message

if TYPE_CHECKING:
    from scraper.archive.upkeep.verify import Check, Finder

_PIECE = 1 << 20
"""Bytes that are copied at a time."""
_LARGE = 3000
"""Number of articles from which the long checks start processes: that takes about as long as the checks."""


def problems_of(
    connection: sqlite3.Connection, seen: Callable[[], None], find: Finder
) -> Iterator[str | Sound | SoundIndex]:
    """Yield what a check finds, sound or not, and the file's damage that keeps it from reading on."""
    try:
        yield from find(connection, seen)
    except (sqlite3.DatabaseError, ValueError) as error:  # ValueError: of invalid UTF-8 or JSON
        if errors.is_of_machine(error):
            raise
        yield str(error)[:120]


def _gathered(
    connection: sqlite3.Connection, seen: Callable[[], None], find: Finder
) -> Iterator[list[str | Sound | SoundIndex]]:
    """Yield `problems_of` in batches: passing them between processes one by one costs more than the check."""
    results = problems_of(connection, seen, find)
    while some := list(islice(results, STEP)):
        yield some


class Upkeep(Part):
    """Checks, repairs, compaction."""

    def __init__(self, session: Session, raw: RawPages) -> None:
        super().__init__(session)
        self._raw = raw
        self._beside: dict[str, SideProcess] = {}
        self._sound: list[Sound] = []
        self._sound_index: SoundIndex | None = None

    def count_rows(self, check: Check) -> int | None:
        """Count the rows that a check of `verify` reads; None if it does not read row by row."""
        return check.of and self._count(check.of)

    def _count(self, table: str) -> int | None:
        try:
            return int(self._session.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
        except sqlite3.DatabaseError:
            return None

    def _to_read(self) -> int:
        """Return the number of articles for which the long checks compute: new ones, and a tenth of those checked
        before."""
        try:
            before = int(self._session.connection.execute("SELECT count(DISTINCT article) FROM checked").fetchone()[0])
        except sqlite3.DatabaseError:
            before = 0
        return (self._count("articles") or 0) - before + before // 10

    @contextmanager
    def beside(self, checks: Iterable[Check]) -> Iterator[None]:
        """Do the long parts of checks in processes beside this one, as long as this lasts and nothing is written.

        Of a small archive it is not worth their start: `problems` does all itself.
        """
        connection = self._session.connection
        try:
            if self._to_read() >= _LARGE and cores() > 1 and not connection.in_transaction:
                with suppress(Unavailable):
                    for check in checks:
                        if check.beside is not None:
                            self._beside[check.name] = SideProcess(
                                self._session.path, connection, _gathered, check.beside
                            )
            yield
        finally:
            self._end_beside()

    def _end_beside(self) -> None:
        while self._beside:
            self._beside.popitem()[1].close()

    def problems(self, check: Check, seen: Callable[[], None] = lambda: None) -> Generator[str, None, None]:
        """Yield the problems that a check of `verify` finds; ``seen`` is called for each of `count_rows`.

        An archive that is open for reading is compared with its index, but FTS5 cannot check itself there.
        ArchiveError if the machine prevents the check: a full disk, a lock.
        """
        connection = self._session.connection
        if not self._session.is_writer:
            # for temporary tables; the file is open read-only
            connection.execute("PRAGMA query_only = OFF")
        yield from self._without_sound(problems_of(connection, seen, check.find))
        if check.beside is None:
            return
        if (process := self._beside.pop(check.name, None)) is not None:
            with suppress(Unavailable), closing(process):
                yield from self._without_sound(chain.from_iterable(process.results(seen)))
                return
        yield from self._without_sound(problems_of(connection, seen, check.beside))

    def _without_sound(self, results: Iterator[str | Sound | SoundIndex]) -> Iterator[str]:
        for one in results:
            if isinstance(one, Sound):
                self._sound.append(one)
            elif isinstance(one, SoundIndex):
                self._sound_index = one
            else:
                yield one

    def remember_sound(self) -> None:
        """Store everything that the `problems` so far did not report: the next check computes nothing for it."""
        if self._session.is_writer and (self._sound or self._sound_index):
            with self._session.transaction():
                checked.keep(self._session.connection, self._sound)
                if self._sound_index is not None:
                    search_table.remember(self._session.connection, *self._sound_index)
                    self._session.is_index_settled = True
        self._sound.clear()
        self._sound_index = None

    def forget_sound(self) -> None:
        """Let the next `problems` compute everything. For the writer."""
        with self._session.transaction():
            checked.forget(self._session.connection)
            search_table.forget(self._session.connection)

    def repair(self, check: Check) -> None:
        """Rebuild what a check of `verify` reports. Does nothing if only a backup helps."""
        self._end_beside()  # which read the file as it was
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
