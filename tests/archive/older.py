"""Archives as an older program has left them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from scraper.archive.schema import migrations, schema
from scraper.archive.schema.search_table import SEARCH
from scraper.archive.schema.tables import columns
from scraper.archive.search.index import fts_index

RENAMED = {"heals": "retryable"}
"""Columns by their former names."""


def make_older(path: Path, version: int = 1) -> None:
    """Put in the place of an archive, which nobody has open, one of an older schema with the same rows."""
    older = path.with_name("older.db")
    with closing(sqlite3.connect(older, isolation_level=None)) as connection:
        database = migrations.database(connection)
        for step in migrations.MIGRATIONS[:version]:
            step(database)
        connection.execute("ATTACH ? AS present", (str(path),))
        names = connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall()
        for (name,) in names:
            if name.startswith((SEARCH, "sqlite_")):
                continue
            there = {row[1] for row in connection.execute(f"PRAGMA present.table_info({name})")}
            former = sorted(one for one in columns(connection, name) if one in there or RENAMED.get(one) in there)
            today = [one if one in there else RENAMED[one] for one in former]
            rows = f"SELECT {', '.join(today)} FROM present.{name}"
            connection.execute(f"INSERT OR REPLACE INTO main.{name} ({', '.join(former)}) {rows}")
        connection.execute("DETACH present")
        fts_index.rebuild(connection)
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")
    older.replace(path)
