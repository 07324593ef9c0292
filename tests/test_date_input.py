"""Dates as people write them."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper import date_input
from scraper.date_input import moment


class Saturday(datetime):
    """A clock that stands still: 2026-01-31 10:30, a Saturday."""

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
        return datetime(2026, 1, 31, 10, 30, tzinfo=UTC)


@pytest.fixture
def saturday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(date_input, "datetime", Saturday)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        *((text, "2026-01-31") for text in ("2026-01-31", "20260131", "2026/1/31", "2026.1.31", "2026年1月31日")),
        *((text, "2026-01") for text in ("2026-01", "2026-1", "2026/1", "2026年1月", " 2026年01月 ")),
        *((text, "2026") for text in ("2026", "2026年", "２０２６")),
        ("2026-01-31T08:15", "2026-01-31T08:15:00"),
    ],
)
def test_dates_are_understood_as_people_write_them(written: str, expected: str) -> None:
    assert moment(written) == expected


@pytest.mark.usefixtures("saturday")
@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        *((text, "2026-01-31", "2026-01-31") for text in ("today", "Today", "今天", "今日")),
        *((text, "2026-01-30", "2026-01-30") for text in ("yesterday", "昨天", "昨日", "1d", "1天前", "1 day ago")),
        *((text, "2026-01-29", "2026-01-29") for text in ("前天", "day before yesterday", "两天前")),
        *((text, "2026-01-26", "2026-02-01") for text in ("本周", "这周", "this week", "this-week")),
        *((text, "2026-01-19", "2026-01-25") for text in ("上周", "上个星期", "上礼拜", "last week", "last_week")),
        *((text, "2026-01", "2026-01") for text in ("本月", "这个月", "this month")),
        *((text, "2025-12", "2025-12") for text in ("上月", "上个月", "last month")),
        *((text, "2026", "2026") for text in ("今年", "this year")),
        *((text, "2025", "2025") for text in ("去年", "last year")),
        *((text, "2026-01-24", "2026-01-24") for text in ("7d", "7天", "最近7天", "近七天", "past 7 days")),
        *((text, "2026-01-24", "2026-01-24") for text in ("1w", "一周前", "1 week ago")),
        *((text, "2025-10-31", "2025-10-31") for text in ("3mo", "3 months", "3个月", "三个月前", "last 3 months")),
        *((text, "2025-07-31", "2025-07-31") for text in ("6mo", "半年", "半年前")),
        *((text, "2025-01-31", "2025-01-31") for text in ("1y", "12mo", "一年", "1 year ago")),
        ("2mo", "2025-11-30", "2025-11-30"),
        *((text, "2026-01-29T22:30+00:00", "2026-01-29T22:30+00:00") for text in ("36h", "36 hours", "36小时")),
        ("90min", "2026-01-31T09:00+00:00", "2026-01-31T09:00+00:00"),
    ],
)
def test_words_are_understood(written: str, first: str, last: str) -> None:
    there = timedelta(0) == Saturday.now().astimezone().utcoffset()
    if "T" in first and not there:
        pytest.skip("a time of day by another clock")
    assert moment(written) == first
    assert moment(written, "last") == last


@pytest.mark.parametrize(
    "text",
    ["", "甲", "2026-13", "2026/2/30", "2026年0月", "0000", "26-1-31", "2026--1", "3x", "d", "999999d", "last"],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever the calendar says
        moment(text)


@pytest.mark.parametrize("text", ["3m", "30m", "12M", "3 m"])
def test_m_is_refused_with_a_word(text: str) -> None:
    with pytest.raises(ValueError, match="mo for months"):
        moment(text)


@pytest.mark.parametrize("text", ["99999y", "99999mo"])
def test_there_is_nothing_before_the_calendar(text: str) -> None:
    with pytest.raises(ValueError, match="calendar"):
        moment(text)


@given(st.integers(1, 2000))
def test_how_long_ago_is_in_order(days: int) -> None:
    assert moment(f"{days}d") < date.today().isoformat()
    assert moment(f"{days + 1}d") < moment(f"{days}d")


@given(st.text("0123456789dwmoyh天周月年半一个前 -lastekhi", max_size=12))
def test_nothing_but_a_value_error(text: str) -> None:
    with suppress(ValueError):
        assert moment(text)[:4].isdecimal()
