"""Sitemaps (sitemaps.org 0.9, news sitemaps, indexes, plain lists of URLs), packed or not, as pages of links.

They are read as text, an entry at a time, and not through an XML parser: entities are never expanded, nothing is
loaded, and of a file that breaks off or is not well-formed every readable entry is taken.
"""

from __future__ import annotations

import html
import re
import zlib
from collections.abc import Iterator
from functools import lru_cache

from scraper import urls
from scraper.extract.feeds.feeds import behind_comments, plain, stamp
from scraper.extract.html.decode import decode
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.models import Hints, Page, Teaser

MAX_UNPACKED = 20 * 1024 * 1024
"""Bytes of an unpacked sitemap; the rest is left out. (sitemaps.org allows 50,000 URLs a file.)"""

_GZIP, _MARKS = b"\x1f\x8b", b"\xef\xbb\xbf\xff\xfe"
_PIECE, _LARGEST_PIECE = 4096, 1 << 16
"""Bytes that are unpacked at a time, growing within a member: of many small members little is unpacked twice."""
_ROOT = re.compile(rb"<(?:[\w.-]{1,30}:)?(urlset|sitemapindex)[\s>/]", re.IGNORECASE)
_HEAD = 4096
"""Bytes in which the root element of a sitemap, or the first lines of a plain one, must begin."""

_PROLOG = 1 << 17
"""Bytes in which the comments before the root element must end."""

_TAIL = 1 << 16
"""Bytes in which the root element of a whole sitemap must end; what follows it is a comment at most."""

_PREFIX = r"(?!image:|video:)(?:[\w.-]{1,30}:)?"
_ENTRY = lazy_regex(rf"<(?={_PREFIX}(?:url|sitemap)[\s>]){_PREFIX}(url|sitemap)[^<>]*>", re.IGNORECASE)
_VALUE = r"[^<>]*>(?P<value>(?:[^<]|<!\[CDATA\[(?:[^\]]|\](?!\]>))*+\]\]>)*+)(?:(?=<)|(?<=\]\]>)\Z)"
"""A value and its end: of a file that breaks off in the middle of an address, half an address is not read."""
_LOC = lazy_regex(rf"<{_PREFIX}loc\b{_VALUE}", re.IGNORECASE)
_LASTMOD = lazy_regex(rf"<{_PREFIX}lastmod\b{_VALUE}", re.IGNORECASE)
_PLAYLIST = b"#EXTM3U"
"""The first line of a list of the pieces of a film, which has addresses and remarks, too."""
_REMARK = "#"
"""The beginning of a line of a plain list that is no address."""
_NEWS = lazy_regex(r"""xmlns:([\w.-]{1,30})\s?=\s?["'][^"'<>]{0,80}sitemap-news""")
"""The prefix that a file gives to the elements of Google's news sitemaps; ``news`` where it declares none."""

_USED = lazy_regex(r"<([\w.-]{1,30}):publication_date\b")
"""… and one that it uses without declaring it."""


_NEWS_NAMES = (("title", "pub(?:Time|Date)", "language"), ("title", "publication_date", "language"))
"""Title, date and language of an entry: in Baidu's sitemaps, which need no prefix, and in Google's."""


@lru_cache(maxsize=64)
def _element(prefix: str, name: str) -> re.Pattern[str]:
    """The pattern of an element of a news sitemap under the file's own prefix, or without one (Baidu's pubTime)."""
    return re.compile(rf"<{re.escape(prefix)}:{name}\b{_VALUE}" if prefix else rf"<(?:{name})\b{_VALUE}")


def looks_like_sitemap(content: bytes) -> bool:
    """Recognise a sitemap of any form by the beginning of its bytes, whatever type HTTP names."""
    head = behind_comments(_unpacked(content, _PROLOG).replace(b"\0", b""))[:_HEAD]
    lower = head.lower()
    if (b"urlset" in lower or b"sitemapindex" in lower) and _ROOT.search(head):
        return True
    return b"<" not in head and _lists_urls(head)


def parse_sitemap(content: bytes, url: str | None, hints: Hints) -> Page:
    """Read a sitemap as a page of kind "sitemap": its entries as items, in order, or the sitemaps that an index names.

    ``published`` of an item is a news sitemap's; a bare ``lastmod`` is no date of publication, and is not read.
    Raises nothing.
    """
    content = _unpacked(content, MAX_UNPACKED)
    text, encoding = decode(content, hints.content_type)
    articles = re.compile(hints.articles) if hints.articles else None
    items: dict[str, Teaser] = {}
    children: dict[str, str] = {}
    language = None
    declared = _NEWS.search(text[:_PROLOG])
    prefix = declared[1] if declared else "news"
    if f"<{prefix}:" not in text:
        used = _USED.search(text[:_PROLOG])
        prefix = used[1] if used else ""
    title, date, tongue = (_element(prefix, name) for name in _NEWS_NAMES[bool(prefix)])
    for kind, entry in _entries(text):
        address = _value(_LOC, entry) if kind else entry
        keep = ("*",) if kind == "sitemap" else hints.keep  # Shopify: sitemap_1.xml?from=1&to=900
        link = urls.canonical(address, url, keep=keep, drop=hints.drop) if address else None
        if link is None:
            continue
        if kind == "sitemap":
            children.setdefault(link, _value(_LASTMOD, entry))
        elif articles is None or articles.search(link):
            published = stamp(_value(date, entry), hints.zone) if kind else None
            items.setdefault(link, Teaser(plain(_value(title, entry)) if kind else "", link, None, published))
            language = language or (_value(tongue, entry) if kind else None)
    return Page(
        kind="sitemap",
        url=urls.canonical(url, keep=hints.keep, drop=hints.drop) if url else None,
        items=tuple(items.values()),
        sitemaps=_newest_first(children),
        language=language or None,
        encoding=encoding,
    )


def breaks_off(content: bytes) -> bool:
    """Return whether the XML of a sitemap ends before its root element does: it was cut short on its way.

    A packed one that is larger than `MAX_UNPACKED` is not judged, for it is we who cut it.
    """
    unpacked = _unpacked(content, MAX_UNPACKED)
    root = _ROOT.search(unpacked[:_PROLOG])
    if root is None or len(unpacked) >= MAX_UNPACKED or unpacked[: unpacked.find(b">", root.end() - 1)].endswith(b"/"):
        return False
    return re.search(rb"</(?:[\w.-]{1,30}:)?" + root[1] + rb"\s{0,80}>", unpacked[-_TAIL:]) is None


def _newest_first(children: dict[str, str]) -> tuple[str, ...]:
    """Order the sitemaps of an index by their ``lastmod``, where all state it: many name the oldest first."""
    if all(children.values()):
        return tuple(sorted(children, key=children.__getitem__, reverse=True))
    return tuple(children)


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """Yield each entry's kind ("url", "sitemap"; "" in a plain list) and its text."""
    if "<" not in text[:_HEAD]:
        lines = (line.split(maxsplit=1) for line in text.removeprefix("\ufeff").splitlines())
        yield from (("", words[0]) for words in lines if words and not words[0].startswith(_REMARK))
        return
    pieces = _ENTRY.split(_without_comments(text))
    yield from zip(map(str.lower, pieces[1::2]), pieces[2::2], strict=True)


def _value(pattern: re.Pattern[str], entry: str) -> str:
    """The text of an element, its character references resolved once, as in XML; "" without the element."""
    element = pattern.search(entry)
    if element is None:
        return ""
    first, *sections = element["value"].split("<![CDATA[")
    text = html.unescape(first)
    for section in sections:
        literal, _, after = section.partition("]]>")
        text += literal + html.unescape(after)
    return " ".join(text.split())


def _without_comments(text: str) -> str:
    pieces = text.split("<!--")
    return pieces[0] + "".join(piece.partition("-->")[2] for piece in pieces[1:])


def _unpacked(content: bytes, limit: int) -> bytes:
    """Unpack gzip, at most ``limit`` bytes, up to the first error; other bytes are returned unchanged.

    What a server packed again in sending it is unpacked twice.
    """
    once = _unpacked_once(content, limit)
    return _unpacked_once(once, limit) if once is not content else content


def _unpacked_once(content: bytes, limit: int) -> bytes:
    if not content.startswith(_GZIP):
        return content
    unpacked = bytearray()
    place, size, stream = 0, _PIECE, zlib.decompressobj(wbits=31)
    while place < len(content) and len(unpacked) < limit:
        piece = content[place : place + size]
        place += len(piece)
        try:
            unpacked += stream.decompress(piece, limit - len(unpacked))
        except zlib.error:
            break
        size = min(2 * size, _LARGEST_PIECE)
        if stream.eof:  # perhaps a further member (RFC 1952 section 2.2)
            place -= len(stream.unused_data)
            if not content.startswith(_GZIP, place):
                break  # padding
            size, stream = _PIECE, zlib.decompressobj(wbits=31)
    return bytes(unpacked)


def _lists_urls(head: bytes) -> bool:
    """Test that every line is an address, save a last line that may be cut off."""
    rows = head.lstrip(_MARKS).splitlines() if not head.startswith(_PLAYLIST) else []
    lines = [line.strip() for line in rows if line.strip() and not line.startswith(b"#")]
    if len(head) == _HEAD:
        lines = lines[:-1]
    return bool(lines) and all(line.startswith((b"http://", b"https://")) for line in lines)
