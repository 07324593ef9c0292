"""Counts in words, as summaries give them."""

from __future__ import annotations

from collections.abc import Iterable

from scraper.i18n import _


def in_words(counts: Iterable[tuple[int, str]]) -> str:
    """``12 new, 3 known``: each number but 0 in its words, which are translated and have {n}."""
    return _(", ").join(words.format(n=f"{n:,}") for n, words in counts if n)
