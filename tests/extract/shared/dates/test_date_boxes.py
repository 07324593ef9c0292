"""Date boxes, whose day, month and year are lines of their own."""

from __future__ import annotations

import pytest

from scraper.extract.shared.dates.date_boxes import boxed


@pytest.mark.parametrize(
    "texts", [["28", "12月", "2013"], ["12月", "28", "2013年"], ["28日", "12 月", "2013", "00:28"]]
)
def test_the_year_below_day_and_month(texts: list[str]) -> None:
    stamp = boxed(texts)
    assert stamp is not None
    assert (stamp.year, stamp.month, stamp.day) == (2013, 12, 28)


@pytest.mark.parametrize("below", ["120", "2013 次阅读", "水滴"])
def test_a_number_below_is_no_year(below: str) -> None:
    stamp = boxed(["28", "12月", below])
    assert stamp is not None
    assert stamp.year is None
