"""Slow parts of checks in a process beside this one."""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scraper.archive import Archive
from scraper.archive.db.side_process import STEP, Unavailable
from scraper.archive.upkeep.slow_parts import SlowParts
from scraper.archive.upkeep.verify import Check
from tests.cli.filled import fill


def _nothing(_connection: sqlite3.Connection, _seen: Callable[[], None]) -> Iterator[str]:
    yield from ()


def _many(_connection: sqlite3.Connection, seen: Callable[[], None]) -> Iterator[str]:
    for number in range(40 * STEP):
        seen()
        yield f"problem {number} " + "of a long name " * 10


def _broken(_connection: sqlite3.Connection, _seen: Callable[[], None]) -> Iterator[str]:
    yield "first"
    raise sqlite3.DatabaseError("database disk image is malformed")


def _killed(_connection: sqlite3.Connection, _seen: Callable[[], None]) -> Iterator[str]:
    yield "first"
    os.kill(os.getpid(), signal.SIGKILL)


MANY, BROKEN, KILLED, LAST = (
    Check(find.__name__, _nothing, None, "", beside=find) for find in (_many, _broken, _killed, _nothing)
)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.read(fill(tmp_path / "archive.db")) as archive:
        yield archive


def ignored() -> None:
    """The callback for rows that nobody counts."""


def test_each_check_gets_what_its_part_finds(archive: Archive) -> None:
    parts = SlowParts(archive.upkeep._session, [MANY, BROKEN, LAST])
    rows: list[None] = []
    assert len(list(parts.of(MANY, lambda: rows.append(None)))) == len(rows) == 40 * STEP
    assert list(parts.of(BROKEN, ignored)) == ["first", "database disk image is malformed"]
    assert not list(parts.of(LAST, ignored))
    parts.close()


def test_the_rest_of_a_part_and_checks_left_out_are_passed_over(archive: Archive) -> None:
    parts = SlowParts(archive.upkeep._session, [MANY, LAST, BROKEN])
    results = parts.of(MANY, ignored)
    assert next(results).startswith("problem 0 ")
    results.close()
    assert len(list(parts.of(BROKEN, ignored))) == 2
    parts.close()


def test_a_process_that_is_killed_is_unavailable_from_then_on(archive: Archive) -> None:
    parts = SlowParts(archive.upkeep._session, [BROKEN, KILLED, LAST])
    assert len(list(parts.of(BROKEN, ignored))) == 2
    for check in (KILLED, LAST):
        with pytest.raises(Unavailable):
            list(parts.of(check, ignored))
    parts.close()


def test_a_process_is_ended_while_its_results_are_not_taken(archive: Archive) -> None:
    parts = SlowParts(archive.upkeep._session, [MANY])
    parts.close()
