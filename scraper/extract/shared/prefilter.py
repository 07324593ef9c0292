"""Patterns of many words that skip quickly over the places where none of them begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from importlib import import_module
from typing import Any

from scraper.extract.shared.lazy_regex import lazy_regex
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
        firsts = _first_characters(_parser.parse(words))
        return words if firsts is None else _telling(words, "".join(sorted(map(_written, firsts))))

    return lazy_regex(behind_class)


def skipping(words: str, flags: int = 0) -> re.Pattern[str]:
    """Make a pattern of any words, and a class of the characters first with which a match may begin.

    For alternatives that begin with groups, which `any_of` does not read: twenty signs of a wall took 220 µs on a text
    of 250 characters, and take 12. The class is made when the pattern is first used.
    """

    def with_class() -> str:
        firsts = _first_characters(_parser.parse(words, flags))
        return words if firsts is None else f"(?=[{''.join(sorted(map(_written, firsts)))}])(?:{words})"

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
        return [(_literal_part(_parser.parse(words)), pattern) for _needed, words, pattern in self._free]

    @cached_property
    def _firsts(self) -> list[tuple[Characters | None, str]]:
        """The alternatives, each with the characters that it may begin with: None for any."""
        return [(_first_characters(_parser.parse(alternative)), alternative) for alternative in self._alternatives()]

    @cached_property
    def _begun(self) -> list[tuple[Characters, Characters, str, re.Pattern[str]]]:
        """Those that few characters may begin, or that need none: with the characters, as a class, and as a pattern."""
        free = {words for _needed, words, _pattern in self._free}
        return [(own, _wide(own), words, lazy_regex(words)) for own, words in self._firsts if own and words not in free]

    @cached_property
    def _free(self) -> list[tuple[Characters | None, str, re.Pattern[str]]]:
        """The alternatives that many characters may begin: with those of which every match has one, None for any, and
        as a pattern."""
        free = []
        for own, words in self._firsts:
            if own is None or any(_IDEOGRAPH in range(one[0], one[1] + 1) for one in own if not isinstance(one, str)):
                needed = _needed_characters(_parser.parse(words))
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
        return re.compile(f"[{''.join(sorted(map(_written, needed)))}]" if needed else "(?!)")

    def _needing_one(self, character: str) -> tuple[re.Pattern[str], ...]:
        """The alternatives of `_free` that a line with this character may match."""
        return tuple(
            [pattern for needed, _words, pattern in self._free if needed is None or _is_among(character, needed)]
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
            return [
                (words, pattern, _behind(list(_parser.parse(words)), start)) for words, pattern in self._fitting(start)
            ]
        before = self._begun_with(start[:-1])
        followed = [
            (words, pattern, rests and _all([_behind(items, start[-1]) for items in rests]))
            for words, pattern, rests in before
        ]
        return [one for one in followed if one[2] != []]

    def _fitting(self, first: str) -> list[tuple[str, re.Pattern[str]]]:
        """The alternatives that may begin with a character."""
        code = (ord(first), ord(first))
        return [
            (words, pattern)
            for own, wide, words, pattern in self._begun
            if code in own or (wide and _is_among(first, wide))
        ]


_FEW = 3
"""Alternatives that are looked for one by one: that begin alike, or with anything, each by a text that it has."""
_LOOKED_AT = 3
"""Number of characters of a line that tell many alternatives apart."""
_MOST_APART = 12
"""Alternatives that are tried one by one; more of them, as begin with one letter, are quicker as one pattern."""
_compiled = lru_cache(maxsize=None)(re.compile)
"""One pattern for all characters that the same alternatives begin with."""


_parser: Any = import_module("re._parser")
"""Python's own reader of patterns."""

Items = list[tuple[Any, Any]]
"""A parsed pattern, as Python's reader has it."""
Characters = set[tuple[int, int] | str]
"""Characters by their numbers, from one to another, and the categories of such as ``\\d``."""

_SEVERAL = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_NO_WIDTH = ("ASSERT", "ASSERT_NOT", "AT")
_CATEGORIES: Mapping[str, Callable[[str], bool]] = {
    r"\d": str.isdecimal,
    r"\s": str.isspace,
    r"\w": lambda character: character.isalnum() or character == "_",
}
_CLASSES = {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s", "CATEGORY_WORD": r"\w"}


_IDEOGRAPH = 0x6C34
"""The number of 水, of no word of any table: what may begin with it, may begin with any ideograph."""


def _is_among(character: str, characters: Characters) -> bool:
    """Test a character for being one of these."""
    code = ord(character)
    return any(_CATEGORIES[one](character) if isinstance(one, str) else one[0] <= code <= one[1] for one in characters)


def _wide(characters: Characters) -> Characters:
    """Those members of a class that are more than one character each."""
    return {one for one in characters if isinstance(one, str) or one[0] != one[1]}


def _written(member: tuple[int, int] | str) -> str:
    """A member of a class, as a pattern has it."""
    return member if isinstance(member, str) else "-".join(re.escape(chr(code)) for code in member)


def _first_characters(items: Iterable[tuple[Any, Any]]) -> Characters | None:
    """The characters, as members of a class, with which a match of the parsed pattern may begin; None for any."""
    firsts: Characters = set()
    for operation, value in items:
        name = str(operation)
        if name in _NO_WIDTH:
            continue
        optional = False
        if name == "LITERAL":
            own: Characters | None = {(value, value)}
        elif name == "IN":
            own = _members(value)
        elif name == "BRANCH":
            parts = [_first_characters(part) for part in value[1]]
            own = None if None in parts else {one for part in parts if part is not None for one in part}
        elif name == "SUBPATTERN":
            own = _first_characters(value[3])
            if own is not None and value[1] & re.IGNORECASE:
                own = _in_either_case(own)  # (?i:apps?)
        elif name in _SEVERAL:
            own, optional = _first_characters(value[2]), value[0] == 0
        else:
            return None
        if own is None:
            return None
        firsts |= own
        if not optional:
            return firsts
    return None


def _in_either_case(characters: Characters) -> Characters:
    """The same characters, with the other case of the letters among them."""
    codes = (
        code for one in characters if not isinstance(one, str) for code in range(one[0], min(one[1], ord("z")) + 1)
    )
    others = {ord(chr(code).swapcase()) for code in codes}
    return characters | {(other, other) for other in others}


def _behind(items: Items, character: str) -> list[Items] | None:
    """What may follow a character with which a match of a parsed pattern begins."""
    for place, (operation, value) in enumerate(items):
        name, rest = str(operation), items[place + 1 :]
        if name in _NO_WIDTH:
            continue
        if name == "LITERAL":
            return [rest] if value == ord(character) else []
        if name == "IN":
            members = _members(value)
            return [rest] if members is None or _is_among(character, members) else []
        if name == "BRANCH":
            return _all([_behind([*part, *rest], character) for part in value[1]])
        if name == "SUBPATTERN":
            return None if value[1] & re.IGNORECASE else _behind([*value[3], *rest], character)
        if name in _SEVERAL:
            least, most, part = value
            again = [(operation, (max(0, least - 1), most - 1, part))] if most > 1 else []
            begun = _behind([*part, *again, *rest], character)
            return _all([begun, _behind(rest, character)]) if least == 0 else begun
        return None
    return None


def _all(several: list[list[Items] | None]) -> list[Items] | None:
    """The members of several, few enough to follow; None where one of them is None, or of too many."""
    together: list[Items] = []
    for own in several:
        if own is None or len(together) + len(own) > _MOST_RESTS:
            return None
        together += own
    return together


_MOST_RESTS = 40


def _needed_characters(items: Iterable[tuple[Any, Any]]) -> Characters | None:
    """The fewest characters, as members of a class, one of which is in every match of the parsed pattern; None where
    none has to be."""
    least: Characters | None = None
    for operation, value in items:
        name = str(operation)
        own: Characters | None = None
        if name == "LITERAL":
            own = {(value, value)}
        elif name == "IN":
            own = _members(value)
        elif name == "BRANCH":
            parts = [_needed_characters(part) for part in value[1]]
            own = None if None in parts else {one for part in parts if part is not None for one in part}
        elif name == "SUBPATTERN":
            own = _needed_characters(value[3])
        elif name in _SEVERAL and value[0] > 0:
            own = _needed_characters(value[2])
        if own is not None and (least is None or _commonness(own) < _commonness(least)):
            least = own
    return least


def _literal_part(items: Iterable[tuple[Any, Any]]) -> str:
    """The longest run of characters that every match of the parsed pattern has; "" where it has none."""
    runs = [""]
    for operation, value in items:
        if str(operation) == "LITERAL":
            runs[-1] += chr(value)
        else:
            runs.append(_literal_part(value[3]) if str(operation) == "SUBPATTERN" else "")
            runs.append("")
    return max(runs, key=len)


_COMMON = frozenset((ord(character), ord(character)) for character in "的一是了不在")


def _commonness(characters: Characters) -> tuple[bool, int]:
    """Rank for how often a text has one of the characters: as often as a common one, else by their number."""
    count = sum([_CLASS if isinstance(one, str) else one[1] - one[0] + 1 for one in characters])
    return not _COMMON.isdisjoint(characters), count


_CLASS = 100
"""Number of characters that a category counts for: a digit or a space is in every other line."""


def _members(members: Iterable[tuple[Any, Any]]) -> Characters | None:
    """The members of a class; None for one of what it is not."""
    own: Characters = set()
    for operation, value in members:
        name = str(operation)
        if name == "LITERAL":
            own.add((value, value))
        elif name == "RANGE":
            own.add((value[0], value[1]))
        elif name == "CATEGORY" and str(value) in _CLASSES:
            own.add(_CLASSES[str(value)])
        else:
            return None
    return own
