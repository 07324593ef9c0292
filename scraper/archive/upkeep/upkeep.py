"""`archive.upkeep`: checks and repairs of the archive, and its compaction."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from scraper.archive.db.part import Part
from scraper.archive.db.session import Session
from scraper.archive.db.side_process import Unavailable, cores
from scraper.archive.pages.raw_pages import RawPages
from scraper.archive.rows import checked
from scraper.archive.rows.checked import Sound, SoundIndex
from scraper.archive.schema import search_table
from scraper.archive.upkeep import compaction
from scraper.archive.upkeep.slow_parts import SlowParts, problems_of
from scraper.errors import ArchiveError
from scraper.i18n import Message

if TYPE_CHECKING:
    from scraper.archive.upkeep.verify import Check

_PIECE = 1 << 20
"""Bytes that are copied at a time."""
_WORTHWHILE = 600
"""Number of articles to compute from which a process does the slow parts of checks: its start takes as long."""
_LARGE = 3000
"""Number of articles to compute from which a second one does the last of them, that of the search index."""


class Upkeep(Part):
    """Checks, repairs, compaction."""

    def __init__(self, session: Session, raw: RawPages) -> None:
        super().__init__(session)
        self._raw = raw
        self._processes: list[SlowParts] = []
        self._beside: dict[str, SlowParts] = {}
        """The process that does the slow part of a check, until its results are taken."""
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
        """Return the number of articles for which the slow checks compute: new ones, and a tenth of those checked
        before."""
        try:
            before = int(self._session.connection.execute("SELECT count(DISTINCT article) FROM checked").fetchone()[0])
        except sqlite3.DatabaseError:
            before = 0
        return (self._count("articles") or 0) - before + before // 10

    @contextmanager
    def beside(self, checks: Iterable[Check]) -> Iterator[None]:
        """Do the slow parts of checks in processes beside this one, as long as this lasts and nothing is written.

        Of a small archive it is not worth their start: `problems` does all itself.
        """
        slow = [check for check in checks if check.beside is not None]
        articles = self._to_read()
        try:
            if articles >= _WORTHWHILE and cores() > 1 and not self._session.connection.in_transaction:
                with suppress(Unavailable):
                    for some in (slow[:-1], slow[-1:]) if articles >= _LARGE else (slow,):
                        self._begin_beside(some)
            yield
        finally:
            self._end_beside()

    def _begin_beside(self, checks: Sequence[Check]) -> None:
        process = SlowParts(self._session, checks)
        self._processes.append(process)
        self._beside.update((check.name, process) for check in checks)

    def _end_beside(self) -> None:
        self._beside.clear()
        while self._processes:
            self._processes.pop().close()

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
            with suppress(Unavailable):
                yield from self._without_sound(process.of(check, seen))
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
        """Store everything that the `problems` so far did not report: the next check computes nothing for it.

        Closing the archive leaves the index as it is, for another would have to be checked again.
        """
        self._session.is_index_settled = True
        if self._session.is_writer and (self._sound or self._sound_index):
            with self._session.transaction():
                checked.keep(self._session.connection, self._sound)
                if self._sound_index is not None:
                    search_table.remember(self._session.connection, *self._sound_index)
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
