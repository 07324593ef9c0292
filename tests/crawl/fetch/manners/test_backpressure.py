"""Backpressure: no request begins while somebody is full, and large bodies are read one after the other."""

from __future__ import annotations

import asyncio

from scraper.crawl.fetch.manners.backpressure import Backpressure, MemoryLimits
from scraper.models import Fetched


def fetched(size: int) -> Fetched:
    return Fetched("https://a.example/1", "https://a.example/1", 200, (), bytes(size), "2026-02-01T01:00:00Z")


def test_requests_begin_again_when_every_reason_is_taken_back() -> None:
    async def run() -> None:
        pressure, calls = Backpressure(), []
        pressure.on_resume(lambda: calls.append(pressure.needs_backout))
        pressure.stop("archive")
        pressure.stop("memory")
        waiting = asyncio.create_task(pressure.resumed())
        pressure.resume("archive")
        await asyncio.sleep(0)
        assert pressure.needs_backout
        assert not waiting.done()
        assert calls == []
        pressure.resume("memory")
        await waiting
        assert calls == [False]
        pressure.resume("memory")
        assert calls == [False], "nothing was stopped, so nothing begins again"

    asyncio.run(run())


def test_a_body_is_crowded_by_what_is_read_and_by_what_is_not_stored() -> None:
    pressure = Backpressure(MemoryLimits(reading=100, unstored=50, large_page=40))
    pressure.add_reading(100)
    assert not pressure.is_crowded
    pressure.add_reading(1)
    assert pressure.is_crowded
    pressure.add_reading(-101)
    pages = [fetched(30), fetched(21)]
    pressure.add_unstored(pages)
    assert pressure.is_crowded
    pressure.stored(pages[:1])
    assert not pressure.is_crowded
    assert pressure.is_large(pages)
    assert not pressure.is_large(pages[:1])


def test_large_bodies_are_read_one_after_the_other_once_there_is_room() -> None:
    async def run() -> None:
        pressure = Backpressure(MemoryLimits(unstored=50, unstored_wait=300.0))
        pressure.add_unstored([fetched(60)])
        order: list[str] = []

        async def body(name: str) -> None:
            async with pressure.large_body():
                order.append(f"{name} begins")
                await asyncio.sleep(0)
                order.append(f"{name} ends")

        tasks = [asyncio.create_task(body(name)) for name in ("one", "two")]
        for _ in range(5):
            await asyncio.sleep(0)
        assert order == []
        pressure.stored([fetched(60)])
        await asyncio.gather(*tasks)
        assert order == ["one begins", "one ends", "two begins", "two ends"]

    asyncio.run(run())


def test_a_large_body_does_not_wait_for_room_for_ever() -> None:
    async def run() -> None:
        pressure = Backpressure(MemoryLimits(unstored=50, unstored_wait=0.01))
        pressure.add_unstored([fetched(60)])
        async with pressure.large_body():
            assert pressure.is_crowded

    asyncio.run(run())
