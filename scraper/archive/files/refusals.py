"""What is not kept as a file although it came: a page in the place of a picture, an image of impossible size.

Only headers of images are read: nothing is decoded, so that an image that is a bomb harms nobody.
"""

from __future__ import annotations

from collections.abc import Set

from scraper.archive.files.file import Role
from scraper.archive.files.media_types import sniff
from scraper.archive.files.store import measured
from scraper.i18n import Message

MOST_PIXELS = 200_000_000
"""Width times height: 800 MB when it is drawn. Scans of whole newspaper pages have 80 million."""
PICTURES = frozenset[Role](("image", "poster", "layout"))
"""Roles of what a reader looks at: a text in its place is an error page."""


def refusal(content: bytes, roles: Set[Role]) -> str | None:
    """Return the reason for which a file of these roles is not kept; None for one that is."""
    if not content:
        return Message("the file is empty")
    kind = sniff(content)
    if kind.startswith("text/") and roles & PICTURES:
        return Message("not a picture: a text came in its place ({type})", type=kind)
    width, height = measured(content, kind)
    if width is not None and height is not None and width * height > MOST_PIXELS:
        return Message("a decompression bomb: an image of {width} × {height} pixels", width=width, height=height)
    return None
