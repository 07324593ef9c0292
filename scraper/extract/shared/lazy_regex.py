"""Regular expressions that are compiled when they are first used.

A page needs a third of those of `scraper.extract`, and compiling them all takes 0.3 s of processor time.
Ideographs have no case: in a pattern that ignores it, a range of them is written ``(?-i:[\\u4e00-\\u9fff])``, which
compiles in a third of the time, for Python looks for the other case of each.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

_PUBLIC = [name for name in dir(re.Pattern) if not name.startswith("_")]


class LazyRegex:
    """A `re.Pattern` that is compiled for the first of its methods that is called.

    From then on they are attributes of this object, and cost little more than its own.
    """

    __slots__ = ("_flags", "_words", *_PUBLIC)

    def __init__(self, words: str | Callable[[], str], flags: int) -> None:
        self._words = words
        self._flags = flags


class _Uncompiled(LazyRegex):
    """One that was not used yet: a ``__getattr__`` makes every use of an attribute slow, those that are there, too."""

    __slots__ = ()

    def __getattr__(self, attribute: str) -> Any:
        """Compile the pattern."""
        words = self._words
        compiled = re.compile(words if isinstance(words, str) else words(), self._flags)
        for name in _PUBLIC:
            setattr(self, name, getattr(compiled, name))
        self.__class__ = LazyRegex  # type: ignore[assignment]
        return getattr(compiled, attribute)


def lazy_regex(words: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """Return the pattern that `re.compile` returns, uncompiled: a mistake in it is an error at its first use.

    Words that take time to make are a function, which is called then.
    """
    return cast("re.Pattern[str]", _Uncompiled(words, flags))
