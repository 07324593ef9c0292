"""Somebody's first commands, in a folder with nothing in it: each says what to do next, and leaves nothing behind."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import forked
from tests.kinds import only

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[4]
WITHOUT_SOURCES = (
    "fetch",
    "sources",
    "check",
    "config 人民网",
    "parse x.html --source 人民网",
    "schedule install --yes",
)
WITHOUT_ARCHIVE = (
    "search 低保",
    "show 1",
    "keywords",
    "trends 低保",
    "stats",
    "runs",
    "verify",
    "reparse",
    "dictionary --rebuild",
    "backup copy.db",
    "export -o articles.csv",
    "report -o report.html",
    "serve",
)


def scrape(folder: Path, line: str, **environ: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("SCRAPE_")}
    if not environ:
        return forked.scrape(*line.split(), folder=folder, COLUMNS="80")
    return subprocess.run(
        [sys.executable, "-m", "scraper", *line.split()],
        cwd=folder,
        env={**inherited, "PYTHONPATH": str(ROOT), "COLUMNS": "80", **environ},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=300,
        check=False,
    )


@pytest.mark.parametrize("line", WITHOUT_SOURCES)
def test_without_sources_the_way_to_some_is_told(tmp_path: Path, line: str) -> None:
    done = scrape(tmp_path, line)
    assert done.returncode == 2
    assert re.match(r"Error: there is no file \S*sources\.yaml; `scrape init`", done.stderr)
    assert "`scrape add URL`" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("line", WITHOUT_ARCHIVE)
def test_without_an_archive_the_way_to_one_is_told(tmp_path: Path, line: str) -> None:
    done = scrape(tmp_path, line)
    assert done.returncode == 1
    assert "there is no archive here. `scrape fetch` makes one" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("locale", only(["C", "C.UTF-8", "zh_CN.UTF-8", "POSIX"], "C", "zh_CN.UTF-8"))
def test_whatever_the_locale(tmp_path: Path, locale: str) -> None:
    """Chinese goes in and comes out, also where the terminal is said to know ASCII alone."""
    environ = {"LC_ALL": locale, "LANG": locale}
    assert scrape(tmp_path, "init 人民网 bbc", **environ).returncode == 0
    listed = scrape(tmp_path, "sources", **environ)
    assert listed.returncode == 0
    assert "人民网" in listed.stdout
    assert scrape(tmp_path, "init --list", **environ).returncode == 0
    help_text = scrape(tmp_path, "--help", **environ).stdout
    assert "add" in help_text


def test_no_colour_where_none_is_wanted(tmp_path: Path) -> None:
    scrape(tmp_path, "init bbc")
    for environ in ({"NO_COLOR": "1", "FORCE_COLOR": ""}, {}):
        done = scrape(tmp_path, "config", **environ)
        assert "\x1b" not in done.stdout + done.stderr
