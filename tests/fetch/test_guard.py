"""Which addresses are the open internet, and that no connection is made to the others, however it is dressed up."""

from __future__ import annotations

import asyncio
import socket
from dataclasses import replace
from typing import Any

import pytest
from aiohttp.abc import ResolveResult

from scraper.errors import FetchError
from scraper.fetch import Fetcher, Policy, Settings
from scraper.fetch.faults import ForbiddenAddress
from scraper.fetch.guard import forbidden_literal, guarded_socket, is_public
from scraper.fetch.transport import NamedHosts
from tests.fetch.conftest import Names
from tests.fetch.server import PAGE, Server, answer, redirect


@pytest.mark.parametrize("address", ["8.8.8.8", "223.5.5.5", "2606:4700::1", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *["127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"],
        *["0.0.0.0", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1"],
        *["::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1"],
        *["::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1"],
        *["2002:7f00:1::", "2002:a00:1::"],
    ],
)
def test_not_public(address: str) -> None:
    assert not is_public(address)
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with pytest.raises(ForbiddenAddress, match="not an address of the open internet"):
        guarded_socket((family, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (address, 80)))


@pytest.mark.parametrize(
    ("name", "forbidden"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("LOCALHOST.", True),
        ("db.localhost", True),
        ("8.8.8.8", False),
        ("example.org", False),
        ("localhost.example.org", False),
    ],
)
def test_literals(name: str, forbidden: bool) -> None:
    assert (forbidden_literal(name) is not None) is forbidden


# -- on the way


STRANGERS = frozenset({"news.example.org"})
"""A source that names some other host, so that loopback is forbidden ground."""


@pytest.mark.parametrize(
    "dressed",
    [
        *["127.0.0.1", "127.1", "0x7f.0.0.1", "2130706433", "0177.0.0.1", "１２７.０.０.１"],
        *["[::1]", "[::ffff:127.0.0.1]", "localhost", "me@127.0.0.1"],
    ],
)
def test_an_address_in_digits_is_refused_in_every_spelling(dressed: str, settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        async with Server(other=answer()) as server, Fetcher(settings) as fetcher:
            with pytest.raises(FetchError) as caught:
                await fetcher.get(server.url("/a", dressed), replace(policy, allowed_hosts=STRANGERS))
        assert caught.value.reason.startswith("refused: ")
        assert not caught.value.heals
        assert not server.log

    asyncio.run(run())


def test_a_name_that_leads_inside_is_refused(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        names = Names({"cdn.example.org": [["127.0.0.1"]]})
        strict = replace(policy, allowed_hosts=STRANGERS)
        async with Server(other=answer()) as server, Fetcher(settings, resolver=names) as fetcher:
            with pytest.raises(FetchError, match=r"refused: 127\.0\.0\.1"):
                await fetcher.get(server.url("/a", "cdn.example.org"), strict)
        assert not server.log

    asyncio.run(run())


def test_all_addresses_of_a_name_are_looked_at(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        names = Names({"cdn.example.org": [["127.0.0.1", "10.0.0.1", "127.0.0.2"]]})
        strict = replace(policy, allowed_hosts=STRANGERS)
        async with Server(other=answer()) as server, Fetcher(settings, resolver=names) as fetcher:
            with pytest.raises(FetchError, match="refused"):
                await fetcher.get(server.url("/a", "cdn.example.org"), strict)
        assert not server.log

    asyncio.run(run())


def test_a_redirect_inside_is_refused(settings: Settings, policy: Policy) -> None:
    """Even where the source's own host is inside: it has named that host, and no other."""

    async def run() -> None:
        names = Names({"metadata.example.org": [["127.0.0.1"]]})
        async with (
            Server(other=answer()) as inner,
            Server({"/a": redirect(inner.url("/", "metadata.example.org"))}) as server,
            Fetcher(settings, resolver=names) as fetcher,
        ):
            with pytest.raises(FetchError, match="refused"):
                await fetcher.get(server.url("/a"), policy)
        assert not inner.log

    asyncio.run(run())


def test_what_a_source_names_may_be_inside(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        names = Names({"news.example.org": [["127.0.0.1"]]})
        named = replace(policy, allowed_hosts=STRANGERS)
        async with Server({"/a": answer()}) as server, Fetcher(settings, resolver=names) as fetcher:
            assert (await fetcher.get(server.url("/a", "news.example.org"), named)).content == PAGE

    asyncio.run(run())


def test_what_one_source_names_is_not_open_to_another(settings: Settings, policy: Policy) -> None:
    """The first leaves an idle connection behind, which the second must not be given."""

    async def run() -> None:
        names = Names({"news.example.org": [["127.0.0.1"]]})
        named = replace(policy, allowed_hosts=STRANGERS)
        other = replace(policy, allowed_hosts=frozenset())
        async with Server({"/a": answer()}) as server, Fetcher(settings, resolver=names) as fetcher:
            await fetcher.get(server.url("/a", "news.example.org"), named)
            with pytest.raises(FetchError, match="refused"):
                await fetcher.get(server.url("/a", "news.example.org"), other)
        assert len(server.asked("/a")) == 1

    asyncio.run(run())


def test_a_named_host_does_not_move_inside_while_we_look() -> None:
    """DNS rebinding: public at first, then loopback."""

    async def run() -> None:
        moving = NamedHosts(Names({"news.example.org": [["8.8.8.8", "127.0.0.1"], ["127.0.0.1"]]}))
        assert [one["host"] for one in await moving.resolve("news.example.org", 80)] == ["8.8.8.8"]
        with pytest.raises(ForbiddenAddress, match=r"had a public address before and now leads to 127\.0\.0\.1"):
            await moving.resolve("news.example.org", 80)

    asyncio.run(run())


def test_a_refusal_of_the_resolver_is_told_as_one(settings: Settings, policy: Policy) -> None:
    class Refusing(Names):
        async def resolve(self, host: str, port: int = 0, family: Any = 0) -> list[ResolveResult]:
            raise ForbiddenAddress(f"{host} has moved inside")

    async def run() -> None:
        named = replace(policy, allowed_hosts=STRANGERS, robots="ignore")
        async with Fetcher(settings, resolver=Refusing({})) as fetcher:
            with pytest.raises(FetchError) as caught:
                await fetcher.get("http://news.example.org/", named)
        assert caught.value.reason == "refused: news.example.org has moved inside"

    asyncio.run(run())
