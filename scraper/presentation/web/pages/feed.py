"""The feeds of the web view: any search as /feed.xml or /feed.json."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlsplit

from scraper.feeds import Selection, content_type, rendered
from scraper.feeds.feed import Format
from scraper.presentation.web.pages import media
from scraper.presentation.web.pages.search_view import Finder
from scraper.presentation.web.request_params import SearchParams

ITEMS = 100
"""Number of articles of a feed."""
FORMATS: dict[str, Format] = {"xml": "atom", "json": "json"}
"""Suffix of the address -> format."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it is sent."""

    content: bytes
    etag: str
    media: str


def feed(finder: Finder, params: SearchParams, suffix: str, address: str) -> Feed:
    """The feed of a search, computed once for each state of the archive."""
    format = FORMATS[suffix]

    def made() -> Feed:
        query, _hints = params.query()
        dates = tuple((name, value) for name in ("since", "until") if (value := getattr(params, name)))
        selection = Selection(
            query,
            params.q,
            params.filter,
            items=ITEMS,
            copies="folded" if params.unique else "shown",
            typed=dates,
        )
        parts = urlsplit(address)
        content = rendered(
            finder.archive,
            selection,
            format,
            address,
            lambda article, sha256: f"{parts.scheme}://{parts.netloc}{media.address(article, sha256)}",
        )
        return Feed(content, f'"{sha256(content).hexdigest()[:32]}"', content_type(format))

    return finder.once(("feed", params, suffix, address), made)


def is_known(sent: str, etag: str) -> bool:
    """Check whether an If-None-Match names the feed (RFC 9110 section 13.1.2)."""
    tags = [tag.strip().removeprefix("W/") for tag in sent.split(",")]
    return etag in tags or "*" in tags
