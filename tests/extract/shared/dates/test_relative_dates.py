"""Dates that are counted from the time of fetching."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.extract.shared.dates.relative_dates import moment, relative
from scraper.extract.shared.dates.stamp import iso
from scraper.extract.shared.dates.time_zones import zone
from scraper.models import Hints

HINTS = Hints(fetched="2026-01-30T17:34:00Z")  # 01:34 of the 31st in China


def read(text: str, hints: Hints = HINTS) -> str | None:
    now = moment(hints)
    assert now is not None
    date = relative(text, now)
    return iso(date.stamp, zone(hints.zone)) if date and date.stamp else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5分钟前", "2026-01-31T01:29+08:00"),
        ("刚刚", "2026-01-31T01:34+08:00"),
        ("半小时前", "2026-01-31T01:04+08:00"),
        ("来源：城东网 3小時前", "2026-01-30T22:00+08:00"),
        ("两个小时前", "2026-01-30T23:00+08:00"),
        ("城东网 · 2 小时前 · 阅读 12", "2026-01-30T23:00+08:00"),
        ("３天前", "2026-01-28"),
        ("昨天", "2026-01-30"),
        ("发布时间：昨天 14:20", "2026-01-30T14:20+08:00"),
        ("昨日下午2:20 来源：城东网", "2026-01-30T14:20+08:00"),
        ("前天 14:20 城东网", "2026-01-29T14:20+08:00"),
        ("Yesterday at 2:20 pm", "2026-01-30T14:20+08:00"),
        ("By Mara Gebhardt | 2 hours ago", "2026-01-30T23:00+08:00"),
        ("an hour ago", "2026-01-31T00:00+08:00"),
        ("3 mins ago", "2026-01-31T01:31+08:00"),
    ],
)
def test_words_and_their_precision(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", ["3个月前", "2周前", "一年前", "半天前", "3 months ago"])
def test_a_coarse_age_is_relative_and_gives_no_day(text: str) -> None:
    now = moment(HINTS)
    assert now is not None
    date = relative(text, now)
    assert date is not None
    assert date.stamp is None


@pytest.mark.parametrize(
    "text",
    ["昨天起实施新规", "昨天，市水务局介绍", "三年前的约定", "12月30日前完成", "2012年前", "3.5小时前", "赶在昨天之前"],
)
def test_words_of_a_sentence_are_no_date(text: str) -> None:
    assert read(text) is None


def test_the_clock_is_that_of_the_source() -> None:
    hints = Hints(fetched="2026-01-30T17:34:00Z", timezone="America/New_York")
    assert read("昨天", hints) == "2026-01-29"
    assert read("5分钟前", hints) == "2026-01-30T12:29-05:00"


@given(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)), st.integers(1, 23))
def test_an_age_in_hours_gives_an_hour_that_the_words_allow(fetched: datetime, hours: int) -> None:
    hints = Hints(fetched=f"{fetched:%Y-%m-%dT%H:%M:%SZ}")
    value = read(f"{hours}小时前", hints)
    now = moment(hints)
    assert value is not None
    assert now is not None
    assert timedelta(hours=hours) <= now - datetime.fromisoformat(value) < timedelta(hours=hours + 1)


@pytest.mark.parametrize("fetched", ["", "soon", "2026-13-01T00:00:00Z", None])
def test_no_time_of_fetching(fetched: str | None) -> None:
    assert moment(Hints(fetched=fetched)) is None
