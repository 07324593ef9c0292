"""`archive.bulk`: rows in bulk for exports and datasets, streamed: articles by partition, raw pages, other tables."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, Literal, TypeVar

from scraper.archive.articles import kept_files, queries
from scraper.archive.db.part import Part, Row
from scraper.archive.db.session import Session
from scraper.archive.db.side_process import Seen, in_parts
from scraper.archive.files.file import File
from scraper.archive.files.files import Files
from scraper.archive.pages.pages import Pages
from scraper.archive.rows import moments
from scraper.archive.rows.filters import EVERYTHING, Filter, Names, listed, selection
from scraper.archive.search.index import word_boundaries
from scraper.contract import TEXT_FIELDS
from scraper.models import Fetched

PARTITIONS = {
    "source": "articles.source",
    "outlet": "articles.outlet",
    "section": "articles.section",
    "language": "articles.language",
    "year": "CASE WHEN length(articles.published) >= 4 THEN substr(articles.published, 1, 4) END",
    "month": "CASE WHEN length(articles.published) >= 7 THEN substr(articles.published, 1, 7) END",
    "day": "CASE WHEN length(articles.published) >= 10 THEN substr(articles.published, 1, 10) END",
}
"""Partition keys of articles -> SQL; the last three are of the date that the page printed."""

TableName = Literal["revisions", "front_pages", "failures", "pages"]

TABLES: dict[TableName, tuple[str, str, str, tuple[str, ...]]] = {
    "revisions": (
        "revisions JOIN articles ON articles.id = revisions.article",
        "articles.source",
        "revisions.replaced",
        (
            *("article", "revisions.revision", "revisions.fetched", "replaced", "articles.url", "articles.source"),
            *("revisions.headline", "revisions.byline", "revisions.editors", "revisions.outlet", "revisions.section"),
            *("revisions.published", "revisions.summary", "revisions.body"),
        ),
    ),
    "front_pages": (
        "front_pages",
        "source",
        "seen",
        ("list", "source", "seen", "rank", "headline", "summary", "url", "article"),
    ),
    "failures": (
        "failures",
        "source",
        "last_failed",
        ("url", "source", "reason", "status", "retryable", "tries", "first_failed", "last_failed", "next_try", "run"),
    ),
    "pages": (
        "pages",
        "source",
        "fetched",
        (
            *("id", "url", "requested", "source", "kind", "fetched", "status", "size", "sha256"),
            *("archive", "record"),
            "length(content) AS stored",
        ),
    ),
}
"""By name: the tables to select from, the source, the moment that --since and --until are about, the columns.

``retryable`` is 0 or 1; ``stored`` is the bytes that the page takes, of the ``size`` that it has.
"""

_AT_ONCE = 100
"""Number of articles that are read together, by their ids."""

Words = dict[str, tuple[bytes, ...]]
"""The words of an article in `PACKING`, by field."""
Counted = TypeVar("Counted")


def _unseen() -> None:
    """Do nothing."""


LISTED = ("url", "role", "sha256", "type", "size")
"""What is exported of a file."""


class BulkReads(Part):
    """Streams of rows; holds few of them at a time."""

    def __init__(self, session: Session, pages: Pages, files: Files) -> None:
        super().__init__(session)
        self._pages, self._files = pages, files

    def with_revisions(self, chosen: Filter = EVERYTHING) -> Iterator[Row]:
        """Yield the articles of a filter, each with ``revisions``: its earlier versions, oldest first.

        One of which files are kept has ``files``, too: url, role, sha256, type and size of each; its media name theirs
        as in `with_files`.
        """
        for row in queries.stream(self._session.connection, chosen):
            earlier = queries.revisions(self._session.connection, row["id"])[:-1] if row["revision"] > 1 else []
            row["revisions"] = [{name: version[name] for name in queries.REVISED} for version in earlier]
            if files := self._files.of(row["id"]):
                row["files"] = [{name: getattr(file, name) for name in LISTED} for file in files]
                row = kept_files.of_article(row, files)
            yield row

    def with_files(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Yield rows of articles; each picture and attachment that is kept has ``file``, the SHA-256 of its bytes.

        A video whose poster is kept has ``poster_file``.
        """
        yield from kept_files.named(self._session.connection, rows)

    def raw_pages(self, chosen: Filter = EVERYTHING) -> Iterator[tuple[str, list[list[Fetched]]]]:
        """Yield the source and the raw pages of each article of a filter that has any: its versions, oldest first.

        Each version is its pages, several of a split one in order. Of a split article only the present one is whole.
        """
        yield from ((source, versions) for source, versions, _ in self.raw_pages_and_files(chosen))

    def raw_pages_and_files(
        self, chosen: Filter = EVERYTHING
    ) -> Iterator[tuple[str, list[list[Fetched]], list[list[File]]]]:
        """Yield the same, and the kept files of each of these versions."""
        for row in queries.stream(self._session.connection, chosen):
            parts = self._pages.parts(row["id"])
            versions = {row["revision"]: parts} if parts else {}
            if row["revision"] > 1 and len(parts) < 2:
                former = queries.revisions(self._session.connection, row["id"])[:-1]
                earlier = {
                    version["revision"]: [page]
                    for version in former
                    if version["page"] is not None and (page := self._pages.get(version["page"])) is not None
                }
                versions = earlier | versions
            if versions:
                files = [self._files.of(row["id"], number) for number in versions]
                yield row["source"], list(versions.values()), files

    def partitioned(self, chosen: Filter, by: Sequence[str]) -> Iterator[tuple[tuple[str | None, ...], Row]]:
        """Yield the articles of a filter, one partition after another, each with its values of ``by``.

        ``by``: names of `PARTITIONS`. A value is None where the article has none.
        """
        connection = self._session.connection
        queries.keep_little(connection)
        keys = ", ".join(f"nullif({PARTITIONS[name]}, '')" for name in by)
        order = ", ".join(str(number) for number in range(1, len(by) + 1))
        where, values = selection(chosen)
        # ids are sorted, on disk if need be, rather than texts
        rows: Iterator[tuple[Any, ...]] = connection.execute(
            f"SELECT {keys}, articles.id FROM articles WHERE {where} ORDER BY {order}, articles.id", values
        )
        for key, group in groupby(rows, key=itemgetter(slice(0, len(by)))):
            ids = (row[-1] for row in group)
            while some := list(islice(ids, _AT_ONCE)):
                for row in queries.stream(connection, Filter(ids=some)):
                    yield key, row

    def words(self, chosen: Filter = EVERYTHING) -> Iterator[dict[str, list[str]]]:
        """Yield the words of each article of a filter, by field."""
        yield from word_boundaries.articles(self._session.connection, chosen, word_boundaries.decode)

    def counted_words(
        self, count: Callable[[Iterator[Words]], Counted], chosen: Filter = EVERYTHING, seen: Seen = _unseen
    ) -> Iterator[Counted]:
        """Yield what ``count`` makes of the words of the articles of a filter, part by part: each processor has one.

        ``count``: a function of a module, or a partial one of it. ``seen`` is called for each article.
        """
        yield from in_parts(self._session, _counted, count, chosen, seen=seen)

    def references(self, chosen: Filter = EVERYTHING) -> Iterator[Row]:
        """Yield the articles of a filter, each with ``requested``: the address at which its page was requested, if any.

        It tells a page that came from a web archive, whose own address may be the original's.
        """
        rows = queries.stream(self._session.connection, chosen)
        while some := list(islice(rows, _AT_ONCE)):
            requested = dict(
                self._session.connection.execute(
                    "SELECT articles.id, pages.requested FROM json_each(?) AS hit"
                    " CROSS JOIN articles ON articles.id = hit.value JOIN pages ON pages.id = articles.page",
                    (json.dumps([row["id"] for row in some]),),
                ).fetchall()
            )
            yield from ({**row, "requested": requested.get(row["id"])} for row in some)

    def segmented(self, chosen: Filter = EVERYTHING) -> Iterator[Row]:
        """Yield the articles of a filter, the words of headline, summary and body separated by single spaces."""
        rows = queries.stream(self._session.connection, chosen)
        while some := list(islice(rows, _AT_ONCE)):
            cuts = word_boundaries.cuts(self._session.connection, [row["id"] for row in some])
            for row in some:
                lengths = cuts.get(row["id"], word_boundaries.NONE)
                texts = {
                    field: word_boundaries.spaced(row[field], lengths.get(field, ""))
                    for field in TEXT_FIELDS
                    if row[field]
                }
                yield {**row, **texts}

    def table(
        self, name: TableName, *, source: Names = None, since: str | None = None, until: str | None = None
    ) -> Iterator[Row]:
        """Yield the rows of another table, of any of the sources, in the order of storing."""
        tables, of_source, moment, columns = TABLES[name]
        rows = self._session.connection.execute(
            f"SELECT {', '.join(columns)} FROM {tables}"
            f" WHERE (?1 = '[]' OR {of_source} IN (SELECT value FROM json_each(?1)))"
            f" AND (?2 IS NULL OR {moment} >= ?2) AND (?3 IS NULL OR {moment} <= ?3 || char(0x10FFFF))",
            (json.dumps(listed(source)), moments.in_utc(since), moments.in_utc(until)),
        )
        names = table_columns(name)
        for values in rows:
            row: Row = dict(zip(names, values, strict=True))
            for array in queries.ARRAYS:
                if array in row:
                    row[array] = json.loads(row[array])
            yield row

    def checksums(self, pages: Iterable[int | None]) -> dict[int, str]:
        """Return the SHA-256 of raw pages by their ids, as hexadecimal digits."""
        ids = json.dumps([page for page in pages if page is not None])
        return dict(
            self._session.connection.execute(
                "SELECT id, sha256 FROM pages WHERE id IN (SELECT value FROM json_each(?))", (ids,)
            ).fetchall()
        )

    def checksums_of_articles(self, articles: Iterable[int]) -> dict[int, str]:
        """Return the SHA-256 of the raw pages of articles by the articles' ids; none for one without a raw page."""
        return dict(
            self._session.connection.execute(
                "SELECT articles.id, sha256 FROM json_each(?) AS hit"
                " CROSS JOIN articles ON articles.id = hit.value JOIN pages ON pages.id = articles.page",
                (json.dumps(list(articles)),),
            ).fetchall()
        )


def _counted(
    connection: sqlite3.Connection,
    seen: Seen,
    count: Callable[[Iterator[Words]], Counted],
    chosen: Filter,
    ids: tuple[int, int],
) -> Iterator[Counted]:
    yield count(_watched(word_boundaries.articles(connection, chosen, word_boundaries.packed, ids), seen))


def _watched(articles: Iterator[Words], seen: Seen) -> Iterator[Words]:
    for words in articles:
        seen()
        yield words


def all_columns() -> frozenset[str]:
    """Return every key that a row of an export can have, of articles or of another table."""
    return frozenset((*queries.KEYS, "revisions")).union(*map(table_columns, TABLES))


def table_columns(name: TableName) -> tuple[str, ...]:
    """Return the keys of a table's rows."""
    return tuple(column.rpartition(" ")[2].rpartition(".")[2] for column in TABLES[name][3])
