"""Rows by address of another archive: visits, failures, the frontier, notices; as `tables.ROWS` says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from scraper.archive.crawl import failures, run_log
from scraper.archive.merge.other_archive import cleaning
from scraper.archive.merge.other_archive.other import Other
from scraper.archive.merge.runs import bring_messages
from scraper.archive.merge.sides import Sides
from scraper.archive.merge.tables import Rows
from scraper.archive.rows import tombstones

AT_ONCE = 500
"""Number of rows that are stored together."""


class RowMerge:
    """Stores rows of one table, inside of the caller's transaction. Counts those that are new."""

    def __init__(self, sides: Sides) -> None:
        self._sides, self._connection = sides, sides.connection
        self.new = 0

    def store(self, table: Rows, rows: Sequence[tuple[Any, ...]]) -> None:
        """Store rows (the values of ``table.columns``)."""
        named = [dict(zip(table.columns, row, strict=True)) for row in rows]
        gone = self._needless(table, named)
        statement = _statement(table)
        for row in named:
            if row.get("url") in gone or not (table.time is None or cleaning.is_time(row[table.time])):
                continue
            if not self._map(table, row):
                continue
            row.update((name, cleaning.text(row[name])) for name in table.texts)
            if "source" in row:
                row["source"] = cleaning.text(row["source"])
                run_log.add_source(self._connection, row["source"], self._sides.now)
            if "reason" in row:
                bring_messages(self._connection, self._sides.other, [row["reason"]])
            self.new += not self._is_here(table, row)
            self._connection.execute(statement, tuple(row.values()))

    def _needless(self, table: Rows, rows: Sequence[dict[str, Any]]) -> set[str]:
        """Return the addresses that were deleted here; of a table of what waits also those of stored articles."""
        if "url" not in table.columns:
            return set()
        urls = [row["url"] for row in rows]
        return failures.handled(self._connection, urls) if table.waits else tombstones.among(self._connection, urls)

    def _map(self, table: Rows, row: dict[str, Any]) -> bool:
        """Put our ids in the place of the other archive's; False for a row of an article that is not here."""
        for column, target in table.targets.items():
            value = row[column]
            if target == "run":
                row[column] = self._sides.run_here(value)
            elif target == "page":
                row[column] = None if self._is_here(table, row) else self._sides.pages.copy(value)
            elif value is not None:
                row[column] = self._article(value)
                if row[column] is None:
                    return False
        return True

    def _article(self, there: int) -> int | None:
        url = self._sides.other.one("SELECT url FROM articles WHERE id = ?", (there,))
        here = url and self._connection.execute("SELECT id FROM articles WHERE url = ?", url).fetchone()
        return here[0] if here else None

    def _is_here(self, table: Rows, row: dict[str, Any]) -> bool:
        where = " AND ".join(f"{name} = ?" for name in table.key)
        values = [row[name] for name in table.key]
        return self._connection.execute(f"SELECT 1 FROM {table.name} WHERE {where}", values).fetchone() is not None


def _statement(table: Rows) -> str:
    """Return the SQL that stores a row, or unites it with ours."""
    name, time = table.name, table.time
    places = ", ".join("?" * len(table.columns))
    if time is None:
        return f"INSERT OR IGNORE INTO {name} ({', '.join(table.columns)}) VALUES ({places})"
    changes = []
    for column in table.columns:
        if column in table.key:
            continue
        ours = f"{name}.{column}"
        if table.targets.get(column) == "page":
            changes.append(f"{column} = {ours}")
            continue
        newer = f"CASE WHEN excluded.{time} > {name}.{time} THEN excluded.{column} ELSE {ours} END"
        changes.append(f"{column} = {table.united.get(column, newer)}")
    return (
        f"INSERT INTO {name} ({', '.join(table.columns)}) VALUES ({places})"
        f" ON CONFLICT ({', '.join(table.key)}) DO UPDATE SET {', '.join(changes)}"
    )


def read(
    other: Other, table: Rows, where: str, values: Sequence[Any], after: Sequence[Any] | None
) -> list[tuple[Any, ...]]:
    """Return the next rows of a table in the order of their keys: those after a key, None for the first."""
    key = ", ".join(table.key)
    later = f"({key}) > ({', '.join('?' * len(table.key))})" if after is not None else "1"
    return other.rows(
        f"SELECT {', '.join(table.columns)} FROM {table.name} WHERE {later} AND {where} ORDER BY {key} LIMIT {AT_ONCE}",
        [*(after or ()), *values],
    )
