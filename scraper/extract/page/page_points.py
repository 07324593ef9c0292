"""Points for and against a page being an article where it has a list too, and the signs they are given for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scraper.extract.article.anchors import REPEATED
from scraper.extract.article.content.boilerplate.boilerplate_lines import are_contacts
from scraper.extract.article.context import Context
from scraper.extract.article.credits.label_words import Role
from scraper.extract.article.credits.section_names import reads_as_channel
from scraper.extract.document import FieldValue, Line, key
from scraper.extract.listing import patterns
from scraper.extract.listing.placement import prose
from scraper.extract.page.author_page import is_of_author
from scraper.extract.page.body_lines import (
    entries_of,
    is_aside,
    is_linked,
    is_of_teasers,
    lines_of,
    linked_chars,
    repeated_teasers,
)
from scraper.extract.page.post_index import is_index
from scraper.extract.shared.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from scraper.extract.listing.main_listing import Listing

_ARTICLE_PATH = lazy_regex(
    r"(?<!\d)\d{5}[^/]{0,300}$|/\d{4}[-/]?\d{2}[-/]?\d{2}?/[^/]+\.\w+$|/(?:c|t|content|article|doc|detail|story|news)[-_/]?\w*?\d{3}"
)

_LIST_PATH = lazy_regex(r"(?:/|/index(?:_\d+)?\.\w+|/list(?:[_-]?\d+)?\.\w+|/default\.\w+)$")
MANY = 60
"""Number of entries that are more than the furniture of most articles."""

STREAM = 20
"""Entries with date or teaser that are more than what is beside an article."""


def of_article(context: Context, fields: Mapping[str, FieldValue], listing: Listing) -> float:
    """More than 0 for an article. Each line is one reason."""
    body = fields["body"].value
    total = 0.0
    is_entry = _is_entry_of(context, fields, listing)
    total += -1.0 if is_entry else of_headline(context, fields, len(listing.items))
    listed = sum([len(item.headline) for item in listing.items])
    total += 2 - 4 * listed / (listed + max(1, len(body) - linked_chars(context)))
    longest = max(map(len, body.split("\n")))
    total += 1.0 if longest >= 150 else 0.5 if longest >= 60 else -1.0
    if longest < _SENTENCES and len(_NUMBERED.findall(body)) >= _HEADINGS:
        total += 1.5  # a notice
    if _inside(context, listing):
        total -= 2
    least = STREAM if len(context.headline.key) >= _HEADLINE and not is_entry else _ENTRIES
    if is_stream(listing) and len(listing.items) >= least:
        total -= 1.5  # a topic page may open with an article of its own
    if len(listing.items) >= _ENTRIES and (are_contacts(body) or (is_stream(listing) and is_aside(context))):
        total -= 2
    if _is_of_one_post(context, listing):
        total -= 4
    if context.headline.line is None and (
        listing.rule == "front page" or len(body) <= _INTRODUCTION or _leads_on(body)
    ):
        total -= 1  # what stands for the body is a part of the front page, or its contacts
    teasers = repeated_teasers(body, listing)
    if len(teasers) >= 3:
        total -= 5 * sum(teasers) / len(body)
    if "headline" in fields and is_stream(listing) and is_of_author(context.doc, fields["headline"].value):
        total -= 4
    if is_post_index(context, fields):
        total -= 4  # date and author are those of the first post
    elif is_credited(context, fields, listing):
        total += 4 if is_over_credits(context, fields) else 3
    elif is_dated(context, fields, listing) or _has_data(context):
        total += 1.5
    elif _introduces(context, body, listing):
        total -= 2
    elif not is_titled(fields) and is_of_teasers(context, body):
        total -= 3
    path = urlsplit(context.doc.url).path if context.doc.url else ""
    if _ARTICLE_PATH.search(path):
        total += 1
    elif context.doc.url and (not path or _LIST_PATH.search(path)):
        total -= 2
    if -0.5 < total <= 0 and ("byline" in fields or "editors" in fields):
        total += 0.5
    return total


_NUMBERED = lazy_regex(r"^[一二三四五六七八九十]{1,2}[、.．]", re.MULTILINE)
"""The headings of a notice: 一、项目基本情况."""
_HEADINGS, _SENTENCES = 3, 60
"""Number of such headings over short lines, which no list has, and the characters of a line that is no longer short."""


def of_headline(context: Context, fields: Mapping[str, FieldValue], entries: int) -> float:
    """A list page has no headline of its own: at most the channel's name, or that of the entry on top.

    What is below the text is the site's name in its foot.
    """
    line, last = context.headline.line, context.body.last
    if line is None or "headline" not in fields or (last is not None and line > last):
        return -1.0
    length = len(context.headline.key)
    if fields["headline"].rule == REPEATED:
        return 2.5 if length >= 10 else 1.0 if length >= 6 else -0.5
    return 0.5 if entries < MANY else -1.5


def _is_entry_of(context: Context, fields: Mapping[str, FieldValue], listing: Listing) -> bool:
    """Test for a headline that no title repeats and that is a line of one of the entries of a list with dates, without
    what was taken for the text."""
    line, first = context.headline.line, context.body.first
    if line is None or first is None or listing.rich < _RICH or is_titled(fields) or context.doc.lettered:
        return False
    return bool([entry for entry in listing.places if line in entry and first not in entry])


def _inside(context: Context, listing: Listing) -> bool:
    """The text taken for the body is among the listing's entries."""
    first, last = context.body.first, context.body.last
    if first is None or last is None or len(listing.items) < 2:
        return False
    return listing.block.first <= first and last < listing.block.last


def _is_of_one_post(context: Context, listing: Listing) -> bool:
    """Test for a text that is one entry of several with a text each: the index of a blog that shows whole posts."""
    first, last = context.body.first, context.body.last
    if first is None or last is None or listing.rule != "list":
        return False
    entries = entries_of(context, listing)
    if not any(first in entry and last in entry for entry in entries):
        return False
    lines = context.doc.lines
    posts = [sum([prose(line) for line in lines[entry.start : entry.stop]]) >= _POST for entry in entries]
    return sum(posts) > _POSTS


_POST, _POSTS = 60, 2
"""Number of characters of the text of a short post, and posts beside the one that was taken for the body."""


def _introduces(context: Context, body: str, listing: Listing) -> bool:
    """Test for a few words on a channel, over entries that have a date or a teaser each and say more than they do."""
    if not is_stream(listing):
        return False
    lines = lines_of(context)
    first, last = (lines[0].index, lines[-1].index) if lines else (0, -1)
    entries = [entry for entry in entries_of(context, listing) if max(entry.start, first) < min(entry.stop, last + 1)]
    shown = {index for entry in entries for index in entry} if len(entries) > 1 else set()
    own = len(body) - sum([len(line.text) for line in lines if is_linked(line) or line.index in shown])
    if own > _INTRODUCTION * (_LETTERS if context.doc.lettered else 1):
        return False
    return sum([len(item.headline) + len(item.summary or "") for item in listing.items]) >= _MORE * own


def _leads_on(body: str) -> bool:
    """Test for a text that ends in what leads to the whole of it: 学院简介 …[详细]."""
    return body[-1:] in "]】多细細情文" and patterns.MORE.search(body, max(0, len(body) - _LONGEST_MORE)) is not None


_LETTERS, _LONGEST_MORE = 3, 12
"""Letters for each Chinese character of a text; characters of what leads on at its end, at most."""

_RICH, _ENTRIES, _INTRODUCTION, _MORE = 0.8, 5, 150, 3
"""Share of entries with a date or a teaser, their least number; characters of the longest introduction, and how many
times as many its entries have at least."""


def is_credited(context: Context, fields: Mapping[str, FieldValue], listing: Listing) -> bool:
    """A line of source is under a headline that the title repeats or that is the page's heading, and has a day.

    No list says so of itself.
    """
    if context.headline.line is None or "headline" not in fields:
        return False
    if len(context.headline.key) < _SHORT_HEADLINE and not is_over_credits(context, fields):
        return False
    if fields["headline"].rule != REPEATED and context.doc.lines[context.headline.line].tag != "h1":
        return False
    near = roles(context)
    return not near.isdisjoint(CREDITED) and ("time" in near or is_dated(context, fields, listing))


_SHORT_HEADLINE = 6
"""Number of characters of a headline that no channel's name is as long as."""


def is_over_credits(context: Context, fields: Mapping[str, FieldValue]) -> bool:
    """Test for a headline, however short, that the title repeats right over a line of its source and its day."""
    if context.headline.line is None or not is_titled(fields):
        return False
    below = {credit.role for credit in context.above if credit.line.index == context.headline.line + 1}
    return below >= {"time", "outlet"}


def is_dated(context: Context, fields: Mapping[str, FieldValue], listing: Listing) -> bool:
    """A headline that the title repeats, no channel's name, has a day of its own: none that an entry shows."""
    if context.headline.line is None or fields["headline"].rule != REPEATED or len(context.headline.key) < _HEADLINE:
        return False
    if reads_as_channel(context.headline.key) or "published" not in fields:
        return False
    day = fields["published"]
    if isinstance(day.origin, str):
        return day.rule == "meta data"
    first, last = max(0, context.headline.line - _ABOVE), context.headline.line + _BELOW
    near = context.doc.lines[first : max(last, context.body.first or 0)]
    line = next((line for line in near if line.node.mem_id == day.origin.mem_id), None)
    if line is None or is_linked(line):
        return False
    return not any(line.index in entry for entry in entries_of(context, listing))


def _has_data(context: Context) -> bool:
    """A heading in letters, however the title puts it, is the headline of an article in the page's data."""
    if not context.doc.lettered or context.headline.line is None or len(context.headline.key) < _OF_ITS_OWN:
        return False
    return any(key(str(item.get("headline"))) == context.headline.key for item in context.own_data)


_HEADLINE = 5
"""Minimum number of characters of a headline that is more than the name of a channel."""

_ABOVE = 2
"""Number of lines above the headline in which that of its date may be."""


def roles(context: Context) -> set[Role]:
    """The roles of the lines right below the headline, those of other articles' headlines apart."""
    if context.headline.line is None:
        return set()
    near = range(context.headline.line + 1, context.headline.line + _BELOW)
    return {credit.role for credit in context.above if credit.line.index in near and not _is_entry(credit.line)}


CREDITED = frozenset(("outlet", "author", "editor"))
_BELOW = 6
"""Number of lines below the headline in which the one of date and source is."""


def _is_entry(line: Line) -> bool:
    """Test for the line of another article's headline, not of a source that is linked."""
    return len(line.links) > 1 or any(len(link.text) > _SOURCE for link in line.links)


_SOURCE = 14
"""Maximum number of characters of a link to a source."""


def is_titled(fields: Mapping[str, FieldValue]) -> bool:
    """Test for a headline that the title repeats."""
    return "headline" in fields and fields["headline"].rule == REPEATED


def is_stream(listing: Listing) -> bool:
    """Test for a list page's own entries: several, with a date or a teaser each."""
    return listing.rule == "list" and listing.rich >= _RICH and len(listing.items) >= _ENTRIES


def is_post_index(context: Context, fields: Mapping[str, FieldValue]) -> bool:
    """Test for texts in letters under linked headings, and no headline of the page's own that the title repeats."""
    if not context.doc.lettered:
        return False
    return not has_own_headline(context, fields) and is_index(context.doc, context.body.first)


def has_own_headline(context: Context, fields: Mapping[str, FieldValue]) -> bool:
    """Test for a headline in letters that the title repeats, and that is more than a channel's name."""
    return len(context.headline.key) >= _OF_ITS_OWN and fields["headline"].rule == REPEATED


_OF_ITS_OWN = 20
"""Number of characters of a headline in letters that is more than the name of a channel."""
