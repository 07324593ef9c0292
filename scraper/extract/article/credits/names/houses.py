"""What a site calls itself: its name in the data, the title and the address, and whose rights the foot says it has."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from scraper.extract.article.credits.names.given_names import has_given_name
from scraper.extract.document import Document, key
from scraper.extract.shared.lazy_regex import lazy_regex

_DECLARED = ("og:site_name", "application-name")
_CALLED = ("apple-mobile-web-app-title", "publisher", "dc.publisher")
"""Names of meta elements of the site's name, and of whose the site is or what its button is called."""
_PARTS = lazy_regex(r"\s[-–—•·»~:]{1,2}\s|\s?[|｜¦]\s?")
"""What parts a title: the headline, the channel, the site."""
_RIGHTS = lazy_regex(
    r"(?:©|\([cC]\)|Copyright\b)[\s:,©]{0,3}(?:(?:19|20)\d\d)?\s?(?:[-–]\s?(?:(?:19|20)\d\d|\w{4,8}))?[\s,:|•-]{0,4}"
    r"(?:by\s)?(?P<house>[^\W\d_][^|•©.,;()\d]{2,48})",
)
"""The foot of a page: © 2008-2024 Harbor Ledger. All rights reserved."""
_MARKS = ("©", "opyright", "(c)", "(C)")
_TAIL, _FOOT = 3, 60
"""Parts of a title that may be the site's, and lines of the foot."""
_LONGEST = 160
_SHORTEST = 3
"""Characters of a name that tells one site from others."""
_PLAIN_LABELS = frozenset(
    "www m mobile amp news blog blogs web online com co org net gov edu ac github wordpress".split()
)
"""Labels of hosts that are no names."""


def names_of_site(doc: Document) -> frozenset[str]:
    """The names of the site in its data and address, as `key` writes them."""
    return _keys(_declared(doc))


def houses(doc: Document, headline: str) -> frozenset[str]:
    """These, and what title and foot call the site on a page with a headline that `key` writes so."""
    parts = (part for part in _PARTS.split(html.unescape(doc.title))[-_TAIL:] if key(part) not in headline)
    host = doc.url.split("/")[2].removeprefix("www.") if doc.url else ""
    labels = (label for label in host.split(".")[:-1] if label not in _PLAIN_LABELS)
    called = (doc.meta.get(name, "") for name in _CALLED)
    return names_of_site(doc) | _keys((host, *labels, *parts, *called, *_of_foot(doc)))


def is_house(name: str, sites: frozenset[str]) -> bool:
    """Tell whether the name is the site's and no person's: a blog has often that of whom it is.

    A part of the site's name is it, too, and what begins with it: Harbor Press Nacional, of Harbor Press.
    """
    own = key(name)
    if own in sites:
        return not (" " in name and has_given_name(name))
    begins = [key(name[: space.start()]) for space in _SPACE.finditer(name)]
    begun = any(len(begin) >= _BEGINNING and begin in sites for begin in begins)
    if not begun and (len(begins) < _PART or not any(site.startswith(own) for site in sites)):
        return False
    return not any(map(has_given_name, name.split()))


_SPACE = lazy_regex(r"\s")
_BEGINNING, _PART = 4, 2
"""Letters of a site's name with which that of its desk begins, and spaces in a part of a site's name."""


def _keys(names: Iterable[str]) -> frozenset[str]:
    return frozenset(own for name in names if len(own := key(name).lstrip("@")) >= _SHORTEST)


def _declared(doc: Document) -> Iterator[str]:
    for name in _DECLARED:
        if own := doc.meta.get(name, ""):
            yield own
            yield own.rpartition(".")[0]  # HarborLantern.com
    if (account := doc.meta.get("twitter:site", "")) != doc.meta.get("twitter:creator"):
        yield account
    for item in doc.json_ld:
        publisher = item.get("publisher")
        if isinstance(publisher, dict) and isinstance(house := publisher.get("name"), str):
            yield house
    if doc.url:
        yield doc.url.split("/")[2].removeprefix("www.").split(".")[0]


def _of_foot(doc: Document) -> Iterator[str]:
    """Whose rights one of the last lines says they are."""
    for line in doc.lines[-_FOOT:]:
        text = line.text
        if len(text) <= _LONGEST and any(mark in text for mark in _MARKS) and (rights := _RIGHTS.search(text)):
            yield rights["house"].partition(" All rights")[0].strip()
