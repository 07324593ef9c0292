"""No network at all, as distinct from sites that are down: one message for a run, not one for each of its sources."""

from __future__ import annotations

import socket
from collections.abc import Iterable
from urllib.parse import urlsplit

UNREACHABLE = ("the host's name is not known", "Network is unreachable", "No route to host", "Network is down")
"""Parts of the reasons of `scraper.crawl.fetch` for an address that no packet has come back from."""
SOMEWHERE = "192.0.2.1", 9
"""An address of TEST-NET-1 (RFC 5737); connecting a UDP socket sends nothing, and fails where there is no route."""


def is_missing(reasons: Iterable[str], urls: Iterable[str]) -> bool:
    """Return whether a run that had no answer at all, for these ``reasons``, from the hosts of ``urls``, had no
    network.

    One host that is not known may have moved; several are not known where there is no network, or no name server.
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
