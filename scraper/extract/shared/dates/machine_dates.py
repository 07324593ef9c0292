"""Reader of dates that machines write: meta elements, JSON-LD, feeds, ``datetime`` attributes, addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache

from scraper.extract.shared.dates.dates import stamps
from scraper.extract.shared.dates.half_days import hour_of
from scraper.extract.shared.dates.month_names import MONTHS, folded
from scraper.extract.shared.dates.stamp import Stamp, exists, with_offset
from scraper.extract.shared.lazy_regex import lazy_regex

_COMPACT = lazy_regex(
    r"^\s*((?:19|20)\d\d)(?:([01]\d)([0-3]\d)(?:[ T]?|$)|-([01]\d)-([0-3]\d)T)"
    r"(?:([0-2]\d)([0-5]\d)([0-5]\d)?(Z|[+-]\d\d:?[0-5]\d)?)?\s*$"
)
_PARTS = lazy_regex(
    r"(?P<clock>\d{1,2}:\d\d(?::\d\d)?|\d{1,2}\.\d\d\.\d\d(?!\d))|(?P<zone>(?:GMT|UTC|UT)[+-]\d{1,2}:?(?:[0-5]\d)?(?!\d)|(?:[+-]\d\d:?|\+\d:)[0-5]\d(?!\d)"
    r"|(?<![^\W\d_])(?:[A-Z]{1,5}|[ap]m|[ap]\.m\.?|[AP]\.M\.?)(?![^\W\d_]))|(?P<month>\d{1,2}月|[一二三四五六七八九十]{1,2}月|[^\W\d_]{3,12})|(?P<number>\d{1,4})"
)
"""The parts of a date with the month as a word, in whatever order: RFC 822, asctime, Java's."""
_MONTH = lazy_regex(r"[\d一二三四五六七八九十]月|[^\W\d_]{3}")
"""What a month as a word has."""
_EPOCH = lazy_regex(r"^\s*(?:/Date\()?(1[0-9]{9})(?:\d{3})?(?:(?:[+-]\d{4})?\)/)?\s*$")
_HALF_DAY = lazy_regex(r"\d\s?[ap]\.?m\b", re.IGNORECASE)
# A date in an address: /2012/01-17/, /20120117/, t20120117_, /2012/jan/17/, and 163.com's: /19/0907/13/.
_IN_URL = (
    lazy_regex(
        r"(?<!\d)(?P<y>(?:19|20)\d\d)[/_-]?(?P<m>0[1-9]|1[0-2])[/_-]?(?P<d>0[1-9]|[12]\d|3[01])(?!\d{1,3}(?!\d))"
    ),
    lazy_regex(r"(?<!\d)(?P<y>(?:19|20)\d\d)/(?P<m>[1-9]|1[0-2])/(?P<d>[1-9]|[12]\d|3[01])(?!\d)"),
    lazy_regex(r"/(?P<y>(?:19|20)\d\d)/(?P<m>[A-Za-z]{3,9})/(?P<d>0?[1-9]|[12]\d|3[01])(?!\d)"),
    lazy_regex(r"/(?P<yy>[0-3]\d)/(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])/"),
)


@lru_cache(maxsize=512)
def machine(text: str) -> Stamp | None:
    """Read the date of a meta element, of JSON-LD or of a ``datetime``; None for any other text.

    ISO 8601, RFC 822, asctime, 20120117, Unix time.
    """
    text = text[:80]
    compact = _COMPACT.match(text)
    if compact:
        year, month, day = int(compact[1]), int(compact[2] or compact[4]), int(compact[3] or compact[5])
        if not exists(year, month, day):
            return None
        stamp = Stamp(year, month, day)
        if compact[6] and int(compact[6]) < 24:
            stamp = stamp.at(int(compact[6]), int(compact[7]), int(compact[8]) if compact[8] else None)
            return with_offset(stamp, compact[9])
        return stamp
    epoch = _EPOCH.match(text)
    if epoch:
        moment = datetime.fromtimestamp(int(epoch[1]), UTC)
        stamp = Stamp(moment.year, moment.month, moment.day, offset=0)
        return stamp.at(moment.hour, moment.minute, moment.second)
    printed = _with_month_name(text) or next((stamp for stamp in stamps(text) if stamp.year), None)
    american = month_first(printed, text) if printed and _HALF_DAY.search(text) else None  # 5/2/2024 2:30:00 PM
    return american or printed


_ATTRIBUTES = (
    "datetime date data-time data-timestamp data-datetime data-date data-publish-time data-pubtime data-published "
    "data-publish data-ts data-utime data-created data-original-title ts unixtime aria-label content value title rel"
).split()
"""Attributes with the moment that an element shows in words (3小时前)."""


def of_attributes(attributes: Mapping[str, str | None]) -> Stamp | None:
    """The moment in an element's attributes, whatever its text says; None if they have none with a day."""
    for name in _ATTRIBUTES:
        value = attributes.get(name)
        if value and len(value) <= 60 and (stamp := machine(value)):
            return stamp
    for name, value in attributes.items():
        if not value or len(value) > 60 or _OF_ELSE.search(name):
            continue
        if (_OF_TIME.search(name) or (name.startswith("data-") and _MOMENT.match(value))) and (stamp := machine(value)):
            return stamp
    return None


_OF_TIME = lazy_regex(r"time|date|stamp|publish|creat|tooltip|original|value|ago(?![a-z])|utc|iso|unix|epoch")
"""Names of a site's own attributes that hold a moment: data-original-time, data-created-at, data-tooltip, v-time."""
_OF_ELSE = lazy_regex(r"^(?:class|id|href|src|style|on\w+)$|expir|updat|modif|deadline|(?:^|[_-])end")
"""… of those that hold no moment, or another one than the publication's."""
_MOMENT = lazy_regex(r"\s?20\d\d[-/.]\d{1,2}[-/.]\d{1,2}[ T]\d{1,2}:\d\d(?::\d\d[\dZ.:+-]{0,12})?\s?$")
"""A whole moment, which an attribute of any name may have."""


def _with_month_name(text: str) -> Stamp | None:
    """Read a date with the month as a word and a clock: RFC 822 (also with a year of two digits), asctime, Java's."""
    parts: dict[str, list[str]] = {}
    if _MONTH.search(text) is None or "午" in text:
        return None  # 2024年5月2日 下午2:30:05 is as people write
    for part in _PARTS.finditer(text):
        parts.setdefault(str(part.lastgroup), []).append(part[0])
    months = [number for word in parts.get("month", ()) if (number := MONTHS.get(folded(word)) or month_number(word))]
    numbers, clocks = parts.get("number", []), parts.get("clock", [])
    if len(months) != 1 or len(clocks) != 1 or len(numbers) != 2:
        return None
    day, year = (int(number) for number in (numbers if len(numbers[0]) <= 2 else reversed(numbers)))
    if len(numbers[1]) == 2 and len(numbers[0]) <= 2:
        year += 2000 if year < 70 else 1900  # RFC 5322, 4.3, with POSIX's turn of the century
    if not 1900 < year < 2200 or not exists(year, months[0], day):
        return None
    hour, minute, second = (int(piece) for piece in (clocks[0].replace(".", ":") + ":-1").split(":")[:3])
    zones = [word.lower().replace(".", "") for word in parts.get("zone", ())]
    late = [word for word in zones if word in ("am", "pm")]
    hour = hour_of(hour, late[0] if late else "")
    if hour > 23 or minute > 59 or second > 59:
        return None
    stamp = Stamp(year, months[0], day).at(hour, minute, second if second >= 0 else None)
    zones = parts.get("zone", [])[::-1]
    zones.sort(key=str.isalpha)  # +0800 GMT: the number
    zoned = (with_offset(stamp, word) for word in zones)
    return next((each for each in zoned if each.offset is not None), stamp)


def month_number(word: str) -> int | None:
    """The month of 5月 or 五月."""
    number = word.removesuffix("月")
    if number in _CHINESE_NUMBERS:
        return _CHINESE_NUMBERS.index(number) + 1
    return int(number) if number != word and number.isdigit() and 1 <= int(number) <= 12 else None


_CHINESE_NUMBERS = "一 二 三 四 五 六 七 八 九 十 十一 十二".split()


_NUMBERS_ONLY = lazy_regex(r"(\d{1,2})[/.-](\d{1,2})[/.-](?:19|20)\d\d")


def month_first(stamp: Stamp, text: str) -> Stamp | None:
    """The American reading of a date in numbers alone (05/02/2024: 2 May for 5 February); None for any other date.

    ``text`` is the text that the stamp was read from.
    """
    if stamp.day > 12:
        return None
    printed = _NUMBERS_ONLY.match(text, stamp.start) or _NUMBERS_ONLY.search(text[stamp.start : stamp.end])
    if printed is None or int(printed[1]) > 12:
        return None
    return stamp._replace(month=stamp.day, day=stamp.month)


@lru_cache(maxsize=512)
def in_url(url: str) -> Stamp | None:
    """The day in an address (/2012/01-17/, /t20120117_, /19/0907/); None if it has none, nor where an archive's own
    address before that of the page has it."""
    url = url[url.rfind("/http") + 1 :]
    for pattern in _IN_URL:
        for match in pattern.finditer(url[:2000]):
            part = match.groupdict()
            year = int(part["y"]) if part.get("y") else 2000 + int(part["yy"])
            month = MONTHS.get(folded(part["m"]), 0) if part["m"].isalpha() else int(part["m"])
            if exists(year, month, int(part["d"])) and year >= 1995:
                return Stamp(year, month, int(part["d"]))
    return None
