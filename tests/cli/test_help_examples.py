"""Every example that a command's help gives runs as it is printed; each command gives two at the least."""

from __future__ import annotations

import importlib
import inspect
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import click
import pytest

from scraper.cli.main import COMMANDS, module_of
from tests.cli.world import SITE, World, world
from tests.kinds import one_of_each

pytestmark = pytest.mark.slow

NAMES = [name for group in COMMANDS.values() for name, _ in group]
CRON = re.compile(r"(?:[\d*/,-]+ +){5}(?=\S*[a-z])")
"""The five fields of time before a line of crontab."""
FRESH = ("init", "demo")
"""Commands for somebody who has nothing yet: they run in an empty folder."""
SERVERS = {"scrape serve": r"https?://", "scrape demo --serve": r"https?://"}
"""What goes on until it is ended, and what it prints when it is up."""
ALERTS = "printf 'alerts: [{name: 低保, query: 低保, to: log}]\ntargets: {log: {command: [cat]}}\n' >> sources.yaml"
PAPER = f"printf '  - {{name: 人民日报, paper: \"{SITE}/html/{{date:%%Y-%%m/%%d}}/node_1.htm\"}}\n' >> sources.yaml"
KEEPING = "sed -i.bak 's/^defaults:$/defaults:\\n  images: keep/' sources.yaml"
KEPT = f'''"{sys.executable}" -c "from scraper import Archive
with Archive.open('archive.db') as archive:
    archive.files.keep(17, '{SITE}/17.gif', 'image', b'GIF89a' + bytes(20))"'''
BEFORE = {
    "scrape fetch --files           # pictures of articles stored earlier": KEEPING,
    "scrape show 17 --files pictures": KEPT,
    **dict.fromkeys(
        ("scrape alerts test 低保", "scrape alerts preview 低保 --since 30d", "scrape alerts pause 低保"), ALERTS
    ),
    "scrape fetch 人民日报 --from 2026-01-01 --to 2026-01-31 --order oldest": PAPER,
    "scrape schedule status": "scrape schedule install --yes",
    "scrape restore ~/backups/archive-2026-01-31.db": "scrape backup ~/backups/archive-2026-01-31.db",
    "scrape restore copy.db --db ~/news/archive.db": "scrape backup copy.db",
    "scrape import copy.db --source cctv --since 2026-01-15": "scrape backup copy.db",
    "scrape rename 江城晚报 江城日报": "scrape rename cctv 江城晚报",
    "scrape rename xwlb 新闻联播 --merge": "scrape rename cctv xwlb && scrape rename 人民网 新闻联播",
    "scrape delete --forget https://news.example.cn/2026/0131/c1.html": (
        "scrape delete https://news.example.cn/2026/0131/c1.html --yes"
    ),
}
"""What somebody has done before, where an example asks what came of it."""
ASKS = {"scrape delete 17": " --yes"}
"""What an example asks a person for, and the option that answers where there is none."""
ELSEWHERE = {
    "s3://": "it is in somebody's cloud",
    "claude mcp add": "it is a command of another program",
    "scrape backfill": "web archives are elsewhere",
}
"""What an example may name that no test can have."""


def examples(name: str) -> list[str]:
    """The lines of the examples, without the times of a crontab."""
    command: click.Command = importlib.import_module(module_of(name)).command
    text = inspect.cleandoc(command.help or "")
    block = re.search(r"^Examples:\n((?:  .*\n?)+)", text, re.MULTILINE)
    lines = [line.strip() for line in block[1].splitlines()] if block else []
    return [CRON.sub("", line) for line in "\n".join(lines).replace("\\\n", " ").splitlines()]


ALL = [(name, line) for name in NAMES for line in examples(name)]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    if shutil.which("openssl") is None:
        pytest.skip("openssl, which makes the certificate of news.example.cn, is not installed")
    with world(tmp_path_factory.mktemp("world")) as built:
        yield built


@pytest.mark.parametrize("name", NAMES)
def test_every_command_gives_two_examples(name: str) -> None:
    lines = examples(name)
    assert len(lines) >= 2
    assert all(f"scrape {name}" in line for line in lines)


# the tour of `scrape demo` is run by commands/get_started/test_demo.py
GROUP_OF = {name: group for group, rows in COMMANDS.items() for name, _ in rows}
FIRST = sorted(ALL, key=lambda case: case[0] == "demo" and "--serve" not in case[1])
CASES = one_of_each(FIRST, lambda case: GROUP_OF[case[0]])


@pytest.mark.parametrize(("name", "line"), CASES, ids=[line for _, line in FIRST])
def test_the_example_runs_as_printed(built: World, tmp_path: Path, name: str, line: str) -> None:
    if "| jq" in line and shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    for piece, why in ELSEWHERE.items():
        if piece in line:
            pytest.skip(why)
    here = built.copy(tmp_path / "home")
    if name in FRESH:
        shutil.rmtree(here.news)
        here.news.mkdir()
    server = next((shown for begins, shown in SERVERS.items() if line.startswith(begins)), None)
    if server is not None:
        served(here, line, server)
        return
    if line in BEFORE:
        before = here.shell(BEFORE[line])
        assert before.returncode == 0, before.stdout + before.stderr
    if line in ASKS:
        assert here.shell(line).returncode == 2
    done = here.shell(line + ASKS.get(line, ""))
    assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    assert "Traceback" not in done.stdout + done.stderr


def served(here: World, line: str, shown: str) -> None:
    """Start it, wait until it says that it is up, end it as Ctrl-C does."""
    output = here.home / "shown"
    with output.open("wb") as stream:
        process = subprocess.Popen(
            ["bash", "-c", f"exec {line}"],
            cwd=here.news,
            env={**here.environ, "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
            start_new_session=True,
        )
    end = time.monotonic() + 300
    try:
        while not re.search(shown, output.read_text(encoding="utf-8")) and process.poll() is None:
            assert time.monotonic() < end, output.read_text(encoding="utf-8")
            time.sleep(0.1)
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        assert process.wait(300) in (0, 130), output.read_text(encoding="utf-8")
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    assert "Traceback" not in output.read_text(encoding="utf-8")
