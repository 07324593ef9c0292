"""Addresses of articles in texts that people keep: lines, Markdown, CSV, bookmarks of a browser, RIS."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

MAX_ADDRESSES = 100_000
"""Addresses that are read from one text."""

_ADDRESS = re.compile(r"https?://[^\s<>\"'`|\\^{}，。、；：！？）】》」』”’]+", re.IGNORECASE)
"""An address within other text: it ends at spaces, quotes, and the punctuation of Chinese."""
_WHOLE = re.compile(r"https?://\S+", re.IGNORECASE)
_HTML = re.compile(r"<!doctype|<html|<dl\b|<a\s[^<>]{0,200}href", re.IGNORECASE)
_RIS = re.compile(r"^TY  - ", re.MULTILINE)
_RIS_ADDRESS = re.compile(r"^(?:UR|L1|L2)  - (\S.*)$", re.MULTILINE)
_TRAILING = ".,;:!?"
"""Punctuation that ends a sentence and no address, where an address stands within other text."""
_START = 4096
"""Characters at the start of a text by which bookmarks and RIS are recognised."""


@dataclass(frozen=True, slots=True)
class AddressList:
    """The addresses of a text, and its other lines."""

    urls: tuple[str, ...]
    """Absolute http and https URLs in the order of the text, each once."""
    others: tuple[tuple[int, str], ...] = ()
    """Lines that hold no address and are no comment: number from 1, and text."""


def read(text: str) -> AddressList:
    """Read the addresses of a text. Bookmarks and RIS are recognised; anything else is read line by line.

    A line is an address, a comment (``# …``), or holds addresses in Markdown, CSV or plain text.
    """
    text = text.removeprefix("\ufeff")
    if _HTML.search(text[:_START]):
        return AddressList(_once(_of_html(text)))
    if _RIS.search(text[:_START]):
        return AddressList(_once(match[1].strip() for match in _RIS_ADDRESS.finditer(text)))
    urls: list[str] = []
    others = []
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        in_line = [line] if _WHOLE.fullmatch(line) else [*_of_line(line)]
        urls += in_line
        if not in_line:
            others.append((number, line))
    return AddressList(_once(urls), tuple(others))


def _once(urls: Iterable[str]) -> tuple[str, ...]:
    web = (url for url in urls if _WHOLE.fullmatch(url))
    return tuple(dict.fromkeys(web))[:MAX_ADDRESSES]


def _of_html(text: str) -> Iterator[str]:
    for link in LexborHTMLParser(text).css("a[href]"):
        yield (link.attributes.get("href") or "").strip()


def _of_line(line: str) -> Iterator[str]:
    """The addresses within a line: of CSV the cells that are one, else wherever they stand."""
    cells = next(csv.reader([line]), []) if "," in line and "://" in line else []
    if in_cells := [cell.strip() for cell in cells if _WHOLE.fullmatch(cell.strip())]:
        yield from in_cells
    else:
        for match in _ADDRESS.finditer(line):
            yield _without_end(match[0], before=line[: match.start()])


def _without_end(url: str, before: str) -> str:
    """An address without the punctuation that follows it: brackets that it does not open itself, full stops."""
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
