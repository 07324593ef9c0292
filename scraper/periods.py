"""Days, weeks and months: dates as people write them, counts by day gathered into periods without gaps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta

STEPS = ("day", "week", "month")
"""The lengths of a period. A week is from Monday, as in ISO 8601."""


_AGO = re.compile(r"(\d{1,5})([hdwmy])", re.ASCII)
_WRITTEN = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?[年月日]?", re.ASCII)
_HOURS = {"h": 1, "d": 24, "w": 7 * 24, "m": 30 * 24, "y": 365 * 24}


def moment(text: str) -> str:
    """A date (2026, 2026-01, 20260131, 2026-01-31, 2026/1/31, 2026年1月31日), a time, or how long ago (36h, 7d, 2w, 3m,
    1y), in ISO 8601.

    Raises ValueError for what is none of these.
    """
    text = text.strip()
    try:
        if ago := _AGO.fullmatch(text):
            then = datetime.now(UTC).astimezone() - timedelta(hours=int(ago[1]) * _HOURS[ago[2]])
            return then.isoformat(timespec="minutes") if ago[2] == "h" else then.strftime("%Y-%m-%d")
    except OverflowError as error:
        raise ValueError(f"{text}: before the calendar") from error
    if written := _WRITTEN.fullmatch(text):
        day = "-".join(part.zfill(2) for part in written.groups() if part)
        date.fromisoformat(f"{day}-01-01"[:10])
        return day
    return datetime.fromisoformat(text).isoformat() if len(text) > 10 else date.fromisoformat(text).isoformat()


def periods(first: date, last: date, step: str) -> Iterator[date]:
    """The first days of the periods from that of one day to that of another."""
    period = start(first, step)
    while period <= last:
        yield period
        try:
            period = start(period + timedelta(days={"day": 1, "week": 7, "month": 31}[step]), step)
        except OverflowError:  # the year 9999, which some pages are of
            return


def start(day: date, step: str) -> date:
    """The first day of the period that a day is in."""
    if step == "month":
        return day.replace(day=1)
    return day - timedelta(days=day.weekday()) if step == "week" else day


def fitting(first: date, last: date, most: int) -> str:
    """The shortest step that divides the time between two days into at most so many periods; else the longest."""
    days = (last - first).days + 1
    least = {"day": days, "week": days / 7 + 1, "month": 0}
    return next(step for step in STEPS if least[step] <= most or step == STEPS[-1])


def by_real_day(counts: Mapping[str, int]) -> Counter[date]:
    """Counts by day (ISO 8601); dates that are none (a year alone) are left out."""
    days: Counter[date] = Counter()
    for text, count in counts.items():
        try:
            days[date.fromisoformat(text)] += count
        except (TypeError, ValueError):
            continue
    return days


def by_period(days: Mapping[date, int], step: str) -> Counter[date]:
    """Counts by day, gathered by the first days of their periods."""
    counts: Counter[date] = Counter()
    for day, count in days.items():
        counts[start(day, step)] += count
    return counts


def slices(days: Mapping[date, int], first: date, last: date, count: int) -> list[int]:
    """Counts by day in at most ``count`` slices of equal length, as `first` to `last` are drawn on so many columns."""
    length = max(1, -(-((last - first).days + 1) // count))
    found = [0] * ((last - first).days // length + 1)
    for day, n in days.items():
        if first <= day <= last:
            found[(day - first).days // length] += n
    return found
