"""Doubts: the values of an article that a person should look at, because facts of the page speak against them.

The name of the rule alone tells little: most values found by the weakest rule are right. What tells is disagreement
between two places that name the same thing, and a label, an element or meta data that names something the field lacks.
Each fact has its share: of the values that it met, how many in a hundred were wrong, on real pages when they were first
read and on variations of others (docs/parsing.md). The shares of a field's facts are added up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from scraper.extract.article.confidence import (
    authors,
    body,
    credits,
    position,
    sections,
    signatures,
    text,
    unread_names,
)
from scraper.extract.article.confidence.parsed_article import Reading
from scraper.extract.article.context import Context
from scraper.extract.document import FieldValue
from scraper.i18n import N_

ENOUGH = 15
"""The sum of shares from which a value is unsure."""


class Fact(NamedTuple):
    """A fact that may speak against a field: its share, its reason, when it holds, and the values it is tested on."""

    field: str
    share: int
    reason: str
    holds: Callable[[Reading], bool]
    value: Literal["given", "missing", "any"] = "any"
    """Asked where the field has a value, or has none."""
    script: Literal["Chinese", "letters", "any"] = "any"
    """Asked of pages in that."""


_OVER = N_("it is above the headline, and another date is below")
_UNLIKE_NAME = N_("it does not read like a person's name")
_BESIDE_DATE, _LAST = N_("a name beside the date was not read"), N_("the last line is not a sentence")
_WRITES = N_("a name beside a word such as 记者 or 文 was not read")
_EDITS = N_("a name beside a word such as 编辑 was not read")
_NAMED = N_("the page's data, a label or an element seem to name an author")
_SITE = N_("the site's name is printed below the headline")
_ALONE = N_("a line is nothing but a person's name")
_CREDITS_BELOW = N_("it is above the headline, and other credits are below")
_BESIDE_OTHER = N_("it is beside a link to another article")
_DATES = N_("several dates are near the headline")
_APART = N_("a word between headline and text was not read")
_IN_TITLE = N_("the page's title, or a link, seems to name one")
_FIRST = N_("the first line is not a sentence")
_OTHER_LINE, _SHORTER = N_("it may not be the summary of this article"), N_("it is shorter than the summary")

_FACTS = (
    Fact("headline", 90, N_("no headline was found"), text.no_headline, "missing"),
    Fact("headline", 90, N_("a symbol or the words of a button are attached to it"), text.odd_headline, "given"),
    Fact("headline", 60, N_("the page's title is different"), text.another_title, "given"),
    Fact("headline", 50, N_("it is the name of a site"), text.names_the_site, "given"),
    Fact("headline", 40, N_("the headline is very short"), text.very_short, "given", "Chinese"),
    Fact("headline", 35, N_("it is longer than the page's title"), text.headline_goes_on, "given"),
    Fact("headline", 30, N_("the page's title goes on after it"), text.title_goes_on, "given", "Chinese"),
    Fact("headline", 18, N_("only the page's title has it"), text.only_in_title, "given"),
    Fact("published", 40, N_("the page or its data also name another day"), text.another_day, "given"),
    Fact("published", 40, N_("a time of day beside it was not read"), text.unread_clock, "given", "Chinese"),
    Fact("published", 40, _OVER, position.date_over_headline, "given", "Chinese"),
    Fact("published", 35, N_("the page prints no date"), text.no_date, "missing"),
    Fact("published", 35, N_("only the page's data have it"), text.from_data_alone, "given", "Chinese"),
    Fact("published", 20, N_("an earlier day is printed below the headline"), text.earlier_day, "given", "Chinese"),
    Fact("published", 8, N_("day and month may be exchanged"), text.ambiguous_day, "given", "Chinese"),
    Fact("byline", 90, _CREDITS_BELOW, position.byline_over_headline, "given", "Chinese"),
    Fact("byline", 60, N_("it is among the links that share the page"), position.names_among_links, "given", "Chinese"),
    Fact("byline", 50, N_("the page's data are about another article"), position.data_of_another, "given", "Chinese"),
    Fact("byline", 40, _BESIDE_OTHER, position.byline_beside_link, "given", "Chinese"),
    Fact("byline", 40, _NAMED, authors.unread_author, "missing"),
    Fact("byline", 40, N_("a name beside these was not read"), unread_names.name_left_out, "given", "Chinese"),
    Fact("byline", 30, _WRITES, signatures.unread_writer, script="Chinese"),
    Fact("byline", 30, _ALONE, signatures.name_alone, "missing", "Chinese"),
    Fact("byline", 30, _BESIDE_DATE, unread_names.person_beside_date, "missing", "Chinese"),
    Fact("byline", 25, _WRITES, signatures.signer_left_out, script="Chinese"),
    Fact("byline", 25, _UNLIKE_NAME, authors.odd_author, "given"),
    Fact("byline", 20, N_("the page's data name another author"), authors.another_author, "given", "Chinese"),
    Fact("byline", 20, N_("no label such as 作者 stands before it"), authors.unlabelled_author, "given", "Chinese"),
    Fact("byline", 20, _DATES, position.between_days, "given", "Chinese"),
    Fact("editors", 60, _EDITS, signatures.unread_editor, "missing", "Chinese"),
    Fact("editors", 40, _UNLIKE_NAME, credits.odd_editor, "given"),
    Fact("editors", 40, N_("a name follows a label that is not known"), credits.unread_editor, "missing"),
    Fact("editors", 40, N_("others who worked on it are named"), credits.other_staff, "missing", "Chinese"),
    Fact("outlet", 60, _SITE, credits.site_by_headline, "missing", "Chinese"),
    Fact("outlet", 50, _BESIDE_OTHER, position.outlet_beside_link, "given", "Chinese"),
    Fact("outlet", 40, N_("only a script of the page names it"), credits.outlet_of_script, "given", "Chinese"),
    Fact("outlet", 35, N_("it does not read like the name of an outlet"), credits.odd_outlet, "given"),
    Fact("outlet", 30, _APART, unread_names.name_between, "missing", "Chinese"),
    Fact("outlet", 18, N_("the page has a label such as 来源"), credits.unread_outlet, "missing", "Chinese"),
    Fact("outlet", 15, _BESIDE_DATE, unread_names.outlet_beside_date, "missing", "Chinese"),
    Fact("outlet", 15, N_("only the opening of the text names it"), credits.outlet_of_opening, "given", "Chinese"),
    Fact("outlet", 15, _DATES, position.between_days, "given", "Chinese"),
    Fact("outlet", 12, N_("no label such as 来源 stands before it"), credits.unlabelled_outlet, "given", "Chinese"),
    Fact("section", 30, N_("a label such as 栏目 names another"), sections.labelled_otherwise, "given"),
    Fact("section", 30, N_("it does not read like the name of a section"), sections.odd_section, "given"),
    Fact("section", 20, N_("no breadcrumb has it"), sections.labelled_channel, "given", "Chinese"),
    Fact("section", 20, _IN_TITLE, sections.unread_section, "missing", "Chinese"),
    Fact("section", 20, _IN_TITLE, sections.several_in_title, "missing", "Chinese"),
    Fact("section", 18, N_("the page seems to have a breadcrumb"), sections.unread_breadcrumb, "missing", "Chinese"),
    Fact("section", 15, N_("links are right above the headline"), sections.links_over_headline, "missing", "Chinese"),
    Fact("section", 15, N_("no breadcrumb has it"), sections.general_section, "given", "Chinese"),
    Fact("summary", 50, N_("a line is labelled as one, such as 摘要"), text.labelled_deck, "missing", "Chinese"),
    Fact("summary", 22, _OTHER_LINE, text.weak_summary, "given"),
    Fact("summary", 20, N_("it opens with the headline"), text.opens_with_headline, "given", "Chinese"),
    Fact("summary", 8, N_("the page's description breaks off"), text.broken_off, "given", "Chinese"),
    Fact("body", 40, N_("no paragraphs were found"), body.no_prose),
    Fact("body", 40, _SHORTER, body.shorter_than_summary, script="letters"),
    Fact("body", 40, N_("a line of it is in letters"), body.latin_line, script="Chinese"),
    Fact("body", 32, N_("many lines are short"), body.short_lines, script="Chinese"),
    Fact("body", 30, N_("the page has much more prose outside it"), body.prose_beside, script="letters"),
    Fact("body", 30, N_("its paragraphs are set in several ways"), body.set_in_several_ways, script="letters"),
    Fact("body", 30, N_("sentences below it in the same box were left out"), body.prose_below, script="letters"),
    Fact("body", 20, N_("the text in the page's data is of another length"), body.another_text),
    Fact("body", 20, N_("a line of it names who wrote or edited it"), body.credits_within, script="Chinese"),
    Fact("body", 15, N_("near its end, the site speaks to its readers"), body.invites_readers, script="Chinese"),
    Fact("body", 15, N_("a line of it is the credit of a picture"), body.caption_within, script="Chinese"),
    Fact("body", 15, N_("it is very short"), body.very_short, script="Chinese"),
    Fact("body", 15, _LAST, body.ends_oddly, script="Chinese"),
    Fact("body", 15, _FIRST, body.opens_oddly, script="letters"),
    Fact("body", 15, _FIRST, body.opens_oddly, script="Chinese"),
)
"""The reason with the largest share is given."""

_OF_PAGE = ((5, position.others_between), (5, position.title_is_another))
"""Facts about a page in Chinese that speak a little against each of its values that another fact speaks against."""
_SEVERAL, _OF_SEVERAL = 2, 5
"""Other fields that are unsure, which speak as little against a value."""
_MOST_OF_PAGE = sum([share for share, _ in _OF_PAGE]) + _OF_SEVERAL


def doubts(context: Context, fields: Mapping[str, FieldValue]) -> dict[str, str]:
    """Map each field of an article whose value is to be doubted to the reason, a key of the catalogue.

    A field without a value is doubted where the page seems to have one. What a source's own selector gives is not.
    """
    reading = Reading(context, fields)
    reasons: dict[str, str] = {}
    weak: dict[str, tuple[int, str]] = {}
    for name, facts in _FACTS_OF[context.doc.lettered].items():
        field = fields.get(name)
        if field is not None and field.rule.startswith("select: "):
            continue
        total, reason = 0, ""
        for share, why, holds in facts[field is not None]:
            if holds(reading):
                total, reason = total + share, reason or why
                if total >= ENOUGH:
                    reasons[name] = reason
                    break
        else:
            if total and total + _MOST_OF_PAGE >= ENOUGH and not context.doc.lettered:
                weak[name] = total, reason
    if weak:
        of_page = sum([share for share, holds in _OF_PAGE if holds(reading)])
        of_page += _OF_SEVERAL if len(reasons) >= _SEVERAL else 0
        reasons |= {name: reason for name, (total, reason) in weak.items() if total + of_page >= ENOUGH}
    return reasons


def _facts_about(name: str, value: str, script: str) -> tuple[tuple[int, str, Callable[[Reading], bool]], ...]:
    """The facts about a field in one case."""
    return tuple(
        [
            (fact.share, fact.reason, fact.holds)
            for fact in _FACTS
            if fact.field == name and fact.value in (value, "any") and fact.script in (script, "any")
        ]
    )


_FACTS_OF = {
    lettered: {
        name: tuple([_facts_about(name, value, script) for value in ("missing", "given")])
        for name in dict.fromkeys(fact.field for fact in _FACTS)
    }
    for lettered, script in ((False, "Chinese"), (True, "letters"))
}
"""For pages in Chinese and for those in letters the facts of each field, where it has no value and where it has one.

A page is asked a third of all.
"""
