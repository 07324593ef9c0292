"""Slow parts of the checks of an archive, done one after another in a process beside this one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from scraper.archive.db import errors
from scraper.archive.db.session import Session
from scraper.archive.db.side_process import STEP, SideProcess, Unavailable
from scraper.archive.rows.checked import Sound, SoundIndex

if TYPE_CHECKING:
    from scraper.archive.upkeep.verify import Check, Finder

Seen = Callable[[], None]
Results = Sequence[str | Sound | SoundIndex]

_ROW = -1
"""The number in place of a part's when a row was read."""


def problems_of(connection: sqlite3.Connection, seen: Seen, find: Finder) -> Iterator[str | Sound | SoundIndex]:
    """Yield what a check finds, sound or not, and the file's damage that keeps it from reading on."""
    try:
        yield from find(connection, seen)
    except (sqlite3.DatabaseError, ValueError) as error:  # ValueError: of invalid UTF-8 or JSON
        if errors.is_of_machine(error):
            raise
        yield str(error)[:120]


def _one_by_one(
    connection: sqlite3.Connection, seen: Seen, finders: Sequence[Finder]
) -> Iterator[tuple[int, Results | None]]:
    """Yield the results of each finder with its number, and None after its last.

    In batches: passing them between processes one by one costs more than the check.
    """
    for number, find in enumerate(finders):
        results = problems_of(connection, seen, find)
        while some := list(islice(results, STEP)):
            yield number, some
        yield number, None


class SlowParts:
    """A process that does the slow parts of some checks. It never waits for this one to take what it has found."""

    def __init__(self, session: Session, checks: Sequence[Check]) -> None:
        """Start it. Unavailable where no process can be started."""
        self._numbers = {check.name: number for number, check in enumerate(checks)}
        finders = [check.beside for check in checks]
        self._process = SideProcess(session.path, session.connection, _one_by_one, finders)
        self._arrived: SimpleQueue[tuple[int, Results | None] | BaseException] = SimpleQueue()
        self._reading = Thread(target=self._read, daemon=True)
        self._reading.start()

    def _read(self) -> None:
        """Take everything from the pipe as it comes, since the process stands still while the pipe is full."""
        try:
            for one in self._process.results(lambda: self._arrived.put((_ROW, None))):
                self._arrived.put(one)
        except BaseException as error:  # to be raised where the results are read
            self._arrived.put(error)
        else:
            self._arrived.put(Unavailable())

    def of(self, check: Check, seen: Seen) -> Iterator[str | Sound | SoundIndex]:
        """Yield what the slow part of a check finds. In the order of the checks; those left out are passed over.

        Unavailable if the process could not read the file, or was killed.
        """
        its_number = self._numbers[check.name]
        while True:
            arrived = self._arrived.get()
            if isinstance(arrived, BaseException):
                self._arrived.put(arrived)
                raise arrived
            number, results = arrived
            if number == _ROW:
                seen()
            elif number == its_number:
                if results is None:
                    return
                yield from results

    def close(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._reading.join()
        self._process.close()
