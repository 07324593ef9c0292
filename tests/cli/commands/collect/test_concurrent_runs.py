"""One run at a time on one archive: who holds it, waiting for it, and a holder that died."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.newssite import Site, paper, serve

Process = subprocess.Popen[str]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site whose articles come once its gate is opened, so that a run lasts as long as a test needs it to."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[4]))
    with serve(paper(6)) as served:
        served.gate = threading.Event()
        write(served, delay=0.1)
        yield served
        served.gate.set()


def write(site: Site, delay: float) -> None:
    patient = "{first_byte: 300s, total: 300s}"
    source = f"name: yunting, list: '{site.base}/', delay: {delay}, concurrency: 1, robots: ignore, limits: {patient}"
    text = f"sources: [{{{source}}}]\n"
    Path("sources.yaml").write_text(text, encoding="utf-8")


def fetch(*args: str) -> Process:
    return subprocess.Popen(
        [sys.executable, "-m", "scraper", "fetch", *args],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )


def fetching(site: Site, *args: str) -> Process:
    """A run in another process that has begun: it holds the archive."""
    run = fetch(*args)
    deadline = time.monotonic() + 300
    while "/" not in site.paths():
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return run


def opened(site: Site) -> None:
    """Let the articles of a site come."""
    assert site.gate is not None
    site.gate.set()


def runs() -> list[Any]:
    with sqlite3.connect("archive.db") as db:
        return [ended for (ended,) in db.execute("SELECT ended FROM runs ORDER BY id")]


@pytest.mark.slow
def test_the_second_says_who_is_at_it_and_leaves_it_to_that_one(site: Site) -> None:
    first = fetching(site)
    second = fetch()
    out, err = second.communicate(timeout=300)
    assert second.returncode == 0
    assert re.fullmatch(
        rf"Nothing fetched: archive\.db: process {first.pid}, started \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d UTC, "
        r"is writing to it\..*\n",
        out,
    ), out
    assert err == ""
    chinese = fetch("--lang", "zh")
    assert re.match(r"没有采集：archive\.db：.*正在写入", chinese.communicate(timeout=300)[0])
    quiet, machine = fetch("--due", "-q"), fetch("--json")
    assert quiet.communicate(timeout=300) == ("", "")
    assert json.loads(machine.communicate(timeout=300)[0])["ended"] == "busy"
    assert (quiet.returncode, machine.returncode) == (0, 0)
    opened(site)
    assert "6 new" in first.communicate(timeout=300)[0]
    assert first.returncode == 0
    assert runs() == ["done"]


@pytest.mark.slow
def test_waiting_for_the_first_to_end(site: Site) -> None:
    first = fetching(site)
    waiting = fetch("--wait", "yunting")
    impatient = fetch("--wait", "500ms")
    out, err = impatient.communicate(timeout=300)
    assert impatient.returncode == 0
    assert out.startswith("Nothing fetched: ")
    assert err.startswith(f"Waiting: archive.db: process {first.pid}")
    assert waiting.poll() is None
    opened(site)
    assert "6 new" in first.communicate(timeout=300)[0]
    out, err = waiting.communicate(timeout=300)
    assert "yunting: nothing new" in out
    assert err.startswith("Waiting: ")
    assert runs() == ["done", "done"]


@pytest.mark.long
def test_who_has_waited_fetches_only_what_is_still_due(site: Site) -> None:
    first = fetching(site)
    waiting = fetch("--due", "--wait")
    assert waiting.stderr is not None
    assert waiting.stderr.readline().startswith("Waiting: ")
    opened(site)
    first.communicate(timeout=300)
    out, _ = waiting.communicate(timeout=300)
    assert waiting.returncode == 0
    assert out.startswith("Nothing is due; next is yunting at ")
    assert runs() == ["done"]


@pytest.mark.long
def test_waiting_can_be_interrupted(site: Site) -> None:
    first = fetching(site)
    waiting = fetch("--wait")
    assert waiting.stderr is not None
    assert waiting.stderr.readline().startswith("Waiting: ")
    waiting.send_signal(signal.SIGINT)
    assert waiting.communicate(timeout=300)[1].strip() == "Interrupted."
    assert waiting.returncode == 130
    os.killpg(first.pid, signal.SIGTERM)
    first.communicate(timeout=300)
    assert first.returncode == 130


@pytest.mark.long
def test_a_killed_run_holds_nothing_and_does_not_count_as_fetched(site: Site) -> None:
    first = fetching(site)
    os.killpg(first.pid, signal.SIGKILL)
    first.communicate()
    assert Path("archive.db.lock").read_text().startswith(f"process {first.pid}")
    opened(site)
    write(site, delay=0)
    second = fetch("--due")
    out, _ = second.communicate(timeout=300)
    assert second.returncode == 0
    assert " new" in out
    assert runs() == ["killed", "done"]
    with sqlite3.connect("archive.db") as db:
        assert db.execute("SELECT count(*) FROM articles").fetchone() == (6,)


@pytest.mark.slow
def test_an_interrupted_run_does_not_count_as_fetched_and_a_failed_one_does(site: Site) -> None:
    first = fetching(site)
    first.send_signal(signal.SIGINT)
    first.communicate(timeout=300)
    assert first.returncode == 130
    del site.pages["/"]
    write(site, delay=0)
    second = fetch("--due", "-q")
    out, err = second.communicate(timeout=300)
    assert (second.returncode, out) == (1, "")
    assert "FAILED: could not fetch the list page" in err
    third = fetch("--due")
    out, _ = third.communicate(timeout=300)
    assert (third.returncode, out.startswith("Nothing is due; next is yunting at ")) == (0, True)
    assert runs() == ["interrupted", "failed"]


def test_a_duration_that_is_none(site: Site) -> None:
    wrong = fetch("--wait", "10")
    assert "10 has no unit" in wrong.communicate(timeout=300)[1]
    assert wrong.returncode == 2
