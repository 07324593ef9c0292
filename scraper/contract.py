"""The JSON contract: the names of kinds and fields, in their order, and how times are written. It makes no class.

Most commands need these names, and few the records of `scraper.models`: to make its classes takes as long as to start
Python.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Literal

Kind = Literal["article", "list", "feed", "sitemap", "other"]
"""The kind of a page."""

FieldName = Literal[
    "headline",
    "byline",
    "editors",
    "outlet",
    "section",
    "published",
    "summary",
    "body",
    "page_number",
    "page_name",
    "items",
]
"""A field that is read from a page, and that a source's ``select:`` may override."""

ARTICLE_FIELDS = ("headline", "byline", "editors", "outlet", "section", "published", "summary", "body")
"""The fields of an article, in the order of the contract. A change of one makes a revision; the teasers beside
an article (``items``) change daily and do not."""

PRINTED_PAGE = ("page_number", "page_name")
"""The place of an article in a printed paper. A change makes no revision: the text is the same."""

MEDIA = ("images", "videos", "attachments")
"""What an article shows and links to beside its text. A change makes no revision: addresses of pictures change with
the servers that hold them."""

FILES_OF_MEDIA: Mapping[str, tuple[Literal["image", "poster", "attachment"], str]] = {
    "images": ("image", "url"),
    "videos": ("poster", "poster"),
    "attachments": ("attachment", "url"),
}
"""Of each kind of media: the role of its files, and the key of their address. A video itself is not kept."""

TEXT_FIELDS = ("headline", "summary", "body")
"""The fields that are cut into words, and that a search without a named field looks into."""

CONTRACT = ("kind", "url", *ARTICLE_FIELDS, *PRINTED_PAGE, *MEDIA, "items", "keywords", "language")
"""The keys of an archived article in the JSON contract, in their order; database columns and CSV headers use the same
words."""

PARSED = (*CONTRACT[: CONTRACT.index("keywords")], "next_url", *CONTRACT[CONTRACT.index("keywords") :], "unsure")
"""The keys of a page that was parsed but not stored: an archived article has all its parts, and so no next page."""

DEFAULT_ZONE = "Asia/Shanghai"
"""IANA name of the zone of sources that name none."""


def stamp(moment: datetime) -> str:
    """Format an aware datetime for `Fetched` and the archive: 2026-01-31T08:15:00Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
