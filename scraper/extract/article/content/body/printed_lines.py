"""Texts of printed papers that read like nothing else: poems, notices of a line, under a headline of a few characters.

Only for pages that a layout page lists: it says that there is an article, whatever it looks like.
"""

from __future__ import annotations

from collections import Counter

from scraper.extract.article.anchors import Headline
from scraper.extract.article.content.body.openings import is_signature
from scraper.extract.article.content.boilerplate.boilerplate import HEAD, is_end
from scraper.extract.article.content.boilerplate.boilerplate_lines import is_dropped
from scraper.extract.article.credits.credit_lines import is_credit_line
from scraper.extract.document import Document, Line
from scraper.extract.shared import page_labels
from scraper.extract.shared.lazy_regex import lazy_regex

_REACH = 120
"""Number of lines below the headline in which the text begins."""
_LEAST = 8
"""Minimum number of characters of a text."""


def lines_of(doc: Document, headline: Headline) -> list[Line]:
    """The lines of the text below the headline, those beside one another in one element; [] where there is none."""
    if headline.line is None:
        return []
    rest: list[Line] = []
    for line in doc.lines[headline.line + 1 : headline.line + _REACH]:
        if rest and is_end(line.text):
            break
        is_above = not rest and is_signature(line.text)
        if not (line.links or line.block.hidden or is_above or _is_furniture(line.text)):
            rest.append(line)
    boxes = Counter({id(line.block.parent or line.block): 0 for line in rest})
    for line in rest:
        boxes[id(line.block.parent or line.block)] += len(line.text)
    if not boxes:
        return []
    box, size = max(boxes.items(), key=lambda pair: pair[1])
    return [line for line in rest if id(line.block.parent or line.block) == box] if size >= _LEAST else []


_PICTURED = lazy_regex(r"[\s。！（(][^\s。，]{2,6}\s?[摄攝](?:影(?:报道|報道|報導)?)?\s?[）)]?$")
"""Who took the picture, at the end of a caption: all the text that a picture has."""
_LEAST_CAPTION = 10
"""Minimum number of characters before it, or of a caption that says what the picture shows."""


def _is_furniture(text: str) -> bool:
    if (taken := _PICTURED.search(text, max(0, len(text) - _LEAST_CAPTION * 2))) and taken.start() >= _LEAST_CAPTION:
        return False
    if text.startswith(("图为", "圖為")) and len(text) >= _LEAST_CAPTION:
        return False
    return (
        len(text) < 2
        or is_dropped(text)
        or is_credit_line(text)
        or HEAD.match(text) is not None
        or is_end(text)
        or page_labels.label(text) is not None
        or page_labels.printed(text) is not None
    )
