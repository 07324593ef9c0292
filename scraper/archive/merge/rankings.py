"""Readings of hot lists of another archive: the points of both for each entry, in the order of time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from scraper.archive.crawl import run_log
from scraper.archive.merge.other_archive import cleaning
from scraper.archive.merge.sides import Sides
from scraper.archive.merge.tables import RANKED_LISTS
from scraper.archive.pages import list_snapshots, rank_points
from scraper.archive.pages.rank_points import Point
from scraper.archive.pages.ranks import MOST_POINTS
from scraper.archive.rows import tombstones
from scraper.models import Teaser

LATEST = 1 << 40
"""Seconds since 1970 beyond which no list was read."""


class RankingMerge:
    """Stores readings of hot lists, inside of the caller's transaction. Counts the points that are new."""

    def __init__(self, sides: Sides) -> None:
        self._sides, self._connection = sides, sides.connection
        self.points = 0

    def store(
        self, number: int, urls: Sequence[str] | None = None, is_chosen: Callable[[int], bool] | None = None
    ) -> None:
        """Store the readings of a list (its id there): of all entries, or those with these addresses.

        ``is_chosen``: a test for the seconds since 1970 of a reading.
        """
        entries = self._sides.other.rows(
            "SELECT DISTINCT teasers.id, teasers.url, headline FROM rankings JOIN teasers ON teasers.id = teaser"
            " WHERE list = ?1 AND (?2 IS NULL OR teasers.url IN (SELECT value FROM json_each(?2)))",
            (number, None if urls is None else json.dumps(urls, ensure_ascii=False)),
        )
        gone = tombstones.among(self._connection, [url for _, url, _ in entries])
        here: int | None = None
        for teaser, url, headline in entries:
            points = [p for p in self._theirs(number, teaser) if is_chosen is None or is_chosen(p.seen)]
            if not points or url in gone or not url.isprintable():
                continue
            if here is None and (here := self._list(number)) is None:
                return
            entry = list_snapshots.teaser(self._connection, Teaser(cleaning.text(headline) or "", url))
            self._add(here, entry, points)

    def lists_of(self, urls: Sequence[str]) -> list[int]:
        """Return the hot lists there that showed one of these addresses."""
        rows = self._sides.other.rows(
            "SELECT DISTINCT list FROM teasers JOIN rankings ON rankings.teaser = teasers.id"
            " WHERE teasers.url IN (SELECT value FROM json_each(?)) ORDER BY list",
            (json.dumps(urls, ensure_ascii=False),),
        )
        return [number for (number,) in rows]

    def _list(self, number: int) -> int | None:
        row = self._sides.other.one(f"SELECT {', '.join(RANKED_LISTS)} FROM ranked_lists WHERE id = ?", (number,))
        url, source, first, last = row
        if not url.isprintable() or not 0 <= first <= last < LATEST:
            return None
        source = str(cleaning.text(source))
        run_log.add_source(self._connection, source, self._sides.now)
        self._connection.execute(
            f"INSERT OR IGNORE INTO ranked_lists ({', '.join(RANKED_LISTS)}) VALUES (?, ?, ?, ?)",
            (url, source, first, last),
        )
        self._connection.execute(
            "UPDATE ranked_lists SET first_read = min(first_read, ?), last_read = max(last_read, ?) WHERE url = ?",
            (first, last, url),
        )
        (here,) = self._connection.execute("SELECT id FROM ranked_lists WHERE url = ?", (url,)).fetchone()
        return int(here)

    def _theirs(self, number: int, teaser: int) -> Iterator[Point]:
        rows = self._sides.other.rows(
            "SELECT points, begins FROM rankings WHERE list = ? AND teaser = ? ORDER BY begins", (number, teaser)
        )
        points = (point for content, begins in rows for point in rank_points.decoded(content, begins))
        return (point for point in points if 0 <= point.seen < LATEST)

    def _add(self, of_list: int, teaser: int, theirs: Iterable[Point]) -> None:
        rows = self._connection.execute(
            "SELECT points, begins FROM rankings WHERE list = ? AND teaser = ? ORDER BY begins", (of_list, teaser)
        )
        ours = {point.seen: point for content, begins in rows for point in rank_points.decoded(content, begins)}
        united = dict(ours)
        for point in theirs:
            former = united.get(point.seen)
            united[point.seen] = point if former is None else max(former, point, key=_weight)
        if united == ours:
            return
        self.points += len(united) - len(ours)
        self._connection.execute("DELETE FROM rankings WHERE list = ? AND teaser = ?", (of_list, teaser))
        points = iter(sorted(united.values(), key=lambda point: point.seen))
        while row := list(islice(points, MOST_POINTS)):
            begins, content, before = row[0].seen, b"", None
            for point in row:
                content += rank_points.encoded(point, before, begins)
                before = point
            self._connection.execute(
                "INSERT INTO rankings (list, teaser, begins, ends, count, points) VALUES (?, ?, ?, ?, ?, ?)",
                (of_list, teaser, begins, row[-1].seen, len(row), content),
            )


def _weight(point: Point) -> tuple[int, int, bool]:
    """Order two readings of one second: the higher place counts."""
    return -point.rank, -1 if point.heat is None else point.heat, point.follows
