"""Regular expressions that are compiled when they are first used.

A page needs a third of those of `scraper.extract`, and compiling them all takes 0.3 s of processor time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast


class LazyRegex:
    """A `re.Pattern` that is compiled for the first of its methods that is called."""

    def __init__(self, words: str | Callable[[], str], flags: int) -> None:
        self._words = words
        self._flags = flags

    def __getattr__(self, attribute: str) -> Any:
        """Compile the pattern; from then on its methods are attributes of this object and cost as little as its own."""
        words = self._words
        compiled = re.compile(words if isinstance(words, str) else words(), self._flags)
        vars(self).update({name: getattr(compiled, name) for name in _PUBLIC})
        return getattr(compiled, attribute)


_PUBLIC = [name for name in dir(re.Pattern) if not name.startswith("_")]


def lazy_regex(words: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """Return the pattern that `re.compile` returns, uncompiled: a mistake in it is an error at its first use.

    Words that take time to make are a function, which is called then.
    """
    return cast("re.Pattern[str]", LazyRegex(words, flags))
