"""Which captures a back-fill is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scraper.backfill.cdx_lines import Row
from scraper.backfill.selection import Query, moment, of_prefix, of_source
from scraper.errors import ConfigError
from scraper.sources import Source

DAYS = (date(2012, 1, 1), date(2014, 12, 31))
SOURCE = Source("晚报", "list", ("http://news.example.cn/list/", "http://paper.example.cn/{date:%Y-%m}/index.htm"))
WITH_PATTERN = replace(SOURCE, articles=r"/\d{4}/c\d+\.html$")
ROW = Row("http://news.example.cn/2013/c1.html", "20130304010203", "text/html", "200", "AB", 900, "a.warc.gz", 7)


def test_a_source_is_its_hosts_and_a_prefix_is_itself() -> None:
    chosen = of_source(SOURCE, *DAYS, by_record=False)
    assert chosen.queries == (Query("news.example.cn", "host"), Query("paper.example.cn", "host"))
    assert (chosen.first, chosen.last) == ("20120101000000", "20141231235959")
    for spelling in ("news.example.cn/2013/", "http://news.example.cn/2013/", "http://news.example.cn/2013/*"):
        assert of_prefix(spelling, SOURCE, *DAYS, by_record=False).queries == (
            Query("news.example.cn/2013/", "prefix"),
        )
    with pytest.raises(ConfigError):
        of_prefix("nosuchsource", SOURCE, *DAYS, by_record=False)


def test_a_row_becomes_a_capture_under_its_canonical_address() -> None:
    chosen = of_source(SOURCE, *DAYS, by_record=False)
    capture = chosen.capture(replace(ROW, url="http://news.example.cn:80/2013/c1.html?from=timeline"))
    assert capture is not None
    assert capture.url == "http://news.example.cn/2013/c1.html"
    assert capture.original == "http://news.example.cn:80/2013/c1.html?from=timeline"
    assert capture.record == "a.warc.gz#7,900"
    https = chosen.capture(replace(ROW, url="https://www.news.example.cn/2013/c1.html"))
    assert https is not None
    assert https.page == capture.page


@pytest.mark.parametrize(
    "other",
    [
        {"status": "404"},
        {"status": "301"},
        {"mime": "image/jpeg"},
        {"mime": "application/pdf"},
        {"mime": "text/plain"},
        {"timestamp": "20111231235959"},
        {"timestamp": "20130230000000"},
        {"timestamp": "2013"},
        {"is_truncated": True},
        {"url": "http://news.example.cn/robots.txt"},
        {"url": "http://news.example.cn/a.jpg"},
        {"url": "javascript:void(0)"},
        {"url": "http://me:secret@news.example.cn/2013/c1.html"},
        {"url": "http://other.example.cn/2013/c1.html"},
        {"url": "http://127.0.0.1/admin"},
        {"url": "http://news.example.cn.other.example/2013/c1.html"},
    ],
)
def test_what_is_no_page_of_the_period_is_left_out(other: dict[str, object]) -> None:
    assert of_source(SOURCE, *DAYS, by_record=False).capture(replace(ROW, **other)) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("prefix", "url", "is_covered"),
    [
        ("news.example.cn", "https://www.News.example.cn:8080/2013/c1.html", True),
        ("news.example.cn", "http://news.example.cn.other.example/", False),
        ("http://news.example.cn/2013/", "http://news.example.cn/2013/c1.html", True),
        ("news.example.cn/2013/", "http://news.example.cn/2014/c1.html", False),
    ],
)
def test_only_what_was_requested_is_taken_from_an_index(prefix: str, url: str, is_covered: bool) -> None:
    (query,) = of_prefix(prefix, SOURCE, *DAYS, by_record=False).queries
    assert query.covers(url) is is_covered


def test_the_pattern_of_a_source_chooses_articles_and_leaves_its_lists_in() -> None:
    chosen = of_source(WITH_PATTERN, *DAYS, by_record=False)
    assert chosen.capture(ROW) is not None
    assert chosen.capture(replace(ROW, url="http://news.example.cn/about.html")) is None
    for url in ("http://news.example.cn/", "http://news.example.cn/list/", "http://paper.example.cn/2013-03/index.htm"):
        assert chosen.is_list(url)
        assert chosen.capture(replace(ROW, url=url)) is not None
    assert not chosen.is_list("http://paper.example.cn/2013-03/about.htm")


def test_a_revisit_has_no_record_of_its_own() -> None:
    capture = of_source(SOURCE, *DAYS, by_record=True).capture(replace(ROW, mime="warc/revisit", status=""))
    assert capture is not None
    assert capture.record == ""


def test_a_time_is_fourteen_digits_of_the_past() -> None:
    assert moment("20130304010203") is not None
    assert moment("20131304010203") is None
    assert moment("29990101000000") is None
