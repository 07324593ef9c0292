"""The schedule of retries of an address that failed. Pure functions; durations are in seconds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

PROMPT = 3
"""Runs that an address may fail in before it is requested more and more rarely: after a moment's trouble nothing
waits."""
PAUSE, LONGEST_PAUSE = 3600, 86400
"""Before the next try after that, twice as long each time; at most. A host's outage so costs at most as long again."""
SELDOM, LONGEST_SELDOM = 6 * 3600, 7 * 86400
"""The same, four times as long each time, for failures that the next run has no reason to expect to be better (404, a
page that cannot be read): requested again at the next run, then this seldom."""
REFUSED = 86400
"""Before the second look at a page that is no article, or too large: a template that was empty for an hour."""
GIVEN_UP = 30 * 86400
"""Of failing, after which nothing waits for an address any more; while a list shows it, it is requested this often."""
STEP = 2 * 86400
"""The most that the time between two failures counts towards `GIVEN_UP`: a clock that was wrong for one run, or a
machine that was off, is no month of failing."""
FUTURE = timedelta(minutes=1)
"""The most that a moment may lie ahead of the clock and still be believed."""
EARLIEST = datetime(2020, 1, 1, tzinfo=UTC)
"""No program of this name ran before: a machine without a battery for its clock begins in 1970 or 2000."""

NOT_REQUESTED, LEFT_ALONE = "not asked: ", "the host is left alone for this run"
"""Beginnings of the reasons for which an address was not requested at all, as `scraper.crawl.fetch` words them."""
RARELY = ("not an article: ", "the page is too large")
"""Beginnings of the reasons of pages that arrived whole and will hardly be other pages in an hour."""


@dataclass(frozen=True, slots=True)
class Tries:
    """The failures of an address so far: their number and duration, as far as its moments can be believed."""

    count: int
    first: datetime
    failing: float
    """Seconds; of no gap more than `STEP` is counted."""


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
    """Report if it stays on the frontier: requested again although no list may show it any more."""
    if tries.failing > GIVEN_UP:
        return False
    return retryable or tries.count < 2 or not reason.startswith(RARELY)
