"""Sparklines of ranks."""

from __future__ import annotations

import pytest

from scraper.archive.pages.ranks import Sighting
from scraper.cli.views.rank_lines import ASCII_SPARKS, duration, sparkline


def seen(*steps: tuple[int, int, int]) -> list[Sighting]:
    """Minute, rank, minutes that it lasts."""
    return [Sighting(f"2026-01-31T{m // 60:02d}:{m % 60:02d}:00Z", rank, None, 60 * lasts) for m, rank, lasts in steps]


def test_the_first_place_is_highest_and_a_time_off_the_list_is_a_gap() -> None:
    assert sparkline(seen((0, 8, 10), (10, 1, 10), (20, 8, 0), (40, 1, 0)), 4, ASCII_SPARKS) == ".@.@"
    assert sparkline(seen((0, 8, 10), (10, 1, 0), (70, 8, 10)), 8, ASCII_SPARKS) == ".@     ."


def test_one_sighting_is_one_mark() -> None:
    assert sparkline(seen((5, 3, 0)), 24, ASCII_SPARKS) == "."
    assert sparkline(seen((5, 1, 0)), 24, ASCII_SPARKS) == "@"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 min"), (2_100, "35 min"), (12_000, "3 h 20 min"), (86_400, "24 h 0 min"), (367_200, "4 d 6 h")],
)
def test_durations(seconds: int, text: str) -> None:
    assert duration(seconds) == text
