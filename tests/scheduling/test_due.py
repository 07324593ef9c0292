"""Which sources are due: `every:` against the start of the last run."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from scraper.scheduling.due import first, is_due, next_time, pick
from scraper.sources import Source

HOURLY = Source("江城晚报", "list", ("https://a.example/",), every=3600)
DAILY = Source("山城日报", "list", ("https://b.example/",), every=86_400)
NOON = datetime(2026, 3, 4, 12, 0, 0, tzinfo=UTC)


def ago(seconds: float) -> str:
    return f"{NOON - timedelta(seconds=seconds):%Y-%m-%dT%H:%M:%SZ}"


@pytest.mark.parametrize(
    ("last", "due"),
    [
        (None, True),
        (ago(10), False),
        (ago(1800), False),
        (ago(3569), False),
        (ago(3571), True),  # cron began this run a moment earlier in its minute than the last one
        (ago(3600), True),
        (ago(90_000), True),
        (ago(-30), False),  # two machines' clocks
        (ago(-86_400), True),  # the clock was a day ahead when it was fetched: nothing to wait for
    ],
)
def test_an_hourly_source(last: str | None, due: bool) -> None:
    assert is_due(HOURLY, last, NOON) is due


def test_a_short_every_is_not_eaten_up_by_lenience() -> None:
    often = Source("快讯", "feed", ("https://c.example/",), every=60)
    assert not is_due(often, ago(50), NOON)
    assert is_due(often, ago(55), NOON)


def test_each_source_by_its_own_clock() -> None:
    last = {"江城晚报": ago(4000), "山城日报": ago(4000)}
    assert pick([HOURLY, DAILY], last, NOON) == (HOURLY,)
    assert pick([HOURLY, DAILY], {}, NOON) == (HOURLY, DAILY)


def test_what_is_next() -> None:
    last = {"江城晚报": ago(600), "山城日报": ago(600)}
    assert first([DAILY, HOURLY], last) == (HOURLY, NOON + timedelta(seconds=3000))
    assert next_time(HOURLY, None) is None
    assert first([DAILY, HOURLY], {"山城日报": ago(600)}) is None
