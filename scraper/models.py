"""What flows through the pipe: the words of the JSON contract, as frozen dataclasses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

Kind = Literal["article", "list", "feed", "sitemap", "other"]
"""What a page is."""

FieldName = Literal["headline", "byline", "editors", "outlet", "section", "published", "summary", "body", "items"]
"""A field that a page is read for, and that a source's ``select:`` may overrule."""

CONTRACT = (
    "kind",
    "url",
    "headline",
    "byline",
    "editors",
    "outlet",
    "section",
    "published",
    "summary",
    "body",
    "items",
    "keywords",
    "language",
)
"""The keys of an archived article in the JSON contract, in their order; database columns and CSV headers use the same
words."""

PARSED = (*CONTRACT[: CONTRACT.index("keywords")], "next_url", *CONTRACT[CONTRACT.index("keywords") :])
"""The keys of a page that was only read: an archived article has all of its parts."""


@dataclass(frozen=True, slots=True)
class Teaser:
    """One entry of a list page, a feed or a sitemap.

    ``url`` is absolute unless the page's own address is unknown; ``published`` is ISO 8601, as in `Page`.
    """

    headline: str
    url: str
    summary: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says, read from its bytes.

    The fields up to ``next_url`` are the JSON contract: None or () where the page does not say.
    ``published`` is ISO 8601, with the source's offset when the page prints a time, the date alone when it does not.
    ``body`` is paragraphs joined by a newline.
    """

    kind: Kind
    url: str | None = None
    headline: str = ""
    byline: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    outlet: str | None = None
    section: str | None = None
    published: str | None = None
    summary: str | None = None
    body: str = ""
    items: tuple[Teaser, ...] = ()
    keywords: tuple[str, ...] = ()
    language: str | None = None
    next_url: str | None = None
    """The next page of this list or the next part of this article (下一页), absolute."""
    timezone: str | None = None
    """The IANA name of the zone that dates without a time are of: that of the hints."""
    sitemaps: tuple[str, ...] = ()
    """The children of a sitemap index, absolute."""
    encoding: str = "utf-8"
    """The WHATWG name of the encoding that the bytes were read in."""

    def as_json(self) -> dict[str, Any]:
        """The object of the JSON contract: keys in the order of `PARSED`, lists for tuples."""
        row: dict[str, Any] = {name: getattr(self, name) for name in PARSED}
        for name in ("byline", "editors", "keywords"):
            row[name] = list(row[name])
        row["items"] = [
            {"headline": i.headline, "url": i.url, "summary": i.summary, "published": i.published} for i in self.items
        ]
        return row


@dataclass(frozen=True, slots=True)
class SoFar:
    """The parts of a split article that were read before the one that is asked for."""

    page: Page | None = None
    """Their text, joined; None before the first."""
    parts: int = 0
    asked: tuple[str, ...] = ()
    """The addresses that they were asked for at and that answered."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known about a page before it is read. Parsing is a function of bytes, URL and these alone."""

    kind: Literal["auto", "article", "list", "feed"] = "auto"
    content_type: str | None = None
    """The HTTP Content-Type header, as sent."""
    timezone: str = "Asia/Shanghai"
    """IANA name of the zone that the source prints its times in."""
    articles: str | None = None
    """A regular expression: the absolute URLs that count as articles."""
    select: Mapping[str, str] = field(default_factory=dict)
    """CSS selectors by `FieldName`, that overrule the automatic reading."""
    keep: tuple[str, ...] = ()
    """Query parameters that tell this source's pages apart, although `scraper.urls.TRACKING` has them."""
    drop: tuple[str, ...] = ()
    """Query parameters that tell nothing apart."""
    so_far: SoFar | None = None
    """Where the further parts of a split article are followed: those that were read. None: they are not."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a field's value came from: for `scrape parse --explain`."""

    field: str
    value: str
    path: str
    """A CSS path into the page, or the name of what else it was read from (``<title>``, JSON-LD, the URL)."""
    rule: str
    """The rule's name, as docs/parsing.md lists it."""


def stamp(moment: datetime) -> str:
    """A moment (aware of its zone) as `Fetched` and the archive write it: 2026-01-31T08:15:00Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came over the wire. ``content`` has its content encoding (gzip, br, zstd) removed."""

    url: str
    """The address that answered, after redirects."""
    requested: str
    """The address that was asked for."""
    status: int
    headers: tuple[tuple[str, str], ...]
    content: bytes
    fetched: str
    """When, ISO 8601 in UTC: 2026-01-31T08:15:00Z."""

    def header(self, name: str) -> str | None:
        """The first header of that name, whatever its case."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)


@dataclass(frozen=True, slots=True)
class RobotsFile:
    """An origin's robots.txt as it was had, to be remembered from run to run."""

    origin: str
    """Scheme, host and port: ``https://example.cn:8443``."""
    fetched: str
    """When, ISO 8601 in UTC."""
    content: bytes | None
    """None where the origin has none."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What jieba and the fingerprint make of an article's text; computed beside the parser, in the same process."""

    words: Mapping[str, str]
    """Per field (headline, summary, body): the words and marks in order, separated by single spaces; without the spaces
    they are the field's text without its white space."""
    keywords: tuple[str, ...]
    """Most telling first."""
    fingerprint: int
    """64 bits (signed, as SQLite keeps them); near-copies differ in few. 0 where there is too little text to tell."""
    segmenter: str
    """Which program cut the words, with its version: ``jieba 0.42.1``."""
    sketch: tuple[int, ...] = ()
    """The smallest of the 32-bit hashes of the text's shingles, ascending: near-copies share some of them."""


@dataclass(slots=True)
class SourceReport:
    """What one run did for one source: counts of pages, unless said otherwise."""

    source: str
    listed: int = 0
    """Article addresses found on its list pages, feeds and sitemaps."""
    fetched: int = 0
    not_modified: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    copies: int = 0
    """New articles whose text the archive already had under another URL; they are counted in ``new`` too."""
    skipped: int = 0
    """Pages that were linked like articles and are none."""
    failed: int = 0
    """Addresses that could not be had, or pages that could not be parsed; each is in the archive with its reason."""
    waiting: int = 0
    """Addresses over what one run asks for: they wait for the next."""
    bytes: int = 0
    seconds: float = 0.0
    reasons: dict[str, int] = field(default_factory=dict)
    """Failures by reason."""
    yields: dict[str, int] = field(default_factory=dict)
    """Article links by start address, as sources.yaml writes it; of those that were read whole (no 304)."""
    fields: dict[str, int] = field(default_factory=dict)
    """How many of the new articles have a byline, editors …: see `scraper.monitoring.drift.COUNTED`."""
    drift: str | None = None
    """What the source used to give and gives no more, in words; None when all is as ever."""
    error: str | None = None
    """Why the source as a whole failed, in words; None when it did not."""
