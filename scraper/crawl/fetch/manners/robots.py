"""robots.txt by RFC 9309: fetched once a day at most per origin, and checked before every request."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from protego import Protego

from scraper.contract import stamp
from scraper.crawl.fetch.errors import BadRedirect, Damaged, Fault, NotAllowed, RetryAdvice
from scraper.i18n import N_, Message, localized
from scraper.models import RobotsFile
from scraper.urls import origin

log = logging.getLogger(__name__)

MAX_BYTES = 500 * 1024
"""Maximum bytes that are parsed (RFC 9309 section 2.5: at least 500 kibibytes); the rest is ignored."""

LARGE = 32 * 1024
"""Bytes from which a robots.txt is parsed, and each URL checked against it, in a thread: 500 KB of wildcards take half
a second to parse, and (by older versions of protego) as long for each URL, which would block the event loop. Those of
news sites have under 10 KB."""

ABSENT = frozenset({404, 410})
"""Statuses that mean that the site has no robots.txt, which may be cached. Other 4xx mean the same for now, but may
come from a firewall."""

NOT_MODIFIED = 304
"""The answer of a cache that takes every request for a conditional one."""

RULES_UNKNOWN = N_("not asked: robots.txt could not be fetched ({reason})")
SITEMAPS_UNKNOWN = N_("robots.txt could not be fetched ({reason})")
DAMAGED = N_("{site}: its robots.txt is damaged ({reason}): of its rules the first {count} lines are obeyed")
UNREADABLE = N_("{site}: its robots.txt cannot be read ({reason}), and counts as one without rules")
DISALLOWED = N_("not asked: robots.txt forbids it")
"""Reasons for which nothing was requested, or no sitemap is known."""

_NAME = re.compile(r"(?:^|(?<=\r))([ \t]*user[- ]?agent[ \t]*:[ \t]*[A-Za-z_-]+)[^\r\n]*", re.IGNORECASE | re.MULTILINE)
"""A product name and what follows it (RFC 9309 section 2.2.1): a version, as it is copied from a log."""
_END = "."
"""Appended to a name here, in the rules and when they are checked: protego would match any prefix."""

Load = Callable[[str], Awaitable[bytes]]
"""Fetches a robots.txt by its URL; raises `Fault`."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one origin's robots.txt, or the reason why it could not be fetched."""

    loaded: float
    """Time of loading in seconds of `time.monotonic`."""
    robots: Protego | None = None
    """None if there are no rules."""
    missing: Fault | None = None
    """The fault if nothing may be requested because the rules are unknown."""
    judge: Executor | None = None
    """The thread that applies rules of a `LARGE` file."""

    async def permit(self, url: str, agent: str) -> None:
        """Return if ``url`` may be requested; else raise the `Fault` with the reason."""
        if self.missing is not None:
            raise Fault(Message(RULES_UNKNOWN, reason=self.missing.reason), RetryAdvice.LATER)
        if self.robots is None:
            return
        ask = partial(self.robots.can_fetch, url, product(agent) + _END)
        if not (ask() if self.judge is None else await asyncio.get_running_loop().run_in_executor(self.judge, ask)):
            raise NotAllowed(Message(DISALLOWED), RetryAdvice.LATER)

    def crawl_delay(self, agent: str) -> float:
        """Seconds between requests; 0 if the rules name none."""
        return (self.robots.crawl_delay(product(agent) + _END) or 0.0) if self.robots is not None else 0.0


class Robots:
    """The rules of all origins of this run. Tasks that need the same rules at the same time share one request."""

    def __init__(self, max_age: float, remembered: Iterable[RobotsFile] = ()) -> None:
        """``max_age`` is in seconds; ``remembered`` is what former runs had: what is younger is relied on, the rest
        counts where the site answers that it has not changed."""
        self._max_age = max_age
        self._remembered = {file.origin: file for file in remembered}
        self._last = dict(self._remembered)
        """The newest file of each origin, of whatever age."""
        self._known: dict[str, Rules] = {}
        self._asking: dict[str, asyncio.Task[Rules]] = {}
        # not the loop's own threads, which resolve names
        self._judge = ThreadPoolExecutor(1, "robots.txt")
        self.fetched: list[RobotsFile] = []
        """The files that this run has fetched, for later runs."""

    async def rules(self, url: str, load: Load) -> Rules:
        """The rules for the origin (scheme, host, port) of an absolute URL; ``load`` fetches them if necessary."""
        site = origin(url)
        rules = self._known.get(site)
        if rules is not None and time.monotonic() - rules.loaded <= self._max_age:
            return rules
        task = self._asking.get(site)
        if task is None:
            task = self._asking[site] = asyncio.create_task(self._ask(site, load))
        # shielded: the one who asked first may be cancelled, the others still wait for the answer
        return await asyncio.shield(task)

    async def close(self) -> None:
        """Cancel requests in progress."""
        tasks = list(self._asking.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._judge.shutdown(wait=False, cancel_futures=True)

    async def _recall(self, site: str) -> Rules | None:
        """Return the rules that a former run fetched. A negative age comes from a wrong clock and is ignored."""
        file = self._remembered.pop(site, None)
        if file is None:
            return None
        age = (datetime.now(UTC) - datetime.fromisoformat(file.fetched)).total_seconds()
        if not 0 <= age <= self._max_age:
            return None
        loaded = time.monotonic() - age
        return Rules(loaded) if file.content is None else await self._read(file.content, loaded)

    async def _read(self, content: bytes, loaded: float) -> Rules:
        if len(content) < LARGE:
            return Rules(loaded, read(content))
        robots = await asyncio.get_running_loop().run_in_executor(self._judge, read, content)
        return Rules(loaded, robots, judge=self._judge)

    async def _ask(self, site: str, load: Load) -> Rules:
        try:
            rules = await self._recall(site) or await self._load(site, load)
        finally:
            del self._asking[site]
        self._known[site] = rules
        return rules

    async def _load(self, site: str, load: Load) -> Rules:
        try:
            content = await load(f"{site}/robots.txt")
            rules = await self._read(content, time.monotonic())
            self._keep(site, content[:MAX_BYTES])
        except Damaged as fault:
            # the site has answered, and a program is to use the lines that it can read (RFC 9309 section 2.3.1.5)
            lines = fault.content[: fault.content.rfind(b"\n") + 1]
            reason = {"site": site, "reason": fault.reason, "count": lines.count(b"\n")}
            log.warning("%s", localized(Message(DAMAGED if lines else UNREADABLE, **reason)))
            rules = await self._read(lines, time.monotonic())
        except Fault as fault:
            if fault.status == NOT_MODIFIED:
                return await self._unmodified(site)
            rules = Rules(time.monotonic(), missing=None if means_none(fault) else fault)
            if fault.status in ABSENT:
                self._keep(site, None)
        return rules

    async def _unmodified(self, site: str) -> Rules:
        """Return the last rules that are known, or none: by 304 a broken cache says that they have not changed."""
        last = self._last.get(site)
        if last is None:
            return Rules(time.monotonic())
        self._keep(site, last.content)
        return Rules(time.monotonic()) if last.content is None else await self._read(last.content, time.monotonic())

    def _keep(self, site: str, content: bytes | None) -> None:
        self._last[site] = file = RobotsFile(site, stamp(datetime.now(UTC)), content)
        self.fetched.append(file)


def means_none(fault: Fault) -> bool:
    """Return whether a failure to fetch robots.txt means that there are no rules.

    RFC 9309 section 2.3.1.3: 4xx, and redirects that lead nowhere. 5xx and timeouts mean that the whole site may not be
    requested for now (section 2.3.1.4).
    """
    if isinstance(fault, BadRedirect):
        return True
    return fault.advice is RetryAdvice.NEVER or (fault.status is not None and 400 <= fault.status < 500)


def read(content: bytes) -> Protego:
    """Parse a robots.txt. Bytes that are something else (an error page, an image) give no rules; nothing raises."""
    is_wide = content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) and b"\0" in content[2:4]
    encoding = "utf-16" if is_wide else "utf-8-sig"
    text = content[:MAX_BYTES].decode(encoding, "replace").replace("\0", "")
    return Protego.parse(_NAME.sub(rf"\1{_END}", text))


def product(agent: str) -> str:
    """The product token of a User-Agent, which robots.txt addresses; the comment after it is no part of it."""
    match = re.match(r"[A-Za-z_-]+", agent)
    return match[0] if match else agent
