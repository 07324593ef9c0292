"""Detection of a missing network, as distinct from sites that are down: one message for a run, not one per source."""

from __future__ import annotations

import socket
from collections.abc import Iterable
from urllib.parse import urlsplit

UNREACHABLE = ("the host's name is not known", "Network is unreachable", "No route to host", "Network is down")
"""Parts of the reasons of `scraper.crawl.fetch` for an address that sent back no packet."""
SOMEWHERE = "192.0.2.1", 9
"""An address of TEST-NET-1 (RFC 5737). Connecting a UDP socket sends nothing, and fails without a route."""


def is_missing(reasons: Iterable[str], urls: Iterable[str]) -> bool:
    """Return whether a run without any answer from the hosts of ``urls``, for these ``reasons``, had no network.

    One unknown host may have moved; several are unknown if there is no network, or no name server.
    """
    all_reasons = list(reasons)
    if not all_reasons or not all(any(sign in reason for sign in UNREACHABLE) for reason in all_reasons):
        return False
    return len({urlsplit(url).hostname for url in urls}) > 1 or not _has_route()


def _has_route() -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(SOMEWHERE)
        except OSError:
            return False
    return True
