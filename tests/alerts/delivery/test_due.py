"""The moments of sending, by the clock of the machine."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from scraper.alerts.delivery.due import is_due, next_try, rests
from scraper.contract import stamp
from scraper.sources.alerts.model import Alert, Quiet, When

NIGHT = Quiet(time(23), time(7))


def at(clock: str, day: int = 31) -> datetime:
    return datetime.fromisoformat(f"2026-01-{day}T{clock}:00+08:00")


@pytest.mark.parametrize(
    ("when", "quiet", "created", "now", "due"),
    [
        (When(), None, at("10:05"), at("10:05"), True),
        (When(), NIGHT, at("10:05"), at("23:00"), False),
        (When(), NIGHT, at("23:30", 30), at("06:59"), False),
        (When(), NIGHT, at("23:30", 30), at("07:00"), True),
        (When(), Quiet(time(12), time(13)), at("11:00"), at("12:59"), False),
        (When(), Quiet(time(12), time(13)), at("11:00"), at("13:00"), True),
        (When("hourly"), None, at("10:05"), at("10:59"), False),
        (When("hourly"), None, at("10:05"), at("11:00"), True),
        (When("daily", time(8)), None, at("07:59"), at("07:59"), False),
        (When("daily", time(8)), None, at("07:59"), at("08:00"), True),
        (When("daily", time(8)), None, at("08:01", 30), at("23:00", 30), False),
        (When("daily", time(8)), None, at("08:01", 30), at("08:00"), True),
        (When("daily", time(8)), NIGHT, at("08:01", 29), at("06:00"), False),
        (When(), None, at("10:05"), at("09:00", 30), True),  # stored while the clock was wrong
        (When("daily", time(8)), None, at("08:01"), at("09:00", 30), True),
    ],
)
def test_due(when: When, quiet: Quiet | None, created: datetime, now: datetime, due: bool) -> None:
    alert = Alert("低保", "低保", (), when=when, quiet=quiet)
    assert is_due(alert, created, now) is due


@pytest.mark.parametrize(("hours", "rests_then"), [(-1, False), (0, False), (1, True), (6, True), (7, False)])
def test_a_target_rests_no_longer_than_the_longest_pause(hours: int, rests_then: bool) -> None:
    now = datetime(2026, 1, 31, tzinfo=UTC)
    assert rests(stamp(now + timedelta(hours=hours)), now) is rests_then
    assert not rests(None, now)


def test_a_target_that_fails_is_tried_ever_more_rarely_and_never_given_up() -> None:
    now = datetime(2026, 1, 31, tzinfo=UTC)
    pauses = [next_try(failures, now) - now for failures in range(1, 9)]
    assert pauses[0] == timedelta()
    assert pauses == sorted(pauses)
    assert pauses[-1] == timedelta(hours=6)
