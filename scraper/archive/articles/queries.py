"""Reading articles: rows in the words of the JSON contract, followed by what the archive knows beside."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache, partial
from typing import Any

from scraper.archive.db import messages, moments
from scraper.models import ARTICLE_FIELDS, CONTRACT

Row = dict[str, Any]

ARCHIVE_SIDE = ("id", "source", "fetched", "changed", "revision", "copy_of", "similarity")
"""The keys after those of the contract."""
KEYS = (*CONTRACT, *ARCHIVE_SIDE)
"""The keys of an article's row, in their order."""
ARRAYS = ("byline", "editors", "items", "keywords")
"""Columns that hold JSON arrays."""

REVISED = ("fetched", *ARTICLE_FIELDS)
"""The keys of an earlier version of an article; ``fetched`` is when it was first seen."""

Names = str | Sequence[str] | None
"""Names any one of which will do, or a single one; None and an empty sequence stand for any at all."""

_COLUMNS = tuple(name for name in KEYS if name != "kind")


@dataclass(frozen=True, slots=True)
class Filter:
    """Which articles: all conditions hold.

    ``since`` and ``until`` are ISO 8601. A day, a month or a year is compared with the date that the page prints, and
    ``until`` includes the whole of it; a time is compared as a moment; without an offset it is of this machine's clock.
    """

    source: Names = None
    outlet: Names = None
    section: Names = None
    editor: Names = None
    """One of its editors, by the whole name."""
    byline: Names = None
    """One of those who wrote it, by the whole name."""
    since: str | None = None
    until: str | None = None
    ids: Sequence[int] | None = None
    """Only these, in this order: what a search found."""


def article(connection: sqlite3.Connection, key: int | str) -> Row | None:
    """An article by its id, or by any URL that leads to it."""
    found = find(connection, key)
    if found is None:
        return None
    return _read(connection.execute(f"SELECT {', '.join(_COLUMNS)} FROM articles WHERE id = ?", (found,)).fetchone())


def find(connection: sqlite3.Connection, key: int | str) -> int | None:
    """The id of an article, from its id, its URL, or a URL that led to it."""
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


def articles(connection: sqlite3.Connection, wanted: Filter) -> Iterator[Row]:
    """The articles of a filter, one at a time: by id, or in the order of ``wanted.ids``."""
    columns = ", ".join(f"articles.{name}" for name in _COLUMNS)
    where, values = conditions(wanted)
    if wanted.ids is not None:
        query = (
            f"SELECT {columns} FROM json_each(?) AS hit JOIN articles ON articles.id = hit.value"
            f" WHERE {where} ORDER BY hit.key"
        )
        values = [json.dumps(list(wanted.ids)), *values]
    else:
        query = f"SELECT {columns} FROM articles WHERE {where} ORDER BY articles.id"
        connection.execute("PRAGMA cache_size = -4096")  # KiB; a stream reads every page of the file once
    for row in connection.execute(query, values):
        yield _read(row)


def count(connection: sqlite3.Connection, wanted: Filter) -> int:
    """How many articles a filter lets through."""
    where, values = selection(wanted)
    return int(connection.execute(f"SELECT count(*) FROM articles WHERE {where}", values).fetchone()[0])


def firsts(connection: sqlite3.Connection, wanted: Filter) -> list[int]:
    """The ids of the articles of a filter, of every group of copies only the earliest among them."""
    where, values = selection(wanted)
    query = f"SELECT min(id) FROM articles WHERE {where} GROUP BY coalesce(copy_of, id) ORDER BY min(id)"
    return [article for (article,) in connection.execute(query, values)]


def conditions(wanted: Filter) -> tuple[str, list[Any]]:
    """The SQL of a filter (``ids`` aside) and its values. The date is ``published``, else ``fetched``."""
    parts: list[str] = []
    values: list[Any] = []
    for field in fields(wanted):
        value = getattr(wanted, field.name)
        if value is None or field.name == "ids":
            continue
        if field.name in _DATED:
            part, bounds = _DATED[field.name](value)
            parts.append(part)
            values.extend(bounds)
        elif names := listed(value):
            parts.append(_NAMED[field.name].format(f"IN ({', '.join('?' * len(names))})"))
            values.extend(names)
    return " AND ".join(parts) or "1", values


def selection(wanted: Filter) -> tuple[str, list[Any]]:
    """The SQL of a filter, ``ids`` among it, and its values."""
    where, values = conditions(wanted)
    if wanted.ids is not None:
        where += " AND articles.id IN (SELECT value FROM json_each(?))"
        values.append(json.dumps(list(wanted.ids)))
    return where, values


def listed(names: Names) -> tuple[str, ...]:
    """The names of a filter's field, one or several, as a tuple."""
    return (names,) if isinstance(names, str) else tuple(names or ())


_NAMED = {
    "source": "articles.source {}",
    "outlet": "articles.outlet {}",
    "section": "articles.section {}",
    "editor": "EXISTS (SELECT 1 FROM json_each(articles.editors) AS editor WHERE editor.value {})",
    "byline": "EXISTS (SELECT 1 FROM json_each(articles.byline) AS author WHERE author.value {})",
}
_DATED = {"since": moments.since, "until": moments.until}


def revisions(connection: sqlite3.Connection, article: int) -> list[Row]:
    """The versions of an article, oldest first, the present one last, each with the time it was first seen."""
    names = ("revision", *REVISED, "page")
    present = ", ".join("coalesce(changed, fetched)" if name == "fetched" else name for name in names)
    rows = connection.execute(
        f"SELECT {', '.join(names)} FROM revisions WHERE article = ?1"
        f" UNION ALL SELECT {present} FROM articles WHERE id = ?1 ORDER BY revision",
        (article,),
    )
    found = []
    for row in rows:
        version = dict(zip(names, row, strict=True))
        for name in ("byline", "editors"):
            version[name] = json.loads(version[name])
        found.append(version)
    return found


def with_revisions(connection: sqlite3.Connection, found: Iterable[Row]) -> Iterator[Row]:
    """The same rows, each with ``revisions``: its earlier versions, oldest first."""
    for row in found:
        earlier = revisions(connection, row["id"])[:-1] if row["revision"] > 1 else []
        yield {**row, "revisions": [{name: version[name] for name in REVISED} for version in earlier]}


def copies(connection: sqlite3.Connection, article: int) -> list[Row]:
    """The other articles of an article's group, earliest first, with their similarity to its head."""
    names = ("id", "url", "headline", "outlet", "source", "published", "similarity")
    head = connection.execute("SELECT coalesce(copy_of, id) FROM articles WHERE id = ?", (article,)).fetchone()
    if head is None:
        return []
    rows = connection.execute(
        f"SELECT {', '.join(names)} FROM articles WHERE (copy_of = ?2 OR id = ?2) AND id != ?1 ORDER BY id",
        (article, head[0]),
    )
    return [dict(zip(names, row, strict=True)) for row in rows]


def sightings(connection: sqlite3.Connection, article: int) -> list[Row]:
    """Where and when list pages showed an article: list, seen, rank, headline, summary; oldest first."""
    names = ("list", "seen", "rank", "headline", "summary")
    rows = connection.execute(
        "SELECT listings.url, listings.fetched, sightings.rank, teasers.headline, teasers.summary"
        " FROM teasers JOIN sightings ON sightings.teaser = teasers.id JOIN listings ON listings.id = sightings.listing"
        " WHERE teasers.url IN (SELECT url FROM articles WHERE id = ?1 UNION SELECT url FROM visits WHERE article = ?1)"
        " ORDER BY listings.fetched, sightings.rank",
        (article,),
    )
    return [dict(zip(names, row, strict=True)) for row in rows]


def sources(connection: sqlite3.Connection) -> list[Row]:
    """Every source that the archive knows, with counts of articles and failures, the newest date, the last run."""
    names = ("name", "added", "articles", "failures", "newest", "last_run", "last_error")
    rows = connection.execute(
        "SELECT name, added,"
        " (SELECT count(*) FROM articles WHERE articles.source = name),"
        " (SELECT count(*) FROM failures WHERE failures.source = name),"
        " (SELECT published FROM articles WHERE articles.source = name ORDER BY moment DESC LIMIT 1),"
        " (SELECT started FROM runs WHERE id = (SELECT max(run) FROM run_sources WHERE source = name)),"
        " (SELECT error FROM run_sources WHERE source = name ORDER BY run DESC LIMIT 1)"
        " FROM sources ORDER BY name"
    )
    found = [dict(zip(names, row, strict=True)) for row in rows]
    for row in found:
        row["last_error"] = messages.recalled(connection, row["last_error"])
    return found


def failures(connection: sqlite3.Connection, source: str | None = None) -> list[Row]:
    """The addresses that could not be had or read, with the reason in words; the latest first."""
    names = (
        *("url", "source", "reason", "status", "heals", "tries", "first_failed", "last_failed", "run", "page"),
        *("next_try", "settings", "is_list"),
    )
    rows = connection.execute(
        f"SELECT {', '.join(names)} FROM failures WHERE ?1 IS NULL OR source = ?1 ORDER BY last_failed DESC, url",
        (source,),
    )
    recalled = cache(partial(messages.recalled, connection))
    return [
        {
            **dict(zip(names, row, strict=True)),
            "reason": recalled(row[2]),
            "heals": bool(row[4]),
            "is_list": bool(row[12]),
        }
        for row in rows
    ]


def _read(values: tuple[Any, ...]) -> Row:
    row: Row = {"kind": "article", **dict(zip(_COLUMNS, values, strict=True))}
    for name in ARRAYS:
        row[name] = json.loads(row[name])
    return row
