"""Doubts: the values of an article that a person should look at, because what the page says of them disagrees.

The name of the rule alone tells little: most values found by the weakest rule are right. What tells is disagreement
between two places that name the same thing, and a label, an element or meta data that names something the field lacks.
Measured on pages in letters and on perturbed Chinese ones (docs/parsing.md).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scraper.extract.article.confidence import credits, position, sections, signatures, text, unread_names
from scraper.extract.article.confidence.parsed_article import Reading
from scraper.extract.article.context import Context
from scraper.extract.document import FieldValue
from scraper.i18n import N_


def doubts(context: Context, fields: Mapping[str, FieldValue]) -> dict[str, str]:
    """Map each field of an article whose value is to be doubted to the reason, a key of the catalogue.

    A field without a value is doubted where the page seems to have one. What a source's own selector gives is not.
    """
    reading = Reading(context, fields)
    reasons: dict[str, str] = {}
    settled = {name for name, field in fields.items() if field.rule.startswith("select: ")}
    for name, reason, applies in _CHECKS:
        if name not in settled and applies(reading):
            reasons[name] = reason
            settled.add(name)
    if len(reasons) >= _SEVERAL and "byline" not in reasons and not (reading.rule("byline") or reading.doc.lettered):
        reasons["byline"] = N_("nobody signs, and other fields are in doubt")
    return reasons


_SEVERAL = 2
"""Fields in doubt that make a page one whose credits are of a form that the rules do not know."""


_CHECKS: tuple[tuple[str, str, Callable[[Reading], bool]], ...] = (
    ("headline", N_("no headline was read"), text.no_headline),
    ("headline", N_("it is the name of a site"), text.names_the_site),
    ("headline", N_("a mark or a button touches it"), text.odd_headline),
    ("headline", N_("only the title has it"), text.only_in_title),
    ("headline", N_("the title is another"), text.another_title),
    ("headline", N_("it goes on behind the title"), text.headline_goes_on),
    ("published", N_("the page prints no date"), text.no_date),
    ("published", N_("only the page's data have it"), text.from_data_alone),
    ("published", N_("another date stands on the page"), text.another_day),
    ("published", N_("another date stands on the page"), text.ambiguous_day),
    ("published", N_("it stands over the headline, and another date below"), position.date_over_headline),
    ("byline", N_("somebody seems to sign"), credits.unread_author),
    ("byline", N_("somebody seems to sign"), unread_names.person_beside_date),
    ("byline", N_("somebody seems to sign"), signatures.unread_writer),
    ("byline", N_("somebody seems to sign"), signatures.name_alone),
    ("byline", N_("somebody seems to sign"), signatures.reports),
    ("byline", N_("somebody seems to sign"), signatures.signer_left_out),
    ("byline", N_("it stands over the headline, and another date below"), position.byline_over_headline),
    ("byline", N_("it stands among links that share the page"), position.names_among_links),
    ("byline", N_("the page's data speak of another article"), position.data_of_another),
    ("byline", N_("reads unlike a name"), credits.odd_author),
    ("byline", N_("a name beside these was not read"), unread_names.name_left_out),
    ("editors", N_("reads unlike a name"), credits.odd_editor),
    ("editors", N_("a name with an unknown label"), credits.unread_editor),
    ("editors", N_("somebody seems to be named"), signatures.unread_editor),
    ("outlet", N_("it stands over the headline, and another date below"), position.outlet_over_headline),
    ("outlet", N_("reads unlike an outlet"), credits.odd_outlet),
    ("outlet", N_("an outlet seems to be credited"), credits.another_outlet),
    ("outlet", N_("an outlet seems to be credited"), credits.unread_outlet),
    ("outlet", N_("an outlet seems to be credited"), unread_names.outlet_beside_date),
    ("section", N_("no breadcrumb names it"), sections.weak_section),
    ("section", N_("it is the outlet, too"), sections.section_is_outlet),
    ("section", N_("a label names another"), sections.labelled_otherwise),
    ("section", N_("reads unlike a section"), sections.is_place),
    ("section", N_("reads unlike a section"), sections.odd_section),
    ("section", N_("the breadcrumb goes on behind it"), sections.cut_breadcrumb),
    ("section", N_("a line over the headline seems to name one"), sections.label_in_headline),
    ("section", N_("the breadcrumb stands far from the headline"), sections.far_breadcrumb),
    ("section", N_("the title seems to name one"), sections.unread_section),
    ("section", N_("a line over the headline seems to name one"), sections.channel_over_headline),
    ("section", N_("a breadcrumb seems to be printed"), sections.unread_breadcrumb),
    ("summary", N_("may be another line than the summary"), text.weak_summary),
    ("summary", N_("a description was left out"), text.unread_summary),
    ("summary", N_("a line by the headline may be it"), text.line_below_headline),
    ("summary", N_("a line is labelled as one"), text.labelled_deck),
    ("body", N_("the text is very short"), text.short_text),
    ("body", N_("the page's data have another text"), text.another_text),
    ("body", N_("the last line is no sentence"), text.odd_end),
    ("body", N_("many short lines or links"), text.broken_text),
    ("body", N_("lines stand in it more than once"), text.repeated_lines),
    ("body", N_("it ends in words of the site to its readers"), text.invites_readers),
    ("body", N_("other prose stands beside it"), text.prose_left),
)
"""Field, reason and check; the first reason of a field that applies is given."""
