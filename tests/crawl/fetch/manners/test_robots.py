"""What a robots.txt may say, and what it means when it says nothing."""

from __future__ import annotations

import asyncio
import gzip
import itertools
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from scraper.contract import stamp
from scraper.crawl.fetch import Fetcher, Policy, Settings
from scraper.crawl.fetch.manners.robots import MAX_BYTES, product, read
from scraper.errors import FetchError
from scraper.models import RobotsFile
from tests.crawl.fetch.server import Handler, Server, answer, in_turn, raw, redirect, reset

AGENT = "scrape-news/1.0 (news archive; https://example.org/bot)"


def outcome(robots: Handler, settings: Settings, policy: Policy, path: str = "/a") -> tuple[str, Server]:
    """The outcome for a page of a site with this robots.txt: "had", or the reason why not."""

    async def run() -> tuple[str, Server]:
        pages = {"/robots.txt": robots, "/a": answer(), "/b/a": answer()}
        async with Server(pages) as server, Fetcher(settings) as fetcher:
            try:
                await fetcher.get(server.url(path), policy)
            except FetchError as error:
                return error.reason, server
            return "had", server

    return asyncio.run(run())


FORBIDDEN = "not asked: robots.txt forbids it"


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ("", "had"),
        ("User-agent: *\nDisallow: /", FORBIDDEN),
        ("User-agent: *\nDisallow: /\nAllow: /a", "had"),
        ("User-agent: *\nDisallow: /a$", FORBIDDEN),
        ("User-agent: other\nDisallow: /", "had"),
        ("User-agent: SCRAPE-NEWS\nDisallow: /\n\nUser-agent: *\nAllow: /", FORBIDDEN),
        ("User-agent: bot\nDisallow: /", "had"),  # the contact in our name is not our name
        ("User-agent: scrape-news/0.1.0\nDisallow: /\n\nUser-agent: *\nAllow: /", FORBIDDEN),
        ("user-agent : Scrape-News 2 (archive)\nDisallow: /\n\nUser-agent: *\nAllow: /", FORBIDDEN),
        ("User-agent: scrape-news*\rDisallow: /\r\rUser-agent: *\rAllow: /", FORBIDDEN),
        ("User-agent: scrape\nDisallow: /", "had"),  # the beginning of our name is another's
        ("User-agent: s\nUser-agent: news\nDisallow: /", "had"),
        ("User-agent: scrape-news-image/1\nDisallow: /", "had"),
        ("User-agent: other/1.0\nUser-agent: scrape-news/1\nDisallow: /\n\nUser-agent: *\nAllow: /", FORBIDDEN),
        ("<html><body>没有这个页面</body></html>", "had"),
        ("\ufeffUser-agent: *\nDisallow: /", FORBIDDEN),
    ],
)
def test_rules_are_kept(rules: str, expected: str, settings: Settings, policy: Policy) -> None:
    reason, server = outcome(answer(rules.encode(), kind="text/plain"), settings, replace(policy, user_agent=AGENT))
    assert reason == expected
    assert len(server.requests_of("/a")) == (expected == "had")


@pytest.mark.parametrize("status", [200, 201, 202, 203, 206])
def test_2xx_means_its_rules(status: int, settings: Settings, policy: Policy) -> None:
    rules = answer(b"User-agent: *\nDisallow: /b/", status, kind="text/plain")
    assert outcome(rules, settings, policy)[0] == "had"
    assert outcome(rules, settings, policy, "/b/a")[0] == FORBIDDEN


def test_rules_behind_rubbish_are_kept(settings: Settings, policy: Policy) -> None:
    rules = b"\xff\xfe\xfd\n\0\0\nUser-agent: *\nDisallow: /\nDisallow\n: x\n"  # begins like UTF-16
    assert outcome(answer(rules, kind="text/plain"), settings, policy)[0] == FORBIDDEN


@pytest.mark.parametrize("coding", ["", "gzip", "br"])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_rules_are_kept_whatever_coding_their_head_names(
    coding: str, pack: Callable[[bytes], bytes], settings: Settings, policy: Policy
) -> None:
    headers = [f"Content-Encoding: {coding}"] if coding else []
    rules = answer(pack(b"User-agent: *\nDisallow: /a"), headers=headers, kind="text/plain")
    assert outcome(rules, settings, policy)[0] == FORBIDDEN


@pytest.mark.parametrize(
    ("body", "expected", "warning"),
    [
        (
            gzip.compress(b"User-agent: *\nDisallow: /a\n", mtime=0)[:-8] + bytes(8),
            FORBIDDEN,
            "first 2 lines are obeyed",
        ),
        (gzip.compress(b"User-agent: *\nDisallow: /b\n", mtime=0)[:-8] + bytes(8), "had", "first 2 lines are obeyed"),
        (gzip.compress(b"User-agent: *\nDisallow: /a\n", mtime=0)[:-8], FORBIDDEN, "breaks off"),
        (gzip.compress(b"User-agent: *\nDisallow: /a", mtime=0)[:-8], "had", "first 1 lines"),  # /a may be of /archive
        (
            gzip.compress(b"User-agent: *\nDisallow: /a\n" + b"Allow: /x\n" * 900, 0, mtime=0)[:3000],
            FORBIDDEN,
            "breaks off",
        ),
        (b"\x1f\x8b\x08\x00rubbish" * 50, "had", "counts as one without rules"),
        (b"\x1f\x8b", "had", "counts as one without rules"),
    ],
    ids="checksum checksum-elsewhere cut cut-in-a-line cut-in-the-middle nothing two-bytes".split(),
)
@pytest.mark.parametrize("headers", [[], ["Content-Encoding: gzip"]], ids=["silent", "gzip"])
def test_what_can_be_read_of_a_damaged_robots_txt_counts(
    body: bytes,
    expected: str,
    warning: str,
    headers: list[str],
    settings: Settings,
    policy: Policy,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING):
        assert outcome(answer(body, headers=headers, kind="text/plain"), settings, policy)[0] == expected
    assert warning in caplog.text


def test_rules_in_utf_16_are_kept(settings: Settings, policy: Policy) -> None:
    rules = answer("User-agent: *\r\nDisallow: /\r\n".encode("utf-16"), kind="text/plain")
    assert outcome(rules, settings, policy)[0] == FORBIDDEN


@pytest.mark.parametrize("status", [204, 205])
def test_2xx_without_content_means_no_rules(status: int, settings: Settings, policy: Policy) -> None:
    assert outcome(raw(b"HTTP/1.1 %d OK\r\n\r\n" % status), settings, policy)[0] == "had"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418])
def test_4xx_means_that_there_are_no_rules(status: int, settings: Settings, policy: Policy) -> None:
    assert outcome(answer(b"", status), settings, policy)[0] == "had"


def test_5xx_means_not_now(settings: Settings, policy: Policy) -> None:
    reason, server = outcome(answer(b"", 503), settings, policy)
    assert reason == "not asked: robots.txt could not be fetched (HTTP 503)"
    assert len(server.requests_of("/robots.txt")) == 1 + policy.limits.retries
    assert not server.requests_of("/a")


@pytest.mark.parametrize(
    ("contents", "path", "expected"),
    [
        ((), "/a", "had"),
        ((b"User-agent: *\nDisallow: /b",), "/a", "had"),
        ((b"User-agent: *\nDisallow: /b",), "/b/a", FORBIDDEN),
        ((None,), "/b/a", "had"),
    ],
)
@pytest.mark.parametrize("is_outdated", [False, True])
def test_304_means_the_rules_of_former_runs_or_none(
    contents: tuple[bytes | None, ...], path: str, expected: str, is_outdated: bool, settings: Settings, policy: Policy
) -> None:
    async def run() -> None:
        pages = {"/robots.txt": raw(b"HTTP/1.1 304 Not Modified\r\n\r\n"), "/a": answer(), "/b/a": answer()}
        async with Server(pages) as server:
            site = server.url("")
            files = [RobotsFile(site, stamp(datetime.now(UTC)), content) for content in contents]
            files = [file.outdated() for file in files] if is_outdated else files
            async with Fetcher(settings, robots=files) as fetcher:
                if expected == "had":
                    await fetcher.get(server.url(path), policy)
                else:
                    with pytest.raises(FetchError, match=expected):
                        await fetcher.get(server.url(path), policy)
                assert len(server.requests_of("/robots.txt")) == (is_outdated or not contents)
                is_kept = bool(is_outdated and contents)
                assert [(file.origin, file.content) for file in fetcher.robots] == [(site, *contents)] * is_kept

    asyncio.run(run())


def test_silence_means_not_now(settings: Settings, hasty: Policy) -> None:
    reason, server = outcome(raw(5.0), settings, hasty)
    assert reason == "not asked: robots.txt could not be fetched (timed out: no first byte in 0.6 s)"
    assert len(server.requests_of("/robots.txt")) == 2
    assert not server.requests_of("/a")


def test_5xx_that_passes_is_forgotten(settings: Settings, policy: Policy) -> None:
    rules = in_turn(answer(b"", 500), reset(), answer(b"User-agent: *\nDisallow: /b"))
    assert outcome(rules, settings, policy)[0] == "had"
    rules = in_turn(answer(b"", 500), reset(), answer(b"User-agent: *\nDisallow: /b"))
    assert outcome(rules, settings, policy, "/b/a")[0] == FORBIDDEN


def test_redirects_are_followed_and_a_loop_means_no_rules(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        pages = {
            "/robots.txt": redirect("/rules/0"),
            **{f"/rules/{i}": redirect(f"/rules/{i + 1}") for i in range(4)},
            "/rules/4": answer(b"User-agent: *\nDisallow: /a", kind="text/plain"),
            "/a": answer(),
        }
        async with Server(pages) as server, Fetcher(settings) as fetcher:
            with pytest.raises(FetchError, match="forbids"):
                await fetcher.get(server.url("/a"), policy)

    asyncio.run(run())
    assert outcome(redirect("/robots.txt"), settings, policy)[0] == "had"


def test_the_beginning_of_an_endless_robots_txt_counts(settings: Settings, policy: Policy) -> None:
    rules = b"User-agent: *\nDisallow: /a\n" + b"# all work and no play\n" * (2 * MAX_BYTES // 20)
    assert outcome(answer(rules, kind="text/plain"), settings, policy)[0] == FORBIDDEN


def test_it_is_fetched_once_for_any_number_of_pages(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        async with Server(other=answer()) as server, Fetcher(settings) as fetcher:
            await asyncio.gather(*(fetcher.get(server.url(f"/{i}"), policy) for i in range(20)))
        assert len(server.requests_of("/robots.txt")) == 1
        assert server.log[0].path == "/robots.txt"

    asyncio.run(run())


def test_it_is_fetched_again_when_it_has_aged(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        async with Server(other=answer()) as server, Fetcher(replace(settings, robots_age=0.0)) as fetcher:
            for _ in range(3):
                await fetcher.get(server.url("/a"), policy)
        assert len(server.requests_of("/robots.txt")) == 3

    asyncio.run(run())


def test_a_redirect_is_asked_about_too(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        pages = {"/robots.txt": answer(b"User-agent: *\nDisallow: /b"), "/a": redirect("/b")}
        async with Server(pages) as server, Fetcher(settings) as fetcher:
            with pytest.raises(FetchError, match="forbids"):
                await fetcher.get(server.url("/a"), policy)
        assert not server.requests_of("/b")

    asyncio.run(run())


def test_crawl_delay_is_kept(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        pages = {"/robots.txt": answer(b"User-agent: *\nCrawl-delay: 0.3")}
        async with Server(pages, other=answer()) as server, Fetcher(settings) as fetcher:
            await asyncio.gather(*(fetcher.get(server.url(f"/{i}"), policy) for i in range(4)))
        times = [request.time for request in server.log]
        assert all(b - a >= 0.3 for a, b in itertools.pairwise(times))

    asyncio.run(run())


def test_crawl_delay_does_not_shorten_the_delay(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        pages = {"/robots.txt": answer(b"User-agent: *\nCrawl-delay: 0.01")}
        async with Server(pages, other=answer()) as server, Fetcher(settings) as fetcher:
            slow = replace(policy, delay=0.2)
            await asyncio.gather(*(fetcher.get(server.url(f"/{i}"), slow) for i in range(3)))
        times = [request.time for request in server.log]
        assert all(b - a >= 0.2 for a, b in itertools.pairwise(times))

    asyncio.run(run())


def test_a_crawl_delay_beyond_reason_is_left_to_people(settings: Settings, policy: Policy) -> None:
    reason, server = outcome(answer(b"User-agent: *\nCrawl-delay: 86400"), settings, policy)
    assert reason == "the host is left alone for this run (its robots.txt sets 86400 s between requests)"
    assert not server.requests_of("/a")


@pytest.mark.parametrize("value", ["inf", "-inf", "nan", "-5", "1e999", "ten", "", "0", "10 20"])
def test_a_crawl_delay_that_is_no_time_does_not_count(value: str, settings: Settings, policy: Policy) -> None:
    assert outcome(answer(f"User-agent: *\nCrawl-delay: {value}".encode()), settings, policy)[0] == "had"


def test_a_source_may_ignore_it_and_is_warned(
    settings: Settings, policy: Policy, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        reason, server = outcome(answer(b"User-agent: *\nDisallow: /"), settings, replace(policy, robots="ignore"))
    assert reason == "had"
    assert not server.requests_of("/robots.txt")
    assert "robots.txt is ignored" in caplog.text


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00" * 1000, bytes(range(256)) * 10, b"Disallow: /", b"User-agent: *\nCrawl-delay: nan", b"a" * MAX_BYTES],
)
def test_any_bytes_can_be_read(content: bytes) -> None:
    assert read(content).can_fetch("https://example.cn/a", "scrape-news")


@pytest.mark.parametrize(
    ("agent", "name"), [(AGENT, "scrape-news"), ("desk", "desk"), ("My_Archive/2", "My_Archive"), ("7", "7")]
)
def test_product(agent: str, name: str) -> None:
    assert product(agent) == name
