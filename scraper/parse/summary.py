"""What the page itself says the article is about: its deck, else its description."""

from __future__ import annotations

from scraper.parse.document import Document, Found


def find(doc: Document) -> Found | None:
    """The description meta where it is prose."""
    text = doc.meta.get("description") or doc.meta.get("og:description")
    return Found(text, "description", "meta[name=description]") if text else None
