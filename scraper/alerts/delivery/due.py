"""The moments at which an event may be sent, and at which a target that fails is tried again. Pure functions.

``when:`` and ``quiet:`` are read by the clock of this machine: moments are passed in its time zone.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from scraper.contract import stamp
from scraper.sources.alerts.model import Alert, When

PAUSES = (0, 300, 900, 3600, 3 * 3600, 6 * 3600)
"""Seconds before the next try after one, two … failures in a row; the last for all further ones."""


AHEAD = timedelta(minutes=1)
"""Maximum time that a stored moment may be ahead of the clock; a later one was set by a clock that was wrong."""


def is_due(alert: Alert, created: datetime, now: datetime) -> bool:
    """Check whether an event that was stored at ``created`` is to be sent now."""
    if alert.quiet is not None and alert.quiet.covers(now.time()):
        return False
    return now >= first_moment(alert.when, created) or is_impossible(created, now)


def first_moment(when: When, created: datetime) -> datetime:
    """Return the first moment at which an event may be sent: at once, at the next full hour, at the next daily time."""
    if when.kind == "hourly":
        return created.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    if when.kind == "daily" and when.at is not None:
        today = created.replace(hour=when.at.hour, minute=when.at.minute, second=0, microsecond=0)
        return today if today >= created else today + timedelta(days=1)
    return created


def is_impossible(moment: datetime, now: datetime) -> bool:
    """Check whether a moment that should have passed is ahead of the clock."""
    return moment > now + AHEAD


def rests(next_try: str | None, now: datetime) -> bool:
    """Check whether the next try of a target is still to come."""
    longest = timedelta(seconds=PAUSES[-1])
    return stamp(now) < (next_try or "") <= stamp(now + longest + AHEAD)


def next_try(failures: int, now: datetime) -> datetime:
    """Return the moment of the next try of a target, after this many failures in a row."""
    return now + timedelta(seconds=PAUSES[min(failures, len(PAUSES)) - 1] if failures else 0)
