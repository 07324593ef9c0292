"""The options that choose articles: repeatable, and never of a name that the archive has not."""

from __future__ import annotations

import csv
import json
import time
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scraper.archive import Archive
from scraper.archive.crawl.failures import Failure
from scraper.cli.main import scrape
from scraper.text.segmenter import analyse
from tests.cli.filled import OTHER, fetched, fill

TAKING = {
    "search": ["search", "--count"],
    "export": ["export", "--format", "jsonl"],
    "keywords": ["keywords"],
    "trends": ["trends", "新馆"],
    "stats": ["stats"],
    "count": ["count"],
    "kwic": ["kwic", "新馆"],
    "cooccur": ["cooccur", "新馆"],
    "report": ["report", "-o", "report.html"],
    "table": ["export", "--table", "failures", "--format", "csv"],
}
"""A call of each command that takes the options."""


@pytest.fixture(autouse=True)
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SCRAPE_DB", "archive.db")
    path = fill(tmp_path / "archive.db")
    with Archive.open(path) as archive:
        third = replace(OTHER, url="https://third.example/1", outlet="新华社", section="时政", editors=("王小满",))
        third = replace(third, byline=("林一帆", "周远"), headline="第三处", body="水位回落，第三处码头恢复通航。")
        archive.articles.store("third", fetched(third), third, analyse(third))
    return path


def call(*args: str, code: int = 0) -> Result:
    result = CliRunner().invoke(scrape, args)
    assert result.exit_code == code, result.output
    return result


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--source", "evening"], 2),
        (["--source", "evening", "--source", "online"], 3),
        (["--source", "online", "--source", "evening", "--source", "third"], 4),
        (["--outlet", "清河晚报", "--outlet", "新华社"], 3),
        (["--section", "文化", "--section", "时政"], 4),
        (["--editor", "王小满"], 1),
        (["--byline", "陈可", "--byline", "周远"], 3),
        (["--source", "evening", "--source", "third", "--byline", "林一帆"], 1),
        (["--source", "evening", "--source", "evening"], 2),
    ],
)
def test_an_option_given_several_times_is_any_of_them(options: list[str], count: int) -> None:
    assert call("search", "--count", *options).stdout == f"{count}\n"
    assert len(call("export", "--format", "jsonl", *options).stdout.splitlines()) == count
    assert json.loads(call("stats", "--json", *options).stdout)["articles"] == count
    points = json.loads(call("trends", "的 OR 馆 OR 通", "--json", *options).stdout)
    assert sum(point["of"] for point in points) == count


def test_a_table_is_chosen_by_several_sources_too() -> None:
    both = call("export", "--table", "pages", "--format", "csv", "--source", "online", "--source", "third")
    assert {row["source"] for row in csv.DictReader(both.stdout.lstrip("\ufeff").splitlines())} == {"online", "third"}


@pytest.mark.parametrize("taking", TAKING)
@pytest.mark.parametrize(
    ("option", "name", "near"),
    [
        ("--source", "eveing", "'evening'"),
        ("--source", "Evening", "'evening'"),
        ("--outlet", "新华", "'新华社'"),
        ("--outlet", "新华社北京", "'新华社'"),
        ("--section", "时政要闻", "'时政'"),
        ("--editor", "小满", "'王小满'"),
        ("--byline", "周", "'周远'"),
    ],
)
def test_an_unknown_name_is_an_error_that_names_the_nearest(taking: str, option: str, name: str, near: str) -> None:
    if taking == "table" and option != "--source":
        pytest.skip("a table has sources alone")
    shown = call(*TAKING[taking], option, name, code=2).output
    assert f"{option}: archive.db has no" in shown
    assert f"did you mean {near}" in shown
    assert not Path("report.html").exists()


def test_of_several_names_each_unknown_one_is_told() -> None:
    shown = call("search", "--source", "evening", "--source", "x1", "--outlet", "清河在", code=2).output
    assert "'x1'" in shown
    assert "'清河在线'" in shown
    assert "'evening'" not in shown


def test_a_source_without_articles_is_known() -> None:
    with Archive.open("archive.db") as archive:
        archive.crawl.record_failure(Failure("quiet", "https://q.example/1", "HTTP 404"))
    assert call("search", "--count", "--source", "quiet").stdout == "0\n"


def test_dates_out_of_order_are_refused_everywhere() -> None:
    for words in TAKING.values():
        shown = call(*words, "--since", "2026-02-01", "--until", "2026-01-01", code=2).output
        assert "is later than" in shown


def test_people_are_completed() -> None:
    import click

    from scraper.cli.options.shell_completion import stored

    context = click.Context(scrape, info_name="scrape")
    option = click.Option(["--editor"])
    assert [item.value for item in stored("editor")(context, option, "王")] == ["王小满"]
    assert [item.value for item in stored("byline")(context, option, "林")] == ["林一帆"]


@pytest.mark.parametrize("command", ["fetch", "check", "config", "reparse"])
@pytest.mark.parametrize(("name", "near"), [("EVENING", "evening"), ("even", "evening"), ("evenning", "evening")])
def test_a_source_that_is_named_without_an_option_is_known_too(command: str, name: str, near: str) -> None:
    Path("sources.yaml").write_text("sources:\n  - name: evening\n    list: https://a.example/\n", encoding="utf-8")
    result = CliRunner().invoke(scrape, [command, name])
    assert getattr(result.exception, "exit_code", result.exit_code) == 2
    assert f"did you mean {near!r}?" in f"{result.output}{result.exception}"


@pytest.mark.parametrize("taking", TAKING)
def test_words_for_dates_are_understood_and_said(taking: str) -> None:
    shown = call(*TAKING[taking], "--until", "今天", "--since", "2020").stderr
    assert "--until 今天: 20" in shown
    assert "--since" not in shown


@pytest.mark.parametrize("taking", TAKING)
def test_m_of_a_date_is_refused(taking: str) -> None:
    assert "3mo for months" in call(*TAKING[taking], "--since", "3m", code=2).output


@pytest.mark.parametrize("taking", [name for name in TAKING if name not in ("trends", "table")])
def test_hints_of_a_query_come_with_every_command(taking: str) -> None:
    result = CliRunner().invoke(scrape, [*TAKING[taking], "新馆*"])
    assert "* is searched as text" in result.stderr


def test_hints_of_a_query_come_with_trends() -> None:
    assert "* is searched as text" in call("trends", "新馆*").stderr


def test_stats_and_report_take_a_query() -> None:
    assert json.loads(call("stats", "图书馆", "--json").stdout)["articles"] == 2
    call("report", "(图书馆 OR 步道) NOT 新馆", "-o", "report.html")
    assert "图书馆 OR 步道" in Path("report.html").read_text(encoding="utf-8")


# -- when articles came and changed -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--fetched-since", "2026-02-01"], 4),
        (["--fetched-since", "2026-02-02"], 0),
        (["--fetched-since", "2026-02-01T00:59Z"], 4),
        (["--fetched-since", "2026-02-01T01:01Z"], 0),
        (["--fetched-since", "2026"], 4),
        (["--fetched-since", "昨天"], 0),
        (["--changed-since", "2026-02-01"], 1),
        (["--changed-since", "2026-02-01T07:01Z"], 0),
        (["--changed-since", "2026-02", "--source", "online"], 0),
    ],
)
def test_articles_are_chosen_by_when_they_came_and_changed(options: list[str], count: int) -> None:
    assert call("search", "--count", *options).stdout == f"{count}\n"
    assert len(call("export", "--format", "jsonl", *options).stdout.splitlines()) == count


def test_a_day_begins_by_the_clock_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    assert call("search", "--count", "--fetched-since", "2026-02-02").stdout == "0\n"
    with Archive.open("archive.db") as archive:
        late = replace(OTHER, url="https://third.example/2", headline="晚到", body="傍晚又有一艘渡轮靠岸。")
        archive.articles.store("third", fetched(late, "2026-02-01T16:30:00Z"), late, analyse(late))
    assert call("search", "--count", "--fetched-since", "2026-02-02").stdout == "1\n"  # half past midnight there


@pytest.mark.parametrize("words", ["last run", "Last Run", "上次运行"])
def test_the_last_run_is_looked_up(words: str) -> None:
    with Archive.open("archive.db") as archive:
        (run,) = archive.runs.latest(1)
        archive.runs.finish(archive.runs.start([], "reparse"), "done", [])  # brings no articles
    result = call("search", "--count", "--fetched-since", words)
    assert result.stdout == "0\n"  # those of the archive bear older times than the run
    assert f"--fetched-since last run: {run['started'][:10]}" in result.stderr


def test_an_archive_without_runs_has_no_last_one(tmp_path: Path) -> None:
    Archive.open(tmp_path / "empty.db").close()
    result = call("search", "--changed-since", "last run", "--db", "empty.db", code=2)
    assert "--changed-since:" in result.output
    assert "has no runs yet" in result.output


def test_no_date_is_refused() -> None:
    assert "is not a date" in call("search", "--fetched-since", "last walk", code=2).output
