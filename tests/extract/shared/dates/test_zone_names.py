"""Zones of the world's places, numbered zones, and zones set apart or before the day."""

import pytest

from scraper.extract.shared.dates.dates import stamps
from scraper.extract.shared.dates.machine_dates import machine


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("2024-05-02 14:30 迪拜时间", 240),
        ("2024-05-02 14:30 芝加哥時間", -300),
        ("2024年5月2日 14:30 东九区", 540),
        ("2024-05-02 14:30 西五區時間", -300),
        ("2024-05-02 14:30，GMT+9", 540),
        ("2024-05-02 14:30【UTC+9】", 540),
        ("2024-05-02 14:30 纽约当地时间", -240),
        ("2024-05-02 14:30 [UTC-4]", -240),
        ("2024-05-02 14:30 格林尼治标准时间+9", 540),
        ("UTC+9 2024年5月2日 14:30", 540),
        ("Thu May 02 14:30:00 EDT 2024", -240),
        ("May 2, 2024 at 2:30 p.m. Eastern Time", -240),
        ("May 2, 2024, 2:30 PM Pacific Daylight Time", -420),
        ("2 May 2024 14:30 (Central European Summer Time)", 120),
        ("2024-05-02 14:30:00 China Standard Time", 480),
        ("14:30 Moscow time, May 2, 2024", 180),
        ("2024-05-02 14:30 China Times", None),
        ("2024-05-02 14:30 Central Station", None),
    ],
)
def test_printed_zones(text: str, offset: int | None) -> None:
    """The zone is read, and not that of the source; the name of a paper or a place names no zone."""
    stamp = stamps(text)[0]
    assert (stamp.hour, stamp.minute, stamp.offset) == (14, 30, offset)


@pytest.mark.parametrize("text", ["2024-05-02T143000+0800", "2024-05-02T1430+0800", "2024-05-02T14:30+08"])
def test_compact_clocks(text: str) -> None:
    """A clock without colons, or an offset without minutes, behind a day."""
    stamp = machine(text)
    assert stamp is not None
    assert (stamp.day, stamp.hour, stamp.minute, stamp.offset) == (2, 14, 30, 480)


def test_half_of_the_day_with_dots() -> None:
    """2:30 p.m. is in the afternoon, be there a zone behind it."""
    stamp = machine("May 2, 2024, 2:30 p.m. EDT")
    assert stamp is not None
    assert (stamp.hour, stamp.offset) == (14, -240)
