"""Retries of one page: whether another try may help, and the pause before it."""

from __future__ import annotations

import random
import time

from scraper.crawl.fetch.errors import Fault, RetryAdvice
from scraper.crawl.fetch.http.request import Purpose
from scraper.crawl.fetch.settings import Settings


class Retries:
    """The further tries of one page after its first failure."""

    def __init__(self, settings: Settings, most: int, purpose: Purpose) -> None:
        """``most``: maximum number of further tries (`Limits.retries`)."""
        # a whole site waits for its robots.txt: where that hangs, one more try must do
        late = len(settings.slow_pauses) if purpose is Purpose.PAGE else 1
        self._tries = {RetryAdvice.RETRY: most, RetryAdvice.RETRY_LATE: min(most, late)}
        self._settings = settings
        self._span = settings.slow_span if purpose is Purpose.PAGE else 0.0
        self._began = time.monotonic()
        self._failed = 0
        self.last: Fault
        """The fault of the last try."""

    def pause(self, fault: Fault) -> float | None:
        """Seconds to wait before the next try after ``fault``; None if there is none.

        The host's own Retry-After, else twice the pause before; with a random part, so that pages do not retry in step.
        """
        settings = self._settings
        self.last = fault
        self._failed += 1
        if self._failed > self._tries.get(fault.advice, 0) or (fault.wait or 0) > settings.longest_pause:
            return None
        jitter = random.uniform(0, settings.backoff)
        if fault.wait is not None:
            return fault.wait + jitter
        if fault.advice is RetryAdvice.RETRY_LATE:
            return self._late() + jitter
        return min(settings.backoff * 2.0 ** (self._failed - 1), settings.backoff_most) + jitter

    def _late(self) -> float:
        """The pause before a page that has hung; the last try comes after the site's own timeout has expired."""
        pause = self._settings.slow_pauses[min(self._failed, len(self._settings.slow_pauses)) - 1]
        if self._failed >= self._tries[RetryAdvice.RETRY_LATE]:
            pause = max(pause, self._span - (time.monotonic() - self._began))
        return pause
