"""Our pages: each a function from a request to a template and what it shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from markupsafe import Markup

from scraper.archive import Filter
from scraper.charts import Figure, figures
from scraper.messages import N_
from scraper.overview import overview
from scraper.web import article as articles
from scraper.web.asking import read
from scraper.web.finding import Finder
from scraper.web.reading import Reading

Translate = Callable[[str], str]
Page = tuple[str, dict[str, Any]]
"""The name of a template and its values; ``status`` among them is the answer's."""

SORTS = {"relevance": N_("best first"), "newest": N_("newest first"), "oldest": N_("oldest first")}
FACETS = {
    "source": N_("Source"),
    "section": N_("Section"),
    "outlet": N_("Outlet"),
    "editor": N_("Editor"),
    "date": N_("Date"),
}
FIELDS = {
    "headline": N_("headline"),
    "byline": N_("byline"),
    "editors": N_("editors"),
    "outlet": N_("outlet"),
    "section": N_("section"),
    "published": N_("published"),
    "summary": N_("summary"),
    "body": N_("body"),
}
"""The fields that a revision changes."""
OPEN_VALUES = 8
"""Values of a facet that are seen at once."""


def linkable(address: str | None) -> bool:
    """Whether an address may be a link. The archive holds what pages said, and ``javascript:`` is an address too."""
    return address is not None and address.startswith(("http://", "https://"))


def moment(text: str | None) -> str:
    """A moment as the archive writes it, in the server's own time, which on loopback is the reader's: to the minute."""
    try:
        return f"{datetime.fromisoformat(text or '').astimezone():%Y-%m-%d %H:%M}"
    except (ValueError, OverflowError):
        return ""


async def search(reading: Reading, request: Any, _: Translate) -> Page:
    """The hits of a query, or all articles; facets; pages."""
    asked = read(_arguments(request))
    found = await reading.ask(lambda finder: finder.find(asked))
    hints = [*found.hints, *(_("{text!r} is no date.").format(text=text) for text in asked.mistaken)]
    page = min(asked.page, max(1, found.pages))
    return "search.html", {
        "asked": asked,
        "found": found,
        "hints": hints,
        "page": page,
        "sorts": SORTS,
        "facet_names": FACETS,
        "open_values": OPEN_VALUES,
        "back": asked.string(),
    }


async def article(reading: Reading, request: Any, _: Translate) -> Page:
    """An article, with its history."""
    asked = read(_arguments(request))
    number = request.url_vars["number"]
    shown = await reading.ask(lambda finder: articles.article(finder.archive, number, asked))
    if shown is None:
        told = _("There is no article {number} in this archive.").format(number=number)
        return "error.html", {"status": 404, "error": told, "title": None}
    return "article.html", {
        "shown": shown,
        "asked": asked,
        "back": asked.string(),
        "moment": moment,
        "fields": FIELDS,
    }


async def charts(reading: Reading, request: Any, _: Translate) -> Page:
    """The archive in pictures, or what a query finds in it."""
    asked = read(_arguments(request))

    today = datetime.now().date()

    query, hints = asked.query()

    def drawn(finder: Finder) -> tuple[int, list[Figure]]:
        archive = finder.archive
        wanted = Filter(ids=archive.matching(query, asked.filter)) if query.groups else asked.filter
        counted = overview(archive, wanted, today)
        return counted.articles, figures(counted, _)

    key = ("charts", query, asked.filter, today, _("Charts"))
    count, made = await reading.ask(lambda finder: finder.once(key, lambda: drawn(finder)))
    return "charts.html", {"asked": asked, "count": count, "figures": made, "hints": hints, "markup": Markup}


def _arguments(request: Any) -> dict[str, str]:
    """The first value of each argument."""
    return {name: request.args.get(name) for name in request.args}
