"""OPML 2.0 (http://opml.org/spec2.opml): the list of sources for feed readers, and that of a feed reader as sources."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from scraper.errors import ConfigError
from scraper.i18n import Message
from scraper.sources import address_values, values
from scraper.sources.list_request.placeholders import PLACEHOLDER
from scraper.sources.model import Source

MAX_BYTES = 10_000_000
"""Maximum size of a file."""
FEEDS = ("rss", "atom")
"""Types of rows that are subscriptions."""
LONGEST_NAME = 40
"""Maximum number of characters of a source's name: it is typed on the command line."""


@dataclass(frozen=True, slots=True)
class Outlines:
    """The feeds of a file: entries for sources.yaml, and the titles that have no address that can be fetched."""

    entries: tuple[dict[str, Any], ...]
    others: tuple[tuple[str, str], ...]
    """Title and reason."""


def written(sources: Iterable[Source], title: str) -> str:
    """The sources as OPML: feeds as subscriptions, lists and sitemaps as links. Passwords are left out."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', '<opml version="2.0">', f"<head><title>{_text(title)}</title>"]
    lines += ["</head>", "<body>"]
    for source in sources:
        for url in source.urls:
            kind = {"feed": "rss"}.get(source.kind, "link")
            place = {"feed": "xmlUrl"}.get(source.kind, "url")
            category = f" category={_attribute(','.join(source.tags))}" if source.tags else ""
            name = _attribute(source.name)
            lines.append(f'<outline type="{kind}" text={name} title={name} {place}={_attribute(url)}{category}/>')
    return "\n".join([*lines, "</body>", "</opml>", ""])


def is_opml(content: bytes) -> bool:
    """Check whether the content is OPML."""
    return b"<opml" in content[:2000].lower()


def read(content: bytes, names: Collection[str], urls: Collection[str]) -> Outlines:
    """Read the subscriptions of a file. ``names`` and ``urls`` are those of the sources that are listed already.

    Folders become tags. Raises ConfigError for a file that is no OPML.
    """
    root = _parsed(content)
    taken = {name.casefold() for name in names}
    seen = set(urls)
    entries: list[dict[str, Any]] = []
    others: list[tuple[str, str]] = []
    for title, url, tags in _subscriptions(root, ()):
        if not url:
            others.append((title or "-", Message("it has no address of a feed (xmlUrl)")))
            continue
        try:
            address = address_values.start_url(url.replace("feed://", "http://", 1))
        except ValueError as error:
            others.append((title or url, str(error)))
            continue
        if PLACEHOLDER.search(address):
            others.append((title, Message("its address has braces")))
            continue
        if address in seen:
            others.append((title or address, Message("it is listed already")))
            continue
        seen.add(address)
        name = _free_name(title, address, taken)
        taken.add(name.casefold())
        entries.append({"name": name, "feed": address, **({"tags": list(tags)} if tags else {})})
    return Outlines(tuple(entries), tuple(others))


def _parsed(content: bytes) -> ElementTree.Element:
    if len(content) > MAX_BYTES:
        raise ConfigError(Message("larger than {n} bytes; split it", n=f"{MAX_BYTES:,}"))
    if b"<!ENTITY" in content or b"<!DOCTYPE" in content:
        raise ConfigError(Message("it declares a document type, which no OPML needs; remove that line"))
    try:
        return ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise ConfigError(Message("not readable as OPML: {error}", error=error)) from None


def _subscriptions(
    element: ElementTree.Element, folders: tuple[str, ...]
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield title, address and folders of each subscription, at whatever depth. A row without an address that is not a
    folder either, as it says itself, has ""."""
    stack = [(child, folders) for child in reversed(list(element))]
    while stack:
        child, above = stack.pop()
        facts = {name.lower(): value.strip() for name, value in child.attrib.items()}
        title = facts.get("title") or facts.get("text") or ""
        inside = above
        if child.tag.lower() == "outline":
            url = facts.get("xmlurl", "")
            if url or "xmlurl" in facts or facts.get("type", "").lower() in FEEDS:
                yield title, url, tuple(dict.fromkeys((*above, *_tags(facts.get("category", "")))))
            else:
                inside = (*above, *_tags(title))
        stack += [(grandchild, inside) for grandchild in reversed(list(child))]


def _tags(text: str) -> Iterator[str]:
    for part in text.replace("/", ",").split(","):
        try:
            yield values.text(part)
        except ValueError:
            continue


def _free_name(title: str, url: str, taken: Collection[str]) -> str:
    host = urlsplit(url).hostname or url
    try:
        name = values.name(" ".join(title.split())[:LONGEST_NAME].strip())
    except ValueError:
        name = host
    if name.casefold() not in taken:
        return name
    numbered = (f"{name}-{number}" for number in range(2, 100_000))
    return next(option for option in numbered if option.casefold() not in taken)


def _text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _attribute(text: str) -> str:
    return quoteattr("".join(character for character in text if character.isprintable()))
