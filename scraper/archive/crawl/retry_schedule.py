"""The schedule of retries of an address that failed. Pure functions; durations are in seconds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

PROMPT = 3
"""Number of failed runs before the pauses begin to grow: a short disturbance should delay nothing."""
PAUSE, LONGEST_PAUSE = 3600, 86400
"""First and longest pause after that; each is twice the one before. So an outage of a host delays its articles by at
most the length of the outage."""
SELDOM, LONGEST_SELDOM = 6 * 3600, 7 * 86400
"""The same, growing by a factor of four, for failures that are unlikely to pass (404, a page that cannot be read). The
first retry is in the next run."""
REFUSED = 86400
"""Pause before the second try of a page that is no article, or too large: a template may be empty for an hour."""
GIVEN_UP = 30 * 86400
"""Time of failing after which an address leaves the frontier; while a list shows it, it is requested this often."""
STEP = 2 * 86400
"""Maximum time between two failures that counts towards `GIVEN_UP`: a wrong clock, or a machine that was off, should
not look like a month of failing."""
FUTURE = timedelta(minutes=1)
"""Maximum time that a moment may be ahead of the clock and still be believed."""
EARLIEST = datetime(2020, 1, 1, tzinfo=UTC)
"""Earliest believable moment: machines without a battery for the clock start in 1970 or 2000."""

NOT_REQUESTED, LEFT_ALONE = "not asked: ", "the host is left alone for this run"
"""Beginnings of the reasons for which an address was not requested at all, as `scraper.crawl.fetch` words them."""
RARELY = ("not an article: ", "the page is too large")
"""Beginnings of the reasons of pages that arrived complete and will hardly be different in an hour."""


@dataclass(frozen=True, slots=True)
class Tries:
    """The failures of an address so far: their number and duration, as far as its moments can be believed."""

    count: int
    first: datetime
    failing: float
    """Seconds; of no gap more than `STEP` is counted."""


def latest_try(now: datetime) -> datetime:
    """Return the latest moment that a next try may have; a later one was set by a clock that was wrong."""
    return now + timedelta(seconds=GIVEN_UP) + FUTURE


def counted(before: tuple[int, datetime, datetime, float] | None, now: datetime) -> Tries:
    """Count another failure. ``before``: tries, the first and the last failure, the seconds of failing.

    Moments that cannot be (ahead of the clock, before there was such a program) count for nothing, and a failure
    so long ago that it says nothing about today begins again.
    """
    if before is None:
        return Tries(1, now, 0)
    tries, first, last, failing = before
    gap = (now - last).total_seconds()
    if last > now + FUTURE or last < EARLIEST or (gap > GIVEN_UP and failing <= GIVEN_UP):
        return Tries(1, now, 0)
    return Tries(tries + 1, max(min(first, now), EARLIEST), failing + max(0, min(gap, STEP)))


def pause(tries: Tries, reason: str, *, retryable: bool) -> float:
    """Return the seconds before the next try; 0: at the next run."""
    if reason.startswith((NOT_REQUESTED, LEFT_ALONE)):  # costs nobody anything, and may succeed when the host is well
        return 0
    if tries.failing > GIVEN_UP:
        return GIVEN_UP
    if retryable:
        return 0 if tries.count < PROMPT else min(PAUSE << min(tries.count - PROMPT, 20), LONGEST_PAUSE)
    if reason.startswith(RARELY):
        return min(REFUSED << min(2 * (tries.count - 1), 20), LONGEST_SELDOM)
    return 0 if tries.count < 2 else min(SELDOM << min(2 * (tries.count - 2), 20), LONGEST_SELDOM)


def waited_for(tries: Tries, reason: str, *, retryable: bool) -> bool:
    """Check whether the address stays on the frontier: it is requested even if no list shows it any more."""
    if tries.failing > GIVEN_UP:
        return False
    return retryable or tries.count < 2 or not reason.startswith(RARELY)
