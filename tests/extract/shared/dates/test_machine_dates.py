"""Dates that machines write: meta elements, feeds, attributes, addresses."""

from __future__ import annotations

import pytest

from scraper.extract.shared.dates.machine_dates import in_url, machine, of_attributes
from scraper.extract.shared.dates.stamp import iso, to_zone
from scraper.extract.shared.dates.time_zones import zone

LOCAL = zone("Asia/Shanghai")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("2020-08-09T09:30:00Z", "2020-08-09T17:30:00+08:00"),
        ("20200809", "2020-08-09"),
        ("20200809173000", "2020-08-09T17:30:00+08:00"),
        ("1596965400", "2020-08-09T17:30:00+08:00"),
        ("1596965400000", "2020-08-09T17:30:00+08:00"),
        ("Sun, 09 Aug 2020 17:30:00 +0800", "2020-08-09T17:30:00+08:00"),
        ("Sun, 09 Aug 20 17:30:00 +0800", "2020-08-09T17:30:00+08:00"),
        ("Sun Aug 09 17:30:00 CST 2020", "2020-08-09T17:30:00+08:00"),
        ("Sun Aug 09 17:30:00 +0800 2020", "2020-08-09T17:30:00+08:00"),
        ("Sun Aug  9 17:30:00 2020", "2020-08-09T17:30:00+08:00"),
        ("Sun Aug 09 2020 17:30:00 GMT+0800 (中国标准时间)", "2020-08-09T17:30:00+08:00"),
        ("Sun, 09 Aug 2020 17:30:00 GMT+8", "2020-08-09T17:30:00+08:00"),
        ("Sun, 09 Aug 2020 05:30:00 EDT", "2020-08-09T17:30:00+08:00"),
        ("Sun, 09 Aug 2020 09:30:00 UT", "2020-08-09T17:30:00+08:00"),
        ("20200809T093000Z", "2020-08-09T17:30:00+08:00"),
        ("周日, 09 8月 2020 17:30:00 +0800", "2020-08-09T17:30:00+08:00"),
        ("星期日, 9 八月 2020 17:30:00 +0800", "2020-08-09T17:30:00+08:00"),
        ("08/9/2020 5:30:00 PM", "2020-08-09T17:30:00+08:00"),
        ("8/9/2020 5:30:00 PM", "2020-08-09T17:30:00+08:00"),
    ],
)
def test_machine_dates_come_in_the_source_s_zone(data: str, expected: str) -> None:
    stamp = machine(data)
    assert stamp is not None
    assert iso(to_zone(stamp, LOCAL), LOCAL) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.example.com/2012/01-17/123.html", "2012-01-17"),
        ("https://news.example.com/202001/t20200117_555.shtml", "2020-01-17"),
        ("https://news.example.com/19/0907/13/ABC.html", "2019-09-07"),
        ("https://news.example.com/a/20200117/004321.htm", "2020-01-17"),
        ("https://news.example.com/2020/1/7/x.html", "2020-01-07"),
    ],
)
def test_an_address_may_carry_the_day(url: str, expected: str) -> None:
    stamp = in_url(url)
    assert stamp is not None
    assert iso(stamp, LOCAL) == expected


def test_an_address_with_a_long_number_carries_none() -> None:
    assert in_url("https://news.example.com/article/684201999123.html") is None


def test_an_attribute_carries_the_moment_that_words_do_not() -> None:
    stamp = of_attributes({"class": "time", "title": "3小时前", "data-time": "1585041000"})
    assert stamp is not None
    assert iso(to_zone(stamp, LOCAL), LOCAL) == "2020-03-24T17:10:00+08:00"
    assert of_attributes({"title": "3小时前", "id": "20200324"}) is None


@pytest.mark.parametrize("name", ["ts", "aria-label", "rel", "unixtime"])
def test_attributes_of_elements_that_count_from_now(name: str) -> None:
    value = "1767057300" if name in ("ts", "unixtime") else "2025-12-30 09:15"
    stamp = of_attributes({name: value})
    assert stamp is not None
    assert (stamp.month, stamp.day) == (12, 30)


def test_a_relation_that_is_no_moment() -> None:
    assert of_attributes({"rel": "nofollow", "aria-label": "分享"}) is None


@pytest.mark.parametrize("name", ["data-original-time", "data-created-at", "data-tooltip", "data-value"])
def test_a_site_s_own_attributes_of_a_moment(name: str) -> None:
    stamp = of_attributes({"class": "ago", name: "2025-12-30 09:15:00"})
    assert stamp is not None
    assert stamp.timed


def test_numbers_of_other_attributes_are_no_moments() -> None:
    assert of_attributes({"data-id": "1767057300", "data-article": "1767057300"}) is None
