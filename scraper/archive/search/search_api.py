"""The part of the archive's face that finds: articles by what they say, their words, their days."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

from scraper.archive.articles import statistics
from scraper.archive.articles.queries import Filter
from scraper.archive.db import connect
from scraper.archive.pages import list_snapshots
from scraper.archive.search import engine as search
from scraper.archive.search import name_lookup
from scraper.archive.search import word_boundaries as words
from scraper.archive.search.engine import Copies, Hit, Hits, Sort
from scraper.archive.search.name_lookup import Named
from scraper.archive.search.query import Query

_STEPS = 20_000
"""Steps of SQLite's machine between two looks at the clock: about a millisecond."""


class Finding:
    """What `Archive` can be asked; reads only."""

    path: Path
    connection: sqlite3.Connection

    def search(
        self,
        query: Query | str,
        wanted: Filter = Filter(),  # noqa: B008 - frozen
        *,
        sort: Sort = "relevance",
        copies: Copies = "shown",
        limit: int | None = 20,
    ) -> Hits:
        """The first ``limit`` articles that match (None: all of them). A string is read as `query.parse` reads it."""
        with connect.explained(self.path):
            return search.search(
                self.connection, search.understood(query), wanted, sort=sort, copies=copies, limit=limit
            )

    def search_count(
        self,
        query: Query | str,
        wanted: Filter = Filter(),  # noqa: B008 - frozen
        *,
        copies: Copies = "shown",
    ) -> int:
        """How many articles match, exactly; ``folded``: of reprints only one counts."""
        with connect.explained(self.path):
            counted = search.count if copies == "shown" else search.count_groups
            return counted(self.connection, search.understood(query), wanted)

    def matching(self, query: Query | str, wanted: Filter = Filter()) -> list[int]:  # noqa: B008 - frozen
        """The ids of all articles that match, latest stored first."""
        with connect.explained(self.path):
            return list(search.ids(self.connection, search.understood(query), wanted))

    def ordered(
        self,
        query: Query | str,
        wanted: Filter = Filter(),  # noqa: B008 - frozen
        *,
        sort: Sort = "relevance",
        copies: Copies = "shown",
        limit: int | None = None,
    ) -> list[int]:
        """The ids of what `search` finds, in its order: for many, since nothing is read that an order does not need."""
        with connect.explained(self.path):
            return list(search.ordered(self.connection, search.understood(query), wanted, sort, copies, limit))

    def hits(self, query: Query | str, articles: Sequence[int]) -> tuple[Hit, ...]:
        """Articles that match (ids), in that order, each with its snippet: a page out of `ordered`. Scores are 0."""
        with connect.explained(self.path):
            return search.shown(self.connection, search.understood(query), articles)

    def facets(
        self,
        articles: Sequence[int] | None = None,
        wanted: Filter = Filter(),  # noqa: B008 - frozen
        *,
        copies: Copies = "shown",
    ) -> dict[str, Counter[str]]:
        """How many of the articles (ids; None: all of the filter) are of which source, section, outlet, editor, day;
        with copies ``folded``, how many groups of reprints have one that is."""
        with connect.explained(self.path):
            return statistics.facets(self.connection, articles, wanted, copies)

    @contextmanager
    def snapshot(self, within: float | None = None) -> Iterator[None]:
        """What is read inside is of one moment, whatever the writer does meanwhile; it is not kept waiting.

        ``within``: seconds after which whatever is still being read ends in an ArchiveError.
        """
        with connect.explained(self.path):
            self.connection.execute("BEGIN")
            try:
                if within is not None:
                    end = monotonic() + within
                    self.connection.set_progress_handler(lambda: monotonic() > end, _STEPS)
                yield
            finally:
                self.connection.set_progress_handler(None, 0)
                self.connection.execute("COMMIT")

    def words(self, wanted: Filter = Filter()) -> Iterator[dict[str, list[str]]]:  # noqa: B008 - frozen
        """The words of each article of a filter, by field."""
        with connect.explained(self.path):
            yield from words.articles(self.connection, wanted)

    def rarities(self, words: Iterable[str]) -> dict[str, float]:
        """How rare words are in this archive, 0 (in every article) to 1 (in none)."""
        with connect.explained(self.path):
            return search.rarities(self.connection, words)

    def dates(self, articles: Sequence[int]) -> Counter[str]:
        """How many of the articles (ids) are of which day (2026-01-31)."""
        with connect.explained(self.path):
            return search.dates(self.connection, articles)

    def states(self, url: str, limit: int = 20) -> list[tuple[str, list[dict[str, Any]]]]:
        """The last states of a list page, oldest first: when it was seen so (ISO 8601 in UTC), and its entries in
        order: rank, headline, summary, url. Empty for a page that is none, or was never read."""
        with connect.explained(self.path):
            return list_snapshots.states(self.connection, url, limit)

    def has(self, field: Named, name: str) -> bool:
        """Tell if an article has just this name in a field; of sources, if there is one."""
        with connect.explained(self.path):
            return name_lookup.has(self.connection, field, name)

    def near(self, field: Named, name: str) -> tuple[str, ...]:
        """The names of a field that are most like one that is not there, a few, the likeliest first."""
        with connect.explained(self.path):
            return name_lookup.near(self.connection, field, name)

    def segmenters(self) -> list[tuple[str | None, int]]:
        """Which programs cut the articles' words, and how many articles each; most first."""
        with connect.explained(self.path):
            return words.segmenters(self.connection)
