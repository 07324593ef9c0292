"""The list of a page whose headlines are links without an address: a script opens them, or a saved copy lost it."""

from __future__ import annotations

from copy import copy

from scraper.extract.document import Document
from scraper.extract.html.text_model import Line, Link
from scraper.extract.listing import main_listing, patterns
from scraper.extract.listing.headline_links import weight
from scraper.extract.listing.main_listing import Listing
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.models import Teaser

_SCRIPT, UNLINKED_BEGINS = "javascript:", frozenset("#jJ")
_LEAST, _MEAN = 5, 10
"""Headlines without an address that make a list, and the mean weight of their texts: fewer are buttons, shorter ones
labels of a menu."""

_LEAST_RICH = 3
"""The same of headlines with a date each, however short; with a teaser each, at least `_LEAST`."""

_LONGER = 8
"""Weight of the text of a link that is longer than a button's."""


def read(doc: Document) -> Listing | None:
    """The list that the page would have if each of its links without an address led somewhere; None where most of the
    entries have addresses, or read like a menu's.

    Its entries have made-up addresses, and say what the page is, not what to fetch.
    """
    longer = [
        line
        for line in doc.lines
        for link in line.links
        if link.href[:1] in UNLINKED_BEGINS and is_unlinked(link) and weight(link.text) >= _LONGER
    ]
    if len(longer) < _LEAST and (
        len(longer) < _LEAST_RICH or sum([_is_dated(doc, line) for line in longer]) < _LEAST_RICH
    ):
        return None
    links = {
        line.index: [
            link._replace(href=f"{_MADE_UP}{link.node.mem_id}") if is_unlinked(link) else link for link in line.links
        ]
        for line in doc.lines
        if any(is_unlinked(link) for link in line.links)
    }
    listing = main_listing.listing(doc.with_links(links))
    return listing if listing is not None and _are_headlines(listing) else None


def _is_dated(doc: Document, line: Line) -> bool:
    """Test for a day in a line, or in one beside it."""
    near = doc.lines[max(0, line.index - 1) : line.index + 3]
    return any(patterns.DATE.search(other.text[:_LONGEST]) is not None for other in near)


_LONGEST = 200
"""Number of characters of a line that are searched for a day."""


def may_be_part(listing: Listing) -> bool:
    """Test for a list so short that others of its entries may have no address: what belongs to each is unclear."""
    return len(listing.items) <= _FEW


_FEW = 3


def linked(listing: Listing, part: Listing | None = None) -> Listing | None:
    """The same list with those entries alone that lead somewhere and are no labels; None where there are none.

    ``part`` is a list with some of them, of which none may be missing.
    """
    items = tuple([item for item in listing.items if _MADE_UP not in item.url and _is_story(item)])
    if not items or (part is not None and {item.url for item in items} != {item.url for item in part.items}):
        return None
    whole = copy(listing)
    whole.items = items
    return whole


def _is_story(item: Teaser) -> bool:
    return bool(item.published or item.summary) or weight(item.headline) >= _MEAN


_MADE_UP = "?unlinked="
_COUNT = lazy_regex(r"\(\d[^)]{0,20}\)$")
"""What differs between buttons: load more comments (12 replies)."""


def _are_headlines(listing: Listing) -> bool:
    """Test for entries of which at least half have made-up addresses and texts of their own, no labels."""
    texts = {_COUNT.sub("", item.headline) for item in listing.items if _MADE_UP in item.url}
    if 2 * len(texts) < len(listing.items):
        return False
    if listing.rich >= _RICH and not listing.is_aside and len(texts) >= _LEAST_RICH:
        return len(texts) >= _LEAST or all(item.published for item in listing.items)
    return len(texts) >= _LEAST and sum(map(weight, texts)) >= _MEAN * len(texts)


_RICH = 0.8
"""Share of entries with a date or a teaser in such a list."""


def is_unlinked(link: Link) -> bool:
    """Test for a link that only a script can follow: ``javascript:;``, ``#``, not for one to a place (``#part-2``)."""
    href = link.href
    return href == "#" or (href[:1] in "jJ" and href[: len(_SCRIPT)].lower() == _SCRIPT)
