"""Reader of days with a year of two digits as papers of Europe print them: 15.11.23 06:00, 18/10/22 à 11h02."""

from __future__ import annotations

from scraper.extract.shared.dates.dates import Stamp, exists, with_time_behind
from scraper.extract.shared.lazy_regex import lazy_regex

_DAY = lazy_regex(r"(?<![\d/.:-])(?P<d>[0-3]?\d)(?P<s>[./])(?P<m>[01]?\d)(?P=s)(?P<y>[0-3]\d)(?![\d./](?!\d:\d\d))")
_LONGEST = 80
"""Characters of the longest line of date and author that is looked at: a text has versions and sections, too."""


def short_year(text: str, lang: str | None) -> tuple[Stamp, ...]:
    """The days so printed in a short line; none where the language is English, which prints the month first, too."""
    if len(text) > _LONGEST or lang is None or lang.lower().startswith("en"):
        return ()
    days = []
    for match in _DAY.finditer(text):
        year, month, day = 2000 + int(match["y"]), int(match["m"]), int(match["d"])
        if exists(year, month, day):
            stamp = Stamp(year, month, day, start=match.start(), end=match.end())
            days.append(with_time_behind(stamp, text) or stamp)
    return tuple(days)
