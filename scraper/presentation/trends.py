"""Trends: the articles that match words, by period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from scraper.presentation.date_buckets import by_period, by_real_day, fitting, periods

if TYPE_CHECKING:
    from scraper.archive import Archive, Filter
    from scraper.archive.search.query.query import Query

MOST_PERIODS = 62
"""Periods up to which the shorter step is taken when none is said: two months of days, a year and more of weeks."""


@dataclass(frozen=True, slots=True)
class Point:
    """Number of articles of a period that contain a word. ``period``: its first day; ``of``: all its articles."""

    word: str
    period: str
    articles: int
    of: int

    @property
    def share(self) -> float:
        """The part of the period's articles that contain the word, 0 to 1; 0 where there are none."""
        return round(self.articles / self.of, 6) if self.of else 0.0

    def as_row(self) -> dict[str, Any]:
        """The point for programs."""
        return {**asdict(self), "share": self.share}


def counted(
    archive: Archive, queries: Mapping[str, Query], among: Filter, step: str | None, most: int = MOST_PERIODS
) -> list[Point]:
    """Return the points of every word, from the first period with any article of the filter to the last, without gaps.

    ``queries``: word -> its query. ``step``: None for the shortest that makes at most ``most`` periods.
    """
    all_days = by_real_day(archive.statistics.cross(["day"], among).totals[0])
    if not all_days:
        return []
    first, last = min(all_days), max(all_days)
    step = step or fitting(first, last, most)
    totals = by_period(all_days, step)
    points = []
    for word, query in queries.items():
        counts = by_period(by_real_day(archive.statistics.days(archive.search.ids(query, among))), step)
        points += [
            Point(word, period.isoformat(), counts[period], totals[period]) for period in periods(first, last, step)
        ]
    return points
