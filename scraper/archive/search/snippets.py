"""Snippets: the piece of an article that shows the match, cut at words, with the terms marked."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from scraper.archive.search.index.word_boundaries import ends
from scraper.archive.search.matcher import Article
from scraper.archive.search.query.query import Term
from scraper.text.normalise import fold, fold_aligned

LENGTH = 80
"""Approximate length of a snippet in characters."""

LEAD = 20
"""Maximum number of characters before the first term."""

CLOSING = frozenset("，。、；：？！”’）》」』】〕 ,.;:?!)")
"""Characters that may not begin a snippet."""

Spans = tuple[tuple[int, int], ...]


class Snippet(NamedTuple):
    """A line of text and the places (start, end) of the terms in it."""

    text: str
    spans: Spans


def snippet(terms: Sequence[Term], article: Article, cuts: Mapping[str, str]) -> Snippet:
    """Return the best piece of the body, else of the summary; the start of the text if the terms are in neither."""
    searched = tuple(term for term in terms if term.field in (None, "body", "summary"))
    texts = {"body": article.body, "summary": article.summary or ""}
    for field, text in texts.items():
        place = _printed_paragraph(searched, text)
        if place is not None:
            return _excerpt(searched, text, *place, cuts.get(field, ""))
    if not any(term.shown in article.headline for term in terms):
        for field, text in texts.items():
            place = _folded_paragraph(searched, text)
            if place is not None:
                return _excerpt(searched, text, *place, cuts.get(field, ""))
    text = article.body
    if article.summary and article.summary not in article.headline:
        text = article.summary
    return _excerpt((), text, 0, (text.find("\n") + 1 or len(text) + 1) - 1, "")


def highlights(terms: tuple[Term, ...], text: str) -> Spans:
    """Return the places of the terms in a text: (start, end), in order, never overlapping."""
    if not terms:
        return ()
    if not any(term.choices for term in terms):
        printed = tuple(match.span() for match in _printed(terms).finditer(text))
        if printed:
            return printed
    return everywhere(terms, text)


def everywhere(terms: tuple[Term, ...], text: str) -> Spans:
    """Return the places in every spelling: `highlights` leaves out unusual spellings where a likely one occurs."""
    pattern = _pattern(terms)
    if text.isascii() or len(fold(text)) == len(text):
        return tuple(match.span() for match in pattern.finditer(fold(text)))
    folded, origin = fold_aligned(text)
    return tuple((origin[match.start()], _end(origin, match.end())) for match in pattern.finditer(folded))


def _end(origin: list[int], end: int) -> int:
    """Return the index after the character to which the folded text's ``end`` belongs: half a … is shown whole."""
    last = origin[end - 1]
    while origin[end] == last:
        end += 1
    return origin[end]


@lru_cache(maxsize=16)
def _printed(terms: tuple[Term, ...]) -> re.Pattern[str]:
    """Compile the terms as texts are likely to print them."""
    spellings = {spelling for term in terms for spelling in term.spellings()}
    return re.compile("|".join(re.escape(spelling) for spelling in sorted(spellings, key=len, reverse=True)))


@lru_cache(maxsize=16)
def _pattern(terms: tuple[Term, ...]) -> re.Pattern[str]:
    longest_first = sorted(terms, key=lambda term: -len(term.text))
    return re.compile("|".join(_alternative(term) for term in longest_first))


def _alternative(term: Term) -> str:
    if not term.choices:
        return re.escape(term.text)
    return "".join(re.escape(one) if len(one) == 1 else f"[{re.escape(one)}]" for one in term.choices)


def _printed_paragraph(terms: tuple[Term, ...], text: str) -> tuple[int, int] | None:
    """Return the paragraph (start, end) with most of the terms as they were typed, the first of several."""
    best: tuple[int, int] | None = None
    most = 0
    for start, end in _paragraphs(text) if any(term.shown in text for term in terms) else ():
        paragraph = text[start:end]
        count = sum(term.shown in paragraph for term in terms)
        if count > most:
            best, most = (start, end), count
    return best


def _folded_paragraph(terms: tuple[Term, ...], text: str) -> tuple[int, int] | None:
    """Return the first paragraph (start, end) that holds a term in any spelling."""
    if not terms:
        return None
    pattern = _pattern(terms)
    return next((place for place in _paragraphs(text) if pattern.search(fold(text[slice(*place)]))), None)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    breaks = [-1, *(match.start() for match in re.finditer("\n", text)), len(text)]
    return ((before + 1, end) for before, end in pairwise(breaks))


def _excerpt(terms: tuple[Term, ...], text: str, start: int, end: int, cuts: str) -> Snippet:
    """Cut at most `LENGTH` characters of the paragraph (start, end), from a little before its first term."""
    paragraph = text[start:end]
    spans = highlights(terms, paragraph)
    first, last = 0, len(paragraph)
    if len(paragraph) > LENGTH:
        if spans and spans[-1][1] > LENGTH:
            first = min(max(0, spans[0][0] - LEAD), len(paragraph) - LENGTH)
        last = min(len(paragraph), max(first + LENGTH, spans[0][1] if spans else 0))
        bounds = _word_bounds(text, start, paragraph, cuts)
        if first:
            first = min(bounds[bisect_left(bounds, first)], spans[0][0])
            while first < spans[0][0] and paragraph[first] in CLOSING:
                first += 1
        if last < len(paragraph):
            last = bounds[bisect_right(bounds, last) - 1]
    before, after = "…" if first else "", "…" if last < len(paragraph) else ""
    shift = len(before) - first
    inside = tuple((a + shift, min(b, last) + shift) for a, b in spans if first <= a < last)
    return Snippet(f"{before}{paragraph[first:last].rstrip()}{after}", inside)


def _word_bounds(text: str, start: int, paragraph: str, cuts: str) -> list[int]:
    """Return the ends of words in a paragraph, 0 and its length among them; every place if there are no cuts."""
    if not cuts:
        return list(range(len(paragraph) + 1))
    before = len("".join(text[:start].split()))
    words = paragraph.split()
    all_ends = ends(cuts)
    own = slice(bisect_right(all_ends, before), bisect_right(all_ends, before + sum(map(len, words))))
    bounds = [end - before for end in all_ends[own]]
    if len(words) > 1:
        # cuts do not count white space: put the spaces back in
        places = [place for place, character in enumerate(paragraph) if not character.isspace()]
        bounds = [places[bound - 1] + 1 for bound in bounds if bound <= len(places)]
    return [0, *bounds[: bisect_left(bounds, len(paragraph))], len(paragraph)]
