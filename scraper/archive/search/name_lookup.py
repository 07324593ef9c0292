"""Look-up of typed names of sources, outlets, sections, editors, authors and tags, and of the names nearest to them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Literal, get_args

from scraper.archive.rows.filters import EVERYTHING
from scraper.archive.search import engine
from scraper.archive.search.query.query import Query, Term
from scraper.text.normalise import fold

Named = Literal["source", "outlet", "section", "editor", "byline", "tag"]
"""A field of articles that a filter selects by value."""
NAMED: tuple[Named, ...] = get_args(Named)

MOST = 20_000
"""Values that are compared, the most frequent: comparing takes some 10 µs each."""

_COLUMNS = {"editor": "editors", "byline": "byline"}
"""Columns that hold several names."""


def has(connection: sqlite3.Connection, field: Named, name: str) -> bool:
    """Check whether an article has exactly this name in a field; of a source, if there is one, with articles or
    without."""
    if column := _COLUMNS.get(field):
        query = Query(((Term(fold(name), name, column),),)) if fold(name) else Query(())
        candidates = engine.ids(connection, query, EVERYTHING)
        sql = (
            f"SELECT 1 FROM json_each(?) AS hit CROSS JOIN articles ON articles.id = hit.value,"
            f" json_each(articles.{column}) AS person WHERE person.value = ? LIMIT 1"
        )
        return connection.execute(sql, (json.dumps(list(candidates)), name)).fetchone() is not None
    if field == "tag":
        return connection.execute("SELECT 1 FROM tags WHERE tag = ? LIMIT 1", (name,)).fetchone() is not None
    if field == "source" and connection.execute("SELECT 1 FROM sources WHERE name = ?", (name,)).fetchone():
        return True
    return connection.execute(f"SELECT 1 FROM articles WHERE {field} = ? LIMIT 1", (name,)).fetchone() is not None


def near(connection: sqlite3.Connection, field: Named, name: str) -> tuple[str, ...]:
    """Return the names of a field that are most like this one."""
    from scraper.closest_names import near

    return near(name, _values(connection, field))


def beginning(connection: sqlite3.Connection, field: Named, begins: str, limit: int) -> list[str]:
    """Return the first ``limit`` names of people (editor, byline) and tags with this beginning, most frequent first."""
    return [name for name in _values(connection, field) if name.startswith(begins)][:limit]


def _values(connection: sqlite3.Connection, field: Named) -> Sequence[str]:
    """Return the values of a field, the most frequent first."""
    if field == "source":
        sql = "SELECT name FROM sources LEFT JOIN articles ON articles.source = name GROUP BY name"
        sql = f"{sql} ORDER BY count(articles.id) DESC, name LIMIT {MOST}"
    elif field == "tag":
        sql = f"SELECT tag FROM tags GROUP BY tag ORDER BY count(*) DESC, tag LIMIT {MOST}"
    elif column := _COLUMNS.get(field):
        sql = f"SELECT person.value FROM articles, json_each(articles.{column}) AS person GROUP BY 1"
        sql = f"{sql} ORDER BY count(*) DESC, 1 LIMIT {MOST}"
    else:
        sql = (
            f"SELECT {field} FROM articles WHERE {field} IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT {MOST}"
        )
    return [value for (value,) in connection.execute(sql)]
