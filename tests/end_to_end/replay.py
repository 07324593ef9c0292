"""The replayed site, served on loopback for a test, and `scrape` run against it as a person would."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ARTICLES = 1325
"""Of 1,326 saved pages: one is the site's own error page, its text destroyed when it was saved."""
LISTS = 90

SOURCES = """\
sources:
  - name: xwlb
    list: {base}/lm/xwlb/day/{{date:%Y%m%d}}.shtml
    from: 2025-01-01
    to: 2025-03-31
    delay: 0
    concurrency: 16
"""


@dataclass
class Site:
    """A running replay server."""

    base: str
    log: Path

    def requests(self) -> list[dict[str, Any]]:
        """The requests so far."""
        return [json.loads(line) for line in self.log.read_text().splitlines()]

    def faults(self) -> dict[str, str]:
        """Path -> the fault that it answers with."""
        with urllib.request.urlopen(f"{self.base}/__faults__") as answer:
            table: dict[str, str] = json.load(answer)
            return table


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def replayed(shared: Path, folder: Path, *options: str, port: int | None = None) -> Iterator[Site]:
    """Serve the saved quarter; ``options`` are replay.py's own. Writes sources.yaml into ``folder``."""
    port = port or free_port()
    log = folder / "requests.jsonl"
    log.touch()
    archive = shared / "corpus/cctv/cctv-2025q1.zip"
    server = subprocess.Popen(
        [sys.executable, shared / "replay/replay.py", archive, "--port", str(port), "--log", log, *options],
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), 0.2).close()
                break
            except OSError:
                time.sleep(0.05)
        site = Site(f"http://127.0.0.1:{port}", log)
        (folder / "sources.yaml").write_text(SOURCES.format(base=site.base), encoding="utf-8")
        yield site
    finally:
        server.kill()
        server.wait()


def start(folder: Path, *args: str) -> subprocess.Popen[str]:
    """Start `scrape ARGS` in ``folder``."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("SCRAPE_")}
    return subprocess.Popen(
        [sys.executable, "-m", "scraper", *args],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )


def scrape(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run `scrape ARGS` in ``folder`` to its end."""
    process = start(folder, *args)
    out, err = process.communicate(timeout=600)
    return subprocess.CompletedProcess(args, process.returncode, out, err)
