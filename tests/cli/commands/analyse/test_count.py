"""`scrape count`: articles by one or two dimensions."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

from scraper.archive import Archive
from scraper.cli.commands.analyse.count import command
from scraper.cli.options import shell_completion
from scraper.errors import ArchiveError
from scraper.models import Page
from scraper.text.segmenter import analyse
from tests.cli.filled import fill
from tests.cli.in_terminal import ESCAPE, in_terminal


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("count") / "archive.db")


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty outlets over thirty months."""
    path = tmp_path_factory.mktemp("wide") / "archive.db"
    with Archive.open(path) as archive, archive.transaction():
        for number in range(60):
            page = Page(
                "article",
                f"https://news.example.cn/{number}",
                headline=f"第{number}号",
                outlet=f"很长名字的清河{number % 30}区晚报",
                section="要闻" if number % 3 else "=SUM(A1)",
                published=f"{2024 + number % 30 // 12}-{1 + number % 30 % 12:02}-03",
                body=f"第{number}号工程完工。",
            )
            archive.articles.store("evening", None, page, analyse(page))
    return path


def run(db: Path, *args: str) -> Result:
    return CliRunner().invoke(command, [*args, "--db", str(db)])


def rows(db: Path, *args: str) -> list[dict[str, object]]:
    printed: list[dict[str, object]] = json.loads(run(db, *args, "--json").stdout)
    return printed


def test_one_dimension(db: Path) -> None:
    assert rows(db) == [{"source": "evening", "articles": 2}, {"source": "online", "articles": 1}]
    lines = run(db, "--by", "outlet").stdout.splitlines()
    assert [line.split() for line in lines if "─" not in line] == [
        ["outlet", "articles"],
        ["清河晚报", "2"],
        ["清河在线", "1"],
        ["all", "3"],
    ]


def test_two_dimensions_in_any_spelling(db: Path) -> None:
    cells = [
        {"outlet": "清河晚报", "month": "2026-01", "articles": 1},
        {"outlet": "清河晚报", "month": "2026-02", "articles": 1},
        {"outlet": "清河在线", "month": "2026-01", "articles": 1},
    ]
    for by in ("outlet,month", "来源，月", "Outlet、 month"):
        assert rows(db, "--by", by) == cells
    lines = [line.split() for line in run(db, "--by", "outlet,month").stdout.splitlines()]
    assert lines[0] == ["outlet", "2026-01", "2026-02", "all"]
    assert lines[2:] == [["清河晚报", "1", "1", "2"], ["清河在线", "1", "·", "1"], ["all", "2", "1", "3"]]


def test_a_share_is_of_all_articles_of_the_period(db: Path) -> None:
    assert rows(db, "图书馆", "--by", "outlet,month", "--share") == [
        {"outlet": "清河在线", "month": "2026-01", "articles": 1, "of": 2, "share": 0.5},
        {"outlet": "清河晚报", "month": "2026-01", "articles": 1, "of": 2, "share": 0.5},
    ]
    assert rows(db, "图书馆", "--by", "source", "--share", "--source", "evening") == [
        {"source": "evening", "articles": 1, "of": 2, "share": 0.5}
    ]
    assert "66.7%" in run(db, "图书馆", "--by", "section", "--share").stdout


def test_csv_has_a_row_for_each_combination_and_no_formula(wide: Path) -> None:
    text = (
        CliRunner()
        .invoke(command, ["--by", "section,year", "--csv", "--db", str(wide)])
        .stdout_bytes.decode("utf-8-sig")
    )
    records = list(csv.DictReader(io.StringIO(text)))
    assert sum(int(row["articles"]) for row in records) == 60
    assert {row["section"] for row in records} == {"要闻", "'=SUM(A1)"}


@pytest.mark.parametrize(
    ("by", "message"),
    [
        ("colour", "cannot count by 'colour'; available: outlet, source, section"),
        ("outlet,month,source", "one or two dimensions, not 3"),
        ("month,月", "two different dimensions"),
        ("", "cannot count by ''"),
    ],
)
def test_what_cannot_be_counted_is_refused_with_what_can(db: Path, by: str, message: str) -> None:
    result = run(db, "--by", by)
    assert result.exit_code == 2
    assert message in result.output


def test_in_chinese_the_dimensions_have_their_chinese_names(db: Path) -> None:
    text = in_terminal("count", "--by", "颜色", "--db", str(db), code=2, SCRAPE_LANG="zh")
    assert "outlet（来源）" in "".join(text.split())
    assert "year（年）" in "".join(text.split())


def test_nothing_chosen_is_an_error_and_json_is_empty(db: Path) -> None:
    result = run(db, "没有这个词", "--json")
    assert result.stdout == "[]\n"
    assert isinstance(result.exception, ArchiveError)
    assert run(db, "没有这个词", "--by", "month,outlet", "--share", "--csv").stdout_bytes.decode(
        "utf-8-sig"
    ).split() == ["month,outlet,articles,of,share"]


@pytest.mark.parametrize("by", ["outlet,month", "month,outlet"])
def test_the_table_fits_the_terminal_and_says_what_is_left_out(wide: Path, by: str) -> None:
    text = ESCAPE.sub("", in_terminal("count", "--by", by, "--db", str(wide)))
    assert max(map(cell_len, text.splitlines())) <= 80
    assert "more columns do not fit" in text
    months = in_terminal("count", "--by", "outlet,month", "--db", str(wide))
    assert "2026-06" in months  # the latest periods
    assert "2024-01" not in months
    assert "10 more rows are not shown" in months


def test_rows_can_be_limited(wide: Path) -> None:
    assert len(run(wide, "--by", "outlet", "-n", "5").stdout.splitlines()) == 5 + 3
    assert len(run(wide, "--by", "outlet", "-n", "0").stdout.splitlines()) == 30 + 3
    assert len(run(wide, "--by", "month").stdout.splitlines()) == 30 + 3


def test_the_table_speaks_chinese(db: Path) -> None:
    text = in_terminal("count", "--by", "weekday,section", "--db", str(db), SCRAPE_LANG="zh")
    assert "星期六" in text
    assert "合计" in text


def test_the_shell_offers_dimensions_and_columns() -> None:
    context = click.Context(command)
    offered = [item.value for item in shell_completion.OFFERS["dimensions"](context, command.params[1], "outlet,")]
    assert offered[:2] == ["outlet,source", "outlet,section"]
    context.params["table"] = "failures"
    offered = [item.value for item in shell_completion.OFFERS["columns"](context, command.params[1], "url,re")]
    assert offered == ["url,reason", "url,retryable"]
    context.params["table"] = None
    offered = [item.value for item in shell_completion.OFFERS["columns"](context, command.params[1], "headl")]
    assert offered == ["headline"]
