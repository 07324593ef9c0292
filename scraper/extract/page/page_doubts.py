"""Doubts about a page that is no article: whether it is what it was taken for, and whether its entries are articles."""

from __future__ import annotations

from collections.abc import Mapping

from scraper.extract.article.anchors import REPEATED
from scraper.extract.article.context import Context
from scraper.extract.article.credits.section_names import reads_as_channel
from scraper.extract.document import Found
from scraper.extract.listing.main_listing import Listing
from scraper.extract.page import page_type
from scraper.extract.page.error_page import is_error_page
from scraper.i18n import N_
from scraper.models import Kind

_FEW = 4
"""Entries of a list that is doubted for their number."""
_CLOSE = -0.75
"""Points of a list that is nearly an article."""
_PROSE = 200
"""Characters of a text beside a list that may be an article's."""
_TITLED = 6
"""Characters of a headline that the title repeats, on such a page."""
_SHORT = 5
"""Characters of the longest headline that may be a channel's name."""
_MANY = 0.4
"""Share of such headlines in a list of channels."""
_LINKS = 8
"""Links of a page that may be a list, though none was read."""
_HEADLINE = 8
"""Characters of a link that may be a headline."""


def doubts(context: Context, fields: Mapping[str, Found], listing: Listing | None, kind: Kind) -> dict[str, str]:
    """Map what is to be doubted of a list, or of a page that is neither list nor article, to the reason."""
    if context.doc.hints.kind != "auto":
        return {}
    if kind == "list" and listing is not None:
        return _of_list(context, fields, listing)
    return _of_other(context, fields) if kind == "other" else {}


def _of_list(context: Context, fields: Mapping[str, Found], listing: Listing) -> dict[str, str]:
    reasons: dict[str, str] = {}
    items = listing.items
    if len(items) < _FEW:
        reasons["items"] = N_("very few entries")
    elif sum(len(i.headline) <= _SHORT or reads_as_channel(i.headline) for i in items) >= _MANY * len(items):
        reasons["items"] = N_("many entries read as names of channels")
    body, repeated = fields.get("body"), fields["headline"].rule == REPEATED if "headline" in fields else False
    may_be_article = (
        repeated and len(context.headline.key) >= _TITLED and body is not None and len(body.value) >= _PROSE
    )
    if may_be_article and page_type.points(context, fields, listing) > _CLOSE:
        reasons["kind"] = N_("it may be an article")
    return reasons


def _of_other(context: Context, fields: Mapping[str, Found]) -> dict[str, str]:
    if is_error_page(context.doc, fields):
        return {}
    links = sum(len(link.text) >= _HEADLINE for line in context.doc.lines for link in line.links)
    if "body" in fields or links >= _LINKS:
        return {"kind": N_("it has text or links that were not read")}
    return {}
