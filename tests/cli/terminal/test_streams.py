"""What becomes of the output never decides what becomes of the work."""

from __future__ import annotations

import errno
import logging
import os
import shlex
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper.cli.main import COMMANDS
from scraper.cli.options.logs import FORM
from scraper.cli.terminal import log_file, streams
from scraper.demo import DemoNewspaper
from scraper.errors import ConfigError
from tests import forked
from tests.cli.filled import fill
from tests.kinds import only

pytestmark = pytest.mark.slow

SCRAPE = f"{shlex.quote(sys.executable)} -m scraper"

GONE = {
    "head": "{} | head -n 1; exit ${{PIPESTATUS[0]}}",
    "nobody": "{} | true; exit ${{PIPESTATUS[0]}}",
    "both to nobody": "{} 2>&1 | true; exit ${{PIPESTATUS[0]}}",
    "output closed": "{} >&-",
    "errors closed": "{} 2>&-",
    "all closed": "{} <&- >&- 2>&-",
    "errors full": "{} 2>/dev/full",
}
"""Ways in which nobody takes the output, by intention."""
FULL = {"full": "{} >/dev/full", "all full": "{} >/dev/full 2>/dev/full"}
"""Ways in which somebody wants the output and does not get it."""


def shell(way: str, call: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    line = way.format(f"{SCRAPE} {call}")
    return subprocess.run(
        ["bash", "-c", line], cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def paper() -> Iterator[DemoNewspaper]:
    with DemoNewspaper() as paper:
        yield paper


def outcome(folder: Path) -> tuple[int, str | None]:
    with sqlite3.connect(folder / "archive.db") as archive:
        (articles,) = archive.execute("SELECT count(*) FROM articles").fetchone()
        (ended,) = archive.execute("SELECT ended FROM runs").fetchone()
    archive.close()
    return articles, ended


@pytest.fixture(scope="module")
def usual(paper: DemoNewspaper, tmp_path_factory: pytest.TempPathFactory) -> tuple[int, str | None]:
    folder = tmp_path_factory.mktemp("usual")
    paper.sources_yaml(folder / "sources.yaml")
    assert forked.scrape("fetch", "--workers", "1", folder=folder).returncode == 0
    counts = outcome(folder)
    assert counts[0] > 10
    return counts


@pytest.mark.parametrize("buffered", ["", "1"], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize("way", only([*GONE, *FULL], "all closed", "full"))
def test_a_run_goes_on_to_its_end(
    paper: DemoNewspaper, usual: tuple[int, str | None], tmp_path: Path, way: str, buffered: str
) -> None:
    if buffered and way != "nobody":
        pytest.skip("one of each kind is enough")
    paper.sources_yaml(tmp_path / "sources.yaml")
    done = shell((GONE | FULL)[way], "fetch --workers 1 -v", tmp_path, PYTHONUNBUFFERED=buffered)
    assert outcome(tmp_path) == usual
    assert done.returncode == (1 if way in FULL else 0), done.stderr
    assert "Traceback" not in done.stderr
    assert "fault of the program" not in done.stderr
    assert ("could not be written" in done.stderr) is (way == "full")


@pytest.mark.parametrize("way", only([*GONE, *FULL], "head"))
def test_a_failure_is_not_hidden(tmp_path: Path, way: str) -> None:
    (tmp_path / "sources.yaml").write_text(
        "defaults: {delay: 0, limits: {retries: 0}}\nsources:\n  - {name: gone, list: http://127.0.0.1:9/}\n"
    )
    assert shell((GONE | FULL)[way], "fetch", tmp_path).returncode == 1
    assert outcome(tmp_path) == (0, "failed")


def test_what_streams_is_a_command() -> None:
    assert {name for group in COMMANDS.values() for name, _ in group} >= streams.STREAMING


@pytest.mark.parametrize("call", only(["search 图书馆", "export --format jsonl", "stats", "show 1"], "search 图书馆"))
def test_what_only_prints_ends_with_its_reader(tmp_path: Path, call: str) -> None:
    fill(tmp_path / "archive.db")
    quiet = shell(GONE["nobody"], call, tmp_path)
    assert (quiet.returncode, quiet.stderr) == (0, "")
    full = shell(FULL["full"], call, tmp_path)
    assert full.returncode == 1
    assert "no room" in full.stderr
    closed = shell(GONE["output closed"], call, tmp_path)
    assert (closed.returncode, closed.stderr) == (1, "Error: standard output is closed.\n")


@pytest.mark.parametrize("way", only(["{} >&-", "{} 2>&-", "{} <&- >&- 2>&-"], "{} <&- >&- 2>&-"))
def test_no_file_takes_the_number_of_a_closed_stream(tmp_path: Path, way: str) -> None:
    """The output would be written into the archive."""
    fill(tmp_path / "archive.db")
    before = (tmp_path / "archive.db").read_bytes()
    shell(way, "verify", tmp_path)
    with sqlite3.connect(tmp_path / "archive.db") as archive:
        assert archive.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    archive.close()
    assert len((tmp_path / "archive.db").read_bytes()) >= len(before)


def test_a_log_on_a_full_disk_is_one_line(paper: DemoNewspaper, usual: tuple[int, str | None], tmp_path: Path) -> None:
    paper.sources_yaml(tmp_path / "sources.yaml")
    done = forked.scrape("fetch", "--workers", "1", "-q", "--log-file", "/dev/full", folder=tmp_path)
    assert outcome(tmp_path) == usual
    assert done.returncode == 0
    assert done.stderr.splitlines() == [
        "/dev/full: cannot write to the log any more: No space left on device. The command continues without it."
    ]


def test_a_log_that_cannot_be_turned_over_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(log_file, "BYTES", 100)
    monkeypatch.setattr("os.rename", refused)
    with log_file.opened(tmp_path / "run.log", FORM) as handler:
        for number in range(20):
            handler.handle(logging.makeLogRecord({"levelname": "INFO", "name": "x", "msg": f"line {number}"}))
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith("cannot write to the log any more: Permission denied. The command continues without it.")


PLAIN = logging.Formatter("%(message)s")


def test_a_log_goes_into_a_pipe_if_a_program_reads_it(tmp_path: Path) -> None:
    pipe = tmp_path / "run.log"
    os.mkfifo(pipe)
    with pytest.raises(ConfigError, match=r"run\.log: cannot write it: no program reads this pipe"):
        log_file.opened(pipe, PLAIN).__enter__()
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE, text=True) as reader:
        while True:  # until it has opened it
            try:
                with log_file.opened(pipe, PLAIN) as handler:
                    handler.emit(logging.makeLogRecord({"msg": "done", "levelname": "INFO", "name": "x"}))
                break
            except ConfigError:
                time.sleep(0.01)
        assert reader.communicate()[0] == "done\n"
