"""Daily lists: the date in a list's address, and the ``{date:…}`` that replaces it in sources.yaml."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from scraper.urls import origin

_YEAR, _NO_DIGIT_BEFORE, _NO_DIGIT_AFTER = r"(20\d\d)", r"(?<!\d)", r"(?!\d)"
FORMS = tuple(
    (
        re.compile(f"{_NO_DIGIT_BEFORE}{_YEAR}{between}(\\d\\d){and_between}(\\d\\d){_NO_DIGIT_AFTER}"),
        f"{{date:{form}}}",
    )
    for between, and_between, form in (
        ("", "", "%Y%m%d"),  # /lm/xwlb/day/20260131.shtml
        ("-", "-", "%Y-%m-%d"),  # /daily/2026-01-31.html
        ("/", "/", "%Y/%m/%d"),  # /2026/01/31/
        ("-", "/", "%Y-%m/%d"),  # /html/2026-01/31/node_1.htm: most papers' pages as printed
        ("", "/", "%Y%m/%d"),  # /layout/202601/31/node_01.html
        ("/", "", "%Y/%m%d"),  # /2026/0131/
    )
)
"""Forms of a date in addresses: the pattern, and the ``{date:…}`` of an entry."""

_SHORT = "([1-9]\\d?)"
UNPADDED = tuple(
    (
        re.compile(f"{_NO_DIGIT_BEFORE}{_YEAR}{between}{_SHORT}{and_between}{_SHORT}{_NO_DIGIT_AFTER}"),
        f"{{date:{form}}}",
    )
    for between, and_between, form in (("-", "-", "%Y-%-m-%-d"), ("/", "/", "%Y/%-m/%-d"), ("-", "/", "%Y-%-m/%-d"))
)
"""The same without leading zeros: /2026/1/5/, /html/2026-1/5/."""


def form(url: str) -> tuple[str, date] | None:
    """The address with a ``{date:…}`` for its date, and the date; None without a date, or with several.

    One date may be in it several times (/2026/20260131/20260131_001.htm).
    """
    path = len(origin(url))
    for forms in (FORMS, UNPADDED):
        matches = [(match, written) for pattern, written in forms for match in pattern.finditer(url, path)]
        if matches:
            break
    try:
        days = {date(int(match[1]), int(match[2]), int(match[3])) for match, _written in matches}
    except ValueError:
        return None
    spans = sorted(match.span() for match, _written in matches)
    if len(days) != 1 or any(end > start for (_, end), (start, _) in pairwise(spans)):
        return None
    (day,) = days
    for match, written in sorted(matches, key=lambda pair: -pair[0].start()):
        url = f"{url[: match.start()]}{written}{url[match.end() :]}"
    if len(matches) > 1:
        url = url.replace(f"/{day.year}/", "/{date:%Y}/")
    return url, day
