"""The kind of a page: an article, a list, or neither."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from scraper.contract import Kind
from scraper.extract.article.anchors import REPEATED
from scraper.extract.article.content.body import picture_posts
from scraper.extract.article.content.body.latin_prose import is_one_text
from scraper.extract.article.content.boilerplate.boilerplate_lines import are_contacts
from scraper.extract.article.context import Context
from scraper.extract.article.media import media
from scraper.extract.document import HEADINGS, FieldValue, key
from scraper.extract.listing import scripted_links, sites
from scraper.extract.listing.data import data_page
from scraper.extract.page import page_points
from scraper.extract.page.author_page import is_of_author
from scraper.extract.page.body_lines import (
    are_rows,
    headlines,
    is_of_teasers,
    lines_of,
    linked_chars,
)
from scraper.extract.page.error_page import is_error_page
from scraper.extract.shared.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from scraper.extract.listing.main_listing import Listing
    from scraper.extract.paper.layout_page import LayoutPage

_MIN_PROSE = 40
"""Characters: a body of less makes no article, unless the page's title and date do."""

_MIN_PRINTED = 8
"""Minimum number of characters of a text of a printed paper's article: the caption of a picture."""

_MIN_LETTERS = 160
"""The same in letters."""


def decide(context: Context, fields: Mapping[str, FieldValue], listing: Listing | None) -> Kind:
    """The kind of an HTML page. ``hints.kind`` rules where it says article or list.

    As few of ``fields`` are read as will do: each may be looked for only when it is read.
    """
    if context.doc.hints.kind == "article":
        return "article"
    if context.doc.hints.kind == "list":
        return "list"
    if is_error_page(context.doc, fields, listed=_has_entries(context, listing)) or data_page.is_data(context.doc.text):
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
        return "article" if page_points.of_article(context, fields, listing) > 0 else "list"
    signed = body is not None and any(name in fields for name in ("outlet", "byline", "editors"))
    headed = page_points.of_headline(context, fields, 0)
    if body is not None and _is_text(context, fields, body.value):
        own = headed >= 2 or context.doc.lettered or any(name in fields for name in _OF_ARTICLES)
        return "article" if own or not are_rows(body.value, signed) else "other"
    between = body is None and _is_between_posts(context)
    if between and listing is not None and len(listing.items) <= _FEW:
        listing = None
    titled = headed >= 2 or (headed >= 1 and signed) or between or page_points.is_over_credits(context, fields)
    titled = titled and "published" in fields
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


def _is_between_posts(context: Context) -> bool:
    """Test for the ways to the posts before and after below the headline: an article has them, if nothing else."""
    if context.headline.line is None or "一" not in context.doc.whole:
        return False
    below = context.doc.lines[context.headline.line + 1 :]
    return sum([len(_NEIGHBOUR.findall(line.text[:_LONGEST_WAY])) for line in below]) >= _NEIGHBOURS


_NEIGHBOUR = lazy_regex(r"[上下前后後]一?[篇条條则則](?:文章|新闻|新聞)?\s?[:：]")
_NEIGHBOURS, _LONGEST_WAY = 2, 200
"""上一篇：… and 下一篇：…, in one line or in two, and the characters of a line that are searched."""


def _is_text(context: Context, fields: Mapping[str, FieldValue], body: str) -> bool:
    """Test for a body that makes an article by its length: no contacts, and no teasers below an untitled headline."""
    least = _MIN_LETTERS if context.doc.lettered else _MIN_PROSE
    return (
        len(body) >= least
        and not are_contacts(body)
        and (page_points.is_titled(fields) or not is_of_teasers(context, body))
    )


def _owns_day(context: Context, fields: Mapping[str, FieldValue], listing: Listing) -> bool:
    """Test for a day and a source that are the page's, not those of one of the entries of a list."""
    if len(listing.items) >= page_points.MANY:
        return False
    own = page_points.is_credited(context, fields, listing) or page_points.is_dated(context, fields, listing)
    is_front = listing.rule == "front page" and len(listing.items) >= page_points.STREAM
    return own or not (is_front or page_points.is_stream(listing) or _is_all(listing))


def _is_all(listing: Listing) -> bool:
    """Test for a few entries with dates that are most of what the page says."""
    return len(listing.items) >= _FEW and listing.rich >= _DATED and listing.share >= _MOST


_DATED, _MOST = 0.8, 0.5


_OF_ARTICLES = ("published", "outlet", "editors")
"""Fields that no directory has: its names may read as authors."""


def _is_picture(context: Context) -> bool:
    """The headline that a layout page lists, and a picture below it: all that there is of a picture without words."""
    headline = context.headline
    if headline.line is None or headline.key != key(context.doc.hints.headline):
        return False
    return bool(media.of_article(context.doc, headline, context.body).images)


def _is_declared(context: Context) -> bool:
    """The meta elements that pages of governments have by rule name the headline and its day; lists have neither."""
    if not context.headline.key or not context.doc.meta.get("pubdate"):
        return False
    return context.headline.key == key(context.doc.meta.get("articletitle", ""))


def _has_entries(context: Context, listing: Listing | None) -> bool:
    """Test for a list that no wall has: a stream of entries, the number of a front page, or a dozen over what was taken
    for the text, which is of the page's foot."""
    if listing is None:
        return False
    first, count = context.body.first, len(listing.items)
    if page_points.is_stream(listing) or count >= page_points.MANY:
        return True
    return count >= _DOZEN and first is not None and not [entry for entry in listing.places if entry.stop > first]


_DOZEN = 12


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
        return not page_points.is_post_index(context, fields) and not _are_cards(context, fields)
    text = fields["body"].value
    if fields["headline"].rule != REPEATED or len(context.headline.key) < 10 or len(text) < _SHORT:
        return False
    long = sum([len(part) >= 40 for part in text.split("\n")])
    if len(text) < 300 or long < 2:
        if not long or headlines(context):
            return False
        roles = page_points.roles(context)
        return "time" in roles and not roles.isdisjoint(page_points.CREDITED)
    return len(headlines(context)) < max(_TEASERS, long - 1)


_SHORT = 100
"""Minimum number of characters of a text that makes an article without a look at the links."""


def _are_cards(context: Context, fields: Mapping[str, FieldValue]) -> bool:
    """Test for headings over the texts of a page without a headline of its own, each of a card that a link to another
    page of the site lies over or leads on from."""
    if page_points.has_own_headline(context, fields):
        return False
    headings = [line.index for line in lines_of(context) if not line.links and line.block.tag in HEADINGS]
    if len(headings) < _TEASERS:
        return False
    doc = scripted_links.with_headlined_links(scripted_links.with_scripted_links(context.doc))
    own = ("", sites.site(context.doc.url or ""))
    linked = [doc.lines[index].links for index in headings]
    return 2 * sum([bool(links) and sites.site(links[0].href) in own for links in linked]) > len(headings)


_TEASERS = 3
"""Linked headlines among as many paragraphs from which these may be teasers."""
