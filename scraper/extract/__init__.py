"""Bytes to records: `parse` reads any page, `explain` also names the place of each value. Pure functions."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, NamedTuple

from scraper.contract import MEDIA, Kind
from scraper.errors import PageTooLarge, ParseError
from scraper.extract.article.confidence.doubts import doubts as doubts_about
from scraper.extract.article.content.body.container import may_have_teasers
from scraper.extract.article.context import Context
from scraper.extract.article.fields import editors, located, printed_page, selectors, summary
from scraper.extract.article.fields.byline import byline
from scraper.extract.article.fields.outlet import outlet
from scraper.extract.article.fields.published import published, relative_published
from scraper.extract.article.fields.section import section
from scraper.extract.article.locate import locate
from scraper.extract.article.media import media
from scraper.extract.document import Document, FieldValue, css_path
from scraper.extract.feeds.feeds import begins_as_page, looks_like_feed, parse_feed
from scraper.extract.feeds.sitemaps import looks_like_sitemap, parse_sitemap
from scraper.extract.html import browser_views, decode
from scraper.extract.listing import main_listing, missing_list
from scraper.extract.listing.data import data_page, data_paging, embedded_listing
from scraper.extract.listing.entries.place_parameters import without_places
from scraper.extract.listing.main_listing import Listing
from scraper.extract.page import page_doubts, page_type, unlinked_list
from scraper.extract.page.next_page import next_url
from scraper.extract.page.next_part import next_part
from scraper.extract.paper import layout_data, layout_page
from scraper.extract.paper.layout_page import LayoutPage
from scraper.extract.payload import data_article
from scraper.extract.shared.language import language
from scraper.i18n import Message
from scraper.models import Evidence, Hints, Page
from scraper.text.normalise import clean

MAX_BYTES = 20_000_000
"""The largest page that is read."""

FIELDS: Mapping[str, Callable[[Context], FieldValue | None]] = {
    "headline": located.headline,
    "body": located.body,
    "published": published.find,
    "byline": byline.find,
    "editors": editors.find,
    "outlet": outlet.find,
    "section": section.find,
    "summary": summary.find,
    "page_number": printed_page.number,
    "page_name": printed_page.name,
}
"""The fields of an article in the order in which `explain` names them. Each can be looked for alone, in any order."""

_NO_HINTS = Hints()

OF_OTHERS = ("headline", "section")
"""The fields of a page that is no article."""


def parse(content: bytes, url: str | None = None, hints: Hints | None = None) -> Page:
    """Read a page.

    ``content`` is the page's bytes, content encoding removed; ``url`` the address it was found at.
    Raises `PageTooLarge` over `MAX_BYTES`, `ParseError` where ``hints.kind`` requests a feed and the bytes are not one;
    nothing else, whatever the bytes.
    """
    with _collector_at_rest():
        return _extract(content, url, hints or _NO_HINTS).page


def explain(content: bytes, url: str | None = None, hints: Hints | None = None) -> tuple[Page, tuple[Evidence, ...]]:
    """Read the same page as `parse`, with the origin of each of its values."""
    with _collector_at_rest():
        page, values, listing, paper, doubts = _extract(content, url, hints or _NO_HINTS)
    evidence = [
        Evidence(name, _shown(value.value), value.path, value.rule, doubts.get(name, ""))
        for name, value in values.items()
    ]
    missing = [name for name in doubts if name not in values and (name != "items" or listing is None)]
    evidence += [Evidence(name, page.kind if name == "kind" else "", "", "", doubts[name]) for name in missing]
    counted = [(name, len(getattr(page, name))) for name in MEDIA]
    evidence += [Evidence(name, str(count), "", "media of the text") for name, count in counted if count]
    count = f"{len(page.items)} entries"
    if paper is not None and page.kind == "list":
        evidence.append(Evidence("items", count, "", "layout page"))
    elif listing is not None:
        evidence.append(Evidence("items", count, css_path(listing.block.node), listing.rule, doubts.get("items", "")))
    return page, tuple(evidence)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep Python's cycle collector from looking through a page's tree: it takes a twentieth of the time, and a page
    leaves no cycles behind (tests/extract/html/test_document.py). Where it is at rest already, it stays so."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class Extraction(NamedTuple):
    """A page, with the fields, the listing or the layouts that it is made of: none of a feed or a sitemap."""

    page: Page
    fields: Mapping[str, FieldValue] = {}
    listing: Listing | None = None
    paper: LayoutPage | None = None
    doubts: Mapping[str, str] = {}
    """Field -> why its value is one to look at (`scraper.extract.article.confidence.doubts`)."""


def _extract(content: bytes, url: str | None, hints: Hints) -> Extraction:
    """Bytes to a page, stage by stage; no stage writes to what an earlier one handed on. Raises as `parse`."""
    if len(content) > MAX_BYTES:
        raise PageTooLarge(
            Message(
                "{url}: {content} bytes; the limit is {max_bytes}",
                url=url or "the page",
                content=f"{len(content):,}",
                max_bytes=f"{MAX_BYTES:,}",
            )
        )
    # 1. A sitemap or a feed is a page at once; so is a list in JSON, and HTML in JSON is read in its place.
    if (feed := _of_feed(content, url, hints)) is not None:
        return Extraction(feed)
    text, encoding, utf8 = decode.read(content, hints.content_type)
    if (file := browser_views.file_of(text)) is not None:
        return _extract(file.encode(), url, hints)
    roots = data_page.values(text)
    data = _of_json(roots, url, hints, encoding) if roots else None
    if isinstance(data, Page):
        return Extraction(data)
    if data is not None:
        text, utf8 = data, None
    # 2. Document: the tree of the text flattened in one walk into lines, its head and scripts at hand.
    document = Document(text, url, hints, encoding, utf8)
    # 3. Anchors: the headline and the body, with their places among the lines.
    anchors = locate(document)
    # 4. Context: what is around them, read when it is needed.
    context = Context(*anchors)
    # 5. Fields: each is looked for when it is first read, with the context alone.
    fields = Fields(context)
    # 6. Kind: an article, a list or neither, and the listing that goes with it; or a layout page of a printed paper.
    paper = None if hints.kind in ("article", "feed") or hints.select.get("items") else layout_page.read(document)
    kind, rival = _kind(context, fields)
    listing = _listing_beside(context) if kind == "article" else rival
    may_hold_layouts = listing.rule == "payload" if listing is not None else hints.kind == "list"
    if paper is None and may_hold_layouts and kind != "article" and hints.kind in ("auto", "list"):
        in_scripts = layout_data.read(embedded_listing.values(document), url, hints, encoding)
        if in_scripts is not None:
            return Extraction(in_scripts)
    if paper is not None and not paper.items:
        paper = replace(paper, items=embedded_listing.in_scripts(document))
    if paper is not None and hints.kind == "auto":
        kind = page_type.of_paper(context, fields, paper, kind)
    # 7. Page: the values of the fields that a page of this kind has, and which of them to doubt.
    names = FIELDS if kind == "article" else OF_OTHERS
    values = fields.of(names)
    doubts = page_doubts.doubts(context, fields, rival, kind) if paper is None else {}
    if kind == "article":
        doubts |= doubts_about(context, values)
    page = _page(context, kind, values, listing, tuple(doubts))
    if paper is not None:
        page = layout_page.with_layouts(page, paper)
    if hints.kind == "list" and not page.items and not page.layouts:
        page = replace(page, no_items=missing_list.reason(roots, document))
    return Extraction(page, values, listing, paper, doubts)


def _of_feed(content: bytes, url: str | None, hints: Hints) -> Page | None:
    """Read a sitemap or a feed; None for any other page. Raises `ParseError` for what was said to be a feed."""
    if hints.kind != "feed" and begins_as_page(content):
        return None
    if hints.kind in ("auto", "list") and looks_like_sitemap(content):
        return parse_sitemap(content, url, hints)
    is_feed = hints.kind in ("auto", "feed") and looks_like_feed(content, hints.content_type)
    if not is_feed and hints.kind != "feed":
        return None
    page = parse_feed(content, url, hints)
    if not (is_feed or page.items):
        raise ParseError(Message("{url}: no feed; try it without saying that it is one", url=url or "the page"))
    return page


def _of_json(roots: list[Any], url: str | None, hints: Hints, encoding: str) -> Page | str | None:
    """Read the `data_page.values` of a reply: the layouts of a paper or a list as a page, what holds HTML as that.

    An article is read from data only where its source has articles so.
    """
    has_articles = hints.listed_by == "layout page" or hints.article_url is not None
    may_be_article = hints.kind == "article" or (hints.kind == "auto" and has_articles)
    if may_be_article and (article := data_article.markup(roots, hints.zone)) is not None:
        return article
    if hints.kind in ("auto", "list"):
        page = layout_data.read(roots, url, hints, encoding) or data_page.read(roots, url, hints, encoding)
        if page is not None:
            return page
    return data_page.markup(roots)


class Fields(Mapping[str, FieldValue]):
    """The fields that a page has, each looked for when it is first read. A source's selectors are all tried."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._values: dict[str, FieldValue | None] = {}
        self._selected = bool(context.doc.hints.select)
        for name in FIELDS if self._selected else ():
            self._find(name)

    def _find(self, name: str) -> FieldValue | None:
        if name not in self._values:
            selected = selectors.find(self._context, name) if self._selected else None
            self._values[name] = selected or FIELDS[name](self._context)
        return self._values[name]

    def of(self, names: Iterable[str]) -> dict[str, FieldValue]:
        """The values of those of these fields that the page has."""
        return {name: value for name in names if (value := self._find(name)) is not None}

    def __getitem__(self, name: str) -> FieldValue:
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


def _kind(context: Context, fields: Fields) -> tuple[Kind, Listing | None]:
    """The kind of an HTML page, and the list that it is or may be; None for what is plainly an article."""
    if page_type.is_plainly_article(context, fields):
        return "article", None
    rival = main_listing.listing(context.doc)
    kind = page_type.decide(context, fields, rival)
    is_whole = kind == "list" and rival is not None and not unlinked_list.may_be_part(rival)
    if is_whole or context.doc.hints.kind != "auto" or (unlinked := unlinked_list.read(context.doc)) is None:
        return kind, rival
    if kind == "list":
        return kind, unlinked_list.linked(unlinked, rival) or rival
    is_list = page_type.decide(context, fields, unlinked) == "list"
    return ("list", unlinked_list.linked(unlinked)) if is_list else (kind, rival)


def _listing_beside(context: Context) -> Listing | None:
    """The teasers beside an article."""
    if not (context.doc.hints.select.get("items") or may_have_teasers(context.doc, context.body)):
        return None
    return main_listing.teasers(context.doc, context.body.indices)


def _page(
    context: Context, kind: Kind, fields: Mapping[str, FieldValue], listing: Listing | None, unsure: tuple[str, ...]
) -> Page:
    """The record: values safe for a terminal, entries, the address that continues the page, its language."""
    doc = context.doc
    values = {name: _printable(field.value) for name, field in fields.items()}
    items = listing.items if listing is not None else ()
    if kind != "article":
        items = without_places(items, doc.hints.keep)
    sample = values.get("body") or "".join([item.headline for item in items[:40]]) or doc.title
    return Page(
        kind=kind,
        url=doc.url,
        items=items,
        next_url=next_part(doc, context.body) if kind == "article" else next_url(doc) or _next_in_data(doc, listing),
        language=language(sample, doc.lang),
        timezone=doc.hints.timezone,
        encoding=doc.encoding,
        unsure=unsure,
        is_dated_relatively=kind == "article" and relative_published.is_shown(context, fields.get("published")),
        **(media.of_article(doc, context.headline, context.body)._asdict() if kind == "article" else {}),
        **values,
    )


def _next_in_data(doc: Document, listing: Listing | None) -> str | None:
    """The next page as the page's data name it, where its list is in its data."""
    if listing is None or listing.rule != "payload":
        return None
    return data_paging.next_address(doc.state, doc.address, doc.hints, len(listing.items))


def _printable(value: Any) -> Any:
    """A field's value, safe for a terminal whatever it was taken from. Most of a page is made so line by line."""
    if not isinstance(value, str):
        return tuple([_printable(part) for part in value])
    return value if _is_clean(value) else "\n".join(filter(None, map(clean, value.split("\n"))))


def _is_clean(text: str) -> bool:
    """Check whether `clean` leaves every line of a text as it is: a body of lines that the walk over the tree made."""
    if text.isprintable():
        return True
    doubled = "  " in text or "\n\n" in text or " \n" in text or "\n " in text
    return not doubled and text.strip() == text and text.replace("\n", "").isprintable()


def _shown(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "、".join(value)


__all__ = ["MAX_BYTES", "PageTooLarge", "ParseError", "explain", "parse"]
