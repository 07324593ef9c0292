"""Who may ask which host when: read from the log of the site that was asked. Every port is a host of its own."""

from __future__ import annotations

import asyncio
import itertools
from collections import Counter
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import Any

import pytest
from aiohttp.abc import ResolveResult

from scraper.crawl.fetch import Fetcher, Limits, Policy, Settings
from scraper.errors import FetchError
from tests.crawl.fetch.conftest import Names
from tests.crawl.fetch.server import PAGE, Request, Server, after, answer, in_turn, reset


def keeps_distance(server: Server, delay: float) -> bool:
    """Tell if requests came ``delay`` seconds apart.

    A server on a busy machine notes one late, and the next seems nearer: half of the delay is given away. One that does
    not wait comes at once.
    """
    return all(b.time - a.time >= delay / 2 for a, b in itertools.pairwise(server.log))


def test_requests_to_a_host_keep_their_distance(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        async with Server(other=answer()) as server, Fetcher(settings) as fetcher:
            slow = replace(policy, delay=0.2)
            await asyncio.gather(*(fetcher.get(server.url(f"/{i}"), slow) for i in range(5)))
        assert len(server.log) == 6  # and robots.txt, which keeps its distance too
        assert keeps_distance(server, 0.2)

    asyncio.run(run())


def test_the_delay_counts_from_when_a_request_went_out(settings: Settings, policy: Policy) -> None:
    """Resolving the name takes a while the first time; the second request must not make up for it."""

    class Slow(Names):
        async def resolve(self, host: str, port: int = 0, family: Any = 0) -> list[ResolveResult]:
            await asyncio.sleep(0.3)
            return await super().resolve(host, port, family)

    async def run() -> None:
        slow = replace(policy, delay=0.2, allowed_hosts=frozenset({"news.example.org"}), robots="ignore")
        names = Slow({"news.example.org": [["127.0.0.1"]]})
        async with Server(other=answer()) as server, Fetcher(settings, resolver=names) as fetcher:
            await asyncio.gather(*(fetcher.get(server.url(f"/{i}", "news.example.org"), slow) for i in range(4)))
        assert keeps_distance(server, 0.2)

    asyncio.run(run())


def test_redirects_and_retries_keep_their_distance_too(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        pages = {
            "/a": answer(b"", 302, ["Location: /b"]),
            "/b": in_turn(answer(b"", 500), reset(), answer()),
        }
        async with Server(pages) as server, Fetcher(settings) as fetcher:
            await fetcher.get(server.url("/a"), replace(policy, delay=0.2))
        assert len(server.log) == 7
        assert keeps_distance(server, 0.2)

    asyncio.run(run())


@pytest.mark.parametrize("most", [1, 3])
def test_a_host_works_on_so_many_at_once(most: int, settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        async with Server(other=after(0.02, answer())) as server, Fetcher(settings) as fetcher:
            some = replace(policy, concurrency=most)
            await asyncio.gather(*(fetcher.get(server.url(f"/{i}"), some) for i in range(20)))
        assert max(request.in_flight for request in server.log) == most

    asyncio.run(run())


def test_all_hosts_together_have_a_limit_and_take_turns(settings: Settings, policy: Policy) -> None:
    """Three hosts, two places: no host waits until another is done."""

    async def run() -> None:
        eager = replace(policy, robots="ignore")
        finished: list[int] = []
        at_once: list[int] = [0]

        async def page(request: Request, writer: asyncio.StreamWriter) -> None:
            at_once.append(sum(server.in_flight for server in servers))
            await after(0.01, answer())(request, writer)

        async def one(fetcher: Fetcher, server: Server, path: str) -> None:
            await fetcher.get(server.url(path), eager)
            finished.append(server.port)

        servers = [Server(other=page) for _ in range(3)]
        async with AsyncExitStack() as stack:
            fetcher = await stack.enter_async_context(Fetcher(replace(settings, concurrency=2)))
            for server in servers:
                await stack.enter_async_context(server)
            await asyncio.gather(*(one(fetcher, server, f"/{i}") for server in servers for i in range(20)))
        assert max(at_once) == 2
        assert set(finished[:9]) == {server.port for server in servers}

    asyncio.run(run())


@pytest.mark.slow
def test_a_slow_host_slows_only_itself(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        one = replace(policy, concurrency=1, limits=Limits())
        async with (
            Server(other=after(0.8, answer())) as slow,
            Server(other=answer()) as quick,
            Fetcher(settings) as fetcher,
        ):
            crawling = [asyncio.create_task(fetcher.get(slow.url(f"/{i}"), one)) for i in range(2)]
            await asyncio.gather(*(fetcher.get(quick.url(f"/{i}"), one) for i in range(40)))
            assert not any(task.done() for task in crawling)
            await asyncio.gather(*crawling)
        assert max(request.in_flight for request in slow.log) == 1

    asyncio.run(run())


@pytest.mark.slow
def test_a_host_that_keeps_failing_is_rested(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        pages = {"/robots.txt": answer(b"", 404)}
        async with Server(pages, other=answer(b"", 500)) as server, Fetcher(settings) as fetcher:

            async def reason(path: str) -> str:
                with pytest.raises(FetchError) as caught:
                    await fetcher.get(server.url(path), policy)
                assert caught.value.retryable
                return caught.value.reason

            reasons = Counter(await asyncio.gather(*(reason(f"/{i}") for i in range(200))))
            later = await reason("/later")
        rested = "the host is left alone for this run, it keeps failing (HTTP 500)"
        assert set(reasons) <= {"HTTP 500", rested}
        assert later == rested
        assert len(server.log) < 120  # of the 800 that 200 pages with three retries would make

    asyncio.run(run())


def test_a_host_that_is_back_in_time_loses_nothing(settings: Settings, policy: Policy) -> None:
    """Every page fails once, the first twenty in a row: probing finds that the second tries are answered."""

    async def run() -> None:
        pages = {f"/{i}": in_turn(answer(b"", 503), answer()) for i in range(40)}
        async with Server(pages) as server, Fetcher(settings) as fetcher:
            fetched = await asyncio.gather(*(fetcher.get(server.url(f"/{i}"), policy) for i in range(40)))
        assert all(one.status == 200 for one in fetched)

    asyncio.run(run())


@pytest.mark.slow
def test_half_the_pages_broken_do_not_make_a_bad_host(settings: Settings, policy: Policy) -> None:
    """They stand together in fifteens: enough for the host to be probed, not to be rested."""

    async def run() -> None:
        broken = {f"/{i}": answer(b"", 500) for i in range(200) if i // 15 % 2 == 0}
        async with Server(broken, other=answer()) as server, Fetcher(settings) as fetcher:
            outcomes = await asyncio.gather(
                *(fetcher.get(server.url(f"/{i}"), policy) for i in range(200)), return_exceptions=True
            )
        reasons = Counter(outcome.reason for outcome in outcomes if isinstance(outcome, FetchError))
        assert reasons == {"HTTP 500": len(broken)}

    asyncio.run(run())


def test_many_bad_pages_do_not_make_a_bad_host(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        async with Server(other=answer(b"", 404)) as server, Fetcher(settings) as fetcher:
            for i in range(20):
                with pytest.raises(FetchError, match="HTTP 404"):
                    await fetcher.get(server.url(f"/{i}"), policy)
        assert len(server.log) == 21

    asyncio.run(run())


@pytest.mark.slow
def test_pages_that_hung_wait_side_by_side(settings: Settings, hasty: Policy) -> None:
    """Ten pages hang in both tries, with one place: twenty time-outs of 0.6 s in a row would be twelve seconds."""

    async def run() -> None:
        hanging = {f"/{i}": after(30, answer()) for i in range(10, 60, 5)}
        one = replace(hasty, concurrency=1, limits=replace(hasty.limits, retries=1))

        async with Server(hanging, other=answer()) as server, Fetcher(settings) as fetcher:
            began = asyncio.get_running_loop().time()
            outcomes = await asyncio.gather(
                *(fetcher.get(server.url(f"/{i}"), one) for i in range(60)), return_exceptions=True
            )
            took = asyncio.get_running_loop().time() - began
        assert sum(isinstance(outcome, FetchError) for outcome in outcomes) == 10
        assert all(len(server.requests_of(path)) == 2 for path in hanging)
        assert took < 12.0

    asyncio.run(run())


@pytest.mark.slow
@pytest.mark.parametrize("asks", [["Retry-After: 1"], []])
def test_a_host_that_wants_no_more_requests_does_not_hold_a_long_list(
    asks: list[str], settings: Settings, policy: Policy
) -> None:
    """A hundred pages that answer 429 cost no hundred pauses."""

    async def run() -> None:
        impatient = replace(settings, pauses=2.5)
        async with Server(other=answer(b"", 429, asks)) as server, Fetcher(impatient) as fetcher:
            one = replace(policy, concurrency=1, robots="ignore")
            tries = [fetcher.get(server.url(f"/{n}"), one) for n in range(100)]
            errors = await asyncio.gather(*tries, return_exceptions=True)
            assert all(isinstance(error, FetchError) and error.retryable for error in errors)
            assert any("it wants no more requests (HTTP 429" in str(error) for error in errors)
            assert len(server.log) <= (4 if asks else 13)

    asyncio.run(run())


def test_now_and_then_a_429_is_no_reason_to_leave_a_host_alone(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        numbers = iter(range(10_000))

        async def every_third(request: Request, writer: asyncio.StreamWriter) -> None:
            refuses = next(numbers) % 3 == 0
            await answer(b"no" if refuses else PAGE, 429 if refuses else 200)(request, writer)

        async with Server(other=every_third) as server, Fetcher(settings) as fetcher:
            one = replace(policy, concurrency=1, robots="ignore", limits=replace(policy.limits, retries=20))
            for n in range(40):
                assert (await fetcher.get(server.url(f"/{n}"), one)).status == 200

    asyncio.run(run())
