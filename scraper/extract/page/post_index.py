"""The index of a blog or a channel, recognized by the linked headings over its texts."""

from __future__ import annotations

from itertools import accumulate

from scraper.extract.document import HEADINGS, Document, Line, key
from scraper.extract.listing import patterns
from scraper.extract.listing.headline_links import weight
from scraper.extract.listing.placement import prose
from scraper.extract.shared.lazy_regex import lazy_regex

_POSTS = 3
"""Linked headings over a text each that make an index; an article may have one or two of related ones."""

_ABOVE = 20
"""Number of lines above the text of the first post in which its heading is, over date and author."""

_OVER = 0.2
"""Share of the prose that may be over the first heading: an introduction of the channel."""

_LEAST = 6
"""Weight of the shortest headline of a post."""


def is_index(doc: Document, first: int | None) -> bool:
    """Test for texts from a line on that are under linked headings of one kind, all of this site.

    A review of several products links its headings, too, but to their shops, and opens with a text of its own. A
    heading that the title repeats is that of an article, which links to itself, over the teasers of others.
    """
    if first is None:
        return False
    begin = max(0, first - _ABOVE)
    lines = doc.lines[begin:]
    title = key(doc.title)
    headings: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        if _is_linked_heading(line):
            if key(line.text) in title:
                return False
            headings.setdefault((line.tag, line.block.name), []).append(line)
    kinds = [kind for kind in headings.values() if len(kind) >= _POSTS]
    if not kinds:
        return False
    sums = [0, *accumulate(map(prose, lines))]
    top = min(kind[0].index for kind in headings.values()) - begin
    over = sums[max(top, first - begin)] - sums[first - begin]
    if over > _OVER * (sums[-1] - sums[min(top, first - begin)]) or _has_sections(lines, sums):
        return False
    return any(_have_texts([line.index - begin for line in kind], sums) and _is_own(kind) for kind in kinds)


def _has_sections(lines: list[Line], sums: list[int]) -> bool:
    """Test for headings that are no links over most of the prose: sections of one text, with cards between them."""
    headings = [place for place, line in enumerate(lines) if line.tag in HEADINGS]
    ends = [*headings[1:], len(lines)]
    own = sum(
        [sums[end] - sums[place] for place, end in zip(headings, ends, strict=True) if not lines[place].link_chars]
    )
    return own > _SECTIONS * sums[-1]


_SECTIONS = 0.5
"""Share of the prose under headings of its own that makes a text of several sections."""


def _have_texts(places: list[int], sums: list[int]) -> bool:
    """Test for headings at these places with a text under each."""
    ends = [*places[1:], len(sums) - 1]
    return sum([sums[end] > sums[place] for place, end in zip(places, ends, strict=True)]) >= _POSTS


def _is_own(headings: list[Line]) -> bool:
    """Test for several addresses, all on one host."""
    addresses = {line.links[0].href.partition("#")[0] for line in headings}
    hosts = {address.partition("//")[2].partition("/")[0] if "//" in address[:8] else "" for address in addresses}
    return len(addresses) >= _POSTS and len(hosts) == 1


def _is_linked_heading(line: Line) -> bool:
    """Test for a heading that is nothing but a link to another page: not to the front page, no place in a ranking."""
    if line.tag not in HEADINGS or len(line.links) != 1 or line.link_chars + _SIGNS < len(line.text):
        return False
    link = line.links[0]
    if weight(link.text) < _LEAST or link.href.startswith("#") or patterns.HOME.fullmatch(link.href[:_HOME]):
        return False
    return _PLACE.match(line.text) is None


_SIGNS = 2
"""Number of characters that a heading may have beside its link: an arrow, a bullet."""

_HOME = 60
"""Maximum number of characters of an address of a front page."""

_PLACE = lazy_regex(r"\W{0,2}\d{1,3}\s?[.):–-]\s")
"""The number of a place at the beginning of a heading: 12. …"""
