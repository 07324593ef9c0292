"""Patterns of many words that skip quickly over the places where none of them begins."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache
from importlib import import_module
from typing import Any

from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.i18n import Message

_ALTERNATIVE = re.compile(r"(?:\[(?:\\.|[^\]\\])*+(?:\]|\Z)|\\.|\([^)]*+(?:\)|\Z)|[^|])+")
_FIRST = re.compile(r"(?:\[(?P<several>(?:\\.|[^\]\\])*+)(?:\]|\Z)|(?P<one>\\?[^(\[\\^]))(?![?*])")


def any_of(words: str) -> re.Pattern[str]:
    """Make a pattern of alternatives, each of which begins with a character or a class, and a class of these first.

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
    return lazy_regex(f"(?=[{''.join(firsts)}])(?:{words})")


class LineOpening:
    """A table of alternatives at the beginning of a line, behind an opening: those are tried only that may begin with
    the line's first character, and those that begin anyhow only on a line with a character that they need.

    Python's engine enters every group at every place: ten times the time for lines of which few match.
    """

    def __init__(self, opening: str, alternatives: Iterable[str]) -> None:
        self._opening = opening
        self._alternatives = tuple(alternatives)
        self._by_first: dict[str, re.Pattern[str] | None] = {}
        """First character of a line -> what may match, filled as lines come."""

    def match(self, text: str) -> re.Match[str] | None:
        """Match the line's beginning."""
        first = text[:1]
        if first in self._by_first:
            own = self._by_first[first]
        else:
            own = self._beginning_with(first)
            if len(self._by_first) < _MOST_FIRSTS:
                self._by_first[first] = own
        if own is not None and (match := own.match(text)) is not None:
            return match
        return self._free.match(text) if self._needed.search(text) is not None else None

    @cached_property
    def _firsts(self) -> list[tuple[re.Pattern[str] | None, str]]:
        """The alternatives, each with the class of the characters that it may begin with: None for any."""
        firsts = [_first_characters(_parser.parse(alternative)) for alternative in self._alternatives]
        classes = [re.compile(f"[{''.join(sorted(own))}]") if own else None for own in firsts]
        return list(zip(classes, self._alternatives, strict=True))

    @cached_property
    def _free(self) -> re.Pattern[str]:
        """The alternatives that may begin with any character."""
        free = [alternative for own, alternative in self._firsts if own is None]
        return re.compile("|".join(free) if free else "(?!)")

    @cached_property
    def _needed(self) -> re.Pattern[str]:
        """The characters of which every match of one of those has one."""
        needed: set[str] = set()
        for own, alternative in self._firsts:
            if own is None:
                characters = _needed_characters(_parser.parse(alternative))
                if characters is None:
                    return re.compile("")
                needed |= characters
        return re.compile(f"[{''.join(sorted(needed))}]" if needed else "(?!)")

    def _beginning_with(self, first: str) -> re.Pattern[str] | None:
        """What may match a line with this first character."""
        if re.match(self._opening, first).end() or not first:  # type: ignore[union-attr]
            return _compiled(f"{self._opening}(?:{'|'.join(self._alternatives)})")
        fitting = [alternative for own, alternative in self._firsts if own is not None and own.match(first)]
        return _compiled("|".join(fitting)) if fitting else None


_MOST_FIRSTS = 4096
"""Characters that a table remembers: no page makes it grow for ever."""

_compiled = lru_cache(maxsize=None)(re.compile)
"""One pattern for all characters that the same alternatives begin with."""


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


def _needed_characters(items: Iterable[tuple[Any, Any]]) -> set[str] | None:
    """The fewest characters, as members of a class, one of which is in every match of the parsed pattern; None where
    none has to be."""
    least: set[str] | None = None
    for operation, value in items:
        name = str(operation)
        own: set[str] | None = None
        if name == "LITERAL":
            own = {re.escape(chr(value))}
        elif name == "IN":
            own = _members(value)
        elif name == "BRANCH":
            parts = [_needed_characters(part) for part in value[1]]
            own = None if None in parts else {one for part in parts if part is not None for one in part}
        elif name == "SUBPATTERN":
            own = _needed_characters(value[3])
        elif name in _SEVERAL and value[0] > 0:
            own = _needed_characters(value[2])
        if own is not None and (least is None or len(own) < len(least)):
            least = own
    return least


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
