"""What else might have been meant by a query that found nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from scraper.archive.archive import Archive
from scraper.archive.articles.queries import Filter
from scraper.archive.search.query import Query

FIELDS = ("byline", "editor", "outlet", "section", "source")
"""The fields that are not searched unless they are named."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another query, how many articles match it, and what is other about it: another field, or its words apart."""

    kind: Literal["field", "apart"]
    query: str
    words: tuple[str, ...]
    """The query as a shell takes it, word by word, not quoted."""
    articles: int


def suggestions(archive: Archive, asked: Query, wanted: Filter) -> Iterator[Suggestion]:
    """For a query of one term without a field: the other fields that hold it, and the text that has its words apart."""
    terms = asked.terms
    if len(terms) != 1 or terms[0].field is not None:
        return
    term = terms[0].shown
    for field in FIELDS:
        query = f'{field}:"{term}"'
        if '"' not in term and (count := archive.search_count(query, wanted)):
            yield Suggestion("field", query, (f"{field}:{term}",), count)
    pieces = tuple(group[0].shown for group in cut_up(asked).groups if group)
    apart = " ".join(f'"{piece}"' for piece in pieces)
    if len(pieces) > 1 and (count := archive.search_count(apart, wanted)):
        yield Suggestion("apart", " ".join(pieces), pieces, count)


def cut_up(query: Query) -> Query:
    """Every term as its words, in groups of their own. Alternatives (OR) and exclusions stay as they are."""
    from scraper.text.segmenter import words

    groups = []
    for group in query.groups:
        if len(group) != 1 or group[0].negated:
            groups.append(group)
            continue
        pieces = [word for word in words(group[0].text) if any(map(str.isalnum, word))]
        groups += [(replace(group[0], text=word, shown=word),) for word in pieces] or [group]
    return replace(query, groups=tuple(groups))
