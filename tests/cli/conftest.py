"""What every test of a command may rely on."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _no_words_of_another_test() -> Iterator[None]:
    """Commands tell the segmenter of dictionaries for the whole process; those of a test end with it."""
    yield
    segment = sys.modules.get("scraper.text.segmenter")
    if segment is not None and segment._dictionaries:
        segment.configure()


@pytest.fixture(autouse=True)
def _a_reader_in_greenwich(monkeypatch: pytest.MonkeyPatch) -> None:
    """Print local times in UTC, wherever the tests run."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
