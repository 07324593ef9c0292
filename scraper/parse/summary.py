"""What the page itself says the article is about: its deck, else its description where that is prose about it."""

from __future__ import annotations

import html
import re

from scraper.parse.creditlines import is_credit_line
from scraper.parse.decks import BRIEF, LABEL, is_named, is_over_date
from scraper.parse.document import Document, Found, Line, key, squeeze
from scraper.parse.noise import DATED

_PROSE = re.compile(r"[，。！？；、：,.!?;:]")
_TAGS = re.compile(r"<[^<>]{0,300}>")
_META = ("description", "og:description", "twitter:description")
_ORIGINAL_TITLE = re.compile(r"原[标標]?[题題]\s*[:：][^。！？]{0,60}[？！]?")
_APART = re.compile(r"[\s，、,;；|/_-]+")
_OF_THE_SITE = re.compile(
    r"提供|资讯|資訊|[网網]站|门户|門戶|媒[体體]|致力|权威|權威|[欢歡]迎|[频頻]道|最新|机关报|機關報|主[办辦]|官方|旗下|\.com|\.cn"
)
"""What a site says of itself. A deck that tells the story in other words than the text speaks of none of it."""

_MIN_CHARS = 12
_LONGEST_DECK = 200
_LONGEST_CREDITS = 60
"""Characters of a line of date and source."""
_ENDS = re.compile(r"[。！？…]$")
_BRIEF_WITHIN = 80
"""Lines from the top of the page in which a film's brief is looked for."""


def find(doc: Document) -> Found | None:
    """A labelled or named deck set apart from the body; else the description of the page's meta data."""
    return _brief(doc) or _deck(doc) or _description(doc)


def _brief(doc: Document) -> Found | None:
    """What stands in one box under 视频简介, where that is not the headline again."""
    lines = doc.lines[: min(doc.body_first or 0, _BRIEF_WITHIN)]
    for place, label in enumerate(lines[:-1]):
        if BRIEF.fullmatch(label.text) is None:
            continue
        first = lines[place + 1]
        text = " ".join([line.text for line in lines[place + 1 :] if line.block.parent is first.block.parent])
        if _is_prose(text) and key(text) not in doc.headline_key and not is_credit_line(first.text):
            return Found(text, "labelled deck", first.node)
    return None


def _deck(doc: Document) -> Found | None:
    if doc.body_first is None or doc.headline_line is None:
        return None
    for line in doc.lines[doc.headline_line + 1 : min(doc.body_first, doc.headline_line + 60)]:
        text = line.text
        label = LABEL.match(text)
        if label and len(text) - label.end() >= _MIN_CHARS:
            return Found(text[label.end() :], "labelled deck", line.node)
        if line.index == doc.headline_line + 1 and _is_over_date(doc, line):
            return Found(text, "deck over the date", line.node)
        dated = len(text) <= _LONGEST_CREDITS and DATED.match(text) is not None
        if len(text) >= _MIN_CHARS and not dated and is_named(line) and _is_prose(text) and not line.links:
            return Found(text, "named deck", line.node)
    return None


def _is_over_date(doc: Document, line: Line) -> bool:
    """A sentence between the headline and the line of date and source."""
    ended = len(line.text) <= _LONGEST_DECK and _ENDS.search(line.text) is not None and not line.links
    return ended and is_over_date(doc.lines, line.index)


def _description(doc: Document) -> Found | None:
    for name in _META:
        told = doc.meta.get(name)
        if not told:
            continue
        text = squeeze(_TAGS.sub("", html.unescape(html.unescape(told))))
        if _is_prose(text) and _is_about(text, doc):
            return Found(text, "description", f'meta[name="{name}"]')
    return None


def _is_prose(text: str) -> bool:
    """Not a list of key words, not a bare title."""
    if len(text) < _MIN_CHARS or _ORIGINAL_TITLE.fullmatch(text):
        return False
    parts = [part for part in _APART.split(text) if part]
    if not parts:
        return False
    return len(text) / len(parts) > 6 or "。" in text or ("，" in text and max(map(len, parts)) >= _MIN_CHARS)


def _is_about(text: str, doc: Document) -> bool:
    """It says more than the headline, and what it says is in the article."""
    said = key(text)
    title = doc.headline_key
    if (
        not said
        or said in key(doc.title)
        or (title and (said in title or len(said.replace(title, "")) < max(12, 0.3 * len(said))))
    ):
        return False
    if title and said.startswith(title) and not _is_prose(_after_headline(text, doc)):
        return False
    if doc.body_first is None or doc.body_last is None:
        return True
    body = key("".join([line.text for line in doc.lines[doc.body_first : doc.body_last + 1]])[:6000]) + title
    pieces = {said[i : i + 3] for i in range(min(len(said), 160) - 2)} or {said}
    shared = sum([piece in body for piece in pieces]) / len(pieces)
    return shared >= 0.3 or (shared >= 0.08 and not _OF_THE_SITE.search(text))


def _after_headline(text: str, doc: Document) -> str:
    """What a description adds to the headline that it begins with: often key words alone."""
    left = len(doc.headline_key)
    for place, char in enumerate(text):
        if left <= 0:
            return text[place:]
        left -= len(key(char))
    return ""
