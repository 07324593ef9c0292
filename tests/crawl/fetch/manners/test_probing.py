"""A host that keeps failing is asked one request at a time, whatever its source allows."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from scraper.crawl.fetch import Fetcher, Policy, Settings
from scraper.errors import FetchError
from tests.crawl.fetch.server import Server, after, answer, in_turn

pytestmark = pytest.mark.slow

FAILURES, PROBES, AT_ONCE = 8, 6, 4


def test_a_failing_host_is_probed_one_request_at_a_time(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        some = replace(settings, failures=FAILURES, probes=PROBES)
        several = replace(policy, concurrency=AT_ONCE, limits=replace(policy.limits, retries=0), robots="ignore")
        async with Server(other=after(0.05, answer(b"", 500))) as server, Fetcher(some) as fetcher:

            async def fails(path: str) -> None:
                with pytest.raises(FetchError):
                    await fetcher.get(server.url(path), several)

            await asyncio.gather(*(fails(f"/{i}") for i in range(60)))
        assert max(request.in_flight for request in server.log[:FAILURES]) == AT_ONCE
        assert FAILURES + PROBES <= len(server.log) < FAILURES + AT_ONCE + PROBES
        assert [request.in_flight for request in server.log[-PROBES:]] == [1] * PROBES

    asyncio.run(run())


def test_a_host_that_answers_a_probe_is_asked_as_before(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        some = replace(settings, failures=FAILURES, probes=PROBES)
        several = replace(policy, concurrency=AT_ONCE, limits=replace(policy.limits, retries=0), robots="ignore")
        bad = [after(0.05, answer(b"", 500))] * (FAILURES + AT_ONCE)
        async with Server(other=in_turn(*bad, after(0.05, answer()))) as server, Fetcher(some) as fetcher:
            await asyncio.gather(
                *(fetcher.get(server.url(f"/{i}"), several) for i in range(60)), return_exceptions=True
            )
        assert len(server.log) == 60
        assert max(request.in_flight for request in server.log[-20:]) == AT_ONCE

    asyncio.run(run())
