"""Dates as people type them: a day, a month, a year, a time; 3 days ago; today, last week; in Chinese too."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from scraper.i18n import Message

Edge = Literal["first", "last"]
"""The first or the last day of a named period (last week)."""

_WRITTEN = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?[年月日号]?", re.ASCII)
_AGO = re.compile(
    r"(\d{1,5}|[一二两三四五六七八九十半])个?([a-z]+?|[\u4e00-\u9fff]+?)(?:ago|前|以前|之前|内|以来|来)?", re.ASCII
)
_PAST = re.compile(r"^(?:最近|近|过去|thelast|last|past)(?=\d|[一二两三四五六七八九十半])")
_DIGITS = {character: number for number, character in enumerate("一二三四五六七八九十", 1)} | {"两": 2}

_HOURS = {"h": 1, "hour": 1, "小时": 1, "钟头": 1, "min": 1 / 60, "minute": 1 / 60, "分钟": 1 / 60}
_DAYS = {"d": 1, "day": 1, "天": 1, "日": 1, "w": 7, "week": 7, "周": 7, "星期": 7, "礼拜": 7}
_MONTHS = {"mo": 1, "month": 1, "月": 1, "y": 12, "year": 12, "年": 12}
"""Units of "3 days ago". m is not among them: it is minutes in `every:` and would be months here."""


class Ambiguous(ValueError):
    """A length of time is in m: minutes or months."""


def moment(text: str, edge: Edge = "first") -> str:
    """Read a date, a time or a time span back from now, as ISO 8601.

    The precision is the day, month or year that the text names, else the minute. ``edge`` selects the day of a named
    period (last week). Raises ValueError for any other text, with a message where there is more to say.
    """
    typed = unicodedata.normalize("NFKC", text).strip()
    if written := _WRITTEN.fullmatch(typed):
        day = "-".join(part.zfill(2) for part in written.groups() if part)
        date.fromisoformat(f"{day}-01-01"[:10])
        return day
    word = re.sub(r"[\s_-]+", "", typed.lower())
    if named := _NAMED.get(word):
        return named(datetime.now(UTC).astimezone().date(), edge)
    try:
        if then := _ago(_PAST.sub("", word)):
            return then
    except OverflowError as error:
        raise ValueError(Message("{text}: before the calendar", text=text)) from error
    return datetime.fromisoformat(typed).isoformat() if len(typed) > 10 else date.fromisoformat(typed).isoformat()


def is_worded(text: str) -> bool:
    """Check whether a date is given in words (last week, 三个月前), so that its meaning is worth printing."""
    plain = unicodedata.normalize("NFKC", text).strip()
    return re.fullmatch(r"\d{4}.*|\d+(h|d|w|mo|y)", plain, re.ASCII) is None


def _ago(word: str) -> str | None:
    """The moment a length of time before now; None for another text."""
    ago = _AGO.fullmatch(word)
    if ago is None:
        return None
    half = ago[1] == "半"
    count = _DIGITS.get(ago[1]) or (0.5 if half else int(ago[1]))
    unit = ago[2] if ago[2] in _UNITS else ago[2].removesuffix("s")
    now = datetime.now(UTC).astimezone()
    if unit == "m":
        raise Ambiguous(f"{word} may be minutes or months: write {ago[1]}mo for months, {ago[1]}min for minutes")
    if unit in _HOURS:
        return (now - timedelta(hours=count * _HOURS[unit])).isoformat(timespec="minutes")
    if unit in _DAYS and not half:
        return (now.date() - timedelta(days=count * _DAYS[unit])).isoformat()
    if unit in _MONTHS and count * _MONTHS[unit] >= 1:
        return _months_before(now.date(), int(count * _MONTHS[unit])).isoformat()
    return None


_UNITS = {*_HOURS, *_DAYS, *_MONTHS, "m"}


def _months_before(day: date, months: int) -> date:
    """The same day a number of months earlier, or the last day of that month if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < 1:
        raise OverflowError
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise OverflowError


def _day(days: int) -> Callable[[date, Edge], str]:
    return lambda today, edge: (today + timedelta(days=days)).isoformat()


def _week(weeks: int) -> Callable[[date, Edge], str]:
    def named(today: date, edge: Edge) -> str:
        monday = today - timedelta(days=today.weekday() + 7 * weeks)
        return (monday + timedelta(days=6 if edge == "last" else 0)).isoformat()

    return named


def _month(months: int) -> Callable[[date, Edge], str]:
    return lambda today, edge: f"{_months_before(today.replace(day=1), months):%Y-%m}"


def _year(years: int) -> Callable[[date, Edge], str]:
    return lambda today, edge: f"{today.year - years:04}"


_NAMED: Mapping[str, Callable[[date, Edge], str]] = {
    word: named
    for words, named in (
        ("today now 今天 今日 今", _day(0)),
        ("yesterday 昨天 昨日 昨", _day(-1)),
        ("daybeforeyesterday thedaybeforeyesterday 前天 前日", _day(-2)),
        ("大前天", _day(-3)),
        ("tomorrow 明天 明日", _day(1)),
        ("thisweek week 本周 这周 这一周 本星期 这星期 这个星期 本礼拜 这礼拜 这个礼拜", _week(0)),
        ("lastweek 上周 上一周 上星期 上个星期 上礼拜 上个礼拜", _week(1)),
        ("weekbeforelast 上上周 上上星期 上上个星期", _week(2)),
        ("thismonth month 本月 这月 这个月 当月", _month(0)),
        ("lastmonth 上月 上个月", _month(1)),
        ("monthbeforelast 上上月 上上个月", _month(2)),
        ("thisyear year 今年 本年", _year(0)),
        ("lastyear 去年", _year(1)),
        ("yearbeforelast 前年", _year(2)),
    )
    for word in words.split()
}
"""Words for days and periods. A week is from Monday; a month or a year stands for all of its days."""
