"""A page of hits with its facets: what the search page shows."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from threading import Lock
from typing import Any, TypeVar

from scraper.archive import Archive, Filter
from scraper.archive.search.query.query import Query, Term
from scraper.archive.search.query.tokens import Hint
from scraper.archive.search.snippets import Spans, highlights
from scraper.archive.search.suggestions import Suggestion, suggestions
from scraper.i18n import N_
from scraper.presentation.web.request_params import CHOICES, LAST_PAGE, LAST_RANKED, PAGE, SearchParams

MOST_VALUES = 40
"""Values of a facet that are shown at most."""
REMEMBERED = 64
"""Results that are remembered, until the archive changes: the pages of one search share its counts."""

PATIENCE = 30.0
"""Seconds that a page may take."""

T = TypeVar("T")

Run = tuple[str, bool]
"""A piece of text, and whether it is highlighted."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article as it is listed."""

    row: Mapping[str, Any]
    headline: Sequence[Run]
    snippet: Sequence[Run]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet: ``query`` leads to the hits with it, or without it where it is chosen already."""

    value: str
    count: int
    query: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A field to filter the hits by. ``more``: the number of further values."""

    name: str
    choices: Sequence[Choice]
    more: int


@dataclass(frozen=True, slots=True)
class Results:
    """The contents of the search page."""

    total: int
    hits: Sequence[Hit]
    facets: Sequence[Facet]
    hints: Sequence[Hint]
    pages: int
    is_cut: bool
    """Whether there are hits beyond the last page."""
    suggestions: Sequence[Suggestion]
    """What else might have been meant, when there are no hits."""


@dataclass(frozen=True, slots=True)
class _Counts:
    total: int
    facets: Mapping[str, Counter[str]]


class Memory:
    """Results that are remembered until the archive changes. For use from several threads."""

    def __init__(self) -> None:
        self._made: OrderedDict[tuple[object, ...], Any] = OrderedDict()
        self._lock = Lock()

    def once(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """The result of ``make``, computed once per key."""
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                made: T = self._made[key]
                return made
        made = make()
        with self._lock:
            self._made[key] = made
            if len(self._made) > REMEMBERED:
                self._made.popitem(last=False)
        return made


class Finder:
    """Searches an archive, and remembers counts."""

    def __init__(self, archive: Archive, memory: Memory) -> None:
        self.archive = archive
        self._memory = memory

    def find(self, params: SearchParams) -> Results:
        """The requested page of hits."""
        query, hints = params.query()
        archive = self.archive
        with archive.snapshot(PATIENCE):
            counts = self.once((query, params.filter, params.unique), lambda: _count(archive, params, query))
            ranked = params.sort == "relevance" and bool(query.terms)
            last = LAST_RANKED if ranked else LAST_PAGE
            pages = min(last, -(-counts.total // PAGE))
            params = replace(params, page=max(1, min(params.page, pages)))
            ids = _page(archive, params, query, ranked)
            rows = archive.articles(Filter(ids=ids))
            snippets = archive.search.hits(query, ids)
            hits = [
                Hit(row, _headline(query, row), runs(hit.snippet, hit.highlights))
                for row, hit in zip(rows, snippets, strict=True)
            ]
            hints += _unknown(archive, params)
            others = list(suggestions(archive.search, query, params.filter)) if not counts.total else []
        facets = [facet for name in counts.facets if (facet := _facet(name, counts.facets[name], params))]
        return Results(counts.total, hits, facets, hints, pages, counts.total > pages * PAGE, others)

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """The result of ``make`` for the current archive, computed once per key."""
        return self._memory.once((self.archive.statistics.version(), key), make)


def _count(archive: Archive, params: SearchParams, query: Query) -> _Counts:
    if not query.groups and not params.unique:
        return _Counts(archive.articles.count(params.filter), archive.statistics.facets(None, params.filter))
    articles = archive.search.ids(query, params.filter)
    if params.unique:
        return _Counts(
            len(archive.articles.first_prints(Filter(ids=articles))),
            archive.statistics.facets(articles, copies="folded"),
        )
    return _Counts(len(articles), archive.statistics.facets(articles))


FIELDS = {
    "source": N_("source"),
    "section": N_("section"),
    "outlet": N_("outlet"),
    "editor": N_("editor"),
    "tag": N_("tag"),
}
"""The conditions, in a sentence."""


def _unknown(archive: Archive, params: SearchParams) -> list[Hint]:
    """Hints about names that the archive has not."""
    hints = []
    for field in CHOICES:
        name = getattr(params, field)
        if name and not archive.search.has(field, name):
            near = archive.search.near(field, name)
            message = N_("There is no {field} {name!r} here.")
            if near:
                message = N_("There is no {field} {name!r} here; did you mean {near}?")
            facts = (("field", Hint(FIELDS[field])), ("name", name), ("near", " / ".join(near)))
            hints.append(Hint(message, facts))
    return hints


def _page(archive: Archive, params: SearchParams, query: Query, ranked: bool) -> list[int]:
    """The ids of the hits of a page.

    By relevance, more candidates are weighed the more hits are requested. So that no hit comes twice or never, the
    first page is that of `scrape search`, and all others are of one longer list.
    """
    start, end = (params.page - 1) * PAGE, params.page * PAGE

    def ordered(limit: int) -> list[int]:
        return archive.search.ordered(
            query, params.filter, sort=params.sort, copies="folded" if params.unique else "shown", limit=limit
        )

    if not ranked or params.page == 1:
        return ordered(end)[start:]
    first = ordered(PAGE)
    others = (article for article in ordered(LAST_RANKED * PAGE) if article not in first)
    return list(islice(others, start - PAGE, end - PAGE))


def _headline(query: Query, row: Mapping[str, Any]) -> list[Run]:
    return marked(query.terms, row["headline"], "headline")


def marked(terms: Sequence[Term], text: str, field: str) -> list[Run]:
    """A text of that field, the terms in it highlighted."""
    return runs(text, highlights(tuple(term for term in terms if term.field in (None, field)), text))


def runs(text: str, spans: Spans) -> list[Run]:
    """A text as pieces in and out of the spans."""
    pieces: list[Run] = []
    at = 0
    for start, end in spans:
        pieces += [(text[at:start], False)] if start > at else []
        pieces.append((text[start:end], True))
        at = end
    return [*pieces, (text[at:], False)] if at < len(text) else pieces


# -- facets -----------------------------------------------------------------------------------------------------------


def _facet(name: str, counts: Counter[str], params: SearchParams) -> Facet | None:
    if name == "date":
        return _dates(counts, params)
    chosen = getattr(params, name)
    values = sorted(counts.items(), key=lambda item: (item[0] != chosen, -item[1], item[0]))
    choices = [
        Choice(value, count, params.but(**{name: "" if value == chosen else value}), value == chosen)
        for value, count in values[:MOST_VALUES]
        if not chosen or value == chosen or name in ("editor", "tag")
    ]
    if chosen and not any(choice.chosen for choice in choices):
        choices.insert(0, Choice(chosen, 0, params.but(**{name: ""}), True))
    return Facet(name, choices, max(0, len(values) - MOST_VALUES)) if choices else None


def _dates(days: Counter[str], params: SearchParams) -> Facet | None:
    """Years, months or days, whichever divide the hits."""
    for length in (4, 7, 10):
        counts: Counter[str] = Counter()
        for day, count in days.items():
            counts[day[:length]] += count
        if len(counts) > 1:
            break
    choices = [
        Choice(value, count, params.but(since=value, until=value), params.since == params.until == value)
        for value, count in sorted(counts.items(), reverse=True)[:MOST_VALUES]
    ]
    if params.since or params.until:
        period = params.since if params.since == params.until else f"{params.since} – {params.until}"
        choices = [choice for choice in choices if not choice.chosen]
        choices.insert(0, Choice(period, sum(days.values()), params.but(since="", until=""), True))
    more = max(0, len(counts) - MOST_VALUES)
    return Facet("date", choices, more) if len(choices) > 1 or params.since or params.until else None
