"""The address of the largest picture that an element names: pages load theirs late, and in several sizes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborNode

from scraper.extract.document import Document
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.text.normalise import clean
from scraper.urls import canonical, is_web_address

LAZY = (
    "data-original",
    "data-src",
    "data-original-src",
    "data-lazyload-src",
    "data-lazy-src",
    "data-lazyload",
    "data-lazy",
    "data-actualsrc",  # zhihu.com
    "data-echo",
    "data-url",
    "data-img",
    "data-full",
    "data-ks-lazyload",
    "lazy-src",
    "lazysrc",
    "original",
    "zoomfile",  # Discuz: the whole picture
    "file",  # Discuz
    "_src",
)
"""Attributes with the address of a picture that a script loads when it comes into view; ``src`` is a placeholder."""

LONGEST = 2_000
"""Maximum number of characters of an address, as `scraper.urls` has it for pages."""

_OTHER = frozenset(("alt", "class", "id", "onclick", "onerror", "onload", "poster", "src", "srcset", "style", "title"))
"""Attributes that hold other things than the address of the picture; ``onerror`` has that of another one."""
_ABSOLUTE = lazy_regex(r"(?:https?:)?//\S", re.IGNORECASE)
_FILE = lazy_regex(r"\.(?:jpe?g|png|webp|gif|bmp|avif)(?:[?#!@]|$)", re.IGNORECASE)
_SEVERAL, _CODE = lazy_regex(r"[\s,]"), lazy_regex(r"[()'\"<>]")
_PLACEHOLDER = lazy_regex(
    r"(?:^|[/_.-])(?:blank|loading|lazy(?:load)?|placeholder|spacer|gr[ae]y|transparent|pixel|none|nopic|empty|default|1x1)"
    r"[\w-]{0,20}\.(?:gif|png|jpe?g|svg|webp)(?:[?#]|$)",
    re.IGNORECASE,
)
"""The file that a page shows until a script loads the picture."""
_DENSITY = lazy_regex(r"(\d{1,6}(?:\.\d{1,3})?)[wx]")
_SPLIT = lazy_regex(r",\s|\s,|,(?=(?:https?:)?//)")


def of_image(doc: Document, node: LexborNode, attributes: Mapping[str, str | None]) -> str | None:
    """The address of the picture of an ``<img>``, the largest that it or its ``<picture>`` offers; None without one."""
    parent = node.parent
    sizes = list(_sizes(attributes))
    if parent is not None and parent.tag == "picture":
        for source in parent.css("source"):
            sizes.extend(_sizes(source.attributes))
    own = next((value for name in LAZY if (value := attributes.get(name)) and _is_address(value)), None)
    own = own or attributes.get("src")
    if not own or not _is_address(own) or _PLACEHOLDER.search(own):
        own = _unlisted(attributes) or own
    largest = max(sizes, key=lambda size: size[0], default=None)
    if largest is not None and (largest[0] > 0 or not own or not _is_address(own)):
        own = largest[1]
    return absolute(doc, own)


def _unlisted(attributes: Mapping[str, str | None]) -> str | None:
    """The address of a picture in an attribute that `LAZY` does not list: ``real_src``, ``lay-src``."""
    values = (value for name, value in attributes.items() if value and name not in _OTHER and len(value) <= LONGEST)
    return next((value for value in values if _is_picture(value) and not _PLACEHOLDER.search(value)), None)


def _is_picture(value: str) -> bool:
    """Check whether the value of an attribute is one web address, or the path of one picture."""
    if _SEVERAL.search(value):
        return False
    return bool(_ABSOLUTE.match(value) or (_FILE.search(value) and not _CODE.search(value)))


def absolute(doc: Document, address: str | None) -> str | None:
    """An address of a page made absolute, with all its parameters; as written where the page has no web address."""
    address = (address or "").strip()
    if not address or len(address) > LONGEST or not _is_address(address):
        return None
    whole = canonical(address, doc.base, keep=("*",), encoding=doc.encoding)
    if whole is None and not is_web_address(doc.base) and not re.match(r"[a-z]{1,20}:", address, re.IGNORECASE):
        whole = address
    return None if whole is None else clean(whole).replace(" ", "%20")


def _sizes(attributes: Mapping[str, str | None]) -> Iterator[tuple[float, str]]:
    """The candidates of ``srcset`` with their widths or densities (0 where none is written)."""
    for name in ("srcset", "data-srcset", "data-lazy-srcset"):
        listed = (attributes.get(name) or "").strip()[: 10 * LONGEST]
        for candidate in _SPLIT.split(listed) if listed else ():
            address, _, size = candidate.strip().partition(" ")
            if address and _is_address(address):
                density = _DENSITY.fullmatch(size.strip())
                yield float(density[1]) if density else 0.0, address


def _is_address(value: str) -> bool:
    start = value.lstrip()[:11].lower()
    return not start.startswith(("data:", "javascript:", "about:", "blob:", "#")) and ("/" in value or "." in value)
