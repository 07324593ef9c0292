"""Shares: the whole that a count of articles is a part of, by period where one is counted by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scraper.archive import Archive, Filter
from scraper.archive.articles.dimensions import DIMENSIONS, Value


@dataclass(frozen=True, slots=True)
class Shares:
    """The wholes of counts. ``periods``: articles by value of the period, which is the dimension at ``place``."""

    place: int | None
    """None where no dimension is a period: the whole is ``articles``."""
    periods: Mapping[Value, int]
    articles: int

    def of(self, cell: Sequence[Value]) -> int:
        """Return the whole of a combination of values: all articles of its period."""
        return self.articles if self.place is None else self.periods[cell[self.place]]

    def of_value(self, place: int, value: Value) -> int:
        """Return the whole of the total of one dimension's value."""
        return self.periods[value] if place == self.place else self.articles


def of_periods(archive: Archive, dimensions: Sequence[str], among: Filter) -> Shares:
    """Count the wholes: the articles of a filter, by the first of the dimensions that is a period."""
    place = next((place for place, name in enumerate(dimensions) if DIMENSIONS[name].is_period), None)
    if place is None:
        return Shares(None, {}, archive.articles.count(among))
    counted = archive.statistics.cross([dimensions[place]], among)
    return Shares(place, counted.totals[0], counted.articles)
