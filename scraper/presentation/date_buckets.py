"""Days, weeks and months: counts by day gathered into periods without gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache

STEPS = ("day", "week", "month")
"""The lengths of a period. A week is from Monday, as in ISO 8601."""


def periods(first: date, last: date, step: str) -> Iterator[date]:
    """The first days of the periods from that of one day to that of another."""
    period = start(first, step)
    while period <= last:
        yield period
        try:
            period = start(period + timedelta(days={"day": 1, "week": 7, "month": 31}[step]), step)
        except OverflowError:  # the year 9999, which some pages are of
            return


@lru_cache(1 << 14)
def start(day: date, step: str) -> date:
    """The first day of the period that a day is in; remembered, for a report has the same days of every source."""
    if step == "month":
        return day.replace(day=1)
    return day - timedelta(days=day.weekday()) if step == "week" else day


def fitting(first: date, last: date, most: int) -> str:
    """The shortest step that divides the time between two days into at most ``most`` periods; else the longest."""
    days = (last - first).days + 1
    least = {"day": days, "week": days / 7 + 1, "month": 0}
    return next(step for step in STEPS if least[step] <= most or step == STEPS[-1])


def by_real_day(counts: Mapping[str, int] | Mapping[str | None, int]) -> Counter[date]:
    """Counts by day (ISO 8601); invalid dates (a year alone) are left out."""
    days: dict[date, int] = {}  # a Counter would ask a method of its own for each new day
    for text, count in counts.items():
        if (day := _day(text)) is not None:
            days[day] = days.get(day, 0) + count
    return Counter(days)


@lru_cache(1 << 14)
def _day(text: str | None) -> date | None:
    """Read a day. Those of each source are the same ones."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def by_period(days: Mapping[date, int], step: str) -> Counter[date]:
    """Counts by day, gathered by the first days of their periods."""
    counts: dict[date, int] = {}  # adding to a Counter takes longer, and a report has 100,000 days
    for day, count in days.items():
        period = start(day, step)
        counts[period] = counts.get(period, 0) + count
    return Counter(counts)


def slices(days: Mapping[date, int], first: date, last: date, count: int) -> list[int]:
    """Counts by day in at most ``count`` slices of equal length, for drawing `first` to `last` in ``count`` columns."""
    length = max(1, -(-((last - first).days + 1) // count))
    counts = [0] * ((last - first).days // length + 1)
    for day, n in days.items():
        if first <= day <= last:
            counts[(day - first).days // length] += n
    return counts
