"""robots.txt files, remembered from run to run for as long as they may be relied on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime, timedelta

from scraper.models import RobotsFile, stamp

RELIED_ON = timedelta(days=1)
"""RFC 9309 section 2.4: not longer. What is older is dropped."""


def keep(connection: sqlite3.Connection, files: Iterable[RobotsFile], now: datetime) -> None:
    """Remember files, each in place of what its origin had before."""
    connection.executemany(
        "INSERT OR REPLACE INTO robots (origin, fetched, content) VALUES (?, ?, ?)",
        [(file.origin, file.fetched, file.content) for file in files],
    )
    connection.execute("DELETE FROM robots WHERE fetched < ?", (stamp(now - RELIED_ON),))


def remembered(connection: sqlite3.Connection) -> list[RobotsFile]:
    """All of them; how old one may be is for the reader to say."""
    return [RobotsFile(*row) for row in connection.execute("SELECT origin, fetched, content FROM robots")]
