"""What `scrape reparse` asks of the archive: which raw pages there are to read again, and how far it has come."""

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
"""What is there to read again; ?1 the place that the work goes on after, ?2 the source or NULL."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A raw page to read again: an article's, or one that could not be read when it was fetched."""

    url: str
    source: str
    page: int
    article: int | None

    @property
    def place(self) -> str:
        """Where it stands in the order of the work."""
        return (
            Message("article {article}", article=self.article)
            if self.article is not None
            else Message("page {page}", page=self.page)
        )


def pending(connection: sqlite3.Connection, source: str | None, after: str | None) -> Iterator[Pending]:
    """The raw pages of articles by number, then those of failures; after the place where the work was cut short.

    They are listed beforehand, because the rows change under way.
    """
    article, page = _places(after)
    articles = connection.execute(f"SELECT url, source, page, id {_ARTICLES} ORDER BY id", (article, source)).fetchall()
    failures = connection.execute(
        f"SELECT url, source, page, NULL {_FAILURES} ORDER BY page", (page, source)
    ).fetchall()
    for row in (*articles, *failures):
        yield Pending(*row)


def counts(connection: sqlite3.Connection, source: str | None, after: str | None) -> dict[str, int]:
    """How many raw pages `pending` gives, by source."""
    found: Counter[str] = Counter()
    for rows, place in zip((_ARTICLES, _FAILURES), _places(after), strict=True):
        found.update(dict(connection.execute(f"SELECT source, count(*) {rows} GROUP BY source", (place, source))))
    return dict(found)


def _places(after: str | None) -> tuple[int, int]:
    """The article and the page that the work goes on after."""
    kind, _, number = (after or "article 0").partition(" ")
    return (int(number), 0) if kind == "article" else (1 << 62, int(number))


def progress(connection: sqlite3.Connection, job: str) -> str | None:
    """How far a job has come; None if it has not begun, or is done."""
    row = connection.execute("SELECT state FROM progress WHERE job = ?", (job,)).fetchone()
    return str(row[0]) if row else None


def keep_progress(connection: sqlite3.Connection, job: str, state: str | None) -> None:
    """Note how far a job has come; None: it is done."""
    if state is None:
        connection.execute("DELETE FROM progress WHERE job = ?", (job,))
    else:
        connection.execute("INSERT OR REPLACE INTO progress (job, state) VALUES (?, ?)", (job, state))
