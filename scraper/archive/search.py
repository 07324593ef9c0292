"""Search: exact in what it finds, quick about the first hits.

The index gives candidates, the text settles them. Of a word that is everywhere, only so many candidates are weighed as
it takes to fill a screen well: first those that hold it in the headline, those that repeat it, then the newest others.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Literal

from scraper.archive import matching, ranking, snippets, words
from scraper.archive.index import MARKS
from scraper.archive.matching import Article
from scraper.archive.query import Query, Term, parse
from scraper.archive.rows import Filter, conditions
from scraper.text.normalise import fold

Sort = Literal["relevance", "newest", "oldest"]
Copies = Literal["shown", "folded"]
"""Whether reprints of a hit stand beside it, or only the best of them."""

POOL = 120
"""Candidates that are weighed against each other for the first screen."""
TIER = 50
"""How many of the pool may come for the headline, and how many for repetition."""
REFINED = 30
"""The best of the pool whose words are looked at."""
_DATE = "coalesce(articles.published, articles.fetched)"
"""An article's date; there is an index on just this expression."""

ALL = 1 << 40
"""A limit that no archive reaches."""

FEW = 2000
"""Candidates up to which they are sorted by date one by one; beyond, the calendar is walked."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that matches."""

    id: int
    score: float
    """Comparable within one search only; 0 where hits are sorted by date."""
    snippet: str
    highlights: snippets.Spans
    """Where the terms stand in the snippet: (start, end) in characters."""


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search found."""

    hits: tuple[Hit, ...]
    complete: bool
    """Whether these are all there are."""


Ranked = tuple[float, Article]
"""A score and the article that has it."""


def understood(query: Query | str) -> Query:
    """The query, read if it is a string."""
    return parse(query) if isinstance(query, str) else query


def search(
    connection: sqlite3.Connection,
    query: Query,
    wanted: Filter,
    *,
    sort: Sort = "relevance",
    copies: Copies = "shown",
    limit: int | None = 20,
    now: datetime | None = None,
) -> Hits:
    """The first ``limit`` hits in that order (None: all hits)."""
    limit = None if limit is None or limit >= ALL else limit
    ranked = _ranked(connection, query, wanted, sort, copies, limit, now)
    chosen = list(ranked if limit is None else islice(ranked, limit + 1))
    return Hits(tuple(_hits(connection, query, chosen[:limit])), limit is None or len(chosen) <= limit)


def ordered(
    connection: sqlite3.Connection, query: Query, wanted: Filter, sort: Sort, copies: Copies, limit: int | None
) -> Iterator[int]:
    """The articles (ids) of `search` in its order, without snippets: for many."""
    return (article.id for _, article in islice(_ranked(connection, query, wanted, sort, copies, limit, None), limit))


def _ranked(
    connection: sqlite3.Connection,
    query: Query,
    wanted: Filter,
    sort: Sort,
    copies: Copies,
    limit: int | None,
    now: datetime | None,
) -> Iterator[Ranked]:
    found = _Candidates(connection, query, wanted)
    if sort == "relevance" and query.terms:
        ranked = _by_relevance(found, limit, now or datetime.now(UTC))
    else:
        ranked = ((0.0, article) for article in _by_date(found, sort))
    return _first_prints(ranked) if copies == "folded" else ranked


def shown(connection: sqlite3.Connection, query: Query, articles: Sequence[int]) -> tuple[Hit, ...]:
    """Articles that match (ids), in that order, with their snippets."""
    return tuple(_hits(connection, query, [(0.0, article) for article in read(connection, articles)]))


def count(connection: sqlite3.Connection, query: Query, wanted: Filter) -> int:
    """How many articles match, exactly."""
    found = _Candidates(connection, query, wanted)
    return found.count()


def ids(connection: sqlite3.Connection, query: Query, wanted: Filter) -> Iterator[int]:
    """The articles that match, newest stored first."""
    found = _Candidates(connection, query, wanted)
    if matching.is_exact(query):
        return found.ids()
    return found.settled(found.ids())


def dates(connection: sqlite3.Connection, articles: Sequence[int]) -> Counter[str]:
    """How many of the articles are of which day, by their own clock (2026-01-31)."""
    rows = connection.execute(
        f"SELECT substr({_DATE}, 1, 10), count(*) FROM json_each(?) AS hit CROSS JOIN articles"
        " ON articles.id = hit.value GROUP BY 1",
        (json.dumps(articles),),
    )
    return Counter(dict(rows))


class _Candidates:
    """The articles that may match: those of the index that the filter lets through."""

    def __init__(self, connection: sqlite3.Connection, query: Query, wanted: Filter) -> None:
        self.connection = connection
        self.query = query
        self._where, self._values = _conditions(connection, query, wanted) if all(query.groups) else ("0", [])
        self._allowed: set[int] | None = None
        self._matches = None if matching.is_exact(query) else matching.matcher(query)

    def count(self) -> int:
        expression = matching.expression(self.query)
        if not matching.is_exact(self.query):
            if expression is None and not self.query.groups:
                return int(self._one(f"SELECT count(*) FROM articles WHERE {self._where}", self._values))
            return sum(1 for _ in self.settled(self.ids()))
        if self._where == "1":
            return int(self._one("SELECT count(*) FROM search_index WHERE search_index MATCH ?", [expression]))
        return sum(1 for _ in self.ids())

    def ids(self, mark: str = "") -> Iterator[int]:
        """The candidates, newest stored first; with a mark, those that hold every term in that place."""
        expression = matching.expression(self.query, mark)
        if expression is None:
            rows = self.connection.execute(
                f"SELECT id FROM articles WHERE {self._where} ORDER BY id DESC", self._values
            )
            return (row[0] for row in rows)
        sql = "SELECT rowid FROM search_index WHERE search_index MATCH ?"
        values: list[Any] = [expression]
        if self._where == "1":
            return (row[0] for row in self.connection.execute(sql + " ORDER BY rowid DESC", values))
        allowed = self._allow()
        if not allowed:
            return iter(())
        sql += " AND rowid BETWEEN ? AND ? ORDER BY rowid DESC"
        rows = self.connection.execute(sql, [*values, min(allowed), max(allowed)])
        return (row[0] for row in rows if row[0] in allowed)

    def verified(self, candidates: Iterator[int] | Sequence[int]) -> Iterator[Article]:
        """Those of the candidates that match, in their order."""
        stream = iter(candidates)
        while batch := list(islice(stream, POOL)):
            articles = read(self.connection, batch)
            yield from articles if self._matches is None else filter(self._matches, articles)

    def settled(self, candidates: Iterator[int]) -> Iterator[int]:
        """The ids alone of those that match, in their order. Most texts are then not read out of SQLite at all."""
        certain = matching.certain(self.query)
        if certain is None:
            yield from (article.id for article in self.verified(candidates))
            return
        condition, values = certain
        sql = f"SELECT hit.value, {condition} FROM json_each(?1) AS hit CROSS JOIN articles ON articles.id = hit.value"
        while batch := list(islice(candidates, FEW)):
            told = self.connection.execute(sql, [json.dumps(batch), *values]).fetchall()
            others = {article.id for article in self.verified([id_ for id_, sure in told if not sure])}
            yield from (id_ for id_, sure in told if sure or id_ in others)

    def calendar(self, direction: str) -> Iterator[int]:
        """All articles that the filter lets through, by date."""
        sql = f"SELECT id FROM articles WHERE {self._where} ORDER BY {_DATE} {direction}, articles.id {direction}"
        return (row[0] for row in self.connection.execute(sql, self._values))

    def _allow(self) -> set[int]:
        if self._allowed is None:
            sql = f"SELECT id FROM articles WHERE {self._where}"
            self._allowed = {row[0] for row in self.connection.execute(sql, self._values)}
        return self._allowed

    def _one(self, sql: str, values: Sequence[Any]) -> Any:
        return self.connection.execute(sql, values).fetchone()[0]


def read(connection: sqlite3.Connection, ids: Sequence[int]) -> Iterator[Article]:
    """Articles by id, in that order."""
    columns = ", ".join(f"articles.{name}" for name in Article._fields)
    sql = f"SELECT {columns} FROM json_each(?) AS hit CROSS JOIN articles ON articles.id = hit.value"
    return map(Article._make, connection.execute(sql, (json.dumps(ids),)))


def _conditions(connection: sqlite3.Connection, query: Query, wanted: Filter) -> tuple[str, list[Any]]:
    """The SQL of the filter and of the query's ``source:`` terms."""
    where, values = conditions(wanted)
    names = [term for group in query.groups if len(group) == 1 for term in group if term.field == "source"]
    for term in names:
        held = [name for (name,) in connection.execute("SELECT name FROM sources") if term.text in fold(name)]
        part = f"articles.source {'NOT IN' if term.negated else 'IN'} ({', '.join('?' * len(held))})"
        where = part if where == "1" else f"{where} AND {part}"
        values.extend(held)
    if wanted.ids is not None:
        where = f"{where} AND articles.id IN (SELECT value FROM json_each(?))"
        values.append(json.dumps(list(wanted.ids)))
    return where, values


def _by_relevance(found: _Candidates, limit: int | None, now: datetime) -> Iterator[Ranked]:
    """The pool from best to worst; then the others as they come, which are no better."""
    pool, others = _pool(found, limit)
    terms = found.query.terms
    score = ranking.scorer(terms, _rarities(found.connection, terms), now)
    ranked = sorted(((score(article), article) for article in found.verified(pool)), key=_order)
    size = max(REFINED, limit or 0)
    yield from _refined(found.connection, terms, ranked[:size])
    yield from ranked[size:]
    yield from ((score(article), article) for article in found.verified(others))


def _first_prints(ranked: Iterator[Ranked]) -> Iterator[Ranked]:
    """The same without those that have a copy before them."""
    seen: set[int] = set()
    for score, article in ranked:
        group = article.copy_of or article.id
        if group not in seen:
            seen.add(group)
            yield score, article


def _pool(found: _Candidates, limit: int | None) -> tuple[list[int], Iterator[int]]:
    """The candidates to weigh, and those left over."""
    stream = found.ids()
    if limit is None:
        return list(stream), iter(())
    size = max(POOL, 2 * limit)
    newest = list(islice(stream, size + 1))
    if len(newest) <= size:
        return newest, iter(())
    pool: dict[int, None] = {}
    for place in ("headline", "repeated"):
        pool.update(dict.fromkeys(islice(found.ids(MARKS[place]), TIER)))
    pool.update(dict.fromkeys(newest[: size - len(pool)]))
    weighed = frozenset(pool)
    return list(pool), (id_ for part in (newest, stream) for id_ in part if id_ not in weighed)


def _order(ranked: Ranked) -> tuple[float, int]:
    return -ranked[0], -ranked[1].id


def _refined(connection: sqlite3.Connection, terms: Sequence[Term], ranked: Sequence[Ranked]) -> list[Ranked]:
    """The same hits, in the order that whole words give."""
    cuts = words.cuts(connection, [article.id for _, article in ranked])
    refined = [
        (score * ranking.wholeness(terms, article, cuts.get(article.id, words.NONE)), article)
        for score, article in ranked
    ]
    return sorted(refined, key=_order)


def _rarities(connection: sqlite3.Connection, terms: Sequence[Term]) -> dict[Term, float]:
    """What each of several terms weighs; a term that stands alone needs no weight."""
    if len(terms) < 2:
        return {}
    return {term: _rarity(connection, term) for term in terms}


def rarities(connection: sqlite3.Connection, words: Iterable[str]) -> dict[str, float]:
    """How rare words are in the archive, 0 (in every article) to 1 (in none), by the index alone."""
    articles = connection.execute("SELECT count(*) FROM article_words").fetchone()[0]
    top = ranking.rarity(articles, 0)
    return {word: _rarity(connection, Term(fold(word), word)) / top for word in words}


def _rarity(connection: sqlite3.Connection, term: Term) -> float:
    articles = connection.execute("SELECT count(*) FROM article_words").fetchone()[0]
    expression = matching.expression(Query(((term,),)))
    sql = "SELECT count(*) FROM search_index WHERE search_index MATCH ?"
    holding = connection.execute(sql, (expression,)).fetchone()[0] if expression else articles
    return ranking.rarity(articles, min(holding, articles))


def _by_date(found: _Candidates, sort: Sort) -> Iterator[Article]:
    direction = "ASC" if sort == "oldest" else "DESC"
    if matching.expression(found.query) is None:
        return found.verified(found.calendar(direction))
    stream = found.ids()
    few = list(islice(stream, FEW + 1))
    if len(few) <= FEW:
        sql = (
            "SELECT articles.id FROM json_each(?) AS hit CROSS JOIN articles ON articles.id = hit.value"
            f" ORDER BY {_DATE} {direction}, articles.id {direction}"
        )
        ordered = [row[0] for row in found.connection.execute(sql, (json.dumps(few),))]
        return found.verified(ordered)
    among = {*few, *stream}
    return found.verified(id_ for id_ in found.calendar(direction) if id_ in among)


def _hits(connection: sqlite3.Connection, query: Query, ranked: Sequence[Ranked]) -> Iterator[Hit]:
    cuts = words.cuts(connection, [article.id for _, article in ranked])
    for score, article in ranked:
        text, spans = snippets.snippet(query.terms, article, cuts.get(article.id, words.NONE))
        yield Hit(article.id, round(score, 4), text, spans)
