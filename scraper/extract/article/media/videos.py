"""The videos of an article: its ``<video>`` elements, and the players of video sites in frames."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from scraper.extract.article.media import addresses, captions
from scraper.extract.article.media.region import Region
from scraper.extract.document import Document, Placed
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.models import Video

_PLAYERS = lazy_regex(
    r"(?:https?:)?//(?:[\w-]{1,30}\.){0,3}(?:v\.qq\.com/|player\.youku\.com|player\.bilibili\.com|youtube(?:-nocookie)?\.com/embed"
    r"|player\.vimeo\.com|open\.iqiyi\.com|mpvideo\.qpic\.cn|tv\.cctv\.com|ixigua\.com/iframe|share\.polyv|dailymotion\.com/embed)",
    re.IGNORECASE,
)
"""Addresses of frames that are players."""
_LAZY = ("data-src", "data-url", "data-lazy-src", "data-original", "data-litespeed-src")
"""Attributes with the address of what a script loads when it comes into view."""
MOST = 50
"""Videos of one article."""


def find(page: Document, region: Region) -> tuple[Video, ...]:
    """The videos in the region of the article, in page order, those without an address left out."""
    chosen: list[tuple[Placed, str, str | None]] = []
    for placed in region.doc.media:
        if not region.start <= placed.line <= region.end or placed.node.tag not in ("video", "iframe"):
            continue
        url = _address(page, placed.node)
        if url is None or is_hidden(placed, region):
            continue
        chosen.append((placed, url, addresses.absolute(page, placed.node.attributes.get("poster"))))
    if not chosen:
        return ()
    texts = captions.of_pictures(region, [placed for placed, _, _ in chosen], page.titles)
    videos = {url: Video(url, poster, text.text) for (_, url, poster), text in zip(chosen, texts, strict=True)}
    return tuple(videos.values())[:MOST]


def is_hidden(placed: Placed, region: Region) -> bool:
    """Check whether the video is in a block that is not shown, or beside the article."""
    block = placed.block
    while block is not None and not (block.first <= region.first and region.last < block.last):
        if block.unseen or block.tag in ("aside", "footer", "nav"):
            return True
        block = block.parent
    return False


def _address(page: Document, node: LexborNode) -> str | None:
    attributes = node.attributes
    named = [attributes.get(name) for name in ("src", *_LAZY)]
    if node.tag == "iframe":
        frame = next((value for value in (*named[1:], named[0]) if value and _PLAYERS.match(value.strip())), None)
        return addresses.absolute(page, frame)
    sources = [source.attributes.get("src") for source in node.css("source")]
    return next((url for value in (*named, *sources) if (url := addresses.absolute(page, value))), None)
