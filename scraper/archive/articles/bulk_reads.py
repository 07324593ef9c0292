"""The part of the archive's face that hands rows out in bulk: articles by partition, and the tables beside them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, Literal

from scraper.archive.articles import queries
from scraper.archive.articles.queries import Filter, Names, Row
from scraper.archive.articles.reads import Reading
from scraper.archive.db import connect, moments
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
"""What articles can be parted by; the last three are of the date that the page printed."""

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
        ("url", "source", "reason", "status", "heals", "tries", "first_failed", "last_failed", "next_try", "run"),
    ),
    "pages": (
        "pages",
        "source",
        "fetched",
        (
            *("id", "url", "requested", "source", "kind", "fetched", "status", "size", "sha256"),
            "length(content) AS stored",
        ),
    ),
}
"""By name: what to select from, its source, the moment that --since and --until are about, the columns.

``heals`` is 0 or 1; ``stored`` is the bytes that the page takes, of the ``size`` that it has.
"""

_AT_ONCE = 100
"""Articles that are fetched together, by their numbers."""


class Taking(Reading):
    """What `Archive` can be asked; reads only, and holds few rows at a time."""

    def raw_pages(self, wanted: Filter = Filter()) -> Iterator[tuple[str, list[list[Fetched]]]]:  # noqa: B008 - frozen
        """The source and the raw pages of each article of a filter that has any: its versions, oldest first.

        Each version is its pages, several of a split one in order. Of a split article only the present one is whole.
        """
        with connect.explained(self.path):
            for row in queries.articles(self.connection, wanted):
                parts = self.raw_parts(row["id"])
                versions = [parts] if parts else []
                if row["revision"] > 1 and len(parts) < 2:
                    former = queries.revisions(self.connection, row["id"])[:-1]
                    pages = (self.raw_page(version["page"]) for version in former if version["page"] is not None)
                    versions = [[page] for page in pages if page is not None] + versions
                if versions:
                    yield row["source"], versions

    def partitioned(self, wanted: Filter, by: Sequence[str]) -> Iterator[tuple[tuple[str | None, ...], Row]]:
        """The articles of a filter, those of one partition after another, each with its values of ``by``.

        ``by``: names of `PARTITIONS`. A value is None where the article has none.
        """
        with connect.explained(self.path):
            yield from _partitioned(self.connection, wanted, by)

    def table(
        self, name: TableName, *, source: Names = None, since: str | None = None, until: str | None = None
    ) -> Iterator[Row]:
        """The rows of a table beside the articles, of any of the sources, in the order of storing."""
        with connect.explained(self.path):
            tables, of_source, moment, columns = TABLES[name]
            found = self.connection.execute(
                f"SELECT {', '.join(columns)} FROM {tables}"
                f" WHERE (?1 = '[]' OR {of_source} IN (SELECT value FROM json_each(?1)))"
                f" AND (?2 IS NULL OR {moment} >= ?2) AND (?3 IS NULL OR {moment} <= ?3 || char(0x10FFFF))",
                (json.dumps(queries.listed(source)), moments.in_utc(since), moments.in_utc(until)),
            )
            names = table_columns(name)
            for values in found:
                row: Row = dict(zip(names, values, strict=True))
                for listed in queries.ARRAYS:
                    if listed in row:
                        row[listed] = json.loads(row[listed])
                yield row


def all_columns() -> frozenset[str]:
    """Every key that a row of an export can have, of articles or of another table."""
    return frozenset((*queries.KEYS, "revisions")).union(*map(table_columns, TABLES))


def table_columns(name: TableName) -> tuple[str, ...]:
    """The keys of a table's rows."""
    return tuple(column.rpartition(" ")[2].rpartition(".")[2] for column in TABLES[name][3])


def _partitioned(
    connection: sqlite3.Connection, wanted: Filter, by: Sequence[str]
) -> Iterator[tuple[tuple[str | None, ...], Row]]:
    connection.execute("PRAGMA cache_size = -4096")  # KiB, as `queries.articles` has it
    keys = ", ".join(f"nullif({PARTITIONS[name]}, '')" for name in by)
    order = ", ".join(str(number) for number in range(1, len(by) + 1))
    where, values = queries.selection(wanted)
    # numbers are sorted, on disk if need be, rather than texts
    numbers: Iterator[tuple[Any, ...]] = connection.execute(
        f"SELECT {keys}, articles.id FROM articles WHERE {where} ORDER BY {order}, articles.id", values
    )
    for key, group in groupby(numbers, key=itemgetter(slice(0, len(by)))):
        ids = (row[-1] for row in group)
        while some := list(islice(ids, _AT_ONCE)):
            for row in queries.articles(connection, Filter(ids=some)):
                yield key, row
