"""What a page is: an article, a list, or neither."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from scraper.parse.document import Document, Found
from scraper.records import Kind

if TYPE_CHECKING:
    from scraper.parse.lists import Listing


def decide(doc: Document, found: Mapping[str, Found], listing: Listing | None) -> Kind:
    """The kind of an HTML page, from what was found on it."""
    if doc.hints.kind == "article":
        return "article"
    if doc.hints.kind == "list":
        return "list"
    return "article" if "body" in found else "list" if listing else "other"
