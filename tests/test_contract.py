"""The names of the contract: what is a field, and how a time is written."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone

from scraper.contract import CONTRACT, FILES_OF_MEDIA, MEDIA, PARSED, stamp
from scraper.models import Page


def test_times_are_in_utc_to_the_second() -> None:
    assert stamp(datetime(2026, 1, 31, 8, 15, 0, 999, tzinfo=UTC)) == "2026-01-31T08:15:00Z"
    assert stamp(datetime(2026, 1, 31, 8, 15, tzinfo=timezone(timedelta(hours=8)))) == "2026-01-31T00:15:00Z"


def test_a_page_has_every_key() -> None:
    assert list(Page("article").as_json()) == list(PARSED)
    assert set(PARSED) == {*CONTRACT, "next_url", "unsure"}
    assert set(FILES_OF_MEDIA) == set(MEDIA)


def test_a_search_makes_no_records() -> None:
    program = "import sys, scraper.cli.commands.find.search, scraper.archive.search.search; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert "scraper.contract" in loaded
    assert "scraper.models" not in loaded
