"""Processes that read an archive beside this one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scraper.archive import Archive
from scraper.archive.db.side_process import STEP, SideProcess, Unavailable
from tests.cli.filled import fill


def urls(connection: sqlite3.Connection, seen: Callable[[], None], begins: str) -> Iterator[str]:
    for (url,) in connection.execute("SELECT url FROM articles WHERE url LIKE ? || '%' ORDER BY id", (begins,)):
        seen()
        yield url


def many(connection: sqlite3.Connection, seen: Callable[[], None]) -> Iterator[int]:
    for _ in range(STEP + 1):
        seen()
    yield connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    raise ValueError("this is no number")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.read(fill(tmp_path / "archive.db")) as archive:
        yield archive


def test_the_results_and_rows_of_a_process_reach_this_one(archive: Archive) -> None:
    expected = list(urls(archive.connection, lambda: None, "https://"))
    process = SideProcess(archive.path, archive.connection, urls, "https://")
    rows: list[None] = []
    assert list(process.results(lambda: rows.append(None))) == expected != []
    process.close()
    assert len(rows) == len(expected)


def test_what_fails_there_is_raised_here(archive: Archive) -> None:
    process = SideProcess(archive.path, archive.connection, many)
    rows: list[None] = []
    results = process.results(lambda: rows.append(None))
    assert next(results) == archive.articles.count()
    with pytest.raises(ValueError, match="this is no number"):
        next(results)
    process.close()
    assert len(rows) == STEP


def test_a_file_that_was_written_meanwhile_is_not_read(archive: Archive) -> None:
    with archive.snapshot():
        assert archive.articles.count()
        with Archive.open(archive.path) as writer:
            writer.tags.add([1], ["水利"])
        process = SideProcess(archive.path, archive.connection, urls, "https://")
        with pytest.raises(Unavailable):
            list(process.results(lambda: None))
        process.close()


def test_a_process_that_is_ended_is_not_waited_for(archive: Archive) -> None:
    process = SideProcess(archive.path, archive.connection, many)
    process.close()
    with pytest.raises(Unavailable):
        list(process.results(lambda: None))
