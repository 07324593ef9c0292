"""Patterns of many words that skip quickly over the places where none of them begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache

from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.pattern_parts import (
    Characters,
    Items,
    behind,
    first_characters,
    has_any_ideograph,
    is_among,
    literal_part,
    needed_characters,
    parse,
    together,
    wide,
    written,
)
from scraper.i18n import Message

_ALTERNATIVE = re.compile(r"(?:\[(?:\\.|[^\]\\])*+(?:\]|\Z)|\\.|\([^)]*+(?:\)|\Z)|[^|])+")
_FIRST = re.compile(r"(?:\[(?P<several>(?:\\.|[^\]\\])*+)(?:\]|\Z)|(?P<one>\\?[^(\[\\^]))(?![?*])")

_QUANTIFIED = re.compile(r"[{+]")


def any_of(words: str) -> re.Pattern[str]:
    """Make a pattern that tells if any of some alternatives is in a text, each of which begins with a character or a
    class: it matches the first character of one.

    A class of these characters comes first, for which Python's engine runs over a text in a loop of its own; with the
    alternatives alone it tries all of them at every place, which takes ten times as long. Behind it those that begin
    alike are tried together. Raises ValueError for an alternative that begins otherwise.
    """
    firsts, begun = [], dict[str, list[str]]()
    for alternative in _ALTERNATIVE.findall(words):
        first = _FIRST.match(alternative)
        if first is None:
            raise ValueError(
                Message("{alternative} begins with neither a character nor a class", alternative=repr(alternative))
            )
        firsts.append(first["several"] or first["one"])
        beginning = alternative if _QUANTIFIED.match(alternative, first.end()) else first[0]
        begun.setdefault(beginning, []).append(alternative[len(beginning) :])
    grouped = [f"{first}(?:{'|'.join(rests)})" if rests[1:] else first + rests[0] for first, rests in begun.items()]
    return lazy_regex(_telling("|".join(grouped), "".join(firsts)))


def _telling(words: str, firsts: str) -> str:
    """A class of the first characters of some words, and after one of them a look back at these words."""
    return f"[{firsts}](?<=(?={words})(?s:.))"


def telling(words: str) -> re.Pattern[str]:
    """Make a pattern that tells if any of some words is in a text: `any_of` for those that `skipping` reads."""

    def behind_class() -> str:
        firsts = first_characters(parse(words))
        return words if firsts is None else _telling(words, written(firsts))

    return lazy_regex(behind_class)


def skipping(words: str, flags: int = 0) -> re.Pattern[str]:
    """Make a pattern of any words, and a class of the characters first with which a match may begin.

    For alternatives that begin with groups, which `any_of` does not read: twenty signs of a wall took 220 µs on a text
    of 250 characters, and take 12. The class is made when the pattern is first used.
    """

    def with_class() -> str:
        firsts = first_characters(parse(words, flags))
        return words if firsts is None else f"(?=[{written(firsts)}])(?:{words})"

    return lazy_regex(with_class, flags)


_MOST_FIRSTS = 4096
"""Maximum number of characters that a table remembers: no page makes it grow for ever."""


class LineOpening:
    """A table of alternatives at the beginning of a line, after an opening: those are tried only that may begin with
    the line's first character, and those that many characters may begin only on a line with one that they need.

    Python's engine enters every group at every place: ten times the time for lines of which few match. Few alternatives
    begin with the same Chinese character, and each is compiled once for all of those: one pattern a character took a
    tenth of a site's first hundred pages. Alternatives that take time to make are a function, called at the first use.
    """

    def __init__(self, opening: str, alternatives: Iterable[str] | Callable[[], Iterable[str]]) -> None:
        self._opening = lazy_regex(opening)
        self._alternatives = alternatives if callable(alternatives) else lambda: alternatives
        self._beginning = lru_cache(_MOST_FIRSTS)(self._beginning_with)
        self._going_on = lru_cache(_MOST_FIRSTS)(self._beginning_with_more)
        self._begun_with = lru_cache(_MOST_FIRSTS)(self._begun_as)
        self._needing = lru_cache(_MOST_FIRSTS)(self._needing_one)

    def match(self, text: str) -> re.Match[str] | None:
        """Match the line's beginning."""
        own, opens = self._beginning(text[:1])
        if opens:
            return self._match_behind(text)
        for alternative in self._going_on(text[:_LOOKED_AT]) if own is None else own:
            if (match := alternative.match(text)) is not None:
                return match
        for alternative in self._needed_by(text) if self._free else ():
            if (match := alternative.match(text)) is not None:
                return match
        return None

    def _match_behind(self, text: str) -> re.Match[str] | None:
        """Match a line with an opening: an alternative after that, or from a place within it."""
        places = range(self._opening.match(text).end() + 1)  # type: ignore[union-attr]
        needing = self._needed_by(text)
        for place in places:
            own, _opens = self._beginning(text[place : place + 1])
            own = self._going_on(text[place : place + _LOOKED_AT]) if own is None else own
            for alternative in (*own, *needing):
                if (match := alternative.match(text, place)) is not None:
                    return match
        return None

    def _needed_by(self, text: str) -> Sequence[re.Pattern[str]]:
        """The alternatives of `_free` that the line may match: of few, those of which it has the literal part."""
        if len(self._free) <= _FEW:
            return [pattern for part, pattern in self._parts if part in text]
        return [one for character in set(self._needed.findall(text)) for one in self._needing(character)]

    @cached_property
    def _parts(self) -> list[tuple[str, re.Pattern[str]]]:
        """The alternatives of `_free`, each with the longest text that every match of it has."""
        return [(literal_part(parse(words)), pattern) for _needed, words, pattern in self._free]

    @cached_property
    def _firsts(self) -> list[tuple[Characters | None, str]]:
        """The alternatives, each with the characters that it may begin with: None for any."""
        return [(first_characters(parse(alternative)), alternative) for alternative in self._alternatives()]

    @cached_property
    def _begun(self) -> list[tuple[Characters, Characters, str, re.Pattern[str]]]:
        """Those that few characters may begin, or that need none: with the characters, as a class, and as a pattern."""
        free = {words for _needed, words, _pattern in self._free}
        return [(own, wide(own), words, lazy_regex(words)) for own, words in self._firsts if own and words not in free]

    @cached_property
    def _free(self) -> list[tuple[Characters | None, str, re.Pattern[str]]]:
        """The alternatives that many characters may begin: with those of which every match has one, None for any, and
        as a pattern."""
        free = []
        for own, words in self._firsts:
            if own is None or has_any_ideograph(own):
                needed = needed_characters(parse(words))
                if own is None or needed is not None:
                    free.append((needed, words, lazy_regex(words)))
        return free

    @cached_property
    def _needed(self) -> re.Pattern[str]:
        """The characters of which every match of one of those has one."""
        needed: Characters = set()
        for characters, _words, _pattern in self._free:
            if characters is None:
                return re.compile(".", re.DOTALL)
            needed |= characters
        return re.compile(f"[{written(needed)}]" if needed else "(?!)")

    def _needing_one(self, character: str) -> tuple[re.Pattern[str], ...]:
        """The alternatives of `_free` that a line with this character may match."""
        return tuple(
            [pattern for needed, _words, pattern in self._free if needed is None or is_among(character, needed)]
        )

    def _beginning_with(self, first: str) -> tuple[tuple[re.Pattern[str], ...] | None, bool]:
        """The alternatives that may begin with this character, none with the end of a line; and if it is an opening.
        None for many: the next character tells them apart."""
        if not first:
            return (), False
        fitting = self._fitting(first)
        opens = self._opening.fullmatch(first) is not None
        return (None if len(fitting) > _FEW else tuple([pattern for _words, pattern in fitting])), opens

    def _beginning_with_more(self, start: str) -> tuple[re.Pattern[str], ...]:
        """Those of the many alternatives with this first character that may go on with the next ones."""
        length = 2
        begun = self._begun_with(start[:length])
        while len(begun) > _FEW and length < len(start):
            length += 1
            begun = self._begun_with(start[:length])
        if len(begun) > _MOST_APART:
            return (_compiled("|".join([words for words, _pattern, _rests in begun])),)
        return tuple([pattern for _words, pattern, _rests in begun])

    def _begun_as(self, start: str) -> list[tuple[str, re.Pattern[str], list[Items] | None]]:
        """The alternatives that may begin so, each with what may follow: None for anything."""
        if len(start) == 1:
            return [(words, pattern, behind(list(parse(words)), start)) for words, pattern in self._fitting(start)]
        before = self._begun_with(start[:-1])
        followed = [
            (words, pattern, rests and together([behind(items, start[-1]) for items in rests]))
            for words, pattern, rests in before
        ]
        return [one for one in followed if one[2] != []]

    def _fitting(self, first: str) -> list[tuple[str, re.Pattern[str]]]:
        """The alternatives that may begin with a character."""
        code = (ord(first), ord(first))
        return [
            (words, pattern)
            for own, wide, words, pattern in self._begun
            if code in own or (wide and is_among(first, wide))
        ]


_FEW = 3
"""Alternatives that are looked for one by one: that begin alike, or with anything, each by a text that it has."""
_LOOKED_AT = 3
"""Number of characters of a line that tell many alternatives apart."""
_MOST_APART = 12
"""Alternatives that are tried one by one; more of them, as begin with one letter, are quicker as one pattern."""
_compiled = lru_cache(maxsize=None)(re.compile)
"""One pattern for all characters that the same alternatives begin with."""
