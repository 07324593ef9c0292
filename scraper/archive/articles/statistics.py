"""The part of the archive's face that counts: articles by source, day, outlet, editor … and the bytes of the file."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain, takewhile
from pathlib import Path
from typing import Literal

from scraper.archive.articles.queries import Filter, selection
from scraper.archive.db import connect, moments
from scraper.archive.search import name_lookup
from scraper.archive.search.engine import Copies
from scraper.i18n import Message

Counted = Literal["source", "outlet", "section", "language", "editors", "byline", "keywords"]
"""A field whose values are counted; each value of a list counts by itself."""

_LISTS = ("editors", "byline", "keywords")
_AT_ONCE = 10_000
"""Rows that are counted together."""
_DAY = f"substr({moments.DAY}, 1, 10)"

_PARTS: Mapping[str, Sequence[str]] = {
    "text": ("articles", "revisions"),
    "raw": ("pages", "dictionaries", "parts"),
    "index": ("search_index_data", "search_index_idx", "article_words", "sketches"),
}
"""The tables that a part of the file is made of. Indexes, of whatever table, are ``index``."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The most frequent values of a field, most first, and how many different ones there are."""

    values: tuple[tuple[str, int], ...]
    distinct: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles there are of what."""

    days: Mapping[str, Counter[str]]
    """By source: of each day (2026-01-31, by the article's own clock)."""
    arrivals: Counter[str]
    """First fetched on which day (in UTC)."""
    tallies: Mapping[Counted, Tally]


@dataclass(frozen=True, slots=True)
class Size:
    """Bytes of the file, by what they are for. ``pages``: of the raw pages as they were fetched."""

    total: int
    text: int
    raw: int
    index: int
    other: int
    pages: int


class Counting:
    """What `Archive` can be asked for in numbers; reads only."""

    path: Path
    connection: sqlite3.Connection

    def counted(self, fields: Sequence[Counted], wanted: Filter = Filter(), limit: int = 10) -> Counts:  # noqa: B008 - frozen
        """The articles of a filter by source, day and values of ``fields``, the ``limit`` most frequent of each.

        One pass: what it costs is to go to each article's row.
        """
        where, values = selection(wanted)
        columns = ", ".join(("source", _DAY, "substr(fetched, 1, 10)", *(f"articles.{field}" for field in fields)))
        of_source: Counter[tuple[str, str]] = Counter()
        arrivals: Counter[str] = Counter()
        counts: list[Counter[str | None]] = [Counter() for _ in fields]
        with connect.explained(self.path):
            found = self.connection.execute(f"SELECT {columns} FROM articles WHERE {where}", values)
            while some := found.fetchmany(_AT_ONCE):
                sources, days, fetched, *told = zip(*some, strict=True)
                of_source.update(zip(sources, days, strict=True))
                arrivals.update(fetched)
                for field, count, column in zip(fields, counts, told, strict=True):
                    if field in _LISTS:
                        _count_apart(count, column)
                    else:
                        count.update(column)
        by_source: dict[str, Counter[str]] = {}
        for (source, day), n in of_source.items():
            by_source.setdefault(source, Counter())[day] = n
        return Counts(by_source, arrivals, {f: _most(count, limit) for f, count in zip(fields, counts, strict=True)})

    def values(self, field: str, begins: str, limit: int) -> list[str]:
        """The first ``limit`` different values of a field (source, section, outlet, editor, byline) that begin so.

        The first three are looked up by the field's index, so that the number of articles does not matter.
        """
        if field in ("editor", "byline"):
            with connect.explained(self.path):
                return name_lookup.beginning(self.connection, field, begins, limit)  # type: ignore[arg-type]
        if field not in ("source", "section", "outlet"):
            raise ValueError(Message("{field} has no index", field=repr(field)))
        sql = f"""WITH RECURSIVE each(value) AS (
            SELECT min({field}) FROM articles WHERE {field} >= :begins
            UNION ALL SELECT (SELECT min({field}) FROM articles WHERE {field} > value) FROM each WHERE value IS NOT NULL
        ) SELECT value FROM each WHERE value IS NOT NULL LIMIT :limit"""
        with connect.explained(self.path):
            rows = self.connection.execute(sql, {"begins": begins, "limit": limit})
            return [value for (value,) in takewhile(lambda row: row[0].startswith(begins), rows)]

    def size(self) -> Size:
        """What the file's bytes are for: exactly where SQLite can tell (dbstat), else by the lengths in it.

        Bytes that are free for reuse count as ``other``.
        """
        with connect.explained(self.path):
            total = _pragma(self.connection, "page_count") * _pragma(self.connection, "page_size")
            pages = self.connection.execute("SELECT coalesce(sum(size), 0) FROM pages").fetchone()[0]
            parts = _measured(self.connection) or _summed(self.connection)
        rest = max(0, total - sum(parts.values()))
        return Size(total, parts["text"], parts["raw"], parts["index"], rest, pages)

    def version(self) -> tuple[int, ...]:
        """What changes whenever the archive has been written to. What is read afterwards is of this state, or newer.

        SQLite's own data_version will not do: it is to be compared within one connection only.
        """
        files = (self.path, self.path.with_name(self.path.name + "-wal"))
        return tuple(
            number for file in files if file.exists() for number in (file.stat().st_mtime_ns, file.stat().st_size)
        )


def _count_apart(counts: Counter[str | None], column: Iterable[str]) -> None:
    """Count what is in lists (JSON), once a list. Equal ones (of editors) are decoded once, the others (of keywords) in
    one call, which takes a third of the time of one for each."""
    alike = Counter(column)
    single = [values for values, n in alike.items() if n == 1]
    counts.update(chain.from_iterable(map(dict.fromkeys, json.loads(f"[{','.join(single)}]"))))
    for values, n in alike.items():
        if n > 1:
            for value in dict.fromkeys(json.loads(values)):
                counts[value] += n


def _most(counts: Counter[str | None], limit: int) -> Tally:
    named = [(value, n) for value, n in counts.items() if value is not None]
    return Tally(tuple(nsmallest(limit, named, key=lambda item: (-item[1], item[0]))), len(named))


def _apart(counts: Counter[str]) -> Counter[str]:
    """Counts of lists as counts of what is in them. Half the time, at a million values, of SQLite's json_each."""
    found: Counter[str] = Counter()
    for values, n in counts.items():
        for value in dict.fromkeys(json.loads(values)):
            found[value] += n
    return found


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _measured(connection: sqlite3.Connection) -> dict[str, int] | None:
    """By the pages of each table and index; None where this SQLite was built without dbstat."""
    indexes = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    try:
        sizes = connection.execute("SELECT name, pgsize FROM dbstat WHERE aggregate = 1").fetchall()
    except sqlite3.OperationalError:
        return None
    parts = dict.fromkeys(_PARTS, 0)
    for name, size in sizes:
        part = "index" if name in indexes else next((part for part, names in _PARTS.items() if name in names), None)
        if part is not None:
            parts[part] += size
    return parts


_LENGTHS = {
    "text": "SELECT coalesce(sum(length(CAST(body AS BLOB)) + length(CAST(headline AS BLOB)) + 400), 0) FROM articles",
    "raw": "SELECT coalesce(sum(length(content) + length(headers) + 200), 0) FROM pages",
    "index": "SELECT (SELECT coalesce(sum(length(block)), 0) FROM search_index_data)"
    " + (SELECT coalesce(sum(length(headline) + length(summary) + length(body) + 8), 0) FROM article_words)"
    " + (SELECT count(*) * 40 FROM sketches)",
}
"""The same, about: the lengths of the long columns, and what a row's others usually take."""


def _summed(connection: sqlite3.Connection) -> dict[str, int]:
    return {part: int(connection.execute(sql).fetchone()[0]) for part, sql in _LENGTHS.items()}


# -- facets -----------------------------------------------------------------------------------------------------------

FACETS = ("source", "section", "outlet", "editor", "date")
"""By what a set of articles is divided, in the order of showing; each is a condition of `Filter` as well."""


def facets(
    connection: sqlite3.Connection, articles: Sequence[int] | None, wanted: Filter, copies: Copies
) -> dict[str, Counter[str]]:
    """How many of the articles (ids; None: all of the filter) have which value, by facet; reprints ``folded``: how many
    groups of them have it.

    Dates are days. One pass: an article's row is read once, whatever the number of facets.
    """
    columns = f"coalesce(articles.copy_of, articles.id), source, section, outlet, editors, {_DAY}"
    if articles is None:
        where, values = selection(wanted)
        sql = f"SELECT {columns} FROM articles WHERE {where}"
    else:
        sql = f"SELECT {columns} FROM json_each(?) AS hit CROSS JOIN articles ON articles.id = hit.value"
        values = [json.dumps(articles)]
    rows = connection.execute(sql, values)
    if copies == "folded":
        return {name: Counter(value for _, value in pairs) for name, pairs in _groups(rows).items()}
    counts: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    editors: Counter[str] = Counter()
    for _, source, section, outlet, named, day in rows:
        counts["source"][source] += 1
        counts["section"][section] += 1
        counts["outlet"][outlet] += 1
        counts["date"][day] += 1
        editors[named] += 1
    counts["editor"] = _apart(editors)
    for name in ("section", "outlet"):
        del counts[name][None]  # an article that names none
    return counts


def _groups(rows: Iterable[tuple[int, str, str | None, str | None, str, str]]) -> dict[str, set[tuple[int, str]]]:
    """Which group of reprints has which value, by facet."""
    found: dict[str, set[tuple[int, str]]] = {name: set() for name in FACETS}
    for group, source, section, outlet, named, day in rows:
        for name, value in (("source", source), ("section", section), ("outlet", outlet), ("date", day)):
            if value is not None:
                found[name].add((group, value))
        found["editor"].update((group, editor) for editor in json.loads(named))
    return found
