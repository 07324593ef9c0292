"""Rising words: keywords of more texts of the period than the texts of the days before let expect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log

LEAST = 3
"""Minimum number of texts of the period with the word as a keyword."""
FACTOR = 2.0
"""Minimum growth of the word's share, as a factor."""
SIGNIFICANT = 6.63
"""Minimum log-likelihood, for an error of one in a hundred (chi-squared, one degree of freedom)."""
LEAST_BEFORE = 20
"""Minimum number of texts of the days before; with fewer nothing is compared."""


@dataclass(frozen=True, slots=True)
class Rise:
    """A word, the period's texts of which it is a keyword, and those of the days before."""

    word: str
    texts: int
    before: int


def rising(now: Mapping[str, int], texts: int, before: Mapping[str, int], texts_before: int, limit: int) -> list[Rise]:
    """The words that rose most, by log-likelihood (Dunning 1993).

    ``now`` and ``before``: texts by keyword; ``texts`` and ``texts_before``: all texts of the two periods.
    """
    if texts == 0 or texts_before < LEAST_BEFORE:
        return []
    scored = []
    for word, count in now.items():
        former = before.get(word, 0)
        grown = count / texts > FACTOR * former / texts_before
        if count >= LEAST and grown and (score := _likelihood(count, texts, former, texts_before)) >= SIGNIFICANT:
            scored.append((-score, word, Rise(word, count, former)))
    return [rise for _score, _word, rise in sorted(scored, key=lambda row: row[:2])[:limit]]


def _likelihood(a: int, n: int, b: int, m: int) -> float:
    """Log-likelihood ratio of ``a`` of ``n`` against ``b`` of ``m``."""
    expected_a, expected_b = n * (a + b) / (n + m), m * (a + b) / (n + m)
    return 2 * (a * log(a / expected_a) + (b * log(b / expected_b) if b else 0.0))
