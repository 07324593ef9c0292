"""A Dask scheduler and workers as processes on loopback, sites for them to read, and archives compared."""

from __future__ import annotations

import json
import os
import random
import re
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, chdir, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from scraper.cli.main import scrape as command
from tests.newssite import HEADLINES, Answer, Site, article, listing, serve

ROOT = Path(__file__).parents[3]


@dataclass
class Dask:
    """A running scheduler, and the workers that `worker` has started."""

    address: str
    folder: Path
    prefix: Sequence[str] = ()
    """What every command begins with: `ip netns exec NAME`."""
    scheduler: subprocess.Popen[bytes] | None = None
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self) -> None:
        """Start the scheduler, on a free port of loopback if it has no address yet."""
        host, _, port = self.address.rpartition("/")[2].partition(":")
        self.scheduler = self._process(
            "scheduler", "dask_scheduler", "--host", host or "127.0.0.1", "--port", port or "0"
        )
        if not self.address:
            log = self.folder / "scheduler.log"
            until(lambda: "Scheduler at:" in log.read_text())
            self.address = re.findall(r"Scheduler at: +(\S+)", log.read_text())[0]

    def worker(
        self,
        *options: str,
        env: Mapping[str, str] | None = None,
        host: str = "127.0.0.1",
        prefix: Sequence[str] | None = None,
    ) -> subprocess.Popen[bytes]:
        """Start a worker without a nanny, unless ``options`` say --nanny."""
        own = options or ("--no-nanny",)
        folder = str(self.folder / "space")
        args = (self.address, "--host", host, "--nthreads", "1", "--local-directory", folder, *own)
        name = f"worker-{len(self.workers)}"
        process = self._process(name, "dask_worker", *args, env=env, prefix=prefix)
        self.workers.append(process)
        return process

    def ready(self, count: int) -> None:
        """Wait until this many workers have registered."""
        log = self.folder / "scheduler.log"
        until(lambda: log.read_text().count("Register worker") >= count)

    def _process(
        self,
        name: str,
        module: str,
        *args: str,
        env: Mapping[str, str] | None = None,
        prefix: Sequence[str] | None = None,
    ) -> subprocess.Popen[bytes]:
        before = self.prefix if prefix is None else prefix
        return self.process(name, [*before, sys.executable, "-m", f"distributed.cli.{module}", *args], env)

    def process(self, name: str, command: Sequence[str], env: Mapping[str, str] | None) -> subprocess.Popen[bytes]:
        """Start a command of Dask's."""
        with (self.folder / f"{name}.log").open("ab") as log:
            return subprocess.Popen(
                [*command, "--no-dashboard"],
                cwd=self.folder,
                env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
                stdout=log,
                stderr=log,
            )

    def end(self) -> None:
        """Kill everything: what a nanny started ends with it."""
        for process in (*self.workers, self.scheduler):
            if process is not None:
                process.kill()
                process.wait()


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def dask(folder: Path, workers: int = 2) -> Iterator[Dask]:
    """A scheduler with this many workers."""
    folder.mkdir(exist_ok=True)
    rig = Dask("", folder)
    try:
        rig.start()
        for _ in range(workers):
            rig.worker()
        rig.ready(workers)
        yield rig
    finally:
        rig.end()


def until(is_so: Callable[[], bool], seconds: float = 300.0) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it did not come to that in time"
        time.sleep(0.02)


# -- sites


@contextmanager
def papers(count: int, articles: int = len(HEADLINES)) -> Iterator[list[Site]]:
    """This many sites, each on an address of its own (127.0.0.1, 127.0.0.2 …), no two with an article alike."""
    with ExitStack() as stack:
        yield [stack.enter_context(serve(paper(n, articles), f"127.0.0.{n + 1}")) for n in range(count)]


def paper(number: int, articles: int) -> dict[str, Answer | str]:
    """A list page at / with articles that no other number has."""
    city = "甲乙丙丁戊己庚辛壬癸"[number]
    heads = [f"{city}{place}号{HEADLINES[place % len(HEADLINES)]}" for place in range(articles)]
    paths = {f"/bendi/202603/{n:03d}.html": head for n, head in enumerate(heads, 1)}
    pages: dict[str, Answer | str] = {"/": Answer(listing(paths).encode(), etag='"list"')}
    pages.update((path, Answer(unlike(head).encode(), etag=f'"{path}"')) for path, head in paths.items())
    return pages


def unlike(headline: str) -> str:
    """An article page with a text like no other's."""
    chance = random.Random(headline)
    words = [head[place : place + 2] for head in HEADLINES for place in range(0, len(head) - 1, 2)]
    return article(headline, paragraphs=["".join(chance.choices(words, k=60)) + "。" for _ in range(4)])


def sources(folder: Path, sites: Sequence[Site], **keys: Any) -> None:
    """Write a sources.yaml with a source a site."""
    folder.mkdir(exist_ok=True)
    listed = [{"name": f"paper-{n}", "list": f"{site.base}/", "delay": 0, **keys} for n, site in enumerate(sites)]
    (folder / "sources.yaml").write_text(json.dumps({"sources": listed}), encoding="utf-8")


def mannered(site: Site, delay: float) -> bool:
    """Tell if requests came ``delay`` seconds apart.

    What a site sees is when its threads are woken, which takes its time on a busy machine; so five requests are looked
    at together: of four delays none may be missing.
    """
    came = sorted(span[0] for span in site.spans)
    return all(came[place + 4] - came[place] > 4 * delay * 0.8 for place in range(len(came) - 4))


# -- runs


def start(
    folder: Path, *args: str, env: Mapping[str, str] | None = None, prefix: Sequence[str] = ()
) -> subprocess.Popen[str]:
    """Start `scrape ARGS` in ``folder``."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("SCRAPE_")}
    return subprocess.Popen(
        [*prefix, sys.executable, "-m", "scraper", *args],
        cwd=folder,
        env={**environ, "PYTHONPATH": str(ROOT), **(env or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def scrape(
    folder: Path, *args: str, env: Mapping[str, str] | None = None, prefix: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    """Run `scrape ARGS` in ``folder`` to its end."""
    process = start(folder, *args, env=env, prefix=prefix)
    out, err = process.communicate(timeout=300)
    assert "Traceback" not in err, err
    return subprocess.CompletedProcess(args, process.returncode, out, err)


def alone(folder: Path, *args: str) -> Result:
    """Run `scrape ARGS` in ``folder`` and in this process, whose workers have loaded already what they need."""
    with chdir(folder):
        return CliRunner().invoke(command, args, catch_exceptions=False)


# -- archives

COLUMNS = "url, headline, byline, editors, outlet, section, published, summary, body, items, keywords, language, source"
ROWS = {
    "articles": f"SELECT {COLUMNS}, revision, fingerprint, segmenter, text_hash FROM articles",
    "copies": "SELECT a.url, b.url, a.similarity FROM articles a JOIN articles b ON b.id = a.copy_of",
    "pages": "SELECT url, requested, source, kind, status, size, sha256 FROM pages",
    "parts": "SELECT a.url, number, p.url FROM parts s JOIN articles a ON a.id = article JOIN pages p ON p.id = s.page",
    "listings": "SELECT url, source, kind, items, hash FROM listings",
    "failures": "SELECT url, source, reason, status, retryable, tries FROM failures",
    "visits": "SELECT url, source, etag, last_modified, visits FROM visits",
    "frontier": "SELECT url, source FROM frontier",
    "robots": "SELECT origin, content FROM robots",
    "runs": "SELECT run, source, listed, fetched, not_modified, new, changed, unchanged, copies, skipped, failed, "
    "bytes, reasons, yields, fields, drift, error FROM run_sources",
}
"""All that an archive says, except when, and numbers that tell the order in which things came."""


def rows(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    """By table."""
    with sqlite3.connect(folder / "archive.db") as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return {name: sorted(map(_in_order, db.execute(sql)), key=repr) for name, sql in ROWS.items()}


def _in_order(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Reasons of failures are counted in the order in which they came: of objects, that does not count."""
    return tuple(
        json.dumps(json.loads(value), sort_keys=True) if isinstance(value, str) and value.startswith("{") else value
        for value in row
    )


def count(folder: Path) -> int:
    """Articles in an archive that may be being written, or not be there yet."""
    try:
        with sqlite3.connect(f"file:{folder / 'archive.db'}?mode=ro", uri=True) as db:
            return int(db.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
