"""Answers that are remembered from page to page: those of a site share the names of elements, and most scripts."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from scraper.extract.shared.lazy_regex import lazy_regex

_MOST_NAMES = 1024
"""Names that are remembered for one such question, of as many elements as a few pages have."""
_MOST_SCRIPTS, _LONGEST = 256, 10_000
"""Scripts that are remembered for one question, and characters of the longest: longer ones hold the page's own data."""

_Answer = TypeVar("_Answer")


def of_names(words: str) -> Callable[[str], bool]:
    """Make a question about the names of elements, in lower case: if any of some words is in them."""
    pattern = lazy_regex(words)

    @lru_cache(_MOST_NAMES)
    def is_named(names: str) -> bool:
        return pattern.search(names) is not None

    return is_named


def of_scripts(read: Callable[[str], _Answer]) -> Callable[[str], _Answer]:
    """Remember the answers of a function of a script's text, which must be such as nobody changes."""
    remembered = lru_cache(_MOST_SCRIPTS)(read)

    def answer(text: str) -> _Answer:
        return remembered(text) if len(text) <= _LONGEST else read(text)

    answer.__doc__ = read.__doc__
    return answer
