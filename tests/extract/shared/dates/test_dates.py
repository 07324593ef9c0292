"""Dates and clock times, as they are printed."""

from __future__ import annotations

import time

import pytest

from scraper.extract.shared.dates.dates import clock, stamps
from scraper.extract.shared.dates.stamp import iso
from scraper.extract.shared.dates.time_zones import zone

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
        ("Общество12 ноября 2024, 20:31", "2024-11-12T20:31+08:00"),
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
        ("2024.05.02 (木) 14:30", "2024-05-02T14:30+08:00"),
        ("2024.05.02(목) 14:30", "2024-05-02T14:30+08:00"),
        ("发布时间：24-05-0214:30", "2024-05-02T14:30+08:00"),
        ("2024/05/02 (四) 14:30", "2024-05-02T14:30+08:00"),
        ("2024-05-02（四）14:30", "2024-05-02T14:30+08:00"),
        ("2024/5/2（日） 下午2:30", "2024-05-02T14:30+08:00"),
        ("2024-05-02 5:22 PM听新闻", "2024-05-02T17:22+08:00"),
        ("2024/5/2 上午12:26", "2024-05-02T00:26+08:00"),
        ("2024年5月2日上午12时", "2024-05-02T12:00+08:00"),
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


def test_a_clock_alone() -> None:
    assert clock("【16:15】") == (16, 15, None)
    assert clock("香港時間１７時０６分") == (17, 6, None)
    assert clock("没有时间") is None


def test_a_zone_that_the_machine_does_not_know_is_china_s() -> None:
    assert iso(next(iter(stamps("2020-08-09 17:30"))), zone("Nowhere/Nothing")) == "2020-08-09T17:30+08:00"


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", ["1" * 300_000, "2012-" * 60_000, "12月" * 100_000, " " * 300_000, "2012-01-01 " * 20_000]
)
def test_hostile_lines_take_linear_time(text: str) -> None:
    started = time.process_time()
    assert len(stamps(text)) <= 20_000
    assert time.process_time() - started < 120


@pytest.mark.parametrize(
    ("text", "day"),
    [("2 de mayo de 2024", (2024, 5, 2)), ("mayo 2, 2024", (2024, 5, 2)), ("2 мая 2024", (2024, 5, 2)), ("2024", None)],
)
def test_a_year_among_words_is_looked_through_for_months_in_other_languages(
    text: str, day: tuple[int, int, int] | None
) -> None:
    assert [(stamp.year, stamp.month, stamp.day) for stamp in stamps(text)] == ([day] if day else [])


@pytest.mark.parametrize("text", ["2025·10·14 09:21", "2025.10.14 09:21", "2025年10月14日 9时21分"])
def test_signs_between_year_month_and_day(text: str) -> None:
    (stamp,) = stamps(text)
    assert (stamp.year, stamp.month, stamp.day, stamp.hour, stamp.minute) == (2025, 10, 14, 9, 21)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("深夜11:20 2025年12月30日", "2025-12-30T23:20+08:00"),
        ("下午3:05　2025-12-30", "2025-12-30T15:05+08:00"),
        ("2025年12月30日 上午九点二十六分", "2025-12-30T09:26+08:00"),
        ("2025年12月30日 星期二 下午三时", "2025-12-30T15:00+08:00"),
        ("2025年12月30日晚上八點半", "2025-12-30T20:30+08:00"),
        ("美东时间2026年1月31日 09:15", "2026-01-31T09:15-05:00"),
        ("北京时间: 2026-01-31 09:15", "2026-01-31T09:15+08:00"),
        ("美西時間 2026-01-31 09:15", "2026-01-31T09:15-08:00"),
        ("2026年1月31日 09:15 GMT＋8", "2026-01-31T09:15+08:00"),
        ("2026年1月31日 09:15 GMT＋9", "2026-01-31T09:15+09:00"),
        ("2025年12月30日，两点建议", "2025-12-30"),
        ("2025年12月30日一时间", "2025-12-30"),
    ],
)
def test_words_before_a_day_and_clocks_in_numerals(printed: str, expected: str) -> None:
    assert read(printed) == [expected]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和6年5月2日 14時30分", (2024, 5, 2, 14, 30)),
        ("令和元年5月2日", (2019, 5, 2, None, None)),
        ("平成31年4月30日", (2019, 4, 30, None, None)),
        ("2 พฤษภาคม 2567", (2024, 5, 2, None, None)),
        ("2024—05—02 14∶30", (2024, 5, 2, 14, 30)),
        ("2024年五月二日", (2024, 5, 2, None, None)),
        ("4:30 p.m. on May 2, 2024", (2024, 5, 2, 16, 30)),
    ],
)
def test_eras_and_other_signs(text: str, day: tuple[int | None, ...]) -> None:
    stamp = stamps(text)[0]
    assert (stamp.year, stamp.month, stamp.day, stamp.hour, stamp.minute) == (*day[:4], day[4] or 0)
