"""Reads date boxes, which have the day on a line of its own: 29 over 05月, 2025-05 over 29, 30 over 2025.05."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from itertools import pairwise

from scraper.extract.shared.dates.dates import Stamp
from scraper.extract.shared.lazy_regex import lazy_regex

_LONGEST = 12
"""Characters of a line of a date box."""

_DAY = lazy_regex(r"(0?[1-9]|[12]\d|3[01])日?")
_MONTH = lazy_regex(r"(?:(?P<y>(?:19|20)\d\d)\s?[-/.年]\s?)?(?P<m>0?[1-9]|1[0-2])(?P<sign>\s?月)?")
_BOX = lazy_regex(r"(?P<d>0?[1-9]|[12]\d|3[01])\s?(?P<y>(?:19|20)\d\d)[-/.年](?P<m>0?[1-9]|1[0-2])月?")


def boxed(texts: Iterable[str]) -> Stamp | None:
    """The day of the first two lines that are a box, else of one line that is; None where there is none.

    A box without a year has 月 behind its month.
    """
    short = [text if len(text) <= _LONGEST and text[:1].isdigit() else "" for text in texts]
    if not any(short):
        return None
    for one, other in pairwise(short):
        if not (one and other):
            continue
        day, month = _DAY.fullmatch(one), _MONTH.fullmatch(other)
        if day is None or month is None:
            day, month = _DAY.fullmatch(other), _MONTH.fullmatch(one)
        if day is not None and month is not None and (month["y"] or month["sign"]):
            return _stamp(month["y"], month["m"], day[1])
    return next((_stamp(box["y"], box["m"], box["d"]) for box in map(_BOX.fullmatch, filter(None, short)) if box), None)


def _stamp(year: str | None, month: str, day: str) -> Stamp | None:
    """The day; None where the month has none such."""
    stamp = Stamp(int(year) if year else None, int(month), int(day))
    return stamp if stamp.day <= monthrange(stamp.year or 2024, stamp.month)[1] else None
