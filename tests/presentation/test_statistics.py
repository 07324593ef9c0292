"""The archive in numbers: growth told from arrivals, dates that are drawn."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from scraper.archive import Archive, Filter
from scraper.presentation.statistics import growth, overview, timeline
from tests.cli.filled import fill

TODAY = date(2026, 2, 3)


def test_counts_tops_and_size(tmp_path: Path) -> None:
    with Archive.read(fill(tmp_path / "archive.db")) as archive:
        figures = overview(archive, Filter(), TODAY)
        assert figures.articles == 3
        assert [(source.name, source.articles) for source in figures.sources] == [("evening", 2), ("online", 1)]
        assert (figures.first, figures.last) == (date(2026, 1, 31), date(2026, 2, 2))
        assert figures.tallies["bylines"].values == (("陈可", 2),)
        assert overview(archive, Filter(source="online"), TODAY).articles == 1
        assert figures.as_json()["days"] == [
            {"day": "2026-01-31", "articles": 2},
            {"day": "2026-02-02", "articles": 1},
        ]


def test_dates_that_cannot_be_count_but_are_not_drawn(tmp_path: Path) -> None:
    with Archive.read(fill(tmp_path / "archive.db")) as archive:
        figures = overview(archive, Filter(), date(2024, 1, 1))
    assert (figures.articles, figures.first) == (3, None)


def test_growth_is_told_from_the_last_four_weeks() -> None:
    arrivals = {TODAY - timedelta(days=days): 2 for days in range(60)}
    rate = growth(arrivals, 1000.0, TODAY)
    assert rate.per_week == 14.0
    assert rate.year_articles == 730
    assert rate.year_bytes == 730_000
    assert rate.weeks[-1] == (date(2026, 2, 2), 4)
    assert rate.months[-1] == (date(2026, 2, 1), 6)


def test_growth_has_no_gaps() -> None:
    rate = growth({TODAY: 1, TODAY - timedelta(days=21): 5}, 1.0, TODAY)
    assert [n for _, n in rate.weeks] == [5, 0, 0, 1]


def test_a_young_archive_has_no_pace() -> None:
    assert growth({TODAY: 900}, 1000.0, TODAY).per_week is None
    assert growth({}, 0.0, TODAY).year_articles is None


def test_an_old_one_that_gets_nothing_new_grows_by_nothing() -> None:
    assert growth({date(2020, 1, 1): 900}, 1000.0, TODAY).year_articles == 0


def test_a_timeline_has_every_period() -> None:
    days = {date(2026, 1, 1): 2, date(2026, 1, 4): 1}
    assert timeline(days, date(2026, 1, 1), date(2026, 1, 4), 10) == (
        "day",
        [(date(2026, 1, day), n) for day, n in ((1, 2), (2, 0), (3, 0), (4, 1))],
    )
    step, drawn = timeline(days, date(2020, 1, 1), date(9999, 12, 31), 100)
    assert step == "month"
    assert sum(n for _, n in drawn) == 3
