"""The tables of a file as SQLite describes them: their columns and references."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple


class Reference(NamedTuple):
    """A foreign key."""

    table: str
    parent: str
    column: str
    is_nullable: bool


def names(connection: sqlite3.Connection) -> list[str]:
    """Return the names of all tables."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    return [name for (name,) in rows]


def columns(connection: sqlite3.Connection, table: str) -> set[str]:
    """Return the columns of a table; the empty set for an index, which is compared by its name only."""
    return {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}


def references(connection: sqlite3.Connection, parent: str | None = None) -> list[Reference]:
    """Return every foreign key, or those that refer to ``parent``."""
    keys = []
    for table in names(connection):
        needed = {row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[3] or row[5]}
        for key in connection.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            if parent in (None, key[2]):
                keys.append(Reference(table, key[2], key[3], key[3] not in needed))
    return keys
