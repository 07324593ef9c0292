"""`scrape export --columns` and `--segmented`: fewer columns, and words with spaces between them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scraper.archive import Archive
from scraper.cli.commands.import_and_export.export import command
from scraper.models import Page
from scraper.text import segmenter
from tests.cli.filled import fill


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return fill(tmp_path / "archive.db")


def run(db: Path, *args: str) -> Result:
    return CliRunner().invoke(command, [*args, "--db", str(db)], catch_exceptions=False)


def test_columns_are_written_in_their_order(db: Path) -> None:
    lines = run(db, "--columns", "published, headline，id", "--format", "csv", "-n", "1").stdout.lstrip("\ufeff")
    assert lines.splitlines() == ["published,headline,id", "2026-01-31T08:15+08:00,图书馆新馆开馆,1"]
    rows = [json.loads(line) for line in run(db, "--columns", "revisions,url", "--format", "jsonl").stdout.splitlines()]
    assert [list(row) for row in rows] == [["revisions", "url"]] * 3
    assert [len(row["revisions"]) for row in rows] == [1, 0, 0]
    none = run(db, "没有这个词", "--columns", "url,headline", "--format", "csv").stdout.lstrip("\ufeff")
    assert none.split() == ["url,headline"]


def test_columns_of_another_table(db: Path) -> None:
    lines = run(db, "--table", "failures", "--columns", "reason,url", "--format", "csv").stdout.lstrip("\ufeff")
    assert lines.splitlines() == ["reason,url", "HTTP 404,https://news.example.cn/gone.html"]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (
            ["--columns", "headlin", "--format", "csv"],
            "no column 'headlin'; did you mean headline? Available: kind",
        ),
        (["--columns", "url,标题", "--format", "csv"], "no column '标题'; did you mean headline?"),
        (["--columns", "xyz", "--format", "csv"], "no column 'xyz'; available: kind, url, headline"),
        (["--columns", "revisions", "--format", "csv"], "no column 'revisions'"),
        (["--columns", "headline", "--table", "failures", "--format", "csv"], "available: url, source, reason"),
        (["--columns", "url", "--format", "atom"], "--columns applies to csv, json"),
        (["--columns", "url,url", "--format", "csv"], "only once"),
        (["--columns", "", "--format", "csv"], "name at least one column"),
        (["--columns", "，", "--format", "csv"], "name at least one column"),
        (["--columns", "url", "--partition", "source", "-o", "d"], "no effect together with --partition"),
        (["--segmented", "--format", "atom"], "--segmented applies to csv, json"),
        (["--segmented", "--format", "csv", "--table", "failures"], "no effect together with --segmented"),
    ],
)
def test_what_cannot_be_written_is_refused_with_what_can(db: Path, args: list[str], message: str) -> None:
    result = run(db, *args)
    assert result.exit_code == 2
    assert message in result.output


@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.jsonl"])
def test_an_export_of_the_same_columns_is_replaced_another_file_is_not(db: Path, name: str) -> None:
    for _ in range(2):
        assert run(db, "--columns", "url,headline", "-o", name).exit_code == 0
    result = CliRunner().invoke(command, ["--columns", "url,body", "-o", name, "--db", str(db)])
    assert "was not written by" in str(result.exception)
    Path("b.csv").write_text("url,headline\nmine,mine\n", encoding="utf-8")
    result = CliRunner().invoke(command, ["--columns", "url,headline", "-o", "b.csv", "--db", str(db)])
    assert "was not written by" in str(result.exception)


def test_words_are_those_of_the_archive_and_paragraphs_stay(db: Path) -> None:
    (row, *_) = csv.DictReader(
        io.StringIO(run(db, "--segmented", "--format", "csv").stdout.lstrip("\ufeff"), newline="")
    )
    with Archive.read(db) as archive:
        (words, *_) = archive.bulk.words()
        body = (archive.articles.get(1) or {})["body"]
    assert row["headline"] == " ".join(words["headline"])
    assert row["body"].replace("\n", " ").split(" ") == words["body"]
    assert len(row["body"].split("\n")) == len(body.split("\n")) == 3
    assert row["body"].replace(" ", "") == body.replace("\u3000", "")
    assert row["outlet"] == "清河晚报"


def test_an_article_without_words_is_cut_now(db: Path) -> None:
    with Archive.open(db) as archive:
        archive.connection.execute("DELETE FROM article_words WHERE article = 3")
    rows = [json.loads(line) for line in run(db, "--segmented", "--format", "jsonl").stdout.splitlines()]
    assert rows[2]["headline"] == " ".join(segmenter.words("河堤步道通车"))


def test_a_corpus_is_a_folder_of_texts(db: Path) -> None:
    assert run(db, "--segmented", "--format", "text", "-o", "corpus").exit_code == 0
    assert sorted(path.name for path in Path("corpus").iterdir()) == [
        "2026-01-31-1.txt",
        "2026-01-31-2.txt",
        "2026-02-02-3.txt",
    ]
    assert "图书馆" in Path("corpus/2026-01-31-1.txt").read_text(encoding="utf-8").split()


def test_latin_words_keep_their_spaces(db: Path) -> None:
    with Archive.open(db) as archive:
        page = Page("article", "https://a.example/1", headline="New bridge opens", body="It is  long.\n\nVery long.")
        archive.articles.store("evening", None, page, segmenter.analyse(page))
    rows = [json.loads(line) for line in run(db, "bridge", "--segmented", "--format", "jsonl").stdout.splitlines()]
    assert rows[0]["headline"] == "New bridge opens"
    assert rows[0]["body"] == "It is long .\n\nVery long ."
