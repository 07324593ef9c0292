"""The way in which processes are started: new interpreters in use, forked ones in the tests."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from scraper import child_process
from scraper.child_process import ChildProcess


def double(connection: Connection, number: int) -> None:
    connection.send((2 * number, os.getpid()))


@pytest.fixture
def new_interpreters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child_process, "launch", child_process._new_interpreter)


@pytest.mark.usefixtures("new_interpreters")
@pytest.mark.parametrize("length", [10, 100])
def test_a_process_works_whatever_the_folder_for_temporary_files_is_called(
    length: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / ("t" * length)
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    process = ChildProcess(double, 21)
    assert process.connection.recv() == (42, process.pid)
    process.close()


@pytest.mark.usefixtures("new_interpreters")
def test_no_module_of_the_current_folder_is_loaded(folder: Path) -> None:
    """A file of the user's that is called like one of Python's modules."""
    for name in ("multiprocessing", "socket", "pickle"):
        (folder / f"{name}.py").write_text("raise SystemExit(1)")
    process = ChildProcess(double, 4)
    assert process.connection.recv()[0] == 8
    process.close()


def wait_for_ever(connection: Connection) -> None:
    connection.send(os.getpid())
    while True:
        time.sleep(60)


@pytest.mark.usefixtures("new_interpreters")
def test_a_signal_that_is_blocked_does_not_end_it() -> None:
    process = ChildProcess(wait_for_ever, blocked=(signal.SIGTERM,))
    number = process.connection.recv()
    os.kill(number, signal.SIGTERM)
    os.kill(number, 0)
    assert process.connection.poll(0.3) is False
    process.close()
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_it_needs_no_shared_memory_and_no_further_process(tmp_path: Path) -> None:
    """The resource tracker of `multiprocessing` is neither loaded nor started."""
    code = (
        "import sys; from scraper.child_process import ChildProcess; from tests.test_child_process import double;"
        " process = ChildProcess(double, 1); print(process.connection.recv()[0]); process.close();"
        " print('multiprocessing.resource_tracker' in sys.modules)"
    )
    root = str(Path(__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path, env={"PYTHONPATH": root}
    )
    assert done.stdout.split() == ["2", "False"]
