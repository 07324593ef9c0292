"""Places on lists: hot lists at each reading, others at each change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scraper.archive import Archive
from scraper.archive.pages import ranks
from scraper.contract import stamp
from scraper.models import Fetched, Page, Teaser

LIST, WORDS = "https://hot.example.cn/list", ("渔港码头", "大飞机", "低保")
BEGINS = datetime(2026, 1, 31, tzinfo=UTC)


def at(reading: int) -> str:
    return stamp(BEGINS + timedelta(minutes=10 * reading))


def items(words: tuple[str, ...], heat: int | None = None) -> list[Teaser]:
    return [Teaser(word, f"https://hot.example.cn/q/{word}", heat=heat) for word in words]


def test_each_reading_is_a_sighting_even_if_nothing_changed(archive: Archive) -> None:
    for reading in range(5):
        archive.ranks.store("热榜", LIST, at(reading), items(WORDS, heat=100 + reading))
    (history,) = archive.ranks.histories(word="大飞机")
    assert [(each.seen, each.rank, each.heat) for each in history.sightings] == [
        (at(reading), 2, 100 + reading) for reading in range(5)
    ]
    assert (history.source, history.list, history.best, history.heat, history.seconds) == ("热榜", LIST, 2, 104, 2400)


def test_a_time_off_the_list_is_no_time_on_it(archive: Archive) -> None:
    for reading, words in enumerate((WORDS, WORDS[1:], WORDS[1:], WORDS, WORDS)):
        archive.ranks.store("热榜", LIST, at(reading), items(words))
    (history,) = archive.ranks.histories(word="渔港")
    assert [each.seen for each in history.sightings] == [at(0), at(3), at(4)]
    assert history.seconds == 600


def test_long_stays_take_several_rows_and_are_one_history(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranks, "MOST_POINTS", 3)
    for reading in range(10):
        archive.ranks.store("热榜", LIST, at(reading), items(WORDS))
    (history,) = archive.ranks.histories(url="https://hot.example.cn/q/低保")
    assert [each.seen for each in history.sightings] == [at(reading) for reading in range(10)]
    assert history.seconds == 9 * 600
    assert archive.connection.execute("SELECT count(*) FROM rankings").fetchone() == (12,)


def test_a_clock_that_goes_back_writes_nothing(archive: Archive) -> None:
    for reading in (5, 2, 5, 6):
        archive.ranks.store("热榜", LIST, at(reading), items(WORDS))
    (history,) = archive.ranks.histories(word="低保")
    assert [each.seen for each in history.sightings] == [at(5), at(6)]


def test_the_address_of_a_list_gives_all_its_entries(archive: Archive) -> None:
    archive.ranks.store("热榜", LIST, at(0), items(WORDS))
    archive.ranks.store("别处", "https://other.example.cn/", at(0), items(WORDS[:1]))
    assert {history.headline for history in archive.ranks.histories(url=LIST)} == {*WORDS}
    assert len(archive.ranks.histories(word="渔港")) == 2
    assert [history.source for history in archive.ranks.histories(word="渔港", source="别处")] == ["别处"]


def listing(entries: list[Teaser], reading: int) -> tuple[Fetched, Page]:
    fetched = Fetched(LIST, LIST, 200, (), b"<html></html>", at(reading))
    return fetched, Page("list", LIST, items=tuple(entries))


def test_an_ordinary_list_has_a_place_at_each_change_and_its_heat(archive: Archive) -> None:
    for reading, words in enumerate((WORDS, WORDS, WORDS[::-1], WORDS[1:])):
        archive.visits.store_list("频道", *listing(items(words, heat=7), reading))
    (history,) = archive.ranks.histories(word="渔港")
    assert [(each.seen, each.rank, each.heat, each.lasts) for each in history.sightings] == [
        (at(0), 1, 7, 1200),
        (at(2), 3, 7, 600),
    ]


def test_a_list_that_becomes_a_hot_list_keeps_what_it_had(archive: Archive) -> None:
    archive.visits.store_list("频道", *listing(items(WORDS), 0))
    archive.ranks.store("频道", LIST, at(3), items(WORDS))
    archive.visits.store_list("频道", *listing(items(WORDS[::-1]), 3), spacing=86_400)
    (history,) = archive.ranks.histories(word="渔港")
    assert [each.seen for each in history.sightings] == [at(0), at(3)]


def test_snapshots_of_a_hot_list_are_spaced_unless_it_breaks(archive: Archive) -> None:
    def store(words: tuple[str, ...], reading: int) -> bool:
        return archive.visits.store_list("热榜", *listing(items(words), reading), spacing=86_400)

    assert store(WORDS, 0)
    assert not store(WORDS[::-1], 1)
    assert store(WORDS[:1], 2), "a third of its entries"
    assert store(WORDS, 3), "and whole again"
    assert store(WORDS[::-1], 3 + 144), "a day later"


def test_a_deleted_article_leaves_the_ranks(archive: Archive) -> None:
    archive.ranks.store("热榜", LIST, at(0), items(WORDS))
    archive.deletion.delete([], ["https://hot.example.cn/q/低保"])
    archive.ranks.store("热榜", LIST, at(1), items(WORDS))
    assert {history.headline for history in archive.ranks.histories(url=LIST)} == {*WORDS[:2]}


def test_a_renamed_source_keeps_its_ranks(archive: Archive) -> None:
    archive.ranks.store("热榜", LIST, at(0), items(WORDS))
    with archive.transaction():
        archive.sources.rename("热榜", "热搜")
    assert {history.source for history in archive.ranks.histories(url=LIST)} == {"热搜"}


@pytest.mark.slow
def test_a_day_of_readings_stays_small(tmp_path: Path) -> None:
    file = tmp_path / "hot.db"
    Archive.open(file).close()
    empty = file.stat().st_size
    with Archive.open(file) as archive, archive.transaction():
        for reading in range(144):
            words = tuple(f"第{(n * 7 + reading // 10) % 60}个热词" for n in range(50))
            archive.ranks.store("热榜", LIST, at(reading), items(words, heat=1_000_000 - 997 * reading))
    assert file.stat().st_size - empty < 144 * 50 * 20, "bytes of the sightings"
