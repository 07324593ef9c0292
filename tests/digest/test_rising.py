"""Rising words: enough texts, a share that has doubled, and no chance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.digest.rising import FACTOR, LEAST, rising


@pytest.mark.parametrize(
    ("count", "texts", "before", "texts_before", "rises"),
    [
        (5, 100, 0, 1000, True),
        (2, 100, 0, 1000, False),  # too few texts
        (5, 100, 40, 1000, False),  # less than twice the share
        (30, 100, 100, 1000, True),
        (3, 10, 1, 20, False),  # may be chance
        (5, 100, 0, 10, False),  # nothing to compare with
        (5, 0, 0, 100, False),
    ],
)
def test_a_word_rises(count: int, texts: int, before: int, texts_before: int, rises: bool) -> None:
    assert bool(rising({"台风": count}, texts, {"台风": before}, texts_before, 5)) is rises


def test_the_clearest_rise_is_first_and_there_is_a_limit() -> None:
    now = {"台风": 40, "停课": 20, "菜价": 10}
    assert [rise.word for rise in rising(now, 100, {"菜价": 5}, 1000, 2)] == ["台风", "停课"]


@given(
    now=st.dictionaries(st.text(max_size=3), st.integers(1, 50), max_size=8),
    before=st.dictionaries(st.text(max_size=3), st.integers(1, 500), max_size=8),
)
def test_whatever_rises_has_grown(now: dict[str, int], before: dict[str, int]) -> None:
    for rise in rising(now, 50, before, 500, 5):
        assert rise.texts >= LEAST
        assert rise.texts / 50 > FACTOR * rise.before / 500
