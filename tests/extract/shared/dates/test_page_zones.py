"""The time zone that a page keeps."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from scraper.extract.shared.dates.page_zones import COUNTRIES, named, of_page


@pytest.mark.parametrize(
    ("url", "language", "zone"),
    [
        ("https://www.shore.example.de/a", None, "Europe/Berlin"),
        ("https://shore.example.co.uk/a", "en-US", "Europe/London"),
        ("https://news.example.cn/a", "en", "Asia/Shanghai"),
        ("https://shore.example.com/a", "el", "Europe/Athens"),
        ("https://shore.example.com/a", "de_AT", "Europe/Vienna"),
        ("https://shore.example.com/a", "en-GB", "Europe/London"),
        (None, "ja-JP", "Asia/Tokyo"),
        (None, "pt-BR", None),
        ("https://shore.example.com/a", "en-US", None),
        ("https://shore.example.com/a", None, None),
        ("https://shore.example.co/a", "fr", None),
        ("http://127.0.0.1:8000/a", "es", None),
    ],
)
def test_country_before_language(url: str | None, language: str | None, zone: str | None) -> None:
    assert named(url, language) == zone


def test_the_clock_of_a_page() -> None:
    berlin = of_page("https://shore.example.de/", "de")
    assert berlin is not None
    assert berlin.utcoffset(datetime(2024, 7, 1)) == timedelta(hours=2)


@pytest.mark.parametrize("name", sorted(set(COUNTRIES.values())))
def test_every_zone_exists(name: str) -> None:
    assert ZoneInfo(name).key == name
