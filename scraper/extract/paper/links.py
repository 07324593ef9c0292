"""The links of a layout page: visible ones, those of its picture's map and its menus, and those that scripts open."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from scraper.extract.document import Document
from scraper.extract.html.link_scripts import SCRIPTED, address_of, is_script, written
from scraper.extract.html.text_model import squeeze
from scraper.extract.shared.lazy_regex import lazy_regex

MOST = 5_000
"""Maximum number of links of a page that are read."""

_OPENED = "a, area, option[value], [onclick], [data-url], [data-href], [data-link]"
_FILE = lazy_regex(r"\.(?:pdf|jpe?g|png|gif|webp|bmp|zip|rar|mp[34]|swf|apk|docx?|css|js)(?:[?#]|$)", re.IGNORECASE)
_VIEW = lazy_regex(r"[?&]div=-?\d{0,6}(?=&|$)")
"""Founder's parameter for the place of a text in its picture; the page is the same without it."""
_ADDRESS = lazy_regex(r"[./?]")
_NUMBERS = lazy_regex(r"\d+")
_MASKED = lazy_regex(r"[0-9a-fA-F]{12,}|(?<![A-Za-z])(?:[A-Z]{1,2}|[a-h])(?=\d{1,3}(?!\d))\d+|\d+")
"""Numbers, codes, and the numbers of pages with their letters: A01, b12."""
_DAYS = (
    lazy_regex(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?!\d)"),
    lazy_regex(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>\d\d)/(?P<d>\d\d)(?!\d)"),
    lazy_regex(r"(?<!\d)(?P<y>(?:19|20)\d\d)/(?P<m>\d\d)(?P<d>\d\d)(?!\d)"),
    lazy_regex(r"(?<!\d)(?P<y>(?:19|20)\d\d)[-/_.](?P<m>\d{1,2})[-/_.](?P<d>\d{1,2})(?!\d)"),
)

_LONGEST_TEXT = 200
"""Maximum number of characters of a link's text from which its further lines are not read."""

Kind = Literal["link", "area", "option", "script"]


@dataclass(frozen=True, slots=True)
class PaperLink:
    """One link of a layout page."""

    url: str
    """Absolute and canonical."""
    text: str
    """Its visible text, or what a script writes into it."""
    title: str
    """Its ``title`` or ``alt``."""
    kind: Kind
    line: int | None
    """The index of its line; None where it is not visible."""
    node: LexborNode


class UnresolvedLink(NamedTuple):
    """A link before its address is resolved, which costs most."""

    href: str
    text: str
    title: str
    kind: Kind
    line: int | None
    node: LexborNode


def links_of(doc: Document, unresolved: Iterable[UnresolvedLink] | None = None) -> list[PaperLink]:
    """All links that lead to pages, in page order."""
    links: list[PaperLink] = []
    for href, text, title, kind, line, node in all_links(doc) if unresolved is None else unresolved:
        if len(links) >= MOST:
            break
        url = doc.canonical(href)
        if url is not None and not _FILE.search(url):
            links.append(PaperLink(without_view(url), text, title, kind, line, node))
    return links


def all_links(doc: Document) -> Iterator[UnresolvedLink]:
    """All links of the page, in page order, those that lead to no page among them."""
    shown: dict[int, tuple[str, str, int]] = {}
    for line in doc.lines:
        for link in line.links:
            href, text, first = shown.get(link.node.mem_id, (link.href, "", line.index))
            if len(text) < _LONGEST_TEXT:  # <a><img><br>第01版<br>要闻</a> is one label on two lines
                shown[link.node.mem_id] = (href, f"{text} {link.text}".strip(), first)
    for node in doc.tree.css(_OPENED):
        tag = node.tag
        if tag in ("body", "html"):
            continue
        kind: Kind = "area" if tag == "area" else "option" if tag == "option" else "link"
        line_index: int | None = None
        attributes = node.attributes
        if (visible := shown.get(node.mem_id)) is not None:
            kind = "link"
            href, text, line_index = visible
        else:
            href, text = attributes.get("value" if kind == "option" else "href") or "", ""
            if tag not in ("a", "area", "option"):
                kind = "script"
                if node.css_first("a[href], area") is not None:
                    continue  # its own links say more
        href = href.strip()
        if not href or (href[0] in SCRIPTED and is_script(href)):
            href = address_of(attributes)
        if not href or (kind == "option" and not _ADDRESS.search(href)):
            continue
        text = text or _text_of(node)
        title = attributes.get("title") or attributes.get("alt") or ""
        title = title and squeeze(title)
        if not text and not title and (image := node.css_first("img[alt]")) is not None:
            title = squeeze(image.attributes.get("alt") or "")
        yield UnresolvedLink(href, text, title, kind, line_index, node)


def _text_of(node: LexborNode) -> str:
    """The text of an element that is not visible, or that a script writes."""
    if node.tag == "area":
        return ""
    text = node.text(deep=True) or ""
    if "(" in text and (script := node.css_first("script")) is not None:
        return squeeze(written(script.text(deep=True) or ""))
    return squeeze(text)[:200]


def lines_of_areas(doc: Document, urls: Container[str]) -> list[tuple[int, str]]:
    """The areas of pictures that lead to some addresses, with the index of the last line before each."""
    starts = {line.node.mem_id: line.index for line in reversed(doc.lines)}
    placed: list[tuple[int, str]] = []
    index = -1
    for node in doc.tree.root.traverse() if doc.tree.root is not None else ():
        index = max(index, starts.get(node.mem_id, -1))
        if node.tag == "area" and (url := doc.canonical(node.attributes.get("href") or "")) is not None:
            url = without_view(url)
            if url in urls:
                placed.append((index, url))
    return placed


def without_view(url: str) -> str:
    """The address without the parameter that marks a place in the layout's picture."""
    if "div=" not in url:
        return url
    shorter = _VIEW.sub("", url)
    return shorter if "?" in shorter or "&" not in shorter else shorter.replace("&", "?", 1)


def shape(url: str) -> str:
    """The form of an address, numbers and codes masked: links of one kind share it."""
    parts = urlsplit(url)
    path = _MASKED.sub("0", parts.path)
    return f"{parts.hostname}{path}?{_MASKED.sub('0', parts.query)}"


def folder(url: str) -> str:
    """The address up to its last slash."""
    return url.partition("?")[0].rpartition("/")[0]


def day_of(url: str) -> date | None:
    """The day in an address, also one without leading zeros; None where there is none."""
    for pattern in _DAYS:
        for match in pattern.finditer(url[:500]):
            try:
                return date(int(match["y"]), int(match["m"]), int(match["d"]))
            except ValueError:
                continue
    return None


def last_number(url: str) -> str:
    """The last run of digits in the path of an address: the id of an article; "" where there is none."""
    return next(reversed(_NUMBERS.findall(urlsplit(url).path)), "")
