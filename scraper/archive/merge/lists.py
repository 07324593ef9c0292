"""Snapshots of list pages of another archive, and the sightings on them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from scraper.archive.crawl import run_log
from scraper.archive.merge.other_archive import cleaning
from scraper.archive.merge.sides import Sides
from scraper.archive.merge.tables import LISTINGS
from scraper.archive.pages import list_snapshots
from scraper.archive.rows import tombstones
from scraper.models import Teaser

_SIGHTING = "SELECT sightings.rank, teasers.url, teasers.headline, teasers.summary, sightings.heat"


class ListMerge:
    """Stores snapshots of another archive, inside of the caller's transaction. Counts the sightings that are new."""

    def __init__(self, sides: Sides) -> None:
        self._sides, self._connection = sides, sides.connection
        self.sightings = 0

    def store(self, listings: Sequence[int]) -> None:
        """Store snapshots (ids) with all their sightings."""
        for number in listings:
            shown = self._sides.other.rows(
                f"{_SIGHTING} FROM sightings JOIN teasers ON teasers.id = teaser WHERE listing = ? ORDER BY rank",
                (number,),
            )
            gone = tombstones.among(self._connection, [url for _, url, *_ in shown])
            listing = self._listing(number, with_page=not gone)
            if listing is not None:
                self._add(listing, [row for row in shown if row[1] not in gone])

    def store_of(self, urls: Sequence[str]) -> None:
        """Store the sightings of these addresses alone, on snapshots without their raw pages."""
        shown: dict[int, list[Any]] = defaultdict(list)
        for listing, *row in self._sides.other.rows(
            f"{_SIGHTING.replace('SELECT', 'SELECT sightings.listing,')} FROM teasers"
            " JOIN sightings ON sightings.teaser = teasers.id WHERE teasers.url IN (SELECT value FROM json_each(?))",
            (json.dumps(urls, ensure_ascii=False),),
        ):
            shown[listing].append(row)
        for number, rows in sorted(shown.items()):
            if (listing := self._listing(number, with_page=False)) is not None:
                self._add(listing, rows)

    def _listing(self, number: int, *, with_page: bool) -> int | None:
        """Return the id here of a snapshot there: by its address, its time and what it shows."""
        row = self._sides.other.one(f"SELECT {', '.join(LISTINGS)} FROM listings WHERE id = ?", (number,))
        values = dict(zip(LISTINGS, row, strict=True))
        if not (values["url"].isprintable() and cleaning.is_time(values["fetched"])):
            return None
        same = self._connection.execute(
            "SELECT id FROM listings WHERE url = ? AND fetched = ? AND hash = ?",
            (values["url"], values["fetched"], values["hash"]),
        ).fetchone()
        if same is not None:
            return int(same[0])
        values["source"], values["kind"] = cleaning.text(values["source"]), cleaning.text(values["kind"])
        run_log.add_source(self._connection, values["source"], self._sides.now)
        values["run"] = self._sides.run_here(values["run"])
        values["page"] = self._sides.pages.copy(values["page"]) if with_page else None
        return self._connection.execute(
            f"INSERT INTO listings ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})",
            tuple(values.values()),
        ).lastrowid

    def _add(self, listing: int, shown: Sequence[Any]) -> None:
        for rank, url, headline, summary, heat in shown:
            if url.isprintable():
                entry = Teaser(cleaning.text(headline) or "", url, cleaning.text(summary))
                self.sightings += self._connection.execute(
                    "INSERT OR IGNORE INTO sightings (listing, rank, teaser, heat) VALUES (?, ?, ?, ?)",
                    (listing, rank, list_snapshots.teaser(self._connection, entry), heat),
                ).rowcount
