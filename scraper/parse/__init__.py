"""Bytes to records: `parse` reads any page, `explain` also tells where each value came from. Both are pure functions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from scraper.errors import PageTooLarge, ParseError
from scraper.parse import (
    body,
    byline,
    editors,
    headline,
    kind,
    lists,
    next_page,
    outlet,
    published,
    section,
    select,
    summary,
)
from scraper.parse.container import weights
from scraper.parse.decode import decode
from scraper.parse.document import Document, Found
from scraper.parse.feeds import looks_like_feed, parse_feed
from scraper.parse.language import language
from scraper.parse.sitemaps import looks_like_sitemap, parse_sitemap
from scraper.records import Evidence, Hints, Page

MAX_BYTES = 20_000_000
"""The largest page that is read."""

FIELDS: tuple[tuple[str, Callable[[Document], Found | None]], ...] = (
    ("headline", headline.find),
    ("body", body.find),
    ("published", published.find),
    ("byline", byline.find),
    ("editors", editors.find),
    ("outlet", outlet.find),
    ("section", section.find),
    ("summary", summary.find),
)
"""The fields of an article in the order they are looked for: the later ones lean on where headline and body are."""


def parse(content: bytes, url: str | None = None, hints: Hints | None = None) -> Page:
    """What a page says.

    ``content`` is the page's bytes, content encoding removed; ``url`` the address it was found at.
    Raises `PageTooLarge` over `MAX_BYTES`, `ParseError` where ``hints.kind`` asks for a feed and the bytes are none;
    nothing else, whatever the bytes.
    """
    return explain(content, url, hints)[0]


def explain(
    content: bytes, url: str | None = None, hints: Hints | None = None
) -> tuple[Page, tuple[Evidence, ...]]:
    """The same page as `parse`, with the origin of each of its values."""
    hints = hints or Hints()
    if len(content) > MAX_BYTES:
        raise PageTooLarge(f"{url or 'the page'}: {len(content):,} bytes; the limit is {MAX_BYTES:,}")
    if hints.kind in ("auto", "list") and looks_like_sitemap(content, hints.content_type):
        return parse_sitemap(content, url, hints), ()
    if hints.kind == "feed" or (hints.kind == "auto" and looks_like_feed(content, hints.content_type)):
        return parse_feed(content, url, hints), ()
    text, encoding = decode(content, hints.content_type)
    doc = Document(text, url, hints, encoding)
    return _page(doc)


def _page(doc: Document) -> tuple[Page, tuple[Evidence, ...]]:
    doc.weights = weights(doc.lines)
    found: dict[str, Found] = {}
    for name, find in FIELDS:
        value = select.find(doc, name) or find(doc)
        if value is not None:
            found[name] = value
    listing = lists.listing(doc)
    what = kind.decide(doc, found, listing)
    values: dict[str, Any] = {name: value.value for name, value in found.items()}
    if what != "article":
        values = {name: values[name] for name in ("headline", "section") if name in values}
        found = {name: found[name] for name in values}
    shown = lists.teasers(doc) if what == "article" else listing
    page = Page(
        kind=what,
        url=doc.url,
        items=shown.items if shown is not None else (),
        next_url=next_page.next_url(doc),
        language=language(values.get("body") or values.get("headline", "") or doc.title, doc.lang),
        encoding=doc.encoding,
        **values,
    )
    return page, tuple(
        Evidence(name, value.value if isinstance(value.value, str) else "、".join(value.value), value.path, value.rule)
        for name, value in found.items()
    )


__all__ = ["MAX_BYTES", "PageTooLarge", "ParseError", "explain", "parse"]
