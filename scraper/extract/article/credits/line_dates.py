"""The moment that a line's elements carry in an attribute: ``<time datetime="…">3小时前</time>``."""

from __future__ import annotations

import re

from scraper.extract.html.text_model import Line
from scraper.extract.shared.dates.machine_dates import of_attributes
from scraper.extract.shared.dates.stamp import Stamp
from scraper.extract.shared.lazy_regex import lazy_regex

_RELATIVE = lazy_regex(
    r"[前昨今刚剛上yYaA0-9](?:(?<=[前昨今刚剛])|(?<=上)(?:[周週]|[个個]?(?:月|星期))|(?<=\b[yY])esterday\b"
    r"|(?<=\b[aA])(?i:go)\b|(?<=^\d)\d?(?:[:：]\d\d$|\s?(?:h|d|w|min|hrs?)\b))"
)
"""What a line shows of a moment that is in an attribute."""
_IN_OTHER_LANGUAGES = lazy_regex(
    r"\d\s?(?:초|분|시간|일|주|개월|달|년)\s?전"
    r"|\b(?:vor|il y a|hace|há|för|for)\s(?:\d{1,3}|une?|einer|einem)\s[^\W\d_]"
    r"|\d\s[^\W\d_]{1,12}\s"
    r"(?:trước|fa|geleden|назад|тому|önce|(?:yang\s)?lalu|lepas|sedan|siden|sitten|temu|πριν|atrás)\b",
    re.IGNORECASE,
)
"""… in languages other than Chinese, Japanese and English: 3시간 전, vor 3 Stunden, il y a 3 heures, 3 giờ trước."""


def of_line(line: Line) -> Stamp | None:
    """The moment that an attribute carries of a ``<time>`` in the line, or of any element of a relative time."""
    relative = len(line.text) < _LONGEST and (
        _RELATIVE.search(line.text) is not None or _IN_OTHER_LANGUAGES.search(line.text) is not None
    )
    for span in line.spans:
        if (relative or span.tag in _TIMES) and (stamp := of_attributes(span.node.attributes)):
            return stamp
    for link in line.links[:_LINKS] if relative else ():
        if stamp := of_attributes(link.node.attributes):
            return stamp
    return of_attributes(line.node.attributes) if relative else None


_LINKS = 2
"""Links of a line that may show a relative time: forums link it to the post."""


_TIMES = ("time", "relative-time", "time-ago", "amp-timeago", "local-time")
"""Elements of a time: HTML's own, and those that GitHub's script shows relative to now."""
_LONGEST = 80
"""Characters of the longest line that shows a relative time."""
