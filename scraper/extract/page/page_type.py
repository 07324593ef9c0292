"""What a page is: an article, a list, or neither; told from what was found on it, by points."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scraper.contract import Kind
from scraper.extract.article.anchors import REPEATED
from scraper.extract.article.content.body import picture_posts
from scraper.extract.article.content.body.latin_prose import is_one_text
from scraper.extract.article.context import Context
from scraper.extract.article.credits.label_words import Role
from scraper.extract.article.credits.section_names import reads_as_channel
from scraper.extract.article.media import media
from scraper.extract.document import HEADINGS, FieldValue, Line, key
from scraper.extract.listing import patterns, scripted_links, sites
from scraper.extract.listing.data import data_page
from scraper.extract.listing.placement import prose
from scraper.extract.page.author_page import is_of_author
from scraper.extract.page.body_lines import (
    are_contacts,
    are_rows,
    entries_of,
    headlines,
    is_aside,
    is_linked,
    is_of_teasers,
    lines_of,
    linked_chars,
    repeated_teasers,
)
from scraper.extract.page.error_page import is_error_page
from scraper.extract.page.post_index import is_index
from scraper.extract.shared.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from scraper.extract.listing.main_listing import Listing
    from scraper.extract.paper.layout_page import LayoutPage

_ARTICLE_PATH = lazy_regex(
    r"(?<!\d)\d{5}[^/]{0,300}$|/\d{4}[-/]?\d{2}[-/]?\d{2}?/[^/]+\.\w+$|/(?:c|t|content|article|doc|detail|story|news)[-_/]?\w*?\d{3}"
)
_LIST_PATH = lazy_regex(r"(?:/|/index(?:_\d+)?\.\w+|/list(?:[_-]?\d+)?\.\w+|/default\.\w+)$")
_MIN_PROSE = 40
"""Characters: a body of less makes no article, unless the page's title and date do."""

_MIN_PRINTED = 8
"""Minimum number of characters of a text of a printed paper's article: the caption of a picture."""

_MIN_LETTERS = 160
"""The same in letters."""

_MANY = 60
"""Number of entries that are more than the furniture of most articles."""

_STREAM = 20
"""Entries with date or teaser that are more than what is beside an article."""


def decide(context: Context, fields: Mapping[str, FieldValue], listing: Listing | None) -> Kind:
    """The kind of an HTML page. ``hints.kind`` rules where it says article or list.

    As few of ``fields`` are read as will do: each may be looked for only when it is read.
    """
    if context.doc.hints.kind == "article":
        return "article"
    if context.doc.hints.kind == "list":
        return "list"
    if is_error_page(context.doc, fields, listed=_has_entries(listing)) or data_page.is_data(context.doc.text):
        return "other"
    if _is_declared(context) or ("headline" in fields and picture_posts.is_post(context.doc)):
        return "article"
    body = fields.get("body")
    if listing is not None and body is not None and _is_beside(context, body.value, listing):
        listing = None
    if context.doc.hints.listed_by == "layout page" and body is not None and "headline" in fields:
        return "article" if len(body.value) - linked_chars(context) >= _MIN_PRINTED else "other"
    if context.doc.hints.headline and body is None and _is_picture(context):
        return "article"
    if body is not None and listing is not None:
        return "article" if points(context, fields, listing) > 0 else "list"
    signed = body is not None and any(name in fields for name in ("outlet", "byline", "editors"))
    headed = _headline_points(context, fields, 0)
    if body is not None and _is_text(context, fields, body.value):
        own = headed >= 2 or context.doc.lettered or any(name in fields for name in _OF_ARTICLES)
        return "article" if own or not are_rows(body.value, signed) else "other"
    titled = (headed >= 2 or (headed >= 1 and signed)) and "published" in fields
    if listing is None:
        return "article" if titled else "other"
    return "article" if titled and _owns_day(context, fields, listing) else "list"


def _is_beside(context: Context, body: str, listing: Listing) -> bool:
    """Test for a few bare headlines beside a short text whose headline the title names: the post before and after."""
    own, bare = context.headline.key, not any(item.summary or item.published for item in listing.items)
    if len(listing.items) > _FEW or not bare or len(body) < _SHORT:
        return False
    return bool(own) and own in key(context.doc.title) != own


_FEW = 3
"""The most headlines beside a post."""


def _is_text(context: Context, fields: Mapping[str, FieldValue], body: str) -> bool:
    """Test for a body that makes an article by its length: no contacts, and no teasers below an untitled headline."""
    least = _MIN_LETTERS if context.doc.lettered else _MIN_PROSE
    return len(body) >= least and not are_contacts(body) and (_is_titled(fields) or not is_of_teasers(context, body))


def _owns_day(context: Context, fields: Mapping[str, FieldValue], listing: Listing) -> bool:
    """Test for a day and a source that are the page's, not those of one of the entries of a list."""
    if len(listing.items) >= _MANY:
        return False
    own = _is_credited(context, fields, listing) or _is_dated(context, fields, listing)
    return own or not _is_stream(listing)


_OF_ARTICLES = ("published", "outlet", "editors")
"""Fields that no directory has: its names may read as authors."""


def _is_picture(context: Context) -> bool:
    """The headline that a layout page lists, and a picture below it: all that there is of a picture without words."""
    headline = context.headline
    if headline.line is None or headline.key != key(context.doc.hints.headline):
        return False
    return bool(media.of_article(context.doc, headline, context.body).images)


def of_paper(context: Context, fields: Mapping[str, FieldValue], paper: LayoutPage, kind: Kind) -> Kind:
    """The kind of a page of a printed paper: what its address says, where its text does not contradict.

    ``kind`` is what it would be without a look at its layouts. The page of a short notice has more links than text, and
    a layout page may begin with the text of its first article.
    """
    body = fields.get("body")
    own = len(body.value) - linked_chars(context) if body is not None else 0
    if paper.role == "layout" or (paper.role == "unknown" and kind != "article" and paper.items):
        return "list" if paper.items or len(paper.layouts) > 1 else kind
    if paper.role == "article":
        return "article" if own >= _MIN_PRINTED and "headline" in fields else kind
    if context.doc.hints.listed_by == "layout page":
        return kind
    if not paper.items and paper.role == "unknown" and context.headline.line is not None and own >= _MIN_PRINTED:
        return "article"
    return "article" if own >= _MIN_PROSE else "list"


def is_plainly_article(context: Context, fields: Mapping[str, FieldValue]) -> bool:
    """Without a look at the links: the title repeats a headline, and some prose follows it, of several paragraphs or
    below a line of day and source."""
    if context.doc.hints.kind != "auto" or "headline" not in fields or "body" not in fields:
        return context.doc.hints.kind == "article"
    if context.doc.lettered:
        if not is_one_text(context.doc, context.body) or is_of_author(context.doc, fields["headline"].value):
            return False
        return not _is_post_index(context, fields) and not _are_cards(context, fields)
    text = fields["body"].value
    if fields["headline"].rule != REPEATED or len(context.headline.key) < 10 or len(text) < _SHORT:
        return False
    long = sum([len(part) >= 40 for part in text.split("\n")])
    if len(text) < 300 or long < 2:
        if not long or headlines(context):
            return False
        roles = _roles(context)
        return "time" in roles and not roles.isdisjoint(_CREDITED)
    return len(headlines(context)) < max(_TEASERS, long - 1)


_SHORT = 100
"""Minimum number of characters of a text that makes an article without a look at the links."""


def _is_post_index(context: Context, fields: Mapping[str, FieldValue]) -> bool:
    """Test for texts in letters under linked headings, and no headline of the page's own that the title repeats."""
    if not context.doc.lettered:
        return False
    return not _has_own_headline(context, fields) and is_index(context.doc, context.body.first)


def _are_cards(context: Context, fields: Mapping[str, FieldValue]) -> bool:
    """Test for headings over the texts of a page without a headline of its own, each of a card that a link to another
    page of the site lies over or leads on from."""
    if _has_own_headline(context, fields):
        return False
    headings = [line.index for line in lines_of(context) if not line.links and line.block.tag in HEADINGS]
    if len(headings) < _TEASERS:
        return False
    doc = scripted_links.with_headlined_links(scripted_links.with_scripted_links(context.doc))
    own = ("", sites.site(context.doc.url or ""))
    linked = [doc.lines[index].links for index in headings]
    return 2 * sum([bool(links) and sites.site(links[0].href) in own for links in linked]) > len(headings)


def _has_own_headline(context: Context, fields: Mapping[str, FieldValue]) -> bool:
    """Test for a headline in letters that the title repeats, and that is more than a channel's name."""
    return len(context.headline.key) >= _OF_ITS_OWN and fields["headline"].rule == REPEATED


_OF_ITS_OWN = 20
"""Number of characters of a headline in letters that is more than the name of a channel."""

_TEASERS = 3
"""Linked headlines among as many paragraphs from which these may be teasers."""


def points(context: Context, fields: Mapping[str, FieldValue], listing: Listing) -> float:
    """More than 0 for an article. Each line is one reason."""
    body = fields["body"].value
    total = 0.0
    total += _headline_points(context, fields, len(listing.items))
    listed = sum([len(item.headline) for item in listing.items])
    total += 2 - 4 * listed / (listed + max(1, len(body) - linked_chars(context)))
    longest = max(map(len, body.split("\n")))
    total += 1.0 if longest >= 150 else 0.5 if longest >= 60 else -1.0
    if _inside(context, listing):
        total -= 2
    least = _STREAM if len(context.headline.key) >= _HEADLINE else _ENTRIES
    if _is_stream(listing) and len(listing.items) >= least:
        total -= 1.5  # a topic page may open with an article of its own
    if len(listing.items) >= _ENTRIES and (are_contacts(body) or (_is_stream(listing) and is_aside(context))):
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
    if "headline" in fields and _is_stream(listing) and is_of_author(context.doc, fields["headline"].value):
        total -= 4
    if _is_post_index(context, fields):
        total -= 4  # date and author are those of the first post
    elif _is_credited(context, fields, listing):
        total += 3
    elif _is_dated(context, fields, listing):
        total += 1.5
    elif _introduces(context, body, listing):
        total -= 2
    elif not _is_titled(fields) and is_of_teasers(context, body):
        total -= 3
    path = urlsplit(context.doc.url).path if context.doc.url else ""
    if _ARTICLE_PATH.search(path):
        total += 1
    elif context.doc.url and (not path or _LIST_PATH.search(path)):
        total -= 2
    if -0.5 < total <= 0 and ("byline" in fields or "editors" in fields):
        total += 0.5
    return total


def _is_titled(fields: Mapping[str, FieldValue]) -> bool:
    """Test for a headline that the title repeats."""
    return "headline" in fields and fields["headline"].rule == REPEATED


def _has_entries(listing: Listing | None) -> bool:
    """Test for a list that no wall has: a stream of entries, or the number of a front page."""
    return listing is not None and (_is_stream(listing) or len(listing.items) >= _MANY)


def _is_stream(listing: Listing) -> bool:
    """Test for a list page's own entries: several, with a date or a teaser each."""
    return listing.rule == "list" and listing.rich >= _RICH and len(listing.items) >= _ENTRIES


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
    if not _is_stream(listing):
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


_CREDITED = frozenset(("outlet", "author", "editor"))
_BELOW = 6
"""Number of lines below the headline in which the one of date and source is."""


def _is_credited(context: Context, fields: Mapping[str, FieldValue], listing: Listing) -> bool:
    """A line of source is under a headline that the title repeats or that is the page's heading, and has a day.

    No list says so of itself.
    """
    if context.headline.line is None or len(context.headline.key) < 6:
        return False
    if fields["headline"].rule != REPEATED and context.doc.lines[context.headline.line].tag != "h1":
        return False
    roles = _roles(context)
    return not roles.isdisjoint(_CREDITED) and ("time" in roles or _is_dated(context, fields, listing))


def _roles(context: Context) -> set[Role]:
    """The roles of the lines right below the headline, those of other articles' headlines apart."""
    if context.headline.line is None:
        return set()
    near = range(context.headline.line + 1, context.headline.line + _BELOW)
    return {credit.role for credit in context.above if credit.line.index in near and not _is_entry(credit.line)}


def _is_declared(context: Context) -> bool:
    """The meta elements that pages of governments have by rule name the headline and its day; lists have neither."""
    if not context.headline.key or not context.doc.meta.get("pubdate"):
        return False
    return context.headline.key == key(context.doc.meta.get("articletitle", ""))


def _is_entry(line: Line) -> bool:
    """Test for the line of another article's headline, not of a source that is linked."""
    return len(line.links) > 1 or any(len(link.text) > _SOURCE for link in line.links)


_SOURCE = 14
"""Maximum number of characters of a link to a source."""


def _is_dated(context: Context, fields: Mapping[str, FieldValue], listing: Listing) -> bool:
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


_HEADLINE = 5
"""Minimum number of characters of a headline that is more than the name of a channel."""
_ABOVE = 2
"""Number of lines above the headline in which that of its date may be."""


def _headline_points(context: Context, fields: Mapping[str, FieldValue], entries: int) -> float:
    """A list page has no headline of its own: at most the channel's name, or that of the entry on top.

    What is below the text is the site's name in its foot.
    """
    line, last = context.headline.line, context.body.last
    if line is None or "headline" not in fields or (last is not None and line > last):
        return -1.0
    length = len(context.headline.key)
    if fields["headline"].rule == REPEATED:
        return 2.5 if length >= 10 else 1.0 if length >= 6 else -0.5
    return 0.5 if entries < _MANY else -1.5


def _inside(context: Context, listing: Listing) -> bool:
    """The text taken for the body is among the listing's entries."""
    first, last = context.body.first, context.body.last
    if first is None or last is None or len(listing.items) < 2:
        return False
    return listing.block.first <= first and last < listing.block.last
