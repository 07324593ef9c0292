"""The queue of `scrape reparse`: the raw pages of articles and of failures, in the order of reading them again."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from scraper.i18n import Message

_ARTICLES = "FROM articles WHERE page IS NOT NULL AND id > ?1 AND (?2 IS NULL OR source = ?2)"
_FAILURES = (
    "FROM failures WHERE page IS NOT NULL AND page > ?1 AND (?2 IS NULL OR source = ?2)"
    " AND NOT EXISTS (SELECT 1 FROM visits WHERE visits.url = failures.url AND article IS NOT NULL)"
)
"""Rows to read again; ?1 the place after which the work continues, ?2 the source or NULL."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A raw page to read again: an article's, or one that could not be read when it was fetched."""

    url: str
    source: str
    page: int
    article: int | None

    @property
    def place(self) -> str:
        """Its place in the order of the work."""
        return (
            Message("article {article}", article=self.article)
            if self.article is not None
            else Message("page {page}", page=self.page)
        )


def pending(connection: sqlite3.Connection, source: str | None, after: str | None) -> Iterator[Pending]:
    """Yield the raw pages of articles by number, then those of failures; after the place where the work was cut short.

    They are listed beforehand, because the rows change meanwhile.
    """
    article, page = _places(after)
    articles = connection.execute(f"SELECT url, source, page, id {_ARTICLES} ORDER BY id", (article, source)).fetchall()
    failures = connection.execute(
        f"SELECT url, source, page, NULL {_FAILURES} ORDER BY page", (page, source)
    ).fetchall()
    for row in (*articles, *failures):
        yield Pending(*row)


def counts(connection: sqlite3.Connection, source: str | None, after: str | None) -> dict[str, int]:
    """Count the raw pages of `pending` by source."""
    total: Counter[str] = Counter()
    for rows, place in zip((_ARTICLES, _FAILURES), _places(after), strict=True):
        total.update(dict(connection.execute(f"SELECT source, count(*) {rows} GROUP BY source", (place, source))))
    return dict(total)


def _places(after: str | None) -> tuple[int, int]:
    """Return the article and the page after which the work continues."""
    kind, _, number = (after or "article 0").partition(" ")
    return (int(number), 0) if kind == "article" else (1 << 62, int(number))
