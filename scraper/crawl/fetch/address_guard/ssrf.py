"""Refusal of connections to private, loopback, link-local, multicast and reserved addresses.

The check is made where a socket is created, on the very address that is then connected to. What a name resolved to a
moment ago, or resolves to for somebody else, does not matter, so DNS rebinding gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from typing import Any

from scraper.crawl.fetch.address_guard.special_addresses import is_global
from scraper.crawl.fetch.errors import ForbiddenAddress
from scraper.i18n import N_, Message

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""RFC 6052: the last 32 bits are an IPv4 address, that a gateway connects to."""
_IPV4_COMPATIBLE = ipaddress.IPv6Network("::/96")
"""RFC 4291 section 2.5.5.1, deprecated: the last 32 bits are an IPv4 address."""
THIS_MACHINE = N_("{hostname} is this machine")
PRIVATE = N_("{address} is not an address of the open internet")
LEADS_INSIDE = N_("refused: {name} leads to {inside}, which is not an address of the open internet")
"""Reasons for which a host is not requested."""
_INSIDE_NAMES = (
    "localhost",
    "local",
    "internal",
    "intranet",
    "lan",
    "home",
    "corp",
    "private",
    "home.arpa",
    "localdomain",
)
"""Last labels of names that nobody on the open internet can have: RFC 6761, 6762, 8375, ICANN's reservation of
.internal, and what home and office networks use in their place."""


def is_public(address: str) -> bool:
    """Return whether a literal IP address belongs to the open internet; of an IPv6 one that holds an IPv4 one, whether
    that does."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    inner = _inside(ip) if isinstance(ip, ipaddress.IPv6Address) else None
    return is_global(ip if inner is None else inner)


def _inside(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address leads to: mapped, 6to4, Teredo, NAT64, compatible."""
    if ip.ipv4_mapped is not None:
        return ip.ipv4_mapped
    if ip.sixtofour is not None:
        return ip.sixtofour
    if ip.teredo is not None:
        return ip.teredo[1]
    if ip in _NAT64 or ip in _IPV4_COMPATIBLE:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return None


def is_plainly_inside(hostname: str) -> bool:
    """Return whether a host's name alone shows that it is not on the open internet: a private address in digits, a name
    without a dot, ``localhost``, ``wiki.lan``."""
    name = hostname.strip("[]").rstrip(".").lower()
    try:
        return not is_public(name)
    except ValueError:
        return "." not in name or name.endswith(tuple(f".{label}" for label in _INSIDE_NAMES))


def forbidden_literal(hostname: str) -> str | None:
    """Return the reason why a host name that is an address in digits, or means this machine, must not be asked, or
    None.

    Proxies resolve names themselves, out of our sight: this is all that can be checked there.
    """
    name = hostname.rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):  # RFC 6761 section 6.3
        return Message(THIS_MACHINE, hostname=hostname)
    try:
        public = is_public(name)
    except ValueError:
        return None
    return None if public else Message(PRIVATE, address=hostname)


def guarded_socket(addr_info: tuple[Any, ...]) -> socket.socket:
    """A socket for one result of getaddrinfo; `ForbiddenAddress` where it would connect to the inside."""
    family, kind, protocol, _, address = addr_info
    if not is_public(address[0]):
        raise ForbiddenAddress(Message(PRIVATE, address=address[0]))
    return socket.socket(family=family, type=kind, proto=protocol)
