"""One process that parses: the order of its answers, its death, and its end."""

from __future__ import annotations

import asyncio
import os
import signal

import pytest

from scraper import child_process
from scraper.crawl.workers.page_work import Parsed
from scraper.crawl.workers.time_budget import USUAL
from scraper.crawl.workers.worker import Worker, WorkerDied
from scraper.crawl.workers.worker_pool import Workers
from scraper.errors import ScrapeError
from scraper.models import Hints
from tests.crawl.workers.test_worker_pool import fragile, page

LARGE = b"x" * (1 << 20)
"""More than a connection holds while nobody reads from it."""


def headlines(results: list[Parsed | ScrapeError]) -> list[str | None]:
    return [result.page.headline for result in results if isinstance(result, Parsed)]


def test_batches_that_are_handed_over_together_are_answered_each_with_its_own() -> None:
    async def run() -> list[list[str | None]]:
        worker = Worker(fragile, (), USUAL)
        try:
            batches = [[([page(f"{n} ".encode() + LARGE)], Hints()), ([page(b"bad")], Hints())] for n in range(6)]
            return [headlines(results) for results in await asyncio.gather(*map(worker.parse, batches))]
        finally:
            worker.close()

    assert [[line and line.split()[0] for line in lines] for lines in asyncio.run(run())] == [
        [str(n)] for n in range(6)
    ]


def test_all_that_wait_for_a_process_that_dies_learn_of_it() -> None:
    async def run() -> tuple[list[list[Parsed | ScrapeError] | BaseException], int]:
        worker = Worker(fragile, (), USUAL)
        contents = [b"one", b"kills", LARGE]
        waiting = [worker.parse([([page(content)], Hints())]) for content in contents]
        try:
            return await asyncio.gather(*waiting, return_exceptions=True), worker.batches
        finally:
            worker.close()

    (first, *others), left = asyncio.run(run())
    assert isinstance(first, list)
    assert headlines(first) == ["one"]
    assert [type(other) for other in others] == [WorkerDied, WorkerDied]
    assert left == 0


def test_closing_ends_a_process_that_was_handed_more_than_it_reads() -> None:
    async def run() -> int:
        worker = Worker(fragile, (), USUAL)
        assert worker.pid
        os.kill(worker.pid, signal.SIGSTOP)
        waiting = asyncio.ensure_future(worker.parse([([page(LARGE)], Hints())]))
        await asyncio.sleep(0.2)
        waiting.cancel()
        worker.close()
        return worker.pid

    with pytest.raises(ProcessLookupError):
        os.kill(asyncio.run(run()), 0)


def test_where_no_process_can_be_started_each_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise BlockingIOError("Resource temporarily unavailable")

    monkeypatch.setattr(child_process, "launch", refused)

    async def run() -> list[Parsed | BaseException]:
        with Workers(2, fragile) as workers:
            workers.start()
            pages = [page(b"one"), page(b"two")]
            return await asyncio.gather(*(workers.parse([p], Hints()) for p in pages), return_exceptions=True)

    assert [str(result) for result in asyncio.run(run())] == ["Resource temporarily unavailable"] * 2
