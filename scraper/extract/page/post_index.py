"""The index of a blog or a channel, told by the linked headings over its texts."""

from __future__ import annotations

from scraper.extract.document import HEADINGS, Document, Line
from scraper.extract.listing.headline_links import weight
from scraper.extract.listing.placement import prose
from scraper.extract.shared.lazy_regex import lazy_regex

_POSTS = 3
"""Linked headings over a text each that make an index; an article may have one or two of related ones."""

_ABOVE = 6
"""Lines above the text of the first post in which its heading stands: date, author and channel come between."""

_OVER = 0.2
"""Share of the prose that may stand over the first heading: an introduction of the channel."""

_LEAST = 6
"""Weight of the shortest headline of a post."""


def is_index(doc: Document, first: int | None) -> bool:
    """Test for texts from a line on that stand under linked headings of one kind, all of this site.

    A review of several products links its headings, too, but to their shops, and opens with a text of its own.
    """
    if first is None:
        return False
    addresses: set[str] = set()
    texts: list[int] = []
    over = 0
    kind: tuple[str, str] | None = None
    for line in doc.lines[max(0, first - _ABOVE) :]:
        if _is_linked_heading(line) and kind in (None, (line.tag, line.block.name)):
            kind = line.tag, line.block.name
            addresses.add(line.links[0].href.partition("#")[0])
            texts.append(0)
        elif texts:
            texts[-1] += prose(line)
        elif line.index >= first:
            over += prose(line)
    hosts = {address.partition("//")[2].partition("/")[0] if "//" in address[:8] else "" for address in addresses}
    several = min(len(addresses), sum([size > 0 for size in texts])) >= _POSTS
    return several and len(hosts) == 1 and over <= _OVER * (over + sum(texts))


def _is_linked_heading(line: Line) -> bool:
    """Test for a heading that is nothing but a link to another page, and no place in a ranking."""
    if line.tag not in HEADINGS or len(line.links) != 1 or line.link_chars + _SIGNS < len(line.text):
        return False
    link = line.links[0]
    return weight(link.text) >= _LEAST and not link.href.startswith("#") and _PLACE.match(line.text) is None


_SIGNS = 2
"""Characters that a heading may have beside its link: an arrow, a bullet."""

_PLACE = lazy_regex(r"\W{0,2}\d{1,3}\s?[.):–-]\s")
"""The number of a place at the beginning of a heading: 12. …"""
