"""Atom (RFC 4287): the articles as a feed, with their text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import BinaryIO, Literal
from xml.sax.saxutils import escape, quoteattr

from scraper.exporters import Row
from scraper.exporters.feeds.enclosures import Address, Enclosure, enclosures
from scraper.exporters.media_files import Store

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 excludes."""
EVERYTHING = "urn:scrape:export"
"""The id of the feed of all articles."""
NEVER = "1970-01-01T00:00:00Z"
"""The last change of a feed without articles."""
LONGEST_TITLE = 200
"""Maximum number of characters of the feed's title."""

Content = Literal["full", "summary"]
"""The text of an entry: the whole body, or the summary alone."""


@dataclass(frozen=True, slots=True)
class Feed:
    """The properties of a feed, and how much it shows of each article."""

    title: str = ""
    """For people."""
    choice: str = ""
    """The query: feeds of different choices have different ids, by which feed readers distinguish them (RFC 4287,
    4.2.6), and the same choice always has the same id."""
    content: Content = "full"
    address: str = ""
    """The URL at which the feed is served, where there is one."""
    updated: str = ""
    """The last change of all rows; of a stream of rows it is known at the end, where readers accept it and the schema
    of the RFC does not."""
    file_address: Address | None = None
    """Where the kept files of articles are served: see `scraper.exporters.feeds.enclosures.enclosures`."""


def write(rows: Iterable[Row], file: BinaryIO, feed: Feed = Feed(), *, files: Store | None = None) -> None:  # frozen
    """Write the rows as one feed. ``published`` is left out where the page printed no time, or one of an unknown zone:
    Atom requires both. ``files``: the kept files of articles.
    """
    file.write(b'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n')
    head = f"<id>{feed_id(feed.choice)}</id>\n{_element('title', feed_title(feed.title))}"
    if feed.address:
        head += f'<link rel="self" type="application/atom+xml" href={quoteattr(_NO_XML.sub("", feed.address))}/>\n'
    if feed.updated:
        head += _element("updated", feed.updated)
    file.write(head.encode("utf-8", "replace"))
    latest = NEVER
    for row in rows:
        latest = max(latest, last_change(row))
        media = enclosures(row, files, feed.file_address)
        file.write("".join(_entry(row, feed.content, media)).encode("utf-8", "replace"))
    if not feed.updated:
        file.write(_element("updated", latest).encode())
    file.write(b"</feed>\n")


def last_change(row: Row) -> str:
    """The time at which an article was last seen changed, or first seen: ISO 8601 in UTC."""
    return str(row["changed"] or row["fetched"])


def feed_id(choice: str) -> str:
    """The id of the feed of a choice of articles; of all of them for an empty one."""
    return f"urn:scrape:export:{sha256(choice.encode('utf-8', 'replace')).hexdigest()[:16]}" if choice else EVERYTHING


def feed_title(title: str) -> str:
    """The title of a feed, for people."""
    return (f"scrape: {title}" if title else "scrape")[:LONGEST_TITLE]


def paragraphs(text: str) -> str:
    """Lines of text as paragraphs of HTML, in which all of it is text."""
    return "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())


def published_moment(row: Row) -> str | None:
    """The time of publishing by RFC 3339: with the seconds, which pages seldom print; None without a time or an
    offset."""
    written = _MOMENT.fullmatch(row["published"] or "")
    return f"{written[1]}{written[2] or ':00'}{written[3]}" if written is not None else None


_MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)", re.ASCII)


def _entry(row: Row, content: Content, media: Iterable[Enclosure]) -> Iterator[str]:
    yield "<entry>\n"
    yield _element("id", row["url"])
    yield _element("title", row["headline"])
    yield f'<link rel="alternate" href={quoteattr(_NO_XML.sub("", row["url"]))}/>\n'
    yield from map(_enclosure, media)
    if (published := published_moment(row)) is not None:
        yield _element("published", published)
    yield _element("updated", last_change(row))
    for name in row["byline"] or [row["outlet"] or row["source"]]:
        yield f"<author>{_element('name', name).strip()}</author>\n"
    for term in (row["section"], *row["keywords"]):
        if term:
            yield f"<category term={quoteattr(_NO_XML.sub('', term))}/>\n"
    if row["summary"]:
        yield _element("summary", row["summary"])
    if content == "full":
        yield f'<content type="html">{escape(paragraphs(_NO_XML.sub("", row["body"])))}</content>\n'
    yield "</entry>\n"


def _enclosure(one: Enclosure) -> str:
    facts = {"href": one.url, "type": one.type, "length": one.size, "title": one.title}
    named = "".join(f" {name}={quoteattr(_NO_XML.sub('', str(value)))}" for name, value in facts.items() if value)
    return f'<link rel="enclosure"{named}/>\n'


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(_NO_XML.sub('', text))}</{name}>\n"
