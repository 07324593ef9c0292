"""Candidates of a query: the articles of the index that a filter lets through, and the matches among them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from itertools import islice
from typing import Any

from scraper.archive.db.connect import mapped
from scraper.archive.rows import moments, tags
from scraper.archive.rows.filters import Filter, selection
from scraper.archive.search import matcher
from scraper.archive.search.matcher import Article
from scraper.archive.search.query import printed_pages
from scraper.archive.search.query.query import Query, Term
from scraper.text.normalise import fold

POOL = 100
"""Maximum number of candidates that are scored for the first screen."""

FEW = 2000
"""Number of candidates up to which they are sorted by date; with more, all articles are read in the order of dates."""

_DENSE = 6
"""Articles per candidate up to which the file is mapped into memory, which pays if candidates are close together."""

TEXT = "articles.headline || char(10) || coalesce(articles.summary, '') || char(10) || articles.body"
"""SQL of `Article.text`."""


class Candidates:
    """The articles that may match a query: those of the index that the filter lets through."""

    def __init__(self, connection: sqlite3.Connection, query: Query, chosen: Filter) -> None:
        self.connection = connection
        self.query = query
        self._chosen = chosen
        self._where, self._values = _conditions(connection, query, chosen) if all(query.groups) else ("0", [])
        self._allowed: set[int] | None = None
        self._matches = None if matcher.is_exact(query) else matcher.matcher(query)

    def count(self) -> int:
        """Count the matches."""
        expression = matcher.expression(self.query)
        if not matcher.is_exact(self.query):
            if expression is None and not self.query.groups:
                return int(self._one(f"SELECT count(*) FROM articles WHERE {self._where}", self._values))
            return self._count_read(expression)
        if self._where == "1" and expression is not None:
            return self._count_in_index(expression)
        return sum(1 for _ in self.ids())

    def _count_read(self, expression: str | None) -> int:
        """Count the matches of a query whose candidates have to be read. Most then do not leave SQLite."""
        certain = matcher.certain(self.query)
        if certain is None or expression is None or self._where != "1":
            return sum(1 for _ in self.matching(self.ids()))
        condition, values = certain
        by_words = 0
        if (sure := matcher.certain_expression(self.query)) is not None:
            by_words = self._count_in_index(sure)
            expression = f"({expression}) NOT ({sure})"
        sql = (
            f"SELECT count(*), json_group_array(articles.id) FILTER (WHERE ({condition}) IS NOT TRUE)"
            " FROM search_index CROSS JOIN articles ON articles.id = search_index.rowid WHERE search_index MATCH ?1"
        )
        with mapped(self.connection) if self._is_dense(expression) else nullcontext():
            candidates, doubtful = self.connection.execute(sql, [expression, *values]).fetchone()
        left = json.loads(doubtful)
        return by_words + int(candidates) - len(left) + sum(1 for _ in self.verified(left))

    def _count_in_index(self, expression: str) -> int:
        return int(self._one("SELECT count(*) FROM search_index WHERE search_index MATCH ?", [expression]))

    def _is_dense(self, expression: str) -> bool:
        """Check whether most pages of the file have candidates; only as many are counted as decide it."""
        enough = self._one("SELECT coalesce(max(id), 0) FROM articles", ()) // _DENSE + 1
        sql = "SELECT count(*) FROM (SELECT 1 FROM search_index WHERE search_index MATCH ? LIMIT ?)"
        return bool(self._one(sql, [expression, enough]) == enough)

    def ids(self, mark: str = "") -> Iterator[int]:
        """Yield the candidates, newest stored first; with a mark, those that hold every term in that place."""
        expression = matcher.expression(self.query, mark)
        if expression is None:
            rows = self.connection.execute(
                f"SELECT id FROM articles WHERE {self._where} ORDER BY id DESC", self._values
            )
            return (row[0] for row in rows)
        sql = "SELECT rowid FROM search_index WHERE search_index MATCH ?"
        stream = (row[0] for row in self.connection.execute(sql + " ORDER BY rowid DESC", [expression]))
        return stream if self._where == "1" else self._let_through(stream, sql, expression)

    def _let_through(self, candidates: Iterator[int], sql: str, expression: str) -> Iterator[int]:
        """Yield those of the candidates that the filter accepts, in their order.

        The first thousand are tested one by one, which is enough for most queries, and for a screen of most others.
        Collecting all articles of two years takes 30 ms of 250,000 articles.
        """
        last = 0
        for some in (POOL, 9 * POOL):
            batch = list(islice(candidates, some))
            if not batch:
                return
            last = batch[-1]
            looked_at = (
                "SELECT articles.id FROM json_each(?) AS hit CROSS JOIN articles ON articles.id = hit.value"
                f" WHERE {self._where}"
            )
            yield from [row[0] for row in self.connection.execute(looked_at, [json.dumps(batch), *self._values])]
        allowed = self._allow()
        if not allowed:
            return
        sql += " AND rowid BETWEEN ? AND ? ORDER BY rowid DESC"
        left = self.connection.execute(sql, [expression, min(allowed), min(last - 1, max(allowed))])
        yield from (row[0] for row in left if row[0] in allowed)

    def verified(self, candidates: Iterator[int] | Sequence[int]) -> Iterator[Article]:
        """Yield the candidates that match, in their order."""
        stream = iter(candidates)
        while batch := list(islice(stream, POOL)):
            articles = read(self.connection, batch)
            yield from articles if self._matches is None else filter(self._matches, articles)

    def scan(self, ids: Iterator[int]) -> Iterator[Article]:
        """Yield the articles that match, in their order, without the index."""
        matches = matcher.matcher(self.query)
        while batch := list(islice(ids, POOL)):
            yield from filter(matches, read(self.connection, batch))

    def frequent(self, size: int) -> list[int]:
        """Return ``size`` matches among the newest articles for a single character that is everywhere; else nothing.

        The index would have to join the lists of all pairs that it begins, which takes long: 0.1 s of 250,000 articles.
        """
        if self._where != "1" or all(len(term.text) > 1 for term in self.query.terms):
            return []
        certain = matcher.certain(self.query)
        if certain is None:
            return []
        condition, values = certain
        sql = (
            "SELECT id FROM (SELECT id, headline, summary, body FROM articles ORDER BY id DESC LIMIT ?1) AS articles"
            f" WHERE {condition} LIMIT {size}"
        )
        newest = [row[0] for row in self.connection.execute(sql, [4 * size, *values])]
        return newest if len(newest) == size else []

    def matching(self, candidates: Iterator[int]) -> Iterator[int]:
        """Yield the ids of the candidates that match, in their order. Most texts then do not leave SQLite."""
        certain = matcher.certain(self.query)
        if certain is None:
            yield from (article.id for article in self.verified(candidates))
            return
        condition, values = certain
        holds = matcher.text_matcher(self.query)
        sql = (
            f"SELECT hit.value, CASE WHEN {condition} THEN NULL ELSE {TEXT} END"
            " FROM json_each(?1) AS hit CROSS JOIN articles ON articles.id = hit.value"
        )
        while batch := list(islice(candidates, FEW)):
            rows = self.connection.execute(sql, [json.dumps(batch), *values])
            yield from [id_ for id_, text in rows if text is None or holds(text)]

    def by_date(self, direction: str) -> Iterator[int]:
        """Yield all articles that the filter accepts, by date."""
        dates, bounds = moments.along(self._chosen.since, self._chosen.until)
        where, values = self._where, self._values
        if bounds and where != "0":
            where, values = _conditions(self.connection, self.query, replace(self._chosen, since=None, until=None))
        sql = (
            f"SELECT id FROM articles WHERE {dates} AND {where}"
            f" ORDER BY {moments.MOMENT} {direction}, articles.id {direction}"
        )
        return (row[0] for row in self.connection.execute(sql, [*bounds, *values]))

    def _allow(self) -> set[int]:
        if self._allowed is None:
            sql = f"SELECT id FROM articles WHERE {self._where}"
            self._allowed = {row[0] for row in self.connection.execute(sql, self._values)}
        return self._allowed

    def _one(self, sql: str, values: Sequence[Any]) -> Any:
        return self.connection.execute(sql, values).fetchone()[0]


def read(connection: sqlite3.Connection, ids: Sequence[int]) -> Iterator[Article]:
    """Yield articles by id, in that order."""
    columns = ", ".join(tags.OF_ARTICLE if name == "tags" else f"articles.{name}" for name in Article._fields)
    sql = f"SELECT {columns} FROM json_each(?) AS hit CROSS JOIN articles ON articles.id = hit.value"
    return map(Article._make, connection.execute(sql, (json.dumps(ids),)))


def _conditions(connection: sqlite3.Connection, query: Query, chosen: Filter) -> tuple[str, list[Any]]:
    """Return the SQL of the filter and of the query's ``source:``, ``tag:`` and ``page:`` terms."""
    where, values = selection(chosen)
    names = [term for group in query.groups if len(group) == 1 for term in group if term.field in matcher.UNINDEXED]
    for term in names:
        part, meant = _NARROWING[str(term.field)](connection, term)
        where = part if where == "1" else f"{where} AND {part}"
        values.extend(meant)
    return where, values


def _of_source(connection: sqlite3.Connection, term: Term) -> tuple[str, list[str]]:
    names = [name for (name,) in connection.execute("SELECT name FROM sources") if term.text in fold(name)]
    return f"articles.source {'NOT IN' if term.negated else 'IN'} ({', '.join('?' * len(names))})", names


def _tagged(connection: sqlite3.Connection, term: Term) -> tuple[str, list[str]]:
    holds = matcher.whole(term)
    names = [name for (name,) in connection.execute("SELECT DISTINCT tag FROM tags") if holds(name)]
    tagged = f"(SELECT article FROM tags WHERE tag IN ({', '.join('?' * len(names))}))"
    return f"articles.id {'NOT IN' if term.negated else 'IN'} {tagged}", names


def _on_page(connection: sqlite3.Connection, term: Term) -> tuple[str, list[str]]:
    pages = connection.execute("SELECT DISTINCT page_number, page_name FROM articles WHERE page_number IS NOT NULL")
    meant = [page for page in pages.fetchall() if printed_pages.matches(term.text, *page)]
    either = " OR ".join(["articles.page_number = ? AND articles.page_name IS ?"] * len(meant)) or "0"
    part = f"coalesce({either}, 0) = 0" if term.negated else f"({either})"
    return part, [value for page in meant for value in page]


_NARROWING = {"source": _of_source, "tag": _tagged, "page": _on_page}
