"""Reader of days by the solar calendar of Iran and Afghanistan: ۲ دی ۱۴۰۲, ۱۴۰۲/۱۰/۰۲."""

from __future__ import annotations

from datetime import date, timedelta

from scraper.extract.shared.dates.dates import with_time_behind
from scraper.extract.shared.dates.stamp import Stamp
from scraper.extract.shared.lazy_regex import lazy_regex

_MONTHS = (
    ("فروردین", "حمل", "وری"),
    ("اردیبهشت", "ثور", "غویی"),
    ("خرداد", "جوزا", "غبرګولی"),
    ("تیر", "سرطان", "چنګاښ"),
    ("مرداد", "اسد", "زمری"),
    ("شهریور", "سنبله", "وږی"),
    ("مهر", "میزان", "تله"),
    ("آبان", "عقرب", "لړم"),
    ("آذر", "قوس", "لیندۍ"),
    ("دی", "جدی", "مرغومی"),
    ("بهمن", "دلو", "سلواغه"),
    ("اسفند", "حوت", "کب"),
)
"""The months in Persian, in Dari and in Pashto, the first begins in March."""
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_ARABIC = str.maketrans("يىك", "ییک")
"""Letters of Arabic keyboards, that Persian pages have for their own."""
_NAMES = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_DAY = lazy_regex(
    rf"(?<!\d)(?P<d>[0-3]?\d)\s?(?:ام\s)?(?P<month>{_NAMES})\s?(?:ماه\s)?،?\s?(?:سال\s)?(?P<y>1[34]\d\d)(?!\d)"
    r"|(?<![\d/.-])(?P<y2>1[34]\d\d)(?P<s>[/.-])(?P<m2>[01]?\d)(?P=s)(?P<d2>[0-3]?\d)(?![\d/.-])"
)
LANGUAGES = ("fa", "ps", "prs")


def solar(text: str) -> tuple[Stamp, ...]:
    """The days of a text whose digits are our own, with the clocks after them."""
    days = []
    for match in _DAY.finditer(text.translate(_ARABIC)):
        month = _NUMBERS[match["month"]] if match["month"] else int(match["m2"])
        day = _gregorian(int(match["y"] or match["y2"]), month, int(match["d"] or match["d2"]))
        if day is not None:
            stamp = Stamp(day.year, day.month, day.day, start=match.start(), end=match.end())
            days.append(with_time_behind(stamp, text.replace("،", ",")) or stamp)
    return tuple(days)


def _gregorian(year: int, month: int, day: int) -> date | None:
    """The day of our calendar; None where the other has no such day.

    Eight leap years in thirty-three are the calendar's own from 1799 to 2256.
    """
    if not (1 <= month <= _YEAR and 1 <= day <= (_LONG if month <= _YEAR // 2 else _LONG - 1)):
        return None
    cycles, of_cycle = divmod(year, _CYCLE)
    leaps = cycles * len(_LEAPS) + sum(of_cycle > leap for leap in _LEAPS)
    before = (month - 1) * (_LONG - 1) + min(month - 1, _YEAR // 2) + day - 1
    return _FIRST + timedelta(days=365 * year + leaps + before)


_YEAR, _LONG = 12, 31
"""Number of months, of which the first half have 31 days and the others 30."""
_CYCLE, _LEAPS = 33, (1, 5, 9, 13, 17, 22, 26, 30)
"""Number of years after which the leap years come again, and which of them are leap years."""
_FIRST = date(2021, 3, 21) - timedelta(days=365 * 1400 + 1400 // _CYCLE * len(_LEAPS) + 4)
"""The day from which the years are counted, by the first day of 1400."""
