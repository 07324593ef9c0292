"""robots.txt by RFC 9309: had once a run for each origin, and asked before every request."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from protego import Protego

from scraper.fetch.faults import Cure, Fault
from scraper.urls import origin

MAX_BYTES = 500 * 1024
"""RFC 9309 section 2.5: at least 500 kibibytes must be read; what comes after is not."""

Load = Callable[[str], Awaitable[bytes]]
"""Gets a robots.txt by its URL; raises `Fault`."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What one origin's robots.txt says, or why it could not be had."""

    loaded: float
    """When, in seconds of `time.monotonic`."""
    robots: Protego | None = None
    """None where there are no rules."""
    missing: Fault | None = None
    """Set where nothing may be asked because the rules are not known."""

    def permit(self, url: str, agent: str) -> None:
        """Return if ``url`` may be asked for; else raise the `Fault` that says why not."""
        if self.missing is not None:
            raise Fault(f"not asked: robots.txt could not be had ({self.missing.reason})", Cure.LATER)
        if self.robots is not None and not self.robots.can_fetch(url, product(agent)):
            raise Fault("not asked: robots.txt forbids it", Cure.LATER)

    def crawl_delay(self, agent: str) -> float:
        """Seconds between requests; 0 where nothing is said."""
        return (self.robots.crawl_delay(product(agent)) or 0.0) if self.robots is not None else 0.0


class Robots:
    """The rules of all origins met in this run. Those who ask at the same time wait for one request."""

    def __init__(self, max_age: float) -> None:
        """``max_age`` is in seconds."""
        self._max_age = max_age
        self._known: dict[str, asyncio.Task[Rules]] = {}

    async def rules(self, url: str, load: Load) -> Rules:
        """The rules for the origin (scheme, host, port) of an absolute URL; ``load`` is how to get them if need be."""
        site = origin(url)
        task = self._known.get(site)
        if task is None or (task.done() and _is_stale(task, self._max_age)):
            task = self._known[site] = asyncio.create_task(_ask(f"{site}/robots.txt", load))
        # shielded: the one who asked first may be cancelled, the others still wait for the answer
        return await asyncio.shield(task) if not task.done() else task.result()

    async def close(self) -> None:
        """Stop asking."""
        for task in self._known.values():
            task.cancel()
        await asyncio.gather(*self._known.values(), return_exceptions=True)


async def _ask(url: str, load: Load) -> Rules:
    try:
        return Rules(time.monotonic(), read(await load(url)))
    except Fault as fault:
        return Rules(time.monotonic(), missing=None if means_none(fault) else fault)


def means_none(fault: Fault) -> bool:
    """Whether a failure to get robots.txt means that there are no rules (RFC 9309 section 2.3.1.3): 4xx, and redirects
    that lead nowhere. 5xx and silence mean that the whole site is out of bounds for now (section 2.3.1.4)."""
    return fault.cure is Cure.NEVER or (fault.status is not None and 400 <= fault.status < 500)


def read(content: bytes) -> Protego:
    """The rules in a robots.txt. Bytes that are none (an error page, an image) give no rules; nothing raises."""
    text = content[:MAX_BYTES].decode("utf-8-sig", "replace").replace("\0", "")
    return Protego.parse(text)


def product(agent: str) -> str:
    """The product token of a User-Agent: the name that robots.txt calls us by. The comment after it is no name."""
    found = re.match(r"[A-Za-z_-]+", agent)
    return found[0] if found else agent


def _is_stale(task: asyncio.Task[Rules], max_age: float) -> bool:
    if task.cancelled() or task.exception() is not None:
        return True
    return time.monotonic() - task.result().loaded > max_age
