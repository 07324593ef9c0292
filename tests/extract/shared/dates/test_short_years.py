"""Days with a year of two digits."""

from __future__ import annotations

import pytest

from scraper.extract.shared.dates.short_years import short_year, year_first


@pytest.mark.parametrize(
    ("text", "lang", "day", "hour"),
    [
        ("Publisert: 15.11.23 06:00", "no", (2023, 11, 15), 6),
        ("18/10/22 à 11h02", "fr", (2022, 10, 18), None),
        ("Roma, 3.2.21", "it", (2021, 2, 3), None),
        ("입력 23.11.09 14:32", "ko", (2023, 11, 9), 14),
        ("公開 21/02/13", "ja", (2021, 2, 13), None),
        ("By Mara Ellison On 6/17/25 at 9:05 AM EDT", "en", (2025, 6, 17), 9),
        ("Posted 6/7/25, 9:05 PM", "en-US", (2025, 6, 7), 21),
        ("11/15/23", "en-US", (2023, 11, 15), None),
    ],
)
def test_a_day_as_the_language_orders_it(text: str, lang: str, day: tuple[int, int, int], hour: int | None) -> None:
    (stamp,) = short_year(text, lang)
    assert (stamp.year, stamp.month, stamp.day) == day
    assert stamp.hour == hour


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("06/07/23", "en-US"),
        ("31/12/23", "en"),
        ("05/06/23", "en"),
        ("15.11.23", None),
        ("31.02.23", "de"),
        ("Version 1.12.23.4 ist da", "de"),
        (
            "Der Plan vom 15.11.23 sieht vor, dass die alte Fähre auch im Winter zwischen beiden Ufern verkehren soll",
            "de",
        ),
    ],
)
def test_what_is_no_such_day(text: str, lang: str | None) -> None:
    assert short_year(text, lang) == ()


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("| 26-01-31 | 【大 中 小】【打印】 【关闭】", None),
        ("来源：城东所 26-01-31", None),
        ("发布时间：26-01-31 09:15", 9),
    ],
)
def test_a_day_of_china(text: str, hour: int | None) -> None:
    (stamp,) = year_first(text)
    assert (stamp.year, stamp.month, stamp.day, stamp.hour) == (2026, 1, 31, hour)


@pytest.mark.parametrize(
    "text", ["型号 26-01-31", "时间：26-13-31", "打印 8626-01-31", "打印 26-01-31-08", "编辑电话：0311-26-01-31"]
)
def test_what_is_no_such_day_in_chinese(text: str) -> None:
    assert year_first(text) == ()
