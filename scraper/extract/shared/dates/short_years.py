"""Reader of days with a year of two digits: 15.11.23 06:00 as papers of Europe print them, 26-01-31 as in China."""

from __future__ import annotations

from scraper.extract.shared.dates.dates import with_time_behind
from scraper.extract.shared.dates.stamp import Stamp, exists
from scraper.extract.shared.lazy_regex import lazy_regex

_DAY = lazy_regex(
    r"(?<![\d/.:v-])(?P<d>[0-3]?\d)(?P<s>[./-])(?P<m>[01]?\d)(?P=s)(?P<y>[0-3]\d)(?![\d./_](?!\d:\d\d|(?<=\.)(?:\s|$)))"
)
_LONGEST = 80
"""Maximum number of characters of a line of date and author that is looked at: a text has versions and sections,
too."""


def short_year(text: str, lang: str | None) -> tuple[Stamp, ...]:
    """The days so printed in a short line.

    In English those with the month first, where the number of the day or a clock of twelve hours says so.
    """
    if len(text) > _LONGEST or lang is None:
        return ()
    days = []
    english = lang.lower().startswith("en")
    for match in _DAY.finditer(text):
        first, month, last = (int(match[part]) for part in ("d", "m", "y"))
        if english:
            if match["s"] != "/" or not (month > _MONTHS or _AMERICAN.match(text, match.end())):
                continue
            first, month = month, first
        if match["s"] == "-" and not lang.lower().startswith(_DASHED):
            continue
        year, day = (first, last) if lang.lower().startswith(_YEAR_LEADS) else (last, first)
        if exists(2000 + year, month, day):
            stamp = Stamp(2000 + year, month, day, start=match.start(), end=match.end())
            days.append(with_time_behind(stamp, text) or stamp)
    return tuple(days)


_MONTHS = 12
_AMERICAN = lazy_regex(r",?\s(?:(?:at|[|·•-])\s)?\d{1,2}:\d\d\s?[AaPp]\.?[Mm]")
"""A clock after a day: 6/7/25 at 9:05 AM."""
_DASHED = ("nl",)
"""Languages that print dashes between day, month and year: 01-07-23, 06:00."""
_YEAR_LEADS = ("ko", "ja")
"""Languages that print the year before the month: 23.11.09 14:32."""
_YEAR_FIRST = lazy_regex(r"(?<![\d./:-])(?P<y>[0-3]\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?![\d./-])")
_TOOLS = lazy_regex(r"大\s{0,2}中\s{0,2}小|打印|关闭|字[体号]|来源|作者|发布|时间|日期|点击|浏览|阅读|编辑")
"""Text beside the day of an article, and beside no number of a part or a telephone."""


def year_first(text: str) -> tuple[Stamp, ...]:
    """The day of a short line of tools and credits: | 26-01-31 | 【大 中 小】【打印】."""
    match = _YEAR_FIRST.search(text) if len(text) <= _LONGEST else None
    if match is None or _TOOLS.search(text) is None:
        return ()
    year, month, day = 2000 + int(match["y"]), int(match["m"]), int(match["d"])
    if not exists(year, month, day):
        return ()
    stamp = Stamp(year, month, day, start=match.start(), end=match.end())
    return (with_time_behind(stamp, text) or stamp,)
