"""A date as printed, with its clock and its zone: the day's existence, the offset, the ISO form."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone, tzinfo
from typing import NamedTuple

from scraper.extract.shared.dates import time_zones


class Stamp(NamedTuple):
    """A date as printed, with the time where one is printed beside it.

    ``year`` is None in ``12月30日``; ``hour`` is None where only a date is printed; ``second`` is None where the clock
    stops at minutes. ``offset`` is in minutes east of Greenwich, None where the text names no zone.
    ``start`` and ``end`` are its place in the text.
    """

    year: int | None
    month: int
    day: int
    hour: int | None = None
    minute: int = 0
    second: int | None = None
    offset: int | None = None
    start: int = 0
    end: int = 0

    @property
    def timed(self) -> bool:
        """A time of day is printed beside the date."""
        return self.hour is not None

    def same_day(self, other: Stamp) -> bool:
        """Compare the days; a missing year agrees with every year."""
        years = {year for year in (self.year, other.year) if year is not None}
        return len(years) < 2 and (self.month, self.day) == (other.month, other.day)

    def at(self, hour: int, minute: int, second: int | None = None) -> Stamp:
        """The same day, at that time."""
        return self._replace(hour=hour, minute=minute, second=second)


def exists(year: int | None, month: int, day: int) -> bool:
    """Check that the calendar has the day; 29 February where the year is unknown."""
    try:
        date(year if year is not None else 2000, month, day)
    except ValueError:
        return False
    return True


def is_of_no_day(stamp: Stamp) -> bool:
    """Check whether it is the day on which Unix clocks begin, in some zone: systems print it where they have none."""
    return (stamp.year, stamp.month, stamp.day) in ((1970, 1, 1), (1969, 12, 31))


def with_offset(stamp: Stamp, printed: str | None) -> Stamp:
    """The stamp with the offset of the zone printed beside its clock; unchanged without clock or zone."""
    if not printed or stamp.hour is None:
        return stamp
    moment = datetime(stamp.year or 2000, stamp.month, stamp.day, stamp.hour, stamp.minute)
    return stamp._replace(offset=time_zones.offset(printed, moment))


def iso(stamp: Stamp, local: tzinfo | None) -> str | None:
    """Format as ISO 8601: the date alone where no time is printed, else with the printed offset or the local zone's;
    without an offset where neither is known.

    None for a stamp without a year.
    """
    if stamp.year is None:
        return None
    if stamp.hour is None:
        return f"{stamp.year:04}-{stamp.month:02}-{stamp.day:02}"
    own = local if stamp.offset is None else timezone(timedelta(minutes=max(-1439, min(1439, stamp.offset))))
    moment = datetime(stamp.year, stamp.month, stamp.day, stamp.hour, stamp.minute, stamp.second or 0, tzinfo=own)
    return moment.isoformat(timespec="minutes" if stamp.second is None else "seconds")


def to_zone(stamp: Stamp, local: tzinfo | None) -> Stamp:
    """The same moment by the local zone's clock, for stamps with another zone's offset (…T08:45:00Z)."""
    if local is None or stamp.offset is None or stamp.hour is None or stamp.year is None:
        return stamp
    own = timezone(timedelta(minutes=max(-1439, min(1439, stamp.offset))))
    moment = datetime(stamp.year, stamp.month, stamp.day, stamp.hour, stamp.minute, stamp.second or 0, tzinfo=own)
    try:
        moment = moment.astimezone(local)
    except OverflowError:
        return stamp
    return stamp._replace(
        year=moment.year, month=moment.month, day=moment.day, hour=moment.hour, minute=moment.minute, offset=None
    )


def minutes(stamp: Stamp) -> int:
    """Minutes of the clock that is printed, whatever its zone."""
    day = date(stamp.year or 2000, stamp.month, stamp.day)
    return (day.toordinal() * 24 + (stamp.hour or 0)) * 60 + stamp.minute
