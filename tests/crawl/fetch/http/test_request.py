"""Retry-After, in the forms that sites send."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from scraper.crawl.fetch.http.request import retry_after


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("9" * 400, 999_999_999),
        ("1000000000", 999_999_999),
        ("999999999999", 999_999_999),
        ("1000", 1000),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("", None),
        (None, None),
        ("Wed, 99 Jan 2025 00:00:00 GMT", None),
        ("Wed, 01 Jan 2025 00:00:00 +99999999999999999999", None),
        ("Fri, 31 Dec 99999999999999999999 00:00:00 GMT", None),
        ("Wed, 01 Jan 2025 00:02:00 GMT", 120),
        ("Tue, 31 Dec 2024 23:00:00 GMT", 0),
        ("Wed, 01 Jan 2025 08:02:00 +0800", 120),
        ("Wednesday, 01-Jan-25 00:02:00 GMT", 120),
        ("Wed Jan  1 00:02:00 2025", 120),
    ],
)
def test_forms(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, "Wed, 01 Jan 2025 00:00:00 GMT") == seconds


@pytest.mark.parametrize("date", [None, "", "rubbish"])
def test_without_the_sites_own_date_ours_is_taken(date: str | None) -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    seconds = retry_after(soon, date)
    assert seconds is not None
    assert 55 < seconds <= 60
