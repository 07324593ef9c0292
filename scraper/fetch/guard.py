"""No way inside: connections to private, loopback, link-local, multicast and reserved addresses are refused.

The check sits where a socket is made, on the very address that is then connected to. What a name resolved to
a moment ago, or resolves to for somebody else, plays no part, so that DNS rebinding gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from typing import Any

from scraper.fetch.faults import ForbiddenAddress

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""RFC 6052: the last 32 bits are an IPv4 address, that a gateway connects to."""
_NAT64_LOCAL = ipaddress.IPv6Network("64:ff9b:1::/48")
"""RFC 8215: the same for local use."""
_IPV4_COMPATIBLE = ipaddress.IPv6Network("::/96")
"""RFC 4291 section 2.5.5.1, deprecated: the last 32 bits are an IPv4 address."""


def is_public(address: str) -> bool:
    """Whether a literal IP address belongs to the open internet; an IPv6 one, whether the IPv4 one inside it does."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in _NAT64_LOCAL or ip.is_site_local:
            return False
        inner = _inside(ip)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified


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


def forbidden_literal(hostname: str) -> str | None:
    """Why a host name that is an address in digits, or that means this machine, must not be asked; None if it may.

    Proxies resolve names themselves, out of our sight: this is all that can be checked there.
    """
    name = hostname.rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):  # RFC 6761 section 6.3
        return f"{hostname} is this machine"
    try:
        public = is_public(name)
    except ValueError:
        return None
    return None if public else f"{hostname} is not an address of the open internet"


def guarded_socket(addr_info: tuple[Any, ...]) -> socket.socket:
    """A socket for one result of getaddrinfo; `ForbiddenAddress` where it would connect to the inside."""
    family, kind, protocol, _, address = addr_info
    if not is_public(address[0]):
        raise ForbiddenAddress(f"{address[0]} is not an address of the open internet")
    return socket.socket(family=family, type=kind, proto=protocol)
