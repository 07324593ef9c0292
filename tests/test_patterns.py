"""Every regular expression of the program takes time in proportion to the text, whatever the text is made of."""

from __future__ import annotations

import re
from functools import cache

import pytest

import scraper
from scraper.extract.article.fields.outlet import outlet_names
from tests.adversary import growth, patterns, texts, ways

SIZE = 500
FLOOR = 0.001
"""Seconds of processor time that `SIZE` characters need at the least to be measured any further: most need a tenth."""
MOST = 9.0
"""Linear time grows fourfold with four times the text, quadratic time sixteenfold."""

FEW = 6
"""Texts of each expression in `make test`: of its own repetitions."""


@cache
def expressions() -> dict[str, re.Pattern[str]]:
    """Those of the whole program, by their place. Every module is imported for it, which takes seconds."""
    return patterns(scraper)


def slow_text(pattern: re.Pattern[str], most: int = 200) -> str:
    """A text on which the time of an expression grows faster than its length, with how much; "" if there is none.

    ``most``: texts that are tried, those made of its own repetitions first.
    """
    for prefix, piece, end in texts(pattern, most):

        def make(size: int, prefix: str = prefix, piece: str = piece, end: str = end) -> str:
            return prefix + piece * (size // len(piece)) + end

        for way, run in ways(pattern).items():
            for size in (4, 40, SIZE):  # what is worse than quadratic shows early
                ratio = growth(run, make, size, FLOOR, MOST)
                if ratio >= MOST:
                    return f"{way}: {prefix!r} + {piece!r} * n + {end!r} grows {ratio:.0f}-fold"
    return ""


@pytest.mark.apart
@pytest.mark.parametrize("most", [FEW, pytest.param(200, marks=pytest.mark.long)])
def test_no_expression_takes_more_than_linear_time(most: int) -> None:
    slow = {name: text for name, pattern in expressions().items() if (text := slow_text(pattern, most))}
    assert not slow


def test_the_scan_sees_all_expressions() -> None:
    """In module variables, in tables, and written out in a call."""
    texts_of_all = {pattern.pattern for pattern in expressions().values()}
    assert {outlet_names.RELATIVE.pattern, r"\\[nt]|<[^<>]*>"} <= texts_of_all


@pytest.mark.parametrize(
    "words",
    [r"\s*x$", r"(?:a+)+b", r"[-·]*\s*前", r"(?P<a>.*)记者(?P<b>.*)$", r"<[^>]*x>"],
)
def test_the_scan_finds_what_is_not_linear(words: str) -> None:
    assert slow_text(re.compile(words))
