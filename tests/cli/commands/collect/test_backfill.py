"""`scrape backfill`: articles of the past from a web archive."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from scraper.backfill import manners
from scraper.cli.main import scrape
from scraper.errors import ConfigError
from tests.web_archive import SITE, Archive, Fault, front, serve, story


@pytest.fixture(scope="module")
def served() -> Iterator[Archive]:
    with serve([story(n) for n in range(4)] + [front("20130305000000", 0, 1, 2, 3, 4)]) as archive:
        yield archive


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, served: Archive) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sources.yaml").write_text(
        f"defaults: {{limits: {{retries: 0}}}}\nsources: [{{name: 晚报, list: '{SITE}/'}}]\n", "utf-8"
    )
    served.requests.clear()
    served.faults, served.takes = [], 0.0
    return tmp_path


def arguments(served: Archive, what: str = "晚报") -> list[str]:
    via = ["--via", served.index, "--pages", served.pages, "--delay", "0"]
    return ["backfill", what, "--from", "2013", "--to", "2013", *via]


def backfill(served: Archive, *more: str, what: str = "晚报") -> Result:
    command = [*arguments(served, what), "--workers", "1", *more]
    return CliRunner().invoke(scrape, command, catch_exceptions=False)


def run(*command: str) -> Result:
    return CliRunner().invoke(scrape, list(command), catch_exceptions=False)


def test_a_dry_run_counts_and_stores_nothing(served: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    result = backfill(served, "--dry-run")
    assert (result.exit_code, result.stdout.split(";")[0]) == (
        *(0, "5 captures of 5 pages, 0 of which are in the archive"),
    )
    slow = [one if one != "0" else "3600" for one in arguments(served)]
    usual = manners.manners  # the index is read at that pace, too: not here
    monkeypatch.setattr(manners, "manners", lambda archive, source: replace(usual(archive, source), delay=0.0))
    counts = json.loads(run(*slow, "--dry-run", "--json", "--limit", "2").stdout)
    assert (counts["captures"], counts["pages"], counts["bytes"], counts["hours"]) == (5, 5, 1800, 2.0)
    assert not Path("archive.db").exists()
    assert served.paths("id_/") == []


def test_articles_are_stored_shown_cited_and_exported_with_their_origin(served: Archive) -> None:
    result = backfill(served)
    assert (result.exit_code, result.stdout) == (0, "4 new, 1 states of lists\n")
    shown = f"{served.base}/web/20130304010203/{SITE}/2013/1.html"
    url = f"{SITE}/2013/1.html"
    text = " ".join(run("show", url).stdout.split())
    assert f"capture of 127.0.0.1: {shown}" in text
    assert json.loads(run("show", url, "--json").stdout)["archived"] == shown
    assert shown in run("show", url, "--cite", "gb7714").stdout
    assert shown in run("export", "--format", "csv", "--columns", "url,archived").stdout
    assert shown in run("export", "--table", "pages", "--format", "csv").stdout
    run("export", "--format", "warc", "-o", "all.warc.gz")
    run("import", "all.warc.gz", "--db", "copy.db")
    assert json.loads(run("show", url, "--json", "--db", "copy.db").stdout)["archived"] == shown
    assert "2013-03-05" in run("show", f"{SITE}/", "--seen").stdout
    assert [json.loads(line)["command"] for line in run("runs", "--json").stdout.splitlines()] == ["backfill"]


def test_failures_and_a_broken_index_are_exit_code_1(served: Archive) -> None:
    served.faults = [Fault("/2013/1.html", 503)]
    result = backfill(served, "--json", what="news.example.cn/2013/")
    summary: dict[str, Any] = json.loads(result.stdout)
    assert (result.exit_code, summary["ended"], summary["outcomes"]) == (1, "failed", {"new": 3, "failed": 1})
    assert summary["reasons"] == {"HTTP 503": 1}
    served.faults = [Fault("/cdx", body=b"<html>down</html>", times=9)]
    result = backfill(served, "--db", "other.db")
    assert result.exit_code == 1
    assert "the index cannot be read" in result.stderr
    assert "nothing to fetch" not in result.stdout
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (["backfill", "晚报"], "--from"),
        (["backfill", "晚报", "--from", "2014", "--to", "2013"], "--to 2013-12-31 is before --from 2014-01-01"),
        (["backfill", "晚报", "--from", "2013", "--source", "x"], "--source has no effect"),
    ],
)
def test_wrong_usage_is_exit_code_2(command: list[str], reason: str) -> None:
    result = run(*command)
    assert result.exit_code == 2
    assert reason in result.stderr
    assert not Path("archive.db").exists()


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (["backfill", "晚抱", "--from", "2013"], "has no source '晚抱'"),
        (["backfill", "晚报", "--from", "2013", "--via", "http://127.0.0.1:9/cdx"], "needs --pages"),
        (["backfill", "晚报", "--from", "2013", "--via", "waiback"], "not a known archive"),
        (["backfill", "a.cn/", "--from", "2013", "--source", " "], "an empty text is not a name"),
    ],
)
def test_an_unknown_source_or_archive_is_named(command: list[str], reason: str) -> None:
    with pytest.raises(ConfigError, match=reason):
        run(*command)
    assert not Path("archive.db").exists()


@pytest.mark.slow
def test_ctrl_c_keeps_what_is_stored_and_the_same_command_fetches_the_rest(served: Archive) -> None:
    served.takes = 0.3
    command = [sys.executable, "-m", "scraper", *arguments(served), "--workers", "1"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    end = time.monotonic() + 300
    while len(served.paths("id_/")) < 2:
        assert time.monotonic() < end
        assert process.poll() is None
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=300)
    assert process.returncode == 130, errors
    assert "The same command fetches the rest." in errors
    assert "Traceback" not in errors
    served.takes = 0.0
    assert backfill(served).exit_code == 0
    assert len(run("search", "--limit", "9", "云汀城", "--json").stdout.splitlines()) == 4
