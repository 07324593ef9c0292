"""The query language: what a person types, read as terms. What is malformed is taken as text, never refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from difflib import get_close_matches

from scraper.text.normalise import clean, fold

FIELDS = {
    "headline": "headline",
    "byline": "byline",
    "editor": "editors",
    "editors": "editors",
    "outlet": "outlet",
    "section": "section",
    "source": "source",
    "summary": "summary",
    "body": "body",
}
"""What may stand before a colon, and the column it means."""


MOST = 100
"""Words of a query, OR among them: more are a text pasted by mistake."""

_WIDE = {ord(mark): ord(mark) + 0xFEE0 for mark in ",:;!?()"}
"""The marks that Chinese is printed with in their full-width forms."""


@dataclass(frozen=True, slots=True)
class Term:
    """A run of characters that an article must hold (or must not), as it stands: across no paragraph or field."""

    text: str
    """Folded. Punctuation and spaces in it are characters like any other."""
    shown: str
    """As it was typed."""
    field: str | None = None
    """The column to look into; None: headline, summary and body."""
    negated: bool = False
    choices: tuple[str, ...] = ()
    """For each character of the text those that may stand in its place, itself among them; empty: itself alone."""

    def spellings(self) -> tuple[str, ...]:
        """How printed text is likely to hold the term: a text that holds one of these need not be folded to tell."""
        likely = (self.shown, self.text, self.text.translate(_WIDE), self.text.upper(), self.text.title())
        return tuple(spelling for spelling in dict.fromkeys(likely) if fold(spelling) == self.text)


@dataclass(frozen=True, slots=True)
class Query:
    """All groups must hold; a group holds when one of its terms does: an empty one never.

    No group at all: every article.
    """

    groups: tuple[tuple[Term, ...], ...]
    hints: tuple[str, ...] = ()
    """What was read otherwise than it may have been meant, in words."""

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms that articles are looked for by: those that are not negated."""
        return tuple(term for group in self.groups for term in group if not term.negated)

    def with_choices(self, choices: Callable[[str], tuple[str, ...]]) -> Query:
        """The same query with other characters allowed in its terms (``choices``: text -> a string for each)."""
        return replace(
            self,
            groups=tuple(tuple(replace(term, choices=choices(term.text)) for term in group) for group in self.groups),
        )


_PIECE = re.compile(
    r"""(?P<minus>-(?=\S))?
    (?:(?P<field>[A-Za-z]+)[:：](?=\S))?
    (?: "(?P<phrase>[^"]*[^"\s][^"]*)"(?=\s|$) | (?P<word>\S+) )""",
    re.VERBOSE,
)


def parse(text: str) -> Query:
    """Read a query. Never fails."""
    hints: list[str] = []
    groups: list[list[Term]] = []
    joining = False
    pieces = list(_PIECE.finditer(clean(text)))
    if len(pieces) > MOST:
        hints.append(f"Only the first {MOST} words are looked for.")
        del pieces[MOST:]
    for number, piece in enumerate(pieces):
        if piece[0] == "OR":
            if 0 < number < len(pieces) - 1 and not joining and groups:
                joining = True
                continue
            hints.append("OR stands between two words; here it is searched as text.")
        term = _term(piece, hints)
        if term is None:
            continue
        if joining:
            groups[-1].append(term)
        else:
            groups.append([term])
        joining = False
    if not groups and text.strip():
        hints.append("There is no character in it that could be searched for.")
        groups.append([])
    distinct = dict.fromkeys(tuple(dict.fromkeys(group)) for group in groups)
    return Query(tuple(distinct), tuple(dict.fromkeys(hints)))


def _term(piece: re.Match[str], hints: list[str]) -> Term | None:
    shown = piece["phrase"] or piece["word"]
    field = None
    if piece["field"]:
        field = FIELDS.get(piece["field"].lower())
        if field is None:
            near = get_close_matches(piece["field"].lower(), FIELDS, 1)
            if near:
                hints.append(f"There is no field {piece['field']!r}: it is searched as text. Did you mean {near[0]}:?")
            shown = piece[0].removeprefix("-") if piece["minus"] else piece[0]
    if piece["word"]:
        _warn(piece["word"], hints)
    folded = fold(shown)
    return Term(folded, shown, field, piece["minus"] is not None) if folded else None


def _warn(word: str, hints: list[str]) -> None:
    """Say so when a word looks like syntax that it is not."""
    if word.endswith('""'):
        hints.append('Nothing stands between the quotation marks "": they are searched as text.')
    elif '"' in word:
        hints.append('A quotation mark without its partner is searched as text. A phrase is written "like this".')
    elif word.rstrip(":：").lower() in FIELDS and word[-1] in ":：":
        hints.append(f"Nothing follows {word!r}: it is searched as text.")
    elif word == "-":
        hints.append("A minus that stands alone is searched as text; write -word to leave out what holds it.")
