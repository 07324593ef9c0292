"""The writer of a run: requests are stopped while too much waits to be written, and go on when it is written."""

from __future__ import annotations

import asyncio
from pathlib import Path

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
