"""Search: exact in what it finds, quick about the first hits.

The index gives candidates, the text settles them. Of a word that is everywhere, only so many candidates are weighed as
it takes to fill a screen well: first those that hold it in the headline, those that repeat it, then the newest others.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, islice
from typing import Literal

from scraper.archive.articles.queries import Filter
from scraper.archive.db.moments import DAY, MOMENT
from scraper.archive.search import matcher, ranking, snippets
from scraper.archive.search import word_boundaries as words
from scraper.archive.search.candidates import FEW, POOL, Candidates, read
from scraper.archive.search.fts_index import MARKS
from scraper.archive.search.matcher import Article
from scraper.archive.search.query import Query, Term, parse
from scraper.text.normalise import fold

Sort = Literal["relevance", "newest", "oldest"]
Copies = Literal["shown", "folded"]
"""Whether reprints of a hit stand beside it, or only the best of them."""

TIER = 40
"""How many of the pool may come for the headline, and how many for repetition."""
REFINED = 30
"""The best of the pool whose words are looked at."""
ALL = 1 << 40
"""A limit that no archive reaches."""


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
    found = Candidates(connection, query, wanted)
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
    found = Candidates(connection, query, wanted)
    return found.count()


def count_groups(connection: sqlite3.Connection, query: Query, wanted: Filter) -> int:
    """How many articles match, of reprints only one counted."""
    sql = (
        "SELECT count(DISTINCT coalesce(articles.copy_of, articles.id)) FROM json_each(?) AS hit"
        " CROSS JOIN articles ON articles.id = hit.value"
    )
    found = json.dumps(list(ids(connection, query, wanted)))
    return int(connection.execute(sql, (found,)).fetchone()[0])


def ids(connection: sqlite3.Connection, query: Query, wanted: Filter) -> Iterator[int]:
    """The articles that match, newest stored first."""
    found = Candidates(connection, query, wanted)
    if matcher.is_exact(query):
        return found.ids()
    return found.settled(found.ids())


def dates(connection: sqlite3.Connection, articles: Sequence[int]) -> Counter[str]:
    """How many of the articles are of which day, by their own clock (2026-01-31)."""
    rows = connection.execute(
        f"SELECT substr({DAY}, 1, 10), count(*) FROM json_each(?) AS hit CROSS JOIN articles"
        " ON articles.id = hit.value GROUP BY 1",
        (json.dumps(articles),),
    )
    return Counter(dict(rows))


def _by_relevance(found: Candidates, limit: int | None, now: datetime) -> Iterator[Ranked]:
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


def _pool(found: Candidates, limit: int | None) -> tuple[list[int], Iterator[int]]:
    """The candidates to weigh, and those left over."""
    if limit is None:
        return list(found.ids()), iter(())
    size = max(POOL, 2 * limit)
    if plenty := found.plenty(size):
        return plenty, _others(found, frozenset(plenty))
    stream = found.ids()
    newest = list(islice(stream, size + 1))
    if len(newest) <= size:
        return newest, iter(())
    pool: dict[int, None] = {}
    for place in ("headline", "repeated"):
        pool.update(dict.fromkeys(islice(found.ids(MARKS[place]), TIER)))
    pool.update(dict.fromkeys(newest[: size - len(pool)]))
    weighed = frozenset(pool)
    return list(pool), (id_ for part in (newest, stream) for id_ in part if id_ not in weighed)


def _others(found: Candidates, weighed: frozenset[int]) -> Iterator[int]:
    """The candidates but for those; the index is asked when the first is."""
    yield from (id_ for id_ in found.ids() if id_ not in weighed)


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
    articles = _articles(connection)
    return {term: _rarity(connection, term, articles) for term in terms}


def rarities(connection: sqlite3.Connection, words: Iterable[str]) -> dict[str, float]:
    """How rare words are in the archive, 0 (in every article) to 1 (in none), by the index alone."""
    articles = _articles(connection)
    top = ranking.rarity(articles, 0)
    return {word: _rarity(connection, Term(fold(word), word), articles) / top for word in words}


def _articles(connection: sqlite3.Connection) -> int:
    """How many articles there are, about: their number is the last one's, of which few are missing."""
    last: int | None = connection.execute("SELECT max(article) FROM article_words").fetchone()[0]
    return last or 0


def _rarity(connection: sqlite3.Connection, term: Term, articles: int) -> float:
    if len(term.text) == 1:
        return ranking.rarity(articles, articles // 2)  # to be told without joining the lists of all its pairs
    expression = matcher.expression(Query(((term,),)))
    sql = "SELECT count(*) FROM search_index WHERE search_index MATCH ?"
    holding = connection.execute(sql, (expression,)).fetchone()[0] if expression else articles
    return ranking.rarity(articles, min(holding, articles))


def _by_date(found: Candidates, sort: Sort) -> Iterator[Article]:
    direction = "ASC" if sort == "oldest" else "DESC"
    if matcher.expression(found.query) is None:
        return found.verified(found.calendar(direction))
    if found.plenty(POOL):
        return _along(found, found.calendar(direction), found.ids)
    stream = found.ids()
    few = list(islice(stream, FEW + 1))
    if len(few) <= FEW:
        sql = (
            "SELECT articles.id FROM json_each(?) AS hit CROSS JOIN articles ON articles.id = hit.value"
            f" ORDER BY {MOMENT} {direction}, articles.id {direction}"
        )
        ordered = [row[0] for row in found.connection.execute(sql, (json.dumps(few),))]
        return found.verified(ordered)
    return _along(found, found.calendar(direction), lambda: chain(few, stream))


def _along(found: Candidates, calendar: Iterator[int], candidates: Callable[[], Iterable[int]]) -> Iterator[Article]:
    """The matches in the order of the calendar. The first screen is filled before all candidates are gathered."""
    yield from found.holding(islice(calendar, FEW))
    among = set(candidates())
    yield from found.verified(id_ for id_ in calendar if id_ in among)


def _hits(connection: sqlite3.Connection, query: Query, ranked: Sequence[Ranked]) -> Iterator[Hit]:
    cuts = words.cuts(connection, [article.id for _, article in ranked])
    for score, article in ranked:
        text, spans = snippets.snippet(query.terms, article, cuts.get(article.id, words.NONE))
        yield Hit(article.id, round(score, 4), text, spans)
