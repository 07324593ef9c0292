"""Dates and clock times, as they are printed."""

from __future__ import annotations

import time

import pytest

from scraper.extract.shared.dates import clock, iso, stamps, to_zone, zone
from scraper.extract.shared.machine_dates import in_url, machine

LOCAL = zone("Asia/Shanghai")


def read(text: str) -> list[str | None]:
    return [iso(stamp, LOCAL) for stamp in stamps(text)]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2025年12月30日 09:15", "2025-12-30T09:15+08:00"),
        ("2025-12-30 09:15:22", "2025-12-30T09:15:22+08:00"),
        ("2025/12/30 上午 09:15", "2025-12-30T09:15+08:00"),
        ("2025/12/30 下午 03:15", "2025-12-30T15:15+08:00"),
        ("2025.12.30 03:15 pm", "2025-12-30T15:15+08:00"),
        ("2025-12-30 3:15 p.m.", "2025-12-30T15:15+08:00"),
        ("2025-12-30 3:15pm. By staff", "2025-12-30T15:15+08:00"),
        ("2025-12-30 12:05 AM", "2025-12-30T00:05+08:00"),
        ("民國 101年1月12日", "2012-01-12"),
        ("109年8月9日", "2020-08-09"),
        ("２０１２年１月１７日（星期二）", "2012-01-17"),
        ("二〇二五年十二月三十一日", "2025-12-31"),
        ("2012年 01月12日", "2012-01-12"),
        ("2012-1-11", "2012-01-11"),
        ("2012年1月17日20时05分", "2012-01-17T20:05+08:00"),
        ("2011年12月09日星期五14:05", "2011-12-09T14:05+08:00"),
        ("2021-3-1(周一) 8:05", "2021-03-01T08:05+08:00"),
        ("17:30 2020/08/09", "2020-08-09T17:30+08:00"),
        ("17:302020/08/09", "2020-08-09T17:30+08:00"),
        ("2019-09-3007:42", "2019-09-30T07:42+08:00"),
        ("2023 11/17 20:52:15", "2023-11-17T20:52:15+08:00"),
        ("January 17, 2012 06:00 AM | 151 次", "2012-01-17T06:00+08:00"),
        ("17 Jan 2012", "2012-01-17"),
        ("09/08/2020 - 17:30", "2020-08-09T17:30+08:00"),
        ("2020-08-09 HKT 17:30", "2020-08-09T17:30+08:00"),
        ("2012年12月10日, 格林尼治标准时间10:41", "2012-12-10T10:41+00:00"),
        ("2024-04-24T23:52:01+09:00", "2024-04-24T23:52:01+09:00"),
        ("2015年8月3日 中午1:20", "2015-08-03T13:20+08:00"),
        ("2015年8月3日 中午12:20", "2015-08-03T12:20+08:00"),
        ("2016年9月14日晚8：00", "2016-09-14T20:00+08:00"),
        ("2016年9月14日 深夜11:20", "2016-09-14T23:20+08:00"),
        ("2016年9月14日 深夜1:20", "2016-09-14T01:20+08:00"),
        ("2016年9月14日凌晨1点", "2016-09-14T01:00+08:00"),
        ("2016年9月14日 晚上8点半", "2016-09-14T20:30+08:00"),
        ("2016年9月14日 下午3点一刻", "2016-09-14T15:15+08:00"),
        ("2016年9月14日15时", "2016-09-14T15:00+08:00"),
        ("2024年5月2日 農曆三月廿四 14:30", "2024-05-02T14:30+08:00"),
        ("民國一一三年五月二日", "2024-05-02"),
        ("中華民國一百一十三年十二月二十一日", "2024-12-21"),
        ("二O二四年五月二日", "2024-05-02"),
        ("二0二四年五月卅一日", "2024-05-31"),
        ("99年5月2日", "2010-05-02"),
        ("24年5月2日", "2024-05-02"),
        ("20240502", "2024-05-02"),
        ("Dec 28 Sat 2013 00:28", "2013-12-28T00:28+08:00"),
        ("2024년 5월 2일 14:30", "2024-05-02T14:30+08:00"),
        ("2 de mayo de 2024", "2024-05-02"),
        ("2. März 2024, 14:30", "2024-03-02T14:30+08:00"),
        ("le 1er août 2024", "2024-08-01"),
        ("2 мая 2024", "2024-05-02"),
        ("ngày 2 tháng 5 năm 2024", "2024-05-02"),
    ],
)
def test_every_printed_form_is_read(printed: str, expected: str) -> None:
    assert read(printed) == [expected]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2024年5月2日 14:30 GMT+8", "2024-05-02T14:30+08:00"),
        ("2024-05-02 14:30 UTC+08:00", "2024-05-02T14:30+08:00"),
        ("2024-05-02 14:30 (UTC+9)", "2024-05-02T14:30+09:00"),
        ("2024-05-02 14:30（GMT-4）", "2024-05-02T14:30-04:00"),
        ("2024-05-02 14:30 ET", "2024-05-02T14:30-04:00"),
        ("2024-01-02 14:30 ET", "2024-01-02T14:30-05:00"),
        ("2024-05-02 14:30 PDT", "2024-05-02T14:30-07:00"),
        ("2024-05-02 14:30 JST", "2024-05-02T14:30+09:00"),
        ("2024-05-02 14:30 CST", "2024-05-02T14:30+08:00"),
        ("2024-05-02 美东时间14:30", "2024-05-02T14:30-04:00"),
        ("2024-05-02 14:30（美東時間）", "2024-05-02T14:30-04:00"),
        ("2024-05-02 伦敦时间 14:30", "2024-05-02T14:30+01:00"),
        ("2024-05-02 14:30-15:00", "2024-05-02T14:30+08:00"),
        ("2024-05-02 14:30:00+08", "2024-05-02T14:30:00+08:00"),
    ],
)
def test_a_printed_zone_is_kept(printed: str, expected: str) -> None:
    assert read(printed) == [expected]


def test_a_zone_by_name_does_not_depend_on_the_source_s() -> None:
    (stamp,) = stamps("2024-05-02 北京时间14:30")
    assert iso(stamp, zone("America/New_York")) == "2024-05-02T14:30+08:00"


@pytest.mark.parametrize("text", ["2025-12-30 123 次", "2025-12-30 3点建议"])
def test_a_number_behind_a_date_is_no_hour(text: str) -> None:
    assert read(text) == ["2025-12-30"]


@pytest.mark.parametrize("text", ["2025.13.40", "2025年2月30日", "3小時前", "昨天 09:15", "第101-01-12号", "1.2.3.4"])
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert read(text) == []


def test_a_date_without_a_year_is_read_and_has_no_iso_form() -> None:
    (stamp,) = stamps("12月30日 09:15")
    assert (stamp.year, stamp.month, stamp.day, stamp.hour) == (None, 12, 30, 9)
    assert iso(stamp, LOCAL) is None


def test_a_time_that_does_not_exist_leaves_the_date() -> None:
    assert read("2025-12-30 25:61") == ["2025-12-30"]


def test_several_dates_come_in_printed_order() -> None:
    assert read("2020-01-01 至 2020年2月2日 08:00") == ["2020-01-01", "2020-02-02T08:00+08:00"]


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


def test_a_clock_alone() -> None:
    assert clock("【16:15】") == (16, 15, None)
    assert clock("香港時間１７時０６分") == (17, 6, None)
    assert clock("没有时间") is None


def test_a_zone_that_the_machine_does_not_know_is_china_s() -> None:
    assert iso(next(iter(stamps("2020-08-09 17:30"))), zone("Nowhere/Nothing")) == "2020-08-09T17:30+08:00"


@pytest.mark.parametrize(
    "text", ["1" * 300_000, "2012-" * 60_000, "12月" * 100_000, " " * 300_000, "2012-01-01 " * 20_000]
)
def test_hostile_lines_take_linear_time(text: str) -> None:
    started = time.process_time()
    assert len(stamps(text)) <= 20_000
    assert time.process_time() - started < 120
