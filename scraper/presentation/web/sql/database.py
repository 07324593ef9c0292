"""Datasette's view of the archive, whose statements are answered in processes that can be killed."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from datasette.database import Database, QueryInterrupted, Results

from scraper.presentation.process_pool import Overworked, Pool
from scraper.presentation.web.sql.sql_worker import SECONDS, Parameters, Statement, Table, answering, uri

PROCESSES = 2
"""Statements that are answered side by side."""
GRACE = 1.0
"""Seconds after its time in which a statement may end by itself, before its process is killed."""


class Row(tuple[Any, ...]):
    """A row as Datasette expects it of sqlite3.Row: a value by its position, and by its column's name."""

    names: Sequence[str]

    def __getitem__(self, key: Any) -> Any:
        return super().__getitem__(self.names.index(key) if isinstance(key, str) else key)

    def keys(self) -> Sequence[str]:
        """The names of the columns."""
        return self.names


class Archive(Database):  # type: ignore[misc]
    """The archive, for Datasette."""

    def __init__(self, datasette: Any, path: Path, is_mutable: bool) -> None:
        super().__init__(datasette, path=str(path), is_mutable=is_mutable)
        self._address = uri(path, is_mutable)
        self._pool = Pool(PROCESSES, SECONDS + GRACE, answering, self._address)

    def connect(self, write: bool = False) -> sqlite3.Connection:
        """A connection in this process, for what Datasette asks of the schema."""
        connection = sqlite3.connect(self._address, uri=True, check_same_thread=False)
        self._all_file_connections.append(connection)
        return connection

    async def execute(
        self,
        sql: str,
        params: Parameters | None = None,
        truncate: bool = False,
        custom_time_limit: float | None = None,
        page_size: int | None = None,
        log_sql_errors: bool = True,
    ) -> Any:
        """Datasette's own, in another process. ``custom_time_limit``: milliseconds; 0 and less are no limit of theirs.

        Raises QueryInterrupted, sqlite3.Error.
        """
        most = self.ds.max_returned_rows
        if most == (page_size or self.ds.page_size):
            most += 1
        seconds = min(SECONDS, custom_time_limit / 1000) if custom_time_limit and custom_time_limit > 0 else SECONDS
        statement = Statement(sql, _plain(params), seconds, most if truncate and most else None)
        try:
            table: Table = await self._pool.ask(statement)
        except Overworked as error:
            raise QueryInterrupted(error, sql, params) from error
        except sqlite3.OperationalError as error:
            if error.args == ("interrupted",):
                raise QueryInterrupted(error, sql, params) from error
            raise
        return Results(_rows(table), table.is_cut, table.description)

    def close(self) -> None:
        """End whatever is being answered."""
        self._pool.close()
        super().close()


def _plain(params: Parameters | None) -> Parameters:
    """Parameters that can travel to another process."""
    if params is None:
        return {}
    return dict(params) if hasattr(params, "keys") else list(params)


def _rows(table: Table) -> list[Row]:
    class Named(Row):
        names = tuple(column[0] for column in table.description)

    return [Named(row) for row in table.rows]
