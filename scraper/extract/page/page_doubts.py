"""Doubts about what a page is, and about the entries of a list: whether they are articles, whole and all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from scraper.contract import Kind
from scraper.extract.article.anchors import REPEATED
from scraper.extract.article.context import Context
from scraper.extract.article.credits.section_names import reads_as_channel
from scraper.extract.document import FieldValue
from scraper.extract.listing.main_listing import Listing
from scraper.extract.page import page_type
from scraper.extract.page.error_page import is_error_page
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
_LONG = 45
"""Number of characters of headlines, on average, that have their teasers glued to them."""
_GLUED = 0.6
"""Share of headlines that have a date, a number or a mark glued to them."""
_PARTS, _PART = 20, 0.25
"""Number of parts of the site that the entries of a front page lead to, and the share of the largest."""
_FRONT = "front page"
"""The rule by which the entries of a page of many parts are read."""
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
    if kind == "list" and listing is not None:
        return _of_list(context, fields, listing)
    return _of_other(context, fields) if kind == "other" else {}


def _of_article(context: Context, fields: Mapping[str, FieldValue], listing: Listing | None) -> dict[str, str]:
    if "body" not in fields:
        return {"kind": N_("it has hardly any text")}
    if listing is not None and page_type.points(context, fields, listing) < _CLOSE:
        return {"kind": N_("it may be a list")}
    dated = "published" in fields and fields["published"].rule != "address"
    if len(fields["body"].value) < _PROSE and not (dated or any(name in fields for name in ("byline", "outlet"))):
        return {"kind": N_("a short text without date and credits")}
    return {}


def _of_list(context: Context, fields: Mapping[str, FieldValue], listing: Listing) -> dict[str, str]:
    reasons: dict[str, str] = {}
    items = listing.items
    if len(items) < _FEW or (len(items) < _LINKS and _headlines(context) > 2 * len(items)):
        reasons["items"] = N_("very few entries")
    elif reason := _oddity(listing):
        reasons["items"] = reason
    body, repeated = fields.get("body"), fields["headline"].rule == REPEATED if "headline" in fields else False
    may_be_article = (
        repeated and len(context.headline.key) >= _TITLED and body is not None and len(body.value) >= _PROSE
    )
    if may_be_article and page_type.points(context, fields, listing) > -_CLOSE:
        reasons["kind"] = N_("it may be an article")
    return reasons


def _oddity(listing: Listing) -> str:
    """Name the first sign against the entries of a list; "" where there is none."""
    items = listing.items
    count = len(items)
    if sum([len(i.headline) <= _SHORT or reads_as_channel(i.headline) for i in items]) >= _MANY * count:
        return N_("many entries read as names of channels")
    if sum([len(i.headline) < _BRIEF for i in items]) >= _OFTEN * count:
        return N_("many headlines are very short")
    if sum([len(i.headline) for i in items]) > _LONG * count:
        return N_("the headlines are very long")
    if sum([_AFFIXED.search(i.headline) is not None for i in items]) >= _GLUED * count:
        return N_("something seems to be glued to the headlines")
    if max(Counter([i.headline for i in items]).values()) >= _REPEATED:
        return N_("many entries have one headline")
    if listing.rule == _FRONT and _are_of_many_parts(
        Counter([i.url.partition("?")[0].rpartition("/")[0] for i in items]), count
    ):
        return N_("the entries lead to many parts of the site")
    return ""


def _are_of_many_parts(folders: Mapping[str, int], count: int) -> bool:
    """Test the folders of the entries' addresses, numbers apart, by how many there are and how many share the first."""
    if len(folders) < _PARTS:
        return False
    parts: Counter[str] = Counter()
    for folder, entries in folders.items():
        parts[_DIGITS.sub("", folder)] += entries
    return len(parts) >= _PARTS and max(parts.values()) < _PART * count


_AFFIXED = lazy_regex(
    r"[\d>»….评評阅閱](?:(?<=\d)(?:\d{3}[-/.年]\d|\d:\d\d)|(?<=^\d)\d?[-/.月:]\d"
    r"|(?<=[>»])[>»]|(?<=…)$|(?<=\.)\.\.$|(?<=[评評])[论論]|(?<=[阅閱])[读讀])"
)
_DIGITS = lazy_regex(r"\d+")


def _of_other(context: Context, fields: Mapping[str, FieldValue]) -> dict[str, str]:
    if is_error_page(context.doc, fields):
        return {}
    if "body" in fields or _headlines(context) >= _LINKS:
        return {"kind": N_("it has text or links that were not read")}
    return {}


def _headlines(context: Context) -> int:
    """Count the links of the page that may be headlines."""
    return sum([len(link.text) >= _HEADLINE for line in context.doc.lines for link in line.links])
