"""User and password of an address: sent to where they belong, and kept nowhere."""

from __future__ import annotations

import asyncio
from base64 import b64encode
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.crawl.fetch import Fetcher, Policy, Settings
from scraper.crawl.fetch.settings import authorization
from scraper.errors import FetchError
from scraper.sources import loads
from scraper.urls import canonical, userinfo, without_userinfo
from tests.crawl.fetch.server import PAGE, Request, Server, answer, redirect

SOURCE = "sources:\n  - name: x\n    list: [http://me:s%40cret@127.0.0.1:8000/a, http://127.0.0.1:8000/b]\n"


def basic(pair: str) -> str:
    return "Basic " + b64encode(pair.encode()).decode()


async def locked(request: Request, writer: asyncio.StreamWriter) -> None:
    open_to = basic("me:s@cret")
    handler = answer() if request.headers.get("authorization") == open_to else answer(b"no", 401)
    await handler(request, writer)


def test_what_sources_yaml_says_goes_to_that_origin_alone(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        async with (
            Server({"/a": locked, "/r": redirect("/a")}) as server,
            Server() as other,
            Fetcher(settings) as fetcher,
        ):
            server.pages["/x"] = redirect(other.url("/y"))
            knows = replace(policy, credentials=((server.url("").rstrip("/"), "me:s%40cret"),))
            for path in ("/a", "/r"):
                assert (await fetcher.get(server.url(path), knows)).content == PAGE
            with pytest.raises(FetchError, match="HTTP 401"):
                await fetcher.get(server.url("/a"), policy)
            with pytest.raises(FetchError, match="HTTP 404"):
                await fetcher.get(server.url("/x"), knows)
            assert server.requests_of("/robots.txt")[0].headers["authorization"] == basic("me:s@cret")
            assert all("authorization" not in request.headers for request in other.log)

    asyncio.run(run())


def test_an_address_with_a_password_is_asked_with_it_and_known_without(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        async with Server({"/a": locked}) as server, Fetcher(settings) as fetcher:
            fetched = await fetcher.get(server.url("/a", "me:s%40cret@127.0.0.1"), policy)
            assert fetched.url == fetched.requested == server.url("/a")
            with pytest.raises(FetchError) as caught:
                await fetcher.get(server.url("/none", "me:s%40cret@127.0.0.1"), policy)
            assert "cret" not in str(caught.value) + caught.value.url
            server.pages["/r"] = redirect(server.url("/a", "me:s%40cret@127.0.0.1"))
            with pytest.raises(FetchError, match="401"):  # what a page says is not the user's word
                await fetcher.get(server.url("/r"), policy)

    asyncio.run(run())


def test_a_source_is_known_without_them() -> None:
    source = loads(SOURCE.encode()).all[0]
    assert source.urls == ("http://127.0.0.1:8000/a", "http://127.0.0.1:8000/b")
    assert Policy.of(source).credentials == (("http://127.0.0.1:8000", "me:s%40cret"),)
    assert "cret" not in repr(source)
    assert source.named_hosts == {"127.0.0.1"}


@given(st.text("ab:%40/@?#é", max_size=8), st.text("ab:%40é", max_size=8))
def test_no_canonical_address_has_one(user: str, password: str) -> None:
    address = canonical(f"http://{user}:{password}@news.example.cn/a")
    assert address is None or not userinfo(address)
    assert without_userinfo(f"http://a:{password}@news.example.cn/a@b?c@d") == "http://news.example.cn/a@b?c@d"


def test_it_is_sent_as_it_is_meant() -> None:
    assert authorization("me:s%40cret") == basic("me:s@cret")
    assert authorization("token") == basic("token:")
    assert authorization("%E6%88%91:a:b") == basic("我:a:b")
