"""Addresses that need no fetching, that are visited again, and that could not be fetched."""

from __future__ import annotations

from typing import Any

from scraper.archive import Archive
from scraper.archive.crawl.failures import Failure
from scraper.models import Fetched

GONE = "https://news.example.cn/gone.html"


def not_modified(url: str, at: str) -> Fetched:
    return Fetched(url, url, 304, (), b"", at)


def test_known_are_articles_and_the_addresses_that_led_to_them(archive: Archive, newsroom: Any, put: Any) -> None:
    put(newsroom.page(1), requested="http://m.example.cn/1")
    archive.crawl.record_failure(Failure("evening", GONE, "HTTP 404", status=404))
    stored = newsroom.page(1).url
    addresses = [stored, "http://m.example.cn/1", GONE, "https://news.example.cn/new"]
    assert archive.crawl.handled(addresses) == {stored, "http://m.example.cn/1"}
    assert archive.crawl.handled([]) == set()


def test_an_article_is_looked_at_again_after_an_hour_six_a_day_and_a_week(
    archive: Archive, newsroom: Any, put: Any
) -> None:
    page = newsroom.page(1)
    put(page, at="2026-01-31T01:00:00Z")
    due = []
    for day in range(31, 45):
        for hour in range(24):
            moment = f"2026-{1 + day // 32:02}-{day if day < 32 else day - 31:02}T{hour:02}:30:00Z"
            for revisit in archive.visits.due("evening", moment) if moment > "2026-01-31T01:00:00Z" else ():
                due.append(moment)
                archive.visits.not_modified("evening", not_modified(revisit.url, moment))
    assert due == ["2026-01-31T02:30:00Z", "2026-01-31T07:30:00Z", "2026-02-01T01:30:00Z", "2026-02-07T01:30:00Z"]


def test_an_article_that_is_gone_is_not_asked_for_all_the_time(archive: Archive, newsroom: Any, put: Any) -> None:
    page = newsroom.page(1)
    put(page, at="2020-01-31T01:00:00Z")
    assert [revisit.url for revisit in archive.visits.due("evening", "2020-02-01T00:00:00Z")] == [page.url]
    archive.crawl.record_failure(Failure("evening", page.url, "HTTP 404", status=404))
    assert archive.visits.due("evening", "2020-02-01T00:00:00Z") == []
    assert archive.visits.due("morning", "2030-01-01T00:00:00Z") == []


def test_a_failure_is_a_row_with_its_reason_until_it_heals(archive: Archive, newsroom: Any, put: Any) -> None:
    page = newsroom.page(1)
    broken = newsroom.fetched(page, content=b"<html>not yet", status=200)
    run = archive.runs.start(["evening"], "fetch")
    archive.crawl.record_failure(Failure("evening", page.url, "no article in it", run=run, fetched=broken))
    archive.crawl.record_failure(Failure("evening", page.url, "no article in it", run=run, fetched=broken))
    (failure,) = archive.crawl.failures("evening")
    assert (failure["reason"], failure["tries"], failure["retryable"], failure["status"]) == (
        "no article in it",
        2,
        False,
        200,
    )
    raw = archive.pages.get(failure["page"])
    assert raw is not None
    assert raw.content == b"<html>not yet"
    assert archive.connection.execute("SELECT count(*) FROM pages").fetchone() == (1,)
    put(page)
    assert archive.crawl.failures() == []
    assert archive.connection.execute("SELECT count(*) FROM pages").fetchone() == (1,)


def test_a_first_fetch_ahead_of_the_clock_counts_for_nothing(archive: Archive, newsroom: Any, put: Any) -> None:
    page = newsroom.page(1)
    put(page, at="2030-01-31T01:00:00Z")
    (revisit,) = archive.visits.due("evening", "2026-02-01T00:00:00Z")
    archive.visits.not_modified("evening", not_modified(revisit.url, "2026-02-01T00:00:00Z"))
    assert archive.visits.due("evening", "2026-02-01T00:10:00Z") == []
    assert [one.url for one in archive.visits.due("evening", "2026-02-01T01:10:00Z")] == [page.url]


def test_what_is_no_longer_fresh_is_left_alone(archive: Archive, newsroom: Any, put: Any) -> None:
    put(newsroom.page(1), at="2019-05-01T00:00:00Z")
    put(newsroom.page(2), at="2026-01-30T00:00:00Z")
    assert [revisit.article for revisit in archive.visits.due("evening", "2026-02-01T00:00:00Z")] == [2]
    assert archive.visits.due("evening", "2026-02-01T00:00:00Z", schedule=()) == []
