"""Shares: the whole that a count of articles is a part of, by period where one is counted by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scraper.archive import Archive, Filter
from scraper.archive.articles.statistics.cross_count import CrossCount
from scraper.archive.articles.statistics.dimensions import DIMENSIONS, Value


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


def rows(counted: CrossCount, wholes: Shares | None) -> Iterator[dict[str, Any]]:
    """Yield a row for each combination, in the order of the dimensions' values; with ``wholes`` also its share."""
    orders = [{value: place for place, value in enumerate(counted.values(n))} for n in range(len(counted.dimensions))]
    for cell in sorted(
        counted.cells, key=lambda cell: [order[value] for order, value in zip(orders, cell, strict=True)]
    ):
        articles = counted.cells[cell]
        row: dict[str, Any] = {**dict(zip(counted.dimensions, cell, strict=True)), "articles": articles}
        if wholes is not None:
            whole = wholes.of(cell)
            row |= {"of": whole, "share": round(articles / whole, 6)}
        yield row
