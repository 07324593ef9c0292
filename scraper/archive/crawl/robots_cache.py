"""robots.txt files, cached from run to run as long as they may be relied on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime, timedelta

from scraper.contract import stamp
from scraper.models import RobotsFile

RELIED_ON = timedelta(days=1)
"""Maximum age of a file (RFC 9309 section 2.4). Older ones are dropped."""


def keep(connection: sqlite3.Connection, files: Iterable[RobotsFile], now: datetime) -> None:
    """Store files, each in place of its origin's former one."""
    connection.executemany(
        "INSERT OR REPLACE INTO robots (origin, fetched, content) VALUES (?, ?, ?)",
        [(file.origin, file.fetched, file.content) for file in files],
    )
    connection.execute("DELETE FROM robots WHERE fetched < ?", (stamp(now - RELIED_ON),))
