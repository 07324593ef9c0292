"""What the lines are that were taken for a page's text: headlines of other pages, teasers, the site's contacts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scraper.extract.article.context import Context
from scraper.extract.document import Line
from scraper.extract.listing import patterns

if TYPE_CHECKING:
    from scraper.extract.listing.main_listing import Listing


def lines_of(context: Context) -> list[Line]:
    """The lines of what was taken for the body."""
    first, last = context.body.first, context.body.last
    return context.doc.lines[first : last + 1] if first is not None and last is not None else []


def headlines(context: Context) -> list[Line]:
    """The lines among what was taken for the body that are such headlines."""
    return [line for line in lines_of(context) if is_linked(line)]


def linked_chars(context: Context) -> int:
    """Characters of what was taken for the body that are headlines of other pages with their dates."""
    return sum([len(line.text) for line in headlines(context)])


def is_linked(line: Line) -> bool:
    """Test for a line that is for a large part a link."""
    return bool(line.links) and line.link_chars * 5 >= 2 * len(line.text)


def entries_of(context: Context, listing: Listing) -> list[range]:
    """The indices of each entry's lines, save of one around the headline."""
    return [entry for entry in listing.places if context.headline.line not in entry]


def repeated_teasers(body: str, listing: Listing) -> list[int]:
    """The lengths of the teasers that the body repeats."""
    lengths = []
    at = 0
    for summary in [item.summary for item in listing.items if item.summary]:
        place = body.find(summary[:20], at)  # they mostly follow one another
        if place < 0:
            place = body.find(summary[:20], 0, at + 19)
        if place >= 0:
            lengths.append(len(summary))
            at = place
    return lengths


def is_of_teasers(context: Context, body: str) -> bool:
    """Test for as many headlines of other pages among the paragraphs as there are paragraphs, all of them short."""
    count = len(headlines(context))
    return count >= max(_LEAST, body.count("\n") + 1) and len(body) <= _TEASER * count


_LEAST, _TEASER = 5, 160
"""Headlines of other pages that make a list, and characters of the longest teaser on the average."""


def are_rows(body: str, signed: bool) -> bool:
    """Test for the rows of a directory or a table in place of a text: names, offices and what they do, few sentences.

    Below an author's name it is a poem, unless an office is there several times.
    """
    lines = body.split("\n")
    if len(lines) < _ROWS or 4 * sum(["。" in line[:-1] for line in lines]) >= len(lines):
        return False  # sentences that go on from line to line, cut at a width
    if 4 * sum([len(line) for line in lines if len(line) >= _LEAST_PARAGRAPH and "。" in line]) >= len(body):
        return False
    return not signed or max(Counter(lines).values()) >= _OF_ONE_OFFICE


_ROWS, _LEAST_PARAGRAPH, _OF_ONE_OFFICE = 10, 40, 4
"""Minimum number of lines of a directory, characters of the shortest paragraph that tells something, and how often an
office is in the directory of its members."""


def is_aside(context: Context) -> bool:
    """Test for a text in a secondary part: what a site says of itself, in a column beside its list or in its foot."""
    lines = lines_of(context)
    block = lines[0].block if lines else None
    while block is not None and block.tag not in patterns.ASIDE_TAGS and not patterns.ASIDE.search(block.name):
        block = block.parent
    return block is not None
