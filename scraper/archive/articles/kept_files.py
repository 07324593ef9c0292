"""Kept files in the rows of articles: the SHA-256 of each picture and attachment that the archive has."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from scraper.archive.db.part import Row
from scraper.archive.files.file import File
from scraper.contract import FILES_OF_MEDIA

_AT_ONCE = 100
"""Number of articles that are looked up together."""
_LINKS = (
    "SELECT article, role, file_links.url, sha256 FROM json_each(?) AS hit"
    " CROSS JOIN articles ON articles.id = hit.value"
    " JOIN file_links ON article = articles.id AND coalesce(changed, fetched) BETWEEN since AND until"
    " JOIN files ON files.id = file ORDER BY since"
)


def named(connection: sqlite3.Connection, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows of articles as they read now, their media with the SHA-256 of what is kept of them."""
    if not connection.execute("SELECT 1 FROM file_links LIMIT 1").fetchone():
        yield from rows
        return
    iterator = iter(rows)
    while some := list(islice(iterator, _AT_ONCE)):
        ids = [row["id"] for row in some if any(row[name] for name in FILES_OF_MEDIA)]
        links = {tuple(link[:3]): link[3] for link in connection.execute(_LINKS, (json.dumps(ids),))}
        yield from (_named(row, links) for row in some)


def of_article(row: Row, files: Iterable[File]) -> Row:
    """Return the row of an article with the given files named in it."""
    return _named(row, {(row["id"], file.role, file.url): file.sha256 for file in files})


def _named(row: Row, links: dict[tuple[Any, ...], str]) -> Row:
    whole = dict(row)
    for name, (role, address) in FILES_OF_MEDIA.items():
        key = "poster_file" if role == "poster" else "file"
        whole[name] = [
            {**one, key: sha256} if (sha256 := links.get((row["id"], role, one[address]))) else one for one in row[name]
        ]
    return whole
