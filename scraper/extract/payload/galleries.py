"""Reads the galleries in a page's data: lists of pictures, each with its address and its caption."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from scraper.extract.payload.embedded import walk
from scraper.extract.shared.lazy_regex import lazy_regex

_ADDRESSES = (
    "oimg bigimg originurl original big cdnurl img pic picurl imgurl imgsrc picsrc timg image imageurl url src".split()
)
"""Keys of the address of a picture, the largest first, in lower case and without underscores."""
_OF_ANYTHING = ("url", "src")
"""Those of them that alone make no picture of an object: a key for a caption must be beside them."""
_NAMED = lazy_regex(r"pic|img|image|photo|large|big|orig", re.IGNORECASE)
_SMALLER = lazy_regex(r"thumb|small|mini|cover|icon|avatar|logo", re.IGNORECASE)
"""Other keys that name an address of a picture, and those of a smaller one."""
_CAPTIONS = "note caption abstract subabstract desc description intro remark summary text alt content title".split()
"""Keys of what is said of a picture, the fullest first, written as those of addresses."""
_LINKS = ("url", "link", "href", "docurl", "articleurl", "shareurl")
"""Keys of the page that an entry of a list leads to, written so."""
_PICTURE = lazy_regex(
    r"\.(?:jpe?g|png|gif|webp|bmp|avif)(?:[?#!@~]|$)|mmbiz|/(?:img|image|pic|photo)s?[/.]|(?<!to)pic", re.IGNORECASE
)
_PAGE = lazy_regex(r"\.(?:[sx]?html?|php|aspx?|jsp)(?:[?#]|$)", re.IGNORECASE)
_STOPS = ("。", "！", "？")
"""End of a sentence: a caption, be it under the key of a title."""
_LEAST = 2
"""Minimum number of pictures of a gallery."""


class Slide(NamedTuple):
    """A picture of a gallery."""

    address: str
    caption: str
    """What is said of it; "" for nothing."""
    is_titled: bool
    """It has a title of its own, as another article has."""


class Gallery(NamedTuple):
    """A list of pictures, and the key that it is under."""

    name: str
    slides: tuple[Slide, ...]


def galleries(state: list[Any]) -> Iterator[Gallery]:
    """The lists in the page's data of which most entries are pictures."""
    for payload in state:
        for item in walk({"": payload}):
            for name, rows in item.items():
                if not isinstance(rows, list) or len(rows) < _LEAST:
                    continue
                slides = [own for row in rows if isinstance(row, dict) and (own := slide(row)) is not None]
                if len(slides) >= _LEAST and len(slides) * 2 >= len(rows):
                    yield Gallery(name, tuple(_without_common_title(slides, rows)))


def _without_common_title(slides: list[Slide], rows: list[Any]) -> list[Slide]:
    """The pictures of a story whose title each of them repeats: it belongs to the story."""
    titles = {row.get("title") for row in rows if isinstance(row, dict) and isinstance(row.get("title"), str)}
    return [own._replace(is_titled=False) for own in slides] if len(titles) == 1 else slides


def slide(row: dict[str, Any]) -> Slide | None:
    """Read an object as a picture; None for any other, such as an article's with its thumbnail."""
    values = {name.replace("_", "").lower(): _text(value) for name, value in row.items()}
    pictures = [name for name, text in values.items() if _PICTURE.search(text) and not _PAGE.search(text)]
    named = [name for name in _ADDRESSES if name in pictures]
    named = named or [name for name in pictures if _NAMED.search(name) and not _SMALLER.search(name)]
    if not named or any(values.get(name) and name not in pictures for name in _LINKS):
        return None
    if named[0] in _OF_ANYTHING and values.keys().isdisjoint(_CAPTIONS):
        return None
    caption = next((text for name in _CAPTIONS if (text := values.get(name))), "")
    title = values.get("title", "")
    return Slide(values[named[0]], caption, bool(title) and not (title == caption and title.endswith(_STOPS)))


def _text(value: Any) -> str:
    """The text under a key, of an object its address: {"img": {"url": "1.jpg"}}; "" for any other value."""
    if isinstance(value, dict):
        value = value.get("url") or value.get("src")
    return value.strip() if isinstance(value, str) else ""
