"""Days of the solar calendar."""

from __future__ import annotations

import pytest

from scraper.extract.shared.dates.solar_years import solar


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1 فروردین 1400", (2021, 3, 21)),
        ("30 اسفند 1399", (2021, 3, 20)),
        ("1 حمل 1404", (2025, 3, 21)),
        ("1375/01/01", (1996, 3, 20)),
        ("31 شهریور ماه 1403", (2024, 9, 21)),
    ],
)
def test_the_day_of_our_calendar(text: str, day: tuple[int, int, int]) -> None:
    assert [(stamp.year, stamp.month, stamp.day) for stamp in solar(text)] == [day]


@pytest.mark.parametrize("text", ["31 مهر 1402", "1402/13/01", "مهر 1402", "12 1402"])
def test_no_day(text: str) -> None:
    assert solar(text) == ()


def test_the_clock_behind_the_day() -> None:
    stamp = solar("2 دی 1402، 14:20")[0]
    assert (stamp.hour, stamp.minute) == (14, 20)
