"""Reader of dates and clock times in text, as Chinese pages print them, and those of other languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from scraper.extract.shared.dates import time_zones
from scraper.extract.shared.dates.half_days import HALF, hour_of
from scraper.extract.shared.dates.month_names import MONTHS, folded
from scraper.extract.shared.dates.stamp import Stamp, exists, with_offset
from scraper.extract.shared.lazy_regex import lazy_regex

_NARROW = tuple(zip("０１２３４５６７８９：∶﹕︰／－．，＋　\u00a0", "0123456789::::/-.,+  ", strict=True))
"""Full-width digits and punctuation with their ASCII forms (２０１２年, 09：15), each of one character."""
_WIDE = lazy_regex("[０-９：∶﹕︰／－．，＋　\u00a0]")
_DIGIT = lazy_regex(r"\d")
_HOUR = lazy_regex(r"\d|[零一二两兩三四五六七八九十][时時點点]")
_YEAR = lazy_regex(r"(?:19|20|25(?=[5-9]))\d\d")

_NUMERALS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {
    **dict.fromkeys("○ＯOo0零", 0),
    **dict.fromkeys("两兩", 2),
    "十": 10,
    "廿": 20,
    "卅": 30,
    "百": 100,
}
_CJK = "〇○零一二三四五六七八九十廿卅"
_YEAR_NUMERALS = "〇○ＯOo0零一二三四五六七八九"
_TEN, _SPOKEN = "[一二三四五六七八九十]", "[〇零一二三四五六七八九十]{1,3}"

_MONTH_NAME = r"(?i:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?)"

_DATE = lazy_regex(
    rf"""
    # the first characters of dates, and no place within a number but after a time: skips most places of a text
    (?=[\d民令平〇○零一二三四五六七八九十jfmasondJFMASOND])(?:(?<!\d)|(?=\D)|(?<=\d:\d\d))(?:
    # 2025年12月30日, 2025-12-30, 2025、12、30
    # 民國101年1月12日; a time may touch the day, and the year a time: 2025-12-3007:42
      (?: 民[國国]\ ?(?P<roc>\d{{2,3}})\ ?[年./-]
        | (?P<y>(?:(?<!\d)|(?<=\d:\d\d))(?:19|20)\d\d)\ ?(?:[年년./·—–-]|、(?=[01]\d、[0-3]\d(?!、?\d)))
        | (?P<era>令和|平成)\ ?(?P<rw>\d{{1,2}}|元)年
        | (?P<r>(?<![\d.])(?:1[01]\d|[89]\d(?=\ ?年\ ?\d{{1,2}}\ ?月)))\ ?年
        | (?P<yy>(?<![\d.])[012]\d)\ ?年(?=\ ?\d{{1,2}}\ ?月\ ?\d{{1,2}}\ ?日)
        | (?P<r2>(?<![第\d/.-])1[01]\d)(?=[./-](?:0[1-9]|1[0-2])[./-][0-3]\d(?![\d./-]))[./-]  # 101.01.12, of Taiwan
      )
      -?\ ?(?P<m>\d{{1,2}})\ ?(?:[月월./·—–-]|(?<=、\d\d)、)-?\ ?
        (?P<d>\d\d(?=\d\d:\d\d)|\d{{1,2}}(?!\d|\.\d))(?:\ ?[日號号일])?
    # 2023 11/17, set in pieces by xinhuanet.com
    | (?P<y2>(?<!\d)(?:19|20)\d\d)\ ?(?P<m2>\d\d)[/-]\ ?(?P<d2>\d\d)(?=\D|\d\d:\d\d|$)
    # 20251230, alone
    | (?<![\w./:-])(?P<ky>(?:19|20)\d\d)(?P<km>0[1-9]|1[0-2])(?P<kd>0[1-9]|[12]\d|3[01])(?![\w./-])
    # 二〇二五年十二月三十日, 二O二五年…, 民國一一四年…
    | (?:(?P<cy>[一二][{_YEAR_NUMERALS}]{{3}}|(?<!\d)20\d\d)|民[國国]\ ?(?P<rcy>[{_CJK}百]{{1,6}}))年
      (?P<cm>[{_CJK}]{{1,3}})月(?P<cd>[{_CJK}]{{1,3}})[日號号]
    # January 17, 2012, also where an element touches it (By City StaffJan 17, 2012); Dec 28 Sat 2013, of pixnet.net
    | (?P<en>(?:(?<![A-Za-z])|(?<=[a-z])(?=[A-Z])){_MONTH_NAME})\ ?(?P<ed>\d{{1,2}})(?i:st|nd|rd|th)?,?\ ?
      (?i:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}}\.?,?\ ?)?(?P<ey>(?:19|20)\d\d)(?=\D|\d\d:\d\d|$)
    # 17 Jan 2012, 17 Jan,2012
    | (?P<fd>(?<!\d)\d{{1,2}})[ -](?P<fn>{_MONTH_NAME})(?:,?[ -]|(?<=\d\ [A-Za-z]{{3}}),)(?P<fy>(?:19|20)\d\d)(?!\d)
    # 30/12/2025, as in Hong Kong and by rfi.fr
    | (?<![\d/.-])(?P<hd>\d{{1,2}})(?P<hs>[/.-])\ ?(?P<hm>\d{{1,2}})(?P=hs)\ ?(?P<hy>(?:19|20)\d\d)(?!\d|:\d\d)
    # 12 月 30, 2025, 十一月 6th, 2009, 30 12 月, 2025, 28 十二月, 2013, of WordPress in Chinese; 12月30日
    | (?<![\d/.:年-])(?P<vm>\d{{1,2}}|{_TEN}{{1,2}})\ ?月\ (?P<vd>\d{{1,2}})(?:st|nd|rd|th)?
      ,\ ?(?P<vy>(?:19|20)\d\d)(?![\d年])
    | (?<![\d/.:-])(?P<wd>\d{{1,2}})\ ?(?P<wm>(?<=\ )\d{{1,2}}|{_TEN}{{1,2}})\ ?[月월],?\ ?
      (?P<wy>(?:19|20)\d\d)(?![\d年])
    | (?<![\d年])(?P<bm>\d{{1,2}})\ ?月\ ?(?P<bd>\d{{1,2}})\ ?[日號号]
    # 12-01-30 09:15, 发布时间：12-01-3009:15, the year in two digits
    | (?<![\d/.-])(?<!\d:)(?P<ty>[0-3]\d)-(?P<tm>\d{{1,2}})-(?P<td>\d\d(?=\d\d:\d\d)|\d{{1,2}}(?=\ {{1,3}}\d\d:\d\d))
    # 12-30 09:15, 发布时间：12-3009:15
    | (?<![\d/.-])(?<!\d:)(?P<sm>[01]?\d)[/-](?P<sd>[0-3]\d(?=\d\d:\d\d)|[0-3]?\d(?=\ {{1,3}}\d\d:\d\d))
    )
    """,
    re.VERBOSE,
)

_SIGN = lazy_regex(
    r"[\d月JFMASONDjfmasond](?:(?<=月)|(?<=\d)(?:[ 　\u00a0]?[月월./·／．－—–-]|、\d\d、|\d{7})"
    r"|(?<=[JFMASONDjfmasond])(?i:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec))"
)
"""What a date of `_DATE` has, full-width or not: most lines with a digit have none of it."""

_GAP = r"[\ ,.@|/·‧•()（）\[\]【】–—-]{0,6}"
_WEEKDAY = (
    r"(?:(?:星期|周|週|禮拜|礼拜)[一二三四五六日天]|(?<=[(（])[一二三四五六日天月火水木金土월화수목금토일](?=[)）])"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?"
    r"|[农農夏阴陰][历曆]:?\ ?(?-i:[\u4e00-\u9fff]){2,12})"
)
"""Between a day and its clock: the day of the week, also as 2024/05/02 (四) 14:30; the day by the lunar calendar."""
_ZONE = rf"{time_zones.NAME}|HKT|BJT|CST|(?:GMT|UTC)(?:[+-]\d{{1,2}})?|(?-i:E[SD]T|P[SD]T)"
_TIME = lazy_regex(
    rf"""
    (?:T|\ at\ |{_GAP}(?:{_WEEKDAY}{_GAP}){{0,2}}(?P<zone>{_ZONE})?\ ?:?)
    {HALF}?\ ?
    # a counter may touch the time, as elements without a space between them read: 08:501234 人氣
    (?P<h>\d{{1,2}}|(?(half)[零〇一二两兩三四五六七八九十]{{1,3}}(?=[时時點点])|(?:{_SPOKEN}(?=[时時點点]{_SPOKEN}分)|零(?=[时時點点]))))
    (?: (?:\ ?:\ ?|\ ?[时時點点시]\ ?|\.(?=[0-5]\d\ ?(?:[ap]\.?m|(?-i:[A-Z]{{2,4}}\b)))|h(?=[0-5]\d(?!\w)))
        (?P<mi>[0-5]\d|\d(?![\d刻])|{_SPOKEN}(?=分))
        (?: :(?P<s>[0-5]\d|\d(?!\d))(?:\.\d{{1,9}})?
          | \ ?[分분]\ ?(?:(?P<s2>\d{{1,2}})\ ?[秒초])?
        )?
      | \ ?[时時點点](?P<part>半|[一三13]刻|[整正])
      | (?(half)\ ?[时時點点시](?![\d一二三])|\ ?(?:[时時](?![\d一二三])|[點点](?!\w)))
    )
    \ ?(?P<late>[ap]\.?m(?![a-z])\.?|[上下]午(?!茶))?
    \ ?(?P<off>{time_zones.BEHIND})?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORD = r"(?:[^\W\d_]|[\u064b-\u0652\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0e31\u0e34-\u0e4e]){2,14}"
"""A word with the marks that are set to its letters in Arabic, Hindi, Bengali and Thai."""
_FOREIGN = lazy_regex(
    rf"(?<![\d_./-])(?P<d>\d{{1,2}})(?:\.\s?|(?:st|nd|rd|th|er|[ºª°])?\s|(?:(?<=[^\W\d],\s\d\d)|(?<=[^\W\d],\s\d)),\s)(?:de\s|of\s)?(?P<m>{_WORD})(?:\s?/\s?{_WORD})?\.?,?\s(?:de\s|del\s|of\s)?"
    rf"(?P<y>(?:19|20|25(?=[5-9]))\d\d)(?!\d)(?:\s(?:года|року|г\.|р\.))?"
    rf"|(?<!\w)(?P<m2>{_WORD})\.?\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?:de\s)?(?P<y2>(?:19|20)\d\d)(?!\d)"
    rf"|(?<![\w./-])(?P<d4>\d{{1,2}})[-/.](?P<m4>[^\W\d_]{{3,9}})[-/.](?P<y4>(?:19|20)\d\d)(?!\d)"
    rf"|(?<!\w)(?P<y5>(?:19|20)\d\d)[.,]?\s(?P<m5>{_WORD})\.?\s(?P<d5>\d{{1,2}})(?!\d)"
    rf"|(?<!\w)(?:ngày\s)?(?P<d3>\d{{1,2}})\stháng\s(?P<m3>\d{{1,2}})(?:\snăm|,)\s(?P<y3>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
"""A day with the month in words of any language: 2 de mayo de 2024, 2. März 2024, mayo 2, 2024, 2 мая 2024;
after that of the week, one comma more: wtorek, 2, maj 2024."""
_ASCTIME = lazy_regex(
    r"(?<!\w)(?P<m>[A-Z][a-z]{2})\s{1,2}(?P<d>\d{1,2})\s(?P<h>\d\d):(?P<mi>\d\d):(?P<s>\d\d)\s"
    r"(?:(?P<off>[A-Z]{2,4}(?:[+-]\d\d:?\d\d)?|[+-]\d{4})\s)?(?P<y>(?:19|20)\d\d)(?!\d)"
)
"""A moment as C and Java print it: Thu May 02 14:30:00 CST 2024."""
_TIME_BEFORE = lazy_regex(
    rf"{HALF}? ?(?<!\d)(?<!\d:)(\d{{1,2}})[:时時點点](\d\d)分?(?::(\d\d))?(?: ?([ap]\.?m)\.?)?"
    rf"(?: ?({time_zones.BEHIND}))?[ ,|]{{0,3}}"
    r"(?:on )?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?[ ,]{1,2})?$",
    re.IGNORECASE,
)
_BEFORE = 28
"""Number of characters of a time and its zone before a day."""
_ZONE_BEFORE = lazy_regex(rf"{time_zones.BEFORE_DAY}[ :]{{0,3}}$")
_CLOCK = lazy_regex(r"(?<![\d:.])(\d{1,2})\s?[:时時]\s?(\d\d)(?:[:分]\s?(\d\d))?(?![\d:])")


def _numeral(text: str) -> int:
    """The value of 十二, 三十 or 三十一; a run of digits (二五) is read digit by digit, 12 as it is."""
    if text.isascii():
        return int(text)
    value = 0
    for char in text:
        number = _NUMERALS[char]
        if number == 100:
            value = (value or 1) * 100
        elif number == 10:
            value = (value or 1) * 10 if value < 10 else value + 10 if value % 100 == 0 else value + value % 10 * 9
        elif value and value % 10 == 0:
            value += number
        else:
            value = value * 10 + number
    return value


def _number(text: str) -> int:
    """The value of 26 or of 二十六."""
    return int(text) if text.isdigit() else _numeral(text)


def _day(match: re.Match[str]) -> Stamp | None:
    """The day of a match of `_DATE`; None if the calendar has no such day."""
    year: int | None
    if match["m"]:
        year = int(match["y"]) if match["y"] else 2000 + int(match["yy"]) if match["yy"] else _of_era(match)
        month, day = int(match["m"]), int(match["d"])
    elif match["y2"]:
        year, month, day = int(match["y2"]), int(match["m2"]), int(match["d2"])
    elif match["ky"]:
        year, month, day = int(match["ky"]), int(match["km"]), int(match["kd"])
    elif match["cm"]:
        printed = match["cy"]
        year = int("".join(str(_NUMERALS.get(c, c)) for c in printed)) if printed else 1911 + _numeral(match["rcy"])
        month, day = _numeral(match["cm"]), _numeral(match["cd"])
    elif match["en"]:
        year, month, day = int(match["ey"]), MONTHS[match["en"][:3].lower()], int(match["ed"])
    elif match["fn"]:
        year, month, day = int(match["fy"]), MONTHS[match["fn"][:3].lower()], int(match["fd"])
    elif match["hy"]:
        year, month, day = int(match["hy"]), int(match["hm"]), int(match["hd"])
        if month > 12:
            month, day = day, month
    elif match["vy"]:
        year, month, day = int(match["vy"]), _numeral(match["vm"]), int(match["vd"])
    elif match["wy"]:
        year, month, day = int(match["wy"]), _numeral(match["wm"]), int(match["wd"])
    elif match["ty"]:
        year, month, day = 2000 + int(match["ty"]), int(match["tm"]), int(match["td"])
    elif match["bm"]:
        year, month, day = None, int(match["bm"]), int(match["bd"])
    else:
        year, month, day = None, int(match["sm"]), int(match["sd"])
    if not exists(year, month, day):
        return None
    return Stamp(year, month, day, start=match.start(), end=match.end())


def _foreign_day(match: re.Match[str]) -> Stamp | None:
    """The day of a match of `_FOREIGN`; None if the word is no month, or the calendar has no such day."""
    year, day = (int(next(match[name + end] for end in ("", *"2345") if match[name + end])) for name in "yd")
    month = (
        int(match["m3"]) if match["m3"] else MONTHS.get(folded(match["m"] or match["m2"] or match["m4"] or match["m5"]))
    )
    if year >= _OF_BUDDHA:
        year -= 543
    if month is None or not exists(year, month, day):
        return None
    return Stamp(year, month, day, start=match.start(), end=match.end())


_OF_BUDDHA = 2550
"""The first year that Thailand's papers may print, whose years count from 543 before ours."""


def _of_era(match: re.Match[str]) -> int:
    """The year of a match of `_DATE` that counts from 1912, as Taiwan does, or by the reigns of Japan's emperors."""
    if match["rw"]:
        return (2018 if match["era"] == "令和" else 1988) + (1 if match["rw"] == "元" else int(match["rw"]))
    return 1911 + int(match["roc"] or match["r"] or match["r2"])


def _with_time(stamp: Stamp, match: re.Match[str]) -> Stamp:
    """The stamp with the time of a match of `_TIME`, unchanged where there is no such time."""
    h, mi, part, s, s2, half, late, off, named = match.group(
        "h", "mi", "part", "s", "s2", "half", "late", "off", "zone"
    )
    hour, minute, second = _number(h), _number(mi) if mi else _PARTS.get(part, 0), int(s or s2) if s or s2 else None
    if half or late:
        half = (half or late).lower()
        if half in _BEFORE_NOON and hour == 12 and mi and ":" in match.group():
            hour = 0  # 上午12:26, as browsers write the hour after midnight
        hour = hour_of(hour, half)
    if hour > 23 or minute > 59 or (second or 0) > 59:
        return stamp
    timed = Stamp(stamp.year, stamp.month, stamp.day, hour, minute, second, stamp.offset, stamp.start, match.end())
    return with_offset(timed, off or named)


def with_time_behind(stamp: Stamp, text: str) -> Stamp | None:
    """The day with the time that is printed directly after it in a `narrow` text; None where none is."""
    after = _TIME.match(text, stamp.end) if _HOUR.search(text, stamp.end) else None
    return _with_time(stamp, after) if after else None


_BEFORE_NOON = ("上午", "午前")
_PARTS = {"半": 30, "一刻": 15, "1刻": 15, "三刻": 45, "3刻": 45}
"""Parts of an hour, in minutes."""


@lru_cache(maxsize=512)
def stamps(text: str) -> tuple[Stamp, ...]:
    """Every date in the text, in printed order, with the time where one is printed directly before or after it.

    Linear in the length of the text. Relative ones (3小時前, 昨天) are read by `relative_dates`. What has no `_SIGN` is
    looked through only for a year among other words: those of months in other languages (2 de mayo de 2024).
    Remembered: several fields ask of the same lines.
    """
    if "月" not in text and _DIGIT.search(text) is None:
        return ()
    if _SIGN.search(text) or (_YEAR.search(text) and len(text.split(None, 1)) > 1):
        return tuple(_each_stamp(text))
    return ()


def narrow(text: str) -> str:
    """The text with full-width digits and punctuation in their ASCII forms, of the same length."""
    if _WIDE.search(text) is None:
        return text
    for wide, narrow in _NARROW:
        if wide in text:
            text = text.replace(wide, narrow)
    return text


def _each_stamp(text: str) -> Iterator[Stamp]:
    text = narrow(text)
    days = [stamp for match in _DATE.finditer(text) if (stamp := _day(match))]
    if not days and _YEAR.search(text):
        if ":" in text and (match := _ASCTIME.search(text)) is not None and (moment := _asctime(match)) is not None:
            yield moment
            return
        days = [stamp for match in _FOREIGN.finditer(text) if (stamp := _foreign_day(match))]
    for stamp in days:
        timed = with_time_behind(stamp, text)
        if timed is not None:
            yield _in_zone_before(timed, text)
            continue
        before = _TIME_BEFORE.search(text, max(0, stamp.start - _BEFORE), stamp.start)  # hket.com: 17:30 2020/08/09
        if before and int(before[2]) < 24 and int(before[3]) < 60:
            half = (before[1] or before[5] or "").lower()  # sinchew.com.my: 7:04pm 15/03/2023
            hour, second = hour_of(int(before[2]), half), int(before[4]) if before[4] else None
            timed = stamp.at(hour, int(before[3]), second)._replace(start=before.start())
            yield with_offset(timed, before[6])  # cnn.com: Updated 2:30 PM EDT, Thu May 2, 2024
        else:
            yield stamp


def _asctime(match: re.Match[str]) -> Stamp | None:
    """The moment of a match of `_ASCTIME`; None if the word is no month, or the calendar has no such day."""
    month, hour = MONTHS.get(match["m"].lower()), int(match["h"])
    year, day, minute, second = (int(match[name]) for name in ("y", "d", "mi", "s"))
    if month is None or not exists(year, month, day) or hour > 23 or minute > 59 or second > 59:
        return None
    return with_offset(Stamp(year, month, day, hour, minute, second, None, *match.span()), match["off"])


def _in_zone_before(timed: Stamp, text: str) -> Stamp:
    """The time in the zone that is printed before its day: 美东时间2026年1月31日 09:15."""
    if timed.offset is not None or not any(sign in text for sign in _SIGNS_OF_ZONES):
        return timed
    zone_before = _ZONE_BEFORE.search(text, max(0, timed.start - 12), timed.start)
    return with_offset(timed, zone_before[0]) if zone_before else timed


_SIGNS_OF_ZONES = "时時区區TC"
"""Each zone that stands before a day has one of these: 美东时间, 东九区, GMT+9, UTC+9."""

_MONTH_AND_DAY = lazy_regex(r"(?:[·•|｜丨]\s?)?[\[(（【]?\s?(\d{1,2})[-/.月](\d{1,2})日?\s?[\])）】]?(?:\s?[·•|｜丨])?")
_NAMED_DAY = lazy_regex(
    rf"(?P<m>{_MONTH_NAME})\s?(?P<d>\d{{1,2}})(?i:st|nd|rd|th)?,?|(?P<d2>\d{{1,2}})(?i:st|nd|rd|th)?[\s-]?(?P<m2>{_MONTH_NAME})"
)
_LONGEST_DAY = 16


def month_and_day(text: str) -> Stamp | None:
    """Read a month and a day alone, with a sign that parts it from a headline or none: [12-30], Dec 30, 12-30·."""
    match = _MONTH_AND_DAY.fullmatch(text)
    if match is not None:
        month, day = int(match[1]), int(match[2])
    elif len(text) <= _LONGEST_DAY and text.isascii() and (match := _NAMED_DAY.fullmatch(text)) is not None:
        month, day = MONTHS.get(folded(match["m"] or match["m2"]), 0), int(match["d"] or match["d2"])
    else:
        return None
    return Stamp(None, month, day, start=0, end=len(text)) if exists(None, month, day) else None


def clock(text: str) -> tuple[int, int, int | None] | None:
    """Read a time of day alone, as in ``【16:15】`` or ``香港時間１７時０６分``: hour, minute, second."""
    if _DIGIT.search(text) is None:
        return None
    match = _CLOCK.search(narrow(text))
    if not match:
        return None
    hour, minute = int(match[1]), int(match[2])
    second = int(match[3]) if match[3] else None
    return (hour, minute, second) if hour < 24 and minute < 60 and (second or 0) < 60 else None
