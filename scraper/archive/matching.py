"""Which articles match a query: candidates from the index, and the exact answer from their text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Any

from scraper.archive.index import MARKS, encode
from scraper.archive.query import Query, Term
from scraper.text.normalise import fold

Row = Mapping[str, Any]
"""An article: its columns as they are kept (byline and editors as tuples of names)."""

_MELTING = re.compile("[\uff9e\uff9f\u1161-\u11c2\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Half-width sound marks, Hangul vowels and finals, joiners, variation selectors: class 0, and yet no letters."""

MOST_PAIRS = 8
"""Pairs of a term that candidates are looked up by: they leave few false ones, however long the term is."""


# -- candidates -------------------------------------------------------------------------------------------------------


def expression(query: Query, mark: str = "") -> str | None:
    """The FTS5 expression of a superset of the matches (just the matches, when `is_exact`); None: every article.

    With a mark, only of those where each term without a field stands in that place (see `scraper.archive.index.MARKS`).
    """
    wanted = [part for group in query.groups if (part := _group(group, mark))]
    if not wanted:
        return None
    unwanted = [
        _pairs(term, "") for group in query.groups for term in group if _is_alone(group) and _is_exclusion(term)
    ]
    positive = " AND ".join(wanted)
    return f"({positive}) NOT ({' OR '.join(unwanted)})" if unwanted else positive


def is_exact(query: Query) -> bool:
    """Whether the expression's articles are the matches: one or two characters a term leave nothing to verify."""
    return any(_group(group, "") for group in query.groups) and all(
        _is_exact_term(term) and (not term.negated or _is_alone(group)) for group in query.groups for term in group
    )


def _group(group: tuple[Term, ...], mark: str) -> str | None:
    """The expression of a group, None where the index cannot narrow it down."""
    if any(term.negated or term.field == "source" for term in group):
        return None
    return "(" + " OR ".join(f"({_pairs(term, mark)})" for term in group) + ")"


def _pairs(term: Term, mark: str) -> str:
    if term.field is not None:
        mark = MARKS.get(term.field, "")
    choices = [encode(choice) for choice in term.choices] or list(encode(term.text))
    if len(choices) == 1:
        return " OR ".join(f'"{mark}{one}" *' for one in choices[0])
    steps = range(len(choices) - 1)
    if len(steps) > MOST_PAIRS:
        steps_taken = sorted({round(i * (len(steps) - 1) / (MOST_PAIRS - 1)) for i in range(MOST_PAIRS)})
    else:
        steps_taken = list(steps)
    return " AND ".join(_pair(choices[i], choices[i + 1], mark) for i in steps_taken)


def _pair(first: str, second: str, mark: str) -> str:
    pairs = [f'"{mark}{one}{two}"' for one, two in product(first, second)]
    return pairs[0] if len(pairs) == 1 else f"({' OR '.join(pairs)})"


def _is_alone(group: tuple[Term, ...]) -> bool:
    return len(group) == 1


def _is_exclusion(term: Term) -> bool:
    return term.negated and _is_exact_term(term)


def _is_exact_term(term: Term) -> bool:
    return (
        len(term.text) <= 2
        and (term.field is None or term.field in MARKS)
        and not any("\ue000" <= character <= "\uf8ff" for character in term.text)
    )


# -- the exact answer -------------------------------------------------------------------------------------------------


def matches(query: Query, row: Row) -> bool:
    """Whether an article matches."""
    return all(any(holds(term, row) != term.negated for term in group) for group in query.groups)


def holds(term: Term, row: Row) -> bool:
    """Whether an article holds a term, negated or not."""
    finds = finder(term)
    return any(finds(text) for text in _texts(term, row))


def _texts(term: Term, row: Row) -> Sequence[str]:
    if term.field is None:
        return [row["body"], row["headline"], row["summary"] or ""]
    value = row[term.field]
    if value is None:
        return ()
    return [value] if isinstance(value, str) else value


@lru_cache(maxsize=256)
def finder(term: Term) -> Callable[[str], bool]:
    """A test whether a text, folded, holds a term. Most texts hold it as it stands, and are not folded for it."""
    spellings = tuple({term.text, term.text.upper(), term.text.title(), term.shown})
    if any(fold(spelling) != term.text for spelling in spellings):
        spellings = (term.text,)
    choices = term.choices
    if any(len(choice) > 1 for choice in choices):
        pattern = re.compile("".join(f"[{re.escape(choice)}]" for choice in choices))
        return lambda text: pattern.search(fold(text)) is not None

    def finds(text: str) -> bool:
        for spelling in spellings:
            at = text.find(spelling)
            if at >= 0 and not _melts(text, at + len(spelling)):
                return True
        return term.text in fold(text)

    return finds


def _melts(text: str, end: int) -> bool:
    """Whether the character at ``end`` changes the one before it: e and U+0301 fold to é, which is no e."""
    if end >= len(text) or text[end] < "\u0300":
        return False
    return unicodedata.combining(text[end]) > 0 or _MELTING.match(text, end) is not None
