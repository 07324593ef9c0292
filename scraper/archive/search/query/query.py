"""The query language: a typed query, read as terms. Malformed syntax is taken as text, never refused.

Tokens (`tokens`) become a tree of AND, OR and NOT, and that becomes its conjunctive normal form: groups
each of which must hold, by one of its terms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product

from scraper.archive.search.query.tokens import Hint, Reader, Token
from scraper.i18n import N_
from scraper.text.normalise import clean, fold

MOST = 100
"""Words and parentheses of a query: more are a text pasted by mistake."""
MOST_TERMS = 1_000
"""Terms of the groups that a query becomes: alternatives of alternatives multiply."""

_WIDE = {ord(mark): ord(mark) + 0xFEE0 for mark in ",:;!?()"}
"""The marks that Chinese is printed with in their full-width forms."""


@dataclass(frozen=True, slots=True)
class Term:
    """A run of characters that an article must hold (or must not), within one paragraph or field."""

    text: str
    """Folded. Punctuation and spaces in it are characters like any other."""
    shown: str
    """As it was typed."""
    field: str | None = None
    """The column to look into; None: headline, summary and body."""
    negated: bool = False
    choices: tuple[str, ...] = ()
    """For each character of the text its alternatives, itself included; empty: no alternatives."""

    def spellings(self) -> tuple[str, ...]:
        """Return the likely printed forms of the term: a text that holds one of them need not be folded."""
        likely = (self.shown, self.text, self.text.translate(_WIDE), self.text.upper(), self.text.title())
        return tuple(spelling for spelling in dict.fromkeys(likely) if fold(spelling) == self.text)


@dataclass(frozen=True, slots=True)
class Query:
    """All groups must hold; a group holds when one of its terms does: an empty one never.

    No group at all: every article.
    """

    groups: tuple[tuple[Term, ...], ...]
    hints: tuple[Hint, ...] = ()
    """Notes on syntax that may have been meant differently."""

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms that are not negated, each once."""
        return tuple(dict.fromkeys(term for group in self.groups for term in group if not term.negated))

    def with_choices(self, choices: Callable[[str], tuple[str, ...]]) -> Query:
        """Return the query with other characters allowed in its terms (``choices``: text -> a string for each)."""
        return replace(
            self,
            groups=tuple(tuple(replace(term, choices=choices(term.text)) for term in group) for group in self.groups),
        )


Groups = tuple[tuple[Term, ...], ...]


@dataclass(frozen=True, slots=True)
class _Node:
    """AND or OR of nodes and terms."""

    joint: str
    parts: tuple[_Node | Term, ...]


def parse(text: str) -> Query:
    """Read a query. Never fails."""
    reader = Reader(clean(text))
    tree = _Tree(reader.tokens(MOST), reader.hints).read()
    try:
        groups = _groups(tree, negated=False)
    except _TooMany:
        reader.hints.append(Hint(N_("There are too many alternatives within alternatives: nothing is looked for.")))
        groups = ((),)
    if not groups and text.strip():
        reader.hints.append(Hint(N_("There is no character in it that could be searched for.")))
        groups = ((),)
    distinct = dict.fromkeys(tuple(dict.fromkeys(group)) for group in groups)
    return Query(tuple(distinct), tuple(dict.fromkeys(reader.hints)))


class _Tree:
    """Joins tokens: NOT binds closest, then OR, then AND and the blank."""

    def __init__(self, tokens: Sequence[Token], hints: list[Hint]) -> None:
        self._tokens, self._hints = tokens, hints
        self._at = 0

    def read(self) -> _Node:
        """Read the whole query; parentheses that are left open are closed at its end."""
        parts: list[_Node | Term] = []
        while self._at < len(self._tokens):
            parts.append(self._all(None))
            self._at += 1  # a parenthesis that closes nothing, where the query was cut
        return _Node("AND", tuple(parts))

    def _all(self, field: str | None) -> _Node:
        parts: list[_Node | Term] = []
        mixed = False
        while (kind := self._kind()) not in ("", ")"):
            if kind == "AND":
                self._at += 1
                mixed = True
                continue
            either = self._any(field)
            if len(either.parts) > 1 and (mixed or self._kind() == "AND"):
                self._hints.append(Hint(N_("OR binds closer than AND: a AND b OR c is a AND (b OR c).")))
            parts.append(either)
        return _Node("AND", tuple(parts))

    def _any(self, field: str | None) -> _Node:
        parts = [self._one(field)]
        while self._kind() == "OR":
            self._at += 1
            parts.append(self._one(field))
        return _Node("OR", tuple(part for part in parts if part is not None))

    def _one(self, field: str | None) -> _Node | Term | None:
        """Read a term or a parenthesis; None for a word without a searchable character."""
        negated = False
        while self._kind() == "NOT":
            self._at += 1
            negated = not negated
        if self._kind() not in ("word", "("):
            return None
        token = self._tokens[self._at]
        self._at += 1
        negated ^= token.negated
        if token.kind == "word":
            folded = fold(token.text)
            return Term(folded, token.text, token.field or field, negated) if folded else None
        inside = self._all(token.field or field)
        if self._kind() == ")":
            self._at += 1
        return _Node("NOT", (inside,)) if negated else inside

    def _kind(self) -> str:
        return self._tokens[self._at].kind if self._at < len(self._tokens) else ""


class _TooMany(Exception):
    """More than `MOST_TERMS`."""


def _groups(node: _Node | Term, *, negated: bool) -> Groups:
    """Return the conjunctive normal form of a tree, or of its negation."""
    if isinstance(node, Term):
        return ((replace(node, negated=node.negated != negated),),)
    if node.joint == "NOT":
        return _groups(node.parts[0], negated=not negated)
    parts = [_groups(part, negated=negated) for part in node.parts]
    parts = [groups for groups in parts if groups]  # without searchable characters
    if (node.joint == "OR") == negated:
        return tuple(group for groups in parts for group in groups)
    joined: Groups = parts[0] if parts else ()
    for groups in parts[1:]:
        joined = tuple(_bounded(one + other for one, other in product(joined, groups)))
    return joined


def _bounded(groups: Iterable[tuple[Term, ...]]) -> Iterable[tuple[Term, ...]]:
    total = 0
    for group in groups:
        total += len(group)
        if total > MOST_TERMS:
            raise _TooMany
        yield tuple(dict.fromkeys(group))
