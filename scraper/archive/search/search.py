"""`archive.search`: articles by their text, names near a typed one, and the words of articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from scraper.archive.db.part import Part
from scraper.archive.rows.filters import EVERYTHING, Filter
from scraper.archive.search import engine, name_lookup
from scraper.archive.search.engine import Copies, Hit, Hits, Sort, as_query
from scraper.archive.search.index import fts_index, word_boundaries
from scraper.archive.search.name_lookup import Named
from scraper.archive.search.query.query import Query

if TYPE_CHECKING:
    from scraper.models import Analysis, Page

_BATCH = 200
"""Number of articles that are cut and committed together."""


class Search(Part):
    """The search. A query that is a string is read as `query.parse` reads it."""

    def __call__(
        self,
        query: Query | str,
        chosen: Filter = EVERYTHING,
        *,
        sort: Sort = "relevance",
        copies: Copies = "shown",
        limit: int | None = 20,
    ) -> Hits:
        """Return the first ``limit`` articles that match (None: all of them)."""
        return engine.search(self._session.connection, as_query(query), chosen, sort=sort, copies=copies, limit=limit)

    def count(self, query: Query | str, chosen: Filter = EVERYTHING, *, copies: Copies = "shown") -> int:
        """Count the articles that match, exactly; ``folded``: of each group of reprints only one."""
        count = engine.count if copies == "shown" else engine.count_groups
        return count(self._session.connection, as_query(query), chosen)

    def ids(self, query: Query | str, chosen: Filter = EVERYTHING) -> list[int]:
        """Return the ids of all articles that match, latest stored first."""
        return list(engine.ids(self._session.connection, as_query(query), chosen))

    def ordered(
        self,
        query: Query | str,
        chosen: Filter = EVERYTHING,
        *,
        sort: Sort = "relevance",
        copies: Copies = "shown",
        limit: int | None = None,
    ) -> list[int]:
        """Return the ids of a search in its order: for many, since it reads only the columns that the order needs."""
        return list(engine.ordered(self._session.connection, as_query(query), chosen, sort, copies, limit))

    def hits(self, query: Query | str, articles: Sequence[int]) -> tuple[Hit, ...]:
        """Return articles that match (ids), in that order, with snippets: a page out of `ordered`. Scores are 0."""
        return engine.shown(self._session.connection, as_query(query), articles)

    def matching(self, queries: Sequence[Query], articles: Sequence[int]) -> list[set[int]]:
        """Return for each query the articles (ids) among a few that it matches: many queries over what a run stored."""
        from scraper.archive.search import many_queries

        return many_queries.matching(self._session.connection, queries, articles)

    def rarities(self, words: Iterable[str]) -> dict[str, float]:
        """Return the rarity of words in this archive, 0 (in every article) to 1 (in none)."""
        return engine.rarities(self._session.connection, words)

    def has(self, field: Named, name: str) -> bool:
        """Check whether an article has exactly this name in a field; of a source, if there is one."""
        return name_lookup.has(self._session.connection, field, name)

    def near(self, field: Named, name: str) -> tuple[str, ...]:
        """Return a few names of a field that are most like one that is missing there, the likeliest first."""
        return name_lookup.near(self._session.connection, field, name)

    def segmenters(self) -> list[tuple[str | None, int]]:
        """Return the programs that cut the articles' words, with their numbers of articles; most first."""
        return self._session.connection.execute(
            "SELECT segmenter, count(*) FROM articles GROUP BY segmenter ORDER BY count(*) DESC"
        ).fetchall()

    def recut(self, segmenter: str, analyse: Callable[[Page], Analysis]) -> Iterator[int]:
        """Cut the words of all articles that another program cut; yield their number so far, after each batch.

        Every batch is committed by itself: after an interruption it continues where it stopped.
        """
        done = last = 0
        while True:
            with self._session.transaction():
                batch = word_boundaries.cut_by_others(self._session.connection, segmenter, last, _BATCH)
                for last, page in batch:
                    fts_index.recut(self._session.connection, last, analyse(page))
            if not batch:
                return
            done += len(batch)
            yield done
