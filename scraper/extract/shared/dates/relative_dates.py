"""Reader of dates that are counted from the time of fetching: 3小时前, 昨天 14:20, yesterday, 2 hours ago."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from scraper.extract.shared.dates.dates import narrow, with_time_behind
from scraper.extract.shared.dates.stamp import Stamp, exists
from scraper.extract.shared.dates.time_zones import zone
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.models import Hints

_NUMBERS: Mapping[str, int] = {
    **{c: i for i, c in enumerate("一二三四五六七八九十", 1)},
    **dict.fromkeys(("两", "兩"), 2),
    **dict.fromkeys(("a", "an", "one"), 1),
}
_UNITS: Mapping[str, str] = {
    word: unit
    for unit, *words in map(
        str.split,
        """
        second  秒 秒钟 秒鐘 second sec s
        minute  分 分钟 分鐘 minute min m
        hour    小时 小時 钟头 鐘頭 hour hr h
        day     天 日 day d
        longer  周 週 星期 礼拜 禮拜 月 个月 個月 年 week wk w month mo year yr y
        """.strip().splitlines(),
    )
    for word in words
}
"""Word -> the unit of an age. Of the longer ones no day follows."""
_DAYS: Mapping[str, int] = {
    word: int(back)
    for back, *words in map(
        str.split,
        """
        0  今天 今日 today
        1  昨天 昨日 yesterday
        2  前天
        3  大前天
        """.strip().splitlines(),
    )
    for word in words
}
"""Word -> the days before the day of fetching."""


def _any(words: Mapping[str, object], *, han: bool) -> str:
    own = [word for word in words if word.isascii() is not han]
    return "|".join(sorted(own, key=len, reverse=True))


_HAN_UNIT = _any(_UNITS, han=True)
_AGE = lazy_regex(
    rf"(?<![\d.])(?P<n>\d{{1,3}}|[一二两兩三四五六七八九十]|半)\ ?[个個]?\ ?(?P<unit>{_HAN_UNIT})(?P<half>半)?"
    r"\ ?[以之]?前"
    rf"|(?<![\w.])(?P<en>\d{{1,3}}|an?|one)\ ?(?P<word>{_any(_UNITS, han=False)})s?\ ago(?!\w)"
    r"|(?P<now>刚刚|剛剛|(?<!\w)just\ now(?!\w))"
    rf"|(?P<day>{_any(_DAYS, han=True)}|(?<!\w)(?:{_any(_DAYS, han=False)})(?!\w))",
    re.IGNORECASE,
)
_AT = lazy_regex(r",?\ at\ ", re.IGNORECASE)
_BEFORE = lazy_regex(r"(?:^|\W|[于於在]|[时時][间間]|[发發][布佈表])$")
"""The end of what may be before a date: a mark, a space, or a word that a date follows."""
_BEHIND = lazy_regex(
    r"\s{0,4}(?:$|[^\w\s，,、。；;：:%]|[来來]源|稿源|作者|[记記]者|[发發][布佈表]|[责責]任?[编編]|[阅閱][读讀]|浏览|[评評][论論])"
    r"|\s{1,4}[^\s，,、。；;]{1,16}(?:\s|$)"
)
"""The beginning of what may be after it: a credit, a name after a space, no sentence that goes on."""


class Relative(NamedTuple):
    """A date that is counted from the time of fetching, with its place in the text."""

    stamp: Stamp | None
    """At the precision of the words; None where no day follows from them (3个月前)."""
    start: int
    end: int


def moment(hints: Hints) -> datetime | None:
    """The time of fetching by the clock of the source; None where the hints do not give it."""
    if not hints.fetched:
        return None
    try:
        when = datetime.fromisoformat(hints.fetched)
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(zone(hints.zone))
    except (ValueError, OverflowError):
        return None


def completed(stamp: Stamp, in_url: Stamp | None, now: datetime | None) -> Stamp | None:
    """A month and a day with the year of the article's address, where that names the day or the one beside it.

    Where it names no day, they are of the last year in which they had been at the time of fetching. None where neither
    tells the year.
    """
    if stamp.year is not None:
        return stamp
    if in_url is not None:
        near = in_url.month == stamp.month and abs(in_url.day - stamp.day) <= 1
        return stamp._replace(year=in_url.year) if near else None
    if now is None:
        return None
    return last_before(stamp, now + timedelta(days=1))


def last_before(stamp: Stamp, now: datetime) -> Stamp:
    """A day and a month in the last year in which they had been: 12月30日 on 2 January is of the old year."""
    year = now.year - ((stamp.month, stamp.day) > (now.month, now.day))
    return stamp._replace(year=year) if exists(year, stamp.month, stamp.day) else stamp


_ANY = datetime(2026, 1, 31, 12, tzinfo=UTC)


def is_relative(text: str) -> bool:
    """Test for a text that is a relative date and hardly anything else."""
    return len(text) <= _LONGEST and relative(text, _ANY) is not None


_LONGEST = 16
"""Maximum number of characters of a relative date that is alone: 昨天 22:05, about 3 hours ago."""


def relative(text: str, now: datetime) -> Relative | None:
    """The first relative date that is used in a text as a date is, not as a word of a sentence.

    Minutes give the minute, hours the full hour (the one that lies within the span that the words leave), days the day;
    a word for a day may have a clock after it.
    """
    text = narrow(text)
    for match in _AGE.finditer(text):
        end = match.end()
        stamp: Stamp | None
        try:
            if match["day"]:
                then = now - timedelta(days=_DAYS[match["day"].lower()])
                day = Stamp(then.year, then.month, then.day, end=end)
                at = _AT.match(text, end)
                timed = with_time_behind(day._replace(end=at.end()) if at else day, text)
                stamp = timed if timed is not None and timed.timed else day
                end = stamp.end
            else:
                stamp = _aged(match, now)
        except OverflowError:
            continue
        end -= text[end - 1] == " "  # which the pattern of clocks has taken
        if _BEFORE.search(text, max(0, match.start() - 8), match.start()) and _BEHIND.match(text, end):
            return Relative(stamp, match.start(), end)
    return None


def _aged(match: re.Match[str], now: datetime) -> Stamp | None:
    """The moment of an age, cut to its unit."""
    if match["now"]:
        return _stamp(now)
    printed = (match["n"] or match["en"]).lower()
    unit = _UNITS[(match["unit"] or match["word"]).lower()]
    if unit == "longer":
        return None
    if printed == "半" or match["half"]:  # 半小时前, 2小时半前
        return _stamp(now - timedelta(minutes=30)) if unit == "hour" and printed == "半" else None
    count = _NUMBERS.get(printed) or int(printed)
    then = now - timedelta(**{f"{unit}s": count})
    if unit == "day":
        return Stamp(then.year, then.month, then.day)
    return _stamp(then.replace(minute=0) if unit == "hour" else then)


def _stamp(then: datetime) -> Stamp:
    shift = then.utcoffset() or timedelta()
    return Stamp(then.year, then.month, then.day, then.hour, then.minute, offset=int(shift.total_seconds() // 60))
