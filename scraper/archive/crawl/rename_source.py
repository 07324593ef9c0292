"""A source gets another name, or is put together with another: everything that belongs to it in all tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

KEYED = ("run_sources", "readings", "notices")
"""Tables in which a source has one row a run, an address or a page: of two sources that are put together the one that
is there stays, and the other's row goes."""


def rename(connection: sqlite3.Connection, old: str, new: str) -> dict[str, int]:
    """Call a source ``new`` in every table; how many rows of each went over. Inside of a transaction.

    Where there is a source ``new`` already, both are one from then on.
    """
    connection.execute("PRAGMA defer_foreign_keys = ON")
    merged = bool(connection.execute("SELECT 1 FROM sources WHERE name = ?", (new,)).fetchone())
    moved: dict[str, int] = {}
    for table, column in _references(connection):
        on_conflict = "OR IGNORE" if table in KEYED else ""
        rows = connection.execute(
            f'UPDATE {on_conflict} "{table}" SET "{column}" = ?2 WHERE "{column}" = ?1', (old, new)
        ).rowcount
        if table in KEYED:
            connection.execute(f'DELETE FROM "{table}" WHERE "{column}" = ?', (old,))
        if rows:
            moved[table] = rows
    if merged:
        connection.execute("DELETE FROM sources WHERE name = ?", (old,))
    else:
        connection.execute("UPDATE sources SET name = ?2 WHERE name = ?1", (old, new))
    return moved


def _references(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """The columns of all tables that name a source."""
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    for (table,) in tables:
        for row in connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall():
            if row[2] == "sources":
                yield table, row[3]
