"""Renaming a source, or merging it into another: its rows in all tables."""

from __future__ import annotations

import sqlite3

from scraper.archive.schema import tables

KEYED = ("run_sources", "readings", "notices")
"""Tables in which a source has one row a run, an address or a page: of two merged sources the row of the target stays,
and the other's is deleted."""


def rename(connection: sqlite3.Connection, old: str, new: str) -> dict[str, int]:
    """Call a source ``new`` in every table; return the number of rows moved, by table. Inside of a transaction.

    If there is a source ``new`` already, they are merged.
    """
    connection.execute("PRAGMA defer_foreign_keys = ON")
    merged = bool(connection.execute("SELECT 1 FROM sources WHERE name = ?", (new,)).fetchone())
    moved: dict[str, int] = {}
    for table, _, column, _ in tables.references(connection, "sources"):
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
