"""What --json prints and how commands end: one rule for all of them."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from scraper.archive import Archive
from scraper.cli.help.json_shapes import SHAPES
from scraper.cli.main import COMMANDS, scrape
from scraper.demo import DemoNewspaper
from scraper.errors import ScrapeError
from tests.cli.filled import fill

NAMES = [name for group in COMMANDS.values() for name, _ in group]
SOURCES = "defaults: {limits: {retries: 0}}\nsources:\n  - name: evening\n    list: https://a.example/\n"
PAGE = "<html><title>新馆开馆</title><h1>新馆开馆</h1><p>清河市图书馆新馆昨日开馆，首日迎来读者四千余人。</p></html>"

CALLS = {
    "alerts": "alerts",
    "backfill": "backfill evening --from 2012 --via https://127.0.0.1:9/cdx --pages https://127.0.0.1:9/{timestamp}/{url}",
    "check": "check",
    "config": "config",
    "cooccur": "cooccur 新馆 --least 1",
    "count": "count",
    "digest": "digest --since 2026-01",
    "failures": "failures",
    "fetch": "fetch --due",
    "keywords": "keywords",
    "kwic": "kwic 馆",
    "parse": "parse page.html page.html",
    "reparse": "reparse --workers 1",
    "save": "save https://news.example.cn/1.html",
    "runs": "runs",
    "search": "search 馆",
    "show": "show 1 2",
    "sources": "sources",
    "stats": "stats",
    "teach": "teach 1 --headline 图书馆新馆开馆",
    "ranks": "ranks 馆",
    "trends": "trends 馆",
}
"""A call of each command that has --json and needs no site."""


@pytest.fixture(autouse=True)
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("sources.yaml").write_text(SOURCES, encoding="utf-8")
    Path("page.html").write_text(PAGE, encoding="utf-8")
    return fill(tmp_path / "archive.db")


def command_of(name: str) -> click.Command:
    command = scrape.get_command(click.Context(scrape, info_name="scrape"), name)
    assert command is not None
    return command


def call(*args: str) -> Result:
    return CliRunner().invoke(scrape, args)


def code(result: Result) -> int:
    """The exit code, as `main` has it of an error."""
    error = result.exception
    return error.exit_code if isinstance(error, ScrapeError) else result.exit_code


def check(name: str, printed: str) -> None:
    """The rule."""
    if SHAPES[name] == "lines":
        assert all(isinstance(json.loads(line), dict) for line in printed.splitlines())
        return
    document = json.loads(printed)
    assert printed == json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    if SHAPES[name] == "object":
        assert isinstance(document, dict)
    else:
        assert all(isinstance(row, dict) for row in document)


def test_every_command_with_json_has_a_shape_and_a_call() -> None:
    having = {name for name in NAMES if any("--json" in param.opts for param in command_of(name).params)}
    assert having == set(SHAPES)
    assert set(CALLS) | {"add"} == set(SHAPES)


@pytest.mark.parametrize("name", CALLS)
def test_json_has_the_shape(name: str) -> None:
    result = call(*CALLS[name].split(), "--json")
    assert result.stdout
    check(name, result.stdout)
    assert code(result) == code(call(*CALLS[name].split()))


@pytest.mark.parametrize("name", [name for name, shape in SHAPES.items() if shape == "lines"])
def test_the_help_says_that_it_is_lines(name: str) -> None:
    (option,) = (param for param in command_of(name).params if "--json" in param.opts)
    assert isinstance(option, click.Option)
    assert "line" in (option.help or "")


def test_what_is_found_of_a_site_is_an_object() -> None:
    Path("sources.yaml").write_text("defaults: {delay: 0}\n", encoding="utf-8")
    with DemoNewspaper() as paper:
        result = call("add", f"{paper.url}/city/", "--json")
    check("add", result.stdout)
    assert "澜汀" in result.stdout


@pytest.mark.parametrize(
    ("line", "code_of_none"),
    [
        ("search 无此语", 0),
        ("search --until 1990", 0),
        ("failures online", 0),
        ("keywords 无此语", 1),
        ("trends 馆 --until 1990", 1),
        ("stats --until 1990", 1),
        ("show 99", 1),
        ("show 1 99", 1),
        ("runs 99", 1),
    ],
)
def test_nothing_is_told_the_same_way_with_json_and_without(line: str, code_of_none: int) -> None:
    plain, machine = call(*line.split()), call(*line.split(), "--json")
    assert code(plain) == code(machine) == code_of_none
    check(line.split()[0], machine.stdout or ("" if SHAPES[line.split()[0]] == "lines" else "[]\n"))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_no_option_is_wrong_usage_in_every_command(name: str) -> None:
    assert call(name, "--no-such-option").exit_code == 2


ARCHIVES = [
    name
    for name in NAMES
    if any(param.name == "db" for param in command_of(name).params)
    and name
    not in ("alerts", "backfill", "fetch", "import", "save", "schedule", "sources", "config", "dictionary", "restore")
]
"""Commands that cannot do without an archive."""
ARGUMENTS = {"show": ["1"], "trends": ["馆"], "backup": ["copy.db"], "report": ["-o", "r.html"], "delete": ["1"]}
ARGUMENTS |= {"kwic": ["馆"], "cooccur": ["馆"], "ranks": ["馆"], "teach": ["1"]}
ARGUMENTS |= {"export": ["--format", "jsonl"], "rename": ["one", "another"]}


@pytest.mark.parametrize("name", ARCHIVES)
def test_an_archive_that_is_not_there_is_said_with_one(name: str) -> None:
    result = call(name, *ARGUMENTS.get(name, []), "--db", "none.db")
    assert code(result) == 1, result.output
    assert "none.db" in f"{result.output}{result.exception}"
    assert not Path("none.db").exists()


# -- show, runs


def test_several_articles_are_shown_and_what_is_missing_said() -> None:
    shown = call("show", "1", "https://news.example.cn/2.html", "99")
    assert "图书馆新馆开馆" in shown.stdout
    assert "河堤步道通车" in shown.stdout
    assert "'99'" in str(shown.exception)
    rows = [json.loads(line) for line in call("show", "3", "99", "1", "--json").stdout.splitlines()]
    assert [row["id"] for row in rows] == [3, 1]
    assert "one page at a time" in call("show", "1", "2", "--raw").output


def test_a_run_lists_what_came_and_what_changed() -> None:
    shown = call("runs", "1").stdout
    assert "1  changed  evening  图书馆新馆开馆" in shown
    assert "2  new  online  新馆开馆" in shown
    assert "-n 3 shows all" in call("runs", "1", "-n", "1").stdout
    (row,) = (json.loads(line) for line in call("runs", "1", "--json").stdout.splitlines())
    assert [(article["id"], article["outcome"]) for article in row["articles"]] == [
        (1, "changed"),
        (2, "new"),
        (3, "new"),
    ]
    assert row["articles"][0]["url"] == "https://news.example.cn/1.html"
    assert len(call("runs", "-n", "1", "--json").stdout.splitlines()) == 1


def test_a_run_keeps_what_it_brought_when_a_later_one_changes_it() -> None:
    import sqlite3

    with Archive.open("archive.db") as archive:
        archive.runs.finish(archive.runs.start(["evening"], "fetch"), "done", [])
    connection = sqlite3.connect("archive.db")
    connection.execute(
        "UPDATE runs SET started = '2026-02-01T00:30:00Z', finished = '2026-02-01T02:00:00Z' WHERE id = 1"
    )
    connection.execute(
        "UPDATE runs SET started = '2026-02-01T06:30:00Z', finished = '2026-02-01T08:00:00Z' WHERE id = 2"
    )
    connection.execute("UPDATE articles SET run = 2 WHERE id = 1")
    connection.commit()
    connection.close()
    first, second = (json.loads(call("runs", str(run), "--json").stdout)["articles"] for run in (1, 2))
    assert [(article["id"], article["outcome"]) for article in first] == [(1, "new"), (2, "new"), (3, "new")]
    assert [(article["id"], article["outcome"]) for article in second] == [(1, "changed")]


# -- feeds


def feed_id(*options: str) -> str:
    printed = call("export", "--format", "atom", *options).stdout
    return printed.partition("<id>")[2].partition("</id>")[0]


def test_feeds_of_different_choices_have_different_ids() -> None:
    choices = [
        [],
        ["新馆"],
        ["步道"],
        ["--source", "evening"],
        ["--source", "evening", "--source", "online"],
        ["--since", "365d"],
        ["新馆", "--unique"],
    ]
    ids = [feed_id(*options) for options in choices]
    assert len(set(ids)) == len(ids)
    assert all(identifier.startswith("urn:scrape:export") for identifier in ids)


def test_the_same_choice_is_the_same_feed() -> None:
    assert feed_id("新馆") == feed_id("新馆", "--sort", "newest", "-n", "5") == feed_id(" 新馆 ")
    assert feed_id("--since", "365d") == feed_id("--since", "365d")
    assert (
        "<title>scrape: 新馆 · evening</title>"
        in call("export", "--format", "atom", "新馆", "--source", "evening").stdout
    )


# -- schedule


def test_a_machine_without_cron_is_told_a_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    for action in ("show", "install"):
        result = call("schedule", action, "--cron")
        output = f"{result.output}{result.exception}"
        assert "there is no crontab on this machine" in output
        assert "apt install cron" in output
        assert "scrape fetch --due" in output
    assert code(call("schedule", "install", "--cron", "--yes")) == 2
