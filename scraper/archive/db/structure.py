"""The tables and indexes that an archive must have: what is missing is found, and made again, empty."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import NamedTuple

from scraper.archive.db import schema
from scraper.archive.search import fts_index

SEARCH = "search_index"
"""The FTS5 table; it keeps itself in tables whose names begin so, and lives with all of them or not at all."""


class Part(NamedTuple):
    """A table, an index or a view, as the schema makes it."""

    kind: str
    name: str
    sql: str


def missing(connection: sqlite3.Connection) -> Iterator[Part]:
    """What the schema has and the file has not, in the order in which it can be made."""
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    for part in _whole():
        if part.name not in there:
            yield part


def version(connection: sqlite3.Connection) -> int:
    """The schema version that the tables themselves are of, the newest that fits; 0 if they are another program's."""
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    for number in range(len(schema.MIGRATIONS), 0, -1):
        with closing(_fresh(number)) as fresh:
            parts = [name for (name,) in fresh.execute("SELECT name FROM sqlite_master WHERE sql IS NOT NULL")]
            ours = [name for name in parts if not _of_search(name)]  # FTS5 may not be able to open its own
            if there.issuperset(ours) and all(columns(fresh, name) <= columns(connection, name) for name in ours):
                return number
    return 0


def make(connection: sqlite3.Connection) -> None:
    """Make what is missing. Tables come back empty; the other checks say what is lost with them."""
    lost = list(missing(connection))
    if any(_of_search(part.name) for part in lost):
        _drop_search(connection)
        fts_index.create_terms(connection)
    for part in lost:
        if not _of_search(part.name):
            connection.execute(part.sql)


def _drop_search(connection: sqlite3.Connection) -> None:
    """Also where FTS5 cannot open its table any more, and so will not drop it."""
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("DELETE FROM sqlite_master WHERE name = ?", (SEARCH,))
    connection.execute("PRAGMA writable_schema = RESET")
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if _of_search(name):
            connection.execute(f"DROP TABLE {name}")


def _whole() -> list[Part]:
    with closing(_fresh(len(schema.MIGRATIONS))) as fresh:
        rows = fresh.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return [Part(*row) for row in rows]


def _fresh(version: int) -> sqlite3.Connection:
    """An empty archive of a schema version, in memory."""
    fresh = sqlite3.connect(":memory:", isolation_level=None)
    tables = schema.Tables(fresh)
    for step in schema.MIGRATIONS[:version]:
        step(tables)
    return fresh


def columns(connection: sqlite3.Connection, table: str) -> set[str]:
    """The columns of a table; of an index none, its name must do."""
    return {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}


def references(connection: sqlite3.Connection) -> list[tuple[str, str, str, bool]]:
    """Every foreign key: table, parent, column, whether it may be NULL."""
    found = []
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in tables:
        needed = {row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[3] or row[5]}
        for key in connection.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            found.append((table, key[2], key[3], key[3] not in needed))
    return found


def _of_search(name: str) -> bool:
    return name.startswith(SEARCH) and name != f"{SEARCH}_state"
