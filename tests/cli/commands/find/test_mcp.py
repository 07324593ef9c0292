"""`scrape mcp` as a person meets it: without an archive, without the extra, on a terminal. What it serves is tested in
tests/presentation/assistant."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from scraper.cli.commands.find.mcp import command
from scraper.errors import ArchiveError, ConfigError
from tests.cli.filled import fill

ROOT = Path(__file__).parents[4]


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("mcp") / "archive.db")


def test_without_an_archive_it_says_so(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, ["--db", str(tmp_path / "archive.db")])
    assert isinstance(result.exception, ArchiveError)


def test_without_the_extra_it_says_what_to_install(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "scraper.presentation.assistant.server", raising=False)
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    result = CliRunner().invoke(command, ["--db", str(db)])
    assert isinstance(result.exception, ConfigError)
    assert "install mcp" in str(result.exception)


@pytest.mark.slow
def test_on_a_terminal_it_shows_the_entry_and_ctrl_c_ends_it(db: Path) -> None:
    pytest.importorskip("mcp", reason="the extra `mcp` is not installed")
    sources = db.with_name("sources.yaml")
    sources.write_text("sources: [{name: 晚报, list: 'http://a.example/'}]\n", "utf-8")
    ours, theirs = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "scraper", "mcp", "--db", str(db), "--config", str(sources)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        assert process.stderr is not None
        shown = ""
        while "Ctrl-C" not in shown and (line := process.stderr.readline()):
            shown += line
        entry = json.loads(shown[shown.index("{") : shown.rindex("}") + 1])["mcpServers"]["news"]
        assert Path(entry["command"]).exists()
        assert entry["args"][-5:] == ["mcp", "--db", str(db), "--config", str(sources)]
        process.send_signal(signal.SIGINT)
        assert process.wait(300) == 130
        rest = process.communicate()
        assert "Traceback" not in rest[1]
        assert rest[0] == ""
    finally:
        process.kill()
        process.communicate()
        os.close(ours)
        os.close(theirs)
