"""The writer of a run: who brings pages is held while too much waits, and let go when it is written."""

from __future__ import annotations

import asyncio
from pathlib import Path

from scraper.archive import Archive
from scraper.crawl.archive_writer import BATCH, Writer


class Source:
    """What brings pages, as far as the writer knows it."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def hold(self) -> None:
        self.calls.append("hold")

    def go_on(self) -> None:
        self.calls.append("go on")


def test_pages_are_held_while_too_many_wait_to_be_written(tmp_path: Path) -> None:
    async def run() -> None:
        with Archive.open(tmp_path / "a.db") as archive:
            source = Source()
            writer = Writer(archive, source)
            done: list[int] = []
            for number in range(4 * BATCH):
                await writer.put(lambda _, number=number: number, done.append)  # type: ignore[misc]
            assert source.calls == []
            more = asyncio.ensure_future(writer.put(lambda _: -1, done.append))
            await asyncio.sleep(0)
            assert source.calls == ["hold"]
            task = asyncio.ensure_future(writer.run())
            await more
            await writer.committed()
            assert source.calls[-1] == "go on"
            assert done == [*range(4 * BATCH), -1]
            task.cancel()
            writer.close()

    asyncio.run(run())
