"""The headline of the next article on a page that goes on with it, recognized by a date of its own."""

from __future__ import annotations

from scraper.extract.article.content.boilerplate.boilerplate import DATED
from scraper.extract.document import Line

_TOPS = frozenset(("h1", "h2"))
_HEADLINE = 10
"""Number of characters of the shortest one."""
_DATED_LINE = 60
"""Maximum number of characters of a line of date and source beside it."""
_BELOW = 3
"""Number of lines below it in which its date is."""


def heads_article(line: Line, lines: list[Line]) -> bool:
    """Check whether a line is set as a headline, with a line of its date right over it or close below."""
    if line.block.tag not in _TOPS or line.links or len(line.text) < _HEADLINE:
        return False
    beside = (*lines[max(0, line.index - 1) : line.index], *lines[line.index + 1 : line.index + 1 + _BELOW])
    return any(len(near.text) <= _DATED_LINE and DATED.match(near.text) for near in beside)
