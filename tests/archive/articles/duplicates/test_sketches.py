"""Articles that share hashes: the same by one look for each sketch and by one for many."""

from __future__ import annotations

import random
from itertools import repeat

import pytest

from scraper.archive import Archive
from scraper.archive.articles.duplicates import sketches
from scraper.archive.articles.duplicates.sketches import COMPARED


@pytest.fixture
def sketched(archive: Archive) -> Archive:
    """An archive whose articles share few hashes or many, and one of them with a crowd."""
    from tests.archive.articles.duplicates.test_near_duplicates import store_sketched

    chance = random.Random(7)
    for number in range(1, 61):
        store_sketched(archive, number, f"第{number}号。", f"第{number}号", (1, *chance.sample(range(2, 60), 8)))
    return archive


def test_those_that_share_most_come_first_and_few_of_them(sketched: Archive) -> None:
    own = tuple(value for (value,) in sketched.connection.execute("SELECT hash FROM sketches WHERE article = 7"))
    shared = sketches.sharing(sketched.connection, own)
    assert shared[0] == (7, 9)
    assert len(shared) == COMPARED
    assert list(shared) == sorted(shared, key=lambda one: (-one[1], one[0]))
    assert 7 not in dict(sketches.sharing(sketched.connection, own, article=7))


@pytest.mark.parametrize("among", [0, 5, 60])
def test_many_sketches_share_what_each_shares(sketched: Archive, among: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(8)
    several = [(1, *chance.sample(range(2, 90), 10)) for _ in range(25)] + [()]
    monkeypatch.setattr(sketches, "_AT_ONCE", 10)
    one_by_one = [list(sketches.sharing(sketched.connection, sketch, among=among)) for sketch in several]
    assert [list(articles) for articles in sketches.sharing_of_many(sketched.connection, several, among)] == one_by_one
    assert any(one_by_one) == (among > 0)


def test_a_hash_of_a_crowd_is_ignored(sketched: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    (other, _), *_rest = sketched.connection.execute("SELECT hash, count(*) FROM sketches WHERE hash > 1 GROUP BY hash")
    before = sketches.sharing_of_many(sketched.connection, [(1, other)], 60)
    assert before != [[]]
    monkeypatch.setattr(sketches, "_CROWD", 60)
    after = [
        list(sketches.sharing(sketched.connection, (1, other))),
        *sketches.sharing_of_many(sketched.connection, [(1, other)], 60),
    ]
    assert after == list(repeat([], 2))
