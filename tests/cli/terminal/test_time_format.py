"""Moments as a person reads them."""

from __future__ import annotations

import time

import pytest

from scraper.cli.terminal.time_format import local, printed


@pytest.mark.parametrize(
    ("moment", "shanghai"),
    [
        ("2026-01-31T16:15:30Z", "2026-02-01 00:15"),
        ("2026-01-31T16:15+08:00", "2026-01-31 16:15"),
        (None, ""),
        ("", ""),
        ("\x1b[31m", ""),
        ("0001-01-01T00:00:00+14:00", ""),
    ],
)
def test_the_readers_own_time(monkeypatch: pytest.MonkeyPatch, moment: str | None, shanghai: str) -> None:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    assert local(moment) == shanghai


def test_a_date_stays_as_it_was_printed() -> None:
    assert [printed(date) for date in ("2026-01-31T08:15:09+09:00", "2026-01-31", None)] == [
        "2026-01-31 08:15",
        "2026-01-31",
        "",
    ]
