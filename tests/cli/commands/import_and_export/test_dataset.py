"""`scrape export --partition` and `--table`; docs/dataset.md, whose queries answer as those of the archive do."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from scraper.archive import Archive
from scraper.cli.commands.import_and_export import export
from scraper.demo import DemoNewspaper
from tests.cli.filled import fill
from tests.demo.test_fetched import fetch
from tests.extras import needs
from tests.later import later

pytestmark = pytest.mark.slow

needs("pyarrow", "there is no wheel of pyarrow for this Python")

DOCS = Path(__file__).parents[4] / "docs"
TITLED = r"\n([^\n]+):\n\n```sql\n(.+?)```"
IN_SQLITE = dict(re.findall(TITLED, (DOCS / "archive.md").read_text("utf-8"), re.S))
IN_DUCKDB = dict(re.findall(TITLED, (DOCS / "dataset.md").read_text("utf-8"), re.S))
VIEWS = IN_DUCKDB.pop(next(title for title in IN_DUCKDB if title.endswith("First")))


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("dataset") / "archive.db")


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(export.command, [str(arg) for arg in args])


def test_a_dataset_is_written_and_written_anew(db: Path, tmp_path: Path) -> None:
    out = tmp_path / "dataset"
    assert run("--partition", "source,month", "-o", out, "--db", db).stderr.startswith("3 articles written to")
    files = sorted(path.relative_to(out).as_posix() for path in out.rglob("*.parquet"))
    assert files == [
        "source=evening/month=2026-01/articles.parquet",
        "source=evening/month=2026-02/articles.parquet",
        "source=online/month=2026-01/articles.parquet",
    ]
    assert run("--partition", "year", "--source", "evening", "-o", out, "--db", db).exit_code == 0
    files = sorted(path.relative_to(out).as_posix() for path in out.rglob("*.parquet"))
    assert files == ["year=2026/articles.parquet"]
    assert [path.name for path in tmp_path.iterdir()] == ["dataset"]


def test_the_choice_is_that_of_any_export(db: Path, tmp_path: Path) -> None:
    from pyarrow import parquet

    run("图书馆", "--unique", "--sort", "newest", "--partition", "day", "-o", tmp_path / "d", "--db", db)
    assert parquet.read_table(tmp_path / "d").column("id").to_pylist() == [2]


def test_a_folder_of_others_is_refused_unless_it_is_forced(db: Path, tmp_path: Path) -> None:
    out = tmp_path / "notes"
    out.mkdir()
    (out / "thesis.docx").write_bytes(b"years of work")
    refused = run("--partition", "source", "-o", out, "--db", db)
    assert refused.exception.exit_code == 2  # type: ignore[union-attr]
    assert "exists and is not empty" in str(refused.exception)
    assert (out / "thesis.docx").read_bytes() == b"years of work"
    assert run("--partition", "source", "-o", out, "--force", "--db", db).exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == ["_scrape.json", "source=evening", "source=online"]


def test_force_does_not_take_the_archive_itself(db: Path) -> None:
    before = db.read_bytes()
    assert run("--partition", "source", "-o", db.parent, "--force", "--db", db).exit_code == 1
    assert db.read_bytes() == before


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--partition", "colour", "-o", "x"], "cannot partition by 'colour'; available: source, outlet"),
        (["--partition", "source,source", "-o", "x"], "name each column only once"),
        (["--partition", "", "-o", "x"], "cannot partition by ''"),
        (["--partition", "source"], "name it with -o"),
        (["--partition", "source", "--format", "csv", "-o", "x"], "--partition applies to parquet only"),
        (["--partition", "source", "--table", "pages", "-o", "x"], "not to another --table"),
        (["--table", "pages", "--format", "atom"], "atom can only hold articles"),
        (["--table", "pages", "--format", "csv", "图书馆"], "only --source, --since and --until can be used"),
        (["--table", "pages", "--format", "csv", "--outlet", "x"], "only --source, --since and --until can be used"),
        (["--table", "pages", "--format", "csv", "--limit", "1"], "only --source, --since and --until can be used"),
    ],
)
def test_what_does_not_go_together_is_said(db: Path, args: list[str], message: str) -> None:
    result = run(*args, "--db", db)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert not Path("x").exists()


def table(db: Path, name: str, *args: str) -> list[dict[str, Any]]:
    return [
        json.loads(line) for line in run("--table", name, "--format", "jsonl", *args, "--db", db).stdout.splitlines()
    ]


def test_the_tables_beside_the_articles(db: Path, tmp_path: Path) -> None:
    (revision,) = table(db, "revisions")
    assert (revision["article"], revision["revision"], revision["byline"]) == (1, 1, ["陈可"])
    assert "四千余人" in revision["body"]
    (shown,) = table(db, "front_pages")
    assert (shown["rank"], shown["headline"], shown["article"]) == (1, "新馆今日开馆", 1)
    (failure,) = table(db, "failures")
    assert (failure["reason"], failure["status"], failure["retryable"]) == ("HTTP 404", 404, 0)
    pages = table(db, "pages")
    assert {page["kind"] for page in pages} == {"article", "list"}
    assert all(page["stored"] > 0 and len(page["sha256"]) == 64 for page in pages)
    assert {page["source"] for page in table(db, "pages", "--source", "online")} == {"online"}
    assert table(db, "front_pages", "--since", "2027") == table(db, "revisions", "--until", "2025") == []
    assert "4 rows" in run("--table", "pages", "-o", tmp_path / "p.csv", "--source", "evening", "--db", db).stderr
    with (tmp_path / "p.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == 4


def test_an_empty_table_has_its_columns(db: Path, tmp_path: Path) -> None:
    from pyarrow import parquet

    run("--table", "failures", "--since", "2027", "-o", tmp_path / "f.parquet", "--db", db)
    assert parquet.read_schema(tmp_path / "f.parquet").names[:3] == ["url", "source", "reason"]
    run("--table", "failures", "--since", "2027", "-o", tmp_path / "f.csv", "--db", db)
    assert (tmp_path / "f.csv").read_text("utf-8-sig").startswith("url,source,reason,")


# -- docs/dataset.md --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the archive of the invented newspaper after two runs, exported as docs/dataset.md has it."""
    folder = tmp_path_factory.mktemp("demo")
    with DemoNewspaper() as paper:
        paper.sources_yaml(folder / "sources.yaml")
        fetch(folder)
        paper.epoch = 1
        later(2, folder / "archive.db")
        fetch(folder)
    text = (DOCS / "dataset.md").read_text("utf-8")
    for line in re.findall(r"^    scrape export (.+?)(?: +#.*)?$", text, re.M):
        with chdir(folder):
            assert run(*line.split()).exit_code == 0, line
    return folder


def test_there_are_ten_queries_here_and_there() -> None:
    assert len(IN_DUCKDB) == len(IN_SQLITE) == 10


@pytest.mark.parametrize(
    ("title", "in_sqlite"), [*zip(IN_DUCKDB, IN_SQLITE.values(), strict=False)], ids=list(IN_DUCKDB)
)
def test_a_query_answers_as_in_the_archive(
    demo: Path, title: str, in_sqlite: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    duckdb = pytest.importorskip("duckdb", reason="there is no wheel of DuckDB for this Python")
    monkeypatch.chdir(demo)
    with Archive.read(demo / "archive.db") as archive, duckdb.connect() as connection:
        front = archive.connection.execute("SELECT list FROM front_pages LIMIT 1").fetchone()[0]

        def adapted(query: str) -> str:  # no limits, where equals stand in any order; a list page of this newspaper
            query = re.sub(r" LIMIT \d+", "", query).replace("https://news.example.cn/", front)
            return query.replace("2026-02-01T12:00:00Z", "2099-01-01T00:00:00Z")

        connection.execute(VIEWS)
        expected = archive.connection.execute(adapted(in_sqlite)).fetchall()
        rows = connection.execute(adapted(IN_DUCKDB[title])).fetchall()
    assert sorted(map(plain, rows)) == sorted(map(plain, expected))
    assert rows or title.startswith("Headlines that were changed")


def plain(row: tuple[Any, ...]) -> str:
    """A row for comparing: numbers rounded, lists in one order."""
    return repr([
        round(float(value), 3) if isinstance(value, int | float) else sorted(value.split(",")) if value else value
        for value in row
    ])  # fmt: skip
