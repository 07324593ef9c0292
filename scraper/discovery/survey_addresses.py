"""Addresses in a survey: the one for the entry, that of a home page, those to sample."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from scraper.discovery.results import MOST
from scraper.models import Fetched
from scraper.urls import canonical, same_site


def permanent(fetched: Fetched) -> str:
    """The address for the entry: the final one if it is the same page on another host or scheme.

    Otherwise the requested one, since a redirect may lead to the page of the day.
    """
    requested, final = canonical(fetched.requested) or fetched.requested, canonical(fetched.url) or fetched.url
    return final if urlsplit(requested)[2:4] == urlsplit(final)[2:4] else requested


def is_home(url: str) -> bool:
    """Test for the address of a home page."""
    path = urlsplit(url).path
    return path in ("", "/") or path.lower().strip("/").split(".")[0] in ("index", "default")


def spread(items: Sequence[str], url: str) -> list[str]:
    """Order addresses for sampling: the site's own if any, far from each other first, as neighbours are often alike."""
    own = [item for item in items if same_site(item, url)] or list(items)
    own = own[:MOST]
    places = [0, len(own) // 2, len(own) // 4, 3 * len(own) // 4, len(own) - 1, *range(len(own))]
    return [own[place] for place in dict.fromkeys(places)]
