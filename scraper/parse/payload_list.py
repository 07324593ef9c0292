"""A listing that stands in the page's data alone: front ends that fill their lists by script carry it as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from scraper.parse import dates, machine_dates
from scraper.parse.columns import weight
from scraper.parse.document import Document, squeeze
from scraper.parse.feeds import plain
from scraper.records import Teaser

MAX_VALUES = 50_000
"""Objects and arrays that are looked through."""

MIN_ENTRIES = 3

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
    best: list[Teaser] = []
    for rows in _arrays([*doc.json_ld, *doc.state]):
        entries = [entry for row in rows if (entry := _entry(doc, row)) is not None]
        if len(entries) >= max(MIN_ENTRIES, 0.6 * len(rows)) and len(entries) > len(best):
            best = entries
    return tuple({entry.url: entry for entry in reversed(best)}.values())[::-1]


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
    if weight(headline) < 5 or headline.isascii() or not href:
        return None
    address = doc.canonical(href)
    if address is None and (doc.base is not None or "://" in href[:10] or not href.startswith("/")):
        return None
    summary = squeeze(plain(_text(row, SUMMARY_KEYS)))
    return Teaser(headline, address or href, summary or None, _date(doc, row))


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
