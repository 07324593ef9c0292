"""The links of a page that may be sources: its feeds, the channel of an article, the channels of a home page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from scraper.extract.article.credits.breadcrumbs.breadcrumb_entries import HOME
from scraper.extract.article.credits.breadcrumbs.breadcrumbs import breadcrumb
from scraper.extract.article.credits.section_names import reads_as_channel
from scraper.extract.document import Document, key
from scraper.extract.html.decode import decode
from scraper.models import Fetched, Hints, Page
from scraper.urls import canonical, origin, same_site

MAX_FEEDS, MAX_CHANNELS = 6, 12

FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json")
"""Media types of feeds in `<link rel="alternate">` (html.spec.whatwg.org, 4.6.7.1; jsonfeed.org)."""

FEED_PATHS = ("/rss.xml", "/feed", "/atom.xml", "/feed.xml")
"""Usual paths of feeds that no page declares: WordPress, Hexo, Jekyll and most hand-made ones."""

SITEMAP_PATHS = ("/news-sitemap.xml", "/sitemap.xml")
"""Usual paths of sitemaps that robots.txt does not name: sitemaps.org's own example, and that of news plug-ins."""

_FEED_ADDRESS = re.compile(r"(?:^|[/._-])(?:rss|atom|feed|rdf)s?(?:[/._-]?\d*\.(?:xml|rdf|json|php|aspx))?/?$", re.I)
_FEED_FILE = re.compile(r"\.(?:rss|atom|rdf)$|/(?:rss|feeds?)/(?:[^/]{1,200}/){0,6}[^/]{1,200}\.xml$", re.IGNORECASE)
_FEED_WORDS = re.compile(r"^\W*(?:rss|atom|feed|订阅|訂閱|rss\s{0,8}(?:订阅|訂閱|feed))\W*$", re.I)
_COMMENTS = re.compile(r"comments?(?:/|\b)|评论|評論|留言", re.I)
_MENU = re.compile(r"\bnav|[_-]nav|menu|channel|header|\btop\b|daohang|pindao")
_NO_CHANNEL = re.compile(
    r"^(?:首\s{0,8}[页頁]|主[页頁]|home|关于.*|關於.*|about.*|联系.*|聯絡.*|contact.*|登[录入錄]|注册|註冊|login|sign.*|"
    r"搜索|搜尋|search|english|客户端|app|手机版|电子版|數位版|订阅|訂閱|rss|广告.*|廣告.*|招聘.*|论坛|論壇|更多.*|\W*)$",
    re.I,
)
_CRUMB = re.compile(r"crumb|position|location|dqwz|weizhi|path")
_ARTICLE = re.compile(r"\d{5,}|\.s?html?\b.{0,100}\d|/\d{4}[-/]\d\d")
_REFRESH = re.compile(r"^\s{0,8}\d+(?:\.\d+)?\s{0,8}[;,]\s{0,8}(?:url\s{0,8}=\s{0,8})?['\"]?([^'\"]+)", re.I)


@dataclass(frozen=True, slots=True)
class PageLink:
    """An address on a page, with its text or title there ("" for none)."""

    url: str
    name: str


@dataclass(frozen=True, slots=True)
class PageLinks:
    """A page's names and links; addresses are absolute and canonical."""

    site: str
    """The site's name in the page's head; "" for none."""
    title: str
    feeds: tuple[PageLink, ...]
    channels: tuple[PageLink, ...]
    """Of a home page: the targets of its menu."""
    section: PageLink | None
    """Of an article: its channel's list."""
    refresh: str | None
    """The target of `<meta http-equiv="refresh">`."""


def document(content: bytes, url: str, content_type: str | None) -> Document:
    """Read a page's document, for its links and blockers."""
    hints = Hints(content_type=content_type)
    text, encoding = decode(content, content_type)
    return Document(text, url, hints, encoding)


def home(url: str) -> str:
    """The home page of an address's host."""
    return f"{origin(url)}/"


def page_links(doc: Document, url: str, page: Page) -> PageLinks:
    """Collect a page's links. ``page`` is its parsed record."""
    refresh = _REFRESH.match(doc.meta.get("refresh", ""))
    return PageLinks(
        site=doc.meta.get("og:site_name", "").strip() or doc.meta.get("application-name", "").strip(),
        title=doc.title,
        feeds=_distinct(_feeds(doc, url), MAX_FEEDS),
        channels=_distinct(_channels(doc, url), MAX_CHANNELS),
        section=next(_sections(doc, url, page), None) if page.kind == "article" else None,
        refresh=canonical(refresh[1].strip(), doc.base or url) if refresh else None,
    )


def hrefs(fetched: Fetched) -> list[str]:
    """The absolute addresses of all links of a page of HTML; [] for other pages."""
    content_type = fetched.header("content-type")
    if b"<a" not in fetched.content and b"<A" not in fetched.content:
        return []
    doc = document(fetched.content, fetched.url, content_type)
    addresses = (canonical(link.href, doc.base or fetched.url) for line in doc.lines for link in line.links)
    return [address for address in addresses if address]


def _distinct(links: Iterator[PageLink], most: int) -> tuple[PageLink, ...]:
    seen: dict[str, PageLink] = {}
    for link in links:
        seen.setdefault(link.url, link)
        if len(seen) == most:
            break
    return tuple(seen.values())


def _feeds(doc: Document, url: str) -> Iterator[PageLink]:
    """Yield the feeds that the head declares; then links whose address or text names a feed."""
    for node in doc.tree.css("link[rel][href]"):
        attributes = node.attributes
        kind = (attributes.get("type") or "").split(";")[0].strip().lower()
        if "alternate" not in (attributes.get("rel") or "").lower().split() or kind not in FEED_TYPES:
            continue
        address = canonical(attributes.get("href") or "", doc.base or url, encoding=doc.encoding)
        name = (attributes.get("title") or "").strip()
        if address and not _COMMENTS.search(f"{address} {name}"):
            yield PageLink(address, name)
    for line in doc.lines:
        for link in line.links:
            address = canonical(link.href, doc.base or url, encoding=doc.encoding)
            if address is None or not same_site(address, url) or _COMMENTS.search(address):
                continue
            path = urlsplit(address).path
            if _FEED_ADDRESS.search(path) or _FEED_FILE.search(path) or _FEED_WORDS.match(link.text):
                yield PageLink(address, link.text)


def _channels(doc: Document, url: str) -> Iterator[PageLink]:
    """Yield short links of a menu, or with a channel's usual name, to lists of the same site."""
    here = canonical(url)
    for line in doc.lines:
        for link in line.links:
            if not 2 <= len(link.text) <= 12 or _NO_CHANNEL.match(link.text):
                continue
            if not (reads_as_channel(link.text) or _MENU.search(line.hint)):
                continue
            address = canonical(link.href, doc.base or url, encoding=doc.encoding)
            if address and address not in (here, home(url)) and same_site(address, url) and not _is_article(address):
                yield PageLink(address, link.text)


def _sections(doc: Document, url: str, page: Page) -> Iterator[PageLink]:
    """Yield the lists of an article's breadcrumb, the innermost first; else its section's link."""
    place = next((line.index for line in doc.lines if page.headline and key(line.text) == key(page.headline)), 0)
    crumb = breadcrumb(doc, place)
    lines = [crumb[1]] if crumb else []
    lines += [line for line in doc.lines[: place + 1] if line.links and _CRUMB.search(line.hint)]
    inner = [link for line in lines for link in reversed(line.links)]
    inner += [link for line in doc.lines for link in line.links if page.section and link.text == page.section]
    for link in inner:
        address = canonical(link.href, doc.base or url, encoding=doc.encoding)
        if address is None or address in (canonical(url), home(url)) or HOME.search(link.text):
            continue
        if same_site(address, url) and not _is_article(address) and not _NO_CHANNEL.match(link.text):
            yield PageLink(address, link.text)


def _is_article(address: str) -> bool:
    return _ARTICLE.search(urlsplit(address).path) is not None
