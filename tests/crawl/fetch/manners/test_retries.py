"""Retries: how often a page is tried again, and after which pauses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scraper.crawl.fetch.errors import Fault, RetryAdvice
from scraper.crawl.fetch.http.request import Purpose
from scraper.crawl.fetch.manners.retries import Retries
from scraper.crawl.fetch.settings import Settings

SETTINGS = replace(
    Settings(), backoff=1.0, backoff_most=5.0, slow_pauses=(30.0, 60.0), slow_span=0.0, longest_pause=120.0
)


def fault(advice: RetryAdvice, wait: float | None = None) -> Fault:
    return Fault("timed out", advice, wait=wait)


@pytest.fixture(autouse=True)
def _no_jitter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("random.uniform", lambda low, high: low)


def pauses(retries: Retries, *faults: Fault) -> list[float | None]:
    return [retries.pause(one) for one in faults]


def test_pauses_double_up_to_the_longest_and_end_with_the_tries() -> None:
    retries = Retries(SETTINGS, 5, Purpose.PAGE)
    again = fault(RetryAdvice.RETRY)
    assert pauses(retries, *[again] * 6) == [1.0, 2.0, 4.0, 5.0, 5.0, None]
    assert retries.last is again


@pytest.mark.parametrize("advice", [RetryAdvice.LATER, RetryAdvice.NEVER])
def test_what_another_try_cannot_help_is_not_tried_again(advice: RetryAdvice) -> None:
    assert pauses(Retries(SETTINGS, 5, Purpose.PAGE), fault(advice)) == [None]


def test_a_host_that_names_a_pause_gets_it_unless_it_is_too_long() -> None:
    retries = Retries(SETTINGS, 5, Purpose.PAGE)
    assert pauses(retries, fault(RetryAdvice.RETRY, 7.0), fault(RetryAdvice.RETRY, 121.0)) == [7.0, None]


def test_a_page_that_hung_is_tried_after_long_pauses_and_robots_txt_once_more_only() -> None:
    hung = fault(RetryAdvice.RETRY_LATE)
    assert pauses(Retries(SETTINGS, 5, Purpose.PAGE), *[hung] * 3) == [30.0, 60.0, None]
    assert pauses(Retries(SETTINGS, 1, Purpose.PAGE), *[hung] * 2) == [30.0, None]
    assert pauses(Retries(SETTINGS, 5, Purpose.RULES), *[hung] * 2) == [30.0, None]


def test_the_last_try_of_a_hung_page_comes_after_the_sites_own_time_out() -> None:
    retries = Retries(replace(SETTINGS, slow_span=1000.0), 2, Purpose.PAGE)
    hung = fault(RetryAdvice.RETRY_LATE)
    first, last = pauses(retries, hung, hung)
    assert first == 30.0
    assert last is not None
    assert 900 < last <= 1000
