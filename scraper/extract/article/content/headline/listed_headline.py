"""The headline as the layout page of a printed paper lists it, where the article's page has no sure one of its own.

Titles of many e-papers name the paper alone, and headlines are in cells and paragraphs that nothing marks.
"""

from __future__ import annotations

import re

from scraper.extract.article.anchors import LISTED, Headline
from scraper.extract.document import Document, FieldValue, Line, key
from scraper.extract.shared.lazy_regex import lazy_regex

_NAME_OF_PAPER = lazy_regex(
    r"[^，。：！？\s]{0,10}(?:报|報|刊|网|網)(?:多媒体)?(?:数字|數字|电子|電子)?(?:报|報|版|报刊)?(?:平台)?"
)
"""All that the title of a page without headline says; also nothing."""
_NO_HEADLINE = lazy_regex(r"(?:无?标题|图片(?:新闻|报道)?|图|照片|组图|广告)\d{0,3}", re.IGNORECASE)
"""Entries that stand for a headline."""
_CUT = ("…", "..")
"""Ends of a headline that is cut."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5")


def find(doc: Document, own: Line | None, *, title: str) -> Headline | None:
    """Find the listed headline; None where the page's own one says as much, or nothing lists it.

    ``own``: the line that is placed like a headline over the text. ``title``: the page's title without the site's name.
    """
    listed = doc.hints.headline.strip()
    listed_key = key(listed)
    if own is not None and _NAME_OF_PAPER.fullmatch(own.text) is not None and listed_key != key(own.text):
        own = None  # the masthead
    if not listed_key or listed.endswith(_CUT) or (own is not None and _NO_HEADLINE.fullmatch(listed) is not None):
        return None
    if (last := _last_of_parts(doc, listed_key)) is not None:
        return _headline(last, listed)
    if own is not None:
        if key(own.text) == listed_key or _is_sure(own, title):
            return None
        if listed_key in key(own.text):
            return _headline(own, listed) if _is_span(own, listed_key) else None
    lines = [
        line for line in doc.lines if not line.links and (key(line.text) == listed_key or _is_span(line, listed_key))
    ]
    if lines:
        return _headline(min(lines, key=lambda line: line.tag not in _HEADINGS), listed)
    if own is None and listed_key not in key(title) and _NAME_OF_PAPER.fullmatch(title) is not None:
        return Headline(FieldValue(listed, LISTED, "layout page"), None, listed_key)
    return None


def _is_sure(line: Line, title: str) -> bool:
    """The title repeats the line, and does not name the paper alone."""
    return _NAME_OF_PAPER.fullmatch(title) is None and key(title) in key(line.text)


def _is_span(line: Line, listed_key: str) -> bool:
    """The headline is an element of its own in the line, before the author's: ``<b>…</b><i>…</i>``."""
    return any(key(span.text) == listed_key for span in line.spans)


def _last_of_parts(doc: Document, listed_key: str) -> Line | None:
    """The last of two or three lines of one element that are the headline together: <td>临河公交<br>票价下调</td>."""
    for line in doc.lines:
        part = key(line.text)
        if not part or part == listed_key or not listed_key.startswith(part) or line.links:
            continue
        for after in doc.lines[line.index + 1 : line.index + _PARTS]:
            if after.block is not line.block:
                break
            part += key(after.text)
            if part == listed_key:
                return after
    return None


_PARTS = 3
"""Number of lines of a headline that breaks into most."""


def _headline(line: Line, listed: str) -> Headline:
    return Headline(FieldValue(listed, LISTED, line.node), line.index, key(listed))
