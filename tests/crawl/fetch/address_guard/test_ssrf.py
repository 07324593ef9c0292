"""Which addresses are the open internet, and that no connection is made to the others, however it is dressed up."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from aiohttp.abc import ResolveResult

from scraper.crawl.fetch import Fetcher, Policy, Settings
from scraper.crawl.fetch.address_guard.special_addresses import AS_OF, IPV4, IPV6
from scraper.crawl.fetch.address_guard.ssrf import forbidden_literal, guarded_socket, is_plainly_inside, is_public
from scraper.crawl.fetch.errors import ForbiddenAddress
from scraper.crawl.fetch.http.transport import NamedHosts
from scraper.errors import FetchError
from scraper.sources import loads
from scraper.urls import hostname, join
from tests.crawl.fetch.conftest import Names
from tests.crawl.fetch.server import PAGE, Server, answer, redirect


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


@pytest.mark.parametrize(("block", "reachable"), [*IPV4.items(), *IPV6.items()])
def test_every_row_of_the_registries(block: str, reachable: bool) -> None:
    """The first and the last address of each, except what lies in a more specific row, or leads elsewhere."""
    network = ipaddress.ip_network(block)
    table = [ipaddress.ip_network(other) for other in (IPV4 if network.version == 4 else IPV6)]
    for number in (0, network.num_addresses // 2, network.num_addresses - 1):
        address = network[number]
        most = max((other for other in table if address in other), key=lambda other: other.prefixlen)
        holds_another = any(
            address in ipaddress.ip_network(outer) for outer in ("::/96", "::ffff:0:0/96", "64:ff9b::/96")
        )
        if most == network and not (network.version == 6 and holds_another) and block not in ("2002::/16", "2001::/32"):
            assert is_public(str(address)) is reachable, address


OTHERS = {
    "private": "0.0.0.0/8 10.0.0.0/8 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.0.170/31 192.0.2.0/24"
    " 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 240.0.0.0/4 255.255.255.255/32 ::1/128 ::/128"
    " 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 3fff::/20 fc00::/7 fe80::/10 100.64.0.0/10 5f00::/16"
    " 100:0:0:1::/64 192.88.99.2/32 2001:2::/48 2001:10::/28",
    "public": "192.0.0.9/32 192.0.0.10/32 192.31.196.0/24 192.52.193.0/24 192.175.48.0/24 2001:1::1/128 2001:1::2/128"
    " 2001:1::3/128 2001:3::/32 2001:4:112::/48 2001:20::/28 2001:30::/28 2620:4f:8000::/48",
}
"""The rows of the registries of 2025-10-09 (RFC 6890, 8190 and what came since), written down apart from the tables."""


@pytest.mark.parametrize(
    ("block", "reachable"), [(block, kind == "public") for kind, text in OTHERS.items() for block in text.split()]
)
def test_the_registries_as_iana_has_them(block: str, reachable: bool) -> None:
    network = ipaddress.ip_network(block)
    exceptions = [ipaddress.ip_network(other) for other in OTHERS["public"].split()] if not reachable else []
    for address in (network[0], network[-1]):
        if not any(address in other for other in exceptions):
            assert is_public(str(address)) is reachable, address


def test_the_registries_have_a_date_and_what_older_ones_lack() -> None:
    assert date.fromisoformat(AS_OF) >= date(2025, 1, 1)
    for address in (
        "192.0.0.192",
        "192.0.0.1",
        "3fff::1",
        "3fff:fff:ffff::1",
        "5f00::1",
        "100:0:0:1::1",
        "192.88.99.1",
    ):
        assert not is_public(address)
    for address in (
        "1.1.1.1",
        "172.32.0.1",
        "100.128.0.1",
        "192.0.1.1",
        "198.20.0.1",
        "2001:200::1",
        "2a00::1",
        "2409::1",
    ):
        assert is_public(address)
    assert not is_public("4000::1")  # nobody's


PRIVATE = [
    "127.0.0.1",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "192.0.0.192",
]


def spellings(address: str) -> dict[str, str]:
    """An IPv4 address as it may be dressed up in a URL."""
    number = int(ipaddress.IPv4Address(address))
    a, b, c, d = address.split(".")
    high, low = f"{number >> 16:x}", f"{number & 0xFFFF:x}"
    turned = number ^ 0xFFFFFFFF
    return {
        "one number": f"{number}",
        "hexadecimal": f"0x{number:x}",
        "octal": f"0{number:o}",
        "three parts": f"{a}.{b}.{int(c) * 256 + int(d)}",
        "parts in octal": ".".join(f"0{int(part):o}" for part in (a, b, c, d)),
        "parts in hexadecimal": ".".join(f"0x{int(part):x}" for part in (a, b, c, d)),
        "full width": "".join(chr(ord(digit) + 0xFEE0) if digit.isdigit() else "。" for digit in address),
        "a dot at the end": f"{address}.",
        "mapped": f"[::ffff:{address}]",
        "mapped in hexadecimal": f"[0:0:0:0:0:ffff:{high}:{low}]",
        "compatible": f"[::{address}]",
        "6to4": f"[2002:{high}:{low}::1]",
        "NAT64": f"[64:ff9b::{high}:{low}]",
        "NAT64 for local use": f"[64:ff9b:1::{high}:{low}]",
        "Teredo": f"[2001:0:808:808::{turned >> 16:x}:{turned & 0xFFFF:x}]",
        "translated": f"[::ffff:0:{high}:{low}]",
    }


@pytest.mark.parametrize("spelt", [one for address in PRIVATE for one in spellings(address).values()])
def test_private_addresses_in_every_spelling(spelt: str) -> None:
    """128 of them: none is asked, however it is requested."""
    address = join(None, f"http://{spelt}:8080/")
    if address is None:
        return  # no address at all
    assert forbidden_literal(hostname(address)), address


def test_a_source_on_a_private_network_hears_how_another_host_of_it_is_allowed(settings: Settings) -> None:
    text = "sources: [{name: a, list: '%s', delay: 0, limits: {retries: 0}}]"
    hint = "; if it is yours, name it under `hosts:`"

    async def run() -> None:
        async with Server({"/away": answer(b"", 302, ["Location: http://10.0.0.6/2"])}) as server:
            for start, url, says in (
                (server.url("/"), "http://10.0.0.6/1", True),
                ("http://news.example.org/", "http://10.0.0.6/1", False),  # which a site of the internet links to
                (server.url("/"), server.url("/away"), False),
            ):
                policy = Policy.of(loads((text % start).encode()).all[0])
                async with Fetcher(settings) as fetcher:
                    with pytest.raises(FetchError) as caught:
                        await fetcher.get(url, policy)
                assert caught.value.reason.startswith("refused: 10.0.0.6 is not an address of the open internet")
                assert caught.value.reason.endswith(hint) == says

    asyncio.run(run())


@pytest.mark.parametrize(
    "name", ["localhost", "wiki", "a.localhost", "wiki.lan", "x.internal", "10.0.0.1", "::1", "[fe80::1]"]
)
def test_names_that_say_themselves_that_they_are_inside(name: str) -> None:
    assert is_plainly_inside(name)


@pytest.mark.parametrize(
    "name", ["news.example.cn", "localhost.example.cn", "8.8.8.8", "lan.cn", "2606:4700::1", "internal.org"]
)
def test_names_that_do_not(name: str) -> None:
    assert not is_plainly_inside(name)


def test_a_named_host_is_inside_only_where_sources_yaml_says_so(settings: Settings) -> None:
    """Also where it was public in former runs: what its name leads to today is its owner's to say, not the user's."""
    text = "sources: [{name: a, list: 'http://news.example.org:%d/a'%s, delay: 0, limits: {retries: 0}}]"

    async def run() -> None:
        names = Names({"news.example.org": [["127.0.0.1"]]})
        async with Server({"/a": answer()}) as server:
            for hosts in ("", ", hosts: news.example.org"):
                source = loads((text % (server.port, hosts)).encode()).all[0]
                async with Fetcher(settings, resolver=names) as fetcher:
                    if hosts:
                        assert (await fetcher.get(source.urls[0], Policy.of(source))).content == PAGE
                        continue
                    with pytest.raises(FetchError) as caught:
                        await fetcher.get(source.urls[0], Policy.of(source))
                    assert caught.value.reason.startswith("refused: 127.0.0.1 is not an address of the open internet")
                    assert caught.value.reason.endswith("; if it is yours, name it under `hosts:`")
                    assert not server.log

    asyncio.run(run())


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
        assert not caught.value.retryable
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
        assert len(server.requests_of("/a")) == 1

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
