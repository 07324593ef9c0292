"""Doubts about what a page is, and about the entries of a list: whether they are articles, whole and all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import NamedTuple

from scraper.contract import Kind
from scraper.extract.article.anchors import REPEATED
from scraper.extract.article.context import Context
from scraper.extract.article.credits.section_names import reads_as_channel
from scraper.extract.document import FieldValue
from scraper.extract.listing.main_listing import Listing
from scraper.extract.page import page_points
from scraper.extract.page.error_page import is_error_page
from scraper.extract.page.unlinked_list import UNLINKED_BEGINS, is_unlinked
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.i18n import N_

_FEW = 4
"""Number of entries of a list that is doubted for their number."""
_CLOSE = 0.75
"""Points that a page is away from being taken for the other kind, list or article."""
_PROSE = 200
"""Number of characters of a text beside a list that may be an article's."""
_TITLED = 6
"""Number of characters of a headline that the title repeats, on such a page."""
_SHORT = 5
"""Maximum number of characters of a headline that may be a channel's name."""
_MANY = 0.4
"""Share of such headlines in a list of channels."""
_BRIEF, _OFTEN = 8, 0.25
"""Maximum number of characters of a headline that may be a button's or a column's name, and their share in such a
list."""
_GLUED = 0.6
"""Share of headlines that have a date, a number or a mark glued to them."""
_FRONT = "front page"
"""The rule by which the entries of a page of many parts are read."""
_TAKEN = 0.7
"""Share of the links that may be headlines, of which a list of such a page that is whole has more."""
_MIXED = 0.1
"""Share of entries without a date in a list with dates, or with one in a list without, that a lead or two have."""
_UNLINKED = N_("its headlines are links without an address")
_REPEATED = 6
"""Entries with the same headline, of a button that was read in their place: Read more."""
_LINKS = 8
"""Number of links of a page that may be a list, though none was read."""
_HEADLINE = 8
"""Number of characters of a link that may be a headline."""


def doubts(context: Context, fields: Mapping[str, FieldValue], listing: Listing | None, kind: Kind) -> dict[str, str]:
    """Map what is to be doubted of a page's kind, or of its entries, to the reason, a key of the catalogue.

    ``listing`` is the list that the page may be, where it was looked for.
    """
    if context.doc.hints.kind != "auto":
        return {}
    if kind == "article":
        return _of_article(context, fields, listing)
    if kind == "list":
        return _of_list(context, fields, listing) if listing is not None else {"items": _UNLINKED}
    return _of_other(context, fields) if kind == "other" else {}


def _of_article(context: Context, fields: Mapping[str, FieldValue], listing: Listing | None) -> dict[str, str]:
    if "body" not in fields:
        return {"kind": N_("it has hardly any text")}
    if listing is not None and page_points.of_article(context, fields, listing) < _CLOSE:
        return {"kind": N_("it may be a list")}
    dated = "published" in fields and fields["published"].rule != "address"
    if len(fields["body"].value) < _PROSE and not (dated or any(name in fields for name in ("byline", "outlet"))):
        return {"kind": N_("a short text without date and credits")}
    return {}


def _of_list(context: Context, fields: Mapping[str, FieldValue], listing: Listing) -> dict[str, str]:
    reasons: dict[str, str] = {}
    items = listing.items
    if items and _unlinked(context) >= len(items):
        reasons["items"] = _UNLINKED
    elif len(items) < _FEW or (len(items) < _LINKS and _headlines(context) > 2 * len(items)):
        reasons["items"] = N_("very few entries")
    elif (reason := next((f.reason for f in _FACTS if f.holds(listing, context)), None)) is not None:
        reasons["items"] = reason
    body, repeated = fields.get("body"), fields["headline"].rule == REPEATED if "headline" in fields else False
    may_be_article = (
        repeated and len(context.headline.key) >= _TITLED and body is not None and len(body.value) >= _PROSE
    )
    if may_be_article and page_points.of_article(context, fields, listing) > -_CLOSE:
        reasons["kind"] = N_("it may be an article")
    return reasons


class _Fact(NamedTuple):
    """A sign against the entries of a list, and its reason."""

    reason: str
    holds: Callable[[Listing, Context], bool]


def _share(holds: list[bool]) -> float:
    """The share of the entries of which something holds."""
    return sum(holds) / len(holds)


_AFFIXED = lazy_regex(
    r"[\d>»….评評阅閱](?:(?<=\d)(?:\d{3}[-/.年]\d|\d:\d\d)|(?<=^\d)\d?[-/.月:]\d"
    r"|(?<=[>»])[>»]|(?<=…)$|(?<=\.)\.\.$|(?<=[评評])[论論]|(?<=[阅閱])[读讀])"
)

_FACTS = (
    _Fact(
        N_("many entries read like names of channels"),
        lambda listing, _: (
            _share([len(i.headline) <= _SHORT or reads_as_channel(i.headline) for i in listing.items]) >= _MANY
        ),
    ),
    _Fact(
        N_("many headlines are very short"),
        lambda listing, _: _share([len(i.headline) < _BRIEF for i in listing.items]) >= _OFTEN,
    ),
    _Fact(
        N_("a date, a number or a mark seems to be attached to the headlines"),
        lambda listing, _: _share([_AFFIXED.search(i.headline) is not None for i in listing.items]) >= _GLUED,
    ),
    _Fact(
        N_("many entries have the same headline"),
        lambda listing, _: max(Counter([i.headline for i in listing.items]).values()) >= _REPEATED,
    ),
    _Fact(
        N_("they are put together from several parts of the page, and many other links read like headlines"),
        lambda listing, context: listing.rule == _FRONT and len(listing.items) < _TAKEN * _headlines(context),
    ),
    _Fact(
        N_("some entries have a date and others none"),
        lambda listing, _: _MIXED < _share([i.published is not None for i in listing.items]) < 1 - _MIXED,
    ),
)
"""The first that holds is given."""


def _of_other(context: Context, fields: Mapping[str, FieldValue]) -> dict[str, str]:
    if is_error_page(context.doc, fields):
        return {}
    if "body" in fields or _headlines(context) >= _LINKS:
        return {"kind": N_("it has text or links that were not read")}
    return {}


def _unlinked(context: Context) -> int:
    """Count the links of the page that may be headlines and lead nowhere."""
    links = [link for line in context.doc.lines for link in line.links if link.href[:1] in UNLINKED_BEGINS]
    return len([link for link in links if len(link.text) >= _HEADLINE and is_unlinked(link)]) if links else 0


def _headlines(context: Context) -> int:
    """Count the links of the page that may be headlines."""
    return sum([len(link.text) >= _HEADLINE for line in context.doc.lines for link in line.links])
