"""Bytes to records: `parse` reads any page, `explain` also tells where each value came from. Pure functions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from scraper.errors import PageTooLarge, ParseError
from scraper.extract.article.content.container import may_have_teasers, weights
from scraper.extract.article.fields import (
    body,
    byline,
    editors,
    headline,
    outlet,
    published,
    section,
    selectors,
    summary,
)
from scraper.extract.document import Document, Found, css_path
from scraper.extract.feeds.feeds import looks_like_feed, parse_feed
from scraper.extract.feeds.sitemaps import looks_like_sitemap, parse_sitemap
from scraper.extract.html import decode
from scraper.extract.listing import main_listing
from scraper.extract.page import page_type
from scraper.extract.page.language import language
from scraper.extract.page.next_page import next_url
from scraper.extract.page.next_part import next_part
from scraper.i18n import Message
from scraper.models import Evidence, Hints, Kind, Page
from scraper.text.normalise import clean

MAX_BYTES = 20_000_000
"""The largest page that is read."""

FIELDS: Mapping[str, Callable[[Document], Found | None]] = {
    "headline": headline.find,
    "body": body.find,
    "published": published.find,
    "byline": byline.find,
    "editors": editors.find,
    "outlet": outlet.find,
    "section": section.find,
    "summary": summary.find,
}
"""The fields of an article in the order they are looked for: the later ones lean on where headline and body are."""

OF_OTHERS = ("headline", "section")
"""The fields of a page that is no article."""


def parse(content: bytes, url: str | None = None, hints: Hints | None = None) -> Page:
    """What a page says.

    ``content`` is the page's bytes, content encoding removed; ``url`` the address it was found at.
    Raises `PageTooLarge` over `MAX_BYTES`, `ParseError` where ``hints.kind`` asks for a feed and the bytes are none;
    nothing else, whatever the bytes.
    """
    doc = _read(content, url, hints or Hints())
    if isinstance(doc, Page):
        return doc
    try:
        return _page(doc)[0]
    finally:
        doc.release()


def explain(content: bytes, url: str | None = None, hints: Hints | None = None) -> tuple[Page, tuple[Evidence, ...]]:
    """The same page as `parse`, with the origin of each of its values."""
    doc = _read(content, url, hints or Hints())
    if isinstance(doc, Page):
        return doc, ()
    try:
        page, found, listing = _page(doc)
        evidence = [Evidence(name, _shown(value.value), value.path, value.rule) for name, value in found.items()]
        if listing is not None:
            count = f"{len(page.items)} entries"
            evidence.append(Evidence("items", count, css_path(listing.block.node), listing.rule))
        return page, tuple(evidence)
    finally:
        doc.release()


def _read(content: bytes, url: str | None, hints: Hints) -> Document | Page:
    """The page taken apart; a feed or a sitemap is read already. Raises as `parse`."""
    if len(content) > MAX_BYTES:
        raise PageTooLarge(
            Message(
                "{url}: {content} bytes; the limit is {max_bytes}",
                url=url or "the page",
                content=f"{len(content):,}",
                max_bytes=f"{MAX_BYTES:,}",
            )
        )
    if hints.kind in ("auto", "list") and looks_like_sitemap(content, hints.content_type):
        return parse_sitemap(content, url, hints)
    a_feed = hints.kind in ("auto", "feed") and looks_like_feed(content, hints.content_type)
    if a_feed or hints.kind == "feed":
        page = parse_feed(content, url, hints)
        if not (a_feed or page.items):
            raise ParseError(Message("{url}: no feed; try it without saying that it is one", url=url or "the page"))
        return page
    text, encoding, utf8 = decode.read(content, hints.content_type)
    return Document(text, url, hints, encoding, utf8)


def _printable(value: Any) -> Any:
    """A field's value, safe for a terminal whatever it was taken from. Most of a page is made so line by line."""
    if not isinstance(value, str):
        return tuple([_printable(part) for part in value])
    return value if value.isprintable() else "\n".join(filter(None, map(clean, value.split("\n"))))


def _page(doc: Document) -> tuple[Page, dict[str, Found], main_listing.Listing | None]:
    """The page, and the fields and the listing that it is made of."""
    fields = Fields(doc)
    listing: main_listing.Listing | None = None
    what: Kind = "article"
    if not page_type.is_plainly_article(doc, fields):
        listing = main_listing.listing(doc)
        what = page_type.decide(doc, fields, listing)
    if what == "article":
        listing = main_listing.teasers(doc) if doc.hints.select.get("items") or may_have_teasers(doc) else None
    found = {name: fields[name] for name in (FIELDS if what == "article" else OF_OTHERS) if name in fields}
    values = {name: _printable(value.value) for name, value in found.items()}
    items = listing.items if listing is not None else ()
    page = Page(
        kind=what,
        url=doc.url,
        items=items,
        next_url=next_part(doc) if what == "article" else next_url(doc),
        language=language(values.get("body") or "".join(item.headline for item in items[:40]) or doc.title, doc.lang),
        timezone=doc.hints.timezone,
        encoding=doc.encoding,
        **values,
    )
    return page, found, listing


class Fields(Mapping[str, Found]):
    """The fields of an article that can be found on a page, each looked for when it is first asked for.

    Headline and body come before all others, which lean on where they are. A source's selectors are all tried.
    """

    def __init__(self, doc: Document) -> None:
        doc.weights = weights(doc.lines)
        self._doc = doc
        self._found: dict[str, Found | None] = {}
        for name in FIELDS if doc.hints.select else ("headline", "body"):
            self._find(name)

    def _find(self, name: str) -> Found | None:
        if name not in self._found:
            value = FIELDS[name](self._doc)
            if self._doc.hints.select:
                value = selectors.find(self._doc, name) or value
            self._found[name] = value
        return self._found[name]

    def __getitem__(self, name: str) -> Found:
        value = self._find(name)
        if value is None:
            raise KeyError(name)
        return value

    def __contains__(self, name: object) -> bool:
        return name in FIELDS and self._find(str(name)) is not None

    def __iter__(self) -> Iterator[str]:
        return (name for name in FIELDS if name in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _shown(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "、".join(value)


__all__ = ["MAX_BYTES", "PageTooLarge", "ParseError", "explain", "parse"]
