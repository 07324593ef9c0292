"""`scrape kwic`: a word in its contexts, one below the other."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

from scraper.archive import Archive
from scraper.cli.commands.analyse.kwic import COLUMNS, command
from scraper.models import Page
from scraper.text.segmenter import analyse
from tests.cli.filled import fill
from tests.cli.in_terminal import ESCAPE, in_terminal


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = fill(tmp_path_factory.mktemp("kwic") / "archive.db")
    with Archive.open(path) as archive:
        page = Page("article", "https://a.example/1", headline="=cmd 新馆", body="abc \x1b[31m新馆 def。" * 3)
        archive.articles.store("evening", None, page, analyse(page))
    return path


def run(db: Path, *args: str) -> Result:
    return CliRunner().invoke(command, [*args, "--db", str(db)])


def test_the_word_stands_in_one_column(db: Path) -> None:
    lines = run(db, "新馆").stdout.splitlines()
    assert len(lines) == 10
    assert len({cell_len(line[: line.index("新馆")]) for line in lines}) == 1
    assert "清河市图书馆 新馆 昨日开馆，首日迎来读者" in run(db, "新馆", "--source", "online").stdout


@pytest.mark.parametrize("columns", [40, 80])
def test_lines_fit_the_terminal(db: Path, columns: int) -> None:
    text = ESCAPE.sub("", in_terminal("kwic", "闭馆", "--window", "40", "--db", str(db), columns=columns))
    lines = text.splitlines()
    assert max(map(cell_len, lines)) <= columns
    assert len(lines) == 2
    assert len({cell_len(line[: line.index("闭馆")]) for line in lines}) == 1


def test_lines_are_sorted_by_what_follows(db: Path) -> None:
    printed = [json.loads(line) for line in run(db, "新馆", "--sort", "right", "--json").stdout.splitlines()]
    assert [line["right"] for line in printed] == sorted(line["right"] for line in printed)
    printed = [json.loads(line) for line in run(db, "新馆", "--sort", "left", "--json").stdout.splitlines()]
    assert [line["left"][::-1] for line in printed] == sorted(line["left"][::-1] for line in printed)
    assert tuple(printed[0]) == COLUMNS


def test_csv_has_all_lines_and_no_formula(db: Path) -> None:
    text = run(db, "新馆", "--csv", "-n", "0").stdout_bytes.decode("utf-8-sig")
    records = list(csv.DictReader(io.StringIO(text, newline="")))
    assert tuple(records[0]) == COLUMNS
    assert len(records) == 10
    assert {row["left"] for row in records if row["id"] == "4" and row["field"] == "headline"} == {"'=cmd "}


def test_the_number_of_lines_is_limited(db: Path) -> None:
    result = run(db, "新馆", "-n", "2")
    assert len(result.stdout.splitlines()) == 2
    assert "first 2 occurrences" in result.stderr


def test_nothing_found_gets_a_hint(db: Path) -> None:
    result = run(db, "新馆步道")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "No articles found." in result.stderr
    assert run(db, "-新馆").exit_code == 2
