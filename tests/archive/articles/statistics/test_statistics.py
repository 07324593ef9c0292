"""The archive in numbers: values counted, days, facets, the bytes of the file."""

from __future__ import annotations

from collections import Counter

import pytest

from scraper.archive import Archive, Filter
from scraper.archive.articles.statistics import statistics
from scraper.archive.db import side_process
from scraper.errors import ArchiveError
from tests.archive.conftest import Newsroom, Put


def fill(put: Put, newsroom: Newsroom) -> None:
    put(newsroom.page(1, editors=("林一帆", "周以宁"), section=None))
    put(newsroom.page(2, editors=("林一帆",), outlet="清河早报"), source="morning")
    put(newsroom.page(3, editors=("林一",), published="2026-02"), at="2026-02-03T01:00:00Z")


def tally(archive: Archive, field: statistics.Counted, choice: Filter = Filter(), limit: int = 10) -> statistics.Tally:  # noqa: B008
    return archive.statistics.count((field,), choice, limit).tallies[field]


def test_values_are_counted_one_by_one(archive: Archive, put: Put, newsroom: Newsroom) -> None:
    fill(put, newsroom)
    assert tally(archive, "editors").values == (("林一帆", 2), ("周以宁", 1), ("林一", 1))
    assert tally(archive, "editors", limit=1) == statistics.Tally((("林一帆", 2),), distinct=3)
    assert tally(archive, "section").values == (("文化", 2),)
    assert tally(archive, "outlet", Filter(source="morning")).values == (("清河早报", 1),)
    assert tally(archive, "source", Filter(ids=[1, 2])).values == (("evening", 1), ("morning", 1))
    assert tally(archive, "keywords", Filter(source="nobody")) == statistics.Tally((), 0)


def test_many_are_counted_as_few_are(
    archive: Archive, put: Put, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(put, newsroom)
    fields: tuple[statistics.Counted, ...] = (
        "source",
        "outlet",
        "section",
        "language",
        "editors",
        "byline",
        "keywords",
    )
    together = archive.statistics.count(fields)
    monkeypatch.setattr(statistics, "_AT_ONCE", 2)
    assert archive.statistics.count(fields) == together
    assert {field: tally(archive, field) for field in fields} == together.tallies
    monkeypatch.setattr(statistics, "_LARGE", 0)
    monkeypatch.setattr(side_process, "cores", lambda: 2)
    with Archive.read(archive.path) as reading:  # in a process beside, too, and by indexes
        assert reading.statistics.count(fields) == together
        assert reading.statistics.count(fields, Filter(source=("morning", "evening"))) == together
        assert reading.statistics.count(fields, Filter(source="morning")) != together


def test_a_filter_without_conditions_is_counted_by_the_indexes(
    archive: Archive, put: Put, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(put, newsroom)
    fields: tuple[statistics.Counted, ...] = ("outlet", "section", "keywords")
    every = archive.statistics.count(fields, Filter(since="2000"))
    monkeypatch.setattr(statistics, "_count_apart", None)  # which counts the keywords of rows
    assert archive.statistics.count(fields, Filter(source=(), outlet=())) == every


def test_days_and_arrivals(archive: Archive, put: Put, newsroom: Newsroom) -> None:
    fill(put, newsroom)
    assert archive.statistics.count(()).days == {
        "evening": {"2026-01-31": 1, "2026-02": 1},
        "morning": {"2026-01-31": 1},
    }
    assert archive.statistics.count(()).arrivals == {"2026-01-31": 2, "2026-02-03": 1}


def test_an_editor_is_chosen_by_the_whole_name(archive: Archive, put: Put, newsroom: Newsroom) -> None:
    fill(put, newsroom)
    assert archive.articles.count(Filter(editor="林一")) == 1
    assert archive.search.ids("", Filter(editor="林一帆")) == [2, 1]


def test_facets_count_what_each_choice_would_leave(archive: Archive, put: Put, newsroom: Newsroom) -> None:
    fill(put, newsroom)
    facets = archive.statistics.facets()
    assert tuple(facets) == statistics.FACETS
    assert facets["section"] == Counter({"文化": 2})
    assert facets["date"] == Counter({"2026-01-31": 2, "2026-02": 1})
    for name in ("source", "section", "outlet", "editor"):
        for value, count in facets[name].items():
            assert archive.articles.count(Filter(**{name: value})) == count
    assert archive.statistics.facets([2])["editor"] == Counter({"林一帆": 1})
    assert archive.statistics.facets(None, Filter(source="morning")) == archive.statistics.facets([2])


def test_the_parts_of_the_size_are_the_whole(archive: Archive, put: Put, newsroom: Newsroom) -> None:
    fill(put, newsroom)
    size = archive.statistics.size()
    assert size.total == size.text + size.raw + size.index + size.files + size.other
    assert size.files == size.folders == 0
    assert min(size.text, size.raw, size.index) > 0
    assert size.pages == sum(
        len(page.content) for _, versions in archive.bulk.raw_pages() for pages in versions for page in pages
    )


@pytest.mark.slow
def test_without_dbstat_the_size_is_told_by_lengths(archive: Archive, put: Put, newsroom: Newsroom) -> None:
    for number in range(300):
        put(newsroom.page(number, body=f"{number}号厅开放。" * 150))
    exact = statistics._measured(archive.connection)
    about = statistics._summed(archive.connection)
    if exact is not None:
        for part in ("text", "raw"):
            assert 0.5 < about[part] / exact[part] < 1.5


def test_a_snapshot_does_not_see_what_is_written_meanwhile(archive: Archive, put: Put, newsroom: Newsroom) -> None:
    fill(put, newsroom)
    with Archive.read(archive.path) as reader:
        before = reader.statistics.version()
        with reader.snapshot():
            assert reader.articles.count() == 3
            put(newsroom.page(4))
            assert reader.articles.count() == 3
        assert reader.articles.count() == 4
        assert reader.statistics.version() != before


def test_what_takes_too_long_is_ended(archive: Archive, put: Put, newsroom: Newsroom) -> None:
    fill(put, newsroom)
    with Archive.read(archive.path) as reader:
        endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c"
        with pytest.raises(ArchiveError, match="too long"), reader.snapshot(within=0.05):
            reader.connection.execute(endless)
        with reader.snapshot(within=60):
            assert reader.articles.count() == 3


def test_a_page_of_hits_is_what_a_search_shows(archive: Archive, put: Put, newsroom: Newsroom) -> None:
    fill(put, newsroom)
    results = archive.search("开馆", sort="newest")
    again = archive.search.hits("开馆", archive.search.ordered("开馆", sort="newest"))
    assert again == results.hits


def test_the_values_of_a_field_that_begin_so(archive: Archive, put: Put, newsroom: Newsroom) -> None:
    for number, section in enumerate(("财经", "文化", "文 化", "文化报", None, "文化"), 1):
        put(newsroom.page(number, section=section))
    assert archive.statistics.values("section", "", 10) == ["文 化", "文化", "文化报", "财经"]
    assert archive.statistics.values("section", "文化", 10) == ["文化", "文化报"]
    assert archive.statistics.values("section", "文", 1) == ["文 化"]
    assert archive.statistics.values("section", "x", 10) == []
    assert archive.statistics.values("source", "", 10) == ["evening"]
