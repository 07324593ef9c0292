"""IANA's registries of special-purpose addresses, as a table of ours: Python's own are as old as the interpreter.

Compared on 2026-11-30, row by row and both ways, with a transcription of both registries from IANA's CSV files and with
the private and excepted networks of CPython's ipaddress on its main branch. The newest copy of the IPv6 registry that
was seen was updated on 2025-10-09. The differences are on purpose:

- 0.0.0.0/32 is a row there, and in 0.0.0.0/8 here; 224.0.0.0/4, fec0::/10, ff00::/8 and what is not assigned (::/0
  around 2000::/3) come from the address space registries;
- "N/A" (6to4, Teredo) and deprecated blocks that state nothing (192.88.99.0/24, 2001:10::/28) count as not reachable;
- CPython lacks 192.88.99.2/32, 100:0:0:1::/64, 2001:1::3/128 and 5f00::/16 (what is not assigned is reserved there).
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

AS_OF = "2025-10-09"
"""The day of the registries that the tables follow: iana-ipv4-special-registry, iana-ipv6-special-registry (RFC 6890)
and, for multicast and what is not assigned, the address space registries."""

IPV4: dict[str, bool] = {
    "0.0.0.0/8": False,  # this network, RFC 791
    "10.0.0.0/8": False,  # private use, RFC 1918
    "100.64.0.0/10": False,  # shared address space, RFC 6598
    "127.0.0.0/8": False,  # loopback, RFC 1122
    "169.254.0.0/16": False,  # link local, RFC 3927
    "172.16.0.0/12": False,  # private use, RFC 1918
    "192.0.0.0/24": False,  # IETF protocol assignments, RFC 6890
    "192.0.0.0/29": False,  # IPv4 service continuity prefix, RFC 7335
    "192.0.0.8/32": False,  # IPv4 dummy address, RFC 7600
    "192.0.0.9/32": True,  # Port Control Protocol anycast, RFC 7723
    "192.0.0.10/32": True,  # TURN anycast, RFC 8155
    "192.0.0.170/32": False,  # NAT64/DNS64 discovery, RFC 7050
    "192.0.0.171/32": False,
    "192.0.2.0/24": False,  # documentation, RFC 5737
    "192.31.196.0/24": True,  # AS112-v4, RFC 7535
    "192.52.193.0/24": True,  # AMT, RFC 7450
    "192.88.99.0/24": False,  # 6to4 relay anycast, deprecated by RFC 7526
    "192.88.99.2/32": False,  # 6a44 relay anycast, RFC 6751
    "192.168.0.0/16": False,  # private use, RFC 1918
    "192.175.48.0/24": True,  # direct delegation AS112 service, RFC 7534
    "198.18.0.0/15": False,  # benchmarking, RFC 2544
    "198.51.100.0/24": False,  # documentation, RFC 5737
    "203.0.113.0/24": False,  # documentation, RFC 5737
    "224.0.0.0/4": False,  # multicast, RFC 5771
    "240.0.0.0/4": False,  # reserved, RFC 1112
    "255.255.255.255/32": False,  # limited broadcast, RFC 8190
}
"""Block -> whether it is globally reachable; the most specific counts. What is in none is the open internet."""

IPV6: dict[str, bool] = {
    "::/0": False,  # not assigned to anybody, except what follows: RFC 4291 section 2.4
    "2000::/3": True,  # global unicast
    "::/128": False,  # unspecified, RFC 4291
    "::1/128": False,  # loopback, RFC 4291
    "::ffff:0:0/96": False,  # IPv4-mapped, RFC 4291: what is inside counts
    "64:ff9b::/96": True,  # IPv4-IPv6 translation, RFC 6052: what is inside counts
    "64:ff9b:1::/48": False,  # the same for local use, RFC 8215
    "100::/64": False,  # discard only, RFC 6666
    "100:0:0:1::/64": False,  # dummy prefix, RFC 9780
    "2001::/23": False,  # IETF protocol assignments, RFC 2928
    "2001::/32": False,  # Teredo, RFC 4380: what is inside counts
    "2001:1::1/128": True,  # Port Control Protocol anycast, RFC 7723
    "2001:1::2/128": True,  # TURN anycast, RFC 8155
    "2001:1::3/128": True,  # DNS-SD service registration anycast, RFC 9665
    "2001:2::/48": False,  # benchmarking, RFC 5180
    "2001:3::/32": True,  # AMT, RFC 7450
    "2001:4:112::/48": True,  # AS112-v6, RFC 7535
    "2001:10::/28": False,  # ORCHID, deprecated by RFC 7343
    "2001:20::/28": True,  # ORCHIDv2, RFC 7343
    "2001:30::/28": True,  # drone remote identification, RFC 9374
    "2001:db8::/32": False,  # documentation, RFC 3849
    "2002::/16": False,  # 6to4, RFC 3056: what is inside counts
    "2620:4f:8000::/48": True,  # direct delegation AS112 service, RFC 7534
    "3fff::/20": False,  # documentation, RFC 9637
    "5f00::/16": False,  # segment routing SIDs, RFC 9602
    "fc00::/7": False,  # unique local, RFC 4193
    "fe80::/10": False,  # link local, RFC 4291
    "fec0::/10": False,  # site local, deprecated by RFC 3879
    "ff00::/8": False,  # multicast, RFC 4291
}
"""The same for IPv6."""

Block = tuple[int, int, bool]
"""Its first address and its mask, as numbers, and whether it is globally reachable."""


def _blocks(table: dict[str, bool], kind: type[IPv4Network] | type[IPv6Network]) -> tuple[Block, ...]:
    networks = sorted(
        ((kind(block), reachable) for block, reachable in table.items()), key=lambda row: -row[0].prefixlen
    )
    return tuple((int(one.network_address), int(one.netmask), reachable) for one, reachable in networks)


_IPV4 = _blocks(IPV4, IPv4Network)
_IPV6 = _blocks(IPV6, IPv6Network)


def is_global(ip: IPv4Address | IPv6Address) -> bool:
    """Return whether an address is globally reachable by the tables; no address inside of it is looked at."""
    number = int(ip)
    for first, mask, reachable in _IPV4 if ip.version == 4 else _IPV6:
        if number & mask == first:
            return reachable
    return True
