"""`archive.pages`: raw pages as they were fetched, snapshots of list pages, and the pages to reparse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from scraper.archive.db.part import Part, Row
from scraper.archive.db.session import Session
from scraper.archive.pages import reparse_queue, samples
from scraper.archive.pages.ranks import Ranks
from scraper.archive.pages.raw_pages import RawPages
from scraper.archive.pages.reparse_queue import Pending
from scraper.archive.pages.samples import StoredPage
from scraper.archive.rows import moments
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

    def lists(self, source: str | None = None) -> list[Row]:
        """Return the list pages (of a source): list, source, snapshots, first_seen, last_seen; the latest first."""
        names = ("list", "source", "snapshots", "first_seen", "last_seen")
        rows = self._session.connection.execute(
            "SELECT url, source, count(*), min(fetched), max(fetched) FROM listings"
            " WHERE ?1 IS NULL OR source = ?1 GROUP BY url ORDER BY max(fetched) DESC, url",
            (source,),
        )
        return [dict(zip(names, row, strict=True)) for row in rows]

    def front_page(self, url: str, until: str | None = None) -> Row | None:
        """Return the last snapshot of a list page: list, source, fetched, sha256, entries.

        ``until``: the last one of that day, by UTC, or moment (ISO 8601), or earlier. An entry has rank, headline,
        summary, url, article: the id of the stored article, if any. ``sha256`` is None where the raw page is not
        stored. None where there is no snapshot.
        """
        connection = self._session.connection
        last = connection.execute(
            "SELECT listings.id, listings.url, listings.source, listings.fetched, sha256 FROM listings"
            " LEFT JOIN pages ON pages.id = listings.page WHERE listings.url = ?1"
            " AND (?2 IS NULL OR listings.fetched <= ?2 || char(0x10FFFF)) ORDER BY listings.id DESC LIMIT 1",
            (url, moments.in_utc(until)),
        ).fetchone()
        if last is None:
            return None
        rows = connection.execute(
            "SELECT rank, headline, summary, teasers.url, coalesce((SELECT id FROM articles WHERE url = teasers.url),"
            " (SELECT article FROM visits WHERE visits.url = teasers.url))"
            " FROM sightings JOIN teasers ON teasers.id = teaser WHERE listing = ? ORDER BY rank",
            (last[0],),
        )
        names = ("rank", "headline", "summary", "url", "article")
        entries = [dict(zip(names, row, strict=True)) for row in rows]
        return {**dict(zip(("list", "source", "fetched", "sha256"), last[1:], strict=True)), "entries": entries}

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

    def sampled_articles(self, source: str, limit: int, without: int | None = None) -> list[int]:
        """Return articles of a source that have a raw page, spread over all of them."""
        return samples.articles(self._session.connection, source, limit, without)

    def sampled_lists(self, source: str, limit: int) -> list[StoredPage]:
        """Return the latest page of each list of a source."""
        return samples.lists(self._session.connection, source, limit)

    def of_address(self, addresses: Sequence[str]) -> StoredPage | None:
        """Return the page that is stored of an address which is no article's: a list's, or of a failure."""
        return samples.of_address(self._session.connection, addresses)
