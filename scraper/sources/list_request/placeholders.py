"""What is in braces in a start URL: ``{date:%Y%m%d}`` for days, ``{page}`` for the pages of a list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from scraper.i18n import Message

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
"""``{date}``, ``{date:FORMAT}``, ``{page}`` … in a start URL; the group is the text between the braces."""

DIRECTIVES: Mapping[str, str] = {
    "%Y": "{0.year:04d}",
    "%y": "{1:02d}",
    "%m": "{0.month:02d}",
    "%-m": "{0.month}",
    "%d": "{0.day:02d}",
    "%-d": "{0.day}",
    "%j": "{2:03d}",
}
"""Directives of a date's FORMAT. Not ``strftime``, whose ``%-d`` and non-ASCII text depend on the system."""

_COUNTING = re.compile(r"(\d{1,9})(?:\+(\d{1,6}))?")
_DIRECTIVE = re.compile(r"%-?[A-Za-z]|%")


def has_date(url: str) -> bool:
    """Test for a ``{date}`` or ``{date:FORMAT}``."""
    return any(_word(match) == "date" for match in PLACEHOLDER.finditer(url))


def has_page(url: str) -> bool:
    """Test for a ``{page}``, ``{page:FIRST}`` or ``{page:FIRST+STEP}``."""
    return any(_word(match) == "page" for match in PLACEHOLDER.finditer(url))


def expand(url: str, day: date, number: int = 0) -> str:
    """The URL with ``{date:FORMAT}`` and ``{page:FIRST+STEP}`` replaced; ``{date}`` alone is ISO 8601.

    ``number``: the page, from 0. ``{page}`` counts from 1, ``{page:0}`` from 0, ``{page:0+20}`` 0, 20, 40.
    Raises ValueError, with a correction, for another placeholder or a directive that is not in `DIRECTIVES`.
    """

    def placeholder(match: re.Match[str]) -> str:
        if _word(match) == "page":
            return str(counted(match[1], number))
        if _word(match) != "date":
            raise ValueError(Message("{match} is not known; did you mean {date:%Y%m%d} or {page}?", match=match[0]))
        return dated(match[1], day)

    done = PLACEHOLDER.sub(placeholder, url)
    if "{" in done or "}" in done:
        raise ValueError(Message("a brace is left open; a date is written {date:%Y%m%d}"))
    return done


def dated(written_date: str, day: date) -> str:
    """The day as ``date:FORMAT`` writes it; ``date`` alone is ISO 8601. Raises ValueError for an unknown directive."""

    def directive(match: re.Match[str]) -> str:
        if match[0] not in DIRECTIVES:
            raise ValueError(
                Message(
                    "{match} in a {date:…} is not known; use {directives}",
                    match=match[0],
                    directives=", ".join(DIRECTIVES),
                )
            )
        return DIRECTIVES[match[0]].format(day, day.year % 100, day.timetuple().tm_yday)

    return _DIRECTIVE.sub(directive, written_date.partition(":")[2] or "%Y-%m-%d")


def _word(match: re.Match[str]) -> str:
    return match[1].partition(":")[0].strip()


def counted(written_page: str, number: int) -> int:
    """The number that a page has, from 0, as ``page:FIRST+STEP`` writes it. Raises ValueError."""
    if ":" not in written_page:
        return 1 + number
    written = _COUNTING.fullmatch(written_page.partition(":")[2].strip())
    if written is None:
        match = f"{{{written_page}}}"
        raise ValueError(Message("{match} cannot be counted; write {page}, {page:0} or {page:0+20}", match=match))
    return int(written[1]) + number * int(written[2] or 1)
