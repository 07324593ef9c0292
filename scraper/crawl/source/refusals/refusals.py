"""Reasons, in words, why a page is not stored as an article."""

from __future__ import annotations

from collections.abc import Mapping

from scraper.contract import Kind
from scraper.i18n import Message

NOT_ARTICLES: Mapping[Kind, str] = {
    "article": Message("it has no text"),
    "list": Message("a page of links"),
    "feed": Message("a feed"),
    "sitemap": Message("a sitemap"),
    "other": Message("neither headline nor text were found in it"),
}
"""Reasons for a page that was linked like an article and is not one, by kind."""
NO_PAPER = Message(
    "there was no paper on any of these days, nor in earlier runs; is the address right? `scrape add` with the "
    "address of today's paper proposes it"
)
SAME_PAGE = Message("the same page came for other addresses, too")
"""The reason for a notice, a challenge or an empty template that answered 200."""
