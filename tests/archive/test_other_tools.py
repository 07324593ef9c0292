"""archive.db is plain SQLite: other people's tools read it as it is."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from scraper.archive import Archive
from scraper.errors import ArchiveError
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


KILLED = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.executescript("PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; BEGIN; CREATE TABLE notes (text)")
connection.executemany("INSERT INTO notes VALUES (?)", [("x" * 3000,)] * 500)
os._exit(1)
"""


def test_a_change_that_another_tool_was_killed_in_is_undone(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    Archive.open(path).close()
    subprocess.run([sys.executable, "-c", KILLED, str(path)])
    assert (tmp_path / "archive.db-journal").stat().st_size
    with Archive.read(path) as archive:
        assert archive.articles.count() == 0
    with sqlite3.connect(path) as connection:
        assert not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'notes'").fetchall()


def test_a_table_that_another_tool_dropped_is_said_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    Archive.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE failures")
    with Archive.read(path) as archive, pytest.raises(ArchiveError, match="verify --repair"):
        archive.crawl.failures()
