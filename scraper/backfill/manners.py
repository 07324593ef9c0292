"""The manners towards a web archive: its own pace, the network of the program."""

from __future__ import annotations

from scraper.backfill.web_archives import WebArchive
from scraper.crawl.fetch import Policy
from scraper.crawl.fetch.address_guard.ssrf import is_plainly_inside
from scraper.sources import Source

AT_ONCE = 2
"""Simultaneous requests to an archive: archives are slow, and their delay is kept all the same."""


def manners(archive: WebArchive, usual: Source) -> Policy:
    """Return the manners towards an archive: its pace, and the defaults of sources.yaml for the network.

    No password of a source is sent to an archive. A private address is requested only if it was typed.
    """
    return Policy(
        delay=archive.delay,
        concurrency=AT_ONCE,
        robots=usual.robots,
        allowed_hosts=frozenset({*filter(is_plainly_inside, archive.hosts), *usual.hosts}),
        named_hosts=frozenset(archive.hosts),
        proxy=usual.proxy,
        user_agent=usual.user_agent,
        limits=usual.limits,
    )
