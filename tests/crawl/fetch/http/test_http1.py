"""Answers that break the letter of HTTP, and that curl and browsers read all the same."""

from __future__ import annotations

import asyncio
import gzip
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.crawl.fetch import Fetcher, Policy, Settings
from scraper.crawl.fetch.http.http1 import Head, read_head
from scraper.errors import FetchError
from scraper.models import Fetched
from tests.crawl.fetch.server import Request, Server, answer, raw
from tests.examples import examples

TEXT = "<html><body><p>清河市图书馆昨日开馆，读者从早上六点排起长队。</p></body></html>"
BODY = TEXT.encode()
TYPE = b"Content-Type: text/html; charset=utf-8\r\n"
OK = b"HTTP/1.1 200 OK\r\n" + TYPE
LENGTH = b"Content-Length: %d\r\n" % len(BODY)


def chunked(*pieces: bytes, end: bytes = b"\r\n") -> bytes:
    """A body in chunks."""
    return b"".join(b"%x%s%s%s" % (len(piece), end, piece, end) for piece in pieces) + b"0" + end + end


def fetched_page(sent: bytes, settings: Settings, policy: Policy, *, close: bool = True) -> Fetched:
    """The page read from a server that sends these bytes for every page."""

    async def keep_open(request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(sent)
        await writer.drain()

    async def run() -> Fetched:
        async with Server({"/a": raw(sent) if close else keep_open}) as server, Fetcher(settings) as fetcher:
            return await fetcher.get(server.url("/a"), replace(policy, limits=replace(policy.limits, retries=0)))

    return asyncio.run(run())


BROKEN = {
    "reason phrase in GBK": "HTTP/1.1 200 成功\r\n".encode("gbk") + TYPE + LENGTH + b"\r\n" + BODY,
    "reason phrase in latin-1": "HTTP/1.1 200 Très bien\r\n".encode("latin-1") + TYPE + LENGTH + b"\r\n" + BODY,
    "no reason phrase": b"HTTP/1.1 200\r\n" + TYPE + LENGTH + b"\r\n" + BODY,
    "several spaces": b"HTTP/1.1  200  OK\r\n" + TYPE + LENGTH + b"\r\n" + BODY,
    "in small letters": b"http/1.1 200 ok\r\n" + TYPE + LENGTH + b"\r\n" + BODY,
    "another version": b"HTTP/1.2 200 OK\r\n" + TYPE + LENGTH + b"\r\n" + BODY,
    "no version": b"HTTP 200 OK\r\n" + TYPE + LENGTH + b"\r\n" + BODY,
    "empty lines first": b"\r\n\r\n" + OK + LENGTH + b"\r\n" + BODY,
    "lines that end with LF": (OK + LENGTH).replace(b"\r\n", b"\n") + b"\n" + BODY,
    "two equal lengths": OK + LENGTH + LENGTH + b"\r\n" + BODY,
    "a list of lengths": OK + b"Content-Length: %d, %d\r\n\r\n" % (len(BODY), len(BODY)) + BODY,
    "two lengths that differ": OK + LENGTH + b"Content-Length: 5\r\n\r\n" + BODY,
    "a length with a sign": OK + b"Content-Length: +%d\r\n\r\n" % len(BODY) + BODY,
    "a length that is no number": OK + b"Content-Length: many\r\n\r\n" + BODY,
    "a length of twenty digits": OK + b"Content-Length: 99999999999999999999\r\n\r\n" + BODY,
    "a length of more digits than Python reads": OK + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n" + BODY,
    "a negative length": OK + b"Content-Length: -1\r\n\r\n" + BODY,
    "an empty length": OK + b"Content-Length:\r\n\r\n" + BODY,
    "length and chunks": OK + LENGTH + b"Transfer-Encoding: chunked\r\n\r\n" + chunked(BODY),
    "chunked twice": OK + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: Chunked\r\n\r\n" + chunked(BODY),
    "identity": OK + LENGTH + b"Transfer-Encoding: identity\r\n\r\n" + BODY,
    "a length in characters": OK + b"Content-Length: %d\r\n\r\n" % len(TEXT) + BODY,
    "a length that is too small": OK + b"Content-Length: %d\r\n\r\n" % (len(BODY) - 20) + BODY,
    "bytes after the body": OK + LENGTH + b"\r\n" + BODY + b"\r\n\r\n",
    "another answer after the body": OK + LENGTH + b"\r\n" + BODY + b"HTTP/1.1 400 Bad Request\r\n\r\n",
    "space before the colon": OK + b"X-Foo : bar\r\n" + LENGTH.replace(b":", b" :") + b"\r\n" + BODY,
    "parentheses in a name": OK + b"X-Foo(1): bar\r\n" + LENGTH + b"\r\n" + BODY,
    "an empty name": OK + b": bar\r\n" + LENGTH + b"\r\n" + BODY,
    "a Chinese name": OK + "X-来源: 晚报\r\n".encode() + LENGTH + b"\r\n" + BODY,
    "no colon": OK + b"Powered by hand\r\n" + LENGTH + b"\r\n" + BODY,
    "CR in a value": OK + b"X-Foo: a\rb\r\n" + LENGTH + b"\r\n" + BODY,
    "NUL in a value": OK + b"X-Foo: a\0b\r\n" + LENGTH + b"\r\n" + BODY,
    "a value over two lines": OK + b"X-Foo: a\r\n  b\r\n" + LENGTH + b"\r\n" + BODY,
    "chunks ended by LF": OK + b"Transfer-Encoding: chunked\r\n\r\n" + chunked(BODY[:30], BODY[30:], end=b"\n"),
    "chunks with spaces": OK
    + b"Transfer-Encoding: chunked\r\n\r\n%x  \r\n" % len(BODY)
    + BODY
    + b"\r\n0 ; a=b\r\n\r\n",
    "chunks that do not end": OK + b"Transfer-Encoding: chunked\r\n\r\n" + chunked(BODY)[:-2],
    "no chunks after all": OK + b"Transfer-Encoding: chunked\r\n\r\n" + BODY,
    "HTTP/1.0": b"HTTP/1.0 200 OK\r\n" + TYPE + b"\r\n" + BODY,
    "an answer announced": b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + OK + LENGTH + b"\r\n" + BODY,
    "100 and the answer": b"HTTP/1.1 100 Continue\r\n\r\n" + OK + LENGTH + b"\r\n" + BODY,
}


@pytest.mark.parametrize("sent", BROKEN.values(), ids=BROKEN.keys())
def test_what_curl_reads_is_read_whole(sent: bytes, settings: Settings, policy: Policy) -> None:
    assert fetched_page(sent, settings, policy).content == BODY


@pytest.mark.parametrize("of_it", [10, 300])
def test_a_length_in_characters_cuts_nothing_off_that_comes_later(
    of_it: int, settings: Settings, policy: Policy
) -> None:
    """The rest may come in packets of its own, also where the connection stays open."""
    text = TEXT.replace("长队", "长队，队伍一直排到河边" * 40)
    body, length = text.encode(), len(text)

    async def slowly(request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(OK + b"Content-Length: %d\r\n\r\n" % length + body[:length])
        await writer.drain()
        for place in range(length, len(body), of_it * 10):
            await asyncio.sleep(0.005)
            writer.write(body[place : place + of_it * 10])
            await writer.drain()

    async def run() -> None:
        async with Server({"/a": slowly}) as server, Fetcher(settings) as fetcher:
            assert (await fetcher.get(server.url("/a"), policy)).content == body
            assert len(server.requests_of("/a")) == 1

    asyncio.run(run())


def test_gzip_is_whole_by_its_own_end_whatever_length_is_announced(settings: Settings, policy: Policy) -> None:
    packed = gzip.compress(BODY)
    for length in (len(packed) + 1, len(packed) + 5000):
        sent = OK + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % length + packed
        assert fetched_page(sent, settings, policy).content == BODY
    sent = OK + b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked(packed)[:-5]
    assert fetched_page(sent, settings, policy).content == BODY
    with pytest.raises(FetchError, match="broke off"):
        fetched_page(OK + b"Content-Encoding: gzip\r\nContent-Length: 5000\r\n\r\n" + packed[:-1], settings, policy)


@pytest.mark.parametrize("below", [b"", b"\r\n", b"\n<!-- cached 2026-01-31 -->\n", b" <!-- a --><!-- b-c -->"])
def test_a_page_is_whole_by_its_own_end_too(below: bytes, settings: Settings, policy: Policy) -> None:
    page = BODY + below
    for sent in (
        b"Content-Length: %d\r\n\r\n" % (len(page) + 12) + page,
        b"Transfer-Encoding: chunked\r\n\r\n" + chunked(page)[:-5],
    ):
        assert fetched_page(OK + sent, settings, policy).content == page


@pytest.mark.parametrize("kind", [b"text/html", b"text/html; charset=gbk", b""])
def test_a_page_in_gzip_that_does_not_say_so(kind: bytes, settings: Settings, policy: Policy) -> None:
    packed, head = gzip.compress(BODY), b"HTTP/1.1 200 OK\r\n" + (b"Content-Type: %s\r\n" % kind if kind else b"")
    sent = head + b"Content-Length: %d\r\n\r\n" % len(packed) + packed
    assert fetched_page(sent, settings, policy).content == BODY
    sent = head + b"Transfer-Encoding: gzip, chunked\r\n\r\n" + chunked(packed)
    assert fetched_page(sent, settings, policy).content == BODY


@pytest.mark.slow
def test_gzip_that_is_whole_is_not_waited_for_long(settings: Settings, policy: Policy) -> None:
    packed = gzip.compress(BODY)
    sent = OK + b"Content-Encoding: gzip\r\nContent-Length: 9999\r\n\r\n" + packed
    patient = replace(policy, limits=replace(policy.limits, idle=30, total=60))
    assert fetched_page(sent, settings, patient, close=False).content == BODY


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", "the answer is not HTTP"),
        (b"HTTP/1.1 OK\r\n\r\n", "the answer is not HTTP"),
        (b"\x15\x03\x01\x00\x02\x02\x46", "the answer is not HTTP"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n", "the connection was closed before an answer"),
        (OK + b"Content-Length: 5000\r\n\r\n" + BODY[:-9], "the body broke off"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n" + chunked(BODY)[:60], "the body broke off"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\n<html\r\nzzz\r\n", "the body broke off"),
        (OK + b"X: " + b"a" * 70_000 + b"\r\n\r\n" + BODY, "the headers are too large"),
        (OK + b"".join(b"X-%d: 1\r\n" % n for n in range(200)) + b"\r\n" + BODY, "the headers are too large"),
    ],
)
def test_what_nobody_can_read_is_said(sent: bytes, reason: str, settings: Settings, policy: Policy) -> None:
    with pytest.raises(FetchError) as caught:
        fetched_page(sent, settings, policy)
    assert caught.value.reason == reason
    assert caught.value.retryable or "headers" in reason


def test_sound_answers_share_a_connection_and_broken_ones_end_it(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        connections = 0

        class Counted(Server):
            async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
                nonlocal connections
                connections += 1
                await super()._connected(reader, writer)

        async def too_much(request: Request, writer: asyncio.StreamWriter) -> None:
            writer.write(OK + LENGTH + b"\r\n" + BODY + b"more")
            await writer.drain()

        pages = {f"/{n}": answer(BODY) for n in range(4)} | {f"/broken{n}": too_much for n in range(3)}
        ignored = replace(policy, robots="ignore")
        async with Counted(pages) as server, Fetcher(settings) as fetcher:
            for n in range(4):
                await fetcher.get(server.url(f"/{n}"), ignored)
            assert connections == 1
            for n in range(3):
                await fetcher.get(server.url(f"/broken{n}"), ignored)
            assert connections == 3

    asyncio.run(run())


def test_names_and_values_are_those_that_were_sent() -> None:
    head = read_head(b"HTTP/1.0 404 Not  Found\r\nA: b\r\nA:c \r\n d\r\nE : f\r\n\r\n", 10)
    assert head == Head((1, 0), 404, "Not  Found", ((b"A", b"b"), (b"A", b"c d"), (b"E", b"f")))
    assert head.closes


@given(st.binary(max_size=200), st.integers(1, 50))
@examples(60)
def test_any_bytes_give_a_page_or_a_reason(rest: bytes, step: int) -> None:
    settings = Settings(backoff=0.01, slow_pauses=(0.01,), slow_span=0.0)
    policy = Policy(delay=0, allowed_hosts=frozenset({"127.0.0.1"}), robots="ignore")
    for sent in (
        OK + rest,
        OK + b"Transfer-Encoding: chunked\r\n\r\n" + rest,
        OK + b"Content-Length: 9\r\n\r\n" + rest,
    ):
        pieces = [sent[place : place + step * 20] for place in range(0, len(sent), step * 20)]

        async def run(pieces: list[bytes]) -> str:
            async with Server({"/a": raw(*pieces)}) as server, Fetcher(settings) as fetcher:
                try:
                    await fetcher.get(server.url("/a"), replace(policy, limits=replace(policy.limits, retries=0)))
                except FetchError as error:
                    return error.reason
                return "had"

        outcome = asyncio.run(run(pieces))
        assert outcome
        assert "Error" not in outcome
