"""`archive.ranks`: the places of entries on lists over time, of hot lists at each reading, of others at each change."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import NamedTuple

from scraper.archive.db.part import Part
from scraper.archive.pages import list_snapshots, rank_points
from scraper.archive.pages.rank_points import Point
from scraper.archive.rows import tombstones
from scraper.models import Teaser

MOST_POINTS = 100
"""Readings in one row, which is rewritten at each: some 500 bytes."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """An entry on a list at one reading."""

    seen: str
    """ISO 8601 in UTC."""
    rank: int
    """From 1."""
    heat: int | None
    lasts: int
    """Seconds until the next reading of the list, where the entry is still on it or was until then."""


class Entry(NamedTuple):
    """An entry of a list."""

    headline: str
    url: str
    source: str
    list: str
    """The address of the list."""


@dataclass(frozen=True, slots=True)
class History:
    """The places of one entry on one list, oldest first."""

    headline: str
    url: str
    source: str
    list: str
    sightings: tuple[Sighting, ...]

    @property
    def best(self) -> int:
        """The highest place."""
        return min(sighting.rank for sighting in self.sightings)

    @property
    def seconds(self) -> int:
        """The time on the list."""
        return sum(sighting.lasts for sighting in self.sightings)

    @property
    def heat(self) -> int | None:
        """The greatest heat."""
        return max((sighting.heat for sighting in self.sightings if sighting.heat is not None), default=None)


class Ranks(Part):
    """Places on lists."""

    def store(self, source: str, url: str, fetched: str, items: Sequence[Teaser]) -> None:
        """Store one reading of a hot list: the place and the heat of each entry, whether or not it has changed.

        ``fetched`` is ISO 8601 in UTC. Entries whose articles were deleted are left out.
        """
        connection, now = self._session.connection, _seconds(fetched)
        with self._session.transaction():
            connection.execute("INSERT OR IGNORE INTO sources (name, added) VALUES (?, ?)", (source, fetched))
            connection.execute(
                "INSERT OR IGNORE INTO ranked_lists (url, source, first_read, last_read) VALUES (?, ?, ?, -1)",
                (url, source, now),
            )
            place, last_read = connection.execute(
                "SELECT id, last_read FROM ranked_lists WHERE url = ?", (url,)
            ).fetchone()
            connection.execute("UPDATE ranked_lists SET source = ?, last_read = ? WHERE id = ?", (source, now, place))
            deleted = tombstones.among(connection, [item.url for item in items])
            for rank, item in enumerate(items, 1):
                if item.headline and item.url not in deleted:
                    teaser = list_snapshots.teaser(connection, Teaser(item.headline, item.url))
                    _append(connection, place, teaser, Point(now, rank, item.heat, False), last_read=last_read)

    def histories(self, word: str | None = None, url: str | None = None, source: str | None = None) -> list[History]:
        """Return the histories of entries whose headline contains a word, or of an address: an entry's or a list's.

        Those that were seen last come first.
        """
        address = "(:url IS NULL OR teasers.url = :url OR lists.url = :url OR teasers.url IN (" + _ALIASES + "))"
        condition = (
            "(:word IS NULL OR instr(lower(headline), lower(:word))) AND (:source IS NULL OR source = :source)"
            f" AND {address}"
        )
        parameters = {"url": url, "word": word, "source": source}
        sightings: dict[Entry, list[Sighting]] = {}
        for read in (self._at_changes, self._at_readings):
            for entry, seen in read(condition, parameters):
                sightings.setdefault(entry, []).extend(seen)
        histories = [History(*entry, tuple(seen)) for entry, seen in sightings.items()]
        return sorted(histories, key=lambda history: history.sightings[-1].seen, reverse=True)

    def of_addresses(self, urls: Iterable[str]) -> list[History]:
        """Return the histories on hot lists of the entries with these addresses."""
        parameters = {"urls": json.dumps(list(urls), ensure_ascii=False)}
        entries = self._at_readings("teasers.url IN (SELECT value FROM json_each(:urls))", parameters)
        return [History(*entry, tuple(seen)) for entry, seen in entries]

    def _at_readings(
        self, condition: str, parameters: Mapping[str, str | None]
    ) -> Iterator[tuple[Entry, list[Sighting]]]:
        """Yield the entries of hot lists with their sightings: one a reading."""
        rows = self._session.connection.execute(
            "SELECT headline, teasers.url, source, lists.url, begins, points FROM rankings"
            " JOIN teasers ON teasers.id = teaser JOIN ranked_lists AS lists ON lists.id = list"
            f" WHERE {condition} ORDER BY begins",
            parameters,
        )
        points: dict[Entry, list[Point]] = {}
        for headline, url, source, of_list, begins, content in rows:
            entry = Entry(headline, url, source, of_list)
            points.setdefault(entry, []).extend(rank_points.decoded(content, begins))
        for entry, each in points.items():
            lasting = [after.seen - point.seen if after.follows else 0 for point, after in pairwise(each)]
            yield (
                entry,
                [
                    Sighting(_moment(point.seen), point.rank, point.heat, lasts)
                    for point, lasts in zip(each, [*lasting, 0], strict=True)
                ],
            )

    def _at_changes(
        self, condition: str, parameters: Mapping[str, str | None]
    ) -> Iterator[tuple[Entry, list[Sighting]]]:
        """Yield the entries of all other lists, of which each change is stored: a state lasts until the next one."""
        rows = self._session.connection.execute(
            "WITH states AS (SELECT id, url, source, fetched, coalesce(lead(fetched) OVER"
            " (PARTITION BY url ORDER BY fetched, id),"
            " (SELECT last_visited FROM visits WHERE visits.url = listings.url)) AS until FROM listings)"
            " SELECT headline, teasers.url, source, lists.url, fetched, rank, heat, unixepoch(until)"
            " - unixepoch(fetched) FROM sightings JOIN teasers ON teasers.id = teaser"
            " JOIN states AS lists ON lists.id = listing"
            f" WHERE {condition} AND NOT EXISTS (SELECT 1 FROM ranked_lists WHERE ranked_lists.url = lists.url"
            " AND first_read <= unixepoch(lists.fetched)) ORDER BY lists.fetched, lists.id",
            parameters,
        )
        sightings: dict[Entry, list[Sighting]] = {}
        for headline, url, source, of_list, fetched, rank, heat, lasts in rows:
            entry = Entry(headline, url, source, of_list)
            sightings.setdefault(entry, []).append(Sighting(fetched, rank, heat, max(0, lasts or 0)))
        yield from sightings.items()


_ALIASES = (
    "SELECT articles.url FROM articles WHERE id IN (SELECT article FROM visits WHERE visits.url = :url)"
    " UNION SELECT visits.url FROM visits WHERE article IN (SELECT id FROM articles WHERE articles.url = :url)"
)
"""Other addresses of the article at an address."""


def _append(connection: sqlite3.Connection, of_list: int, teaser: int, point: Point, *, last_read: int) -> None:
    """Write a point after the entry's last row, or into a new one where that is full."""
    row = connection.execute(
        "SELECT begins, ends, count, points FROM rankings WHERE list = ? AND teaser = ? ORDER BY begins DESC LIMIT 1",
        (of_list, teaser),
    ).fetchone()
    if row is not None and row[1] >= point.seen:
        return  # a clock that went back, or the same second
    point = point._replace(follows=row is not None and row[1] == last_read)
    if row is None or row[2] >= MOST_POINTS:
        content = rank_points.encoded(point, None, point.seen)
        connection.execute(
            "INSERT INTO rankings (list, teaser, begins, ends, count, points) VALUES (?1, ?2, ?3, ?3, 1, ?4)",
            (of_list, teaser, point.seen, content),
        )
        return
    begins, _ends, _count, content = row
    *_, before = rank_points.decoded(content, begins)
    connection.execute(
        "UPDATE rankings SET ends = ?, count = count + 1, points = ? WHERE list = ? AND teaser = ? AND begins = ?",
        (point.seen, content + rank_points.encoded(point, before, begins), of_list, teaser, begins),
    )


def _seconds(moment: str) -> int:
    return int(datetime.fromisoformat(moment).timestamp())


def _moment(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
