"""The list of a page whose headlines are links without an address: a script opens them, or a saved copy lost it."""

from __future__ import annotations

from scraper.extract.document import Document
from scraper.extract.html.text_model import Link
from scraper.extract.listing import main_listing
from scraper.extract.listing.headline_links import weight
from scraper.extract.listing.main_listing import Listing
from scraper.extract.shared.lazy_regex import lazy_regex

_SCRIPT = "javascript:"
_LEAST, _MEAN = 5, 10
"""Headlines without an address that make a list, and the mean weight of their texts: fewer are buttons, shorter ones
labels of a menu."""

_LEAST_RICH = 3
"""The same of headlines with a date or a teaser each, however short."""

_LONGER = 8
"""Weight of the text of a link that is longer than a button's."""


def read(doc: Document) -> Listing | None:
    """The list that the page would have if each of its links without an address led somewhere; None where most of the
    entries have addresses, or read like a menu's.

    Its entries have made-up addresses, and say what the page is, not what to fetch.
    """
    if sum([is_unlinked(link) and weight(link.text) >= _LONGER for line in doc.lines for link in line.links]) < _LEAST:
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


_MADE_UP = "?unlinked="
_COUNT = lazy_regex(r"\(\d[^)]{0,20}\)$")
"""What differs between buttons: load more comments (12 replies)."""


def _are_headlines(listing: Listing) -> bool:
    """Test for entries of which at least half have made-up addresses and texts of their own, no labels."""
    texts = {_COUNT.sub("", item.headline) for item in listing.items if _MADE_UP in item.url}
    if 2 * len(texts) < len(listing.items):
        return False
    if listing.rich >= _RICH and not listing.is_aside and len(texts) >= _LEAST_RICH:
        return True
    return len(texts) >= _LEAST and sum(map(weight, texts)) >= _MEAN * len(texts)


_RICH = 0.8
"""Share of entries with a date or a teaser in such a list."""


def is_unlinked(link: Link) -> bool:
    """Test for a link that only a script can follow: ``javascript:;``, ``#``, not for one to a place (``#part-2``)."""
    href = link.href
    return href == "#" or (href[:1] in "jJ" and href[: len(_SCRIPT)].lower() == _SCRIPT)
