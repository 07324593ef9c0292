"""The command line as such: what it lists, how it fails, how fast it starts."""

from __future__ import annotations

import importlib
import json
import os
import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from scraper.cli.main import COMMANDS, main, module_of
from scraper.cli.main import scrape as program
from tests.cli.filled import fill
from tests.kinds import only

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
    run = CliRunner().invoke(program, [name, "--help"])
    assert run.exit_code == 0, run.output
    assert run.stdout.count(f"scrape {name}") >= 2, "two examples"


def test_importing_a_command_imports_nothing_heavy() -> None:
    code = f"""
import importlib, sys
for name in {[module_of(name) for name in NAMES]!r}:
    importlib.import_module(name)
    heavy = [module for module in {HEAVY!r} if module in sys.modules]
    if heavy:
        sys.exit(f"{{name}} imports {{heavy}}")
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.stderr == ""


@pytest.mark.parametrize("module", ["scraper.crawl.reparse", "scraper.importers.import_job"])
def test_what_reads_pages_that_are_at_hand_loads_no_network(module: str) -> None:
    code = f"import sys, {module}; print('aiohttp' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


@pytest.mark.slow
@pytest.mark.parametrize("module", ["scraper.crawl.fetch", "scraper.crawl.browser"])
def test_the_network_is_loaded_without_what_cookies_and_webhooks_need(module: str) -> None:
    code = f"import sys, {module}; print([name for name in ('httpx', 'rich', 'pygments') if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_a_worker_that_imports_the_program_s_beginning_does_not_load_the_command_line() -> None:
    code = "import sys, scraper.__main__; print([name for name in ('click', 'scraper.cli') if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_every_module_of_the_table_has_a_command() -> None:
    for name in NAMES:
        assert importlib.import_module(module_of(name)).command.name


@pytest.mark.slow
def test_help_starts_within_three_times_the_import_of_click() -> None:
    def processor_time() -> float:
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return children.ru_utime + children.ru_stime

    def best(*command: str) -> float:
        times = []
        for _ in range(7):
            began = processor_time()
            subprocess.run([sys.executable, *command], capture_output=True, check=True)
            times.append(processor_time() - began)
        return min(times)

    assert best("-m", "scraper", "--help") < 3 * best("-c", "import click")


def test_a_fault_of_the_program_shows_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(**_: object) -> None:
        raise KeyError("headline")

    monkeypatch.setattr("scraper.cli.main.scrape.main", fail)
    monkeypatch.delenv("SCRAPE_DEBUG", raising=False)
    with pytest.raises(SystemExit) as ended:
        main(["sources"])
    assert ended.value.code == 1
    assert "KeyError" in capsys.readouterr().err
    monkeypatch.setenv("SCRAPE_DEBUG", "1")
    with pytest.raises(SystemExit) as ended:
        main(["sources"])
    assert ended.value.code == 1
    assert "Traceback" in capsys.readouterr().err


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("main") / "archive.db")


PRINTING = (
    ["search", "开馆"],
    ["search", "开馆", "--json"],
    ["show", "1"],
    ["show", "1", "--raw"],
    ["runs"],
    ["keywords"],
    ["trends", "开馆"],
    ["export", "--format", "csv"],
    ["export", "--format", "warc"],
    ["verify"],
)


@pytest.mark.parametrize("args", only(PRINTING, *PRINTING[:3], ["export", "--format", "warc"]), ids=" ".join)
def test_a_reader_that_has_gone_is_no_error(db: Path, args: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "scraper", *args, "--db", str(db)]
    run = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1"])
def test_a_terminal_that_has_not_every_character_is_no_error(db: Path, encoding: str) -> None:
    command = [sys.executable, "-m", "scraper", "search", "新馆", "--db", str(db)]
    run = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": encoding}, check=False)
    assert run.returncode == 0, run.stderr
    assert ("新馆" if encoding == "gbk" else r"\u65b0\u9986") in run.stdout.decode(encoding)


@pytest.mark.parametrize("option", ["--db", "--config", "--sources"])
@pytest.mark.parametrize(("typed", "message"), [("", "is not a file name"), ("x" * 5000, "File name too long")])
def test_what_can_be_no_file_is_refused(option: str, typed: str, message: str) -> None:
    result = CliRunner().invoke(program, ["keywords", option, typed])
    assert result.exit_code == 2
    assert message in result.output


@pytest.mark.parametrize(
    "args",
    [
        ["export", "-o", "{name}.csv"],
        ["backup", "{name}.db"],
        ["import", "{name}.jsonl"],
        ["digest", "-o", "{name}.md"],
    ],
)
def test_a_name_that_is_too_long_is_no_fault_of_the_program(db: Path, args: list[str]) -> None:
    """A headline in Chinese has three bytes for each character."""
    name = "清河市图书馆昨日正式开馆" * 8
    command = [sys.executable, "-m", "scraper", *(arg.format(name=name) for arg in args), "--db", str(db)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=db.parent)
    assert result.returncode in (1, 2)
    assert f"{name}." in result.stderr
    assert "fault in the program" not in result.stderr
    assert "too long" in result.stderr


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1"])
def test_json_is_json_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    page = tmp_path / "page.html"
    headline = "江城 café 😀 ñ \U00020bb7"
    page.write_text(f"<html><head><title>{headline}</title></head><body><h1>{headline}</h1></body></html>", "utf-8")
    command = [sys.executable, "-m", "scraper", "parse", "--json", "--as", "article", str(page)]
    run = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": encoding}, check=True)
    written = "utf-8" if encoding == "ascii" else encoding  # click takes ASCII for a mistake of the system's settings
    assert json.loads(run.stdout.decode(written))["headline"] == headline


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("args", [["search", "开馆"], ["export", "--format", "jsonl"]], ids=" ".join)
def test_a_full_disk_is_said(db: Path, args: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "scraper", *args, "--db", str(db)]
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert run.returncode == 1
    assert run.stderr.startswith("Error: the disk is full")
    assert len(run.stderr.splitlines()) == 1
