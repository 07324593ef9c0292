"""Days, weeks and months."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.periods import STEPS, by_period, by_real_day, fitting, moment, periods, slices, start

DAYS = st.dictionaries(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(1, 50), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        *((text, "2026-01-31") for text in ("2026-01-31", "20260131", "2026/1/31", "2026.1.31", "2026年1月31日")),
        *((text, "2026-01") for text in ("2026-01", "2026-1", "2026/1", "2026年1月", " 2026年01月 ")),
        *((text, "2026") for text in ("2026", "2026年")),
        ("2026-01-31T08:15", "2026-01-31T08:15:00"),
    ],
)
def test_dates_are_understood_as_people_write_them(written: str, told: str) -> None:
    assert moment(written) == told


@pytest.mark.parametrize(
    "text", ["", "甲", "2026-13", "2026/2/30", "2026年0月", "0000", "26-1-31", "２０２６", "2026--1"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever the calendar says
        moment(text)


def test_dates_that_are_none_are_left_out() -> None:
    assert by_real_day({"2026-01-31": 2, "2026": 9, "": 1, "2026-02-30": 4}) == {date(2026, 1, 31): 2}


def test_the_end_of_the_calendar_is_the_end() -> None:
    assert list(periods(date(9999, 11, 5), date(9999, 12, 31), "month")) == [date(9999, 11, 1), date(9999, 12, 1)]


@pytest.mark.parametrize(
    ("day", "step", "first"), [("2026-01-31", "month", "2026-01-01"), ("2026-02-01", "week", "2026-01-26")]
)
def test_periods_start(day: str, step: str, first: str) -> None:
    assert start(date.fromisoformat(day), step) == date.fromisoformat(first)


@given(DAYS, st.sampled_from(STEPS))
def test_periods_hold_every_day_once(days: dict[date, int], step: str) -> None:
    found = list(periods(min(days), max(days), step))
    counts = by_period(days, step)
    assert set(counts) <= set(found)
    assert sum(counts.values()) == sum(days.values())
    assert found == sorted(set(found))


@given(DAYS, st.integers(1, 200))
def test_slices_hold_every_day_once(days: dict[date, int], count: int) -> None:
    found = slices(days, min(days), max(days), count)
    assert len(found) <= count
    assert sum(found) == sum(days.values())


@given(st.dates(date(1990, 1, 1), date(2026, 1, 1)), st.integers(0, 4000), st.integers(10, 200))
def test_the_step_that_fits_does(first: date, days: int, most: int) -> None:
    last = first + timedelta(days=days)
    step = fitting(first, last, most)
    assert step == "month" or len(list(periods(first, last, step))) <= most
