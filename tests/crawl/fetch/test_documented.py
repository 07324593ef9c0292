"""docs/fetching.md: its figures are those of the program, and what it promises beside what other tests here hold."""

from __future__ import annotations

import asyncio
import itertools
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiohttp.abc import ResolveResult

from scraper.crawl.fetch import Fetcher, Limits, Policy, Settings
from scraper.crawl.fetch.errors import RetryAdvice, of_status
from scraper.crawl.fetch.http import content_decoding, http1, redirects
from scraper.crawl.fetch.http import transport as transports
from scraper.crawl.fetch.manners import throttle
from scraper.crawl.fetch.manners.backpressure import MB, MemoryLimits
from scraper.crawl.workers import page_work, time_budget
from scraper.errors import FetchError
from scraper.sources import loads
from tests.crawl.fetch.conftest import Names
from tests.crawl.fetch.server import PAGE, Request, Server, after, answer, in_turn, raw

TEXT = (Path(__file__).parents[3] / "docs" / "fetching.md").read_text("utf-8")
FLAT = " ".join(TEXT.split())

POLICY, SETTINGS, LIMITS, MEMORY = Policy(), Settings(), Limits(), MemoryLimits()
SOURCES = loads(b"sources: [{name: a, list: 'http://news.example/'}]")
WORDS = {2: "two", 4: "four", 5: "five", 6: "six", 12: "twelve"}
FIGURES = (
    f"at most `concurrency` requests at once ({POLICY.concurrency})",
    f"at least `delay` seconds apart ({POLICY.delay:g})",
    f"at most `connections` requests at once ({SOURCES.connections})",
    f"more than {SETTINGS.longest_pause / 60:g} minutes, or for {SETTINGS.pauses / 60:g} minutes in all",
    f"answered 429 {WORDS[SETTINGS.failures]} times with nothing between",
    f"`Crawl-delay:` over {SETTINGS.longest_pause / 60:g} minutes",
    "over a second, and over four times as long" if SETTINGS.patience == 1 else "?",
    f"before {WORDS[throttle.EVIDENCE]} answers have shown",
    f"{SETTINGS.released_early} at most stand aside",
    f"again {SETTINGS.slow_pauses[0]:g} seconds later, and once more {SETTINGS.slow_span:g} seconds after",
    f"up to `retries` ({LIMITS.retries}) more tries, after 1, 2, 4 … seconds" if SETTINGS.backoff == 1 else "?",
    f"After {WORDS[SETTINGS.failures]} pages in a row",
    f"with pauses from {SETTINGS.probe_pause:g} up to {SETTINGS.backoff_most:g} seconds",
    f"{WORDS[SETTINGS.probes]} pages more without any",
    f"at least {SETTINGS.trickle // 1024} KB of body must come",
    f"{transports.MAX_HEADERS} fields",
    f"over {page_work.MAX_MARKUP / 1e6:g} MB of markup",
    f"over {page_work.MAX_TAGS:,} tags or a text of over {page_work.MAX_TEXT:,} characters",
    f"undone {content_decoding.PIECE >> 10} KB at a time",
    f"passes 1 MB at more than {SETTINGS.ratio} times",
    f"come to {MEMORY.reading // MB} MB, those over {MEMORY.small >> 10} KB wait, but for one",
    f"its first {content_decoding.SNIFFED:,} bytes tell",
    f"{time_budget.USUAL.seconds:g} seconds of a processor and {time_budget.USUAL.per_million:g} more for each million",
    f"{http1.GRACE:g} seconds are waited for the rest",
    f"of at most {redirects.SOON:g} seconds, also inside `<noscript>`",
    f"within {transports.LOCAL_DNS_SECONDS:g} seconds is handed on",
    "relies for a day on" if SETTINGS.robots_age == 86400 else "?",
    "of its first 500 KB",
)


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_is_the_programs(figure: str) -> None:
    assert figure in FLAT


def statuses(row: str) -> set[int]:
    """The three-digit numbers of a row, ranges and all."""
    statuses = {int(one) for one in re.findall(r"(?<![–\d])(\d{3})(?![–\d])", row)}
    for first, last in re.findall(r"(\d{3})–(\d{3})", row):
        statuses.update(range(int(first), int(last) + 1))
    return statuses


def test_the_statuses_of_what_is_tried_again() -> None:
    again, later, never = (
        next(row for row in TEXT.splitlines() if row.startswith(begins))
        for begins in ("| connection refused", "| 401, 403", "| 404, 410")
    )
    listed = {RetryAdvice.RETRY: statuses(again.split("|")[1]), RetryAdvice.LATER: statuses(later.split("|")[1])}
    assert len(listed[RetryAdvice.RETRY]) == 13
    for status in range(201, 600):
        if status in (203, 301, 302, 303, 304, 307, 308):
            continue
        expected = next((cure for cure, some in listed.items() if status in some), None)
        if expected is None:  # other 2xx, 3xx and 5xx; other 4xx
            expected = RetryAdvice.NEVER if 400 <= status < 500 else RetryAdvice.LATER
        assert of_status(status, None).advice is expected, status
    assert statuses(never.split("|")[1]) == {404, 410}


def test_two_ports_are_two_hosts_with_a_robots_txt_of_their_own(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        slow = replace(policy, delay=1.0)
        async with Server(other=answer()) as one, Server(other=answer()) as other, Fetcher(settings) as fetcher:
            await asyncio.gather(*(fetcher.get(server.url("/a"), slow) for server in (one, other)))
        assert [[request.path for request in server.log] for server in (one, other)] == [["/robots.txt", "/a"]] * 2
        assert other.log[0].time - one.log[0].time < 1.0, "neither waits for the other's delay"

    asyncio.run(run())


def test_sources_that_share_a_host_share_its_queue(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        two = [replace(policy, delay=0.2, user_agent=name, robots="ignore") for name in ("a", "b")]
        async with Server(other=answer()) as server, Fetcher(settings) as fetcher:
            await asyncio.gather(*(fetcher.get(server.url(f"/{n}"), two[n % 2]) for n in range(4)))
        times = sorted(request.time for request in server.log)
        assert min(later - earlier for earlier, later in itertools.pairwise(times)) >= 0.2
        assert {request.headers["user-agent"] for request in server.log} == {"a", "b"}

    asyncio.run(run())


@pytest.mark.slow
@pytest.mark.parametrize("in_a_row", [1, 2])
def test_a_single_503_is_the_pages_and_two_in_a_row_are_the_hosts(
    in_a_row: int, settings: Settings, policy: Policy
) -> None:
    async def run() -> None:
        pages = {f"/{n}": in_turn(answer(b"", 503, ["Retry-After: 1"]), answer()) for n in range(in_a_row)}
        one = replace(policy, robots="ignore", concurrency=1)
        async with Server(pages, other=answer()) as server, Fetcher(settings) as fetcher:
            waiting = [asyncio.create_task(fetcher.get(server.url(path), one)) for path in pages]
            while len(server.log) < in_a_row:
                await asyncio.sleep(0.01)
            await fetcher.get(server.url("/other"), one)
            await asyncio.gather(*waiting)
        waited = server.requests_of("/other")[0].time - server.log[in_a_row - 1].time
        assert (waited >= 1.0) == (in_a_row == 2), waited

    asyncio.run(run())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("quick", "aside", "most"),
    [
        (0, 128, 2),  # nothing has shown what is usual for this host
        (throttle.EVIDENCE, 128, 4),  # twice `concurrency`, and no more before another quick answer
        (throttle.EVIDENCE, 1, 3),  # all hosts together
    ],
)
def test_a_host_that_stops_answering_sees_at_most_twice_as_many(
    quick: int, aside: int, most: int, settings: Settings, policy: Policy
) -> None:
    async def run() -> None:
        two = replace(policy, concurrency=2, robots="ignore", limits=replace(LIMITS, first_byte=1.5, retries=0))
        async with (
            Server({f"/q{n}": answer() for n in range(9)}, other=after(30, answer())) as server,
            Fetcher(replace(settings, released_early=aside)) as fetcher,
        ):
            for n in range(quick):
                await fetcher.get(server.url(f"/q{n}"), two)
            hanging = [fetcher.get(server.url(f"/{n}"), two) for n in range(8)]
            tasks = [asyncio.create_task(one) for one in hanging]
            await asyncio.wait(tasks, timeout=1.2)
            assert max(request.in_flight for request in server.log) == most
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    asyncio.run(run())


def test_a_time_out_is_followed_by_two_tries_and_that_of_robots_txt_by_one(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        quick = replace(policy, limits=replace(policy.limits, first_byte=0.2, retries=3))
        async with Server({"/a": raw(5.0)}) as server, Fetcher(settings) as fetcher:
            with pytest.raises(FetchError, match="timed out"):
                await fetcher.get(server.url("/a"), replace(quick, robots="ignore"))
        assert len(server.requests_of("/a")) == 3
        async with Server({"/robots.txt": raw(5.0)}, other=answer()) as server, Fetcher(settings) as fetcher:
            with pytest.raises(FetchError, match=r"robots\.txt could not be fetched"):
                await fetcher.get(server.url("/a"), quick)
        assert [request.path for request in server.log] == ["/robots.txt"] * 2

    asyncio.run(run())


def test_a_pause_holds_no_place(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        one = replace(policy, concurrency=1, robots="ignore")
        pages = {"/a": in_turn(answer(b"", 500), answer())}
        async with Server(pages, other=answer()) as server, Fetcher(replace(settings, backoff=1.0)) as fetcher:
            await asyncio.gather(*(fetcher.get(server.url(path), one) for path in ("/a", "/b", "/c")))
        assert [request.path for request in server.log] == ["/a", "/b", "/c", "/a"]

    asyncio.run(run())


def test_an_image_is_not_read_to_its_end(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        image = b"GIF89a" + b"\x00" * (4 * MB)
        async with Server({"/a": answer(image)}) as server, Fetcher(settings) as fetcher:
            with pytest.raises(FetchError, match="not a page but a file: GIF"):
                await fetcher.get(server.url("/a"), replace(policy, robots="ignore"))
            assert fetcher.stats[f"127.0.0.1:{server.port}"].bytes < MB

    asyncio.run(run())


def test_a_name_that_is_slow_to_resolve_is_handed_to_the_proxy(
    settings: Settings, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Never(Names):
        async def resolve(self, host: str, port: int = 0, family: Any = 0) -> list[ResolveResult]:
            await asyncio.sleep(3600)
            raise AssertionError

    async def run() -> None:
        async with Server(other=answer()) as proxy, Fetcher(settings, resolver=Never({})) as fetcher:
            way = replace(policy, robots="ignore", proxy=f"http://127.0.0.1:{proxy.port}")
            patient = replace(way, limits=replace(LIMITS, connect=30, first_byte=30))
            assert (await fetcher.get("http://news.example.org/a", patient)).content == PAGE
        assert [request.path for request in proxy.log] == ["http://news.example.org/a"]

    monkeypatch.setattr(transports, "LOCAL_DNS_SECONDS", 0.1)
    asyncio.run(run())


def test_cookies_are_kept_until_the_run_ends(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        keeps = replace(policy, cookies="on", robots="ignore")
        async with Server(other=answer(headers=["Set-Cookie: visitor=7"])) as server:
            for _ in range(2):
                async with Fetcher(settings) as fetcher:
                    await fetcher.get(server.url("/a"), keeps)
                    await fetcher.get(server.url("/b"), keeps)
        assert [request.headers.get("cookie") for request in server.log] == [None, "visitor=7"] * 2

    asyncio.run(run())


def test_a_refresh_goes_through_robots_txt(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        pages = {
            "/robots.txt": answer(b"User-agent: *\nDisallow: /inside/", kind="text/plain"),
            "/a": answer(headers=["Refresh: 0; url=/inside/b"]),
        }
        async with Server(pages, other=answer()) as server, Fetcher(settings) as fetcher:
            assert (await fetcher.get(server.url("/a"), policy)).url == server.url("/a")
        assert server.requests_of("/inside/b") == []

    asyncio.run(run())


def test_any_number_of_calls_may_wait_and_each_gives_its_page_or_its_reason(settings: Settings, policy: Policy) -> None:
    async def every(request: Request, writer: asyncio.StreamWriter) -> None:
        await answer(status=200 if int(request.path[1:]) % 2 else 404)(request, writer)

    async def run() -> None:
        quick = replace(policy, robots="ignore", concurrency=8)
        async with Server(other=every) as server, Fetcher(settings) as fetcher:
            outcomes = await asyncio.gather(
                *(fetcher.get(server.url(f"/{n}"), quick) for n in range(400)), return_exceptions=True
            )
        for number, outcome in enumerate(outcomes):
            if number % 2:
                assert not isinstance(outcome, BaseException)
                assert outcome.status == 200
            else:
                assert isinstance(outcome, FetchError)
                assert (outcome.reason, outcome.status, outcome.retryable) == ("HTTP 404", 404, False)

    asyncio.run(run())


def test_the_example_for_programmers_runs_and_its_modules_are_there() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", TEXT, re.S)
    body = example.replace("https://news.example.cn/", "http://127.0.0.1:9/").replace("delay=2.0", "delay=0")
    lines = body.splitlines()
    imports = [line for line in lines if line.startswith(("from ", "import "))]
    rest = [line for line in lines if line not in imports]
    source = "\n".join([*imports, "async def main():", *(f"    {line}" for line in rest)])
    names: dict[str, Any] = {}
    exec(source, names)
    with pytest.raises(FetchError, match=r"127\.0\.0\.1"):
        asyncio.run(names["main"]())
    named = re.findall(r"`(\w+)`", TEXT.partition("The modules:")[2].partition("## ")[0])
    folder = Path(__file__).parents[3] / "scraper" / "crawl" / "fetch"
    there = {file.stem for file in folder.rglob("*.py")} - {"__init__"}
    assert set(named) == there
