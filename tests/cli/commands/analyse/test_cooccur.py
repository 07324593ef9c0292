"""`scrape cooccur`: the companions of a word."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scraper.archive import Archive
from scraper.cli.commands.analyse.cooccur import command
from scraper.errors import ArchiveError
from scraper.models import Page
from scraper.text.segmenter import analyse


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cooccur") / "archive.db"
    with Archive.open(path) as archive, archive.transaction():
        for number in range(12):
            body = "低保标准再次提高。市民称赞图书馆。" if number % 2 else "步道昨日通车。图书馆免费开放。"
            page = Page("article", f"https://a.example/{number}", headline=f"第{number}号", body=body)
            archive.articles.store("evening" if number < 8 else "morning", None, page, analyse(page))
    return path


def run(db: Path, *args: str) -> Result:
    return CliRunner().invoke(command, [*args, "--db", str(db)])


def words(db: Path, *args: str) -> dict[str, tuple[int, int]]:
    return {row["word"]: (row["together"], row["units"]) for row in json.loads(run(db, *args, "--json").stdout)}


def test_a_sentence_and_an_article_have_different_companions(db: Path) -> None:
    of_sentences = words(db, "低保")
    assert of_sentences["标准"] == (6, 6)
    assert "图书馆" not in of_sentences
    of_articles = words(db, "低保", "--within", "article")
    assert of_articles["称赞"] == (6, 6)
    assert "图书馆" not in of_articles  # it is in every article: no more than by chance


def test_filters_and_the_least_number(db: Path) -> None:
    assert words(db, "低保", "--source", "morning", "--least", "1")["标准"] == (2, 2)
    result = run(db, "低保", "--source", "morning")
    assert isinstance(result.exception, ArchiveError)
    assert result.stdout == ""


def test_the_table_and_csv(db: Path) -> None:
    result = run(db, "低保")
    assert result.stdout.split()[:4] == ["word", "together", "expected", "in"]
    assert "6 of 36 sentences contain the word." in result.stderr
    records = list(csv.DictReader(io.StringIO(run(db, "低保 OR 步道", "--csv").stdout_bytes.decode("utf-8-sig"))))
    assert {"标准", "通车"} <= {row["word"] for row in records}


def test_a_word_that_never_occurs_is_told_from_one_without_companions(db: Path) -> None:
    assert "none of the selected articles contains '没有这个词'" in str(run(db, "没有这个词").exception)
    assert "more often than by chance" in str(run(db, "低保", "--least", "100").exception)


def test_stop_words_are_left_out(db: Path, tmp_path: Path) -> None:
    (tmp_path / "stop.txt").write_text("标准\n", encoding="utf-8")
    assert "标准" not in words(db, "低保", "--stop-words", str(tmp_path / "stop.txt"))


@pytest.mark.parametrize("query", ["低保 标准", "-低保", "标题:低保", ""])
def test_another_query_is_refused(db: Path, query: str) -> None:
    result = run(db, query)
    assert result.exit_code == 2
    assert "one word, or several with OR" in result.output


def test_processes_beside_count_what_one_counts(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = run(db, "低保", "--json").stdout
    monkeypatch.setattr("scraper.archive.db.side_process.LARGE", 0)
    monkeypatch.setattr("scraper.archive.db.side_process.cores", lambda: 3)
    assert run(db, "低保", "--json").stdout == alone
    assert words(db, "低保", "--source", "evening")
