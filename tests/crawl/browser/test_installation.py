"""The browser of this machine is found in the documented order; where one is missing, the message says what to do."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from scraper.crawl.browser import installation


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder on the PATH."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROME_PATH", raising=False)
    monkeypatch.setattr(installation, "MAC", ())
    return tmp_path


def program(path: Path) -> str:
    path.write_text("#!/bin/sh\n", encoding="ascii")
    path.chmod(0o755)
    return str(path)


def test_the_named_program_goes_before_those_on_the_path(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert installation.executable() is None
    chrome = program(programs / "google-chrome")
    assert installation.executable() == chrome
    chromium = program(programs / "chromium")
    assert installation.executable() == chromium
    monkeypatch.setenv("CHROME_PATH", chrome)
    assert installation.executable() == chrome


def test_without_the_extra_the_command_that_installs_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "find_spec", lambda name: None)
    assert "scrape install browser" in str(installation.missing())


def test_a_named_program_must_be_one(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "find_spec", lambda name: object())
    assert installation.missing() is None
    monkeypatch.setenv("CHROME_PATH", str(programs))
    assert "is not a program" in str(installation.missing())


def test_playwright_is_not_imported_before_a_page_is_rendered() -> None:
    import subprocess

    code = "import scraper.crawl.browser, scraper.crawl.workers.reader, sys; print('playwright' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
