"""Tests in forks of one process: each is reported once, with what it says, also where its process dies."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CONFTEST = """\
from tests.side_by_side import pytest_addoption, pytest_runtestloop
"""
ONE = """\
import os, pytest

@pytest.fixture(scope="module")
def here():
    return os.getpid()

def test_passes(here, tmp_path):
    assert tmp_path.is_dir()

def test_is_in_the_same_process(here):
    assert here == os.getpid()

def test_is_skipped():
    pytest.skip("for this reason")

def test_fails():
    print("what it printed")
    assert 1 == 2
"""
DIES = """\
import os

def test_ends_its_process():
    os._exit(3)

def test_is_never_run():
    pass
"""
LAST = """\
def test_of_another_file():
    pass
"""


def test_each_test_is_reported_also_where_its_process_dies(tmp_path: Path) -> None:
    for name, text in (("conftest", CONFTEST), ("test_one", ONE), ("test_two", DIES), ("test_zoo", LAST)):
        (tmp_path / f"{name}.py").write_text(text)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rsf", "-p", "no:cacheprovider", "--forks", "2", str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    for said in (
        "3 failed, 3 passed, 1 skipped",
        "what it printed",
        "for this reason",
        "FAILED test_two.py::test_ends_its_process",
        "FAILED test_two.py::test_is_never_run",
        "the process that was to run it ended with 3",
    ):
        assert said in done.stdout, done.stdout
