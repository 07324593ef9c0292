"""Suggestions of other queries for one without a hit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from scraper.archive.rows.filters import Filter
from scraper.archive.search.query.query import Query
from scraper.archive.search.search import Search

FIELDS = ("byline", "editor", "outlet", "section", "source", "tag")
"""The fields that are searched only by name."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another query, the number of its matches, and how it differs: another field, or its words separated."""

    kind: Literal["field", "apart"]
    query: str
    words: tuple[str, ...]
    """The query as a shell takes it, word by word, not quoted."""
    articles: int


def suggestions(search: Search, query: Query, chosen: Filter) -> Iterator[Suggestion]:
    """Yield, for a query of one term without a field, the other fields that contain it, and its words separated."""
    terms = query.terms
    if len(terms) != 1 or terms[0].field is not None:
        return
    term = terms[0].shown
    for field in FIELDS:
        other = f'{field}:"{term}"'
        if '"' not in term and (count := search.count(other, chosen)):
            yield Suggestion("field", other, (f"{field}:{term}",), count)
    pieces = tuple(group[0].shown for group in cut_up(query).groups if group)
    apart = " ".join(f'"{piece}"' for piece in pieces)
    if len(pieces) > 1 and (count := search.count(apart, chosen)):
        yield Suggestion("apart", " ".join(pieces), pieces, count)


def cut_up(query: Query) -> Query:
    """Split every term into its words, in groups of their own. Alternatives (OR) and exclusions stay."""
    from scraper.text.segmenter import words

    groups = []
    for group in query.groups:
        if len(group) != 1 or group[0].negated:
            groups.append(group)
            continue
        pieces = [word for word in words(group[0].text) if any(map(str.isalnum, word))]
        groups += [(replace(group[0], text=word, shown=word),) for word in pieces] or [group]
    return replace(query, groups=tuple(groups))
