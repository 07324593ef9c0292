"""The parser's processes: what they give back, and what they survive."""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from scraper.crawl.workers.page_work import Parsed, work_all
from scraper.crawl.workers.time_budget import Budget
from scraper.crawl.workers.worker_pool import Workers
from scraper.errors import ParseError, ScrapeError
from scraper.models import Fetched, Hints, Page
from tests.kinds import only

pytestmark = pytest.mark.slow


def page(content: bytes) -> Fetched:
    return Fetched("https://x.cn/1", "https://x.cn/1", 200, (), content, "2026-01-31T08:15:00Z")


def fragile(parts: Sequence[Fetched], hints: Hints) -> Parsed:
    """A parser that one page kills and another one does not please."""
    if parts[0].content == b"kills":
        os.kill(os.getpid(), signal.SIGKILL)
    if parts[0].content == b"bad":
        raise ParseError("x: bad")
    if parts[0].content == b"bug":
        raise KeyError("headline")
    return Parsed(Page("other", headline=parts[0].content.decode()), None)


def test_a_page_that_kills_its_process_is_refused_and_the_others_are_parsed() -> None:
    async def run() -> list[Parsed | BaseException]:
        with Workers(1, fragile) as workers:
            pages = [page(f"page {n}".encode()) for n in range(100)]
            pages[4] = pages[70] = page(b"kills")
            return await asyncio.gather(*(workers.parse([p], Hints()) for p in pages), return_exceptions=True)

    results = asyncio.run(run())
    assert isinstance(results.pop(70), ParseError)
    assert isinstance(results.pop(4), ParseError)
    assert [r.page.headline for r in results if isinstance(r, Parsed)] == [
        f"page {n}" for n in range(100) if n not in (4, 70)
    ]


def test_an_error_of_the_parser_comes_back_as_it_is() -> None:
    async def run() -> Parsed:
        with Workers(1, fragile) as workers:
            return await workers.parse([page(b"bad")], Hints())

    with pytest.raises(ParseError, match="x: bad"):
        asyncio.run(run())


def test_a_bug_of_the_parser_costs_its_page_only() -> None:
    async def run() -> Parsed:
        with Workers(1, fragile) as workers:
            return await workers.parse([page(b"bug")], Hints())

    with pytest.raises(ParseError, match=r"https://x\.cn/1: the parser failed .*headline"):
        asyncio.run(run())


def noted(parts: Sequence[Fetched], hints: Hints) -> Parsed:
    """A parser that notes each page in the file that the page names."""
    with Path(parts[0].content.decode()).open("a") as file:
        file.write(".")
    time.sleep(0.01)
    return Parsed(Page("other"), None)


def test_nothing_is_begun_for_pages_that_nobody_waits_for_any_more(tmp_path: Path) -> None:
    async def run() -> None:
        with Workers(1, noted) as workers:
            first, *others = [
                asyncio.create_task(workers.parse([page(str(tmp_path / "noted").encode())], Hints()))
                for _ in range(300)
            ]
            await first
            for other in others:
                other.cancel()
            await asyncio.gather(*others, return_exceptions=True)
            await asyncio.sleep(1.2)  # time for a hundred pages

    asyncio.run(run())
    assert 1 <= len((tmp_path / "noted").read_text()) <= 60


def killed_with_its_worker(code: str) -> None:
    """Run a program that prints the number of its worker, kill it, and wait for the worker's end."""
    here = str(Path(__file__).parent)
    parent = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": here}
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    end = time.monotonic() + 300
    while Path(f"/proc/{child}").exists():
        assert time.monotonic() < end, "the worker outlived its parent"
        time.sleep(0.05)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for processes in /proc")
def test_workers_end_when_their_parent_is_killed() -> None:
    code = """
import asyncio, os
from scraper.models import Hints
from test_worker_pool import fragile, page
from scraper.crawl.workers.worker_pool import Workers

async def run():
    workers = Workers(1, fragile)
    await workers.parse([page(b"x")], Hints())
    print(*[worker.pid for worker in workers._workers], flush=True)
    await asyncio.sleep(60)

if __name__ == "__main__":
    asyncio.run(run())
"""
    killed_with_its_worker(code)


def endless(parts: Sequence[Fetched], hints: Hints) -> Parsed:
    """A parser that does not end with some pages, each in another way."""
    content = parts[0].content
    if content == b"computes":
        while True:
            pass
    if content == b"catches all":
        while True:
            with contextlib.suppress(Exception):
                sum(range(1000))
    if content == b"one expression":
        re.match(r"(?:a|a)*b", "a" * 200)
    if content == b"waits":
        while True:
            with contextlib.suppress(BaseException):
                time.sleep(3600)
    return Parsed(Page("other", headline=content.decode()), None)


BRIEF = Budget(0.5, 0, 200)
"""Of the processor's time alone, however busy the machine is."""


@pytest.mark.parametrize(
    ("how", "budget"),
    [
        pytest.param("computes", BRIEF, marks=pytest.mark.long),
        ("catches all", BRIEF),
        ("one expression", BRIEF),
        ("waits", Budget(0.5, 0, 4)),
    ],
)
def test_a_page_that_takes_too_long_is_refused_and_the_others_are_parsed(how: str, budget: Budget) -> None:
    async def run() -> list[Parsed | BaseException]:
        with Workers(1, endless, budget=budget) as workers:
            pages = [page(f"page {n}".encode()) for n in range(40)]
            pages[7] = page(how.encode())
            return await asyncio.gather(*(workers.parse([p], Hints()) for p in pages), return_exceptions=True)

    results = asyncio.run(run())
    error = results.pop(7)
    assert isinstance(error, ParseError)
    assert "https://x.cn/1: reading it takes more than" in str(error)
    assert [r.page.headline for r in results if isinstance(r, Parsed)] == [f"page {n}" for n in range(40) if n != 7]


def test_a_thread_has_a_budget_too() -> None:
    """As on a worker of a Dask cluster."""
    pages = [([page(content)], Hints()) for content in (b"one", b"computes", b"two")]
    results: list[Parsed | ScrapeError] = []
    thread = threading.Thread(target=lambda: results.extend(work_all(endless, pages, BRIEF)))
    thread.start()
    thread.join(120)
    assert [type(result) for result in results] == [Parsed, ParseError, Parsed]


@pytest.mark.parametrize("how", ["computes", "one expression", "waits"])
def test_leaving_waits_for_no_page(how: str) -> None:
    """The budget is an hour: who leaves, be it without an error, kills what still runs."""

    async def run() -> None:
        with Workers(1, endless, budget=Budget(3600)) as workers:
            await workers.parse([page(b"one")], Hints())
            waiting = asyncio.ensure_future(workers.parse([page(how.encode())], Hints()))
            await asyncio.sleep(0.5)
            waiting.cancel()

    asyncio.run(run())
    assert not multiprocessing.active_children()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for processes in /proc")
@pytest.mark.parametrize("how", only(["computes", "one expression", "waits"], "one expression", "waits"))
def test_busy_workers_end_when_their_parent_is_killed(how: str) -> None:
    code = f"""
import asyncio
from scraper.crawl.workers.time_budget import Budget
from scraper.models import Hints
from test_worker_pool import endless, page
from scraper.crawl.workers.worker_pool import Workers

async def run():
    workers = Workers(1, endless, budget=Budget(3600))
    await workers.parse([page(b"x")], Hints())
    busy = asyncio.ensure_future(workers.parse([page(b"{how}")], Hints()))
    await asyncio.sleep(0.5)
    print(*[worker.pid for worker in workers._workers], flush=True)
    await busy

if __name__ == "__main__":
    asyncio.run(run())
"""
    killed_with_its_worker(code)


def test_who_leaves_with_pages_waiting_leaves_no_process() -> None:
    async def run() -> None:
        with Workers(1, endless, budget=Budget(3600)) as workers:
            waiting = [asyncio.ensure_future(workers.parse([page(b"waits")], Hints())) for _ in range(40)]
            await asyncio.sleep(0.5)
        await asyncio.sleep(0.5)  # time to begin again
        assert not multiprocessing.active_children()
        for one in waiting:
            one.cancel()

    asyncio.run(run())
