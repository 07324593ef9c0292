"""What the tests of fetching share: quick settings, and names that resolve to loopback."""

from __future__ import annotations

import socket
from dataclasses import replace
from typing import Any

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from scraper.crawl.fetch import Limits, Policy, Settings


class Names(AbstractResolver):
    """Resolves as a table says: a name to addresses, or to one list of them after the other."""

    def __init__(self, table: dict[str, list[list[str]]]) -> None:
        self.table = table

    async def resolve(self, host: str, port: int = 0, family: Any = 0) -> list[ResolveResult]:
        answers = self.table.get(host)
        if not answers:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        addresses = answers.pop(0) if len(answers) > 1 else answers[0]
        return [
            ResolveResult(hostname=host, host=a, port=port, family=socket.AF_INET, proto=0, flags=0) for a in addresses
        ]

    async def close(self) -> None:
        pass


@pytest.fixture
def settings() -> Settings:
    """Pauses of hundredths of a second."""
    return Settings(
        user_agent="scrape-news/test (desk@example.org)",
        patience=0.1,
        backoff=0.01,
        slow_pauses=(0.02, 0.02),
        slow_span=0.0,
        probe_pause=0.05,
    )


@pytest.fixture
def policy() -> Policy:
    """No delay, and time-outs that no busy machine comes to."""
    return Policy(
        delay=0,
        concurrency=4,
        allowed_hosts=frozenset({"127.0.0.1"}),
        limits=Limits(connect=60, first_byte=60, idle=60, total=120),
    )


@pytest.fixture
def hasty(policy: Policy) -> Policy:
    """Time-outs of tenths of a second, for what hangs."""
    return replace(policy, limits=Limits(connect=1.0, first_byte=0.6, idle=0.4, total=1.2))
