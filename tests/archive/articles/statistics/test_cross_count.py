"""Articles counted by the values of two dimensions, with totals."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.archive import Archive, Filter
from scraper.archive.articles.statistics import cross_count
from scraper.archive.articles.statistics.dimensions import DIMENSIONS, WEEKDAYS
from tests.archive.conftest import Newsroom, Put


@pytest.fixture
def filled(archive: Archive, put: Put, newsroom: Newsroom) -> Archive:
    put(newsroom.page(1, editors=("林一帆", "周以宁"), section=None, published="2026-01-31T08:15+08:00"))
    put(newsroom.page(2, editors=("林一帆",), outlet="清河早报", published="2026-02-01"), source="morning")
    put(newsroom.page(3, editors=(), published="2026-02"), at="2026-02-03T01:00:00Z")
    put(newsroom.page(4, editors=("林一帆", "林一帆"), published=None), at="2026-02-03T01:00:00Z")
    return archive


def test_each_name_of_a_list_counts_and_the_article_once_in_the_totals(filled: Archive) -> None:
    counted = filled.statistics.cross(["editor", "source"])
    assert counted.cells == {
        ("林一帆", "evening"): 2,
        ("周以宁", "evening"): 1,
        ("林一帆", "morning"): 1,
        (None, "evening"): 1,
    }
    assert counted.totals == ({"林一帆": 3, "周以宁": 1, None: 1}, {"evening": 3, "morning": 1})
    assert counted.articles == 4
    assert counted.values(0) == ["林一帆", "周以宁", None]


@pytest.mark.parametrize(
    ("dimension", "totals"),
    [
        ("day", {"2026-01-31": 1, "2026-02-01": 1, "2026-02-03": 1, None: 1}),
        ("week", {"2026-01-26": 2, "2026-02-02": 1, None: 1}),
        ("month", {"2026-01": 1, "2026-02": 3}),
        ("year", {"2026": 4}),
        ("weekday", {"Saturday": 1, "Sunday": 1, "Tuesday": 1, None: 1}),
        ("section", {"文化": 3, None: 1}),
    ],
)
def test_dates_are_those_printed_else_of_fetching(filled: Archive, dimension: str, totals: dict[str, int]) -> None:
    assert filled.statistics.cross([dimension]).totals[0] == totals


def test_a_filter_chooses(filled: Archive) -> None:
    assert filled.statistics.cross(["outlet"], Filter(source="morning")).totals[0] == {"清河早报": 1}
    assert filled.statistics.cross(["outlet"], Filter(ids=[])).articles == 0


def test_periods_and_weekdays_are_in_their_order(filled: Archive) -> None:
    assert filled.statistics.cross(["day"]).values(0) == ["2026-01-31", "2026-02-01", "2026-02-03", None]
    assert filled.statistics.cross(["weekday"]).values(0) == ["Tuesday", "Saturday", "Sunday", None]


def test_many_are_counted_as_few_are(filled: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    together = filled.statistics.cross(["byline", "month"])
    monkeypatch.setattr(cross_count, "_AT_ONCE", 1)
    assert filled.statistics.cross(["byline", "month"]) == together


@pytest.mark.parametrize("first", DIMENSIONS)
def test_every_dimension_can_be_counted(filled: Archive, first: str) -> None:
    counted = filled.statistics.cross([first, "source"])
    assert counted.articles == 4
    assert sum(counted.totals[1].values()) == 4
    by_row: Counter[str | None] = Counter()
    for (value, _source), n in counted.cells.items():
        by_row[value] += n
    assert by_row == counted.totals[0]  # a source is one for each article


@given(st.one_of(st.none(), st.text(max_size=30), st.dates().map(str)))
def test_any_stored_date_is_read(stored: str | None) -> None:
    for name in ("day", "week", "month", "year", "weekday"):
        (value,) = DIMENSIONS[name].read(stored)
        assert value is None or name != "weekday" or value in WEEKDAYS
