"""What the page itself says the article is about: its deck, else its description where that is prose about this article."""

from __future__ import annotations

import html
import re

from scraper.parse.body import key
from scraper.parse.document import Document, Found, Line, css_path, squeeze

_LABEL = re.compile(
    r"[\s\[【(（<《]*(?:核心提示|内容提要|內容提要|内容摘要|內容摘要|本文导读|本文提要|新闻摘要|文章摘要|摘\s?要|导\s?语|導\s?語|导\s?读|導\s?讀|提\s?要|引\s?言|前言|新闻提示|阅读提示)\s*[\]】)）>》]*\s*[:：]?\s*"
)
"""What a deck begins with."""

_NAMED = re.compile(r"summary|abstract|zhaiyao|daoyu|daodu|(?<![a-z])deck(?![a-z])|(?<![a-z])lead(?![a-z])|(?<![a-z])lede|intro(?![a-z])|digest|standfirst|(?<![a-z])desc(?:ription)?(?![a-z])|teaser|excerpt|subhead|bwdd")
"""Class and id names of decks."""

_PROSE = re.compile(r"[，。！？；、：,.!?;:]")
_TAGS = re.compile(r"<[^<>]{0,300}>")
_META = ("description", "og:description", "twitter:description")
_MIN_CHARS = 12


def find(doc: Document) -> Found | None:
    """A labelled or named deck set apart from the body; else the description of the page's meta data."""
    return _deck(doc) or _description(doc)


def _deck(doc: Document) -> Found | None:
    if doc.body_first is None or doc.headline_line is None:
        return None
    for line in doc.lines[doc.headline_line + 1 : min(doc.body_first, doc.headline_line + 60)]:
        text = line.text
        label = _LABEL.match(text)
        if label and len(text) - label.end() >= _MIN_CHARS:
            return Found(text[label.end() :], "labelled deck", css_path(line.node))
        if len(text) >= 20 and _NAMED.search(line.block.name) and _is_prose(text) and not line.links:
            return Found(text, "named deck", css_path(line.node))
    return None


def is_deck(line: Line) -> bool:
    """A line that is set apart from the text as its summary, in a box of its own."""
    text = line.text
    if len(text) < 20 or line.tag == "p" and line.block.name == "":
        return False
    label = _LABEL.match(text)
    return bool(label and label[0].rstrip()[-1:] in "：:】]）)》>") or (_NAMED.search(line.block.name) is not None)


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
    if len(text) < _MIN_CHARS:
        return False
    parts = [part for part in re.split(r"[\s，、,;；|/_-]+", text) if part]
    return len(text) / len(parts) > 6 or "。" in text


def _is_about(text: str, doc: Document) -> bool:
    """It says more than the headline, and what it says is in the article."""
    said = key(text)
    title = doc.headline_key
    if not said or said in key(doc.title) or (title and (said in title or len(said.replace(title, "")) < max(12, 0.3 * len(said)))):
        return False
    if doc.body_first is None or doc.body_last is None:
        return True
    body = key("".join([line.text for line in doc.lines[doc.body_first : doc.body_last + 1]])[:6000]) + title
    pairs = {said[i : i + 3] for i in range(0, min(len(said), 160) - 2)}
    return sum([pair in body for pair in pairs]) >= 0.3 * len(pairs)
