"""Ctrl-C, a closed terminal and systemd's stop while a run's processes are started: a clean end, nothing but words."""

from __future__ import annotations

import os
import pty
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.newssite import Answer, paper, serve

pytestmark = pytest.mark.slow

ONE_OF_EACH = [(signal.SIGINT, 0.12), (signal.SIGHUP, 0.3)]  # SIGTERM: test_a_signal_ends_a_run_whatever_a_worker_does
MORE = [(signal.SIGINT, pause) for pause in (0.0, 0.04, 0.08, 0.18, 0.3)]
MORE += [(signal.SIGTERM, pause) for pause in (0.06, 0.1, 0.3, 0.6)]
MORE += [(signal.SIGHUP, 0.06)]
STOPS = [*ONE_OF_EACH, *(pytest.param(*stop, marks=pytest.mark.long) for stop in MORE)]
"""Seconds from the first page on; the parser's processes start within the first two tenths."""


@pytest.mark.parametrize(("stop", "pause"), STOPS)
def test_an_interrupt_while_the_processes_start_leaves_no_traceback(
    stop: signal.Signals, pause: float, tmp_path: Path
) -> None:
    pages: dict[str, Answer | str] = {**paper(), "/robots.txt": "User-agent: *\nAllow: /\n"}
    with serve(pages) as site:
        (tmp_path / "sources.yaml").write_text(
            f"sources: [{{name: yunting, list: '{site.base}/', delay: 0.3}}]", encoding="utf-8"
        )
        run = subprocess.Popen(
            [sys.executable, "-m", "scraper", "fetch"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[4])},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        deadline = time.monotonic() + 300
        while "/" not in site.paths() and time.monotonic() < deadline:
            time.sleep(0.005)
        time.sleep(pause)
        os.killpg(run.pid, stop)  # as a terminal and systemd do: to every process of the group
        _, stderr = run.communicate(timeout=300)
    assert run.returncode == 130
    assert "Traceback" not in stderr
    assert "Exception" not in stderr
    assert "Error" not in stderr
    with sqlite3.connect(tmp_path / "archive.db") as db:
        assert db.execute("SELECT ended FROM runs").fetchall() == [("interrupted",)]


def test_a_terminal_that_is_closed_ends_the_run_cleanly_and_without_complaint(tmp_path: Path) -> None:
    with serve({**paper(), "/robots.txt": ""}) as site:
        (tmp_path / "sources.yaml").write_text(
            f"sources: [{{name: yunting, list: '{site.base}/', delay: 0.3}}]", encoding="utf-8"
        )
        here, there = pty.openpty()
        with (tmp_path / "said.txt").open("w") as log:
            run = subprocess.Popen(
                [sys.executable, "-c", TAKE_TERMINAL, sys.executable, "-m", "scraper", "fetch"],
                cwd=tmp_path,
                env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[4])},
                stdin=there,
                stdout=there,
                stderr=log,
                start_new_session=True,
            )
        os.close(there)
        deadline = time.monotonic() + 300
        while len(site.paths()) < 4 and time.monotonic() < deadline:
            time.sleep(0.01)
        os.close(here)
        assert run.wait(timeout=300) in (129, 130)
    assert (tmp_path / "said.txt").read_text() == ""
    with sqlite3.connect(tmp_path / "archive.db") as db:
        assert db.execute("SELECT ended FROM runs").fetchall() == [("interrupted",)]


TAKE_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""


HANGS = """
import pathlib, re, time
import scraper.crawl.workers.time_budget
import scraper.extract

object.__setattr__(scraper.crawl.workers.time_budget.USUAL, "seconds", 36000)  # it is no budget that ends the page
parse = scraper.extract.parse

def hangs(content, url=None, hints=None):
    if "无尽的一页".encode() in content:
        pathlib.Path("hanging").write_text("", encoding="utf-8")
        while True:
            {how}
    return parse(content, url, hints)

scraper.extract.parse = hangs
"""
"""A fault of the parser; for PYTHONPATH, as sitecustomize.py."""


@pytest.mark.parametrize(
    ("how", "stop"),
    [
        pytest.param("pass", signal.SIGINT, marks=pytest.mark.long),
        pytest.param("time.sleep(3600)", signal.SIGTERM, marks=pytest.mark.long),
        pytest.param("re.match('(?:a|a)*b', 'a' * 200)", signal.SIGINT, marks=pytest.mark.long),
        pytest.param("pass", signal.SIGTERM, marks=pytest.mark.long),
        pytest.param("time.sleep(3600)", signal.SIGINT, marks=pytest.mark.long),
        ("re.match('(?:a|a)*b', 'a' * 200)", signal.SIGTERM),
    ],
)
def test_a_signal_ends_a_run_whatever_a_worker_does(how: str, stop: signal.Signals, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(HANGS.format(how=how), encoding="utf-8")
    pages: dict[str, Answer | str] = {**paper(), "/robots.txt": "User-agent: *\nAllow: /\n"}
    article = next(path for path in pages if path.endswith(".html"))
    pages[article] = "<title>无尽的一页</title><h1>无尽的一页</h1>"
    with serve(pages) as site:
        (tmp_path / "sources.yaml").write_text(
            f"sources: [{{name: yunting, list: '{site.base}/', delay: 0.02}}]", encoding="utf-8"
        )
        run = subprocess.Popen(
            [sys.executable, "-m", "scraper", "fetch"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": f"{tmp_path}:{Path(__file__).parents[4]}"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        deadline = time.monotonic() + 300
        while not (tmp_path / "hanging").exists():
            assert time.monotonic() < deadline
            assert run.poll() is None, run.communicate()
            time.sleep(0.02)
        run.send_signal(stop)
        _, stderr = run.communicate(timeout=300)
    assert run.returncode == 130
    assert "Traceback" not in stderr
    with sqlite3.connect(tmp_path / "archive.db") as db:
        assert db.execute("SELECT ended FROM runs").fetchall() == [("interrupted",)]
