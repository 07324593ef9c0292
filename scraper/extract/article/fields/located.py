"""Headline and body: the two fields that were located before all others."""

from __future__ import annotations

from scraper.extract.article.context import Context
from scraper.extract.document import Found


def headline(context: Context) -> Found | None:
    """The headline as printed on the page, without the site's suffix."""
    return context.headline.value


def body(context: Context) -> Found | None:
    """The article's text, a paragraph a line."""
    return context.body.value
