"""A visitor's SQL, run at a bounded cost in a process that can be killed (`process_pool`).

SQLite looks at its progress handler between the steps of its machine; one call of LIKE, instr or replace over long
texts is a single step, and can take minutes (https://www.sqlite.org/c3ref/progress_handler.html). Hence the process,
and limits on what such a call may work on (https://www.sqlite.org/c3ref/c_limit_attached.html).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any, TypeAlias
from urllib.parse import quote

from scraper.i18n import Message
from scraper.presentation.process_pool import Answer

SECONDS = 3.0
"""What a statement may take."""
LONGEST_VALUE = 20_000_000
"""Bytes of a value that a statement may read or make: `SELECT zeroblob(1e9)` would take a gigabyte otherwise."""
ANSWER_BYTES = 20_000_000
"""Bytes of all values of an answer, which becomes a page of several times that."""
HEAP = 300_000_000
"""Bytes of memory that SQLite may have for one statement."""
STEPS = 1000
"""Number of steps of SQLite's machine between two looks at the clock: a tenth of a millisecond."""

LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: LONGEST_VALUE,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 200,  # each further % may multiply what LIKE does
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 200,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 50,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}

Parameters: TypeAlias = Mapping[str, Any] | Sequence[Any]


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of SQL. ``rows``: maximum number of rows; None for all."""

    sql: str
    parameters: Parameters
    seconds: float
    rows: int | None


@dataclass(frozen=True, slots=True)
class Table:
    """The result of a statement."""

    description: Sequence[tuple[Any, ...]]
    rows: Sequence[tuple[Any, ...]]
    is_cut: bool


def uri(path: Path, is_mutable: bool) -> str:
    """The archive as SQLite's URI, to be read only: a file's name may hold ``?``, ``#`` and ``%``."""
    return f"file:{quote(str(path))}?{'mode=ro' if is_mutable else 'immutable=1'}"


def restrict(connection: sqlite3.Connection) -> None:
    """Let a connection read, within `LIMITS`."""
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    for limit, value in LIMITS.items():
        connection.setlimit(limit, value)


def answering(address: str) -> Answer:
    """Return the function with which a process answers `Statement`s over the archive at a URI."""
    connection = sqlite3.connect(address, uri=True)
    connection.text_factory = lambda text: str(text, "utf-8", "replace")
    restrict(connection)
    connection.execute(f"PRAGMA hard_heap_limit = {HEAP}")
    return partial(_answer, connection)


def _answer(connection: sqlite3.Connection, statement: Statement) -> Table:
    """Raises sqlite3.Error: OperationalError("interrupted") after the statement's time."""
    end = monotonic() + statement.seconds
    connection.set_progress_handler(lambda: monotonic() > end, STEPS)
    cursor = connection.cursor()
    try:
        cursor.execute(statement.sql, statement.parameters)
        rows: list[tuple[Any, ...]] = []
        room = ANSWER_BYTES
        for row in cursor:
            if statement.rows is not None and len(rows) >= statement.rows:
                return Table(cursor.description, rows, True)
            room -= sum(len(value) if isinstance(value, str | bytes) else 8 for value in row)
            if room < 0:
                raise sqlite3.OperationalError(
                    Message(
                        "the result is larger than {answer_bytes} bytes; ask for less",
                        answer_bytes=f"{ANSWER_BYTES:,}",
                    )
                )
            rows.append(row)
        return Table(cursor.description or (), rows, False)
    finally:
        cursor.close()
        connection.set_progress_handler(None, 0)
