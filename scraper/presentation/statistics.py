"""The archive in numbers, all that `scrape stats`, `scrape report` and the charts of `scrape serve` show of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from scraper.archive import Archive, Filter
from scraper.archive.articles.statistics.statistics import Counted, Size, Tally
from scraper.presentation.date_buckets import by_period, by_real_day, fitting, periods

TALLIED: Mapping[str, Counted] = {
    "outlets": "outlet",
    "sections": "section",
    "editors": "editors",
    "bylines": "byline",
    "keywords": "keywords",
}
"""Title of a list of most frequent values -> the field that it counts."""

EARLIEST = date(1900, 1, 1)
AHEAD = timedelta(days=366)
"""Articles dated before, or so much later than now, count but are not drawn: an error of one page would stretch the
axis."""

PACE_DAYS = 28
"""Days up to now over which the rate of growth is computed."""
LEAST_DAYS = 7
"""Days that the archive must have been growing for, to tell a pace."""


@dataclass(frozen=True, slots=True)
class Growth:
    """The growth of the archive, by the day on which articles were first fetched, and a forecast."""

    weeks: tuple[tuple[date, int], ...]
    """New articles by week, named by its Monday; the last twelve, the current one among them."""
    months: tuple[tuple[date, int], ...]
    """By month, the last twelve."""
    per_week: float | None
    """New articles a week over the last `PACE_DAYS`; None for an archive younger than `LEAST_DAYS`."""
    year_articles: int | None
    """How many more there will be in a year at that pace,"""
    year_bytes: int | None
    """and how many bytes more, at what an article has taken so far."""


@dataclass(frozen=True, slots=True)
class SourceCount:
    """A source with the days of its articles."""

    name: str
    articles: int
    days: Mapping[date, int]


@dataclass(frozen=True, slots=True)
class Overview:
    """The numbers of the articles of a filter; ``size`` is of the whole file."""

    articles: int
    sources: tuple[SourceCount, ...]
    """Most articles first."""
    days: Mapping[date, int]
    """Articles by day of publication, else of fetching."""
    first: date | None
    last: date | None
    """Of ``days``; None when it is empty."""
    tallies: Mapping[str, Tally]
    """By the keys of `TALLIED`."""
    size: Size
    growth: Growth

    def as_json(self) -> dict[str, Any]:
        """For programs: dates in ISO 8601, sizes in bytes."""
        growth = asdict(self.growth)
        for name in ("weeks", "months"):
            growth[name] = [{"from": day.isoformat(), "articles": n} for day, n in growth[name]]
        return {
            "articles": self.articles,
            "first": self.first and self.first.isoformat(),
            "last": self.last and self.last.isoformat(),
            "sources": [{"source": source.name, "articles": source.articles} for source in self.sources],
            "days": [{"day": day.isoformat(), "articles": n} for day, n in sorted(self.days.items())],
            **{
                name: {"distinct": tally.distinct, "top": [{"value": v, "articles": n} for v, n in tally.values]}
                for name, tally in self.tallies.items()
            },
            "size": asdict(self.size),
            "growth": growth,
        }

    def as_rows(self) -> Iterator[dict[str, Any]]:
        """Yield the counts of articles as rows of one table, without sizes and growth."""
        yield {"list": "articles", "value": None, "articles": self.articles}
        for source in self.sources:
            yield {"list": "sources", "value": source.name, "articles": source.articles}
        for day, n in sorted(self.days.items()):
            yield {"list": "days", "value": day.isoformat(), "articles": n}
        for name, tally in self.tallies.items():
            for value, n in tally.values:
                yield {"list": name, "value": value, "articles": n}


def overview(archive: Archive, among: Filter, today: date, limit: int = 20) -> Overview:
    """Count. ``limit``: how many of the most frequent values; ``today``: where growth is counted from."""
    with archive.snapshot():
        counts = archive.statistics.count(tuple(TALLIED.values()), among, limit)
        sources = [
            SourceCount(name, of_days.total(), _drawn(by_real_day(of_days), today))
            for name, of_days in counts.days.items()
        ]
        days: Counter[date] = Counter()
        for source in sources:
            days.update(source.days)
        tallies = {name: counts.tallies[field] for name, field in TALLIED.items()}
        size, arrivals, everything = archive.statistics.size(), by_real_day(counts.arrivals), archive.articles.count()
    return Overview(
        articles=sum(source.articles for source in sources),
        sources=tuple(sorted(sources, key=lambda source: (-source.articles, source.name))),
        days=days,
        first=min(days, default=None),
        last=max(days, default=None),
        tallies=tallies,
        size=size,
        growth=growth(arrivals, size.total / everything if everything else 0.0, today),
    )


def growth(arrivals: Mapping[date, int], bytes_each: float, today: date) -> Growth:
    """The growth of an archive from its arrivals by day; ``bytes_each``: of an article, in the file."""
    last_year = {day: n for day, n in arrivals.items() if day > today - timedelta(days=366)}
    weeks, months = (_last_periods(last_year, today, step) for step in ("week", "month"))
    began = min(arrivals, default=today)
    watched = min(PACE_DAYS, (today - began).days + 1)
    if not arrivals or watched < LEAST_DAYS:
        return Growth(weeks, months, None, None, None)
    recent = sum(n for day, n in arrivals.items() if day > today - timedelta(days=watched))
    per_week = recent * 7 / watched
    in_a_year = round(per_week * 365 / 7)
    return Growth(weeks, months, round(per_week, 1), in_a_year, round(in_a_year * bytes_each))


def timeline(days: Mapping[date, int], first: date, last: date, most: int) -> tuple[str, list[tuple[date, int]]]:
    """Counts by day as at most ``most`` periods (if months suffice) without gaps, and what each is: a day, a week …"""
    step = fitting(first, last, most)
    counts = by_period(days, step)
    return step, [(period, counts[period]) for period in periods(first, last, step)]


def _last_periods(arrivals: Mapping[date, int], today: date, step: str) -> tuple[tuple[date, int], ...]:
    counts = by_period(arrivals, step)
    began = min(arrivals, default=today)
    return tuple((period, counts[period]) for period in periods(began, today, step))[-12:]


def _drawn(days: Counter[date], today: date) -> Counter[date]:
    latest = today + AHEAD
    return Counter({day: n for day, n in days.items() if EARLIEST <= day <= latest})
