"""Our pages: each a function from a request to a template and what it shows."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from markupsafe import Markup

from scraper.archive import Filter
from scraper.archive.search.query.tokens import Hint
from scraper.i18n import N_, translator
from scraper.presentation.charts import Figure, figures
from scraper.presentation.statistics import overview
from scraper.presentation.web.pages import article as articles
from scraper.presentation.web.pages.search_view import Finder
from scraper.presentation.web.read_pool import Reading
from scraper.presentation.web.request_params import SearchParams, read

Page = tuple[str, dict[str, Any]]
"""The name of a template and its values; ``status`` among them is the answer's."""

SORTS = {"relevance": N_("best first"), "newest": N_("newest first"), "oldest": N_("oldest first")}
FACETS = {
    "source": N_("Source"),
    "section": N_("Section"),
    "outlet": N_("Outlet"),
    "editor": N_("Editor"),
    "tag": N_("Tag"),
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


def moment(text: str | None) -> str:
    """A moment as the archive writes it, in the server's own time, which on loopback is the reader's: to the minute."""
    try:
        return f"{datetime.fromisoformat(text or '').astimezone():%Y-%m-%d %H:%M}"
    except (ValueError, OverflowError):
        return ""


async def search(reading: Reading, request: Any, language: str) -> Page:
    """The hits of a query, or all articles; facets; pages."""
    _ = translator(language)
    params = read(arguments(request))
    results = await reading.search(Finder.find, params)
    hints = [
        *(hint.render(_) for hint in results.hints),
        *(_("{text!r} is not a date.").format(text=text) for text in params.mistaken),
    ]
    if params.is_reversed:
        hints.append(
            _("The start date {since} is later than the end date {until}.").format(
                since=params.since, until=params.until
            )
        )
    page = min(params.page, max(1, results.pages))
    return "search.html", {
        "params": params,
        "results": results,
        "hints": hints,
        "page": page,
        "sorts": SORTS,
        "facet_names": FACETS,
        "open_values": OPEN_VALUES,
        "back": params.string(),
    }


async def article(reading: Reading, request: Any, language: str) -> Page:
    """An article, with its history."""
    _ = translator(language)
    params = read(arguments(request))
    number = request.url_vars["number"]
    shown = await reading.ask(articles.article, number, params)
    if shown is None:
        message = _("There is no article {number} in this archive.").format(number=number)
        return "error.html", {"status": 404, "error": message, "title": None}
    return "article.html", {
        "shown": shown,
        "params": params,
        "back": params.string(),
        "moment": moment,
        "fields": FIELDS,
    }


async def charts(reading: Reading, request: Any, language: str) -> Page:
    """The archive in pictures, or what a query finds in it."""
    params = read(arguments(request))
    count, made, hints = await reading.ask(_charted, params, datetime.now().date(), language)
    return "charts.html", {
        "params": params,
        "count": count,
        "figures": made,
        "hints": [hint.render(translator(language)) for hint in hints],
        "markup": Markup,
    }


def _charted(finder: Finder, params: SearchParams, today: date, language: str) -> tuple[int, list[Figure], list[Hint]]:
    """The number of articles, the figures, and hints."""
    query, hints = params.query()

    def drawn() -> tuple[int, list[Figure]]:
        archive = finder.archive
        among = Filter(ids=archive.search.ids(query, params.filter)) if query.groups else params.filter
        counted = overview(archive, among, today)
        return counted.articles, figures(counted, translator(language))

    return *finder.once(("charts", query, params.filter, today, language), drawn), hints


def arguments(request: Any) -> dict[str, str]:
    """The first value of each argument."""
    arguments = request.args  # Datasette parses the address on each access
    return {name: arguments.get(name) for name in arguments}
