"""Days, weeks and months."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.presentation.date_buckets import STEPS, by_period, by_real_day, fitting, periods, slices, start

DAYS = st.dictionaries(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(1, 50), min_size=1, max_size=20)


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
    buckets = list(periods(min(days), max(days), step))
    counts = by_period(days, step)
    assert set(counts) <= set(buckets)
    assert sum(counts.values()) == sum(days.values())
    assert buckets == sorted(set(buckets))


@given(DAYS, st.integers(1, 200))
def test_slices_hold_every_day_once(days: dict[date, int], count: int) -> None:
    buckets = slices(days, min(days), max(days), count)
    assert len(buckets) <= count
    assert sum(buckets) == sum(days.values())


@given(st.dates(date(1990, 1, 1), date(2026, 1, 1)), st.integers(0, 4000), st.integers(10, 200))
def test_the_step_that_fits_does(first: date, days: int, most: int) -> None:
    last = first + timedelta(days=days)
    step = fitting(first, last, most)
    assert step == "month" or len(list(periods(first, last, step))) <= most
