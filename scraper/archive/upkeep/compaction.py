"""Compaction: rewriting the file after a deletion, so that its free space holds nothing of the deleted articles."""

from __future__ import annotations

import sqlite3

from scraper.archive.articles.deletion import COMPACTION
from scraper.archive.db import progress
from scraper.archive.db.session import Session
from scraper.archive.files import store
from scraper.archive.schema import search_table


def compact(session: Session) -> None:
    """Rewrite the file, sweep its folders, and note that nothing is left to do. Outside of transactions."""
    search_table.tidy(session.connection)
    session.vacuum()
    store.sweep(session.connection, session.path)
    progress.keep(session.connection, COMPACTION, None)
    session.recognise_file()


def is_compacted(connection: sqlite3.Connection) -> bool:
    """Check whether the file's free space holds nothing of deleted articles."""
    return progress.get(connection, COMPACTION) is None
