"""Feeds (RSS 0.9 to 2.0, RDF, Atom, JSON Feed), well-formed or not, in any encoding, as pages of entries.

XML goes through feedparser, which reads what real feeds do wrong. It is handed decoded text whose prolog has been cut
off, so that no DTD, hence no entity bomb and no external entity, ever reaches it.
"""

from __future__ import annotations

import html
import io
import json
import re
import sys
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.parsers import expat

from selectolax.lexbor import LexborHTMLParser

from scraper import urls
from scraper.extract.html.decode import decode
from scraper.extract.shared.dates import machine_dates, time_zones
from scraper.extract.shared.dates.stamp import iso, to_zone
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.models import Hints, Page, Teaser

HEADLINE_CHARS = 60
"""Maximum number of characters of a headline that is made of an entry's words: its title may be empty (RSS 2.0,
<item>)."""

SUMMARY_CHARS = 500
"""Maximum number of characters of a summary of an entry: many feeds put the whole article into <description>."""

BROKEN_CHARS = 500_000
"""Number of characters that are read of a feed that is not well-formed, up to the last whole entry.

feedparser's parser for broken XML takes up to 2 s for this much hostile input (0.05 s for ordinary input).
"""

MAX_ELEMENTS = 300_000
"""Elements of a feed that is read whole; a larger one is cut as if it were broken."""

_ROOT = lazy_regex(r"<(?:[\w.-]{1,30}:)?(?:rss|feed|RDF|channel|document(?=>\s{0,20}<website))(?=[\s>])", re.IGNORECASE)
"""The last is that of Baidu's news protocol: webSite, updatePeri, then items as in RSS."""
_ROOT_BYTES = re.compile(_ROOT.pattern.encode("ascii"), re.IGNORECASE)
_PAGE_BYTES = re.compile(rb"<(?:html|!doctype html|head|body|script)[\s>]", re.IGNORECASE)
_COMMENT_BYTES = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
"""TRS WCM opens its pages with a comment that holds a <channel> and a <title>."""
_PROLOG_BYTES = re.compile(
    rb"(?:\xef\xbb\xbf)?"
    rb"(?:[ \t\r\n]++|<\?(?:[^?]|\?(?!>))*+(?:\?>|\Z)|<!--(?:[^-]|-(?!->))*+(?:-->|\Z)|<!DOCTYPE[^<>\[]{0,300}>)*+"
)
"""Declarations, comments and white space before the root element of XML."""
_JSON_HEAD = 1 << 20
"""Bytes of a JSON feed in which its version is looked for: some have it after their items."""
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org')
_HEAD = 4096
"""Bytes in which a feed's root element must begin."""

_REFERENCE = lazy_regex(r"&#(?:([0-9]+)|[xX]([0-9a-fA-F]+));?")
"""A numeric character reference."""
_CONTROLS = lazy_regex(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ENTRY_END = lazy_regex(r"</(?:[\w.-]{1,30}:)?(?:item|entry)\s*>", re.IGNORECASE)
_AMPERSAND = lazy_regex(r"&(?!#\d{1,8};|#[xX][0-9a-fA-F]{1,8};|[A-Za-z][A-Za-z0-9]{1,31};)")
_OPEN_LINK = lazy_regex(
    r"<link>\s{0,8}(?:https?:[^\s<>]{1,500}|<!\[CDATA\[\s{0,8}https?:[^\s<>\]]{1,500}\]\]>)(?=\s{0,8}<(?![/!]))"
)
"""A link whose end was forgotten."""
_EMPTY_LINK = lazy_regex(r"<link\s?/>\s{0,8}(https?:[^\s<>]{1,500})(?=\s{0,8}<)")
"""A link that a writer of HTML closed before its address, for HTML's own link element is empty."""
_CDATA_SECTION = lazy_regex(r"(<!\[CDATA\[(?:[^\]]|\](?!\]>))*+(?:\]\]>|\Z))")
_CDATA = lazy_regex(r"<!\[CDATA\[|\]\]>")
_BLOCK_TAG = lazy_regex(
    r"(?=</?(?:p|br|div|li|ul|ol|tr|td|th|h[1-6]|blockquote|figure|figcaption|hr|section)\b)", re.IGNORECASE
)
_MARKUP = lazy_regex(r"<[a-zA-Z/!]|&[#\w]")
_ZONE = lazy_regex(r"\s\(?([A-Z][A-Za-z]{2,12}/[A-Z][\w/-]{2,30})\)?\s{0,8}$")
"""A zone by its name after a date: 20:21:00 America/Los_Angeles."""
_NO_YEAR = 1970
"""The year of a date that was never set: zero, in Unix time."""
_SENTENCE_ENDS = "。！？…!?"


def begins_as_page(content: bytes) -> bool:
    """Tell at a glance what is HTML, and so neither a feed nor a sitemap; not every page begins so."""
    return _PAGE_BYTES.match(content[:_OPENING].lstrip(b"\xef\xbb\xbf \t\r\n")) is not None


_OPENING = 200
"""Bytes of a page, of which white space may come first."""


def looks_like_feed(content: bytes, content_type: str | None = None) -> bool:
    """Recognise a feed by the beginning of its bytes; the type that HTTP names decides for JSON alone."""
    head = _COMMENT_BYTES.sub(b"", behind_comments(content)[:_HEAD].replace(b"\0", b""))
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if start.startswith(b"{"):
        return bool(_JSON_FEED.search(content, 0, _JSON_HEAD)) or "feed+json" in (content_type or "").lower()
    page = _PAGE_BYTES.search(head)
    return _ROOT_BYTES.search(head, 0, page.start() if page else _HEAD) is not None


def behind_comments(content: bytes) -> bytes:
    """The first `_HEAD` bytes of a page, counted from its root element where longer comments come before it."""
    prolog = _PROLOG_BYTES.match(content)
    return content[prolog.end() :][:_HEAD] if prolog and prolog.end() > _HEAD else content[:_HEAD]


def parse_feed(content: bytes, url: str | None, hints: Hints) -> Page:
    """Read a feed as a page of kind "feed": headline is the feed's title, items its entries in order.

    URLs are absolute, summaries plain text of at most `SUMMARY_CHARS`, times ISO 8601 with the offset that the feed
    prints, else in the zone of the hints. An entry without an address is left out. Raises nothing.
    """
    text, encoding = decode(content, hints.content_type)
    feed = _from_json(text) if text.lstrip("\ufeff \t\r\n").startswith("{") else _from_xml(text)
    base = _base(url, feed["base"])
    articles = re.compile(hints.articles) if hints.articles else None
    items: dict[str, Teaser] = {}
    for entry in feed["entries"]:
        addresses = (urls.canonical(ref.strip(), base, keep=hints.keep, drop=hints.drop) for ref in entry["refs"])
        link = next(filter(None, addresses), None)
        if link is None or (articles is not None and not articles.search(link)):
            continue
        published = next((moment for s in entry["stamps"] if (moment := stamp(s, hints.zone))), None)
        summary = cut(plain(entry["summary"]))
        headline = plain(entry["title"]) or _first_sentence(summary)
        items.setdefault(link, Teaser(headline, link, summary or None, published))
    return Page(
        kind="feed",
        url=urls.canonical(url, keep=hints.keep, drop=hints.drop) if url else None,
        headline=plain(feed["title"]),
        summary=plain(feed["about"]) or None,
        items=tuple(items.values()),
        language=feed["language"].replace("_", "-") or None,
        next_url=urls.canonical(feed["next"], base, keep=("*",)) if feed["next"] else None,
        encoding=encoding,
    )


def _base(url: str | None, channel: str | None) -> str | None:
    """The address that relative links of a feed are meant for: its own, or its site's where another host serves it."""
    if url is None or channel is None:
        return url or channel
    own, site = urlsplit(url), urlsplit(channel)
    return channel if site.scheme in ("http", "https") and site.hostname and site.hostname != own.hostname else url


def plain(markup: str) -> str:
    """The text of an HTML fragment, on one line; tags that were escaped twice are read as tags, and words in their
    brackets that HTML does not know as text: ``How should <selectedoption> work?``"""
    for _ in range(2):
        if not _MARKUP.search(markup):
            break
        if "<" not in markup:
            markup = html.unescape(markup)
            continue
        tree = LexborHTMLParser(_BLOCK_TAG.sub(" ", _NO_TAG.sub(_escaped_bracket, _CDATA.sub("", markup))))
        for node in tree.css("script, style, template"):
            node.decompose()
        markup = tree.body.text() if tree.body else ""
    return " ".join(markup.split())


def _escaped_bracket(word: re.Match[str]) -> str:
    return word[0] if word[1].lower() in _TAGS else f"&lt;{word[0][1:]}"


_NO_TAG = lazy_regex(r"</?([A-Za-z]{1,24})>")
_TAGS = frozenset(
    "a abbr acronym address area article aside audio b base bdi bdo big blink blockquote body br button canvas caption "
    "center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption "
    "figure font footer form frame frameset g head header hgroup hr html i iframe img input ins kbd label legend li "
    "link main map mark marquee math menu meta meter nav nobr noframes noscript object ol optgroup option output p "
    "param path picture pre progress q rb rp rt rtc ruby s samp script section select slot small source span strike "
    "strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var "
    "video wbr xmp".split()
)
"""The elements of HTML whose names are letters alone."""


def stamp(text: str | None, zone: str) -> str | None:
    """Convert a machine-written date to ISO 8601: with the offset it prints, else that of the zone; None if no date.

    ``zone`` is an IANA name.
    """
    named = _ZONE.search(text) if text and "/" in text else None
    moment = machine_dates.machine(text[: named.start()] if text and named else text) if text else None
    if moment is None or (moment.year or 0) <= _NO_YEAR:
        return None
    own = time_zones.zone(named[1] if named else zone)
    return iso(to_zone(moment, own) if str(text).strip().isdigit() else moment, own)  # a Unix time


def _from_xml(text: str) -> dict[str, Any]:
    """The feed's fields as feedparser reads them, under the names of `_from_json`."""
    import feedparser  # 60 ms that only feeds should cost

    root = _ROOT.search(text)
    text = _REFERENCE.sub(_possible, text[root.start() :] if root else "")
    text = _EMPTY_LINK.sub(r"<link>\1</link>", _CONTROLS.sub("", text))
    data = text.encode("utf-8", "replace")
    if not _well_formed(data):
        data = _OPEN_LINK.sub(r"\g<0></link>", _escaped(data.decode("utf-8"))).encode("utf-8")
    if not _well_formed(data):
        data = _whole_entries(data.decode("utf-8")).encode("utf-8")
    try:
        parsed = feedparser.parse(
            io.BytesIO(b'<?xml version="1.0" encoding="utf-8"?>\n' + data),
            sanitize_html=False,  # `plain` keeps the text only
            resolve_relative_uris=False,  # `urls.canonical` does
            response_headers={"content-type": "application/xml; charset=utf-8"},
        )
    except Exception:  # its loose parser raises anything at all on broken markup, and leaves nothing to read
        parsed = feedparser.FeedParserDict(feed=feedparser.FeedParserDict(), entries=[])
    feed = parsed.feed
    return {
        "title": feed.get("title", ""),
        "about": feed.get("subtitle", ""),
        "language": feed.get("language", ""),
        "base": feed.get("link"),
        "next": _link(feed, "next"),
        "entries": [_xml_entry(entry) for entry in parsed.entries],
    }


def _escaped(text: str) -> str:
    """Escape bare ampersands, AT&T to AT&amp;T, except in CDATA."""
    pieces = _CDATA_SECTION.split(text)
    pieces[::2] = [_AMPERSAND.sub("&amp;", piece) for piece in pieces[::2]]
    return "".join(pieces)


def _possible(reference: re.Match[str]) -> str:
    """The reference, or U+FFFD where no character has the number: feedparser 6.0 raises on it."""
    decimal, hexadecimal = reference.groups()
    digits = decimal or hexadecimal
    number = int(digits, 10 if decimal else 16) if len(digits) <= 8 else sys.maxunicode + 1
    return "\ufffd" if number > sys.maxunicode or 0xD800 <= number <= 0xDFFF else reference[0]


def _xml_entry(entry: dict[str, Any]) -> dict[str, Any]:
    contents: Iterable[Mapping[str, str]] = entry.get("content", ())
    return {
        "title": entry.get("title", ""),
        "refs": [
            _counted(ref)
            for ref in (*_counted_for(entry), entry.get("link"), _link(entry, "alternate"), entry.get("id"))
            if ref and ref.strip().upper() not in _NONE
        ],
        "summary": entry.get("summary") or next((c.get("value", "") for c in contents), ""),
        "stamps": [dict.get(entry, name) for name in ("published", "created", "updated")],
    }


def _counted_for(entry: Mapping[str, Any]) -> tuple[str | None, ...]:
    """The addresses for which an entry's link counts clicks, as such services give them."""
    return (entry.get("feedburner_origlink"), entry.get("pheedo_origlink"))


_NONE = ("N/A", "NULL", "NONE", "UNDEFINED", "#")
"""What some programs write for an address that they do not have."""

_COUNTERS: Mapping[str, str] = {
    "https://www.google.com/url?": "url",  # Google Alerts
    "http://www.bing.com/news/apiclick.aspx?": "url",
}
"""Addresses that count clicks, and the parameter with the address of the article, as ``feedburner:origLink`` has it."""


def _counted(ref: str) -> str:
    """The address that such an address leads on to."""
    for counter, name in _COUNTERS.items():
        if ref.startswith(counter):
            leads_to = parse_qs(urlsplit(ref).query).get(name, [ref])[0]
            return leads_to if leads_to.startswith(("http://", "https://")) else ref
    return ref


def _link(holder: Mapping[str, Any], rel: str) -> str | None:
    return next((link.get("href") for link in holder.get("links", ()) if link.get("rel") == rel), None)


def _from_json(text: str) -> dict[str, Any]:
    """The fields of JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1)."""
    try:
        feed = json.loads(text.lstrip("\ufeff \t\r\n"))
    except (ValueError, RecursionError):
        feed = {}
    rows = feed.get("items") if isinstance(feed.get("items"), list) else ()
    return {
        "title": _string(feed, "title"),
        "about": _string(feed, "description"),
        "language": _string(feed, "language"),
        "base": _string(feed, "home_page_url") or None,
        "next": _string(feed, "next_url"),
        "entries": [_json_entry(row) for row in rows or () if isinstance(row, dict)],
    }


def _json_entry(row: Mapping[str, Any]) -> dict[str, Any]:
    summaries = (html.escape(_string(row, "summary")), html.escape(_string(row, "content_text")))
    return {
        "title": html.escape(_string(row, "title")),
        "refs": [ref for name in ("url", "external_url", "id") if (ref := _string(row, name))],
        "summary": next(filter(None, summaries), "") or _string(row, "content_html"),
        "stamps": [_string(row, "date_published"), _string(row, "date_modified")],
    }


def _string(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    return value if isinstance(value, str) else ""


def _well_formed(data: bytes) -> bool:
    """Test for XML that feedparser's fast parser takes: well-formed, at most `MAX_ELEMENTS`."""
    left = MAX_ELEMENTS

    def count(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise expat.ExpatError("too many elements")

    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = count
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        return False
    return True


def _whole_entries(text: str) -> str:
    """Cut the text after the last entry that ends within `BROKEN_CHARS`."""
    if len(text) <= BROKEN_CHARS:
        return text
    end = 0
    for closing in _ENTRY_END.finditer(text, 0, BROKEN_CHARS):
        end = closing.end()
    return text[: end or BROKEN_CHARS]


def _first_sentence(text: str) -> str:
    """What stands for the headline of an entry without one, as of short posts: the first sentence, or its beginning."""
    end = min((place for mark in _SENTENCE_ENDS if (place := text.find(mark) + 1)), default=len(text))
    return text[: min(end, HEADLINE_CHARS)].rstrip("。")


def cut(text: str) -> str:
    """Cut the text to `SUMMARY_CHARS`, at the end of a sentence where one ends in the second half."""
    if len(text) <= SUMMARY_CHARS:
        return text
    end = max(text.rfind(mark, SUMMARY_CHARS // 2, SUMMARY_CHARS) for mark in _SENTENCE_ENDS)
    return text[: end + 1] if end > 0 else text[: SUMMARY_CHARS - 1] + "…"
