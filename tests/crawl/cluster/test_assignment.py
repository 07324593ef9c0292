"""Which worker is given what: a window for each host, one worker a site, sites that move to who has less to do."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Iterator
from typing import Any

import pytest

from scraper.crawl.cluster.assignment import WINDOW, WORTH, Owners
from scraper.crawl.cluster.protocol import Done, ToAsk, ToRead
from scraper.crawl.cluster.worker_link import Link, Pending
from scraper.crawl.fetch import Policy
from scraper.crawl.workers.reader import Ask
from scraper.models import Hints

numbers = itertools.count()


@pytest.fixture
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    yield loop
    loop.close()


def link(owners: Owners, address: str) -> Link:
    made = Link(address, Any, None)  # type: ignore[arg-type]
    owners.join(made)
    return made


def page(loop: asyncio.AbstractEventLoop, url: str) -> Pending:
    return Pending(ToRead(next(numbers), Ask(url, Policy(), Hints()), raw=False), loop.create_future(), url)


def finish(owners: Owners, link: Link, pending: Pending) -> None:
    pending_job = link.heard(Done(pending.job.number, None))  # type: ignore[arg-type]
    assert pending_job is pending
    pending.done(None)
    owners.freed(link, pending)


def give(owners: Owners, loop: asyncio.AbstractEventLoop, host: str, count: int) -> list[Pending]:
    pages = [page(loop, f"https://{host}/{n}") for n in range(count)]
    for one in pages:
        owners.give(one)
    return pages


def test_what_comes_before_any_worker_is_given_to_the_first(loop: asyncio.AbstractEventLoop) -> None:
    owners = Owners()
    give(owners, loop, "a.cn", 3)
    assert len(list(owners.pending())) == 3
    assert len(link(owners, "1").jobs) == 3


def test_a_worker_has_a_window_of_each_host_and_gets_the_next_when_one_is_done(loop: asyncio.AbstractEventLoop) -> None:
    owners = Owners()
    one = link(owners, "1")
    pages = give(owners, loop, "www.a.cn", WINDOW + 10)
    give(owners, loop, "news.a.cn", 5)
    assert len(one.jobs) == WINDOW + 5, "another host of the site does not wait"
    finish(owners, one, pages[0])
    assert pages[WINDOW].job.number in one.jobs
    owners.hung(one, pages[1])
    assert pages[WINDOW + 1].job.number in one.jobs, "a page that hangs holds nobody up"
    finish(owners, one, pages[1])
    assert len(one.jobs) == WINDOW + 5
    for place in range(2, WINDOW + 10):
        finish(owners, one, pages[place])
    assert len(one.jobs) == 5
    assert not list(owners.pending())


def test_a_site_is_one_workers_and_another_site_the_others(loop: asyncio.AbstractEventLoop) -> None:
    owners = Owners()
    one, two = link(owners, "1"), link(owners, "2")
    for _ in range(3):
        give(owners, loop, "www.a.cn", 1)
        give(owners, loop, "b.com", 1)
        give(owners, loop, "tv.a.cn", 1)
    assert (one.sites, two.sites) == ({"a.cn"}, {"b.com"})
    assert (len(one.jobs), len(two.jobs)) == (6, 3)


def test_a_site_moves_only_when_its_worker_has_finished_with_it(loop: asyncio.AbstractEventLoop) -> None:
    owners = Owners()
    one = link(owners, "1")
    first = give(owners, loop, "a.cn", WINDOW + WORTH)
    give(owners, loop, "b.com", WINDOW + WORTH - 1)
    two = link(owners, "2")
    owners.balance()
    more = give(owners, loop, "a.cn", 2)
    job = Pending(ToAsk(next(numbers), "https://a.cn/", None, 0), loop.create_future(), "https://a.cn/")  # type: ignore[arg-type]
    owners.give(job)
    assert job.job.number in one.jobs, "what others wait for does not wait"
    for pending in first[:WINDOW]:
        assert not two.jobs
        finish(owners, one, pending)
    assert not two.jobs
    finish(owners, one, job)
    assert (one.sites, two.sites) == ({"b.com"}, {"a.cn"})
    assert list(two.jobs) == [pending.job.number for pending in (*first[WINDOW:], *more)]
    owners.balance()
    assert two.sites == {"a.cn"}, "it does not move back"


def test_a_page_that_hangs_keeps_its_site_where_it_is(loop: asyncio.AbstractEventLoop) -> None:
    owners = Owners()
    one = link(owners, "1")
    pages = give(owners, loop, "a.cn", WINDOW + WORTH)
    give(owners, loop, "b.com", 1)
    two = link(owners, "2")
    owners.balance()
    owners.hung(one, pages[0])
    for pending in pages[1:]:
        finish(owners, one, pending)
    assert not two.jobs


def test_what_waits_for_a_lost_worker_goes_to_the_others(loop: asyncio.AbstractEventLoop) -> None:
    owners = Owners()
    one, two = link(owners, "1"), link(owners, "2")
    give(owners, loop, "a.cn", WINDOW + 5)
    give(owners, loop, "b.com", 1)
    assert (one.sites, two.sites) == ({"a.cn"}, {"b.com"})
    del owners.links["1"]
    owners.lost(one)
    assert two.sites == {"a.cn", "b.com"}
    assert len(two.jobs) == 1 + 5, "and what it had in hand is given by whoever knows it"
    del owners.links["2"]
    owners.lost(two)
    three = link(owners, "3")
    give(owners, loop, "a.cn", 1)
    assert len(three.jobs) == 1
