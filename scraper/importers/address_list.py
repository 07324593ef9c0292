"""Addresses of articles in texts that people keep: lines, Markdown, CSV, bookmarks of a browser, RIS, JSON, XML."""

from __future__ import annotations

import csv
import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborHTMLParser

MAX_ADDRESSES = 100_000
"""Addresses that are read from one text."""

_ADDRESS = re.compile(r"https?://[^\s<>\"'`|\\^{}，。、；：！？）】》」』”’]+", re.IGNORECASE)
"""An address within other text: it ends at spaces, quotes, and the punctuation of Chinese."""
_WHOLE = re.compile(r"https?://\S+", re.IGNORECASE)
_HTML = re.compile(r"<!doctype html|<!doctype netscape|<html|<dl\b|<a\s[^<>]{0,200}href", re.IGNORECASE)
_RIS = re.compile(r"^TY  - ", re.MULTILINE)
_RIS_ADDRESS = re.compile(r"^(?:UR|L1|L2)  - (\S.*)$", re.MULTILINE)
_SEVERAL = re.compile(r"[;\s]{1,4}(?=https?://)", re.IGNORECASE)
"""Separators of the addresses of one field."""
_XML = re.compile(r"<\?xml|<!doctype plist|<(?:urlset|opml|rss|feed|plist)\b", re.IGNORECASE)
_OF_XML = re.compile(
    r"\sxmlns(?::\w{1,40})?\s?=\s?[\"'][^\"'<>]{0,300}[\"']|<!doctype[^<>]{0,400}>|<\?[^<>]{0,400}>", re.IGNORECASE
)
"""Addresses in XML that name its vocabularies."""
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|ico|css|js)(?:[?#!@]|$)", re.IGNORECASE)
_NAMES = ("url", "link", "href", "uri", "permalink", "address", "链接", "网址", "地址")
"""Keys of an object's own address in JSON, in lower case."""
_TRAILING = ".,;:!?"
"""Punctuation that ends a sentence and no address, where an address is within other text."""
_START = 4096
"""Number of characters at the start of a text by which bookmarks and RIS are recognised."""


@dataclass(frozen=True, slots=True)
class AddressList:
    """The addresses of a text, and its other lines."""

    urls: tuple[str, ...]
    """Absolute http and https URLs in the order of the text, each once."""
    others: tuple[tuple[int, str], ...] = ()
    """Lines that hold no address and are no comment: number from 1, and text."""


def read(text: str) -> AddressList:
    """Read the addresses of a text. Bookmarks, RIS, JSON and XML are recognised; anything else is read line by line.

    A line is an address, a comment (``# …``), or holds addresses in Markdown, CSV or plain text.
    """
    text = text.removeprefix("\ufeff")
    if _HTML.search(text[:_START]):
        return AddressList(_once(_of_html(text)))
    if _RIS.search(text[:_START]):
        fields = (match[1].strip() for match in _RIS_ADDRESS.finditer(text))
        return AddressList(_once(url for field in fields for url in _SEVERAL.split(field)))
    if text.lstrip()[:1] in ("{", "[") and (urls_of_data := _once(_of_json(text))):
        return AddressList(urls_of_data)
    if _XML.match(text.lstrip()[:_START]):
        text = html.unescape(_OF_XML.sub(" ", text))
    urls: list[str] = []
    others = []
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        is_one = _WHOLE.fullmatch(line) and not _SEVERAL.search(line)
        in_line = [line] if is_one else [*_of_line(line)]
        urls += in_line
        if not in_line:
            others.append((number, line))
    return AddressList(_once(urls), tuple(others))


def _once(urls: Iterable[str]) -> tuple[str, ...]:
    web = (url.replace("&amp;", "&") for url in urls if _WHOLE.fullmatch(url))
    return tuple(dict.fromkeys(web))[:MAX_ADDRESSES]


def _of_html(text: str) -> Iterator[str]:
    for link in LexborHTMLParser(text).css("a[href]"):
        yield (link.attributes.get("href") or "").strip()


def _of_json(text: str) -> Iterator[str]:
    """The addresses in JSON, of the whole text or of its lines: an object's own, else all that are no pictures."""
    roots: list[Any] = []
    try:
        roots.append(json.loads(text))
    except (ValueError, RecursionError):
        for line in text.splitlines():
            try:
                roots.append(json.loads(line))
            except (ValueError, RecursionError):
                continue
    stack = roots[::-1]
    while stack:
        value = stack.pop()
        if isinstance(value, str):
            if _WHOLE.fullmatch(value) and not _PICTURE.search(value):
                yield value
        elif isinstance(value, list):
            stack.extend(reversed(value))
        elif isinstance(value, dict):
            named = {str(key).lower(): inner for key, inner in value.items() if isinstance(inner, str)}
            own = next((named[name] for name in _NAMES if _WHOLE.fullmatch(named.get(name, ""))), None)
            if own is not None:
                stack.extend(inner for inner in reversed(value.values()) if isinstance(inner, dict | list))
                stack.append(own)
            else:
                stack.extend(reversed(value.values()))


def _of_line(line: str) -> Iterator[str]:
    """The addresses within a line: of CSV the cells that are one, else wherever they stand."""
    mark = "," if "," in line else ";" if ";" in line and ";jsessionid" not in line.lower() else ""
    cells = next(csv.reader([line], delimiter=mark), []) if mark and "://" in line else []
    if in_cells := [cell.strip() for cell in cells if _WHOLE.fullmatch(cell.strip())]:
        yield from in_cells
    else:
        for match in _ADDRESS.finditer(line):
            yield _without_end(match[0], before=line[: match.start()])


def _without_end(url: str, before: str) -> str:
    """An address without the punctuation that follows it: brackets that it does not open itself, full stops."""
    if before.endswith("[["):  # [[https://…][Org]]
        url = url.partition("]")[0]
    if before.endswith("("):  # [Markdown](https://…)
        depth = 0
        for place, character in enumerate(url):
            depth += (character == "(") - (character == ")")
            if depth < 0:
                return url[:place]
    url = url.rstrip(_TRAILING)
    while url.endswith((")", "]")) and url.count(url[-1]) > url.count("(" if url[-1] == ")" else "["):
        url = url[:-1].rstrip(_TRAILING)
    return url
