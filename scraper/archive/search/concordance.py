"""Occurrences of terms in articles, each with the text on both sides of it: keyword in context."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scraper.archive.search.query.query import Term
from scraper.archive.search.snippets import Spans, everywhere
from scraper.contract import TEXT_FIELDS


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An occurrence. ``left`` and ``right``: the text beside it in the same field, paragraphs joined by a space."""

    field: str
    position: int
    """Its first character's place in the field, from 0."""
    left: str
    keyword: str
    right: str


def occurrences(terms: Sequence[Term], row: Mapping[str, Any], window: int) -> Iterator[Occurrence]:
    """Yield the occurrences of terms in the texts of an article's row, in order, with ``window`` characters around."""
    for field in TEXT_FIELDS:
        text = row[field] or ""
        here = tuple(term for term in terms if term.field in (None, field))
        for start, end in _places(here, text):
            left, right = text[max(0, start - window) : start], text[end : end + window]
            yield Occurrence(field, start, _joined(left), text[start:end], _joined(right))


def _places(terms: tuple[Term, ...], text: str) -> Spans:
    """The places of the terms, paragraph by paragraph: no match spans two of them."""
    if not terms:
        return ()
    places = []
    first = 0
    for paragraph in text.split("\n"):
        places += [(first + start, first + end) for start, end in everywhere(terms, paragraph)]
        first += len(paragraph) + 1
    return tuple(places)


def _joined(text: str) -> str:
    return text.replace("\n", " ")
