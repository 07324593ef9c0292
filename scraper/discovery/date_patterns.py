"""Daily lists: the date in a list's address, and the ``{date:…}`` that replaces it in sources.yaml."""

from __future__ import annotations

import re
from datetime import date

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


def form(url: str) -> tuple[str, date] | None:
    """The address with a ``{date:…}`` for its date, and the date; None without a date, or with several."""
    path = len(origin(url))
    matches = [(match, written) for pattern, written in FORMS for match in pattern.finditer(url, path)]
    if len(matches) != 1:
        return None
    ((match, written),) = matches
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    return f"{url[: match.start()]}{written}{url[match.end() :]}", day
