"""The real thing: pywb's index and replay of a WARC file of invented pages, where pywb is installed or on the PATH."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest

from scraper.archive import Archive as Opened
from scraper.backfill import web_archives
from tests.backfill.filling import fill
from tests.web_archive import SITE, Archive, front, story

HERE = find_spec("pywb") is not None
PROGRAMS = {
    "wb-manager": "from pywb.manager.manager import main_wrap_exc as main",
    "wayback": "from pywb.apps.cli import wayback as main",
}
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        not HERE and shutil.which("wb-manager") is None, reason="pywb is not installed (pipx install pywb)"
    ),
]


def program(name: str) -> list[str]:
    """A program of pywb: of this environment, else of the PATH."""
    return [sys.executable, "-c", f"{PROGRAMS[name]}; main()"] if HERE else [name]


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The address of a collection."""
    pages = [story(n, f"2013{month:02}01000000") for n in range(6) for month in (1, 2)]
    archive = Archive([*pages, front("20130305000000", 0, 1, 2, 3, 4)])
    (tmp_path / "n.warc.gz").write_bytes(archive.warc()[0])
    for command in (["init", "t"], ["add", "t", "n.warc.gz"]):
        subprocess.run([*program("wb-manager"), *command], cwd=tmp_path, check=True, capture_output=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [*program("wayback"), "-p", str(port)], cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    end = time.monotonic() + 300
    while True:
        assert time.monotonic() < end
        assert server.poll() is None
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.2)
    try:
        yield f"http://127.0.0.1:{port}/t"
    finally:
        server.terminate()
        server.wait(300)


def test_articles_and_lists_come_from_pywb(address: str, tmp_path: Path) -> None:
    archive = web_archives.chosen(f"{address}/cdx", f"{address}/{{timestamp}}id_/{{url}}", 0.0)
    days = (date(2013, 1, 1), date(2013, 12, 31))
    report, _ = fill(tmp_path / "a.db", Archive([]), archive=archive, days=days)
    assert (report.ended, report.outcomes) == ("done", {"new": 6, "listed": 1})
    with Opened.read(tmp_path / "a.db") as opened:
        row = opened.articles.get(f"{SITE}/2013/1.html")
        assert row is not None
        assert row["fetched"] == "2013-01-01T00:00:00Z"
        assert row["archived"] == f"{address}/20130101000000/{SITE}/2013/1.html"
