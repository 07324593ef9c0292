"""Counts in words, as summaries give them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scraper.i18n import _


def in_words(counts: Iterable[tuple[int, str]]) -> str:
    """``12 new, 3 known``: each number but 0 in its words, which are translated and have {n}."""
    return _(", ").join(words.format(n=f"{n:,}") for n, words in counts if n)


def outcomes_in_words(counts: Mapping[str, int], words: Mapping[str, str]) -> str:
    """The same of outcomes by name, in the order of ``words``, which has the words of each."""
    return in_words((counts.get(name, 0), _(text)) for name, text in words.items())
