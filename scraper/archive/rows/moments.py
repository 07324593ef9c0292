"""Moments: the seconds by which dates are compared and ordered, whatever zones they are printed in.

``articles.moment`` is ``published`` in seconds since 1970 (UTC). A date without a time is the beginning of its day
where the source is. Bounds that are days, months or years are compared with the date as it is printed, those with a
time by their moment.
"""

from __future__ import annotations

import calendar
import re
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from scraper.contract import DEFAULT_ZONE, stamp

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

DAY = "coalesce(articles.published, articles.fetched)"
"""SQL of an article's date as it is printed; ``articles_date`` is an index on just this expression."""
MOMENT = "coalesce(articles.moment, unixepoch(articles.fetched))"
"""SQL of its moment; ``articles_moment`` is an index on just this expression."""

FARTHEST = 14 * 3600
"""Seconds between UTC and the clocks that differ most from it: Kiribati's."""

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
_EPOCH = datetime(1970, 1, 1)


def moment(published: str | None, timezone: str | None = None) -> int | None:
    """Return the seconds since 1970 of an ISO 8601 date or time; None for None and for a text that is no date.

    ``timezone``: the IANA name of the zone of a time without an offset, and of a date without a time, which counts as
    the beginning of its day; of a year or a month as that of its first day.
    """
    if not published:
        return None
    try:
        if written := _DATE.fullmatch(published):
            clock = datetime(int(written[1]), int(written[2] or 1), int(written[3] or 1))
        else:
            clock = datetime.fromisoformat(published)
        offset = clock.utcoffset()
        if offset is None:
            offset = clock.replace(tzinfo=_zone(timezone or DEFAULT_ZONE)).utcoffset() or timedelta()
    except (ValueError, OverflowError):
        return None
    return int((clock.replace(tzinfo=None) - _EPOCH - offset).total_seconds() // 1)


@lru_cache(64)
def _zone(name: str) -> ZoneInfo:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # ZoneInfoNotFoundError is a KeyError
        return ZoneInfo("UTC")


def utc_now() -> str:
    """Return the present time as the archive writes it: 2026-01-31T08:15:00Z."""
    return stamp(datetime.now(UTC))


def is_timed(bound: str) -> bool:
    """Check whether ``bound`` (ISO 8601) is a time, not a day, month or year."""
    return "T" in bound


def instant(bound: str) -> int:
    """Return a time in seconds since 1970; without an offset it is of this machine's clock. ValueError if invalid."""
    return int(datetime.fromisoformat(bound).astimezone(UTC).timestamp() // 1)


def in_utc(bound: str | None) -> str | None:
    """Return a bound for texts that are in UTC, as ``fetched`` is: a time as the archive writes it, a day unchanged."""
    if bound is None or not is_timed(bound):
        return bound
    return datetime.fromtimestamp(instant(bound), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def stored_since(bound: str) -> str:
    """Return the beginning of a day, month or year by this machine's clock, or a time, as the archive writes it."""
    day = "-".join([*bound.split("-"), "01", "01"][:3]) if not is_timed(bound) else bound
    return datetime.fromisoformat(day).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def since(bound: str) -> tuple[str, list[str | int]]:
    """Return the SQL of "at ``bound`` or later", and its values."""
    if is_timed(bound):
        return f"{MOMENT} >= ?", [instant(bound)]
    return f"{DAY} >= ?", [bound]


def until(bound: str) -> tuple[str, list[str | int]]:
    """Return the SQL of "at ``bound`` or earlier", and its values; its whole day, month, year or minute is included."""
    if is_timed(bound):
        return f"{MOMENT} <= ?", [instant(bound) + (0 if bound.count(":") > 1 + _in_offset(bound) else 59)]
    return f"{DAY} <= ? || char(0x10FFFF)", [bound]


def along(first: str | None, last: str | None) -> tuple[str, list[str | int]]:
    """Return the SQL of both bounds for a walk in the order of moments, and its values.

    The walk covers the moments that may be of a day somewhere on earth; only near its ends is the printed date read
    from the article's row, which takes four times as long as the index alone.
    """
    parts: list[str] = ["1"]
    values: list[str | int] = []
    for bound, condition, edge, sign, compared in (
        (first, since, _first, 1, ">="),
        (last, until, _last, -1, "<="),
    ):
        if bound is None:
            continue
        part, of_part = condition(bound)
        at = None if is_timed(bound) else edge(bound)
        if at is not None:
            part = f"{MOMENT} {compared} ? AND ({MOMENT} {compared} ? OR {part})"
            of_part = [at - sign * FARTHEST, at + sign * FARTHEST, *of_part]
        parts.append(part)
        values += of_part
    return " AND ".join(parts), values


def _in_offset(bound: str) -> int:
    """Count the colons of a time's offset: 10:00+08:00 has one."""
    return len(re.findall(r"[+-]\d\d:\d\d$", bound))


def _first(bound: str) -> int | None:
    """Return the beginning of a day, month or year (UTC)."""
    return moment(bound, "UTC") if _DATE.fullmatch(bound) else None


def _last(bound: str) -> int | None:
    """Return the end of a day, month or year (UTC)."""
    written = _DATE.fullmatch(bound)
    if written is None:
        return None
    try:
        year, month = int(written[1]), int(written[2] or 12)
        day = date(year, month, int(written[3] or calendar.monthrange(year, month)[1]))
    except (ValueError, IndexError):
        return None
    return calendar.timegm(day.timetuple()) + 86399


# -- filling the column, checking it


def wrong(connection: sqlite3.Connection) -> Iterator[tuple[int, str, str | None, str]]:
    """Yield the articles whose moment does not fit their date: id, source, published, URL."""
    for article, source, published, url, stored in connection.execute(
        "SELECT id, source, published, url, moment FROM articles ORDER BY id"
    ):
        true = moment(published, "UTC")
        if true == stored:
            continue
        floating = true is not None and stored is not None and _floats(str(published))
        if not (floating and abs(true - stored) <= FARTHEST):
            yield article, source, published, url


def dated(connection: sqlite3.Connection) -> Iterator[tuple[int, str, str | None]]:
    """Yield the articles with a date: id, source, published."""
    yield from connection.execute("SELECT id, source, published FROM articles WHERE published IS NOT NULL")


def fill(connection: sqlite3.Connection, articles: Iterable[tuple[int, str, str | None]]) -> None:
    """Compute the moments of articles (id, source, published) again.

    The zone of a source's dates without a time is that of its times: their most frequent offset.
    """
    offsets = dict(
        connection.execute(
            "SELECT source, substr(published, -6) FROM articles"
            " WHERE published GLOB '*T*[+-][0-9][0-9]:[0-9][0-9]' GROUP BY 1, 2 ORDER BY count(*)"
        ).fetchall()
    )
    values = []
    for article, source, published in list(articles):
        when = moment(published)
        if published and len(published) == 10 and source in offsets:
            when = moment(f"{published}T00:00{offsets[source]}")
        values.append((when, article))
    connection.executemany("UPDATE articles SET moment = ? WHERE id = ?", values)


def _floats(published: str) -> bool:
    """Check whether a date has no offset, so that its moment depends on the zone of its source."""
    return not (published.endswith("Z") or _in_offset(published))


def is_later(since: str, until: str) -> bool:
    """Check whether nothing can be within both bounds, because the first is later than the second."""
    if is_timed(since) and is_timed(until):
        return instant(since) > instant(until)
    return since > until and not since.startswith(until)
