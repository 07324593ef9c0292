"""One page after another from a site that behaves, errs, or means ill."""

from __future__ import annotations

import asyncio
import gzip
import itertools
import traceback
import tracemalloc
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.crawl.fetch import Fetcher, Limits, Policy, Settings
from scraper.crawl.fetch.http.request import Answer
from scraper.errors import FetchError
from scraper.models import Fetched
from tests.crawl.fetch.server import PAGE, Handler, Request, Server, after, answer, head, in_turn, raw, redirect, reset
from tests.examples import examples

Get = Callable[..., Coroutine[Any, Any, Fetched]]


def get(
    pages: dict[str, Handler], settings: Settings, policy: Policy, path: str = "/a", **validators: str
) -> tuple[Fetched, Server]:
    """Get one path of a site with these pages."""

    async def run() -> tuple[Fetched, Server]:
        async with Server(pages) as server, Fetcher(settings) as fetcher:
            return await fetcher.get(server.url(path), policy, **validators), server

    return asyncio.run(run())


def refusal(pages: dict[str, Handler], settings: Settings, policy: Policy, path: str = "/a") -> FetchError:
    """The reason why one path cannot be fetched."""
    with pytest.raises(FetchError) as caught:
        get(pages, settings, policy, path)
    return caught.value


# -- what comes back


def test_a_page_comes_with_its_bytes_and_headers(settings: Settings, policy: Policy) -> None:
    fetched, server = get({"/a": answer(headers=['ETag: "7"'])}, settings, policy)
    assert fetched.content == PAGE
    assert fetched.status == 200
    assert fetched.url == fetched.requested == server.url("/a")
    assert fetched.header("etag") == '"7"'
    assert fetched.header("Content-Type") == "text/html; charset=utf-8"
    assert fetched.fetched.endswith("Z")


def test_the_bytes_are_not_touched_whatever_charset_they_claim(settings: Settings, policy: Policy) -> None:
    body = "<p>广场上的灯亮了</p>".encode("gb18030")
    fetched, _ = get({"/a": answer(body, kind="text/html; charset=utf-8")}, settings, policy)
    assert fetched.content == body
    fetched, _ = get({"/a": answer(body, kind="text/html")}, settings, policy)
    assert fetched.content == body


def test_the_content_encoding_is_undone(settings: Settings, policy: Policy) -> None:
    fetched, server = get({"/a": answer(gzip.compress(PAGE), headers=["Content-Encoding: gzip"])}, settings, policy)
    assert fetched.content == PAGE
    assert server.requests_of("/a")[0].headers["accept-encoding"] == "gzip, deflate"


def test_a_site_sees_who_asks_and_gets_no_cookie_back(settings: Settings, policy: Policy) -> None:
    pages = {"/a": redirect("/b"), "/b": answer()}
    pages["/a"] = answer(b"", 302, ["Location: /b", "Set-Cookie: reader=7; Path=/"])
    _, server = get(pages, settings, policy)
    assert {request.headers["user-agent"] for request in server.log} == {"scrape-news/test (desk@example.org)"}
    assert all("cookie" not in request.headers for request in server.log)


def test_cookies_are_kept_where_a_source_asks_for_it(settings: Settings, policy: Policy) -> None:
    pages = {"/a": answer(b"", 302, ["Location: /b", "Set-Cookie: reader=7; Path=/"]), "/b": answer()}
    _, server = get(pages, settings, replace(policy, cookies="on"))
    assert server.requests_of("/b")[0].headers["cookie"] == "reader=7"


def test_validators_are_sent_and_304_is_an_answer(settings: Settings, policy: Policy) -> None:
    fetched, server = get(
        {"/a": answer(b"", 304)}, settings, policy, etag='"7"', last_modified="Wed, 01 Jan 2025 00:00:00 GMT"
    )
    assert (fetched.status, fetched.content) == (304, b"")
    assert server.requests_of("/a")[0].headers["if-none-match"] == '"7"'
    assert server.requests_of("/a")[0].headers["if-modified-since"] == "Wed, 01 Jan 2025 00:00:00 GMT"


def test_stats_count_what_a_host_was_asked(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        pages = {"/a": answer(), "/b": answer(b"", 304), "/c": in_turn(answer(b"", 500), answer())}
        async with Server(pages) as server, Fetcher(settings) as fetcher:
            for path in ("/a", "/b", "/c"):
                await fetcher.get(server.url(path), policy, etag='"7"')
            stats = fetcher.stats[f"127.0.0.1:{server.port}"]
        assert stats.requests == 5  # robots.txt, and one retry
        assert stats.bytes == 2 * len(PAGE)
        assert (stats.not_modified, stats.retries, stats.failures) == (1, 1, 1)

    asyncio.run(run())


# -- retryable failures


@pytest.mark.parametrize(
    "fault",
    [
        answer(b"oops", 500),
        answer(b"", 502),
        answer(b"", 503, ["Retry-After: 0"]),
        answer(b"", 429),
        reset(),
        raw(head(200, ["Content-Type: text/html", "Content-Length: 900"]), PAGE[:-12]),
        raw(head(200, ["Content-Type: text/html", "Transfer-Encoding: chunked"]), b"5\r\n<html\r\n"),
        raw(
            head(200, ["Content-Type: text/html", "Content-Encoding: gzip", "Connection: close"]),
            gzip.compress(PAGE)[:-20],
        ),
    ],
    ids="500 502 503 429 reset truncated-length truncated-chunks truncated-gzip".split(),
)
def test_what_fails_once_is_fetched_at_the_second_try(fault: Handler, settings: Settings, policy: Policy) -> None:
    fetched, server = get({"/a": in_turn(fault, answer())}, settings, policy)
    assert fetched.content == PAGE
    assert len(server.requests_of("/a")) == 2


@pytest.mark.parametrize(
    "fault",
    [raw(head(200, ["Content-Type: text/html", "Content-Length: 900"]), PAGE, 60.0), raw(60.0)],
    ids=["within", "before"],
)
def test_what_stalls_once_is_fetched_at_the_second_try(fault: Handler, settings: Settings, hasty: Policy) -> None:
    fetched, server = get({"/a": in_turn(fault, answer())}, settings, hasty)
    assert fetched.content == PAGE
    assert len(server.requests_of("/a")) == 2


def test_retries_end_and_pauses_grow(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        quick = replace(settings, backoff=0.1)
        async with Server({"/a": answer(b"", 500)}) as server, Fetcher(quick) as fetcher:
            with pytest.raises(FetchError) as caught:
                await fetcher.get(server.url("/a"), policy)
        assert (caught.value.reason, caught.value.status, caught.value.retryable) == ("HTTP 500", 500, True)
        times = [request.time for request in server.requests_of("/a")]
        assert len(times) == 1 + policy.limits.retries
        gaps = [b - a for a, b in itertools.pairwise(times)]
        assert gaps[0] >= 0.05  # of 0.1, and below of 0.4: a busy machine notes one late, and the next seems nearer
        assert gaps[2] >= 0.25

    asyncio.run(run())


def test_a_page_waits_as_long_as_the_site_asks(settings: Settings, policy: Policy) -> None:
    _, server = get({"/a": in_turn(answer(b"", 503, ["Retry-After: 1"]), answer())}, settings, policy)
    first, second = server.requests_of("/a")
    assert second.time - first.time >= 1.0


def test_a_date_is_waited_for_too(settings: Settings, policy: Policy) -> None:
    dates = ["Date: Wed, 01 Jan 2025 00:00:00 GMT", "Retry-After: Wed, 01 Jan 2025 00:00:01 GMT"]
    _, server = get({"/a": in_turn(answer(b"", 503, dates), answer())}, settings, policy)
    first, second = server.requests_of("/a")
    assert second.time - first.time >= 1.0


def test_429_is_meant_for_all_requests_to_the_host(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        pages = {"/a": in_turn(answer(b"", 429, ["Retry-After: 1"]), answer()), "/b": answer()}
        async with Server(pages) as server, Fetcher(settings) as fetcher:
            hot = asyncio.create_task(fetcher.get(server.url("/a"), policy))
            await asyncio.sleep(0.2)
            await fetcher.get(server.url("/b"), policy)
            await hot
            assert server.requests_of("/b")[0].time - server.requests_of("/a")[0].time >= 1.0

    asyncio.run(run())


def test_a_pause_that_is_too_long_is_left_to_the_next_run(settings: Settings, policy: Policy) -> None:
    error = refusal({"/a": answer(b"", 503, ["Retry-After: 86400"])}, settings, policy)
    assert error.reason == "HTTP 503, to be asked again in 86400 s"
    assert error.retryable


# -- what does not


@pytest.mark.parametrize(
    ("fault", "reason", "retryable"),
    [
        (answer(b"gone", 404), "HTTP 404", False),
        (answer(b"gone", 410), "HTTP 410", False),
        (answer(b"no", 403), "HTTP 403", True),
        (answer(b"no", 501), "HTTP 501", True),
        (answer(b"", 304), "HTTP 304 to a request without conditions", True),
        (answer(b"", 204), "HTTP 204", True),
        (answer(b""), "the page is empty", True),
        (answer(b" \r\n "), "the page is empty", True),
        (answer(bytes(range(256)) * 40), "not a page: binary bytes", False),
        (answer(b"\x89PNG\r\n\x1a\n" + PAGE), "not a page but a file: PNG image", False),
        (answer(kind="image/jpeg"), "not a page but image/jpeg", False),
        (
            answer(b"\x1f\x8b\x08\x00rubbish" * 50, headers=["Content-Encoding: gzip"]),
            "the compressed body is broken",
            True,
        ),
        (
            answer(b"\x1b\x82\x9f" + PAGE, headers=["Content-Encoding: br"]),
            "the body is encoded as br, which was not requested",
            True,
        ),
        (answer(headers=[f"X-{i}: {'a' * 8000}" for i in range(500)]), "the headers are too large", False),
        (answer(headers=[f"X-{i}: {'a' * 8000}" for i in range(9)]), "the headers are too large", False),
        (answer(headers=["X: " + "a" * 100_000]), "the headers are too large", False),
        (raw(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), "the answer is not HTTP", True),
        (redirect("file:///etc/passwd"), "a redirect that leads nowhere: 'file:///etc/passwd'", False),
        (redirect("gopher://127.0.0.1/"), "a redirect that leads nowhere: 'gopher://127.0.0.1/'", False),
        (redirect(""), "a redirect that leads nowhere: ''", False),
        (redirect("/a"), "a redirect that leads back to itself", True),
        (
            redirect("http://169.254.169.254/latest/meta-data/"),
            "refused: 169.254.169.254 is not an address of the open internet",
            False,
        ),
    ],
)
def test_other_failures_are_requested_once(
    fault: Handler, reason: str, retryable: bool, settings: Settings, policy: Policy
) -> None:
    async def run() -> None:
        async with Server({"/a": fault}) as server, Fetcher(settings) as fetcher:
            with pytest.raises(FetchError) as caught:
                await fetcher.get(server.url("/a"), policy)
        assert (caught.value.reason, caught.value.retryable) == (reason, retryable)
        assert caught.value.url == server.url("/a")
        assert len(server.requests_of("/a")) == 1

    asyncio.run(run())


def test_what_is_no_address_is_not_asked_for(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        async with Fetcher(settings) as fetcher:
            for url in ("file:///etc/passwd", "", "http://", "javascript:1", "http://exa mple/"):
                with pytest.raises(FetchError, match="not an http"):
                    await fetcher.get(url, policy)

    asyncio.run(run())


def test_an_error_holds_on_to_nothing_of_the_page(settings: Settings, policy: Policy) -> None:
    """Errors are kept until they are reported; with the pages in their tracebacks that would be gigabytes."""
    error = refusal({"/a": answer(bytes(range(256)) * 4000)}, settings, policy)
    seen: list[object] = []
    cause: BaseException | None = error
    while cause is not None:
        for frame, _ in traceback.walk_tb(cause.__traceback__):
            seen += frame.f_locals.values() if "scraper" in frame.f_code.co_filename else []
        cause = cause.__cause__ or cause.__context__
    assert seen
    assert not [value for value in seen if isinstance(value, Answer) or (isinstance(value, bytes) and len(value) > 999)]


@given(st.text(max_size=60), st.text(max_size=30), st.text(max_size=30))
@examples(30)  # of five addresses each
def test_any_address_gives_a_page_or_a_reason(rest: str, etag: str, date: str) -> None:
    """The proxy is not there, so a reason it must be, and nothing else may be raised."""

    async def run() -> None:
        async with Fetcher(Settings()) as fetcher:
            starts = ("", "http://", "https://", "http://a.example/", "http://a.example:")
            gets = (fetcher.get(start + rest, impatient, etag=etag, last_modified=date) for start in starts)
            outcomes = await asyncio.gather(*gets, return_exceptions=True)
            assert all(isinstance(outcome, FetchError) for outcome in outcomes), outcomes

    impatient = Policy(delay=0, robots="ignore", proxy="http://127.0.0.1:9", limits=Limits(retries=0))
    asyncio.run(run())


def test_nobody_there(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        async with Server() as server:
            url = server.url("/a")
        async with Fetcher(settings) as fetcher:
            with pytest.raises(FetchError) as caught:
                await fetcher.get(url, replace(policy, robots="ignore"))
        assert (caught.value.reason, caught.value.retryable) == ("connection refused", True)

    asyncio.run(run())


# -- time and size


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (raw(5.0), "timed out: no first byte in 0.6 s"),
        (
            raw(head(200, ["Content-Length: 900"]), *[b"x", 0.1] * 60),
            "timed out: less than 1024 bytes came in 0.4 s",
        ),
        (
            raw(head(200, ["Content-Length: 900000"]), *[b"x" * 2000, 0.1] * 60),
            "timed out: not complete in 1.2 s",
        ),
    ],
    ids=["silent", "drips", "never done"],
)
def test_time_outs(fault: Handler, reason: str, settings: Settings, hasty: Policy) -> None:
    patient = replace(hasty, limits=replace(hasty.limits, retries=0))
    error = refusal({"/a": fault}, settings, patient)
    assert error.reason == reason
    assert error.retryable


def test_an_endless_body_is_read_up_to_the_limit(settings: Settings, policy: Policy) -> None:
    chunk = b"8000\r\n" + b"<p>..</p>".ljust(0x8000) + b"\r\n"
    endless = raw(head(200, ["Content-Type: text/html", "Transfer-Encoding: chunked"]), *[chunk] * 1000)
    small = replace(policy, limits=replace(policy.limits, body=1 << 20))

    async def run() -> None:
        async with Server({"/a": endless}) as server, Fetcher(settings) as fetcher:
            with pytest.raises(FetchError) as caught:
                await fetcher.get(server.url("/a"), small)
            stats = fetcher.stats[f"127.0.0.1:{server.port}"]
        assert caught.value.reason == "the page is too large: over 1 MB"
        assert stats.bytes < 1.1 * (1 << 20)

    asyncio.run(run())


@pytest.mark.slow
def test_large_bodies_are_not_held_all_at_once(settings: Settings, policy: Policy) -> None:
    """Endless bodies of which 16 MB each are read: side by side up to 8 MB in all, from then on one at a time."""
    chunk = b"8000\r\n" + b"<p>..</p>".ljust(0x8000) + b"\r\n"
    endless = raw(head(200, ["Content-Type: text/html", "Transfer-Encoding: chunked"]), *[chunk] * 1000)
    many = replace(policy, concurrency=8, limits=Limits(body=16 << 20))

    async def run() -> int:
        async with Server(other=endless) as server, Fetcher(replace(settings, concurrency=8)) as fetcher:
            tracemalloc.start()
            try:
                requests = (fetcher.get(server.url(f"/{i}"), many) for i in range(8))
                outcomes = await asyncio.gather(*requests, return_exceptions=True)
                peak = tracemalloc.get_traced_memory()[1]
            finally:
                tracemalloc.stop()
        assert {outcome.reason for outcome in outcomes if isinstance(outcome, FetchError)} == {
            "the page is too large: over 16 MB"
        }
        return peak

    buffers = 8  # a megabyte a connection, for the streams on both sides
    assert asyncio.run(run()) < (8 + 16 + buffers) << 20


def test_a_bomb_goes_off_in_pieces(settings: Settings, policy: Policy) -> None:
    bomb = gzip.compress(bytes(20 << 20))
    error = refusal({"/a": answer(bomb, headers=["Content-Encoding: gzip"])}, settings, policy)
    assert error.reason.startswith("a decompression bomb: 16 KB became over 3.9")
    assert not error.retryable


def test_a_bomb_in_a_bomb(settings: Settings, policy: Policy) -> None:
    bomb = gzip.compress(gzip.compress(bytes(20 << 20)))
    error = refusal({"/a": answer(bomb, headers=["Content-Encoding: gzip, gzip"])}, settings, policy)
    assert error.reason.startswith("a decompression bomb")


# -- redirects


def test_redirects_are_followed_and_the_last_address_is_told(settings: Settings, policy: Policy) -> None:
    pages = {"/a": redirect("b?x=1#part"), "/b?x=1": redirect("/c", 308), "/c": answer()}
    fetched, server = get(pages, settings, policy)
    assert fetched.url == server.url("/c")
    assert fetched.requested == server.url("/a")
    assert fetched.content == PAGE


def test_a_redirect_in_chinese_bytes_is_followed(settings: Settings, policy: Policy) -> None:
    location = "/新闻".encode("gb18030").decode("latin-1")
    fetched, _ = get({"/a": redirect(location), "/%D0%C2%CE%C5": answer()}, settings, policy)
    assert fetched.url.endswith("/%D0%C2%CE%C5")


def test_redirects_are_counted(settings: Settings, policy: Policy) -> None:
    pages = {f"/{i}": redirect(f"/{i + 1}") for i in range(20)}
    three = replace(policy, limits=replace(policy.limits, redirects=3))
    assert refusal(pages, settings, three, "/0").reason == "more than 3 redirects"


# -- many at once


@pytest.mark.slow
def test_the_last_try_of_a_page_that_hangs_comes_when_the_site_has_run_into_its_own_time_out(
    settings: Settings, policy: Policy
) -> None:
    async def run() -> None:
        began: list[float] = []

        async def hangs(request: Request, writer: asyncio.StreamWriter) -> None:
            began.append(request.time)
            await (answer() if request.time - began[0] > 0.7 else raw(b"HTTP/1.1 200 OK\r\n", 2.0))(request, writer)

        quick = replace(policy, limits=replace(policy.limits, first_byte=0.1))
        patient = replace(settings, slow_span=0.8)
        async with Server({"/a": hangs}, other=answer()) as server, Fetcher(patient) as fetcher:
            assert (await fetcher.get(server.url("/a"), quick)).content == PAGE
            assert len(began) == 3
            began[:] = [float("inf")]
            once_more = replace(quick, limits=replace(quick.limits, retries=1))
            with pytest.raises(FetchError, match="timed out"):
                await fetcher.get(server.url("/a"), once_more)
            assert began[2] - began[1] >= 0.8, "the last one, however many there are"

    asyncio.run(run())


def test_a_slow_page_does_not_keep_the_others_waiting(settings: Settings, policy: Policy) -> None:
    """Ten of sixty pages come when all others have come, and there are two places: for ever if they stood in a row."""

    async def run() -> None:
        others: set[str] = set()
        all_came = asyncio.Event()

        async def slow(request: Request, writer: asyncio.StreamWriter) -> None:
            await all_came.wait()
            await answer()(request, writer)

        async def quick(request: Request, writer: asyncio.StreamWriter) -> None:
            await answer()(request, writer)
            others.add(request.path)
            if len(others) == 50:
                all_came.set()

        two = replace(policy, concurrency=2, limits=Limits())
        pages = {f"/{i}": slow if i in range(10, 60, 5) else quick for i in range(60)}
        async with Server(pages, other=answer()) as server, Fetcher(settings) as fetcher:
            await asyncio.wait_for(asyncio.gather(*(fetcher.get(server.url(path), two) for path in pages)), 300)

    asyncio.run(run())


@pytest.mark.slow
def test_a_slow_host_is_not_asked_for_more_than_it_may_be(settings: Settings, policy: Policy) -> None:
    """All pages take longer than patience lasts: that is the host's pace, and no reason to press it."""

    async def run() -> None:
        two = replace(policy, concurrency=2, limits=Limits())
        async with Server(other=after(0.3, answer())) as server, Fetcher(settings) as fetcher:
            await asyncio.gather(*(fetcher.get(server.url(f"/{i}"), two) for i in range(12)))
        assert max(request.in_flight for request in server.log) == 2

    asyncio.run(run())


def test_a_cancelled_get_gives_its_place_back(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        one = replace(policy, concurrency=1, limits=Limits())
        async with Server({"/a": after(3600, answer()), "/b": answer()}) as server, Fetcher(settings) as fetcher:
            hanging = asyncio.create_task(fetcher.get(server.url("/a"), one))
            waiting = asyncio.create_task(fetcher.get(server.url("/b"), one))
            await asyncio.sleep(0.1)
            hanging.cancel()
            assert (await asyncio.wait_for(waiting, 300)).content == PAGE
            with pytest.raises(asyncio.CancelledError):
                await hanging

    asyncio.run(run())
