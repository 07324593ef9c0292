"""Doubts: the values of an article that a person should look at, because what the page says of them disagrees.

The name of the rule alone tells little: most values found by the weakest rule are right. What tells is disagreement
between two places that name the same thing, and a label, an element or meta data that names something the field lacks.
Measured on pages in letters and on perturbed Chinese ones (docs/parsing.md).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

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
    for name, checks in _CHECKS_OF[context.doc.lettered].items():
        field = fields.get(name)
        if field is None or not field.rule.startswith("select: "):
            reason = next((reason for reason, applies in checks[field is not None] if applies(reading)), None)
            if reason is not None:
                reasons[name] = reason
    if len(reasons) >= _SEVERAL and "byline" not in reasons and not (reading.rule("byline") or reading.doc.lettered):
        reasons["byline"] = N_("nobody signs, and other fields are in doubt")
    return reasons


_SEVERAL = 2
"""Fields in doubt that make a page one whose credits are of a form that the rules do not know."""


class Check(NamedTuple):
    """A field, what may be said against it, and when that is asked."""

    field: str
    reason: str
    applies: Callable[[Reading], bool]
    value: Literal["given", "missing", "any"] = "any"
    """Asked where the field has a value, or has none."""
    script: Literal["Chinese", "letters", "any"] = "any"
    """Asked of pages in that."""


_CHECKS = (
    Check("headline", N_("no headline was read"), text.no_headline, "missing"),
    Check("headline", N_("it is the name of a site"), text.names_the_site, "given"),
    Check("headline", N_("a mark or a button touches it"), text.odd_headline, "given"),
    Check("headline", N_("only the title has it"), text.only_in_title, "given"),
    Check("headline", N_("the title is another"), text.another_title, "given"),
    Check("headline", N_("it goes on behind the title"), text.headline_goes_on, "given"),
    Check("published", N_("the page prints no date"), text.no_date, "missing"),
    Check("published", N_("only the page's data have it"), text.from_data_alone, "given", "Chinese"),
    Check("published", N_("another date stands on the page"), text.another_day, "given"),
    Check("published", N_("another date stands on the page"), text.ambiguous_day, "given", "Chinese"),
    Check(
        "published",
        N_("it stands over the headline, and another date below"),
        position.date_over_headline,
        "given",
        "Chinese",
    ),
    Check("byline", N_("somebody seems to sign"), credits.unread_author, "missing"),
    Check("byline", N_("somebody seems to sign"), unread_names.person_beside_date, "missing", "Chinese"),
    Check("byline", N_("somebody seems to sign"), signatures.unread_writer, script="Chinese"),
    Check("byline", N_("somebody seems to sign"), signatures.name_alone, "missing", "Chinese"),
    Check("byline", N_("somebody seems to sign"), signatures.reports, "missing", "Chinese"),
    Check("byline", N_("somebody seems to sign"), signatures.signer_left_out, script="Chinese"),
    Check(
        "byline",
        N_("it stands over the headline, and another date below"),
        position.byline_over_headline,
        "given",
        "Chinese",
    ),
    Check("byline", N_("it stands among links that share the page"), position.names_among_links, "given", "Chinese"),
    Check("byline", N_("the page's data speak of another article"), position.data_of_another, "given"),
    Check("byline", N_("reads unlike a name"), credits.odd_author, "given"),
    Check("byline", N_("a name beside these was not read"), unread_names.name_left_out, "given", "Chinese"),
    Check("editors", N_("reads unlike a name"), credits.odd_editor, "given"),
    Check("editors", N_("a name with an unknown label"), credits.unread_editor, "missing"),
    Check("editors", N_("somebody seems to be named"), signatures.unread_editor, "missing", "Chinese"),
    Check(
        "outlet",
        N_("it stands over the headline, and another date below"),
        position.outlet_over_headline,
        "given",
        "Chinese",
    ),
    Check("outlet", N_("reads unlike an outlet"), credits.odd_outlet, "given"),
    Check("outlet", N_("an outlet seems to be credited"), credits.another_outlet, "given", "Chinese"),
    Check("outlet", N_("an outlet seems to be credited"), credits.unread_outlet, "missing", "Chinese"),
    Check("outlet", N_("an outlet seems to be credited"), unread_names.outlet_beside_date, "missing", "Chinese"),
    Check("section", N_("no breadcrumb names it"), sections.weak_section, "given"),
    Check("section", N_("it is the outlet, too"), sections.section_is_outlet, "given"),
    Check("section", N_("a label names another"), sections.labelled_otherwise, "given"),
    Check("section", N_("reads unlike a section"), sections.is_place, "given"),
    Check("section", N_("reads unlike a section"), sections.odd_section, "given"),
    Check("section", N_("the breadcrumb goes on behind it"), sections.cut_breadcrumb, "given"),
    Check(
        "section", N_("a line over the headline seems to name one"), sections.label_in_headline, "missing", "Chinese"
    ),
    Check("section", N_("the breadcrumb stands far from the headline"), sections.far_breadcrumb, "given", "Chinese"),
    Check("section", N_("the title seems to name one"), sections.unread_section, "missing", "Chinese"),
    Check(
        "section",
        N_("a line over the headline seems to name one"),
        sections.channel_over_headline,
        "missing",
        "Chinese",
    ),
    Check("section", N_("a breadcrumb seems to be printed"), sections.unread_breadcrumb, "missing", "Chinese"),
    Check("summary", N_("may be another line than the summary"), text.weak_summary, "given"),
    Check("summary", N_("a description was left out"), text.unread_summary, "missing", "Chinese"),
    Check("summary", N_("a line by the headline may be it"), text.line_below_headline, "missing", "Chinese"),
    Check("summary", N_("a line is labelled as one"), text.labelled_deck, "missing", "Chinese"),
    Check("body", N_("the text is very short"), text.short_text),
    Check("body", N_("the page's data have another text"), text.another_text),
    Check("body", N_("the last line is no sentence"), text.odd_end, script="Chinese"),
    Check("body", N_("many short lines or links"), text.broken_text),
    Check("body", N_("lines stand in it more than once"), text.repeated_lines, script="Chinese"),
    Check("body", N_("it ends in words of the site to its readers"), text.invites_readers, script="Chinese"),
    Check("body", N_("other prose stands beside it"), text.prose_left, script="letters"),
)
"""The first reason of a field that applies is given."""


def _checks_in(name: str, value: str, script: str) -> tuple[tuple[str, Callable[[Reading], bool]], ...]:
    """The checks of a field in one case."""
    own = [check for check in _CHECKS if check.field == name]
    return tuple(
        [
            (check.reason, check.applies)
            for check in own
            if check.value in (value, "any") and check.script in (script, "any")
        ]
    )


_CHECKS_OF = {
    lettered: {
        name: tuple([_checks_in(name, value, script) for value in ("missing", "given")])
        for name in dict.fromkeys(check.field for check in _CHECKS)
    }
    for lettered, script in ((False, "Chinese"), (True, "letters"))
}
"""For pages in Chinese and for those in letters the checks of each field, where it has no value and where it has one.

A page is asked a third of all.
"""
