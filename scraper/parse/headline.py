"""The headline as printed on the page, without the site's suffix."""

from __future__ import annotations

import re

from scraper.parse.body import key
from scraper.parse.document import Document, Found, Line, css_path

_SUFFIX = re.compile(r"\s*(?:[_|｜]|\s[-–—－·]+\s?|[-–—－]{1,2}(?=[^-–—－]{2,30}$)|<<|《\s)\s*")
_NAMED = re.compile(r"title|headline|biaoti|(?<![a-z])bt(?![a-z])|subject|(?<![a-z])tit(?![a-z])|h1")
_HEADINGS = {"h1": 12.0, "h2": 7.0, "h3": 5.0, "h4": 2.0}
MAX_CHARS = 150


def find(doc: Document) -> Found | None:
    """The line that the ``<title>`` repeats; else the heading over the text; else the title itself. Sets
    ``doc.headline_line``."""
    titles = [key(text) for text in (doc.meta.get("og:title", ""), doc.title) if text]
    best: tuple[float, Line] | None = None
    for line in _candidates(doc):
        score = _score(line, titles)
        if score > 0 and (best is None or score > best[0]):
            best = (score, line)
    if best is not None:
        line = best[1]
        doc.headline_line = line.index
        text = _whole(doc, line)
        doc.headline_key = key(text)
        return Found(text, "repeated by the title", css_path(line.node))
    text = strip_suffix(doc.meta.get("og:title") or doc.title)
    doc.headline_key = key(text)
    return Found(text, "title", "<title>") if text else None


def _candidates(doc: Document) -> list[Line]:
    last = doc.container.last if doc.container is not None else len(doc.lines)
    return [line for line in doc.lines[:last] if 4 <= len(line.text) <= MAX_CHARS]


def _score(line: Line, titles: list[str]) -> float:
    text = key(line.text)
    score = 0.0
    for title in titles:
        if text and text == title:
            score = max(score, 30.0 + len(text))
        elif len(text) >= 5 and title.startswith(text):
            score = max(score, 20.0 + len(text))
        elif len(text) >= 8 and text in title:
            score = max(score, 10.0 + len(text))
        elif len(title) >= 8 and text.startswith(title):
            score = max(score, 10.0 + len(title))
    if not score:
        return 0.0
    score += _HEADINGS.get(line.tag, 0.0)
    if _NAMED.search(line.block.name):
        score += 4
    if line.link_chars * 2 > len(line.text):
        score -= 12
    return score


def _whole(doc: Document, line: Line) -> str:
    """All lines of a heading that is broken by ``<br>``."""
    block = line.block
    if block.tag in _HEADINGS and 1 < block.last - block.first <= 3:
        return " ".join(part.text for part in doc.lines_in(block))
    return line.text


def strip_suffix(title: str) -> str:
    """A title without the channel and site that follow it: the longest part before a separator."""
    parts = [part.strip() for part in _SUFFIX.split(title) if part.strip()]
    if not parts:
        return title.strip()
    return parts[0] if len(parts[0]) >= 6 or len(parts) == 1 else max(parts, key=len)
