"""Values that are written as one flat list whose objects and arrays hold indexes into it: devalue (Nuxt 3, SvelteKit),
turbo-stream (React Router) and Qwik, which writes the indexes in letters and digits."""

from __future__ import annotations

from typing import Any

from scraper.extract.shared.lazy_regex import lazy_regex

_MOST = 50_000
"""Maximum number of entries of a list that are resolved."""
_MOST_VALUES = 100_000
"""Values that come of it, each as often as it is referred to: who walks through them meets all of these."""
_MAX_DEPTH = 60
"""Objects inside one another that are resolved."""
_MAX_OUTER = 4
"""Objects around such a list: ``{"nodes": [null, {"type": "data", "data": […]}]}``."""
_MOST_OUTER = 50
"""Maximum number of entries of an object or an array around such a list."""

_WRAPPERS = frozenset(("Ref", "ShallowRef", "Reactive", "ShallowReactive", "EmptyRef", "EmptyShallowRef", "P"))
"""Text before the index of a value that the page may change, or that it waits for."""
_IN_LETTERS = lazy_regex(r"[0-9a-z]{1,6}")
_LEVELS = 4
"""Objects inside one another that are resolved, where each refers to the next in letters."""
_PLAIN = frozenset(("Date", "D", "URL", "U", "BigInt", "B"))
"""Text before a value that is written as it is."""
_SETS = frozenset(("Set", "S"))


def resolved(value: Any, depth: int = 0) -> Any:
    """Resolve the flat lists in a value; any other value as it is."""
    if isinstance(value, list):
        if _is_indexed(value):
            return _Reader(value).root()
        if depth < _MAX_OUTER and len(value) <= _MOST_OUTER:
            return [resolved(inner, depth + 1) for inner in value]
    elif isinstance(value, dict) and "objs" in value and "subs" in value and isinstance(value["objs"], list):
        return _numbered(value["objs"][:_MOST])
    elif isinstance(value, dict) and depth < _MAX_OUTER and len(value) <= _MOST_OUTER:
        return {name: resolved(inner, depth + 1) for name, inner in value.items()}
    return value


def _numbered(entries: list[Any]) -> list[Any]:
    """The objects and arrays of Qwik's state, with the plain values and the arrays of such that they refer to."""

    def at(place: Any, depth: int) -> Any:
        if not isinstance(place, str) or not _IN_LETTERS.fullmatch(place) or int(place, 36) >= len(entries):
            return None
        entry = entries[int(place, 36)]
        if isinstance(entry, dict) and depth < _LEVELS:
            return {name: at(inner, depth + 1) for name, inner in entry.items()}
        if isinstance(entry, list) and depth < _LEVELS and len(entry) <= _MOST_OUTER:
            return [at(inner, depth + 1) for inner in entry]
        return None if isinstance(entry, dict | list) else entry

    arrays = [entry for entry in entries if isinstance(entry, list) and len(entry) > 2]
    return [[at(place, 0) for place in array] for array in arrays[:_MOST_OUTER]]


def _is_indexed(value: list[Any]) -> bool:
    """Test for a list whose first entry refers to others, among which are texts."""
    if not 3 <= len(value) <= _MOST:
        return False
    first = value[0]
    if isinstance(first, dict):
        references: list[Any] = list(first.values())
    elif isinstance(first, list):
        references = first[1:] if first and isinstance(first[0], str) and first[0] in _WRAPPERS else first
    else:
        return False
    if not references or not all(type(place) is int and place < len(value) for place in references):
        return False
    return any(isinstance(value[place], dict | list) for place in references if place > 0) and any(
        isinstance(entry, str) for entry in value
    )


class _Reader:
    """A flat list while it is resolved, each entry once."""

    def __init__(self, entries: list[Any]) -> None:
        self._entries = entries
        self._read: dict[int, Any] = {}
        self._sizes: dict[int, int] = {}
        """The number of values in each entry that was resolved."""
        self._values = 0
        self._named = isinstance(entries[0], dict) and all(
            name[:1] == "_" and name[1:].isdecimal() for name in entries[0]
        )
        """The names of properties are indexes, too: ``{"_1": 2}``."""

    def root(self) -> Any:
        return self._at(0, 0)

    def _at(self, place: Any, depth: int) -> Any:
        self._values += 1
        if type(place) is not int or not 0 <= place < len(self._entries) or depth > _MAX_DEPTH:
            return None
        self._values += self._sizes.get(place, 0)
        if self._values > _MOST_VALUES:
            return None
        if place not in self._read:
            before = self._values
            self._read[place] = None  # one that refers to itself
            self._read[place] = self._value(self._entries[place], depth + 1)
            self._sizes[place] = self._values - before
        return self._read[place]

    def _value(self, entry: Any, depth: int) -> Any:
        if isinstance(entry, dict):
            return {self._name(name): self._at(place, depth) for name, place in entry.items()}
        if not isinstance(entry, list):
            return entry
        mark, *rest = entry or [None]
        if not isinstance(mark, str):
            return [self._at(place, depth) for place in entry]
        if mark in _PLAIN:
            return rest[0] if rest else None
        if mark in _WRAPPERS:
            return self._at(rest[0], depth) if rest else None
        return [self._at(place, depth) for place in rest] if mark in _SETS else None

    def _name(self, name: str) -> str:
        if not self._named:
            return name
        place = int(name[1:]) if name[:1] == "_" and name[1:].isdecimal() else -1
        named = self._entries[place] if 0 <= place < len(self._entries) else None
        return named if isinstance(named, str) else name
