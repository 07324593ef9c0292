"""A listing that stands in the page's data alone: front ends that fill their lists by script carry it in one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from scraper.extract.document import Document, squeeze
from scraper.extract.feeds.feeds import plain
from scraper.extract.listing import patterns
from scraper.extract.listing.link_groups import weight
from scraper.extract.payload import js_arrays
from scraper.extract.shared import dates, machine_dates
from scraper.models import Teaser

MAX_VALUES = 50_000
"""Objects and arrays that are looked through."""

MIN_ENTRIES = 3

_MIN_WEIGHT = 5
"""The weight of the shortest headline."""

_START = 4096
"""Characters in which a page says that it is HTML, or that it is data."""

_MOST_LITERALS, _MOST_AREAS, _MOST_STOCK = 40, 500, 30
_HTML = re.compile(r"<(?:html|head|body|!doctype html)\b", re.I)
_CALL = re.compile(
    r"(?:/\*\*/\s{0,8})?"
    r"(?:(?:typeof \w{1,40} === 'function' && )?(?:try\s{0,4}\{\s{0,8})?[\w$.]{1,80}+\s?\(\s{0,8}[{\[\"]"
    r"|(?:(?:var|let|const)\s{1,4})?[\w$.]{1,80}+\s{0,4}=\s{0,4}[{\[])"
)
"""``callback({``, ``jQuery1124_1714631400([``, ``var list = [``"""
_BRACKET = re.compile(r"[{\[]")
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
"""Names that front ends keep an entry's parts under; the first that holds something counts."""


def find(doc: Document) -> tuple[Teaser, ...]:
    """The entries of the longest list of stories in the page's JSON-LD and payloads, an address once."""
    data = [*_reply(doc)] if is_data(doc.text) else [*doc.json_ld, *doc.state]
    return _longest(doc, data) or _longest(doc, _literals(doc)) or _areas(doc)


def is_data(text: str) -> bool:
    """Whether a page is made for programs, with nothing that a reader sees: JSON, JSONP, a script that sets a variable.

    XML that is no HTML is, too.
    """
    start = text[:_START].lstrip("\ufeff \t\r\n;")
    if _HTML.search(start) is not None:
        return start.startswith(("{", "["))
    return start.startswith(("<?xml", "{", "[")) or _CALL.match(start) is not None


def _longest(doc: Document, data: list[Any]) -> tuple[Teaser, ...]:
    best: list[Teaser] = []
    for rows in _arrays(data):
        entries = [entry for row in rows if (entry := _entry(doc, row)) is not None]
        if len(entries) >= max(MIN_ENTRIES, 0.6 * len(rows)) and len(entries) > len(best):
            best = entries
    return tuple({entry.url: entry for entry in reversed(best)}.values())[::-1]


def _reply(doc: Document) -> list[Any]:
    """The reply of a site's own interface: JSON, also as the argument of a call or the value of a variable."""
    start = _BRACKET.search(doc.text[:_START])
    value = _read(doc.text, start.start()) if start is not None else None
    return [value] if value is not None else []


def _literals(doc: Document) -> list[Any]:
    """The arrays of objects in the page's scripts that are no JSON: ``var newsList = [{title: '…', url: '…'}]``."""
    found: list[Any] = []
    for script in doc.scripts:
        text, at = script.text()[: js_arrays.MAX_CHARS], 0
        while len(found) < _MOST_LITERALS and (match := _ARRAY.search(text, at)) is not None:
            value, end = js_arrays.read(text, match.end())
            if value is not None:
                found.append(value)
            at = max(end, match.end())
    return found


def _read(text: str, at: int) -> Any:
    try:
        return json.JSONDecoder(strict=False).raw_decode(text, at)[0]
    except (ValueError, RecursionError):
        return js_arrays.read(text, at)[0]


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
    """Every array of several objects, however deep; without recursion."""
    stack, seen = list(reversed(roots)), 0
    while stack and seen < MAX_VALUES:
        value = stack.pop()
        seen += 1
        if isinstance(value, dict):
            stack.extend(inner for inner in value.values() if isinstance(inner, dict | list))
        elif isinstance(value, list):
            if len(value) >= MIN_ENTRIES and isinstance(value[0], dict):
                yield value
            stack.extend(inner for inner in value if isinstance(inner, dict | list))


def _entry(doc: Document, row: Any) -> Teaser | None:
    """A row as an entry; None unless it has a headline and an address. schema.org keeps both one level down."""
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
    """The absolute address; as it stands where it is relative and the page's own is unknown; None for what is none."""
    href = href.strip()
    address = doc.canonical(href)
    if address is None and doc.base is None and "://" not in href[:10] and _RELATIVE.match(href):
        return href
    return address


def _date(doc: Document, row: Mapping[str, Any]) -> str | None:
    """The date in the source's zone: data keeps it for programs, as 1767057300 or 2025-12-30T01:15:00Z."""
    zone = dates.zone(doc.hints.timezone)
    for key in DATE_KEYS:
        value = row.get(key)
        if isinstance(value, int | str) and (stamp := machine_dates.machine(str(value))) is not None:
            return dates.iso(dates.to_zone(stamp, zone), zone)
    return None


def _text(row: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    return next((value for key in keys if isinstance(value := row.get(key), str) and value.strip()), "")
