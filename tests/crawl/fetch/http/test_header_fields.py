"""Header fields: harmless, and read where they are odd or doubled."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.crawl.fetch import Fetcher, Policy, Settings
from scraper.crawl.fetch.errors import Fault, RetryAdvice
from scraper.crawl.fetch.http.header_fields import cleaned, content_type, readable
from scraper.errors import FetchError
from scraper.urls import without_passwords
from tests.crawl.fetch.server import Handler, Server, answer, raw


@given(st.lists(st.tuples(st.binary(max_size=30), st.binary(max_size=60)), max_size=5))
def test_no_field_drives_a_terminal(raw_fields: list[tuple[bytes, bytes]]) -> None:
    for name, value in readable(raw_fields):
        for text in (name, value):
            assert not any((ord(one) < 0x20 and one != "\t") or 0x7F <= ord(one) < 0xA0 for one in text)


def test_text_that_is_none_stays_text() -> None:
    assert readable([(b"X", "编辑".encode())]) == (("X", "编辑"),)
    assert readable([(b"X", "é".encode("latin-1"))]) == (("X", "é"),)
    assert cleaned("a\x9b31mb\x1b]52;c\x07") == "a�31mb�]52;c�"


@pytest.mark.parametrize(
    ("values", "one"),
    [
        (["text/html"], "text/html"),
        (["text/html; charset=gbk", "text/html"], "text/html; charset=gbk"),
        (["text/plain", "text/html; charset=gbk"], "text/html; charset=gbk"),
        (["text/html; charset=gbk, text/html; charset=utf-8"], "text/html; charset=utf-8"),
        (["text/plain; charset=gbk", "text/html"], "text/html"),
        (["text/html", "*/*"], "text/html"),
        (["text/html", "", "nonsense"], "text/html"),
        (["nonsense", ""], None),
    ],
)
def test_several_types_are_read_as_browsers_do(values: list[str], one: str | None) -> None:
    assert content_type(values) == one


def test_a_page_comes_with_one_type(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        types = b"Content-Type: text/html; charset=gbk\r\nX: y\r\nContent-Type: text/html\r\n"
        sent = b"HTTP/1.1 200 OK\r\n" + types + b"\r\n<p>ok</p>"
        async with Server({"/a": raw(sent)}) as server, Fetcher(settings) as fetcher:
            fetched = await fetcher.get(server.url("/a"), policy)
        assert fetched.headers == (("X", "y"), ("Content-Type", "text/html; charset=gbk"))

    asyncio.run(run())


@pytest.mark.parametrize(
    "page",
    [
        answer(kind="image/\x9b31m\x1b]52;c;aGk=\x07"),
        answer(headers=["Content-Encoding: br\x9d\x1b[2J, br, br, br"]),
        answer(b"", 302, ["Location: file:\x9b//\x1b[2J"]),
        raw(b"HTTP/1.1 404 \x9b31m\x1b[2J\r\n\r\n"),
    ],
)
def test_a_reason_drives_no_terminal(page: Handler, settings: Settings, policy: Policy) -> None:
    async def run() -> str:
        async with Server({"/a": page}) as server, Fetcher(settings) as fetcher:
            with pytest.raises(FetchError) as caught:
                await fetcher.get(server.url("/a"), policy)
            return str(caught.value)

    reason = asyncio.run(run())
    assert cleaned(reason) == reason


def test_a_reason_holds_no_password() -> None:
    for text in ("the proxy: http://me:se@cret@127.0.0.1:1 fails", "to HTTPS://token@host/?q=a@b"):
        assert "cret" not in Fault(text, RetryAdvice.LATER).reason
        assert "token" not in Fault(text, RetryAdvice.LATER).reason
    assert without_passwords("http://a:b@c/d@e f@g ftp://h@i") == "http://c/d@e f@g ftp://i"
    assert without_passwords("mail me@example.org") == "mail me@example.org"
