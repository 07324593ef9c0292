"""Due sources: `every:` compared with the time of the last fetch. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from scraper.sources import Source

LENIENCE = 0.1, 30
"""A source is due early by this share of `every:`, at most this many seconds. Runs that cron begins on the hour vary by
a second, and "1h" must mean every hour and not every other one."""


def next_time(source: Source, last: str | None) -> datetime | None:
    """The time at which a source is due; ``last`` is the start of its last run, ISO 8601. None without one: at once."""
    if last is None:
        return None
    return datetime.fromisoformat(last) + timedelta(seconds=source.every)


def is_due(source: Source, last: str | None, now: datetime) -> bool:
    """Check whether a source is due. A last run in the future (a clock that was wrong) is ignored."""
    when = next_time(source, last)
    if when is None:
        return True
    share, most = LENIENCE
    early = timedelta(seconds=min(share * source.every, most))
    return now >= when - early or now < when - timedelta(seconds=source.every) - timedelta(minutes=1)


def pick(sources: Iterable[Source], last: Mapping[str, str], now: datetime) -> tuple[Source, ...]:
    """Select the due sources. ``last``: the start of each one's last run, by name."""
    return tuple(source for source in sources if is_due(source, last.get(source.name), now))


def first(sources: Iterable[Source], last: Mapping[str, str]) -> tuple[Source, datetime] | None:
    """The source that is due next, and the time; None without sources, or if one is due at once."""
    times = [(source, next_time(source, last.get(source.name))) for source in sources]
    later = [(source, when) for source, when in times if when is not None]
    return min(later, key=lambda pair: pair[1]) if later and len(later) == len(times) else None
