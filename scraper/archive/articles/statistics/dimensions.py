"""Dimensions by which articles are counted: a table, one row each, of the stored value and of how it is read."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from scraper.archive.rows import moments, tags

Value = str | None
"""A value of a dimension; None stands for the articles without one."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The values of the dimension ``weekday``, in their order."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension. ``sql``: of the stored value; ``read``: from that to the values that an article counts for."""

    sql: str
    read: Callable[[Value], tuple[Value, ...]]
    is_period: bool = False
    """True for spans of time, which follow one another and are the whole that shares are of."""


def _one(stored: Value) -> tuple[Value, ...]:
    return (stored or None,)


@lru_cache(1 << 16)
def _each(stored: Value) -> tuple[Value, ...]:
    """Read a JSON array of names: an article counts once for each of them."""
    return tuple(dict.fromkeys(json.loads(stored or "[]"))) or (None,)


def _prefix(length: int) -> Callable[[Value], tuple[Value, ...]]:
    """Read the beginning of a date, of one that is precise enough."""

    def read(stored: Value) -> tuple[Value, ...]:
        text = (stored or "")[:length]
        return (text if len(text) == length else None,)

    return read


@lru_cache(1 << 16)
def _week(stored: Value) -> tuple[Value, ...]:
    """Read the Monday of a date's week (ISO 8601)."""
    day = _date(stored)
    return ((day - timedelta(days=day.weekday())).isoformat() if day else None,)


@lru_cache(1 << 16)
def _weekday(stored: Value) -> tuple[Value, ...]:
    day = _date(stored)
    return (WEEKDAYS[day.weekday()] if day else None,)


def _date(stored: Value) -> date | None:
    try:
        return date.fromisoformat((stored or "")[:10])
    except ValueError:  # a year or a month alone
        return None


_DAY = f"substr({moments.DAY}, 1, 10)"

DIMENSIONS: Mapping[str, Dimension] = {
    "outlet": Dimension("articles.outlet", _one),
    "source": Dimension("articles.source", _one),
    "section": Dimension("articles.section", _one),
    "editor": Dimension("articles.editors", _each),
    "byline": Dimension("articles.byline", _each),
    "page_name": Dimension("articles.page_name", _one),
    "tag": Dimension(tags.OF_ARTICLE, _each),
    "weekday": Dimension(_DAY, _weekday),
    "day": Dimension(_DAY, _prefix(10), is_period=True),
    "week": Dimension(_DAY, _week, is_period=True),
    "month": Dimension(_DAY, _prefix(7), is_period=True),
    "year": Dimension(_DAY, _prefix(4), is_period=True),
}
"""The dimensions by name. Dates are as printed, else the day of fetching (in UTC)."""
