"""When a source is due: `every:` against when it was last fetched. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from scraper.sources import Source

LENIENCE = 0.1, 30
"""A source is due a little early: by this share of `every:`, at most so many seconds. A run that cron begins on the
hour starts a second later now, a second earlier then, and "1h" is to mean every hour and not every other one."""


def next_time(source: Source, last: str | None) -> datetime | None:
    """When a source is due next; ``last`` is the start of its last run, ISO 8601. None: at once, as it has had none."""
    if last is None:
        return None
    return datetime.fromisoformat(last) + timedelta(seconds=source.every)


def is_due(source: Source, last: str | None, now: datetime) -> bool:
    """Whether its time has come. A last run in the future (a clock that was wrong) counts for nothing."""
    when = next_time(source, last)
    if when is None:
        return True
    share, most = LENIENCE
    early = timedelta(seconds=min(share * source.every, most))
    return now >= when - early or now < when - timedelta(seconds=source.every) - timedelta(minutes=1)


def pick(sources: Iterable[Source], last: Mapping[str, str], now: datetime) -> tuple[Source, ...]:
    """Those that are due. ``last``: when each was last fetched."""
    return tuple(source for source in sources if is_due(source, last.get(source.name), now))


def first(sources: Iterable[Source], last: Mapping[str, str]) -> tuple[Source, datetime] | None:
    """Which is due next, and when; None where there is none, or one is due at once."""
    times = [(source, next_time(source, last.get(source.name))) for source in sources]
    known = [(source, when) for source, when in times if when is not None]
    return min(known, key=lambda pair: pair[1]) if known and len(known) == len(times) else None
