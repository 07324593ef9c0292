"""Headline and body: the two fields that were located before all others."""

from __future__ import annotations

from scraper.extract.article.context import Context
from scraper.extract.document import FieldValue


def headline(context: Context) -> FieldValue | None:
    """The headline as printed on the page, without the site's suffix."""
    return context.headline.value


def body(context: Context) -> FieldValue | None:
    """The article's text, a paragraph a line."""
    return context.body.value
