"""The writer of a run: requests are stopped while too much waits to be written, and go on when it is written."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from scraper.archive import Archive
from scraper.crawl.fetch.manners.backpressure import Backpressure
from scraper.crawl.source.archive_writer import BATCH, Writer


def test_pages_are_held_while_too_many_wait_to_be_written(tmp_path: Path) -> None:
    async def run() -> None:
        with Archive.open(tmp_path / "a.db") as archive:
            backpressure = Backpressure()
            writer = Writer(archive, backpressure)
            done: list[int] = []
            for number in range(4 * BATCH):
                await writer.put(lambda _, number=number: number, done.append)  # type: ignore[misc]
            assert not backpressure.needs_backout
            more = asyncio.ensure_future(writer.put(lambda _: -1, done.append))
            await asyncio.sleep(0)
            assert backpressure.needs_backout
            task = asyncio.ensure_future(writer.run())
            await more
            await writer.committed()
            assert not backpressure.needs_backout
            assert done == [*range(4 * BATCH), -1]
            task.cancel()
            writer.close()

    asyncio.run(run())


def test_a_full_transaction_waits_for_no_more_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scraper.crawl.source.archive_writer.GATHER", 3600.0)

    async def run() -> None:
        with Archive.open(tmp_path / "a.db") as archive:
            writer = Writer(archive, Backpressure())
            task = asyncio.ensure_future(writer.run())
            done: list[int] = []
            full = asyncio.Event()
            for number in range(BATCH + 1):
                await writer.put(lambda _, number=number: number, done.append)  # type: ignore[misc]
            await writer.put(lambda _: -1, lambda _: full.set())
            await writer.put(lambda _: -1, done.append)
            while len(done) < BATCH:
                await asyncio.sleep(0.01)
            assert not full.is_set(), "what came afterwards waits for others"
            await writer.committed()
            assert full.is_set()
            task.cancel()
            writer.close()

    asyncio.run(run())
