"""`archive.articles`: articles as rows, with their versions and copies; storing, restoring and rereading them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from scraper.archive.articles import queries
from scraper.archive.db.part import Part, Row
from scraper.archive.db.session import Session
from scraper.archive.pages.raw_pages import RawPages
from scraper.archive.rows.filters import EVERYTHING, Filter, Mark, selection
from scraper.archive.rows.moments import utc_now

if TYPE_CHECKING:
    from scraper.archive.articles.store import FieldChange, Stored
    from scraper.models import Analysis, Fetched, Page


class Articles(Part):
    """The articles of an archive. Called with a filter it yields their rows.

    Modules that only the writing methods need are imported there.
    """

    def __init__(self, session: Session, raw: RawPages) -> None:
        super().__init__(session)
        self._raw = raw

    def __call__(self, chosen: Filter = EVERYTHING) -> Iterator[Row]:
        """Yield the articles of a filter as rows, in the order of their ids or of ``chosen.ids``."""
        yield from queries.stream(self._session.connection, chosen)

    def get(self, key: int | str) -> Row | None:
        """Return an article by its id, or by any URL that leads to it: the keys of the contract, then the archive's."""
        article = queries.find(self._session.connection, key)
        if article is None:
            return None
        query = f"SELECT {queries.SELECTED} FROM articles WHERE id = ?"
        return queries.as_row(self._session.connection.execute(query, (article,)).fetchone())

    def mark(self) -> Mark:
        """Return the present size of the archive, for ``Filter(new_since=…)``."""
        sql = "SELECT (SELECT coalesce(max(id), 0) FROM articles), (SELECT coalesce(max(id), 0) FROM runs)"
        return Mark(*self._session.connection.execute(sql).fetchone())

    def count(self, chosen: Filter = EVERYTHING) -> int:
        """Count the articles that a filter lets through."""
        where, values = selection(chosen)
        row = self._session.connection.execute(f"SELECT count(*) FROM articles WHERE {where}", values).fetchone()
        return int(row[0])

    def first_prints(self, chosen: Filter = EVERYTHING) -> list[int]:
        """Return the ids of a filter's articles without copies: of each group only the earliest one among them."""
        where, values = selection(chosen)
        query = f"SELECT min(id) FROM articles WHERE {where} GROUP BY coalesce(copy_of, id) ORDER BY min(id)"
        return [article for (article,) in self._session.connection.execute(query, values)]

    def revisions(self, article: int) -> list[Row]:
        """Return the versions of an article, oldest first, the present one last."""
        return queries.revisions(self._session.connection, article)

    def as_of(self, row: Row, revision: int) -> Row | None:
        """Return an article's row as of a revision; None if it has no such revision.

        ``requested``: the address at which its page was requested. Values that are stored for the present text only are
        empty.
        """
        return queries.as_of(self._session.connection, row, revision)

    def copies(self, article: int) -> list[Row]:
        """Return the other articles of an article's group, earliest first, with their similarity to its first print."""
        names = ("id", "url", "headline", "outlet", "source", "published", "similarity")
        connection = self._session.connection
        head = connection.execute("SELECT coalesce(copy_of, id) FROM articles WHERE id = ?", (article,)).fetchone()
        if head is None:
            return []
        rows = connection.execute(
            f"SELECT {', '.join(names)} FROM articles WHERE (copy_of = ?2 OR id = ?2) AND id != ?1 ORDER BY id",
            (article, head[0]),
        )
        return [dict(zip(names, row, strict=True)) for row in rows]

    def store(
        self,
        source: str,
        fetched: Fetched | None,
        page: Page,
        analysis: Analysis,
        *,
        run: int | None = None,
        parts: Sequence[Fetched] = (),
    ) -> Stored:
        """Store an article. ``fetched`` is None for one that comes without its raw page (an import).

        ``parts`` are the further pages of a split article (下一页); ``page`` is the record of all of them together.
        """
        from scraper.archive.articles.duplicates import near_duplicates
        from scraper.archive.articles.store import Arrival, store
        from scraper.archive.crawl import run_log

        now, text = utc_now(), near_duplicates.prepare(page, analysis)
        with self._session.transaction():
            run_log.add_source(self._session.connection, source, now)
            arrival = Arrival(source, fetched, page, analysis, run, now, text, parts)
            return store(self._session.connection, self._raw, arrival)

    def restore(
        self,
        row: Mapping[str, Any],
        page: Page,
        analysis: Analysis,
        *,
        run: int | None = None,
        head: int | None = None,
        apart: Container[int] = (),
    ) -> Stored:
        """Store an exported article as it was: source, times and revisions from its row.

        ``head`` is the id of its group's first print here. It is no copy of those in ``apart``, though it may read like
        one. An article whose URL is stored already is not touched: ``unchanged``.
        """
        from scraper.archive.articles import restore_export
        from scraper.archive.articles.duplicates import near_duplicates
        from scraper.archive.articles.store import Arrival, Stored, store
        from scraper.archive.crawl import run_log
        from scraper.archive.rows import tombstones

        connection = self._session.connection
        with self._session.transaction():
            stored = queries.find(connection, page.url or "")
            if stored is not None:
                return Stored(stored, "unchanged")
            if tombstones.covers(connection, (), page.url, ()):
                return Stored(0, "deleted")
            source, fetched = str(row.get("source") or "import"), str(row.get("fetched") or utc_now())
            run_log.add_source(connection, source, utc_now())
            text = near_duplicates.prepare(page, analysis)
            result = store(connection, self._raw, Arrival(source, None, page, analysis, run, fetched, text))
            restore_export.restore(connection, result.id, row, head, apart)
            return result

    def reread(self, article: int, page: Page, analysis: Analysis) -> tuple[FieldChange, ...]:
        """Replace an article's values by a newer parser's reading of its raw page; return the changes."""
        from scraper.archive.articles.store import reread

        with self._session.transaction():
            return reread(self._session.connection, article, page, analysis)

    def group(self, article: int, head: int, similarity: float | None) -> None:
        """Make an article a copy of another, as the exported row says."""
        from scraper.archive.articles import restore_export

        with self._session.transaction():
            restore_export.group(self._session.connection, article, head, similarity)
