"""Counts of articles by the values of one or two dimensions, with the totals of each."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from scraper.archive.articles.statistics.dimensions import DIMENSIONS, WEEKDAYS, Value
from scraper.archive.rows.filters import Filter, selection

_AT_ONCE = 10_000
"""Number of rows that are counted together."""


@dataclass(frozen=True, slots=True)
class CrossCount:
    """Counts of articles. An article of two editors counts for both, and once in every total."""

    dimensions: tuple[str, ...]
    cells: Mapping[tuple[Value, ...], int]
    """By a value of each dimension; only combinations that occur."""
    totals: tuple[Mapping[Value, int], ...]
    """By the values of each dimension alone."""
    articles: int

    def values(self, place: int) -> list[Value]:
        """Return the values of a dimension: periods and weekdays in their order, others by frequency; None last."""
        name, totals = self.dimensions[place], self.totals[place]
        if name == "weekday":
            return sorted(totals, key=lambda value: (value is None, value and WEEKDAYS.index(value)))
        if DIMENSIONS[name].is_period:
            return sorted(totals, key=lambda value: (value is None, value))
        return sorted(totals, key=lambda value: (value is None, -totals[value], value))


def count(connection: sqlite3.Connection, dimensions: Sequence[str], chosen: Filter) -> CrossCount:
    """Count the articles of a filter by dimensions (names of `DIMENSIONS`). One pass over their rows."""
    read = [DIMENSIONS[name].read for name in dimensions]
    where, values = selection(chosen)
    columns = ", ".join(DIMENSIONS[name].sql for name in dimensions)
    rows = connection.execute(f"SELECT {columns} FROM articles WHERE {where}", values)
    stored: Counter[tuple[Value, ...]] = Counter()
    while some := rows.fetchmany(_AT_ONCE):
        stored.update(some)
    cells: Counter[tuple[Value, ...]] = Counter()
    totals: list[Counter[Value]] = [Counter() for _ in dimensions]
    for row, n in stored.items():
        of_row = [values_of(value) for values_of, value in zip(read, row, strict=True)]
        for total, each in zip(totals, of_row, strict=True):
            for value in each:
                total[value] += n
        for cell in product(*of_row):
            cells[cell] += n
    return CrossCount(tuple(dimensions), cells, tuple(totals), stored.total())
