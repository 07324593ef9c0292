"""Names in Chinese where the locale has ASCII alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.filled import fill

ASCII_ALONE = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.parametrize("flags", [[], ["-I"]], ids=["as called", "isolated"])
def test_names_of_files_and_arguments_are_understood(tmp_path: Path, flags: list[str]) -> None:
    db = fill(tmp_path / "存档.db")
    command = [sys.executable, *flags, "-m", "scraper", "search", "新馆", "--count", "--db", str(db)]
    run = subprocess.run(command, capture_output=True, env={**os.environ, **ASCII_ALONE}, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, b"2\n", b"")


def test_output_keeps_the_encoding_that_the_locale_gave(tmp_path: Path) -> None:
    db = fill(tmp_path / "存档.db")
    command = [sys.executable, "-m", "scraper", "search", "新馆", "--db", str(db)]
    run = subprocess.run(command, capture_output=True, env={**os.environ, **ASCII_ALONE}, check=True)
    assert run.stdout.isascii()
    assert "\\u65b0\\u9986" in run.stdout.decode()
