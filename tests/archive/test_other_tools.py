"""archive.db is plain SQLite: other people's tools read it as it is."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from scraper.archive import Archive
from tests.kinds import only

pytestmark = pytest.mark.slow

COMMANDS = [["tables", "--counts"], ["schema"], ["rows", "articles"], ["views", "--counts"]]


@pytest.mark.parametrize("command", only(COMMANDS, COMMANDS[0]))
def test_sqlite_utils_reads_every_table(tmp_path: Path, command: list[str]) -> None:
    path = tmp_path / "archive.db"
    Archive.open(path).close()
    run = subprocess.run(
        [sys.executable, "-m", "sqlite_utils", command[0], str(path), *command[1:]], capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    if "--counts" in command:
        assert all("count" in row for row in json.loads(run.stdout))
