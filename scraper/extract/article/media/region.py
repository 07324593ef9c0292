"""The part of a page that an article's media are in, and its paragraphs by their lines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from scraper.extract.article.anchors import Body, Headline
from scraper.extract.article.content.boilerplate.boilerplate import is_end
from scraper.extract.document import Block, Document, Line

ABOVE = 60
"""Number of lines between the headline and the text at most; below a headline farther away are other things."""
BELOW = 12
"""Number of lines below the text that are looked at."""
_AHEAD = 4
"""Number of paragraphs that a line is compared with: some lines of a text have no paragraph of their own."""
_SAME = 40
"""Number of characters of a paragraph that are compared."""


@dataclass(frozen=True, eq=False)
class Region:
    """The part of a page between the headline and what closes the article.

    Places are indices of lines: a picture is in or before its line.
    """

    doc: Document
    start: int
    """The first place, below the headline."""
    first: int
    """The first line of the text."""
    last: int
    """The last line of the text."""
    end: int
    """The last place, above what closes the article."""
    container: Block | None
    """The block of the text; None: the whole document."""
    outer: Block | None
    """The block of the headline and the text."""
    paragraphs: tuple[int, ...]
    """The lines that are paragraphs of the text, ascending."""

    def after(self, place: int) -> int:
        """Count the paragraphs before a place."""
        return bisect_left(self.paragraphs, place)

    def is_paragraph(self, index: int) -> bool:
        """Check whether a line is a paragraph of the text."""
        place = bisect_left(self.paragraphs, index)
        return place < len(self.paragraphs) and self.paragraphs[place] == index

    def is_within(self, block: Block | None) -> bool:
        """Check whether a block is in the block of the text."""
        return self.container is None or _is_in(block, self.container)

    def line(self, index: int) -> Line | None:
        """The line of an index; None beyond the page."""
        return self.doc.lines[index] if 0 <= index < len(self.doc.lines) else None


def of_article(doc: Document, headline: Headline, body: Body) -> Region | None:
    """The region of a printed article, or of the markup that holds it; None without either."""
    text = str(body.value.value).split("\n") if body.value is not None else []
    if body.data is not None:
        lines = body.data.lines
        last = len(lines) - 1
        return Region(body.data, 0, 0, last, last + 1, None, None, _lines_of(text, lines))
    if body.value is None and doc.hints.headline and headline.line is not None:
        below = headline.line + 1
        return Region(doc, below, below, below, below + BELOW, None, None, ())  # of a picture without words
    if body.first is None or body.last is None:
        return None
    lines, first, last = doc.lines, body.first, body.last
    container = _around(lines[first].block, first, last)
    own = headline.line if headline.line is not None and first - ABOVE <= headline.line < first else None
    start = own + 1 if own is not None else max(container.first, first - BELOW)
    outer = _around(container, own, last) if own is not None else container
    end = last + 1
    while end < min(container.last, last + 1 + BELOW) and not is_end(lines[end].text):
        end += 1
    return Region(doc, start, first, last, end, container, outer, _lines_of(text, lines[first : last + 1]))


def _around(block: Block, first: int, last: int) -> Block:
    """The smallest block around a block that holds both lines, and around that what holds no other lines."""
    while block.parent is not None and not (block.first <= first and last < block.last):
        block = block.parent
    while block.parent is not None and (block.tag in ("p", "span", "li") or _is_all_of(block, block.parent)):
        block = block.parent
    return block


def _is_all_of(inner: Block, outer: Block) -> bool:
    return outer.first == inner.first and outer.last == inner.last and outer.tag not in ("body", "html")


def _is_in(block: Block | None, outer: Block) -> bool:
    while block is not None and block.depth > outer.depth:
        block = block.parent
    return block is outer


def _lines_of(text: Sequence[str], lines: Sequence[Line]) -> tuple[int, ...]:
    """The indices of the lines that are these paragraphs, in order."""
    indices: list[int] = []
    at = 0
    for line in lines:
        beginning = line.text[:_SAME]
        for ahead in range(at, min(at + _AHEAD, len(text))):
            if text[ahead][:_SAME] == beginning:
                indices.append(line.index)
                at = ahead + 1
                break
    return tuple(indices)
