"""`scrape tag`: marks on articles, and every place that knows them: queries, filters, exports, show, save, imports."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from scraper.archive import Archive
from scraper.cli.commands.find import search, show, tag
from scraper.cli.commands.import_and_export import export, import_
from scraper.cli.commands.maintain import delete, verify
from tests.cli.filled import FIRST, fill
from tests.invoked import run


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return fill(tmp_path / "archive.db")


def tags(db: Path) -> dict[int, list[str]]:
    with Archive.read(db) as archive:
        return {row["id"]: row["tags"] for row in archive.articles()}


@pytest.mark.parametrize(
    ("args", "marked"),
    [
        (["1", "养老"], {1}),
        (["1 3", "养老"], {1, 3}),
        ([FIRST.url, "养老"], {1}),
        (["图书馆", "养老", "--yes"], {1, 2}),
        (["图书馆 -outlet:清河在线", "养老", "--yes"], {1}),
        (["", "养老", "--source", "online", "--yes"], {2}),
        (["图书馆", "养老", "--source", "evening", "--yes"], {1}),
    ],
)
def test_it_marks_by_number_by_address_and_by_query(db: Path, args: list[str], marked: set[int]) -> None:
    assert run(tag.command, *args, "--db", db).exit_code == 0
    assert {article for article, names in tags(db).items() if names == ["养老"]} == marked
    assert run(verify.command, "--db", db).exit_code == 0


def test_tags_are_added_and_removed_together(db: Path) -> None:
    run(tag.command, "1 2", "旧稿", "to read", "--db", db)
    done = run(tag.command, "图书馆", "养老", "-旧稿", "-没有", "--yes", "--db", db)
    assert done.stderr.splitlines() == [
        "养老: added to 2 articles",
        "旧稿: removed from 2 articles",
        "没有: removed from 0 articles",
    ]
    assert tags(db) == {1: ["to read", "养老"], 2: ["to read", "养老"], 3: []}
    assert run(tag.command, "--list", "--db", db).stdout.splitlines() == ["2\tto read", "2\t养老"]


def test_a_dry_run_shows_and_changes_nothing(db: Path) -> None:
    before = db.read_bytes()
    done = run(tag.command, "图书馆", "养老", "--dry-run", "--db", db)
    assert FIRST.headline in done.stdout
    assert "养老: added to 2 articles\nnothing was changed (--dry-run)" in done.stderr
    assert db.read_bytes() == before


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["养老"],
        ["", "养老"],
        ["图书馆", "养老"],  # nobody can be asked
        ["1", "养老", "-养老"],
        ["1", "养老", "--source", "online"],
        ["--list", "1", "养老"],
        ["1", "养老", "--sorce"],
    ],
)
def test_what_is_not_clear_changes_nothing(db: Path, args: list[str]) -> None:
    assert run(tag.command, *args, "--db", db).exit_code == 2
    assert not any(tags(db).values())


@pytest.mark.parametrize("name", ["", " ", "--", "长" * 101])
def test_a_tag_has_a_name(db: Path, name: str) -> None:
    done = CliRunner().invoke(tag.command, ["--db", str(db), "--", "1", name])
    assert done.exit_code != 0
    assert not any(tags(db).values())


def test_a_tag_is_clean_text(db: Path) -> None:
    run(tag.command, "1", "\x1b[31m红\u202e  色", "--db", db)
    assert tags(db)[1] == ["红 色"]


@pytest.fixture
def marked(db: Path) -> Path:
    run(tag.command, "1 3", "养老", "--db", db)
    run(tag.command, "2", "养老金", "To Read", "--db", db)
    return db


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("tag:养老", {1, 3}),
        ("标签:养老金", {2}),
        ("tag:养", set()),  # a tag is found as a whole
        ("tag:“to read”", {2}),
        ("tag:养老 图书馆", {1}),
        ("图书馆 -tag:养老", {2}),
        ("-tag:养老", {2}),
        ("tag:养老金 OR 步道", {2, 3}),
        ("(tag:养老 步道) OR tag:养老金", {2, 3}),
        ("tag:(养老 OR 养老金) -图书馆", {3}),
    ],
)
@pytest.mark.parametrize("sort", ["relevance", "newest"])
def test_tags_can_be_searched_for(marked: Path, query: str, ids: set[int], sort: str) -> None:
    done = run(search.command, "--sort", sort, "--json", "--db", marked, "--", query)
    assert {json.loads(line)["id"] for line in done.stdout.splitlines()} == ids
    with Archive.read(marked) as archive:
        assert archive.search.count(query) == len(ids)
        assert set(archive.search.ids(query)) == ids


def test_a_filter_takes_whole_names_and_proposes_near_ones(marked: Path) -> None:
    done = run(search.command, "图书馆", "--tag", "养老", "--tag", "养老金", "--json", "--db", marked)
    assert {json.loads(line)["id"] for line in done.stdout.splitlines()} == {1, 2}
    unknown = run(search.command, "图书馆", "--tag", "To Raed", "--db", marked)
    assert unknown.exit_code == 2
    assert "did you mean 'To Read'?" in unknown.stderr


def test_show_names_them(marked: Path) -> None:
    assert "tags To Read、养老金" in run(show.command, "2", "--db", marked).stdout
    assert json.loads(run(show.command, "2", "--json", "--db", marked).stdout)["tags"] == ["To Read", "养老金"]


def test_exports_have_them_and_jsonl_brings_them_back(marked: Path, tmp_path: Path) -> None:
    table, lines, other = tmp_path / "a.csv", tmp_path / "a.jsonl", tmp_path / "other.db"
    run(export.command, "-o", table, "--db", marked)
    with table.open(encoding="utf-8-sig", newline="") as file:
        assert [row["tags"] for row in csv.DictReader(file)] == ["养老", "To Read; 养老金", "养老"]
    run(export.command, "-o", lines, "--db", marked)
    run(import_.command, lines, "--db", other)
    assert tags(other) == tags(marked)


@pytest.mark.slow
def test_an_import_adds_tags_to_stored_articles(marked: Path, tmp_path: Path) -> None:
    lines, other = tmp_path / "a.jsonl", fill(tmp_path / "other.db")
    run(tag.command, "1", "自己的", "--db", other)
    run(export.command, "-o", lines, "--db", marked)
    assert "3 unchanged" in run(import_.command, lines, "--db", other).stderr
    assert tags(other) == {1: ["养老", "自己的"], 2: ["To Read", "养老金"], 3: ["养老"]}


@pytest.mark.slow
def test_a_line_with_a_tag_that_is_not_one_is_refused(marked: Path, tmp_path: Path) -> None:
    lines, other = tmp_path / "a.jsonl", tmp_path / "other.db"
    run(export.command, "-o", lines, "--db", marked)
    lines.write_text(lines.read_text(encoding="utf-8").replace('["养老"]', '["-养老"]'), encoding="utf-8")
    done = run(import_.command, lines, "--db", other)
    assert done.exit_code == 1
    assert "'-养老' is not a tag" in done.stderr
    assert len(tags(other)) == 1


def test_a_deleted_article_takes_its_tags_along(marked: Path) -> None:
    run(delete.command, "3", "--yes", "--db", marked)
    with Archive.read(marked) as archive:
        assert archive.tags.count() == [("To Read", 1), ("养老", 1), ("养老金", 1)]
