"""Regular expressions that are compiled when they are first used.

A page needs a third of those of `scraper.extract`, and compiling them all takes 0.3 s of processor time.
"""

from __future__ import annotations

import re
import sys
from typing import Any, cast


class LazyRegex:
    """A `re.Pattern` that is compiled for the first of its methods that is called."""

    def __init__(self, words: str, flags: int, home: dict[str, Any]) -> None:
        """``home`` are the names of the module that the pattern is a constant of."""
        self._words = words
        self._flags = flags
        self._home = home

    def __getattr__(self, attribute: str) -> Any:
        """Compile the pattern, and put it in the place of this object in its module: its own methods are called in
        four fifths of the time. Where else this object is known, its attributes are those methods from then on."""
        compiled = re.compile(self._words, self._flags)
        vars(self).update({name: getattr(compiled, name) for name in _PUBLIC})
        for name, value in list(self._home.items()):
            if value is self:
                self._home[name] = compiled
        return getattr(compiled, attribute)


_PUBLIC = [name for name in dir(re.Pattern) if not name.startswith("_")]


def lazy_regex(words: str, flags: int = 0, *, caller: int = 1) -> re.Pattern[str]:
    """Return the pattern that `re.compile` returns, uncompiled: a mistake in it is an error at its first use.

    ``caller`` is the number of calls from the module that the pattern is a constant of to here.
    """
    return cast("re.Pattern[str]", LazyRegex(words, flags, sys._getframe(caller).f_globals))
