"""Zones as pages print them, in minutes east of Greenwich."""

from __future__ import annotations

from datetime import datetime

import pytest

from scraper.extract.shared.dates.time_zones import DEFAULT_OFFSET, offset, zone

SUMMER, WINTER = datetime(2024, 7, 1, 12), datetime(2024, 1, 1, 12)


@pytest.mark.parametrize(
    ("printed", "minutes"),
    [
        ("+0800", 480),
        ("GMT+8", 480),
        ("(UTC−3:30)", -210),
        ("Z", 0),
        ("HKT", 480),
        ("ist", 330),
        ("北京时间", 480),
        ("香港時間", 480),
        ("东京时间", 540),
    ],
)
def test_a_zone_with_one_offset(printed: str, minutes: int) -> None:
    assert offset(printed, SUMMER) == offset(printed, WINTER) == minutes


@pytest.mark.parametrize(
    ("printed", "summer"),
    [("美东时间", -240), ("ET", -240), ("加拿大东部时间", -240), ("太平洋夏令时间", -420), ("伦敦时间", 60)],
)
def test_a_zone_with_summer_time(printed: str, summer: int) -> None:
    assert offset(printed, SUMMER) == summer
    assert offset(printed, WINTER) == summer - 60


@pytest.mark.parametrize("printed", ["澳洲東部時間", "澳大利亚东部时间", "雪梨時間"])
def test_the_east_of_another_continent(printed: str) -> None:
    assert offset(printed, WINTER) == offset(printed, SUMMER) + 60 == 660


@pytest.mark.parametrize("printed", ["CST", "当地时间", "東部時間", "东部时间", "+15:00", "XYZ", "", None])
def test_what_names_no_offset(printed: str | None) -> None:
    assert offset(printed, SUMMER) is None


def test_a_zone_that_the_machine_does_not_know() -> None:
    assert zone("Nowhere/Yunting") is DEFAULT_OFFSET
    assert zone("Asia/Tokyo").utcoffset(SUMMER) == zone("Asia/Seoul").utcoffset(SUMMER)
