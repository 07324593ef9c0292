"""The rules of extraction by name, for people: `scrape parse --explain` shows them in their language.

docs/parsing.md and its pages describe each; JSON has the English names.
"""

from __future__ import annotations

from scraper.i18n import N_, _

RULES = frozenset(
    (
        # headline and body
        N_("line that the title repeats"),
        N_("heading over the text"),
        N_("title without the site's name"),
        N_("headline that the layout page lists"),
        N_("block with the most prose"),
        N_("lines with the most prose"),
        N_("lines below the headline"),
        N_("words of a picture post"),
        # the other fields
        N_("printed date"),
        N_("relative date"),
        N_("address"),
        N_("meta data"),
        N_("page data"),
        N_("data in a script"),
        N_("printed credit"),
        N_("dateline"),
        N_("reporter's line"),
        N_("reporter's paper"),
        N_("author's paper"),
        N_("name on a line of its own"),
        N_("name by the headline"),
        N_("name by the date"),
        N_("name alone in the text"),
        N_("name over an office"),
        N_("end of the text"),
        N_("name of the column"),
        N_("end of a paragraph"),
        N_("beside the date"),
        N_("behind the outlet"),
        N_("link beside the date"),
        N_("byline"),
        N_("byline with slashes"),
        N_("link to the author"),
        N_("element of the author"),
        N_("element of the editor"),
        N_("element of the source"),
        N_("who posted it"),
        N_("account"),
        N_("breadcrumb"),
        N_("channel's label"),
        N_("link to the channel"),
        N_("marked channel"),
        N_("newspaper's page"),
        N_("<title>"),
        N_("labelled deck"),
        N_("named deck"),
        N_("deck over the date"),
        N_("deck that the description repeats"),
        N_("kicker over the headline"),
        N_("second headline"),
        N_("sentence set apart"),
        N_("description"),
        N_("media of the text"),
        # the page of a printed paper
        N_("printed on"),
        N_("page's label"),
        N_("page in the title"),
        N_("page in the address"),
        N_("page linked"),
        N_("page named"),
        N_("directory of pages"),
        N_("layout page that lists it"),
        # lists
        N_("list"),
        N_("front page"),
        N_("layout page"),
        N_("payload"),
        N_("select"),
    )
)
SELECTED = "select: "
"""The beginning of the rule of a field with a selector of its source; the selector follows."""


def shown(rule: str) -> str:
    """A rule's name in the reader's language; a selector stays as it is."""
    if rule.startswith(SELECTED):
        selector, _comma, relative = rule.removeprefix(SELECTED).partition(", relative date")
        return f"{_('select')}: {selector}" + (f", {_('relative date')}" if _comma and not relative else "")
    return _(rule) if rule in RULES else rule
