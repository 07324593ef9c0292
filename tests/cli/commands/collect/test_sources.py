"""`scrape sources`: the file's list beside what the archive has."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from scraper.archive import Archive
from scraper.cli.commands.collect.sources import command
from scraper.models import SourceReport
from scraper.sources import load

FILE = """\
sources:
  - name: 江城晚报
    list: https://a.example/city/
    every: 30m
    tags: [地方]
  - name: 山城日报
    feed: https://b.example/rss.xml
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "sources.yaml").write_text(FILE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_an_archive_nothing_was_ever_fetched(folder: Path) -> None:
    result = CliRunner().invoke(command, [])
    assert result.exit_code == 0, result.output
    lines = result.output.splitlines()
    assert lines[0].split() == ["source", "kind", "every", "last", "run", "due", "articles", "newest", "failed"]
    assert [line.split() for line in lines[2:4]] == [
        ["江城晚报", "list", "30m", "never", "now", "0"],
        ["山城日报", "feed", "1h", "never", "now", "0"],
    ]
    assert not (folder / "archive.db").exists()


def test_with_an_archive_it_tells_runs_errors_and_what_is_no_longer_listed(folder: Path) -> None:
    listed = load(folder / "sources.yaml").all
    with Archive.open(folder / "archive.db") as archive:
        run = archive.runs.start([listed[0].name, "旧报"], "fetch")
        archive.runs.finish(run, "failed", [SourceReport("江城晚报", error="no list"), SourceReport("旧报")])
    rows = json.loads(CliRunner().invoke(command, ["--json"]).output)
    assert [(row["name"], row["kind"], row["every"], row["last_error"]) for row in rows] == [
        ("江城晚报", "list", 1800, "no list"),
        ("山城日报", "feed", 3600, None),
        ("旧报", None, None, None),
    ]
    assert rows[0]["last_run"]
    assert rows[1]["last_run"] is None
    first, second = (datetime.fromisoformat(row["due"]) for row in rows[:2])
    assert first - datetime.fromisoformat(rows[0]["last_run"]) == timedelta(minutes=30)
    assert second <= datetime.now(UTC)
    assert rows[2]["due"] is None
    printed = CliRunner().invoke(command, []).output
    assert "not listed" in printed
    assert "江城晚报: no list" in printed


def test_mistakes_in_the_file_end_it(folder: Path) -> None:
    (folder / "sources.yaml").write_text(FILE.replace("feed:", "fed:"), encoding="utf-8")
    result = CliRunner().invoke(command, [])
    assert "sources.yaml:7: sources[1].fed: unknown key" in str(result.exception)
