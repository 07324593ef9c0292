"""`scrape search --new`: what has come since the same search was last made so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scraper.archive import Archive
from scraper.archive.rows.filters import Mark
from scraper.cli import last_asked
from scraper.cli.commands.find.search import command
from scraper.errors import ConfigError
from scraper.models import Page
from scraper.text.segmenter import analyse
from tests.cli.filled import fetched, fill


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return fill(tmp_path / "archive.db")


def run(db: Path, *args: str) -> Result:
    return CliRunner().invoke(command, [*args, "--db", str(db)], catch_exceptions=False)


def new(db: Path, *args: str) -> list[int]:
    return [json.loads(line)["id"] for line in run(db, *args, "--new", "--json").stdout.splitlines()]


def put(db: Path, *numbers: int, body: str = "清河市图书馆又开一座新馆。") -> None:
    with Archive.open(db) as archive:
        run = archive.runs.start(["evening"], "fetch")
        for number in numbers:
            page = Page("article", f"https://a.example/{number}", headline=f"第{number}号", body=body)
            archive.articles.store("evening", fetched(page, "2026-03-01T00:00:00Z"), page, analyse(page), run=run)
        archive.runs.finish(run, "done", [])


def test_only_what_has_come_since_is_shown(db: Path) -> None:
    assert sorted(new(db, "图书馆")) == [1, 2]
    assert new(db, "图书馆") == []
    put(db, 10)
    assert new(db, "图书馆") == [4]
    assert new(db, "图书馆") == []
    assert sorted(new(db, "图书馆", "--source", "evening")) == [1, 4]  # another search


def test_all_new_ones_are_shown_and_what_was_left_out_comes_again(db: Path) -> None:
    new(db, "图书馆")
    put(db, *range(10, 35))
    assert len(new(db, "图书馆", "-n", "3")) == 3
    assert len(new(db, "图书馆")) == 25
    assert new(db, "图书馆") == []


def test_counting_does_not_count_as_asking(db: Path) -> None:
    new(db, "图书馆")
    put(db, 10)
    assert run(db, "图书馆", "--new", "--count").stdout == "1\n"
    assert new(db, "图书馆") == [4]


def test_a_changed_article_is_not_new(db: Path) -> None:
    put(db, 10)
    new(db)
    put(db, 10, body="清河市图书馆又开两座新馆。")
    assert new(db) == []


def test_a_number_that_is_given_again_is_new(db: Path) -> None:
    put(db, 10)
    new(db, "图书馆")
    with Archive.open(db) as archive:
        archive.deletion.delete([4], [])
    put(db, 11)
    assert new(db, "图书馆") == [4]


def test_another_archive_of_the_same_name_is_asked_for_the_first_time(db: Path, tmp_path: Path) -> None:
    put(db, 10)
    new(db, "图书馆")
    for file in tmp_path.glob("archive.db*"):
        file.unlink()
    fill(db)
    assert "First search of this kind" in run(db, "图书馆", "--new").stderr


def test_people_are_told(db: Path) -> None:
    assert "First search of this kind" in run(db, "图书馆", "--new").stderr
    result = run(db, "图书馆", "--new")
    assert result.stdout == ""
    assert "Nothing new since the last time." in result.stderr


def test_a_damaged_file_is_as_none(db: Path) -> None:
    new(db, "图书馆")
    last_asked.file_of(db).write_text("[1,", encoding="utf-8")
    assert sorted(new(db, "图书馆")) == [1, 2]
    last_asked.file_of(db).write_text('{"x": ["a"]}', encoding="utf-8")
    assert last_asked.mark_of(db, "x", Mark(9, 9)) is None


def test_where_nothing_can_be_written_is_named(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    with pytest.raises(ConfigError, match="cannot be remembered"):
        last_asked.remember(db, "x", Mark(1, 1))


@pytest.mark.parametrize("value", ["", "state", "./state"])
def test_a_relative_folder_of_the_environment_is_ignored(db: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", value)
    assert last_asked.file_of(db).is_relative_to(Path.home() / ".local" / "state")


def test_the_searches_asked_longest_ago_are_forgotten(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(last_asked, "MOST", 3)
    for question in "abcda":
        last_asked.remember(db, question, Mark(1, 1))
    assert [last_asked.mark_of(db, question, Mark(1, 1)) is None for question in "abcd"] == [False, True, False, False]
