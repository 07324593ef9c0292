"""The journal: what was noted is there, whoever wrote it and however it ended."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from scraper.alerts.delivery.journal import Line, opened
from scraper.i18n import Message

LINES = [
    Line("begun", "桌面", (1, 2)),
    Line("sent", "桌面", (1, 2)),
    Line("failed", "log", (3,), Message("exit code {code}", code=3)),
]


def test_lines_are_read_back_also_by_another_run(tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    with opened(archive, 0) as journal:
        assert journal is not None
        for line in LINES:
            journal.write(line)
    with opened(archive, 0) as journal:
        assert journal is not None
        assert list(journal.lines()) == LINES
        assert isinstance([*journal.lines()][2].reason, Message)
        journal.clear()
        assert list(journal.lines()) == []


def test_a_line_that_a_crash_cut_is_left_out(tmp_path: Path) -> None:
    with opened(tmp_path / "archive.db", 0) as journal:
        assert journal is not None
        journal.write(LINES[0])
        os.write(journal.handle, '["sent", "桌'.encode())
        assert list(journal.lines()) == LINES[:1]


def test_a_process_that_inherits_it_holds_it_after_this_one_lets_go(tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    with opened(archive, 0) as journal:
        assert journal is not None
        other = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, pass_fds=(journal.handle,))
    with opened(archive, 0.2) as locked_out:
        assert locked_out is None
    other.communicate(b"\n", timeout=300)
    with opened(archive, 300) as journal:
        assert journal is not None
