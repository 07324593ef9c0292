"""Time that passes in an archive without a test waiting for it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

TIMES = {
    "runs": ("started", "finished"),
    "visits": ("first_visited", "last_visited"),
    "pages": ("fetched",),
    "articles": ("fetched", "changed"),
}
"""The columns in which an archive has the times of what it did."""


def later(seconds: int, db: Path | str = "archive.db") -> None:
    """Make everything that an archive did so many seconds older, as if they had passed since."""
    connection = sqlite3.connect(db)
    with connection:
        for table, columns in TIMES.items():
            for column in columns:
                connection.execute(
                    f"UPDATE {table} SET {column} = strftime('%Y-%m-%dT%H:%M:%SZ', {column}, ?)",
                    (f"-{seconds} seconds",),
                )
    connection.close()
