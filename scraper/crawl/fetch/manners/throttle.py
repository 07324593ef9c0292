"""Throttling: queues and clocks of hosts, without network access.

A request takes a `Slot` of its host, and returns it when it is over. Slots are given in order of arrival (second tries
first), at most ``concurrency`` at once, ``delay`` seconds apart; over all hosts at most `Settings.concurrency`.
Whatever waits, waits here without holding a resource.
"""

from __future__ import annotations

import asyncio
import heapq
import itertools
from collections import deque
from dataclasses import dataclass, field
from types import TracebackType

from scraper.crawl.fetch.errors import Fault, Rested, RetryAdvice, Scope
from scraper.crawl.fetch.manners.backpressure import Backpressure
from scraper.crawl.fetch.settings import HostStats, Policy, Settings
from scraper.i18n import Message

SLACK = 0.05
"""The share of a delay, and the maximum seconds, that are added to it, since the site measures arrivals."""
EVIDENCE = 5
"""Number of answers from which a host's usual time is known; also the window of the running mean."""
WITHIN_PAGE, RETRY, ROBOTS, FIRST_TRY, LATE_RETRY = -1, 0, 1, 2, 3
"""Priorities of a slot. Pages in progress come before new ones, so that they are finished; pages that have hung come
last. Scripts and data of a page in a browser come first, without a delay: the delay is between pages."""


@dataclass(order=True)
class _Waiter:
    rank: int
    number: int
    policy: Policy = field(compare=False)
    admitted: asyncio.Future[None] = field(compare=False)


class Slot:
    """A place in a host's queue for one request. An async context manager: entering waits for it, leaving frees it."""

    def __init__(self, host: Host, policy: Policy, rank: int) -> None:
        self.policy = policy
        self.rank = rank
        self.began = 0.0
        """Time at which it was given, on the event loop's clock."""
        self.released = False
        """True if the request goes on without holding its place."""
        self.waits = False
        """True if the request lasts because we do not read: its bytes have come, and we have no room for them."""
        self.stats = host.stats
        self._host = host
        self._sent = False
        self._patience: asyncio.TimerHandle | None = None

    async def __aenter__(self) -> Slot:
        """Raises `Rested` if the host is left alone, before or while waiting."""
        await self._host.admit(self)
        self.began = self._host.now()
        self._patience = self._host.loop.call_later(self._host.patience(), self._lasts)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._patience:
            self._patience.cancel()
        self.sent()
        self._host.leave(self)

    def sent(self) -> None:
        """Note that the request is being sent. The delay counts from now, not from before the connection was made."""
        if not self._sent:
            self._sent = True
            self._host.sent()

    def _lasts(self) -> None:
        """Free the place if the request is unusually slow, or check again later."""
        self.released = not self.waits and self._host.release_early(self)
        if not self.released:
            self._patience = self._host.loop.call_later(self._host.patience(), self._lasts)


class Host:
    """One host's queue, pauses and health."""

    def __init__(self, name: str, settings: Settings, pool: HostPool) -> None:
        self.name = name
        self.stats = HostStats()
        self.loop = asyncio.get_running_loop()
        self.now = self.loop.time
        self._settings = settings
        self._pool = pool
        # the queue
        self._queue: list[_Waiter] = []
        self._numbers = itertools.count()
        self._busy = 0
        self._crawl_delay = 0.0
        self._unsent = 0
        self._last_start = self.now() if pool.recently_asked else float("-inf")
        self._paused_until = float("-inf")
        self._alarm: asyncio.TimerHandle | None = None
        # slow requests
        self._released_since_quick = 0
        self._answers = 0
        self._usual = 0.0
        # its health
        self._last_good = float("-inf")
        self._refused_last = False
        self._refusals = 0
        self._paused = 0.0
        self._failures = 0
        self._failed_probes = 0
        self._probing_since: float | None = None
        self._rested: str | None = None

    def slot(self, policy: Policy, rank: int) -> Slot:
        """Return a slot to wait for: `WITHIN_PAGE`, `RETRY`, `ROBOTS`, `FIRST_TRY` or `LATE_RETRY`."""
        return Slot(self, policy, rank)

    def slow_down(self, crawl_delay: float) -> None:
        """Set the Crawl-delay of robots.txt in seconds."""
        self._crawl_delay = max(self._crawl_delay, crawl_delay)
        if crawl_delay > self._settings.longest_pause:
            asks = Message("its robots.txt sets {crawl_delay} s between requests", crawl_delay=f"{crawl_delay:.9g}")
            self.rest(Message("the host is left alone for this run ({asks})", asks=asks))

    # -- the queue

    async def admit(self, slot: Slot) -> None:
        """Wait until the request of this slot may begin."""
        if self._rested is not None:
            raise Rested(self._rested, RetryAdvice.LATER)
        waiter = _Waiter(slot.rank, next(self._numbers), slot.policy, self.loop.create_future())
        heapq.heappush(self._queue, waiter)
        self.advance()
        try:
            await waiter.admitted
        except asyncio.CancelledError:
            if not waiter.admitted.cancelled() and waiter.admitted.exception() is None:
                self._unsent -= 1  # it was given and never used
                self._give_back()
            raise

    def advance(self) -> None:
        """Give slots to waiting requests as far as the limits allow; if only time is lacking, schedule another call."""
        while self._queue:
            first = self._queue[0]
            if first.admitted.done():  # cancelled while it waited
                heapq.heappop(self._queue)
                continue
            if self._busy >= (1 if self._probing_since is not None else first.policy.concurrency):
                return
            delay = 0.0 if first.rank == WITHIN_PAGE else max(first.policy.delay, self._crawl_delay)
            if delay and self._unsent:
                return
            start = max(self._last_start + delay + min(SLACK, SLACK * delay), self._paused_until)
            if start > self.now():
                self._come_back(start)
                return
            if not self._pool.enter(self):
                return
            heapq.heappop(self._queue)
            self._busy += 1
            self._unsent += 1
            self._last_start = self.now()
            self.stats.requests += 1
            self.stats.retries += first.rank in (RETRY, LATE_RETRY)
            first.admitted.set_result(None)

    def sent(self) -> None:
        """Note that a request was sent."""
        self._unsent -= 1
        self._last_start = self.now()
        self.advance()

    def _come_back(self, when: float) -> None:
        if self._alarm is not None:
            if self.now() < self._alarm.when() <= when:
                return
            self._alarm.cancel()
        self._alarm = self.loop.call_at(when, self.advance)

    def leave(self, slot: Slot) -> None:
        """Free the place of a request that is over, unless it was released early."""
        if slot.released:
            self._pool.released -= 1
        else:
            self._give_back()

    def _give_back(self) -> None:
        """Return a place."""
        self._busy -= 1
        self._pool.leave()
        self.advance()

    # -- slow requests

    def patience(self) -> float:
        """Return the seconds from which a request is unusually slow for this host: at least four usual ones."""
        return max(self._settings.patience, 4 * self._usual)

    def release_early(self, slot: Slot) -> bool:
        """Give the place of a slow request to the next one while it goes on, if allowed; return whether it was.

        Only if the page is slow and not the host: answers usually come quickly, and one did since the last
        ``concurrency`` requests were released. So a host that hangs does not get more and more requests. A page that
        has hung before is known to be slow; such pages wait side by side.
        """
        unwell = self._answers < EVIDENCE or self._probing_since is not None
        if unwell or self._pool.released >= self._settings.released_early:
            return False
        if slot.rank != LATE_RETRY:
            if self._released_since_quick >= slot.policy.concurrency:
                return False
            self._released_since_quick += 1
        self._pool.released += 1
        self._give_back()
        return True

    # -- its health

    def answered(self, slot: Slot) -> None:
        """Note a complete answer of the host."""
        took = self.now() - slot.began
        if took <= self.patience():
            self._released_since_quick = 0
        self._answers += 1
        self._usual += (took - self._usual) / min(self._answers, EVIDENCE)
        self._record_success()

    def failed(self, slot: Slot, fault: Fault) -> None:
        """Note a failed request. Its scope decides how the host is treated from now on."""
        self.stats.failures += 1
        refused = fault.status in (429, 503)
        self._refusals += refused
        if fault.status == 429 or (refused and self._refused_last):
            self._pause(fault)
        if fault.scope is Scope.HOST:
            self._record_failure(slot, fault)
        elif not refused:
            self.answered(slot)
        self._refused_last = refused

    def _record_success(self) -> None:
        self._last_good = self.now()
        self._failures = self._failed_probes = self._refusals = 0
        self._refused_last = False
        if self._probing_since is not None:
            self._probing_since = None
            self.advance()

    def _record_failure(self, slot: Slot, fault: Fault) -> None:
        """Count a failure that began after the last good answer. Second tries say more of their page than of it."""
        if slot.rank != FIRST_TRY or slot.began < self._last_good:
            return
        if self._probing_since is not None:
            if slot.began >= self._probing_since:
                self._failed_probes += 1
                self._probe(fault)
        else:
            self._failures += 1
            if self._failures >= self._settings.failures:
                self._probe(fault)

    def _probe(self, fault: Fault) -> None:
        """From now on send one request at a time, after growing pauses, until one is answered or all have failed."""
        if self._failed_probes >= self._settings.probes:
            self.rest(Message("the host is left alone for this run, it keeps failing ({reason})", reason=fault.reason))
            return
        pause = min(self._settings.probe_pause * 2**self._failed_probes, self._settings.backoff_most)
        self._probing_since = self.now() + pause
        self._paused_until = max(self._paused_until, self._probing_since)

    def _pause(self, fault: Fault) -> None:
        """Pause the host as it requested by Retry-After."""
        seconds = self._settings.backoff if fault.wait is None else fault.wait
        if seconds > self._settings.longest_pause:
            self.rest(Message("the host is left alone for this run, as it asks ({reason})", reason=fault.reason))
        until = max(self._paused_until, self.now() + seconds)
        self._paused += until - max(self._paused_until, self.now())
        self._paused_until = until
        # a long list would wait so before every page
        if self._paused > self._settings.pauses or self._refusals >= self._settings.failures:
            self.rest(
                Message(
                    "the host is left alone for this run, it wants no more requests ({reason})", reason=fault.reason
                )
            )

    def rest(self, reason: str) -> None:
        """Send this host nothing more in this run; waiting requests get the reason."""
        self._rested = reason
        for waiter in self._queue:
            if not waiter.admitted.done():
                waiter.admitted.set_exception(Rested(reason, RetryAdvice.LATER))
        self._queue.clear()

    def close(self) -> None:
        """Cancel the timer."""
        if self._alarm is not None:
            self._alarm.cancel()


class HostPool:
    """All hosts, and their shared limit. Hosts that find it full are called in turn when places become free."""

    def __init__(self, settings: Settings, backpressure: Backpressure) -> None:
        self.released = 0
        """Number of requests that go on without holding a place."""
        self.recently_asked = False
        """True if a host that is new here may have been requested just now by another worker."""
        self._settings = settings
        self._backpressure = backpressure
        backpressure.on_resume(self._call)
        self._hosts: dict[str, Host] = {}
        self._inside = 0
        self._waiting: deque[Host] = deque()
        self._called: Host | None = None

    def __getitem__(self, name: str) -> Host:
        host = self._hosts.get(name)
        if host is None:
            host = self._hosts[name] = Host(name, self._settings, self)
        return host

    def enter(self, host: Host) -> bool:
        """Take one of the shared places for ``host``, or note that it waits for one."""
        if self._has_place() and (not self._waiting or self._called is host):
            self._called = None
            self._inside += 1
            return True
        if host not in self._waiting:
            self._waiting.append(host)
        return False

    def leave(self) -> None:
        """Return a place; it goes to the host that has waited longest."""
        self._inside -= 1
        self._call()

    def _call(self) -> None:
        while self._waiting and self._has_place():
            self._called = self._waiting.popleft()
            self._called.advance()
        self._called = None

    def _has_place(self) -> bool:
        return self._inside < self._settings.concurrency and not self._backpressure.needs_backout

    def stats(self) -> dict[str, HostStats]:
        """The counts by host, in the order of the first requests."""
        return {name: host.stats for name, host in self._hosts.items()}

    def close(self) -> None:
        """Cancel all timers."""
        for host in self._hosts.values():
            host.close()
