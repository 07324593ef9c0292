"""`archive.statistics`: counts of articles by source, day, outlet, editor …, and the bytes of the file."""

from __future__ import annotations

import gc
import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from heapq import nlargest
from itertools import chain, takewhile
from typing import Any, Literal

from scraper.archive.articles.statistics import cross_count
from scraper.archive.articles.statistics.cross_count import CrossCount
from scraper.archive.db.connect import mapped
from scraper.archive.db.part import Part
from scraper.archive.db.side_process import Seen, in_parts
from scraper.archive.rows import moments
from scraper.archive.rows.filters import EVERYTHING, Filter, is_everything, selection
from scraper.archive.search import name_lookup
from scraper.archive.search.engine import Copies
from scraper.archive.search.index import fts_index
from scraper.i18n import Message

Counted = Literal["source", "outlet", "section", "language", "editors", "byline", "keywords"]
"""A field whose values are counted; each value of a list counts by itself."""

_LISTS = ("editors", "byline", "keywords")
_AT_ONCE = 10_000
"""Number of rows that are counted together."""
_DAY = f"substr({moments.DAY}, 1, 10)"
_ARRIVAL = "substr(articles.fetched, 1, 10)"
_INDEXED = frozenset({"arrivals", "outlet", "section"})
"""Counts that SQLite can make by an index of the table alone."""
_LARGE = 400_000
"""Number of articles from which several processes count: their start takes about as long."""

_PARTS: Mapping[str, Sequence[str]] = {
    "text": ("articles", "revisions"),
    "raw": ("pages", "dictionaries", "parts"),
    "index": ("search_index_data", "search_index_idx", "article_words", "sketches"),
    "files": ("files",),
}
"""Part of the file -> its tables. Indexes, of whatever table, are ``index``."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The most frequent values of a field, most first, and the number of distinct ones."""

    values: tuple[tuple[str, int], ...]
    distinct: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of articles."""

    days: Mapping[str, Counter[str]]
    """Source -> day (2026-01-31, by the article's own clock) -> articles."""
    arrivals: Counter[str]
    """By the day on which they were first fetched (in UTC)."""
    tallies: Mapping[Counted, Tally]


@dataclass(frozen=True, slots=True)
class Size:
    """Bytes of the file by purpose. ``pages``: of the raw pages as they were fetched. ``folders``: beside the file."""

    total: int
    text: int
    raw: int
    index: int
    other: int
    pages: int
    files: int = 0
    """Pictures, attachments and layouts in the file."""
    folders: int = 0
    """Those that lie in folders."""


class Statistics(Part):
    """Numbers of articles and bytes; reads only."""

    def count(self, fields: Sequence[Counted], chosen: Filter = EVERYTHING, limit: int = 10) -> Counts:
        """Count the articles of a filter by source, day and values of ``fields``, the ``limit`` most frequent of each.

        One pass, since the cost is going to each article's row. What an index counts of all articles is left out of it.
        """
        connection = self._session.connection
        tallies: dict[Counted, Tally] = {}
        columns: dict[str, str] = {
            "days": f"articles.source, {_DAY}",
            "arrivals": _ARRIVAL,
            **{field: field for field in fields},
        }
        counts: dict[str, Counter[Any]] = {}
        if is_everything(chosen):
            with mapped(connection):
                if "keywords" in fields and (of_index := fts_index.keywords(connection, limit)) is not None:
                    tallies["keywords"] = replace(_most(of_index[0], limit), distinct=of_index[1])
                    del columns["keywords"]
                for name in _INDEXED & columns.keys():
                    counts[name] = _grouped(connection, columns.pop(name))
        counts |= {name: Counter() for name in columns}
        for part in in_parts(self._session, _counted, columns, chosen, least=_LARGE):
            for name, some in part.items():
                counts[name].update(some)
        by_source: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for (source, day), n in counts["days"].items():
            by_source[source][day] = n
        for field in fields:
            if field not in tallies:
                values = ((value, n) for value, n in counts[field].items() if value is not None)
                tallies[field] = _most(values, limit)
        return Counts(dict(by_source), counts["arrivals"], tallies)

    def cross(self, dimensions: Sequence[str], chosen: Filter = EVERYTHING) -> CrossCount:
        """Count the articles of a filter by the values of dimensions (names of `dimensions.DIMENSIONS`)."""
        return cross_count.count(self._session.connection, dimensions, chosen)

    def facets(
        self, articles: Sequence[int] | None = None, chosen: Filter = EVERYTHING, *, copies: Copies = "shown"
    ) -> dict[str, Counter[str]]:
        """Count the articles (ids; None: all of the filter) by facet and value; ``folded``: the groups of reprints.

        Dates are days. One pass: an article's row is read once, whatever the number of facets.
        """
        columns = f"coalesce(articles.copy_of, articles.id), source, section, outlet, editors, {_DAY}"
        if articles is None:
            where, values = selection(chosen)
            sql = f"SELECT {columns} FROM articles WHERE {where}"
        else:
            sql = f"SELECT {columns} FROM json_each(?) AS hit CROSS JOIN articles ON articles.id = hit.value"
            values = [json.dumps(articles)]
        rows = self._session.connection.execute(sql, values)
        if copies == "folded":
            counts = {name: Counter(value for _, value in pairs) for name, pairs in _groups(rows).items()}
        else:
            counts = _facets(rows)
        counts["tag"] = self._tags(articles, chosen, copies)
        return counts

    def _tags(self, articles: Sequence[int] | None, chosen: Filter, copies: Copies) -> Counter[str]:
        where, values = selection(chosen if articles is None else Filter(ids=articles))
        counted = "DISTINCT coalesce(articles.copy_of, articles.id)" if copies == "folded" else "*"
        sql = (
            f"SELECT tag, count({counted}) FROM tags CROSS JOIN articles ON articles.id = tags.article"
            f" WHERE {where} GROUP BY tag"
        )
        return Counter(dict(self._session.connection.execute(sql, values)))

    def days(self, articles: Sequence[int]) -> Counter[str]:
        """Count the articles (ids) by day (2026-01-31), by their own clock."""
        rows = self._session.connection.execute(
            f"SELECT {_DAY}, count(*) FROM json_each(?) AS hit CROSS JOIN articles"
            " ON articles.id = hit.value GROUP BY 1",
            (json.dumps(articles),),
        )
        return Counter(dict(rows))

    def values(self, field: str, begins: str, limit: int) -> list[str]:
        """Return the first ``limit`` distinct values of a field (source, section, outlet, editor, byline, tag).

        ``begins`` is their beginning. The first three are looked up by the field's index, so that the number of
        articles does not matter.
        """
        if field in ("editor", "byline", "tag"):
            return name_lookup.beginning(self._session.connection, field, begins, limit)  # type: ignore[arg-type]
        if field not in ("source", "section", "outlet"):
            raise ValueError(Message("{field} has no index", field=repr(field)))
        sql = f"""WITH RECURSIVE each(value) AS (
            SELECT min({field}) FROM articles WHERE {field} >= :begins
            UNION ALL SELECT (SELECT min({field}) FROM articles WHERE {field} > value) FROM each WHERE value IS NOT NULL
        ) SELECT value FROM each WHERE value IS NOT NULL LIMIT :limit"""
        rows = self._session.connection.execute(sql, {"begins": begins, "limit": limit})
        return [value for (value,) in takewhile(lambda row: row[0].startswith(begins), rows)]

    def size(self) -> Size:
        """Measure the file's bytes by purpose: exactly where SQLite has dbstat, else by the lengths in it.

        Bytes that are free for reuse count as ``other``.
        """
        connection = self._session.connection
        total = _pragma(connection, "page_count") * _pragma(connection, "page_size")
        pages = connection.execute("SELECT coalesce(sum(size), 0) FROM pages").fetchone()[0]
        with mapped(connection):
            parts = _measured(connection) or _summed(connection)
        if connection.execute("SELECT 1 FROM files WHERE folder IS NULL LIMIT 1").fetchone() is None:
            parts["files"] = 0
        rest = max(0, total - sum(parts.values()))
        (folders,) = connection.execute("SELECT coalesce(sum(size), 0) FROM files WHERE folder IS NOT NULL").fetchone()
        return Size(total, parts["text"], parts["raw"], parts["index"], rest, pages, parts["files"], folders)

    def version(self) -> tuple[int, ...]:
        """Return a value that changes with every write to the archive. Later reads are of this state, or newer.

        SQLite's own data_version will not do: it can be compared within one connection only.
        """
        path = self._session.path
        files = (path, path.with_name(path.name + "-wal"))
        return tuple(
            number for file in files if file.exists() for number in (file.stat().st_mtime_ns, file.stat().st_size)
        )


def _grouped(connection: sqlite3.Connection, column: str) -> Counter[Any]:
    return Counter(dict(connection.execute(f"SELECT {column}, count(*) FROM articles GROUP BY 1")))


def _counted(
    connection: sqlite3.Connection, _seen: Seen, columns: Mapping[str, str], chosen: Filter, ids: tuple[int, int]
) -> Iterator[dict[str, Counter[Any]]]:
    """Yield the counts of a range of articles by each of the columns (name -> SQL); ``days`` has two of them."""
    where, values = selection(chosen)
    counts: dict[str, Counter[Any]] = {name: Counter() for name in columns}
    sql = f"SELECT {', '.join(columns.values())} FROM articles WHERE ({where}) AND articles.id BETWEEN ? AND ?"
    rows = connection.execute(sql, [*values, *ids])
    with _uncollected():
        while some := rows.fetchmany(_AT_ONCE):
            sources, days, *others = zip(*some, strict=True)
            for (name, count), column in zip(counts.items(), (zip(sources, days, strict=True), *others), strict=True):
                if name in _LISTS:
                    _count_apart(count, column)
                else:
                    count.update(column)
    yield counts


@contextmanager
def _uncollected() -> Iterator[None]:
    """Suspend the search for cycles of references: texts and counts have none, and it takes a sixth of the time."""
    is_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_enabled:
            gc.enable()


def _count_apart(counts: Counter[str | None], column: Iterable[str]) -> None:
    """Count the elements of lists (JSON), once a list.

    Equal lists (of editors) are decoded once, the others (of keywords) in one call, which takes a third of the time of
    one for each.
    """
    alike = Counter(column)
    single = [values for values, n in alike.items() if n == 1]
    counts.update(chain.from_iterable(map(dict.fromkeys, json.loads(f"[{','.join(single)}]"))))
    for values, n in alike.items():
        if n > 1:
            for value in dict.fromkeys(json.loads(values)):
                counts[value] += n


def _most(counts: Iterable[tuple[str, int]], limit: int) -> Tally:
    values = list(counts)
    least = min(nlargest(limit, (n for _, n in values)), default=0)
    most = sorted((item for item in values if item[1] >= least), key=lambda item: (-item[1], item[0]))
    return Tally(tuple(most[:limit]), len(values))


def _apart(counts: Counter[str]) -> Counter[str]:
    """Turn counts of lists into counts of their elements. Half the time, at a million values, of SQLite's json_each."""
    elements: Counter[str] = Counter()
    for values, n in counts.items():
        for value in dict.fromkeys(json.loads(values)):
            elements[value] += n
    return elements


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _measured(connection: sqlite3.Connection) -> dict[str, int] | None:
    """Sum the pages of each table and index; None if this SQLite was built without dbstat."""
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
    "files": "SELECT coalesce(sum(size), 0) FROM files WHERE folder IS NULL",
}
"""The same, about: the lengths of the long columns, and the usual size of a row's others."""


def _summed(connection: sqlite3.Connection) -> dict[str, int]:
    return {part: int(connection.execute(sql).fetchone()[0]) for part, sql in _LENGTHS.items()}


FACETS = ("source", "section", "outlet", "editor", "tag", "date")
"""Facets of a set of articles, in the order of showing; each is a condition of `Filter` as well."""


def _facets(rows: Iterable[tuple[int, str, str | None, str | None, str, str]]) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    editors: Counter[str] = Counter()
    for _, source, section, outlet, names, day in rows:
        counts["source"][source] += 1
        counts["section"][section] += 1  # type: ignore[index]
        counts["outlet"][outlet] += 1  # type: ignore[index]
        counts["date"][day] += 1
        editors[names] += 1
    counts["editor"] = _apart(editors)
    for name in ("section", "outlet"):
        del counts[name][None]  # an article that names none
    return counts


def _groups(rows: Iterable[tuple[int, str, str | None, str | None, str, str]]) -> dict[str, set[tuple[int, str]]]:
    """Return the pairs of a group of reprints and a value, by facet."""
    pairs: dict[str, set[tuple[int, str]]] = {name: set() for name in FACETS}
    for group, source, section, outlet, names, day in rows:
        for name, value in (("source", source), ("section", section), ("outlet", outlet), ("date", day)):
            if value is not None:
                pairs[name].add((group, value))
        pairs["editor"].update((group, editor) for editor in json.loads(names))
    return pairs
