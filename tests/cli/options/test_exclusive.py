"""Options that say two things: combined, or refused in a sentence; never one of them dropped."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from scraper.cli.main import COMMANDS, scrape
from tests.cli.filled import fill


@pytest.fixture(autouse=True)
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return fill(tmp_path / "archive.db")


def call(*args: str, code: int = 0) -> Result:
    result = CliRunner().invoke(scrape, args)
    assert result.exit_code == code, result.output
    return result


def rivals() -> list[tuple[str, str, str]]:
    """Every two flags of a command that set the same thing."""
    pairs = []
    context = click.Context(scrape, info_name="scrape")
    for name in (name for group in COMMANDS.values() for name, _ in group):
        command = scrape.get_command(context, name)
        assert command is not None
        options = [param for param in command.params if isinstance(param, click.Option)]
        for one in options:
            pairs += [(name, one.opts[-1], two.opts[-1]) for two in options if one.name == two.name and one is not two]
    return pairs


def test_there_are_such_options() -> None:
    assert ("search", "--json", "--csv") in rivals()
    assert ("show", "--raw", "--json") in rivals()
    assert ("schedule", "--cron", "--systemd") in rivals()


@pytest.mark.parametrize(("command", "one", "two"), rivals())
def test_two_that_set_the_same_are_refused(command: str, one: str, two: str) -> None:
    assert f"{one}, {two}: use only one of them" in call(command, one, two, code=2).output


def test_an_option_of_one_value_is_refused_twice() -> None:
    for words in (
        ["search", "--since", "2026", "--since", "2025"],
        ["search", "-n", "3", "--limit", "4"],
        ["--db", "a.db", "search", "--db", "b.db"],
        ["export", "-o", "a.csv", "-o", "b.csv"],
    ):
        assert "is given twice" in call(*words, code=2).output
    assert call("search", "--count", "--count").stdout == "3\n"


@pytest.mark.parametrize(
    ("words", "idle"),
    [
        ("search 馆 --count -n 5", "--limit"),
        ("search 馆 --count --sort newest", "--sort"),
        ("keywords 1 --source evening", "--source"),
        ("keywords https://news.example.cn/1.html --since 2026", "--since"),
        ("config --schema evening", "[SOURCE]..."),
        ("config --schema --json", "--json"),
        ("dictionary --cut 图书馆 --rebuild", "--rebuild"),
        ("init --list 人民网", "[NAME]..."),
        ("init --all 人民网", "[NAME]..."),
        ("schedule status --every 5m", "--every"),
        ("schedule show --yes", "--yes"),
        ("search --count --csv", "--csv"),
        ("parse https://a.example/ --url https://b.example/", "--url"),
        ("export --table pages --words --format csv", "--words"),
        ("import all.jsonl --source evening", "--source"),
        ("import all.jsonl --base https://a.example/", "--base"),
        ("delete --list 图书馆", "[ID|URL|QUERY]..."),
        ("delete --list --yes", "--yes"),
        ("verify -q -v", "--verbose"),
    ],
)
def test_what_would_have_no_effect_is_refused(words: str, idle: str) -> None:
    Path("all.jsonl").write_text('{"url": "https://a.example/1", "headline": "甲", "body": "乙"}\n', encoding="utf-8")
    shown = call(*words.split(), code=2).output
    assert idle in shown
    assert "has no effect together with" in shown or "use only one of them" in shown


def test_a_count_is_printed_as_json() -> None:
    assert json.loads(call("search", "馆", "--count", "--json").stdout) == {"articles": 2}
    assert json.loads(call("search", "馆", "--json", "--unique", "--count").stdout) == {"articles": 1}
