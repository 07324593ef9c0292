"""Restoring an exported article as it was: its times, its revisions, its group."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Container, Mapping
from typing import Any

from scraper.archive.articles.queries import REVISED
from scraper.errors import ArchiveError
from scraper.i18n import Message


def restore(
    connection: sqlite3.Connection, article: int, row: Mapping[str, Any], head: int | None, apart: Container[int]
) -> None:
    """Give a newly stored article the times, revisions and group of its exported row.

    ``head``: its first print here, by id. ``apart``: articles that it is no copy of. ArchiveError where the row
    contradicts itself.
    """
    revisions = row.get("revisions") or []
    values: dict[str, Any] = {"revision": len(revisions) + 1}
    for name in ("fetched", "changed"):
        if isinstance(row.get(name), str):
            values[name] = row[name]
    copy_of = connection.execute("SELECT copy_of FROM articles WHERE id = ?", (article,)).fetchone()[0]
    if copy_of is not None and copy_of in apart:
        values |= {"copy_of": None, "similarity": None}
    connection.execute(
        f"UPDATE articles SET {', '.join(f'{name} = ?' for name in values)} WHERE id = ?", (*values.values(), article)
    )
    if head is not None:
        group(connection, article, head, row.get("similarity"))
    seen = [version["fetched"] for version in revisions] + [row.get("changed")]
    for number, version in enumerate(revisions, 1):
        try:
            revision = {name: version[name] for name in REVISED}
        except (KeyError, TypeError) as error:
            raise ArchiveError(
                Message("{value}: revision {number} lacks {error}", value=row.get("url"), number=number, error=error)
            ) from error
        revision |= {name: json.dumps(revision[name], ensure_ascii=False) for name in ("byline", "editors")}
        revision |= {"article": article, "revision": number, "replaced": seen[number] or row.get("fetched")}
        connection.execute(
            f"INSERT INTO revisions ({', '.join(revision)}) VALUES ({', '.join('?' * len(revision))})",
            tuple(revision.values()),
        )


def group(connection: sqlite3.Connection, article: int, head: int, similarity: float | None) -> None:
    """Make an article and all its copies copies of another, or of that one's first print."""
    first = connection.execute("SELECT coalesce(copy_of, id) FROM articles WHERE id = ?", (head,)).fetchone()[0]
    if first != article:
        connection.execute(
            "UPDATE articles SET copy_of = ?1, similarity = CASE id WHEN ?2 THEN ?3 ELSE similarity END"
            " WHERE id = ?2 OR copy_of = ?2",
            (first, article, similarity),
        )
