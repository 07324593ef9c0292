"""Reads the dates and clock times that Chinese pages print, from a piece of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

DEFAULT_OFFSET = timezone(timedelta(hours=8))
"""What stands in for a zone whose rules the machine does not have: China has known no other since 1991."""


class Stamp(NamedTuple):
    """A date as printed, with the time where one stands beside it.

    ``year`` is None in ``12月30日``; ``hour`` is None where only a date is printed; ``second`` is None where the clock
    stops at minutes. ``offset`` is in minutes east of Greenwich, None where the text names no zone.
    ``start`` and ``end`` are where it stands in the text.
    """

    year: int | None
    month: int
    day: int
    hour: int | None = None
    minute: int = 0
    second: int | None = None
    offset: int | None = None
    start: int = 0
    end: int = 0

    @property
    def timed(self) -> bool:
        """Whether a time of day stands beside the date."""
        return self.hour is not None

    def same_day(self, other: Stamp) -> bool:
        """Whether both name the same day; a missing year agrees with every year."""
        years = {year for year in (self.year, other.year) if year is not None}
        return len(years) < 2 and (self.month, self.day) == (other.month, other.day)

    def at(self, hour: int, minute: int, second: int | None = None) -> Stamp:
        """The same day, at that time."""
        return self._replace(hour=hour, minute=minute, second=second)


# Full-width digits and punctuation stand for their ASCII twins (２０１２年, 09：15). Lengths stay as they are.
_NARROW = tuple(zip("０１２３４５６７８９：／－．，　\u00a0", "0123456789:/-.,  ", strict=True))
_DIGIT = re.compile(r"\d")

_NUMERALS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"○": 0, "Ｏ": 0, "零": 0, "十": 10, "廿": 20}
_CJK = "〇○零一二三四五六七八九十廿"

_MONTHS = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)
}  # fmt: skip
_MONTH_NAME = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"

_DATE = re.compile(
    rf"""
    (?=[\d民〇○零一二三四五六七八九jfmasond])(?:  # what a date begins with: most places are passed over here
    # 2025年12月30日, 2025-12-30, 民國101年1月12日; a time may touch the day, and the year a time: 2025-12-3007:42
      (?: 民[國国]\ ?(?P<roc>\d{{2,3}})\ ?[年./-]
        | (?P<y>(?:(?<!\d)|(?<=\d:\d\d))(?:19|20)\d\d)\ ?[年./-]
        | (?P<r>(?<!\d)1[01]\d)\ ?年
        | (?P<r2>(?<![第\d/.-])1[01]\d)(?=[./-](?:0[1-9]|1[0-2])[./-][0-3]\d(?![\d./-]))[./-]  # 101.01.12, of Taiwan
      )
      -?\ ?(?P<m>\d{{1,2}})\ ?[月./-]-?\ ?(?P<d>\d\d(?=\d\d:\d\d)|\d{{1,2}}(?!\d|\.\d))(?:\ ?[日號号])?
    # 2023 11/17, set in pieces by xinhuanet.com
    | (?P<y2>(?<!\d)(?:19|20)\d\d)\ ?(?P<m2>\d\d)[/-]\ ?(?P<d2>\d\d)(?=\D|\d\d:\d\d|$)
    # 二〇二五年十二月三十日
    | (?P<cy>[〇○零一二三四五六七八九]{{4}})年(?P<cm>[{_CJK}]{{1,2}})月(?P<cd>[{_CJK}]{{1,3}})[日號号]
    # January 17, 2012
    | (?P<en>(?<![a-z]){_MONTH_NAME})\ ?(?P<ed>\d{{1,2}})(?:st|nd|rd|th)?,?\ ?(?P<ey>(?:19|20)\d\d)(?!\d)
    # 17 Jan 2012
    | (?P<fd>(?<!\d)\d{{1,2}})[ -](?P<fn>{_MONTH_NAME}),?[ -](?P<fy>(?:19|20)\d\d)(?!\d)
    # 30/12/2025, as in Hong Kong and by rfi.fr
    | (?<![\d/.-])(?P<hd>\d{{1,2}})(?P<hs>[/.-])(?P<hm>\d{{1,2}})(?P=hs)(?P<hy>(?:19|20)\d\d)(?!\d)
    # 12月30日
    | (?<![\d年])(?P<bm>\d{{1,2}})\ ?月\ ?(?P<bd>\d{{1,2}})\ ?[日號号]
    # 12-01-30 09:15, the year in two digits
    | (?<![\d/.:-])(?P<ty>[0-3]\d)-(?P<tm>\d{{1,2}})-(?P<td>\d{{1,2}})(?=\ {{1,3}}\d\d:\d\d)
    # 12-30 09:15
    | (?<![\d/.:-])(?P<sm>[01]?\d)[/-](?P<sd>[0-3]?\d)(?=\ {{1,3}}\d\d:\d\d)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)

_HALF = r"(?P<half>上午|下午|晚上|晚間|晚间|凌晨|清晨|早上|早晨|中午|傍晚|夜間|[ap]\.?m\.?)"
_GAP = r"[\ ,|/·‧•()（）\[\]【】-]{0,6}"
_WEEKDAY = r"(?:(?:星期|周|週|禮拜|礼拜)[一二三四五六日天]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?)"
_ZONE = (
    r"格林[尼威]治[标標]?[准準]?[时時]?[间間]?|(?:北京|香港|台北|臺北|本地|当地|當地)[时時][间間]|HKT|BJT|CST|GMT|UTC"
)
_TIME = re.compile(
    rf"""
    (?:T|{_GAP}{_WEEKDAY}?{_GAP}(?P<zone>{_ZONE})?\ ?:?)
    {_HALF}?\ ?
    # a counter may touch the time, as elements without a space between them read: 08:501234 人氣
    (?P<h>\d{{1,2}})(?:\ ?:\ ?|\ ?[时時點点]\ ?)(?P<mi>[0-5]\d|\d(?!\d))
    (?: :(?P<s>[0-5]\d|\d(?!\d))(?:\.\d{{1,9}})?
      | \ ?分\ ?(?:(?P<s2>\d{{1,2}})\ ?秒)?
    )?
    \ ?(?P<late>[ap]\.?m\b\.?)?
    \ ?(?P<off>Z\b|[+-]\d\d:?\d\d(?!\d)|GMT|UTC|BJT|HKT)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TIME_BEFORE = re.compile(r"(?<!\d)(?<!\d:)(\d{1,2}):(\d\d)(?::(\d\d))?(?: ?([ap])\.?m\.?)?[ ,|]{0,3}$", re.IGNORECASE)
_CLOCK = re.compile(r"(?<![\d:.])(\d{1,2})\s?[:时時]\s?(\d\d)(?:[:分]\s?(\d\d))?(?![\d:])")
_COMPACT = re.compile(r"^\s*((?:19|20)\d\d)([01]\d)([0-3]\d)(?:[ T]?([0-2]\d)([0-5]\d)([0-5]\d)?)?\s*$")
_EPOCH = re.compile(r"^\s*(1[0-9]{9})(?:\d{3})?\s*$")

# A date in an address: /2012/01-17/, /20120117/, t20120117_, and the two-digit years of 163.com: /19/0907/13/.
_IN_URL = (
    re.compile(
        r"(?<!\d)(?P<y>(?:19|20)\d\d)[/_-]?(?P<m>0[1-9]|1[0-2])[/_-]?(?P<d>0[1-9]|[12]\d|3[01])(?!\d{1,3}(?!\d))"
    ),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)/(?P<m>[1-9]|1[0-2])/(?P<d>[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"/(?P<yy>[0-3]\d)/(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])/"),
)

_LATE = ("下午", "晚上", "晚間", "晚间", "傍晚", "夜間", "pm", "p.m", "p.m.")


def _real(year: int | None, month: int, day: int) -> bool:
    try:
        date(year if year is not None else 2000, month, day)
    except ValueError:
        return False
    return True


def _numeral(text: str) -> int:
    """The value of 十二, 三十 or 三十一; a run of digits (二五) is read digit by digit."""
    value = 0
    for char in text:
        number = _NUMERALS[char]
        if number == 10:
            value = (value or 1) * 10 if value < 10 else value + 10
        elif value and value % 10 == 0:
            value += number
        else:
            value = value * 10 + number
    return value


def _day(found: re.Match[str]) -> Stamp | None:
    """The day that a match of `_DATE` names, None if there is no such day."""
    year: int | None
    if found["m"]:
        year = int(found["y"]) if found["y"] else 1911 + int(found["roc"] or found["r"] or found["r2"])
        month, day = int(found["m"]), int(found["d"])
    elif found["y2"]:
        year, month, day = int(found["y2"]), int(found["m2"]), int(found["d2"])
    elif found["cy"]:
        year = int("".join(str(_NUMERALS[c]) for c in found["cy"]))
        month, day = _numeral(found["cm"]), _numeral(found["cd"])
    elif found["en"]:
        year, month, day = int(found["ey"]), _MONTHS[found["en"][:3].lower()], int(found["ed"])
    elif found["fn"]:
        year, month, day = int(found["fy"]), _MONTHS[found["fn"][:3].lower()], int(found["fd"])
    elif found["hy"]:
        year, month, day = int(found["hy"]), int(found["hm"]), int(found["hd"])
        if month > 12:
            month, day = day, month
    elif found["ty"]:
        year, month, day = 2000 + int(found["ty"]), int(found["tm"]), int(found["td"])
    elif found["bm"]:
        year, month, day = None, int(found["bm"]), int(found["bd"])
    else:
        year, month, day = None, int(found["sm"]), int(found["sd"])
    if not _real(year, month, day):
        return None
    return Stamp(year, month, day, start=found.start(), end=found.end())


def _offset(text: str | None) -> int | None:
    """Minutes east of Greenwich of ``+08:00``, ``Z``, ``GMT`` or 格林尼治标准时间; None of anything else."""
    if not text or text[0] in "北香台臺本当當HhCcBb":
        return None
    if text[0] in "+-":
        digits = text[1:].replace(":", "")
        minutes = int(digits[:2]) * 60 + int(digits[2:])
        return -minutes if text[0] == "-" else minutes
    return 0


def _with_time(stamp: Stamp, found: re.Match[str]) -> Stamp:
    hour, minute = int(found["h"]), int(found["mi"])
    second = found["s"] or found["s2"]
    half = (found["half"] or found["late"] or "").lower()
    if half in _LATE and hour < 12:
        hour += 12
    elif (half.startswith("a") or half == "凌晨") and hour == 12:
        hour = 0
    if hour > 23 or minute > 59 or (second and int(second) > 59):
        return stamp
    return stamp._replace(
        hour=hour,
        minute=minute,
        second=int(second) if second else None,
        offset=_offset(found["off"] or found["zone"]),
        end=found.end(),
    )


def stamps(text: str) -> tuple[Stamp, ...]:
    """Every date in the text, in printed order, with the time where one stands directly before or after it.

    Linear in the length of the text. A relative time (3小時前, 昨天) is no date.
    """
    return _stamps(text) if _DIGIT.search(text) or "年" in text else ()


@lru_cache(maxsize=512)
def _stamps(text: str) -> tuple[Stamp, ...]:
    return tuple(_each_stamp(text))


def _narrow(text: str) -> str:
    for wide, narrow in _NARROW:
        if wide in text:
            text = text.replace(wide, narrow)
    return text


def _each_stamp(text: str) -> Iterator[Stamp]:
    text = _narrow(text)
    for found in _DATE.finditer(text):
        stamp = _day(found)
        if stamp is None:
            continue
        after = _TIME.match(text, stamp.end)
        if after:
            yield _with_time(stamp, after)
            continue
        before = _TIME_BEFORE.search(text, max(0, stamp.start - 12), stamp.start)  # hket.com: 17:30 2020/08/09
        if before and int(before[1]) < 24 and int(before[2]) < 60:
            hour, second = int(before[1]), int(before[3]) if before[3] else None
            late = before[4] in ("p", "P") and hour < 12  # sinchew.com.my: 7:04pm 15/03/2023
            yield stamp.at(hour + 12 * late, int(before[2]), second)._replace(start=before.start())
        else:
            yield stamp


def clock(text: str) -> tuple[int, int, int | None] | None:
    """A time of day alone, as in ``【16:15】`` or ``香港時間１７時０６分``: hour, minute, second."""
    found = _CLOCK.search(_narrow(text))
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2])
    second = int(found[3]) if found[3] else None
    return (hour, minute, second) if hour < 24 and minute < 60 and (second or 0) < 60 else None


def machine(text: str) -> Stamp | None:
    """The date of a meta element, of JSON-LD or of a ``datetime``: ISO 8601, RFC 5322, 20120117, Unix time."""
    text = text[:80]
    compact = _COMPACT.match(text)
    if compact:
        year, month, day = int(compact[1]), int(compact[2]), int(compact[3])
        if not _real(year, month, day):
            return None
        stamp = Stamp(year, month, day)
        if compact[4] and int(compact[4]) < 24:
            return stamp.at(int(compact[4]), int(compact[5]), int(compact[6]) if compact[6] else None)
        return stamp
    epoch = _EPOCH.match(text)
    if epoch:
        moment = datetime.fromtimestamp(int(epoch[1]), UTC)
        stamp = Stamp(moment.year, moment.month, moment.day, offset=0)
        return stamp.at(moment.hour, moment.minute, moment.second)
    return next((stamp for stamp in stamps(text) if stamp.year), None)


def in_url(url: str) -> Stamp | None:
    """The day that an address carries (/2012/01-17/, /t20120117_, /19/0907/), None if it carries none."""
    for pattern in _IN_URL:
        for found in pattern.finditer(url[:2000]):
            part = found.groupdict()
            year = int(part["y"]) if part.get("y") else 2000 + int(part["yy"])
            if _real(year, int(part["m"]), int(part["d"])) and year >= 1995:
                return Stamp(year, int(part["m"]), int(part["d"]))
    return None


@lru_cache(maxsize=64)
def zone(name: str) -> tzinfo:
    """The zone of that IANA name; `DEFAULT_OFFSET` if the machine does not know it."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # ZoneInfoNotFoundError is a KeyError
        return DEFAULT_OFFSET


def iso(stamp: Stamp, local: tzinfo) -> str | None:
    """ISO 8601: the date alone where no time is printed, else with the offset that is printed or the local zone's.

    None for a stamp without a year.
    """
    if stamp.year is None:
        return None
    if stamp.hour is None:
        return f"{stamp.year:04}-{stamp.month:02}-{stamp.day:02}"
    own = local if stamp.offset is None else timezone(timedelta(minutes=max(-1439, min(1439, stamp.offset))))
    moment = datetime(stamp.year, stamp.month, stamp.day, stamp.hour, stamp.minute, stamp.second or 0, tzinfo=own)
    return moment.isoformat(timespec="minutes" if stamp.second is None else "seconds")


def to_zone(stamp: Stamp, local: tzinfo) -> Stamp:
    """The same moment in the local zone's clock, for stamps that carry another zone's offset (…T08:45:00Z)."""
    if stamp.offset is None or stamp.hour is None or stamp.year is None:
        return stamp
    own = timezone(timedelta(minutes=max(-1439, min(1439, stamp.offset))))
    moment = datetime(stamp.year, stamp.month, stamp.day, stamp.hour, stamp.minute, stamp.second or 0, tzinfo=own)
    try:
        moment = moment.astimezone(local)
    except OverflowError:
        return stamp
    return stamp._replace(
        year=moment.year, month=moment.month, day=moment.day, hour=moment.hour, minute=moment.minute, offset=None
    )
