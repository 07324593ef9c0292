"""Tags: marks that a person gives to articles, in a table of their own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

OF_ARTICLE = (
    "(SELECT json_group_array(tag) FROM (SELECT tag FROM tags WHERE tags.article = articles.id ORDER BY tag)) AS tags"
)
"""SQL of the tags of a row of ``articles``, as a JSON array."""


def add(connection: sqlite3.Connection, articles: Iterable[int], tag: str, now: str) -> int:
    """Give articles (ids) a tag; return the number of those that did not have it."""
    added = connection.executemany(
        "INSERT OR IGNORE INTO tags (article, tag, added) SELECT id, ?2, ?3 FROM articles WHERE id = ?1",
        [(article, tag, now) for article in articles],
    )
    return max(0, added.rowcount)


def remove(connection: sqlite3.Connection, articles: Iterable[int], tag: str) -> int:
    """Take a tag from articles (ids); return the number of those that had it."""
    removed = connection.executemany(
        "DELETE FROM tags WHERE article = ?1 AND tag = ?2", [(article, tag) for article in articles]
    )
    return max(0, removed.rowcount)
