"""The command line as such: what it lists, how it fails, how fast it starts."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
import time

import pytest

from scraper.commands import COMMANDS, main, module_of

HEAVY = (
    "aiohttp",
    "asyncio",
    "feedparser",
    "httpx",
    "jieba",
    "rich",
    "ruamel",
    "selectolax",
    "sqlite3",
    "sqlite_utils",
)
NAMES = [name for group in COMMANDS.values() for name, _ in group]


def scrape(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "scraper", *args], capture_output=True, text=True, encoding="utf-8")


def test_help_lists_every_command_under_what_a_person_wants_to_do() -> None:
    out = scrape("--help").stdout
    for group, commands in COMMANDS.items():
        assert f"{group}:" in out
        for name, line in commands:
            assert re.search(rf"^ +{name} +{re.escape(line[:30])}", out, re.M)


def test_an_unknown_command_names_the_nearest_one() -> None:
    run = scrape("serch", "低保")
    assert run.returncode == 2
    assert "Did you mean 'search'?" in run.stderr


@pytest.mark.parametrize("name", NAMES)
def test_every_command_says_what_it_does_and_gives_two_examples(name: str) -> None:
    run = scrape(name, "--help")
    assert run.returncode == 0, run.stderr
    assert run.stdout.count(f"scrape {name}") >= 2, "two examples"


@pytest.mark.parametrize("name", NAMES)
def test_importing_a_command_imports_nothing_heavy(name: str) -> None:
    code = f"import sys, {module_of(name)}; print(*[m for m in {HEAVY!r} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""


def test_every_module_of_the_table_has_a_command() -> None:
    for name in NAMES:
        assert importlib.import_module(module_of(name)).command.name


def test_help_starts_within_three_times_the_import_of_click() -> None:
    def best(*command: str) -> float:
        times = []
        for _ in range(7):
            began = time.perf_counter()
            subprocess.run([sys.executable, *command], capture_output=True, check=True)
            times.append(time.perf_counter() - began)
        return min(times)

    assert best("-m", "scraper", "--help") < 3 * best("-c", "import click")


def test_a_fault_of_the_program_shows_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(**_: object) -> None:
        raise KeyError("headline")

    monkeypatch.setattr("scraper.commands.scrape.main", fail)
    monkeypatch.delenv("SCRAPE_DEBUG", raising=False)
    with pytest.raises(SystemExit) as ended:
        main(["sources"])
    assert ended.value.code == 1
    assert "KeyError" in capsys.readouterr().err
    monkeypatch.setenv("SCRAPE_DEBUG", "1")
    with pytest.raises(KeyError):
        main(["sources"])
