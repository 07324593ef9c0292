"""Rows of stories in data of unknown shape: which array holds them, and which of its columns says what.

Objects at the same path are the rows of one table, wherever their arrays lie.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as calendar_day
from itertools import islice, zip_longest
from typing import Any

from scraper.extract.listing.data import data_columns, row_shapes
from scraper.extract.listing.data.data_columns import Path, Row
from scraper.extract.listing.data.data_values import flat, quoted
from scraper.extract.listing.data.row_shapes import MAX_ROWS, MIN_ROWS, SAMPLE
from scraper.extract.shared.dates.stamp import Stamp
from scraper.extract.shared.lazy_regex import lazy_regex

MAX_VALUES = 100_000
"""Objects and arrays that are searched."""

_TABLES = 40
"""Tables that are judged, those with most rows first."""
_MOST_QUOTED = 200
"""Strings that are read as JSON."""
_LESS_ASIDE, _LESS_BESIDE = 0.2, 0.5
"""The worth of a table whose array is named as a menu or as an aside, and of a ranking or a choice."""
_STORY = 8
"""Number of characters of the headlines of stories, on average: those of sections and days are shorter."""
_ASIDE = frozenset(
    "nav navs navigation menu menus channel channels category categories tag tags topics ad ads advert banner banners"
    " related recommend comments friend friendlinks footer header breadcrumb breadcrumbs authors subjects".split()
)
_LEADS = frozenset("top focus banner banners slide slides headline headlines lead leads sticky pinned".split())
"""Names of arrays of leads."""
_BESIDE = _ASIDE | frozenset(
    "hot rank ranking ranks recommend recommended trending top focus banner slide slides hots pages".split()
)
"""Names of arrays that are no section of a front page: what they show is in one of the sections, or is no news."""
_COMPANY_OF_ADDRESS, _COMPANY_OF_DATE = 0.3, 1.0
"""The worth of an address and of a date that lie in one object of the row with its headline."""
_PLAIN_TITLE = 0.8
"""The score of a column of headlines that only some rows have."""
_SOME = 0.2
"""The share of rows that make a table where the others have no headline."""
_ALIKE = 0.6
"""The share of an object's keys that others have, too, where they are rows under keys that say nothing (their ids)."""
_KIND = lazy_regex(r"([A-Za-z_]\w{0,60}):")
"""``Article:2891000``: the key of an object in the normalised cache of Apollo."""
_DAY = ("^day",)
"""The column of the day that is over a group of rows."""
_COLUMNS = frozenset("columns fields header headers cols names keys".split())
"""Keys of a list that names the columns of rows written as arrays."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows at one path, and the columns that say what a list shows."""

    path: Path
    rows: Sequence[Row]
    title: Path
    better_title: Path | None
    """A column of titles that only some rows have, and that counts where it has one."""
    address: Path | None
    date: Path | None
    clock: Path | None
    """A column of times of day, beside one of days."""
    summary: Path | None
    heat: Path | None
    length: float
    """Characters of a headline, on average."""
    score: float

    def text(self, row: Row, column: Path | None) -> str:
        """The text of a row in a column, without markup; "" where there is none."""
        return data_columns.text_of(row.get(column)) if column is not None else ""


def ranked(roots: Sequence[Any], *, has_template: bool = False, fewest: int = MIN_ROWS) -> list[Table]:
    """The tables of stories in some values, the best first.

    ``has_template``: addresses are made of other columns, so that none needs to hold one. ``fewest``: rows of a table.
    """
    pairs = list(every(roots))
    sizes = sorted((len(rows) for _path, rows in pairs if len(rows) >= fewest), reverse=True)
    if not sizes:
        return []
    least = sizes[:_TABLES][-1]
    tables = [table for path, rows in pairs if len(rows) >= least and (table := judged(path, rows)) is not None]
    tables = [*_joined(tables, pairs), *(_beside_stories(table, tables) for table in tables)]
    return sorted(
        (table for table in tables if has_template or table.address is not None),
        key=lambda table: table.score,
        reverse=True,
    )


def _beside_stories(table: Table, tables: Sequence[Table]) -> Table:
    """The table, worth less where it is in the rows of stories: what other sites wrote about each of them.

    Where its rows are dated, those around it are stories if they have teasers, too.
    """
    is_dated = table.date not in (None, _DAY)
    if any(
        other.date is not None
        and (not is_dated or (other.summary is not None and other.date != _DAY))
        and len(other.path) < len(table.path)
        and table.path[: len(other.path)] == other.path
        and other.length >= _STORY
        for other in tables
    ):
        return replace(table, score=table.score * _LESS_ASIDE)
    return table


def _joined(tables: Sequence[Table], pairs: Sequence[tuple[Path, list[Row]]]) -> Iterator[Table]:
    """Yield the sections of a front page as one table: arrays of one object, in the order of the data.

    Their rows have the same columns, also those of the sections that are too short for a table; rankings and
    recommendations are no sections. ``pairs`` are all rows, by their paths.
    """
    groups: dict[tuple[Any, ...], set[Path]] = {}
    for table in tables:
        if _is_section(table.path):
            groups.setdefault((table.path[:-2], table.title, table.address, table.date), set()).add(table.path)
    for (around, title, *others), paths in groups.items():
        columns = (title, *others)
        paths |= _leads(paths, (around, *columns), tables, dict(pairs))
        filled = [column for column in columns if column is not None]
        for path, rows in pairs:
            is_short = len(rows) < MIN_ROWS and path[:-2] == around and _is_section(path)
            if is_short and all(row.get(column) for row in rows for column in filled):
                paths.add(path)
        if len(paths) > 1:
            sections = [row for path, rows in pairs if path in paths for row in rows]
            joined = judged((*around, "*", "[]"), sections[:MAX_ROWS])
            if joined is not None:
                yield joined


def _leads(
    paths: set[Path], group: tuple[Any, ...], tables: Sequence[Table], rows: Mapping[Path, list[Row]]
) -> set[Path]:
    """The dated leads beside some sections, in the same columns, most of which the sections do not show again."""
    _around, title, _address, date = group
    leads = {
        table.path
        for table in tables
        if date not in (None, _DAY)
        and (table.path[:-2], table.title, table.address, table.date) == group
        and not _LEADS.isdisjoint(data_columns.words(table.path[-2:-1]))
    }
    if not leads:
        return leads
    shown = {row.get(title) for path in paths for row in rows[path]}
    return {path for path in leads if sum(row.get(title) in shown for row in rows[path]) < len(rows[path]) / 2}


def _is_section(path: Path) -> bool:
    return len(path) > 1 and path[-2] != "[]" and _BESIDE.isdisjoint(data_columns.words(path[-2:-1]))


def every(roots: Sequence[Any]) -> Iterator[tuple[Path, list[Row]]]:
    """Yield the objects at each path, as rows, in the order of the data."""
    tables: dict[Path, list[Row]] = {}
    stack: list[tuple[Path, Any]] = [((), root) for root in reversed(roots)]
    count = strings = 0
    while stack and count < MAX_VALUES:
        path, value = stack.pop()
        count += 1
        inner = _inner(path, value)
        if isinstance(value, list):  # rows that are JSON in strings
            inner = [(place, quoted(child) or child if isinstance(child, str) else child) for place, child in inner]
        for place, child in inner:
            if place[-1] == "[]" and isinstance(child, dict) and len(rows := tables.setdefault(place, [])) < MAX_ROWS:
                rows.append(flat(child))
        for place, child in reversed(inner):
            if isinstance(child, str) and strings < _MOST_QUOTED:
                child = quoted(child)
                strings += child is not None
            if isinstance(child, dict | list):
                stack.append((place, child))
    yield from tables.items()


def _inner(path: Path, value: Any) -> list[tuple[Path, Any]]:
    if isinstance(value, list):
        rows = row_shapes.of_lists(value) or row_shapes.spliced(row_shapes.as_objects(value, ()))
        rows = row_shapes.unfolded(rows)
        return [((*path, "[]"), child) for child in rows]
    if not isinstance(value, dict):
        return []
    as_rows = _holds_rows(value)
    by_number = [child for key, child in value.items() if _is_number(key) and isinstance(child, dict)]
    numbered = len(by_number) >= MIN_ROWS
    names = next((row_shapes.names(child) for key, child in value.items() if str(key).lower() in _COLUMNS), ())
    inner = [
        (
            (*path, "[]" if as_rows or (numbered and _is_number(key)) else "*" if _day(key) else str(key)),
            row_shapes.as_objects(child, names) if isinstance(child, list) else child,
        )
        for key, child in value.items()
    ]
    inner += [((*path, "[]"), row) for row in row_shapes.of_columns(value)]
    inner += [((*path, kind, "[]"), row) for key, row in value.items() if (kind := _kind(key, row))]
    day = next((text for key, child in value.items() if (text := _day_over(key, child) or _day(key))), None)
    return [(place, _under(day, key, child)) for (place, child), key in zip_longest(inner, value)]


def _kind(key: Any, row: Any) -> str | None:
    """The kind of an object in a front end's normalised cache: ``Article:2891000``, ``"__typename": "Article"``."""
    if (match := _KIND.match(str(key))) is not None:
        return match[1]
    kind = row.get("__typename") if isinstance(row, dict) else None
    return kind if isinstance(kind, str) else None


def _holds_rows(value: Mapping[str, Any]) -> bool:
    """Test for an object that is a table: its keys are numbers, or ids of objects that are alike."""
    if len(value) < MIN_ROWS:
        return False
    if all(map(_is_number, value)):
        return True
    rows = [row for row in islice(value.values(), SAMPLE) if row not in ({}, [], None)]
    if len(rows) < MIN_ROWS or not all(isinstance(row, dict) for row in rows):
        return False
    common = set(rows[0]).intersection(*rows[1:])
    return len(common) >= max(2, _ALIKE * max(map(len, rows)))


def _is_number(key: Any) -> bool:
    return str(key).isdecimal()


def _day(value: Any) -> str | None:
    """A day without a time."""
    if not isinstance(value, str) or not 8 <= len(value) <= 11 or data_columns.date_of(value) is None:
        return None
    return value


def _day_over(key: Any, child: Any) -> str | None:
    """The day that a value of an object says of the rows in it, which is not that of the last change."""
    return _day(child) if data_columns.NOT_DATE.isdisjoint(data_columns.words((str(key),))) else None


def _under(day: str | None, key: Any, child: Any) -> Any:
    """Rows with the day that is over them, or that is the key of their array."""
    day = _day(key) or day
    if day is None or not isinstance(child, list):
        return child
    return [{_DAY[0]: day, **row} if isinstance(row, dict) else row for row in child]


def judged(path: Path, rows: Sequence[Row]) -> Table | None:
    """The table of some rows; None where none of its columns holds headlines."""
    sample = rows[:: max(1, len(rows) // SAMPLE)][:SAMPLE]
    columns = list(dict.fromkeys(column for row in sample for column in row))
    choice = data_columns.choice
    title = choice(columns, sample, data_columns.title_score)
    better = choice(columns, sample, data_columns.partial_title_score)
    if title is None:
        return _judged_in_part(path, rows, columns, sample)
    if better is not None and (
        better == title
        or data_columns.named(better, data_columns.TITLE_NAMES) <= data_columns.named(title, data_columns.TITLE_NAMES)
    ):
        better = None
    if better is None and (titled := len(data_columns.values(title, sample))) < len(sample):
        whole = choice([column for column in columns if column != title], sample, data_columns.whole_title_score)
        if whole is not None and len(data_columns.values(whole, sample)) > titled:
            title, better = whole, title
    address = choice(
        [column for column in columns if column not in (title, better)],
        sample,
        data_columns.address_score,
        title,
        _COMPANY_OF_ADDRESS,
    )
    rest = [column for column in columns if column not in (title, address, _DAY)]
    date = choice(rest, sample, data_columns.date_score, title, _COMPANY_OF_DATE)
    date = _finer(date, rest, sample) if date is not None else None
    rest = [column for column in rest if column not in (date, better)]
    clock = choice(rest, sample, data_columns.clock_score)
    summary = choice([*rest, title], sample, data_columns.summary_score)
    heat = choice(rest, sample, data_columns.heat_score)
    if date is None and _DAY in columns and (clock is not None or heat is None):
        date = _DAY  # of a hot list it is the day of its making
    length = sum(len(str(row.get(title, ""))) for row in sample) / len(sample)
    score = len(rows) * min(1.0, length / 12) * (1.5 if date else 1.0) * (1.2 if summary else 1.0)
    own_name = next((name for name in reversed(path) if name != "[]"), "")
    words = data_columns.words((own_name,))
    if not _BESIDE.isdisjoint(words):
        score *= _LESS_ASIDE if not _ASIDE.isdisjoint(words) else _LESS_BESIDE
    return Table(path, rows, title, better, address, date, clock, summary, heat, length, score)


def _finer(date: Path, columns: Sequence[Path], sample: Sequence[Row]) -> Path:
    """The column of exact times beside one of days, where both agree: ``"date": "2026-01-31", "ts": 1769861740``.

    Of minutes, too: ``"pubTime": "2026-01-31 20:15"``.
    """
    coarse = [stamp for row in sample if (stamp := data_columns.moment_of(row.get(date))) is not None]
    if len(coarse) < len(sample):
        return date
    of_days = not any(stamp.hour or stamp.minute or stamp.second for stamp in coarse)
    if not of_days and not all(stamp.timed and stamp.second is None for stamp in coarse):
        return date
    for column in columns:
        if column == date or column[:-1] != date[:-1] or not data_columns.is_plain_date(column):
            continue
        times = [data_columns.moment_of(row.get(column)) for row in sample]
        if all(_is_finer(fine, stamp, of_days=of_days) for fine, stamp in zip(times, coarse, strict=True)):
            return column
    return date


def _is_finer(fine: Stamp | None, coarse: Stamp, *, of_days: bool) -> bool:
    """Test for a time on a day, in whatever zone; or for one with seconds that has the same minute."""
    if fine is None or not fine.timed or not _is_near(coarse, fine):
        return False
    return of_days or (fine.second is not None and fine.minute == coarse.minute)


def _is_near(day: Stamp, time: Stamp) -> bool:
    """Test for a time on a day, in whatever zone."""
    if not (day.year and time.year):
        return False
    return abs(calendar_day(day.year, day.month, day.day) - calendar_day(time.year, time.month, time.day)).days <= 1


def _judged_in_part(path: Path, rows: Sequence[Row], columns: Sequence[Path], sample: Sequence[Row]) -> Table | None:
    """The table of those rows that have a headline, where others at their path are of another kind, as of layout."""
    scored = [
        (data_columns.title_score(column, values, len(values)), column)
        for column in columns
        if _SOME * len(sample) <= len(values := data_columns.values(column, sample)) < len(sample)
    ]
    best, column = max(scored, key=lambda pair: pair[0], default=(0.0, ()))
    if best < _PLAIN_TITLE:
        return None
    return judged(path, [row for row in rows if row.get(column) not in (None, "")])
