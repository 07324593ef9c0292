"""A source's own CSS selectors, that overrule the automatic reading of a field."""

from __future__ import annotations

from scraper.parse.document import Document, Found, css_path, squeeze
from scraper.records import FieldName


def find(doc: Document, field: FieldName) -> Found | None:
    """What the source's selector for the field matches; None without a selector, or where it matches nothing."""
    selector = doc.hints.select.get(field)
    if not selector:
        return None
    return None
