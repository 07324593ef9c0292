"""The part of the archive's face that reads articles: their rows, versions and copies, and the raw pages of each."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from scraper.archive.articles import queries
from scraper.archive.articles.queries import Filter, Row
from scraper.archive.db import connect
from scraper.archive.pages.raw_pages import RawPages
from scraper.models import Fetched


class Reading:
    """What `Archive` gives of single articles; reads only."""

    path: Path
    connection: sqlite3.Connection
    _pages: RawPages

    def article(self, key: int | str) -> Row | None:
        """An article by id or URL: the keys of the contract, then the archive's own."""
        with connect.explained(self.path):
            return queries.article(self.connection, key)

    def articles(self, wanted: Filter = Filter()) -> Iterator[Row]:  # noqa: B008 - frozen
        """The articles of a filter as rows, streamed."""
        with connect.explained(self.path):
            yield from queries.articles(self.connection, wanted)

    def articles_with_revisions(self, wanted: Filter = Filter()) -> Iterator[Row]:  # noqa: B008 - frozen
        """The same, each with ``revisions``: its earlier versions, oldest first."""
        with connect.explained(self.path):
            yield from queries.with_revisions(self.connection, queries.articles(self.connection, wanted))

    def firsts(self, wanted: Filter = Filter()) -> list[int]:  # noqa: B008 - frozen
        """The ids of the articles of a filter, of every group of copies only the earliest among them."""
        with connect.explained(self.path):
            return queries.firsts(self.connection, wanted)

    def count(self, wanted: Filter = Filter()) -> int:  # noqa: B008 - frozen
        """How many articles a filter lets through."""
        with connect.explained(self.path):
            return queries.count(self.connection, wanted)

    def revisions(self, article: int) -> list[Row]:
        """The versions of an article, oldest first, the present one last."""
        with connect.explained(self.path):
            return queries.revisions(self.connection, article)

    def copies(self, article: int) -> list[Row]:
        """The other articles with the same or nearly the same text."""
        with connect.explained(self.path):
            return queries.copies(self.connection, article)

    def sightings(self, article: int) -> list[Row]:
        """Which list pages showed the article, at which rank, when, under which headline."""
        with connect.explained(self.path):
            return queries.sightings(self.connection, article)

    def raw(self, key: int | str) -> Fetched | None:
        """The page an article was read from, as it was fetched; None if there is no such article, or no page of it."""
        with connect.explained(self.path):
            found = queries.find(self.connection, key)
            row = self.connection.execute("SELECT page FROM articles WHERE id = ?", (found,)).fetchone()
            return self._pages.get(row[0]) if row and row[0] is not None else None

    def raw_parts(self, article: int) -> list[Fetched]:
        """All raw pages of an article in order: one, or several where it is split over several."""
        with connect.explained(self.path):
            pages = self.connection.execute(
                "SELECT page FROM articles WHERE id = ?1 AND page IS NOT NULL"
                " UNION ALL SELECT page FROM (SELECT page FROM parts WHERE article = ?1 ORDER BY number)",
                (article,),
            ).fetchall()
            return [found for (page,) in pages if (found := self._pages.get(page)) is not None]

    def raw_page(self, page: int) -> Fetched | None:
        """A raw page by its own id (as revisions and failures name it)."""
        with connect.explained(self.path):
            return self._pages.get(page)
