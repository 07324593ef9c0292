"""The commands to type for this installation and its extras, and words quoted for a shell."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from scraper import extras
from scraper.cli import main
from scraper.cli.commands.get_started.install import command
from scraper.cli.main import scrape
from scraper.errors import ConfigError

ROOT = Path(__file__).parents[1]


@pytest.fixture
def prefix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment with the program in it, whose folder of programs is not on PATH."""
    made = tmp_path / "my env"
    (made / "bin").mkdir(parents=True)
    program = made / "bin" / "scrape"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    (tmp_path / "tools").mkdir()
    monkeypatch.setattr(sys, "prefix", str(made))
    monkeypatch.setattr(sys, "executable", str(made / "bin" / "python"))
    monkeypatch.setenv("PATH", str(tmp_path / "tools"))
    return made


def tool(prefix: Path, name: str) -> None:
    made = prefix.parent / "tools" / name
    made.write_text("#!/bin/sh\n")
    made.chmod(0o755)


def pip(prefix: Path) -> None:
    folder = prefix / "lib" / "python3.11" / "site-packages" / "pip"
    folder.mkdir(parents=True)
    (folder / "__init__.py").touch()


def test_a_program_that_is_on_the_path_is_called_by_its_name(prefix: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert extras.called() == f"'{prefix}/bin/scrape'"
    monkeypatch.chdir(prefix.parent)
    assert extras.called(here=True) == "'my env/bin/scrape'"
    tool(prefix, "scrape")  # another installation
    assert extras.called() == f"'{prefix}/bin/scrape'"
    monkeypatch.setenv("PATH", str(prefix / "bin"))
    assert extras.called() == "scrape"
    assert extras.as_typed_here("no: scrape install xlsx") == "no: scrape install xlsx"


def test_messages_name_the_program_and_the_terminal_gets_its_path(prefix: Path) -> None:
    assert extras.hint("xlsx") == "scrape install xlsx"
    assert extras.as_typed_here("no: scrape install xlsx") == f"no: '{prefix}/bin/scrape' install xlsx"


def test_the_command_line_prints_what_can_be_typed(prefix: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(*args: object, **options: object) -> int:
        raise ConfigError(f"more is needed: {extras.hint('han')}")

    monkeypatch.setattr(scrape, "main", lacking)
    printed: list[str] = []
    monkeypatch.setattr(main.click, "echo", lambda text, err: printed.append(text))
    assert main._main([]) == 2
    assert printed == [f"Error: more is needed: '{prefix}/bin/scrape' install han"]


def test_an_environment_with_pip_is_given_to_its_own_pip(prefix: Path) -> None:
    tool(prefix, "uv")
    pip(prefix)
    assert extras.command(["a>=1"]) == [sys.executable, "-m", "pip", "install", "a>=1"]


def test_one_of_uv_has_no_pip(prefix: Path) -> None:
    tool(prefix, "uv")
    assert extras.command(["a>=1"]) == ["uv", "pip", "install", "--python", sys.executable, "a>=1"]


def test_one_of_uv_tool_keeps_its_receipt(prefix: Path) -> None:
    tool(prefix, "uv")
    pip(prefix)
    (prefix / "uv-receipt.toml").touch()
    assert extras.command(["a>=1"])[:3] == ["uv", "pip", "install"]


def test_one_of_pipx_is_injected_into(prefix: Path) -> None:
    tool(prefix, "pipx")
    pip(prefix)
    (prefix / "pipx_metadata.json").touch()
    assert extras.command(["a>=1"]) == ["pipx", "inject", "scrape-news", "a>=1"]


def test_the_extras_are_those_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    names = extras.extras()
    assert set(names) == set(project) - {"test", "readers"}
    assert project["all"] == [f"scrape-news[{','.join(sorted(set(names) - {'all'}))}]"]
    for name in set(names) - {"all"}:
        assert names[name] == project[name]
        assert set(names[name]) <= set(names["all"])


def test_the_command_is_printed_or_run(monkeypatch: pytest.MonkeyPatch) -> None:
    runner = CliRunner()
    printed = runner.invoke(scrape, ["install", "xlsx", "web", "--dry-run"])
    assert printed.exit_code == 0
    assert "xlsxwriter" in printed.stdout
    assert "datasette" in printed.stdout
    ran: list[list[str]] = []

    def run(line: list[str], check: bool) -> subprocess.CompletedProcess[str]:
        ran.append(line)
        return subprocess.CompletedProcess(line, len(ran) - 1)

    monkeypatch.setattr(subprocess, "run", run)
    assert runner.invoke(command, ["xlsx"]).exit_code == 0
    assert "xlsxwriter>=3.1" in ran[0]
    failed = runner.invoke(command, ["xlsx"])
    assert failed.exit_code == 1
    assert "exit code 1" in failed.stderr
    assert isinstance(runner.invoke(command, ["excel"]).exception, ConfigError)


def test_without_a_name_they_are_listed() -> None:
    listed = CliRunner().invoke(scrape, ["install"]).stdout
    assert "xlsxwriter" in listed
    assert "datasette" in listed


@pytest.mark.parametrize("text", ["plain", "江城晚报", "a/b.db", "--opt=1", "me@example.org:80"])
def test_a_plain_word_stays(text: str) -> None:
    assert extras.shell_word(text) == text


@pytest.mark.parametrize("text", ["山城 日报", "it's", '"$HOME"', "a;b", "", "新\n闻", "*"])
def test_a_shell_reads_back_what_was_quoted(text: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f"printf %s {extras.shell_word(text)}"], capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stdout == text
