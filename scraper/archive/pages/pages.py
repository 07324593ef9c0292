"""`archive.pages`: raw pages as they were fetched, snapshots of list pages, and the pages to reparse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scraper.archive.db.part import Part, Row
from scraper.archive.db.session import Session
from scraper.archive.pages import reparse_queue
from scraper.archive.pages.ranks import Ranks
from scraper.archive.pages.raw_pages import RawPages
from scraper.archive.pages.reparse_queue import Pending
from scraper.models import Fetched


class Pages(Part):
    """Raw pages and snapshots; reads only."""

    def __init__(self, session: Session, raw: RawPages) -> None:
        super().__init__(session)
        self._raw = raw

    def get(self, page: int) -> Fetched | None:
        """Return a raw page by its id (as articles, revisions and failures name it)."""
        return self._raw.get(page)

    def of_article(self, article: int) -> Fetched | None:
        """Return the page an article was read from, as it was fetched; None without such an article or such a page."""
        row = self._session.connection.execute("SELECT page FROM articles WHERE id = ?", (article,)).fetchone()
        return self._raw.get(row[0]) if row and row[0] is not None else None

    def parts(self, article: int) -> list[Fetched]:
        """Return all raw pages of an article in order: one, or several of a split article."""
        rows = self._session.connection.execute(
            "SELECT page FROM articles WHERE id = ?1 AND page IS NOT NULL"
            " UNION ALL SELECT page FROM (SELECT page FROM parts WHERE article = ?1 ORDER BY number)",
            (article,),
        ).fetchall()
        return [fetched for (page,) in rows if (fetched := self._raw.get(page)) is not None]

    def snapshots(self, url: str, limit: int = 20) -> list[tuple[str, list[dict[str, Any]]]]:
        """Return the last snapshots of a list page, oldest first: its time (ISO 8601 in UTC) and its entries in order.

        An entry has rank, headline, summary, url. Empty for a list page that was never read.
        """
        names = ("rank", "headline", "summary", "url")
        last = self._session.connection.execute(
            "SELECT id, fetched FROM listings WHERE url = ? ORDER BY fetched DESC, id DESC LIMIT ?", (url, limit)
        ).fetchall()
        snapshots = []
        for listing, seen in reversed(last):
            entries = self._session.connection.execute(
                "SELECT rank, headline, summary, url FROM sightings JOIN teasers ON teasers.id = teaser"
                " WHERE listing = ? ORDER BY rank",
                (listing,),
            )
            snapshots.append((seen, [dict(zip(names, entry, strict=True)) for entry in entries]))
        return snapshots

    def sightings(self, article: int) -> list[Row]:
        """Return an article's appearances on list pages: list, seen, rank, headline, summary; oldest first."""
        names = ("list", "seen", "rank", "headline", "summary")
        of_article = "SELECT url FROM articles WHERE id = ?1 UNION SELECT url FROM visits WHERE article = ?1"
        rows = self._session.connection.execute(
            "SELECT listings.url, listings.fetched, sightings.rank, teasers.headline, teasers.summary"
            " FROM teasers JOIN sightings ON sightings.teaser = teasers.id"
            " JOIN listings ON listings.id = sightings.listing"
            f" WHERE teasers.url IN ({of_article}) AND NOT EXISTS (SELECT 1 FROM ranked_lists"
            " WHERE ranked_lists.url = listings.url AND first_read <= unixepoch(listings.fetched))"
            " ORDER BY listings.fetched, sightings.rank",
            (article,),
        )
        seen = [dict(zip(names, row, strict=True)) for row in rows]
        addresses = [url for (url,) in self._session.connection.execute(of_article, (article,))]
        for history in Ranks(self._session).of_addresses(addresses):
            values = (history.headline, None)
            seen += [dict(zip(names, (history.list, s.seen, s.rank, *values), strict=True)) for s in history.sightings]
        return sorted(seen, key=lambda sighting: (sighting["seen"], sighting["rank"]))

    def to_reparse(self, source: str | None, after: str | None) -> Iterator[Pending]:
        """Yield the raw pages of articles and failures (of a source), from a place in that work on."""
        yield from reparse_queue.pending(self._session.connection, source, after)

    def count_to_reparse(self, source: str | None, after: str | None) -> dict[str, int]:
        """Count the raw pages of `to_reparse` by source."""
        return reparse_queue.counts(self._session.connection, source, after)
