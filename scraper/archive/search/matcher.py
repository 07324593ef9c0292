"""Matching articles with a query: the index's expression for candidates, and the exact test of their text."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from itertools import product
from typing import NamedTuple

from scraper.archive.search.index.fts_index import MARKS, WORD, encode
from scraper.archive.search.index.word_boundaries import LONG
from scraper.archive.search.query import printed_pages
from scraper.archive.search.query.query import Query, Term
from scraper.text.normalise import fold


class Article(NamedTuple):
    """The columns of an article that the search reads, as they are stored."""

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
    tags: str = "[]"
    page_number: str | None = None
    page_name: str | None = None

    def text(self) -> str:
        """Return the text in which a term without a field is searched. No term has a line break."""
        return f"{self.headline}\n{self.summary or ''}\n{self.body}"


_COMBINING = re.compile("[\uff9e\uff9f\u1161-\u11c2\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Half-width sound marks, Hangul vowels and finals, joiners, variation selectors: class 0, and yet no letters."""

SHORT = 100
"""Number of characters of a text that is folded sooner than looked at for unusual ones."""


@cache  # compiling it takes longer than most searches, which need it not
def _unusual() -> re.Pattern[str]:
    """Compile the characters that ordinary Chinese print does not use. Without them, folding only lowers the case."""
    return re.compile(
        "[^\x00-\x7e\u00b7\u2014\u2018-\u201d\u2026\u3000-\u3003\u3008-\u3011\u4e00-\u9fa5\uff01-\uff0f\uff1a-\uff20]"
    )


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fa5"


def _is_plain(text: str) -> bool:
    """Check whether a folded text is of Han, Latin letters and digits alone."""
    return all(_is_han(character) or (character.isascii() and character.isalnum()) for character in text)


UNINDEXED = ("source", "tag", "page")
"""Fields that the index does not have; `Candidates` narrows by them."""

MOST_PAIRS = 8
"""Pairs of a term by which candidates are looked up: they leave few false ones, however long the term is."""


# -- candidates -------------------------------------------------------------------------------------------------------


def expression(query: Query, mark: str = "") -> str | None:
    """Return the FTS5 expression of a superset of the matches (the matches, if `is_exact`); None: every article.

    With a mark, only of those where each term without a field is in that place (see `fts_index.MARKS`).
    """
    required = [part for group in query.groups if (part := _group(group, mark))]
    if not required:
        return None
    excluded = [
        _pairs(term, "") for group in query.groups for term in group if _is_alone(group) and _is_exclusion(term)
    ]
    positive = " AND ".join(required)
    return f"({positive}) NOT ({' OR '.join(excluded)})" if excluded else positive


def certain_expression(query: Query) -> str | None:
    """Return the FTS5 expression of articles that match for certain, by their long words: others may match too.

    None if a group has no such words, or a word is excluded.
    """
    groups = [[f'"{WORD}{term.text}"' for term in group if _is_long_word(term)] for group in query.groups]
    if not all(groups) or any(term.negated for term in query.terms):
        return None
    return " AND ".join(f"({' OR '.join(words)})" for words in groups)


def _is_long_word(term: Term) -> bool:
    plain = term.field is None and not any(len(choice) > 1 for choice in term.choices)
    return plain and len(term.text) in LONG and all(map(_is_han, term.text))


def is_exact(query: Query) -> bool:
    """Check whether the expression's articles are the matches: one or two characters a term leave nothing to verify."""
    return any(_group(group, "") for group in query.groups) and all(
        _is_exact_term(term) and (not term.negated or _is_alone(group)) for group in query.groups for term in group
    )


def _group(group: tuple[Term, ...], mark: str) -> str | None:
    """Return the expression of a group, None if the index cannot narrow it down."""
    if not group or any(term.negated or term.field in UNINDEXED for term in group):
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
    """Return a test that is true of articles that match."""
    groups = [[(_reader(term), _tester(term), term.negated) for term in group] for group in query.groups]

    def matches(article: Article) -> bool:
        return all(any(finds(read(article)) != negated for read, finds, negated in group) for group in groups)

    return matches


def certain(query: Query) -> tuple[str, list[str]] | None:
    """Return SQL, with its values (from ?2 on), that is true of articles that match for certain; others may match too.

    None if there is no such SQL: for a term in a field, an excluded term, a term of unusual characters.
    """
    if not query.groups or not all(map(_is_printed, query.terms)) or any(t.negated for g in query.groups for t in g):
        return None
    values: list[str] = []
    groups = []
    for group in query.groups:
        tests = []
        for spelling in dict.fromkeys(spelling for term in group for spelling in term.spellings()):
            values.append(spelling)
            tests += [
                _holds(f"articles.{field}", len(values) + 1, spelling) for field in ("body", "headline", "summary")
            ]
        groups.append(f"({' OR '.join(tests)})")
    return " AND ".join(groups), values


def _is_printed(term: Term) -> bool:
    """Check whether a term without a field holds nothing but Han, ASCII and the marks of ordinary print."""
    plain = term.field is None and not any(len(choice) > 1 for choice in term.choices)
    return plain and _unusual().search(term.text) is None


def _holds(column: str, value: int, spelling: str) -> str:
    """Return SQL that is true if a column holds a spelling whose last character does not combine with the next one.

    Han characters stand for themselves whatever follows; after any other, the next character must not combine (see
    `_combines`): up to U+02FF, or of the blocks of ordinary Chinese print.
    """
    if _is_han(spelling[-1]):
        return f"instr({column}, ?{value})"
    following = f"coalesce(unicode(substr({column}, instr({column}, ?{value}) + {len(spelling)}, 1)), 0)"
    safe = f"{following} < 768 OR {following} BETWEEN 12288 AND 12329 OR {following} BETWEEN 19968 AND 40869"
    return f"(instr({column}, ?{value}) AND ({safe} OR {following} BETWEEN 65281 AND 65376))"


def text_matcher(query: Query) -> Test:
    """Return the test of `matcher` for a query without fields, of `Article.text`."""
    groups = [[(finder(term), term.negated) for term in group] for group in query.groups]
    return lambda text: all(any(finds(text) != negated for finds, negated in group) for group in groups)


def _reader(term: Term) -> Callable[[Article], str]:
    """Return the reader of the text in which a term is searched."""
    if term.field is None:
        return Article.text
    if term.field == "page":
        return lambda article: f"{article.page_number or ''}\n{article.page_name or ''}"
    if term.field in ("byline", "editors"):
        return lambda article: "\n".join(json.loads(getattr(article, str(term.field))))
    if term.field == "tag":
        return lambda article: "\n".join(json.loads(article.tags))
    return lambda article: getattr(article, str(term.field)) or ""


def _tester(term: Term) -> Test:
    """Return the test of a term on the text of its field: a tag must be the whole of one."""
    if term.field != "tag":
        return finder(term)
    holds = whole(term)
    return lambda text: any(map(holds, text.split("\n")))


def whole(term: Term) -> Test:
    """Return a test that is true of a text that, folded, is a term and nothing else."""
    if any(len(choice) > 1 for choice in term.choices):
        pattern = re.compile("".join(f"[{re.escape(choice)}]" for choice in term.choices))
        return lambda text: pattern.fullmatch(fold(text)) is not None
    return lambda text: fold(text) == term.text


def counter(term: Term) -> Callable[[str], int]:
    """Return a counter of the occurrences of a term in a text, folded. Few texts are folded for it, as in `finder`."""
    spellings = term.spellings()
    has_case = term.text.upper() != term.text
    is_plain = _is_plain(term.text)

    def counts(text: str) -> int:
        for spelling in spellings:
            if count := text.count(spelling):
                return count
        if is_plain and len(text) > SHORT and _unusual().search(text) is None:
            return text.lower().count(term.text) if has_case else 0
        return fold(text).count(term.text)

    return counts


def finder(term: Term) -> Test:
    """Return a test that is true of texts that, folded, hold a term. Most hold it unfolded, and are not folded."""
    if term.field == "page":
        return lambda text: printed_pages.matches(term.text, *text.split("\n"))
    if any(len(choice) > 1 for choice in term.choices):
        pattern = re.compile("".join(f"[{re.escape(choice)}]" for choice in term.choices))
        return lambda text: pattern.search(fold(text)) is not None
    spellings = term.spellings()
    has_case = term.text.upper() != term.text
    is_plain = _is_plain(term.text)

    def finds(text: str) -> bool:
        for spelling in spellings:
            at = text.find(spelling)
            if at >= 0 and not _combines(text, at + len(spelling)):
                return True
        if is_plain and len(text) > SHORT and _unusual().search(text) is None:
            return has_case and term.text in text.lower()
        return term.text in fold(text)

    return finds


def _combines(text: str, end: int) -> bool:
    """Check whether the character at ``end`` changes the one before it: e and U+0301 fold to é, which is no e."""
    if end >= len(text) or text[end] < "\u0300":
        return False
    return unicodedata.combining(text[end]) > 0 or _COMBINING.match(text, end) is not None
