"""Command lines that are not quite right: options before the command, words of other programs, missing files."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scraper.cli.help.intents import INTENTS, meant
from scraper.cli.main import COMMANDS, scrape
from scraper.errors import ConfigError
from tests.cli.filled import fill

NAMES = [name for group in COMMANDS.values() for name, _ in group]


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return fill(tmp_path / "elsewhere.db")


def call(*args: str | Path, code: int = 0) -> Result:
    result = CliRunner().invoke(scrape, [str(arg) for arg in args])
    assert result.exit_code == code, result.output
    return result


# -- options before the command


def test_the_archive_may_be_named_before_the_command(db: Path) -> None:
    assert call("--db", db, "search", "图书馆", "--count").stdout == "2\n"
    assert call(f"--db={db}", "--lang", "zh", "search", "图书馆", "--count").stdout == "2\n"
    assert "given twice" in call("--db", "nowhere.db", "search", "图书馆", "--db", db, code=2).output


@pytest.mark.parametrize("option", ["-c", "--config", "--sources"])
def test_the_file_of_sources_may_be_named_before_the_command(db: Path, option: str) -> None:
    Path("mine.yaml").write_text("sources:\n  - name: evening\n    list: https://a.example/\n", encoding="utf-8")
    assert "evening" in call(option, "mine.yaml", "sources").stdout
    assert "evening" in call("sources", option, "mine.yaml").stdout


def test_a_command_without_the_option_says_so(db: Path) -> None:
    assert "`scrape parse` has no option --db." in call("--db", db, "parse", "page.html", code=2).output


@pytest.mark.parametrize("variable", ["SCRAPE_CONFIG", "SCRAPE_SOURCES"])
def test_a_variable_of_the_environment_disturbs_no_command_without_the_option(
    db: Path, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "mine.yaml")
    assert call("search", "图书馆", "--count", "--db", db).stdout == "2\n"


def test_an_option_of_the_command_is_shown_its_place(db: Path) -> None:
    assert "scrape search --json" in call("--json", "search", "图书馆", code=2).output
    assert "--jsn" in call("--jsn", "search", "图书馆", code=2).output


def test_the_former_name_of_config_works_and_is_not_shown(db: Path) -> None:
    for name in NAMES:
        shown = call(name, "--help").stdout
        assert "--sources" not in shown
    assert "--sources" not in call("fetch", "--source", "evening", code=2).output
    assert "scrape fetch NAME" in call("fetch", "--source", "evening", code=2).output


# -- a file that is named, and is not there


@pytest.mark.parametrize(
    "command",
    [
        *("keywords", "dictionary", "reparse", "import x.jsonl", "config", "sources", "check", "fetch", "schedule"),
        "parse x.html",
    ],
)
@pytest.mark.parametrize("way", ["option", "former", "before", "SCRAPE_CONFIG", "SCRAPE_SOURCES"])
def test_a_file_that_is_named_and_missing_is_an_error(
    db: Path, command: str, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    words: list[str | Path] = [*command.split()]
    if way.isupper():
        monkeypatch.setenv(way, "none.yaml")
    elif way == "before":
        words = ["--config", "none.yaml", *words]
    else:
        words += ["--config" if way == "option" else "--sources", "none.yaml"]
    monkeypatch.setenv("SCRAPE_DB", str(db))
    result = CliRunner().invoke(scrape, [str(word) for word in words])
    assert isinstance(result.exception, ConfigError)
    assert "there is no file none.yaml" in str(result.exception)


def test_the_file_by_itself_may_be_missing(db: Path) -> None:
    assert call("keywords", "--db", db).exit_code == 0


# -- words that are no commands


@pytest.mark.parametrize(
    ("word", "lines"),
    [
        ("list", ["scrape sources", "scrape search --sort newest", "scrape runs"]),
        ("ls", ["scrape sources"]),
        ("find", ["scrape search"]),
        ("搜索", ["scrape search"]),
        ("update", ["scrape fetch"]),
        ("merge", ["scrape import"]),
        ("web", ["scrape serve"]),
        ("view", ["scrape show"]),
        ("repair", ["scrape verify"]),
        ("version", ["scrape --version"]),
    ],
)
def test_what_people_type_leads_to_the_command(word: str, lines: list[str]) -> None:
    shown = call(word, "something", code=2).output
    for line in lines:
        assert line in shown or f"Did you mean {line.removeprefix('scrape ')!r}?" in shown


@pytest.mark.parametrize(
    ("typed", "name"), [("ftech", "fetch"), ("fecth", "fetch"), ("tahce", "teach"), ("hsow", "show")]
)
def test_letters_in_the_wrong_order_lead_to_their_command(typed: str, name: str) -> None:
    assert meant(typed, NAMES) == [name]


def test_a_word_that_means_nothing_leads_to_the_help() -> None:
    assert "`scrape --help` lists them." in call("qqqqqq", code=2).output


def test_intents_are_no_commands_and_lead_to_some() -> None:
    words = [word for line in INTENTS for word in line.split()]
    assert len(set(words)) == len(words)
    assert not set(words) & set(NAMES)
    for word in words:
        for line in meant(word, NAMES):
            assert line.split()[0] in (*NAMES, "--version")


# -- scrape help


def test_help_of_a_command_is_its_help() -> None:
    assert call("help", "search").stdout == call("search", "--help").stdout
    assert call("help").stdout == call("--help").stdout
    assert "There is no command 'serch'" in call("help", "serch", code=2).output


# -- values that the environment has


@pytest.mark.parametrize(
    ("command", "variable"),
    [
        (("stats", "--db", "{folder}"), ""),
        (("stats",), "SCRAPE_DB"),
        (("fetch", "--config", "{folder}"), ""),
        (("fetch",), "SCRAPE_CONFIG"),
        (("stats", "--lang", "xx"), ""),
    ],
)
def test_a_variable_is_named_where_a_value_came_from_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], variable: str
) -> None:
    monkeypatch.chdir(tmp_path)
    if variable:
        monkeypatch.setenv(variable, str(tmp_path))
    output = call(*(word.format(folder=tmp_path) for word in command), code=2).output
    assert "env var" not in output
    assert (f"({variable})" in output) is bool(variable)
