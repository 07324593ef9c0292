"""Reads date boxes, which have the day or the year on a line of its own: 29 over 05月, 2025-05 over 29, 05.30 over
2025, 29 over Dec."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from itertools import pairwise

from scraper.extract.shared.dates.machine_dates import month_number
from scraper.extract.shared.dates.month_names import MONTHS, folded
from scraper.extract.shared.dates.stamp import Stamp
from scraper.extract.shared.lazy_regex import lazy_regex

_LONGEST = 12
"""Maximum number of characters of a line of a date box."""

_DAY = lazy_regex(r"(0?[1-9]|[12]\d|3[01])日?")
_MONTH = lazy_regex(r"(?:(?P<y>(?:19|20)\d\d)\s?[-/.年]\s?)?(?P<m>0?[1-9]|1[0-2])(?P<sign>\s?月)?")
_SHORT_MONTH = lazy_regex(r"(?P<y>1[3-9]|[2-4]\d)\s?[-/.年]\s?(?P<m>0?[1-9]|1[0-2])月?")
"""A month after two digits of its year, which can be no month: 25/05."""
_YEAR = lazy_regex(r"((?:19|20)\d\d)年?")
_DAY_OF_YEAR = lazy_regex(r"(?P<m>0?[1-9]|1[0-2])\s?[-/.月]\s?(?P<d>0?[1-9]|[12]\d|3[01])日?")
_BOX = lazy_regex(r"(?P<d>0?[1-9]|[12]\d|3[01])\s?(?P<y>(?:19|20)\d\d)[-/.年](?P<m>0?[1-9]|1[0-2])月?")
_BOX_BEHIND = lazy_regex(r"(?P<y>(?:19|20)\d\d)[-/.](?P<m>0?[1-9]|1[0-2])\s?(?P<d>0[1-9]|[12]\d|3[01])日?")
_BOX_OF_YEAR = lazy_regex(r"(?P<m>0?[1-9]|1[0-2])[-/.月](?P<d>0[1-9]|[12]\d|3[01])日?\s?(?P<y>(?:19|20)\d\d)年?")


def boxed(texts: Iterable[str], *, over_year: bool = False) -> Stamp | None:
    """The day of the first two lines that are a box, else of one line that is; None where there is none.

    A box without a year has 月 after its month, or its English name. ``over_year``: 05.30 over 2025 is
    one, as in lists.
    """
    short = [text if len(text) <= _LONGEST and (text[:1].isdigit() or _names_month(text)) else "" for text in texts]
    if not any(short):
        return None
    for place, (one, other) in enumerate(pairwise(short)):
        if not (one and other):
            continue
        stamp = _of_pair(one, other, over_year) or _of_pair(other, one, over_year)
        if stamp is not None:
            return stamp if stamp.year else _of_year(stamp, short[place + 2 : place + 3])
    for text in filter(None, short):
        if (box := _BOX.fullmatch(text) or _BOX_BEHIND.fullmatch(text) or _BOX_OF_YEAR.fullmatch(text)) is not None:
            return _stamp(box["y"], box["m"], box["d"])
    return None


def worded(texts: Sequence[str]) -> Stamp | None:
    """The day of a box with the month as a word, in one line or three: 十二月 over 28 over 2013, 28Dec2013."""
    short = [text if len(text) <= _LONGEST else "" for text in texts]
    for place, text in enumerate(short):
        for box in (text, " ".join(short[place : place + 3])):
            if text and (match := _WORDED.fullmatch(box)) is not None:
                year, day = match["y"] or match["y2"], match["d"] or match["d2"]
                month = MONTHS.get(folded(match["word"])) or month_number(match["word"])
                if year and day and month:
                    return _stamp(year, str(month), day)
    return None


def _names_month(text: str) -> bool:
    """Test for a month by its English name, with its year or without: Dec, DEC., December 2025."""
    return text[:1] in _INITIALS and (match := _NAMED.fullmatch(text)) is not None and folded(match["word"]) in MONTHS


_INITIALS = frozenset("JFMASOND")
_NAMED = lazy_regex(r"(?P<word>[A-Z](?:[a-z]{2,8}|[A-Z]{2,8}))\.?,?(?:\s(?P<y>(?:19|20)\d\d))?")

_OF_MONTH = r"(?P<word>[^\W\d_]{3,9}|[一二三四五六七八九十]{1,2}月)\.?"
_WORDED = lazy_regex(
    rf"(?P<y>(?:19|20)\d\d)?\s?(?P<d>0?[1-9]|[12]\d|3[01])?,?\s?{_OF_MONTH}"
    r"\s?(?P<d2>0?[1-9]|[12]\d|3[01])??,?\s?(?P<y2>(?:19|20)\d\d)?"
)


def with_clock(stamp: Stamp, texts: Iterable[str]) -> Stamp:
    """The day of a box with the clock that is all of a line by it: 2019 over 09/07 over 19:02."""
    clocks = (match for text in texts if (match := _CLOCK.fullmatch(text)))
    time = next(clocks, None)
    return stamp.at(int(time[1]), int(time[2])) if time else stamp


_CLOCK = lazy_regex(r"([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?")


def _of_year(stamp: Stamp, below: Sequence[str]) -> Stamp:
    """The day of a box without a year, in the year that is all of the line below it: 28 over 12月 over 2013."""
    year = _YEAR.fullmatch(below[0]) if below else None
    return stamp._replace(year=int(year[1])) if year else stamp


def _of_pair(one: str, other: str, over_year: bool) -> Stamp | None:
    """The day of a box whose first line is the day or the year, in whichever order they are."""
    if (day := _DAY.fullmatch(one)) is not None:
        if (month := _MONTH.fullmatch(other)) is not None and (month["y"] or month["sign"]):
            return _stamp(month["y"], month["m"], day[1])
        if (month := _SHORT_MONTH.fullmatch(other)) is not None:
            return _stamp(f"20{month['y']}", month["m"], day[1])
        if (month := _NAMED.fullmatch(other)) is not None:
            return _stamp(month["y"], str(MONTHS[folded(month["word"])]), day[1])
    elif over_year and (year := _YEAR.fullmatch(one)) and (rest := _DAY_OF_YEAR.fullmatch(other)):
        return _stamp(year[1], rest["m"], rest["d"])
    return None


def _stamp(year: str | None, month: str, day: str) -> Stamp | None:
    """The day; None where the month has none such."""
    stamp = Stamp(int(year) if year else None, int(month), int(day))
    return stamp if stamp.day <= monthrange(stamp.year or 2024, stamp.month)[1] else None
