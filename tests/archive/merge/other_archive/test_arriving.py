"""Articles of another archive that a process beside reads ahead: the same articles, whatever becomes of it."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from scraper.archive import Archive
from scraper.archive.db import side_process
from scraper.archive.merge.other_archive import arriving, other
from scraper.archive.merge.other_archive.arriving import Arrived
from tests.archive.merge.test_merge import EVERYTHING, many, merge, sound
from tests.archive.merge.world import Read, holdings, make


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    return make(tmp_path / "a.db", [Read(0, 30, "停电"), Read(20, 31, "封路")]), many(tmp_path / "b.db")


@pytest.fixture
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving, "cores", lambda: 2)
    monkeypatch.setattr(arriving, "BATCH", 7)
    monkeypatch.setattr(arriving, "_MEANWHILE", 14)
    monkeypatch.setattr(arriving, "LARGE", 20)


def arrived(a: Path, b: Path) -> Iterator[Arrived]:
    with other.opened(b, a) as there, closing(arriving.batches(there, a, "1", [], 0)) as batches:
        yield from batches


def ids(batches: list[Arrived]) -> list[int]:
    return [incoming.row["id"] for batch in batches for incoming in batch.articles]


@pytest.mark.usefixtures("two_cores")
def test_a_process_beside_reads_the_rest_with_the_terms_of_what_is_new(pair: tuple[Path, Path]) -> None:
    batches = list(arrived(*pair))
    assert ids(batches) == list(range(1, 41))
    assert [batch.last for batch in batches] == [7, 14, 40]
    articles = [incoming for batch in batches for incoming in batch.articles]
    assert {incoming.row["id"] for incoming in articles if incoming.terms} == {*range(15, 41)} - {30, 31}
    last = articles[-1]
    ahead, last.terms = last.terms, ""
    assert set(ahead.split()) == set(last.index_terms().split()) != set()
    assert not multiprocessing.active_children()


@pytest.mark.usefixtures("two_cores")
def test_a_process_that_is_killed_is_done_without(pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[side_process.SideProcess] = []

    class Killed(side_process.SideProcess):
        def __init__(self, *args: object) -> None:
            super().__init__(*args)  # type: ignore[arg-type]
            self.close()
            started.append(self)

    monkeypatch.setattr(arriving, "SideProcess", Killed)
    batches = list(arrived(*pair))
    assert ids(batches) == list(range(1, 41))
    assert (len(started), len(batches)) == (1, 6)


@pytest.mark.usefixtures("two_cores")
def test_a_merge_that_is_left_leaves_no_process(pair: tuple[Path, Path]) -> None:
    a, b = pair

    def fail(outcomes: object, _share: float) -> None:
        if outcomes:
            assert multiprocessing.active_children()
            raise KeyboardInterrupt

    with Archive.open(a) as archive, pytest.raises(KeyboardInterrupt):
        archive.merge.bring(b, EVERYTHING, watch=fail)
    assert not multiprocessing.active_children()


def test_with_a_process_beside_a_merge_ends_the_same(
    pair: tuple[Path, Path], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    a, b = pair
    alone = make(tmp_path / "alone.db", [Read(0, 30, "停电"), Read(20, 31, "封路")])
    by_itself = merge(alone, b)
    request.getfixturevalue("two_cores")
    together = merge(a, b)
    assert together == by_itself
    assert holdings(a) == holdings(alone)
    sound(a)


@pytest.mark.parametrize(("cores", "large"), [(1, 20), (2, 40)])
@pytest.mark.usefixtures("two_cores")
def test_one_core_and_few_articles_need_no_process(
    pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, cores: int, large: int
) -> None:
    monkeypatch.setattr(arriving, "cores", lambda: cores)
    monkeypatch.setattr(arriving, "LARGE", large)
    batches = list(arrived(*pair))
    assert ids(batches) == list(range(1, 41))
    assert not any(incoming.terms for batch in batches for incoming in batch.articles)
