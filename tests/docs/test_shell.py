"""What README.md and docs/ tell people to type works: each line is run, the demo newspaper standing for the world."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scraper.demo import DemoNewspaper
from tests import forked

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", ROOT / "README.zh.md", *sorted((ROOT / "docs").rglob("*.md"))]
GENERATED = {"reference.md", "benchmarks.md"}
"""Made by programs: the examples of the commands' help have a test of their own."""

BEFORE_FETCHING = {"tutorial.md"}
"""Documents that begin where there is a sources.yaml and no archive yet."""

PRINTED_URL = "http://127.0.0.1:8808"
STAND_INS = (
    (PRINTED_URL, "{url}"),
    ("https://www.chinanews.com.cn/scroll-news/news1.html", "{url}/city/"),
    ("人民网", "澜汀城事"),
    ("江城晚报", "澜汀城事"),
    ("cooccur 低保", "cooccur 渡口"),
    ("CC-NEWS-….warc.gz", "all.warc.gz"),
    ("/mnt/disk/archive.db", "kept.db"),
)
"""What a document says, and what stands for it here."""

SERVES = re.compile(r"\bscrape serve\b|\bdatasette archive\.db")
"""Lines that go on until they are interrupted."""


def shell_lines(document: Path) -> list[str]:
    """The lines that are for the shell: ``$ …`` in a block called console, or ``scrape …`` indented by four."""
    text = document.read_text(encoding="utf-8")
    lines: list[str] = []
    for block in re.split(r"^(```.*?^```)", text, flags=re.MULTILINE | re.DOTALL):
        if block.startswith("```console"):
            lines += re.findall(r"^\$ (.*)$", block, re.MULTILINE)
        elif not block.startswith("```"):
            lines += re.findall(r"^    (?=(?:scrape|sqlite-utils|sqlite3|datasette) )(.*)$", block, re.MULTILINE)
    return lines


def outputs(document: Path) -> dict[str, list[str]]:
    """The output that a document shows of its lines, where it shows any."""
    shown: dict[str, list[str]] = {}
    for block in re.findall(r"^```console\n(.*?)^```", document.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        for line, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
            shown[line] = [piece for piece in output.splitlines() if piece.strip() and piece != LEFT_OUT]
    return shown


LEFT_OUT = "…"
"""The line that stands for output that a document leaves out."""


def comparable(line: str) -> str:
    """A line of output without what differs from run to run: numbers, times, widths."""
    return re.sub(r"\s+", " ", re.sub(r"─+", "─", re.sub(r"\d[\d,.:-]*", "0", line))).strip()


FIRST = ("README.md",)
"""Documents whose lines `make test` runs; the others, and more of the same commands, are in the long tests."""
CHOSEN = [path for path in DOCUMENTS if path.name not in GENERATED and path.exists() and shell_lines(path)]


@pytest.fixture(scope="module")
def newspaper() -> Iterator[DemoNewspaper]:
    with DemoNewspaper() as paper:
        yield paper


@pytest.fixture(scope="module")
def home(newspaper: DemoNewspaper, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what a user has after a first fetch, and `scrape` on the path."""
    folder = tmp_path_factory.mktemp("home")
    newspaper.sources_yaml(folder / "sources.yaml")
    (folder / "bin").mkdir()
    program = folder / "bin" / "scrape"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m scraper "$@"\n')
    program.chmod(0o755)
    (folder / "words.txt").write_text("石桥镇\n", encoding="utf-8")
    typed("scrape fetch", folder)
    today = {
        "kind": "article",
        "url": "https://news.example.cn/today.html",
        "headline": "低保标准今日上调",
        "section": "民生",
        "published": datetime.now(UTC).isoformat(timespec="seconds"),
        "body": "养老金也一并上调。" * 9,
        "source": "晚报",
    }
    (folder / "today.jsonl").write_text(json.dumps(today, ensure_ascii=False) + "\n", encoding="utf-8")
    typed("scrape import today.jsonl && rm today.jsonl", folder)  # the newspaper's articles have dates of their own
    return folder


def typed(line: str, folder: Path, language: str = "en") -> str:
    """Run a line of shell as a person would, and return what it prints; it must succeed."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("SCRAPE_")}
    path = os.pathsep.join((str(folder / "bin"), str(Path(sys.executable).parent), inherited["PATH"]))
    env = {**inherited, "PATH": path, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "HOME": str(folder)}
    env |= {"SCRAPE_LANG": language, "COLUMNS": "80"}
    if SERVES.search(line):
        serves(["bash", "-o", "pipefail", "-c", line], folder, env)
        return ""
    done = forked.typed(line, folder, env)
    output = done.stdout + done.stderr
    assert done.returncode in (0, 141), f"{line}\n{output}"  # 141: a reader such as head has gone
    assert "Traceback" not in output, output
    return output


def serves(command: list[str], folder: Path, env: dict[str, str]) -> None:
    """Start what serves until it is interrupted, and wait until it gives its address."""
    output = folder / "served.txt"
    with output.open("wb") as stream:
        server = subprocess.Popen(
            command,
            cwd=folder,
            env={**env, "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
            start_new_session=True,
        )
    end = time.monotonic() + 300
    try:
        while "http://" not in (text := output.read_text(encoding="utf-8")):
            assert server.poll() is None, text
            assert time.monotonic() < end, text
            time.sleep(0.05)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def the_same_lines_in(document: Path) -> list[str]:
    """The lines of a document for the shell, without what comments say in its language."""
    return sorted(re.sub(r"\s+#.*", "", line) for line in shell_lines(document))


def test_both_readmes_have_the_same_lines() -> None:
    assert the_same_lines_in(ROOT / "README.zh.md") == the_same_lines_in(ROOT / "README.md")


@pytest.mark.parametrize(
    "document",
    [
        path if path.relative_to(ROOT).as_posix() in FIRST else pytest.param(path, marks=pytest.mark.long)
        for path in CHOSEN
    ],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_the_lines_work(newspaper: DemoNewspaper, home: Path, tmp_path: Path, document: Path) -> None:
    folder = tmp_path / "copy"
    fresh = document.name in BEFORE_FETCHING
    shutil.copytree(home, folder, ignore=shutil.ignore_patterns("archive.db*") if fresh else None)
    language = "zh" if document.parent.name == "zh" else "en"
    shown = outputs(document) if language == "zh" else {}
    skipped = []
    for line in shell_lines(document):
        lines_shown = shown.get(line, [])
        for named, stands_for in STAND_INS:
            line = line.replace(named, stands_for.format(url=newspaper.url))
        line = re.sub(r"\bscrape init\b(?! --list)", "scrape init --all --config begun.yaml", line)
        line = re.sub(r" --since \S+", "", line)  # the demo newspaper is of last winter
        programs = set(re.findall(r"(?:^|[|&]\s*)(\w[\w-]*)", line))
        path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
        missing = [name for name in programs - {"scrape"} if not shutil.which(name, path=path)]
        if missing:
            skipped.append(f"{missing[0]} is not installed: {line}")
        else:
            printed = typed(line, folder, language).replace(newspaper.url, PRINTED_URL)
            actual = set(map(comparable, printed.splitlines()))
            assert [each for each in lines_shown if comparable(each) not in actual] == [], printed
    if skipped:
        print("\n".join(skipped))


def test_output_that_is_shown_is_compared() -> None:
    assert sum(map(len, outputs(ROOT / "docs" / "zh" / "counting.md").values())) >= 20
    assert comparable("城事    17   33.3%") == comparable("城事  9  8.0%") != comparable("文化  9  8.0%")


def test_there_are_lines_to_try() -> None:
    assert sum(len(shell_lines(path)) for path in CHOSEN) >= 60


def test_the_source_that_the_readme_names_ships() -> None:
    from scraper.sources import load

    assert "scrape fetch 人民网" in "\n".join(line for path in CHOSEN for line in shell_lines(path))
    assert load(ROOT / "sources.yaml").pick(["人民网"])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_links_lead_somewhere(document: Path) -> None:
    text = re.sub(r"^```.*?^```", "", document.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        if "://" not in target:
            assert (document.parent / target).exists(), target
