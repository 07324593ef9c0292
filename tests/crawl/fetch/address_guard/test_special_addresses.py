"""Which addresses belong to the open internet, by IANA's registries."""

from __future__ import annotations

from ipaddress import ip_address, ip_network

import pytest

from scraper.crawl.fetch.address_guard.special_addresses import IPV4, IPV6, is_global


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "172.15.255.255", "172.32.0.0", "192.0.0.9", "100.63.255.255", "2606:4700::1", "2001:20::1"],
)
def test_the_open_internet(address: str) -> None:
    assert is_global(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "192.168.1.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fd00::1",
        "2001:db8::1",
        "4000::1",
    ],
)
def test_what_is_not(address: str) -> None:
    assert not is_global(ip_address(address))


@pytest.mark.parametrize("block", [*IPV4, *IPV6])
def test_every_block_is_one_of_the_registries(block: str) -> None:
    network = ip_network(block)
    reachable = {**IPV4, **IPV6}[block]
    assert is_global(network.network_address) == _most_specific(network.network_address, reachable)


def _most_specific(address: object, otherwise: bool) -> bool:
    """The row of the smallest block that an address is in."""
    inside = [
        (ip_network(block).prefixlen, reachable)
        for block, reachable in {**IPV4, **IPV6}.items()
        if address in ip_network(block)  # type: ignore[operator]
    ]
    return max(inside)[1] if inside else otherwise
