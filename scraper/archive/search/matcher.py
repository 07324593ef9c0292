"""Which articles match a query: candidates from the index, and the exact answer from their text."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from itertools import product
from typing import NamedTuple

from scraper.archive.search.fts_index import MARKS, encode
from scraper.archive.search.query import Query, Term
from scraper.text.normalise import fold


class Article(NamedTuple):
    """What the search reads of an article: its columns as they are kept."""

    id: int
    headline: str
    summary: str | None
    body: str
    byline: str
    editors: str
    outlet: str | None
    section: str | None
    source: str
    published: str | None
    fetched: str
    copy_of: int | None = None

    def text(self) -> str:
        """What a term without a field is looked for in. No term holds a line break: none is found across two."""
        return f"{self.headline}\n{self.summary or ''}\n{self.body}"


_MELTING = re.compile("[\uff9e\uff9f\u1161-\u11c2\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Half-width sound marks, Hangul vowels and finals, joiners, variation selectors: class 0, and yet no letters."""

_HAN = re.compile("[\u4e00-\u9fa5]+")
_PLAIN_TERM = re.compile("[a-z0-9\u4e00-\u9fa5]+")
_UNUSUAL = re.compile(
    "[^\x00-\x7e\u00b7\u2014\u2018-\u201d\u2026\u3000-\u3003\u3008-\u3011\u4e00-\u9fa5\uff01-\uff0f\uff1a-\uff20]"
)
"""What ordinary Chinese print has none of. Without it, letters, digits and Han fold to lower case and no further."""

MOST_PAIRS = 8
"""Pairs of a term that candidates are looked up by: they leave few false ones, however long the term is."""


# -- candidates -------------------------------------------------------------------------------------------------------


def expression(query: Query, mark: str = "") -> str | None:
    """The FTS5 expression of a superset of the matches (just the matches, when `is_exact`); None: every article.

    With a mark, only of those where each term without a field stands in that place (see `fts_index.MARKS`).
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
    if not group or any(term.negated or term.field == "source" for term in group):
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


Test = Callable[[str], bool]


def matcher(query: Query) -> Callable[[Article], bool]:
    """A test whether an article matches."""
    groups = [[(_reader(term), finder(term), term.negated) for term in group] for group in query.groups]

    def matches(article: Article) -> bool:
        return all(any(finds(read(article)) != negated for read, finds, negated in group) for group in groups)

    return matches


def certain(query: Query) -> tuple[str, list[str]] | None:
    """SQL, with its values (from ?2 on), that is true of articles that match for certain; None where none can be told
    that way: a term in a field, one to leave out, one of unusual characters.

    What it is not true of may match all the same.
    """
    if not query.groups or not all(map(_is_printed, query.terms)) or any(t.negated for g in query.groups for t in g):
        return None
    values: list[str] = []
    groups = []
    for group in query.groups:
        held = []
        for spelling in dict.fromkeys(spelling for term in group for spelling in term.spellings()):
            values.append(spelling)
            held += [_held(f"articles.{field}", len(values) + 1, spelling) for field in ("headline", "body", "summary")]
        groups.append(f"({' OR '.join(held)})")
    return " AND ".join(groups), values


def _is_printed(term: Term) -> bool:
    """Whether a term without a field holds nothing but Han, ASCII and the marks of ordinary print."""
    plain = term.field is None and not any(len(choice) > 1 for choice in term.choices)
    return plain and _UNUSUAL.search(term.text) is None


def _held(column: str, value: int, spelling: str) -> str:
    """SQL that is true where a column holds a spelling, and its last character does not melt into what follows.

    Han characters stand for themselves whatever stands beside them; after any other, a character is asked for that
    melts into none (see `_melts`): up to U+02FF, or of the blocks of ordinary Chinese print.
    """
    if _HAN.fullmatch(spelling[-1]):
        return f"instr({column}, ?{value})"
    following = f"coalesce(unicode(substr({column}, instr({column}, ?{value}) + {len(spelling)}, 1)), 0)"
    safe = f"{following} < 768 OR {following} BETWEEN 12288 AND 12329 OR {following} BETWEEN 19968 AND 40869"
    return f"(instr({column}, ?{value}) AND ({safe} OR {following} BETWEEN 65281 AND 65376))"


def text_matcher(query: Query) -> Test:
    """The same test as `matcher` for a query without fields, of `Article.text`."""
    groups = [[(finder(term), term.negated) for term in group] for group in query.groups]
    return lambda text: all(any(finds(text) != negated for finds, negated in group) for group in groups)


def _reader(term: Term) -> Callable[[Article], str]:
    """What gives the text that a term is looked for in."""
    if term.field is None:
        return Article.text
    if term.field in ("byline", "editors"):
        return lambda article: "\n".join(json.loads(getattr(article, str(term.field))))
    return lambda article: getattr(article, str(term.field)) or ""


def counter(term: Term) -> Callable[[str], int]:
    """What counts how often a text, folded, holds a term as it stands. Few texts are folded for it, as in `finder`."""
    spellings = term.spellings()
    has_case = term.text.upper() != term.text
    is_plain = _PLAIN_TERM.fullmatch(term.text) is not None

    def counts(text: str) -> int:
        for spelling in spellings:
            if count := text.count(spelling):
                return count
        if is_plain and _UNUSUAL.search(text) is None:
            return text.lower().count(term.text) if has_case else 0
        return fold(text).count(term.text)

    return counts


def finder(term: Term) -> Test:
    """A test whether a text, folded, holds a term. Most texts hold it as it stands, and are not folded for it."""
    if any(len(choice) > 1 for choice in term.choices):
        pattern = re.compile("".join(f"[{re.escape(choice)}]" for choice in term.choices))
        return lambda text: pattern.search(fold(text)) is not None
    spellings = term.spellings()
    has_case = term.text.upper() != term.text
    is_plain = _PLAIN_TERM.fullmatch(term.text) is not None

    def finds(text: str) -> bool:
        for spelling in spellings:
            at = text.find(spelling)
            if at >= 0 and not _melts(text, at + len(spelling)):
                return True
        if is_plain and _UNUSUAL.search(text) is None:
            return has_case and term.text in text.lower()
        return term.text in fold(text)

    return finds


def _melts(text: str, end: int) -> bool:
    """Whether the character at ``end`` changes the one before it: e and U+0301 fold to é, which is no e."""
    if end >= len(text) or text[end] < "\u0300":
        return False
    return unicodedata.combining(text[end]) > 0 or _MELTING.match(text, end) is not None
