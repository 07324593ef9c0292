"""Parts of the day beside a clock of twelve hours."""

from __future__ import annotations

import pytest

from scraper.extract.shared.dates.half_days import hour_of


@pytest.mark.parametrize(
    ("hour", "half", "expected"),
    [
        (2, "下午", 14),
        (12, "凌晨", 0),
        (12, "中午", 12),
        (1, "中午", 13),
        (2, "深夜", 2),
        (9, "深夜", 21),
        (3, "p.m.", 15),
        (9, "", 9),
    ],
)
def test_the_hour_of_twenty_four(hour: int, half: str, expected: int) -> None:
    assert hour_of(hour, half) == expected
