"""Text that is no UTF-8 any more, because the disk or the memory failed: found, and made readable again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

TABLES = ("articles", "revisions", "teasers", "pages", "visits", "failures", "listings")
"""The tables that hold what pages said."""


class Damaged(NamedTuple):
    """A value of a row that cannot be read."""

    table: str
    row: int
    column: str
    content: bytes


def damaged(connection: sqlite3.Connection) -> Iterator[Damaged]:
    """Every value that is called text and is none."""
    with _bytes(connection):
        for table in TABLES:
            columns = [
                row[1].decode() for row in connection.execute(f"PRAGMA table_info({table})") if row[2] == b"TEXT"
            ]
            for row, *values in connection.execute(f"SELECT rowid, {', '.join(columns)} FROM {table}"):
                for column, value in zip(columns, values, strict=True):
                    if isinstance(value, bytes) and not _is_text(value):
                        yield Damaged(table, row, column, value)


def mend(connection: sqlite3.Connection) -> None:
    """Put U+FFFD in place of what cannot be read."""
    for table, row, column, content in list(damaged(connection)):
        text = content.decode("utf-8", "replace")
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (text, row))


def _is_text(value: bytes) -> bool:
    try:
        value.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


@contextmanager
def _bytes(connection: sqlite3.Connection) -> Iterator[None]:
    """Text comes as bytes."""
    before = connection.text_factory
    connection.text_factory = bytes
    try:
        yield
    finally:
        connection.text_factory = before
