"""The records of the program, with the keys of the JSON contract, as frozen dataclasses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from scraper.contract import DEFAULT_ZONE, MEDIA, PARSED, Kind


@dataclass(frozen=True, slots=True)
class Teaser:
    """One entry of a list page, a feed or a sitemap.

    ``url`` is absolute unless the page's own address is unknown; ``published`` is ISO 8601, as in `Page`.
    """

    headline: str
    url: str
    summary: str | None = None
    published: str | None = None
    heat: int | None = None
    """The readers, points or heat (热度) that a hot list gives it."""

    def as_json(self) -> dict[str, Any]:
        """The object of the JSON contract; with ``heat`` only where the list gives it."""
        row: dict[str, Any] = {
            "headline": self.headline,
            "url": self.url,
            "summary": self.summary,
            "published": self.published,
        }
        return row if self.heat is None else {**row, "heat": self.heat}


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of an article."""

    url: str
    """Absolute unless the page's own address is unknown: the largest that the page names."""
    caption: str | None = None
    """The text that belongs to it, without the credit at its end."""
    credit: str | None = None
    """Whose picture it is, as printed without 摄 and 图源: 新华社记者 王小明."""
    after: int = 0
    """The number of paragraphs before it; 0 before the first."""

    def as_json(self) -> dict[str, Any]:
        """The object of the JSON contract."""
        return {"url": self.url, "caption": self.caption, "credit": self.credit, "after": self.after}


@dataclass(frozen=True, slots=True)
class Video:
    """A video of an article, or the player that shows it."""

    url: str
    poster: str | None = None
    """The address of the picture that is in its place."""
    caption: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The object of the JSON contract."""
        return {"url": self.url, "poster": self.poster, "caption": self.caption}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that an article links to (附件)."""

    url: str
    title: str
    type: str
    """The ending of its name in lower case: pdf, docx; empty where neither address nor link has one."""

    def as_json(self) -> dict[str, Any]:
        """The object of the JSON contract."""
        return {"url": self.url, "title": self.title, "type": self.type}


@dataclass(frozen=True, slots=True)
class Layout:
    """A page of a printed paper (版面), as a layout page or a directory of them shows it."""

    number: str | None = None
    """As `Page.page_number`."""
    name: str | None = None
    url: str | None = None
    """Its layout page, absolute; None where its articles are on the page that was read."""
    articles: tuple[str, ...] = ()
    """The addresses of its articles that the page that was read shows, absolute."""
    file: str | None = None
    """Its PDF, or the picture of the page, absolute."""


@dataclass(frozen=True, slots=True)
class Page:
    """The record of a page, parsed from its bytes.

    The fields up to ``next_url`` are the JSON contract: None or () for a value that the page does not have.
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
    page_number: str | None = None
    """The page of a printed paper, without leading zeros: "1" for 第01版, "A02"."""
    page_name: str | None = None
    """Its name: 要闻."""
    images: tuple[Image, ...] = ()
    """In page order: the picture before the text first."""
    videos: tuple[Video, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    items: tuple[Teaser, ...] = ()
    keywords: tuple[str, ...] = ()
    language: str | None = None
    next_url: str | None = None
    """The next page of this list or the next part of this article (下一页), absolute."""
    unsure: tuple[str, ...] = ()
    """Fields of an article whose value a person should look at; some have none, and seem to lack it."""
    timezone: str | None = None
    """The IANA name of the time zone of the page's dates: that of the hints."""
    sitemaps: tuple[str, ...] = ()
    """The children of a sitemap index, absolute."""
    layouts: tuple[Layout, ...] = ()
    """Of a page of a printed paper (版面): itself, and the other pages of the same day that it leads to."""
    no_items: str | None = None
    """Of a page that was to be read as a list and has no entries: what was looked for, and the next step."""
    encoding: str = "utf-8"
    """The WHATWG name of the encoding with which the bytes were decoded."""
    is_dated_relatively: bool = False
    """``published`` is counted from the time of fetching (3小时前), or would be if the words gave a day (3个月前): the
    earlier the page was fetched, the more exact it is."""

    def as_json(self) -> dict[str, Any]:
        """The object of the JSON contract: keys in the order of `PARSED`, lists for tuples."""
        row: dict[str, Any] = {name: getattr(self, name) for name in PARSED}
        for name in ("byline", "editors", "keywords", "unsure"):
            row[name] = list(row[name])
        for name in (*MEDIA, "items"):
            row[name] = [one.as_json() for one in row[name]]
        return row


@dataclass(frozen=True, slots=True)
class SoFar:
    """The parts of a split article that were parsed before the current one."""

    page: Page | None = None
    """The parts joined; None before the first."""
    parts: int = 0
    addresses: tuple[str, ...] = ()
    """The requested and the final addresses of these parts."""


@dataclass(frozen=True, slots=True)
class Hints:
    """The settings of parsing. Parsing is a function of bytes, URL and these alone."""

    kind: Literal["auto", "article", "list", "feed"] = "auto"
    content_type: str | None = None
    """The HTTP Content-Type header, as sent."""
    timezone: str | None = None
    """IANA name of the time zone that the source names."""
    fetched: str | None = None
    """The time of fetching, ISO 8601 in UTC, from which relative dates (3小时前, 昨天) are counted; without it they are
    no dates."""
    articles: str | None = None
    """A regular expression for the absolute URLs of articles."""
    article_url: str | None = None
    """A template for the addresses of articles, for lists of data that hold ids: ``https://…/{id}.html``."""
    select: Mapping[str, str] = field(default_factory=dict)
    """CSS selectors by `FieldName`, which override the automatic extraction."""
    keep: tuple[str, ...] = ()
    """Query parameters that distinguish this source's pages, although `scraper.urls.TRACKING` lists them."""
    drop: tuple[str, ...] = ()
    """Further query parameters that do not distinguish pages."""
    listed_by: Literal["list", "layout page"] = "list"
    """What led to the page. A layout page of a printed paper lists articles, however short they are."""
    headline: str = ""
    """The page's headline as a layout page lists it; "" where none does."""
    place: tuple[str | None, str | None] = (None, None)
    """Number and name of the page of a printed paper on which a layout page lists it."""
    so_far: SoFar | None = None
    """The earlier parts of a split article. None: its further parts are not followed."""

    @property
    def zone(self) -> str:
        """The zone of times in Chinese that are printed without one."""
        return self.timezone or DEFAULT_ZONE

    def of(self, fetched: Fetched) -> Hints:
        """The same settings for a page that was fetched: with its type, and the time of fetching."""
        return replace(self, content_type=fetched.header("content-type"), fetched=fetched.fetched or None)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The origin of a field's value, for `scrape parse --explain`."""

    field: str
    value: str
    path: str
    """A CSS path into the page, or the name of another origin (``<title>``, JSON-LD, the URL)."""
    rule: str
    """The name of the rule, listed in docs/parsing.md."""
    doubt: str = ""
    """Why the value is one to look at; "" for a value that nothing speaks against."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """The web archive that a page came from. Its ``fetched`` is the time of the capture."""

    archive: str
    """``wayback``, ``commoncrawl``, or the host of another archive."""
    record: str
    """The address of the capture; of one that was read from a WARC file, the file with ``#OFFSET,LENGTH``."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A fetched page. ``content`` has its content encoding (gzip, br, zstd) removed."""

    url: str
    """The final address, after redirects."""
    requested: str
    """The requested address."""
    status: int
    headers: tuple[tuple[str, str], ...]
    content: bytes
    fetched: str
    """The time of fetching, ISO 8601 in UTC: 2026-01-31T08:15:00Z."""
    provenance: Provenance | None = None
    """None for a page that the site itself sent."""

    def header(self, name: str) -> str | None:
        """The first header of that name, in any case."""
        lowered = name.lower()
        return next((value for key, value in self.headers if key.lower() == lowered), None)


LONG_AGO = "1970-01-01T00:00:00Z"
"""The time of a file that nobody relies on."""


@dataclass(frozen=True, slots=True)
class RobotsFile:
    """An origin's robots.txt, cached from run to run."""

    origin: str
    """Scheme, host and port: ``https://example.cn:8443``."""
    fetched: str
    """The time of fetching, ISO 8601 in UTC."""
    content: bytes | None
    """None where the origin has none."""

    def outdated(self) -> RobotsFile:
        """The file as one that is requested again, and counts where the site answers that it has not changed."""
        return replace(self, fetched=LONG_AGO)


@dataclass(frozen=True, slots=True)
class Analysis:
    """Words, keywords and fingerprint of an article's text, computed in the same process as the parser."""

    words: Mapping[str, str]
    """By field of `TEXT_FIELDS`: the words and marks in order, separated by single spaces; without the spaces they are
    the field's text without its white space."""
    keywords: tuple[str, ...]
    """The most characteristic first."""
    fingerprint: int
    """64 bits (signed, as SQLite stores them); near-duplicates differ in few. 0 for a text that is too short."""
    segmenter: str
    """The name and version of the segmenter: ``jieba 0.42.1``."""
    sketch: tuple[int, ...] = ()
    """The smallest of the 32-bit hashes of the text's shingles, ascending: near-duplicates share some of them."""
    text_hash: int | None = None
    """64 bits of the whole text (signed), by which an equal text is recognised; None if they are not at hand."""


@dataclass(slots=True)
class SourceReport:
    """The result of one run for one source: counts of pages, except where noted."""

    source: str
    listed: int = 0
    """Article addresses on its list pages, feeds and sitemaps."""
    fetched: int = 0
    not_modified: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    copies: int = 0
    """New articles that are near-duplicates of an article at another URL; they are counted in ``new`` too."""
    skipped: int = 0
    """Number of pages that were linked like articles but are not."""
    failed: int = 0
    """Addresses that could not be fetched, and pages that could not be parsed; the archive has each with its reason."""
    waiting: int = 0
    """Addresses over the limit of one run; they are fetched in the next."""
    files: int = 0
    """Pictures, attachments and layouts that were kept."""
    files_failed: int = 0
    files_waiting: int = 0
    """Those that wait for a later run, because there was no time or no room for them."""
    files_limit: str | None = None
    """The limit that was reached, in words."""
    ranked: int = 0
    """Number of entries of hot lists whose places were stored."""
    bytes: int = 0
    seconds: float = 0.0
    reasons: dict[str, int] = field(default_factory=dict)
    """Failures by reason."""
    yields: dict[str, int] = field(default_factory=dict)
    """Article links by start address, as spelled in sources.yaml; only of pages that were sent in full (no 304)."""
    fields: dict[str, int] = field(default_factory=dict)
    """Number of new articles with a byline, editors …: see `scraper.monitoring.drift.COUNTED`."""
    drift: str | None = None
    """The fields or links that the source used to have and lacks now, in words; None without drift."""
    error: str | None = None
    """The reason why the whole source failed, in words; None if it did not."""
