"""When what failed is due again, and whether an unchanged list may be passed over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from scraper.archive import Archive
from scraper.archive.crawl import list_readings, retry_schedule
from scraper.archive.crawl.failures import Failure
from scraper.archive.crawl.retry_schedule import Tries
from scraper.contract import stamp
from scraper.models import Fetched, Page

NOW = datetime(2026, 3, 4, tzinfo=UTC)
HOUR, DAY = 3600, 86400


def failing(times: int, every: float, *, retryable: bool, reason: str = "HTTP 404") -> list[float]:
    """The pauses after this many failures in a row, seconds apart."""
    pauses, before, now = [], None, NOW
    for _ in range(times):
        tries = retry_schedule.counted(before, now)
        pauses.append(retry_schedule.pause(tries, reason, retryable=retryable))
        before = tries.count, tries.first, now, tries.failing
        now += timedelta(seconds=every)
    return pauses


def test_what_may_heal_is_asked_for_three_times_then_more_rarely_up_to_a_day() -> None:
    assert failing(10, HOUR, retryable=True) == [0, 0, *(n * HOUR for n in (1, 2, 4, 8, 16)), DAY, DAY, DAY]


def test_what_need_not_heal_is_asked_for_once_more_then_seldom() -> None:
    assert failing(6, HOUR, retryable=False) == [0, 6 * HOUR, DAY, 4 * DAY, 7 * DAY, 7 * DAY]


@pytest.mark.parametrize("reason", ["not an article: a page of links", "the page is too large: over 20 MB"])
def test_what_came_whole_waits_a_day_for_a_second_look(reason: str) -> None:
    assert failing(4, HOUR, retryable=False, reason=reason) == [DAY, 4 * DAY, 7 * DAY, 7 * DAY]


def test_what_was_not_asked_for_is_due_at_once() -> None:
    assert failing(9, DAY, retryable=True, reason="not asked: robots.txt forbids it") == [0] * 9


def test_after_a_month_of_failing_nothing_waits_for_it_and_a_list_may_ask_once_a_month() -> None:
    assert failing(40, DAY, retryable=True)[-1] == retry_schedule.GIVEN_UP
    assert not retry_schedule.waited_for(Tries(40, NOW, 31 * DAY), "HTTP 500", retryable=True)
    assert retry_schedule.waited_for(Tries(40, NOW, 29 * DAY), "HTTP 500", retryable=True)


@pytest.mark.parametrize(
    "wrong",
    [datetime(1970, 1, 1, tzinfo=UTC), NOW - timedelta(days=40), NOW + timedelta(days=400), NOW + timedelta(hours=1)],
)
def test_a_failure_of_a_moment_that_cannot_be_counts_for_nothing(wrong: datetime) -> None:
    assert retry_schedule.counted((2, wrong, wrong, 0.0), NOW) == Tries(1, NOW, 0)


def test_what_was_given_up_stays_so_from_month_to_month() -> None:
    last = NOW - timedelta(days=31)
    tries = retry_schedule.counted((40, last, last, 31.0 * DAY), NOW)
    assert retry_schedule.pause(tries, "HTTP 404", retryable=False) == retry_schedule.GIVEN_UP


def test_a_gap_is_no_failing() -> None:
    last = NOW - timedelta(days=20)
    assert retry_schedule.counted((5, last, last, 0.0), NOW) == Tries(6, last, retry_schedule.STEP)


def waits(archive: Archive, at: datetime, settings: str | None = None) -> list[str]:
    return [one.url for one in archive.crawl.pending("evening", at.isoformat(), settings)]


def test_a_failure_under_other_settings_is_due(archive: Archive) -> None:
    url, now = "https://news.example.cn/1", datetime.now(UTC)
    archive.crawl.add_to_frontier("evening", [url])
    for _ in range(3):
        archive.crawl.record_failure(Failure("evening", url, "HTTP 404", status=404, settings="one"))
    assert waits(archive, now, "one") == []
    assert archive.crawl.resting([url], now.isoformat(), "one") == {url}
    assert waits(archive, now, "two") == [url]
    assert archive.crawl.resting([url], now.isoformat(), "two") == set()


def test_a_failure_ahead_of_the_clock_is_due(archive: Archive) -> None:
    url, now = "https://news.example.cn/1", datetime.now(UTC)
    archive.crawl.add_to_frontier("evening", [url])
    for _ in range(5):
        archive.crawl.record_failure(Failure("evening", url, "HTTP 500", status=500, retryable=True))
    assert waits(archive, now) == []
    assert waits(archive, now - timedelta(days=3)) == [url]


def test_a_next_try_that_no_pause_leads_to_is_due(archive: Archive) -> None:
    url, now = "https://news.example.cn/1", datetime.now(UTC)
    archive.crawl.add_to_frontier("evening", [url])
    for _ in range(5):
        archive.crawl.record_failure(Failure("evening", url, "HTTP 500", status=500, retryable=True))
    for ahead, waiting in ((timedelta(days=30), []), (timedelta(days=32), [url]), (timedelta(days=2000), [url])):
        archive.connection.execute("UPDATE failures SET next_try = ?", (stamp(now + ahead),))
        assert waits(archive, now) == waiting
        assert archive.crawl.resting([url], now.isoformat(), None) == {url} - set(waiting)


def test_an_address_off_the_list_waits_only_where_its_failure_is_retryable(archive: Archive) -> None:
    urls = [f"https://news.example.cn/{n}" for n in range(4)]
    archive.crawl.add_to_frontier("evening", urls)
    for _ in range(2):
        archive.crawl.record_failure(Failure("evening", urls[0], "HTTP 404", status=404))
        archive.crawl.record_failure(Failure("evening", urls[1], "HTTP 500", status=500, retryable=True))
        archive.crawl.record_failure(Failure("evening", urls[2], "HTTP 404", status=404))
    archive.crawl.record_failure(Failure("evening", urls[3], "HTTP 404", status=404))
    archive.crawl.drop_unlisted("evening", [urls[2]])
    assert archive.crawl.frontier() == {urls[1], urls[2], urls[3]}


LIST = "https://news.example.cn/"


def answer(version: str, at: datetime, etag: str = '"1"', status: int = 200) -> Fetched:
    return Fetched(LIST, LIST, status, (("ETag", etag),), version.encode(), at.strftime("%Y-%m-%dT%H:%M:%SZ"))


class Lists:
    """A source that reads one list again and again, an hour apart."""

    def __init__(self, archive: Archive) -> None:
        self.archive, self.now = archive, NOW

    def read(self, links: list[str], etag: str = '"1"', settings: str = "s", counts: bool = True) -> None:
        fetched = answer(" ".join(links), self.now, etag)
        self.archive.visits.store_list("x", fetched, Page("list", LIST), settings=settings, links=links, counts=counts)

    def asks(self, source: str = "x", settings: str = "s") -> bool:
        """With a condition?"""
        self.now += timedelta(hours=1)
        return self.archive.visits.validators(source, LIST, settings, self.now.isoformat()) is not None

    def unchanged(self) -> int:
        """The number of 304s of a server before it is asked in full."""
        count = 0
        while self.asks():
            count += 1
            self.archive.visits.not_modified("x", answer("", self.now, status=304))
        return count


def test_a_304_is_believed_a_few_times_and_more_often_the_more_it_proves_true(archive: Archive) -> None:
    lists = Lists(archive)
    lists.read(["a", "b"])
    proven = []
    for _ in range(6):
        proven.append(lists.unchanged())
        lists.read(["b", "a"])
    assert proven == [3, 6, 12, 24, 48, 48]


def test_a_server_that_called_other_links_unchanged_is_asked_in_full_until_it_has_other_validators(
    archive: Archive,
) -> None:
    lists = Lists(archive)
    lists.read(["a"])
    assert lists.unchanged() == list_readings.TRUST
    lists.read(["b"])
    assert not lists.asks()
    lists.read(["c"])
    assert not lists.asks()
    lists.read(["d"], etag='"2"')
    assert lists.asks()


def test_validators_belong_to_a_source_and_its_settings_and_to_a_list_that_gave_something(archive: Archive) -> None:
    lists = Lists(archive)
    lists.read(["a"])
    assert lists.asks()
    assert not lists.asks(source="y")
    assert not lists.asks(settings="t")
    lists.read([], etag='"2"', counts=False)
    assert not lists.asks()


@pytest.mark.parametrize("later", [timedelta(days=8), timedelta(days=-2)])
def test_a_list_is_read_in_full_after_a_week_and_after_a_clock_that_was_ahead(
    archive: Archive, later: timedelta
) -> None:
    lists = Lists(archive)
    lists.read(["a"])
    lists.now += later
    assert not lists.asks()


def test_the_addresses_of_a_renamed_source_go_with_its_list(archive: Archive, newsroom: Any) -> None:
    page = Page("list", LIST)
    archive.visits.store_list("old", newsroom.fetched(page), page)
    archive.crawl.add_to_frontier("old", ["https://news.example.cn/1"])
    archive.crawl.record_failure(Failure("old", "https://news.example.cn/2", "HTTP 404", status=404))
    assert archive.crawl.adopt("other", ["https://news.example.cn/else/"], ["other"]) == 0
    assert archive.crawl.adopt("new", [LIST], ["new", "old"]) == 0, "it is still listed"
    assert archive.crawl.adopt("new", [LIST], ["new"]) == 1
    assert [one.url for one in archive.crawl.pending("new", NOW.isoformat())] == ["https://news.example.cn/1"]
    assert [row["source"] for row in archive.crawl.failures()] == ["new"]
