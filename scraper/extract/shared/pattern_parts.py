"""What a regular expression's matches begin with and what each of them has, read off its parsed form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any

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


def parse(words: str, flags: int = 0) -> Items:
    """Parse a pattern. Raises re.error."""
    return list(_parser.parse(words, flags))


def has_any_ideograph(characters: Characters) -> bool:
    """Test for characters among which all ideographs are: some members span the one that is of no table's word."""
    return any(_OF_NO_WORD in range(one[0], one[1] + 1) for one in characters if not isinstance(one, str))


_OF_NO_WORD = 0x6C34
"""The number of 水, of no word of any table: what may begin with it, may begin with any ideograph."""


def is_among(character: str, characters: Characters) -> bool:
    """Test a character for being one of these."""
    code = ord(character)
    return any(_CATEGORIES[one](character) if isinstance(one, str) else one[0] <= code <= one[1] for one in characters)


def wide(characters: Characters) -> Characters:
    """Those members of a class that are more than one character each."""
    return {one for one in characters if isinstance(one, str) or one[0] != one[1]}


def written(characters: Characters) -> str:
    """The members of a class, as a pattern has them between its brackets."""
    return "".join(sorted([one if isinstance(one, str) else _range(*one) for one in characters]))


def _range(first: int, last: int) -> str:
    return "-".join([re.escape(chr(first)), re.escape(chr(last))])


def first_characters(items: Iterable[tuple[Any, Any]]) -> Characters | None:
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
            parts = [first_characters(part) for part in value[1]]
            own = None if None in parts else {one for part in parts if part is not None for one in part}
        elif name == "SUBPATTERN":
            own = first_characters(value[3])
            if own is not None and value[1] & re.IGNORECASE:
                own = _in_either_case(own)  # (?i:apps?)
        elif name in _SEVERAL:
            own, optional = first_characters(value[2]), value[0] == 0
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


def behind(items: Items, character: str) -> list[Items] | None:
    """What may follow a character with which a match of a parsed pattern begins."""
    for place, (operation, value) in enumerate(items):
        name, rest = str(operation), items[place + 1 :]
        if name in _NO_WIDTH:
            continue
        if name == "LITERAL":
            return [rest] if value == ord(character) else []
        if name == "IN":
            members = _members(value)
            return [rest] if members is None or is_among(character, members) else []
        if name == "BRANCH":
            return together([behind([*part, *rest], character) for part in value[1]])
        if name == "SUBPATTERN":
            return None if value[1] & re.IGNORECASE else behind([*value[3], *rest], character)
        if name in _SEVERAL:
            least, most, part = value
            again = [(operation, (max(0, least - 1), most - 1, part))] if most > 1 else []
            begun = behind([*part, *again, *rest], character)
            return together([begun, behind(rest, character)]) if least == 0 else begun
        return None
    return None


def together(several: list[list[Items] | None]) -> list[Items] | None:
    """The members of several, few enough to follow; None where one of them is None, or of too many."""
    joined: list[Items] = []
    for own in several:
        if own is None or len(joined) + len(own) > _MOST_RESTS:
            return None
        joined += own
    return joined


_MOST_RESTS = 40


def needed_characters(items: Iterable[tuple[Any, Any]]) -> Characters | None:
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
            parts = [needed_characters(part) for part in value[1]]
            own = None if None in parts else {one for part in parts if part is not None for one in part}
        elif name == "SUBPATTERN":
            own = needed_characters(value[3])
        elif name in _SEVERAL and value[0] > 0:
            own = needed_characters(value[2])
        if own is not None and (least is None or _commonness(own) < _commonness(least)):
            least = own
    return least


def literal_part(items: Iterable[tuple[Any, Any]]) -> str:
    """The longest run of characters that every match of the parsed pattern has; "" where it has none."""
    runs = [""]
    for operation, value in items:
        if str(operation) == "LITERAL":
            runs[-1] += chr(value)
        else:
            runs.append(literal_part(value[3]) if str(operation) == "SUBPATTERN" else "")
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
