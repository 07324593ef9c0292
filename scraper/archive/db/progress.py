"""Progress of long jobs (reparse, an import, compaction), so that an interrupted one continues where it stopped."""

from __future__ import annotations

import sqlite3


def get(connection: sqlite3.Connection, job: str) -> str | None:
    """Return the state of a job; None if it has not begun, or is done."""
    row = connection.execute("SELECT state FROM progress WHERE job = ?", (job,)).fetchone()
    return str(row[0]) if row else None


def keep(connection: sqlite3.Connection, job: str, state: str | None) -> None:
    """Note the state of a job; None: it is done."""
    if state is None:
        connection.execute("DELETE FROM progress WHERE job = ?", (job,))
    else:
        connection.execute("INSERT OR REPLACE INTO progress (job, state) VALUES (?, ?)", (job, state))
