"""The listing of a page that is filled by script, read from the page's data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from scraper.extract.document import Document, squeeze
from scraper.extract.feeds.feeds import plain
from scraper.extract.listing import patterns
from scraper.extract.listing.link_groups import weight
from scraper.extract.payload import js_literals
from scraper.extract.payload.js_literals import NoLiteral
from scraper.extract.shared import dates, machine_dates
from scraper.models import Teaser

MAX_VALUES = 50_000
"""Objects and arrays that are searched."""

MIN_ENTRIES = 3

_MIN_WEIGHT = 5
"""Weight of the shortest headline."""

_MOST_LITERALS, _MOST_AREAS, _MOST_STOCK = 40, 500, 30
"""Literals of scripts and areas of images that are read; characters of a label that may be no headline."""
_ARRAY = re.compile(r"[=:(]\s{0,4}(?=\[\s{0,40}(?:\{|//|/\*))")
_RELATIVE = re.compile(r"[\w./?%-]")

HEADLINE_KEYS = ("title", "headline", "newsTitle", "docTitle", "articleTitle", "name", "subject")
URL_KEYS = (
    *("url", "link", "href", "articleUrl", "shareUrl", "webUrl", "pcUrl", "docurl", "contentUrl", "detailUrl"),
    *("linkUrl", "permalink", "path", "@id"),
)
DATE_KEYS = (
    *("datePublished", "publishTime", "publish_time", "pubTime", "pubtime", "pubDate", "publishedAt", "published"),
    *("ptime", "showTime", "createTime", "ctime", "time", "date"),
)
SUMMARY_KEYS = ("summary", "digest", "description", "desc", "intro", "abstract", "brief", "lead")
"""Property names of an entry's parts in front ends; the first one with a value counts."""


def find(doc: Document) -> tuple[Teaser, ...]:
    """Entries of the longest list of stories in the page's JSON-LD and payloads, an address once."""
    return _longest(doc, [*doc.json_ld, *doc.state]) or _longest(doc, _literals(doc)) or _areas(doc)


def _longest(doc: Document, data: list[Any]) -> tuple[Teaser, ...]:
    """Entries of the array with most of them; at least `MIN_ENTRIES` and 60 % of its rows are entries."""
    best: list[Teaser] = []
    for rows in _arrays(data):
        entries = [entry for row in rows if (entry := _entry(doc, row)) is not None]
        if len(entries) >= max(MIN_ENTRIES, 0.6 * len(rows)) and len(entries) > len(best):
            best = entries
    return tuple({entry.url: entry for entry in reversed(best)}.values())[::-1]


def _literals(doc: Document) -> list[Any]:
    """The arrays of objects in the page's scripts that are no JSON: ``var newsList = [{title: '…', url: '…'}]``."""
    arrays: list[Any] = []
    for script in doc.scripts:
        text, at = script.text()[: js_literals.MAX_CHARS], 0
        while len(arrays) < _MOST_LITERALS and (match := _ARRAY.search(text, at)) is not None:
            try:
                array, at = js_literals.value(text, match.end())
                arrays.append(array)
            except NoLiteral as error:
                at = max(error.place, match.end())
    return arrays


def _areas(doc: Document) -> tuple[Teaser, ...]:
    """The articles on the image of a printed page: ``<area title="…" href="…">``."""
    if "<area" not in doc.text:
        return ()
    rows = [area.attributes for area in doc.tree.css("area[href]")[:_MOST_AREAS]]
    entries = [
        Teaser(headline, address, None, None)
        for row in rows
        if weight(headline := squeeze(row.get("title") or row.get("alt") or "")) >= _MIN_WEIGHT
        and not patterns.STOCK.fullmatch(headline[:_MOST_STOCK])
        and (address := _address(doc, row.get("href") or "")) is not None
    ]
    items = {entry.url: entry for entry in reversed(entries)}
    return tuple(items.values())[::-1] if len(items) >= MIN_ENTRIES else ()


def _arrays(roots: list[Any]) -> Iterator[list[Any]]:
    """Yield every array of several objects, however deep, without recursion."""
    stack, count = list(reversed(roots)), 0
    while stack and count < MAX_VALUES:
        value = stack.pop()
        count += 1
        if isinstance(value, dict):
            stack.extend(inner for inner in value.values() if isinstance(inner, dict | list))
        elif isinstance(value, list):
            if len(value) >= MIN_ENTRIES and isinstance(value[0], dict):
                yield value
            stack.extend(inner for inner in value if isinstance(inner, dict | list))


def _entry(doc: Document, row: Any) -> Teaser | None:
    """The entry of a row; None unless it has a headline and an address. In schema.org's both are one level down."""
    if not isinstance(row, dict):
        return None
    if isinstance(row.get("item"), dict):
        row = row["item"]
    headline = squeeze(plain(_text(row, HEADLINE_KEYS)))
    href = _text(row, URL_KEYS).strip()
    if weight(headline) < _MIN_WEIGHT or headline.isascii() or not href:
        return None
    address = _address(doc, href)
    if address is None:
        return None
    summary = squeeze(plain(_text(row, SUMMARY_KEYS)))
    return Teaser(headline, address, summary if summary and summary != headline else None, _date(doc, row))


def _address(doc: Document, href: str) -> str | None:
    """The absolute address; a relative one unchanged where the page's own is unknown; None for what is no address."""
    href = href.strip()
    address = doc.canonical(href)
    if address is None and doc.base is None and "://" not in href[:10] and _RELATIVE.match(href):
        return href
    return address


def _date(doc: Document, row: Mapping[str, Any]) -> str | None:
    """The row's date in the source's zone; data has it as 1767057300 or 2025-12-30T01:15:00Z."""
    zone = dates.zone(doc.hints.timezone)
    for key in DATE_KEYS:
        value = row.get(key)
        if isinstance(value, int | str) and (stamp := machine_dates.machine(str(value))) is not None:
            return dates.iso(dates.to_zone(stamp, zone), zone)
    return None


def _text(row: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    return next((value for key in keys if isinstance(value := row.get(key), str) and value.strip()), "")
