"""Articles as rows in the words of the JSON contract, followed by the archive's own keys."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from scraper.archive.db.part import Row
from scraper.archive.rows import provenance, tags
from scraper.archive.rows.filters import Filter, conditions
from scraper.contract import ARTICLE_FIELDS, CONTRACT, MEDIA

ARCHIVE_SIDE = ("id", "source", "fetched", "changed", "revision", "copy_of", "similarity", "tags", "archived")
"""The keys after those of the contract. ``archived``: the capture in a web archive that the text was read from."""
KEYS = (*CONTRACT, *ARCHIVE_SIDE)
"""The keys of an article's row, in their order."""
ARRAYS = ("byline", "editors", *MEDIA, "items", "keywords")
"""Columns that hold JSON arrays."""
_LISTS = (*ARRAYS, "tags")

REVISED = ("fetched", *ARTICLE_FIELDS)
"""The keys of an earlier version of an article; ``fetched`` is when it was first seen."""

COLUMNS = tuple(name for name in KEYS if name != "kind")
"""The columns of an article's row."""
_JOINED = {"tags": tags.OF_ARTICLE, "archived": provenance.OF_ARTICLE}
SELECTED = ", ".join(_JOINED.get(name, f"articles.{name}") for name in COLUMNS)
"""SQL of the same, of the table ``articles``."""

_STREAM_CACHE = 4096
"""KiB of the file in memory for a stream, which reads every page of the file once."""


def find(connection: sqlite3.Connection, key: int | str) -> int | None:
    """Return the id of an article by its id, its URL, or any URL that led to it."""
    if isinstance(key, int) or key.isdecimal():
        if len(str(key)) > 18:  # SQLite's numbers end there
            return None
        row = connection.execute("SELECT id FROM articles WHERE id = ?", (int(key),)).fetchone()
    else:
        row = (
            connection.execute("SELECT id FROM articles WHERE url = ?", (key,)).fetchone()
            or connection.execute("SELECT article FROM visits WHERE url = ? AND article IS NOT NULL", (key,)).fetchone()
        )
    return int(row[0]) if row else None


def stream(connection: sqlite3.Connection, chosen: Filter) -> Iterator[Row]:
    """Yield the articles of a filter, one at a time: by id, or in the order of ``chosen.ids``."""
    where, values = conditions(chosen)
    if chosen.ids is not None:
        query = (
            f"SELECT {SELECTED} FROM json_each(?) AS hit JOIN articles ON articles.id = hit.value"
            f" WHERE {where} ORDER BY hit.key"
        )
        values = [json.dumps(list(chosen.ids)), *values]
    else:
        query = f"SELECT {SELECTED} FROM articles WHERE {where} ORDER BY articles.id"
        keep_little(connection)
    for row in connection.execute(query, values):
        yield as_row(row)


def keep_little(connection: sqlite3.Connection) -> None:
    """Limit SQLite's page cache for a stream."""
    connection.execute(f"PRAGMA cache_size = -{_STREAM_CACHE}")


def as_row(values: tuple[Any, ...]) -> Row:
    """Return the values of `COLUMNS` as an article's row."""
    row: Row = {"kind": "article", **dict(zip(COLUMNS, values, strict=True))}
    for name in _LISTS:
        row[name] = json.loads(row[name])
    return row


def as_of(connection: sqlite3.Connection, row: Row, number: int) -> Row | None:
    """Return an article's row as its revision had it, with ``requested`` of that page; None if it has no such revision.

    Keywords, media and teasers are of the present text alone, and empty for any other.
    """
    versions = {version["revision"]: version for version in revisions(connection, row["id"])}
    version = versions.get(number)
    if version is None:
        return None
    raw = connection.execute("SELECT requested, record FROM pages WHERE id = ?", (version.pop("page"),)).fetchone()
    requested, archived = raw or (None, None)
    unknown = dict.fromkeys((*MEDIA, "items", "keywords"), ()) if number != row["revision"] else {}
    return {
        **row,
        **{name: list(empty) for name, empty in unknown.items()},
        **version,
        "fetched": row["fetched"],
        "changed": version["fetched"] if version["fetched"] != row["fetched"] else None,
        "archived": archived,
        "requested": requested,
    }


def revisions(connection: sqlite3.Connection, article: int) -> list[Row]:
    """Return the versions of an article, oldest first, the present one last, each with the time it was first seen."""
    names = ("revision", *REVISED, "page")
    present = ", ".join("coalesce(changed, fetched)" if name == "fetched" else name for name in names)
    rows = connection.execute(
        f"SELECT {', '.join(names)} FROM revisions WHERE article = ?1"
        f" UNION ALL SELECT {present} FROM articles WHERE id = ?1 ORDER BY revision",
        (article,),
    )
    versions = []
    for row in rows:
        version = dict(zip(names, row, strict=True))
        for name in ("byline", "editors"):
            version[name] = json.loads(version[name])
        versions.append(version)
    return versions
