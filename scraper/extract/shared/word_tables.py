"""Regular expressions made of tables of words, a kind of words a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any


def alternatives(words: str) -> str:
    """An expression that matches any of the words (or expressions) between spaces."""
    return f"(?:{'|'.join(words.split())})"


def any_row(table: Mapping[str, str]) -> str:
    """An expression that matches any row of the table, whose rows are expressions."""
    return f"(?:{'|'.join(table.values())})"


def one_of(table: Mapping[str, str]) -> str:
    """An expression that matches any word of the table, whose rows are words (or expressions) between spaces."""
    return alternatives(" ".join(table.values()))


def each_of(*expressions: str) -> list[str]:
    """The alternatives of expressions, apart: those that a bar outside of all groups and classes parts, and those of an
    alternative that is one group."""
    parted = [alternative for expression in expressions for alternative in _parted(expression)]
    return [each for one in parted for each in (each_of(one[3:-1]) if _is_group(one) else [one])]


def _is_group(expression: str) -> bool:
    """Check whether an expression is one group, which captures nothing and is closed at its end alone."""
    if not expression.startswith("(?:"):
        return False
    depths = [depth for _character, depth, _is_bar in _depths(expression)]
    return 0 not in depths[:-1] and depths[-1] == 0


def _parted(expression: str) -> list[str]:
    alternatives = [""]
    for character, depth, is_bar in _depths(expression):
        if is_bar and depth == 0:
            alternatives.append("")
        else:
            alternatives[-1] += character
    return alternatives


def _depths(expression: str) -> Iterator[tuple[str, int, bool]]:
    """Each character with the number of groups that are open after it, and if it is a bar between alternatives."""
    depth, is_class, is_escaped = 0, False, False
    for character in expression:
        is_bar = False
        if is_escaped or character == "\\":
            is_escaped = not is_escaped
        elif is_class or character == "[":
            is_class = character != "]"
        else:
            is_bar = character == "|"
            depth += (character == "(") - (character == ")")
        yield character, depth, is_bar


def by_beginning(words: Iterable[str]) -> str:
    """An alternation of the words, longer ones first, that tries no word with another first character; of letters in
    either case, which costs most where all words are tried so."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rest = re.escape(word[1:])
        rests.setdefault(word[0], []).append(rest if word.upper() == word else f"(?i:{rest})")
    return "|".join(f"[{in_either_case(first)}](?:{'|'.join(rest)})" for first, rest in rests.items())


def begins(words: Iterable[str]) -> str:
    """A look ahead for the first two characters of the words, as far as they have two: it leaves most places of a text,
    where the words would be tried one after the other."""
    words = tuple(words)
    first = in_either_case(word[0] for word in words)
    second = in_either_case(word[1] for word in words if len(word) > 1)
    single = in_either_case(word for word in words if len(word) == 1)
    return f"(?=[{first}](?:[{second}]|(?<=[{single}])))" if single else f"(?=[{first}][{second}])"


def in_either_case(characters: Iterable[str]) -> str:
    """The members of a class of these characters, letters as small ones and as capitals."""
    return re.escape("".join(sorted({case(one) for one in characters for case in (str.lower, str.upper)})))


_parser: Any = import_module("re._parser")
"""Python's own reader of patterns."""


def beginnings(table: Mapping[str, str], length: int) -> frozenset[str]:
    """The first letters of all that the words of a table (see `one_of`) match, fewer where a word is shorter or open.

    Raises ValueError for a word that begins with anything other than letters, classes and groups of them.
    """
    words = " ".join(table.values()).split()
    return frozenset(start.split(" ")[0] for word in words for start in _starts([*_parser.parse(word)], length))


def _starts(items: list[tuple[Any, Any]], length: int) -> Iterable[str]:
    """The texts of at most ``length`` letters that matches of a parsed pattern begin with."""
    if length == 0 or not items:
        return [""]
    (operation, value), *rest = items
    name = str(operation)
    if name == "LITERAL":
        return [chr(value) + start for start in _starts(rest, length - 1)]
    if name == "IN" and all(str(kind) == "LITERAL" for kind, _code in value):
        return [chr(code) + start for _kind, code in value for start in _starts(rest, length - 1)]
    if name == "BRANCH":
        return [start for part in value[1] for start in _starts([*part, *rest], length)]
    if name == "SUBPATTERN":
        return _starts([*value[3], *rest], length)
    if name == "MAX_REPEAT" and value[:2] == (0, 1):
        return [*_starts([*value[2], *rest], length), *_starts(rest, length)]
    if name == "MAX_REPEAT" and value[0] == 0 and not rest:
        return [""]
    raise ValueError(name)
