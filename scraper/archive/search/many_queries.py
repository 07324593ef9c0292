"""Many queries over few articles: the articles of a run that each alert's query matches, exactly."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from scraper.archive.search import matcher
from scraper.archive.search.candidates import POOL, read
from scraper.archive.search.matcher import Article
from scraper.archive.search.query.query import Query


def matching(connection: sqlite3.Connection, queries: Sequence[Query], articles: Sequence[int]) -> list[set[int]]:
    """Return for each query the articles (ids) among those given that it matches.

    The index gives candidates, as in a search; only they are compared with the query, and each is read once.
    """
    if not articles:
        return [set() for _ in queries]
    pool = set(articles)
    bounds = min(pool), max(pool)
    offered = [_candidates(connection, query, pool, bounds) for query in queries]
    to_read = set().union(
        *(ids for query, ids in zip(queries, offered, strict=True) if query.groups and not matcher.is_exact(query))
    )
    texts = _texts(connection, sorted(to_read))
    return [_verified(query, ids, texts) for query, ids in zip(queries, offered, strict=True)]


def of_former(query: Query, article: Article) -> bool:
    """Check whether a query matches an article that is not stored like this: an earlier version."""
    return bool(all(query.groups)) and matcher.matcher(query)(article)


def _candidates(connection: sqlite3.Connection, query: Query, pool: set[int], bounds: tuple[int, int]) -> set[int]:
    """Return a superset of the matches; the matches themselves where the index can tell."""
    if not all(query.groups):
        return set()
    expression = matcher.expression(query)
    if expression is None:
        return set(pool)
    rows = connection.execute(
        "SELECT rowid FROM search_index WHERE search_index MATCH ? AND rowid BETWEEN ? AND ?", (expression, *bounds)
    )
    return {row[0] for row in rows} & pool


def _verified(query: Query, ids: set[int], texts: Mapping[int, Article]) -> set[int]:
    if not ids or not query.groups or matcher.is_exact(query):
        return ids
    matches = matcher.matcher(query)
    return {id_ for id_ in ids if matches(texts[id_])}


def _texts(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Article]:
    batches = (ids[start : start + POOL] for start in range(0, len(ids), POOL))
    return {article.id: article for batch in batches for article in read(connection, batch)}
