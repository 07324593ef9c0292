"""The real server, in a process of its own, as a person starts it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest

from tests import hostile, pictured
from tests.cli.filled import fill

ROOT = Path(__file__).parents[3]

http = httpx.Client(timeout=300)
"""Patient: where all cores are busy, a page takes its time."""


@contextmanager
def served(db: Path, *args: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of a server over an archive, and its process; it is interrupted at the end."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("SCRAPE_", "LC_", "LANG"))}
    process = subprocess.Popen(
        [sys.executable, "-m", "scraper", "serve", "--db", str(db), "--port", "0", *args],
        env={**environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "TZ": "UTC"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        match = re.search(r"http://\S+/", line)
        assert match, line + process.communicate()[1]
        url = match[0]
        http.get(url)  # it listens at once, and answers when it is up
        yield url.rstrip("/"), process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(300)
            except subprocess.TimeoutExpired:
                process.kill()
        process.communicate()


@pytest.fixture(scope="session", autouse=True)
def _extra() -> None:
    pytest.importorskip("datasette", reason="the extra `web` is not installed")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("web")


@pytest.fixture(scope="session")
def running() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.fixture(scope="session")
def db(folder: Path) -> Path:
    """Three articles of tests/cli/filled.py."""
    return fill(folder / "archive.db")


@pytest.fixture(scope="session")
def site(db: Path, running: ExitStack) -> str:
    return running.enter_context(served(db))[0]


@pytest.fixture(scope="session")
def hostile_site(folder: Path, running: ExitStack) -> str:
    return running.enter_context(served(hostile.fill(folder / "hostile.db")))[0]


@pytest.fixture(scope="session")
def pictured_site(folder: Path, running: ExitStack) -> str:
    """Two articles of tests/pictured.py, the first with kept files."""
    return running.enter_context(served(pictured.fill(folder / "pictured.db")))[0]
