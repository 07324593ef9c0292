"""Groups of copies: what the other archive has compared is not compared again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from scraper.archive import Archive
from scraper.archive.articles.duplicates import near_duplicates
from scraper.archive.rows.filters import Filter
from scraper.models import Page
from scraper.text.segmenter import analyse
from tests.archive.articles.duplicates.test_near_duplicates import edited, text
from tests.archive.merge.test_merge import merge, sound
from tests.archive.merge.world import Read, fetched, make, url

ORIGINAL = text(1)
REPRINT = edited(ORIGINAL, 0.03, 2)


def stored(path: Path, bodies: dict[int, str], hour: int = 0) -> Path:
    with Archive.open(path) as archive:
        for number, body in bodies.items():
            page = Page("article", url(number), headline="清河大桥通车", body=body)
            archive.articles.store("evening", fetched(url(number), body, hour), page, analyse(page))
    return path


def groups(path: Path) -> dict[str, tuple[str | None, float | None]]:
    """Address of an article -> that of its first print, and the likeness."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            address: (head, likeness)
            for address, head, likeness in connection.execute(
                "SELECT a.url, head.url, a.similarity FROM articles AS a"
                " LEFT JOIN articles AS head ON head.id = a.copy_of"
            )
        }


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The texts that are compared from now on."""
    pairs: list[tuple[str, str]] = []
    real = near_duplicates.likeness

    def likeness(one: str, other: str) -> float:
        pairs.append((one, other))
        return real(one, other)

    monkeypatch.setattr(near_duplicates, "likeness", likeness)
    return pairs


def test_a_first_print_joins_the_copies_that_are_here(tmp_path: Path, compared: list[tuple[str, str]]) -> None:
    b = stored(tmp_path / "b.db", {1: ORIGINAL, 2: REPRINT})
    _, likeness = groups(b)[url(2)]
    a = stored(tmp_path / "a.db", {2: REPRINT})
    compared.clear()
    merge(a, b)
    assert groups(a) == {url(2): (None, None), url(1): (url(2), likeness)}
    assert compared == []
    sound(a)


def test_a_reprint_that_only_this_archive_has_is_found(tmp_path: Path, compared: list[tuple[str, str]]) -> None:
    b = stored(tmp_path / "b.db", {1: ORIGINAL})
    a = stored(tmp_path / "a.db", {2: REPRINT})
    compared.clear()
    merge(a, b)
    assert groups(a)[url(1)][0] == url(2)
    assert len(compared) == 1


def test_what_the_other_archive_calls_no_copy_is_none(tmp_path: Path, compared: list[tuple[str, str]]) -> None:
    b = stored(tmp_path / "b.db", {1: ORIGINAL, 2: REPRINT})
    with closing(sqlite3.connect(b)) as connection:
        connection.execute("UPDATE articles SET copy_of = NULL, similarity = NULL")
        connection.commit()
    a = stored(tmp_path / "a.db", {2: REPRINT})
    compared.clear()
    merge(a, b)
    assert groups(a)[url(1)] == (None, None)
    assert compared == []


def test_another_text_here_is_compared(tmp_path: Path) -> None:
    b = stored(tmp_path / "b.db", {1: ORIGINAL, 2: text(9)})
    a = stored(tmp_path / "a.db", {2: REPRINT}, hour=1)
    merge(a, b)
    assert groups(a)[url(1)][0] == url(2)
    sound(a)


def commands(path: Path) -> dict[str, str]:
    """Address of an article -> the command of the run that stored it."""
    with closing(sqlite3.connect(path)) as connection:
        return dict(connection.execute("SELECT url, command FROM articles JOIN runs ON runs.id = articles.run"))


def test_an_article_that_comes_belongs_to_the_run_that_stored_it(tmp_path: Path) -> None:
    b = make(tmp_path / "b.db", [Read(5, 2, "开馆")])
    a = tmp_path / "a.db"
    with Archive.open(a) as archive:
        for _ in range(3):
            archive.runs.finish(archive.runs.start([], "reparse"), "done", [])
    merge(a, b)
    assert commands(a) == {url(2): "fetch"}
    sound(a)


def test_a_selection_of_a_merged_archive_is_written(tmp_path: Path) -> None:
    a = make(tmp_path / "a.db", [Read(1, 1, "停电")])
    merge(a, make(tmp_path / "b.db", [Read(5, 2, "开馆")]))
    part = tmp_path / "part.db"
    with Archive.read(a) as archive:
        archive.merge.write(Filter(ids=(2,)), part)
    assert commands(part) == {url(2): "fetch"}
    sound(part)
