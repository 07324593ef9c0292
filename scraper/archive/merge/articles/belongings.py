"""The rows that belong to articles of another archive, brought over with them: as `tables.OF_ARTICLE` says."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from scraper.archive.merge.articles.versions import Version
from scraper.archive.merge.other_archive.article_rows import Incoming
from scraper.archive.merge.sides import Sides
from scraper.archive.merge.tables import OF_ARTICLE, SKETCHES, OfArticle
from scraper.contract import ARTICLE_FIELDS

Kind = Literal["present", "united"]


class Belongings:
    """Stores the rows of articles, inside of the caller's transaction. Counts the tags that are new."""

    def __init__(self, sides: Sides) -> None:
        self._sides, self._connection = sides, sides.connection
        self.tags = 0

    def store(self, articles: Sequence[tuple[int, Incoming]], *kinds: Kind) -> None:
        """Store the rows of articles, each with its id here."""
        for table in OF_ARTICLE:
            if table.kind not in kinds:
                continue
            rows = list(self._rows(table, articles))
            if table is SKETCHES:
                rows.sort(key=lambda row: row[1])  # in the order of the index, of which this takes the half
            places = ", ".join("?" * (1 + len(table.columns)))
            done = self._connection.executemany(
                f"INSERT OR IGNORE INTO {table.name} (article, {', '.join(table.columns)}) VALUES ({places})", rows
            )
            if table.name == "tags":
                self.tags += max(0, done.rowcount)

    def drop_present(self, article: int) -> list[int]:
        """Delete the rows of the present version; return the raw pages (ids) that these referred to."""
        pages: list[int] = []
        for table in OF_ARTICLE:
            if table.kind == "present":
                columns = [name for name, target in table.targets.items() if target == "page"]
                rows = self._connection.execute(
                    f"DELETE FROM {table.name} WHERE article = ? RETURNING {', '.join(columns) or '1'}", (article,)
                ).fetchall()
                pages += [page for row in rows for page in row] if columns else []
        return pages

    def _rows(self, table: OfArticle, articles: Sequence[tuple[int, Incoming]]) -> Iterator[tuple[Any, ...]]:
        for article, incoming in articles:
            for values in incoming.tables.get(table.name, ()):
                mapped = self._mapped(table, values) if table.targets else values
                if None not in mapped:
                    yield article, *mapped

    def _mapped(self, table: OfArticle, values: Sequence[Any]) -> Sequence[Any]:
        copies = {"page": self._sides.pages.copy, "file": self._sides.files.copy}
        mapped = zip(table.columns, values, strict=True)
        return [copies[table.targets[name]](value) if name in table.targets else value for name, value in mapped]


def insert_revision(
    connection: sqlite3.Connection, article: int, number: int, version: Version, replaced: str, page: int | None
) -> None:
    """Store a former version of an article; ``replaced``: when the next one was seen."""
    values = {
        "article": article,
        "revision": number,
        "fetched": version.seen,
        "replaced": replaced,
        "page": page,
        **dict(zip(ARTICLE_FIELDS, version.fields, strict=True)),
    }
    connection.execute(
        f"INSERT INTO revisions ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})", tuple(values.values())
    )
