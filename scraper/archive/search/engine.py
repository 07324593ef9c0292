"""The search engine: exact matches, the first hits quickly.

The index gives candidates, and their text is tested. For a frequent word only as many candidates are scored as fill a
screen well: first those with it in the headline, those that repeat it, then the newest others.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, islice
from typing import Literal

from scraper.archive.rows.filters import Filter
from scraper.archive.rows.moments import MOMENT
from scraper.archive.search import matcher, ranking, snippets
from scraper.archive.search.candidates import FEW, POOL, Candidates, read
from scraper.archive.search.index import word_boundaries as words
from scraper.archive.search.index.fts_index import MARKS
from scraper.archive.search.matcher import Article
from scraper.archive.search.query.query import Query, Term, parse
from scraper.text.normalise import fold

Sort = Literal["relevance", "newest", "oldest"]
Copies = Literal["shown", "folded"]
"""``shown``: reprints are hits of their own; ``folded``: only the best of them is."""

TIER = 40
"""Maximum number in the pool of candidates with a match in the headline, and of those with a repeated one."""
REFINED = 30
"""The best of the pool, whose word boundaries are compared."""
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
    """Places of the terms in the snippet: (start, end) in characters."""


@dataclass(frozen=True, slots=True)
class Hits:
    """Result of a search."""

    hits: tuple[Hit, ...]
    complete: bool
    """True if there are no further hits."""


Ranked = tuple[float, Article]
"""A score and the article that has it."""


def as_query(query: Query | str) -> Query:
    """Return the query, parsed if it is a string."""
    return parse(query) if isinstance(query, str) else query


def search(
    connection: sqlite3.Connection,
    query: Query,
    chosen: Filter,
    *,
    sort: Sort = "relevance",
    copies: Copies = "shown",
    limit: int | None = 20,
    now: datetime | None = None,
) -> Hits:
    """Return the first ``limit`` hits in that order (None: all hits)."""
    limit = None if limit is None or limit >= ALL else limit
    ranked = _ranked(connection, query, chosen, sort, copies, limit, now)
    first = list(ranked if limit is None else islice(ranked, limit + 1))
    return Hits(tuple(_hits(connection, query, first[:limit])), limit is None or len(first) <= limit)


def ordered(
    connection: sqlite3.Connection, query: Query, chosen: Filter, sort: Sort, copies: Copies, limit: int | None
) -> Iterator[int]:
    """Return the articles (ids) of `search` in its order, without snippets: for many."""
    return (article.id for _, article in islice(_ranked(connection, query, chosen, sort, copies, limit, None), limit))


def _ranked(
    connection: sqlite3.Connection,
    query: Query,
    chosen: Filter,
    sort: Sort,
    copies: Copies,
    limit: int | None,
    now: datetime | None,
) -> Iterator[Ranked]:
    candidates = Candidates(connection, query, chosen)
    if sort == "relevance" and query.terms:
        ranked = _by_relevance(candidates, limit, now or datetime.now(UTC))
    else:
        ranked = ((0.0, article) for article in _by_date(candidates, sort))
    return _first_prints(ranked) if copies == "folded" else ranked


def shown(connection: sqlite3.Connection, query: Query, articles: Sequence[int]) -> tuple[Hit, ...]:
    """Return articles that match (ids), in that order, with their snippets."""
    return tuple(_hits(connection, query, [(0.0, article) for article in read(connection, articles)]))


def count(connection: sqlite3.Connection, query: Query, chosen: Filter) -> int:
    """Count the articles that match, exactly."""
    return Candidates(connection, query, chosen).count()


def count_groups(connection: sqlite3.Connection, query: Query, chosen: Filter) -> int:
    """Count the articles that match, of each group of reprints only one."""
    sql = (
        "SELECT count(DISTINCT coalesce(articles.copy_of, articles.id)) FROM json_each(?) AS hit"
        " CROSS JOIN articles ON articles.id = hit.value"
    )
    matches = json.dumps(list(ids(connection, query, chosen)))
    return int(connection.execute(sql, (matches,)).fetchone()[0])


def ids(connection: sqlite3.Connection, query: Query, chosen: Filter) -> Iterator[int]:
    """Return the articles that match, newest stored first."""
    candidates = Candidates(connection, query, chosen)
    if matcher.is_exact(query):
        return candidates.ids()
    return candidates.matching(candidates.ids())


def _by_relevance(candidates: Candidates, limit: int | None, now: datetime) -> Iterator[Ranked]:
    """Yield the pool from best to worst; then the others in the index's order, which are no better."""
    pool, others = _pool(candidates, limit)
    terms = candidates.query.terms
    score = ranking.scorer(terms, _rarities(candidates.connection, terms), now)
    ranked = sorted(((score(article), article) for article in candidates.verified(pool)), key=_order)
    size = max(REFINED, limit or 0)
    yield from _refined(candidates.connection, terms, ranked[:size])
    yield from ranked[size:]
    yield from ((score(article), article) for article in candidates.verified(others))


def _first_prints(ranked: Iterator[Ranked]) -> Iterator[Ranked]:
    """Yield the same without articles that have a copy before them."""
    seen: set[int] = set()
    for score, article in ranked:
        group = article.copy_of or article.id
        if group not in seen:
            seen.add(group)
            yield score, article


def _pool(candidates: Candidates, limit: int | None) -> tuple[list[int], Iterator[int]]:
    """Return the candidates to score, and those left over."""
    if limit is None:
        return list(candidates.ids()), iter(())
    size = max(POOL, 2 * limit)
    if frequent := candidates.frequent(size):
        return frequent, _others(candidates, frozenset(frequent))
    stream = candidates.ids()
    newest = list(islice(stream, size + 1))
    if len(newest) <= size:
        return newest, iter(())
    pool: dict[int, None] = {}
    for place in ("headline", "repeated"):
        pool.update(dict.fromkeys(islice(candidates.ids(MARKS[place]), TIER)))
    pool.update(dict.fromkeys(newest[: size - len(pool)]))
    scored = frozenset(pool)
    return list(pool), (id_ for part in (newest, stream) for id_ in part if id_ not in scored)


def _others(candidates: Candidates, scored: frozenset[int]) -> Iterator[int]:
    """Yield the candidates that are not ``scored``; the index is queried for the first of them, not before."""
    yield from (id_ for id_ in candidates.ids() if id_ not in scored)


def _order(ranked: Ranked) -> tuple[float, int]:
    return -ranked[0], -ranked[1].id


def _refined(connection: sqlite3.Connection, terms: Sequence[Term], ranked: Sequence[Ranked]) -> list[Ranked]:
    """Return the same hits, whole words before parts of words."""
    cuts = words.cuts(connection, [article.id for _, article in ranked])
    refined = [
        (score * ranking.wholeness(terms, article, cuts.get(article.id, words.NONE)), article)
        for score, article in ranked
    ]
    return sorted(refined, key=_order)


def _rarities(connection: sqlite3.Connection, terms: Sequence[Term]) -> dict[Term, float]:
    """Return the weight of each of several terms; a single term needs none."""
    if len(terms) < 2:
        return {}
    articles = _articles(connection)
    return {term: _rarity(connection, term, articles) for term in terms}


def rarities(connection: sqlite3.Connection, words: Iterable[str]) -> dict[str, float]:
    """Return the rarity of words in the archive, 0 (in every article) to 1 (in none), by the index alone."""
    articles = _articles(connection)
    top = ranking.rarity(articles, 0)
    return {word: _rarity(connection, Term(fold(word), word), articles) / top for word in words}


def _articles(connection: sqlite3.Connection) -> int:
    """Return about the number of articles: the last one's id, of which few are missing."""
    last: int | None = connection.execute("SELECT max(article) FROM article_words").fetchone()[0]
    return last or 0


def _rarity(connection: sqlite3.Connection, term: Term, articles: int) -> float:
    if len(term.text) == 1:
        return ranking.rarity(articles, articles // 2)  # without joining the lists of all its pairs
    expression = matcher.expression(Query(((term,),)))
    sql = "SELECT count(*) FROM search_index WHERE search_index MATCH ?"
    matches = connection.execute(sql, (expression,)).fetchone()[0] if expression else articles
    return ranking.rarity(articles, min(matches, articles))


def _by_date(candidates: Candidates, sort: Sort) -> Iterator[Article]:
    direction = "ASC" if sort == "oldest" else "DESC"
    if matcher.expression(candidates.query) is None:
        return candidates.verified(candidates.by_date(direction))
    if candidates.frequent(POOL):
        return _along(candidates, candidates.by_date(direction), candidates.ids)
    stream = candidates.ids()
    few = list(islice(stream, FEW + 1))
    if len(few) <= FEW:
        sql = (
            "SELECT articles.id FROM json_each(?) AS hit CROSS JOIN articles ON articles.id = hit.value"
            f" ORDER BY {MOMENT} {direction}, articles.id {direction}"
        )
        ordered = [row[0] for row in candidates.connection.execute(sql, (json.dumps(few),))]
        return candidates.verified(ordered)
    return _along(candidates, candidates.by_date(direction), lambda: chain(few, stream))


def _along(candidates: Candidates, by_date: Iterator[int], gather: Callable[[], Iterable[int]]) -> Iterator[Article]:
    """Yield the matches by date. The first screen is filled before all candidates are gathered."""
    yield from candidates.scan(islice(by_date, FEW))
    gathered = set(gather())
    yield from candidates.verified(id_ for id_ in by_date if id_ in gathered)


def _hits(connection: sqlite3.Connection, query: Query, ranked: Sequence[Ranked]) -> Iterator[Hit]:
    cuts = words.cuts(connection, [article.id for _, article in ranked])
    for score, article in ranked:
        text, spans = snippets.snippet(query.terms, article, cuts.get(article.id, words.NONE))
        yield Hit(article.id, round(score, 4), text, spans)
