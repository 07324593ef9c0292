"""Values written as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.sources.values import duration, size, spelled, spelled_size


@pytest.mark.parametrize(
    ("seconds", "written"),
    [(1, "1s"), (90, "90s"), (1800, "30m"), (3600, "1h"), (86400, "1d"), (0, "0"), (0.5, "0.5s"), (604800, "1w")],
)
def test_durations_are_printed_as_they_are_written(seconds: float, written: str) -> None:
    assert spelled(seconds) == written


@given(st.integers(0, 3_000_000))
def test_durations_are_read_again(seconds: int) -> None:
    assert duration(spelled(seconds)) == seconds


@given(st.integers(1, 1_000_000_000))
def test_sizes_are_read_again(number: int) -> None:
    assert size(spelled_size(number)) == number
