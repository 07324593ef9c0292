"""Patterns of many words that skip quickly over the places where none of them begins."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any

from scraper.i18n import Message

_ALTERNATIVE = re.compile(r"(?:\[(?:\\.|[^\]\\])*+(?:\]|\Z)|\\.|\([^)]*+(?:\)|\Z)|[^|])+")
_FIRST = re.compile(r"(?:\[(?P<several>(?:\\.|[^\]\\])*+)(?:\]|\Z)|(?P<one>\\?[^(\[\\^]))(?![?*])")


def any_of(words: str) -> re.Pattern[str]:
    """Compile alternatives, each of which begins with a character or a class, with a class of these before them.

    Python's engine tries all alternatives at every place of a text unless a class comes first: a fifth of the time.
    Raises ValueError for an alternative that begins otherwise.
    """
    firsts = []
    for alternative in _ALTERNATIVE.findall(words):
        first = _FIRST.match(alternative)
        if first is None:
            raise ValueError(
                Message("{alternative} begins with neither a character nor a class", alternative=repr(alternative))
            )
        firsts.append(first["several"] or first["one"])
    return re.compile(f"(?=[{''.join(firsts)}])(?:{words})")


def line_opening(opening: str, alternatives: Iterable[str]) -> re.Pattern[str]:
    """Compile alternatives at the beginning of a line, behind ``opening``: those are tried only whose first character
    may stand there.

    Python's engine enters every group at every place: a third of the time for lines of which few match.
    """
    sure: list[str] = []
    loose: list[str] = []
    firsts: set[str] = set()
    for alternative in alternatives:
        own = _first_characters(_parser.parse(alternative))
        (loose if own is None else sure).append(alternative)
        firsts.update(own or ())
    quick = [f"(?=[{''.join(sorted(firsts))}])(?:{'|'.join(sure)})"] if sure else []
    return re.compile(f"^{opening}(?:{'|'.join([*quick, *loose])})")


_parser: Any = import_module("re._parser")
"""Python's own reader of patterns."""

_SEVERAL = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_NO_WIDTH = ("ASSERT", "ASSERT_NOT", "AT")
_CLASSES = {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s", "CATEGORY_WORD": r"\w"}


def _first_characters(items: Iterable[tuple[Any, Any]]) -> set[str] | None:
    """The characters, as members of a class, with which a match of the parsed pattern may begin; None for any."""
    firsts: set[str] = set()
    for operation, value in items:
        name = str(operation)
        if name in _NO_WIDTH:
            continue
        optional = False
        if name == "LITERAL":
            own: set[str] | None = {re.escape(chr(value))}
        elif name == "IN":
            own = _members(value)
        elif name == "BRANCH":
            parts = [_first_characters(part) for part in value[1]]
            own = None if None in parts else {one for part in parts if part is not None for one in part}
        elif name == "SUBPATTERN":
            own = _first_characters(value[3])
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


def _members(members: Iterable[tuple[Any, Any]]) -> set[str] | None:
    """The members of a class; None for one of what it is not."""
    own: set[str] = set()
    for operation, value in members:
        name = str(operation)
        if name == "LITERAL":
            own.add(re.escape(chr(value)))
        elif name == "RANGE":
            own.add(f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}")
        elif name == "CATEGORY" and str(value) in _CLASSES:
            own.add(_CLASSES[str(value)])
        else:
            return None
    return own
