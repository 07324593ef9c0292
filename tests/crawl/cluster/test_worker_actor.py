"""A run's part on a worker, without the network between: what it holds, when it stops asking, whom it obeys."""

from __future__ import annotations

import asyncio
import logging
import pickle
import threading
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest

from scraper.crawl.cluster import worker_actor as module
from scraper.crawl.cluster.protocol import Done, Event, ParsingStarted, RecentRequests, ToParse, ToRead, WorkerConfig
from scraper.crawl.cluster.worker_actor import WorkerActor
from scraper.crawl.fetch import Policy, Settings
from scraper.crawl.fetch.errors import Fault, Rested, RetryAdvice, Scope, TooLarge
from scraper.crawl.workers.page_work import Parsed
from scraper.crawl.workers.reader import Ask, Read
from scraper.crawl.workers.time_budget import Budget
from scraper.errors import ClusterError, FetchError, ParseError
from scraper.models import Fetched, Hints, Page
from scraper.text import segmenter
from tests.crawl.cluster.rig import paper, unlike
from tests.newssite import Site, serve

QUICK = Policy(delay=0, concurrency=4, allowed_hosts=frozenset({"127.0.0.1"}))


def config(**more: Any) -> WorkerConfig:
    return WorkerConfig(
        **{"settings": Settings(), "dictionaries": (), "robots": (), "level": 30, "after": None, **more}
    )


@asynccontextmanager
async def opened(**more: Any) -> AsyncIterator[WorkerActor]:
    actor = WorkerActor(config(**more))
    await actor.open()
    try:
        yield actor
    finally:
        await actor.close()


async def hear(actor: WorkerActor, enough: Callable[[list[Event]], bool], most: float = 300) -> list[Event]:
    heard: list[Event] = []
    async with asyncio.timeout(most):
        while not enough(heard):
            heard += await actor.take()
    return heard


async def requests_until_quiet(site: Site, seconds: float) -> int:
    """Wait until a site that was asked is asked nothing for so many seconds; the number of requests until then."""
    before = 0
    while not before or len(site.answers) > before:
        before = len(site.answers)
        await asyncio.sleep(seconds)
    return before


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


def test_pages_are_announced_before_they_are_parsed() -> None:
    async def work() -> None:
        async with opened() as actor:
            url = "https://a.cn/1.html"
            pages = [Fetched(url, url, 200, (), unlike(f"第{n}则").encode(), "") for n in (1, 2)]
            await actor.do([ToParse(n, (page,), Hints()) for n, page in enumerate(pages)])
            heard = await hear(actor, lambda heard: sum(isinstance(news, Done) for news in heard) == 2)
            assert heard[0] == ParsingStarted((0, 1))
            assert all(isinstance(news.result, Parsed) for news in heard[1:] if isinstance(news, Done))

    run(work())


@pytest.mark.slow
@pytest.mark.parametrize("how", ["computes", "waits"])
def test_a_page_that_is_never_read_is_refused_and_the_next_is_parsed(how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    let_go = threading.Event()

    def never_ends(parts: Sequence[Fetched], hints: Hints) -> Parsed:
        while parts[0].content == b"hangs" and how == "computes":
            pass
        if parts[0].content == b"hangs":
            let_go.wait()
        return Parsed(Page("other"), None)

    monkeypatch.setattr(module, "work", never_ends)
    monkeypatch.setattr(module, "USUAL", Budget(0.5, 0, 4 if how == "waits" else 400))
    monkeypatch.setattr(module, "GRACE", 1.0)

    async def work() -> None:
        async with opened() as actor:
            url = "https://a.cn/1.html"
            pages = [Fetched(url, url, 200, (), content, "") for content in (b"one", b"hangs", b"two")]
            await actor.do([ToParse(n, (page,), Hints()) for n, page in enumerate(pages)])
            heard = await hear(actor, lambda heard: sum(isinstance(news, Done) for news in heard) == 3, 120)
            results = [news.result for news in heard if isinstance(news, Done)]
            assert [type(result) for result in results] == [Parsed, ParseError, Parsed]
            assert "takes more than 0.5 seconds" in str(results[1])

    try:
        run(work())
    finally:
        let_go.set()


def test_nothing_more_is_asked_for_while_what_came_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 20_000)

    async def work() -> None:
        with serve(paper(0, 40)) as site:
            async with opened() as actor:
                urls = [f"{site.base}/bendi/202603/{n:03d}.html" for n in range(1, 41)]
                await actor.do([ToRead(n, Ask(url, QUICK, Hints()), raw=True) for n, url in enumerate(urls)])
                assert await requests_until_quiet(site, 0.5) < 25
                heard = await hear(actor, lambda heard: sum(isinstance(news, Done) for news in heard) == 40)
                assert all(isinstance(news.result, Read) for news in heard if isinstance(news, Done))

    run(work())


@pytest.mark.slow
def test_it_asks_no_host_when_nobody_hears_of_it_and_goes_on_when_somebody_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "LEASE", 2.0)

    async def work() -> None:
        with serve(paper(0, 40)) as site:
            async with opened() as actor:
                slow = Policy(delay=0.2, concurrency=1, allowed_hosts=QUICK.allowed_hosts)
                urls = [f"{site.base}/bendi/202603/{n:03d}.html" for n in range(1, 31)]
                await actor.do([ToRead(n, Ask(url, slow, Hints()), raw=True) for n, url in enumerate(urls)])
                requests = await requests_until_quiet(site, 1.0)
                assert 2 < requests < 30
                await hear(actor, lambda heard: len(heard) > requests + 3)

    run(work())


def test_it_ends_by_itself_when_the_run_is_dead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "GONE", 0.5)

    async def until_it_ends(actor: WorkerActor) -> None:
        while True:
            await actor.do([])  # which is no sign of life, as `take` is
            await asyncio.sleep(0.05)

    async def work() -> None:
        async with opened() as actor:
            with pytest.raises(ClusterError, match="closed"):
                await asyncio.wait_for(until_it_ends(actor), 300)
            with pytest.raises(ClusterError, match="closed"):
                await actor.take()
        assert not [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]

    run(work())


def test_after_a_loss_a_host_is_asked_after_a_delay() -> None:
    async def work() -> None:
        with serve(paper(0, 1)) as site:
            async with opened(after=RecentRequests(())) as actor:
                began = time.monotonic()
                slow = Policy(delay=0.6, concurrency=1, allowed_hosts=QUICK.allowed_hosts, robots="ignore")
                await actor.do([ToRead(1, Ask(f"{site.base}/", slow, Hints()), raw=True)])
                await hear(actor, lambda heard: any(isinstance(news, Done) for news in heard))
            assert site.spans[0][0] - began > 0.55

    run(work())


def test_two_runs_with_other_words_do_not_share_a_process() -> None:
    async def work() -> None:
        words = (("own.txt", "雨污分流 100 n\n".encode()),)
        async with opened(dictionaries=words) as first:
            assert "own.txt" in segmenter.segmenter()
            with pytest.raises(ClusterError, match="other dictionaries"):
                await WorkerActor(config()).open()
            async with opened(dictionaries=words):
                assert first is not None
        async with opened():
            assert "own.txt" not in segmenter.segmenter()

    run(work())


@pytest.mark.slow
def test_a_log_is_that_of_the_run_it_was_written_for() -> None:
    async def work() -> None:
        async with opened() as one, opened() as two:
            with serve(paper(0, 1)) as site:
                ask = Ask(f"{site.base}/", Policy(**{**_fields(QUICK), "robots": "ignore"}), Hints())
                await one.do([ToRead(1, ask, raw=True)])
                heard = await hear(one, lambda heard: any(isinstance(news, Done) for news in heard))
                assert sum("robots.txt is ignored" in str(news) for news in heard) == 1
                logging.getLogger("scraper.crawl.fetch").warning("of nobody")
                assert await two.take() == []

    run(work())


def test_loggers_have_their_level_again_whichever_run_ends_first() -> None:
    async def work() -> None:
        first, second = WorkerActor(config()), WorkerActor(config())
        for actor in (first, second):
            await actor.open()
        for actor in (first, second):
            await actor.close()

    before = logging.getLogger("scraper").level
    run(work())
    assert logging.getLogger("scraper").level == before


def _fields(policy: Policy) -> dict[str, Any]:
    return {name: getattr(policy, name) for name in policy.__dataclass_fields__}


@pytest.mark.parametrize(
    "error",
    [
        FetchError("https://a.cn/", "HTTP 503", status=503, retryable=True),
        Fault("HTTP 503", RetryAdvice.RETRY, Scope.HOST, status=503, wait=7.0),
        Rested("left alone", RetryAdvice.LATER),
        TooLarge("the page is too large"),
    ],
)
def test_an_error_is_the_same_on_the_other_side(error: Exception) -> None:
    there = pickle.loads(pickle.dumps(error))
    assert type(there) is type(error)
    assert str(there) == str(error)
    assert there.__dict__ == error.__dict__
