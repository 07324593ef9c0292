"""Rows of stories in data of unknown shape: which array holds them, and which of its columns says what.

Objects at the same path are the rows of one table, wherever their arrays lie.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import Any

from scraper.extract.feeds.feeds import plain
from scraper.extract.listing.data import data_columns
from scraper.extract.listing.data.data_columns import Path, Row
from scraper.extract.shared.lazy_regex import lazy_regex

MAX_VALUES = 100_000
"""Objects and arrays that are searched."""
MAX_ROWS = 5_000
"""Rows of a table that are read."""
MAX_DEPTH = 4
"""Objects within a row that are read with it: ``{"title": {"rendered": …}}``, ``{"target": {"title": …}}``."""
MIN_ROWS = 3
"""Rows that make a table."""

_SAMPLE = 40
"""Rows by which columns are judged."""
_TABLES = 40
"""Tables that are judged, those with most rows first."""
_LONGEST_NAME = 20
"""Characters of the name of a column."""
_MOST_RUNS = 12
"""Pieces of a text that are joined."""
_QUOTED, _MOST_QUOTED = 60, 200
"""Characters of the shortest string that may be JSON itself, and strings that are read so."""
_LESS_ASIDE = 0.2
"""The worth of a table whose array is named as a menu or as an aside."""
_ASIDE = frozenset(
    "nav navs navigation menu menus channel channels category categories tag tags topics ad ads advert banner banners"
    " related recommend comments friend friendlinks footer header breadcrumb breadcrumbs authors subjects".split()
)
_BESIDE = _ASIDE | frozenset("hot rank ranking ranks recommend recommended top focus banner slide slides hots".split())
"""Names of arrays that are no section of a front page: what they show is in one of the sections, or is no news."""
_ALIKE = 0.6
"""The share of an object's keys that others have, too, where they are rows under keys that say nothing (their ids)."""
_KIND = lazy_regex(r"([A-Za-z_]\w{0,60}):")
"""``Article:2891000``: the key of an object in the normalised cache of Apollo."""
_DAY = ("^day",)
"""The column of the day that stands over a group of rows."""
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
    score: float

    def text(self, row: Row, column: Path | None) -> str:
        """The text of a row in a column, without markup; "" where there is none."""
        value = row.get(column) if column is not None else None
        return " ".join(plain(value).split()) if isinstance(value, str) else ""


def ranked(roots: Sequence[Any], *, has_template: bool = False) -> list[Table]:
    """The tables of stories in some values, the best first.

    ``has_template``: addresses are made of other columns, so that none needs to hold one.
    """
    pairs = list(every(roots))
    least = sorted((len(rows) for _path, rows in pairs), reverse=True)[:_TABLES][-1:] or [0]
    tables = [table for path, rows in pairs if len(rows) >= least[0] and (table := judged(path, rows)) is not None]
    return sorted(
        (table for table in [*_joined(tables), *tables] if has_template or table.address is not None),
        key=lambda table: table.score,
        reverse=True,
    )


def _joined(tables: Sequence[Table]) -> Iterator[Table]:
    """Yield the sections of a front page as one table: arrays of one object, in the order of the data.

    Their rows have the same columns; rankings and recommendations are no sections.
    """
    groups: dict[tuple[Any, ...], list[Table]] = {}
    for table in tables:
        if len(table.path) > 1 and table.path[-2] != "[]" and _BESIDE.isdisjoint(data_columns.words(table.path[-2:-1])):
            group = (table.path[:-2], table.title, table.address, table.date)
            groups.setdefault(group, []).append(table)
    for sections in groups.values():
        if len(sections) > 1:
            rows = [row for section in sections for row in section.rows][:MAX_ROWS]
            joined = judged((*sections[0].path[:-2], "*", "[]"), rows)
            if joined is not None:
                yield joined


def every(roots: Sequence[Any]) -> Iterator[tuple[Path, list[Row]]]:
    """Yield the objects at each path at which there are several, as rows, in the order of the data."""
    tables: dict[Path, list[Row]] = {}
    stack: list[tuple[Path, Any]] = [((), root) for root in reversed(roots)]
    count = quoted = 0
    while stack and count < MAX_VALUES:
        path, value = stack.pop()
        count += 1
        inner = _inner(path, value)
        for place, child in inner:
            if place[-1] == "[]" and isinstance(child, dict) and len(rows := tables.setdefault(place, [])) < MAX_ROWS:
                rows.append(_flat(child))
        for place, child in reversed(inner):
            if isinstance(child, str) and quoted < _MOST_QUOTED:
                child = _quoted(child)
                quoted += child is not None
            if isinstance(child, dict | list):
                stack.append((place, child))
    yield from ((path, rows) for path, rows in tables.items() if len(rows) >= MIN_ROWS)


def _inner(path: Path, value: Any) -> list[tuple[Path, Any]]:
    if isinstance(value, list):
        return [((*path, "[]"), child) for child in _as_objects(value, ())]
    if not isinstance(value, dict):
        return []
    as_rows = _holds_rows(value)
    names = next((_strings(child) for key, child in value.items() if str(key).lower() in _COLUMNS), ())
    inner = [
        (
            (*path, "[]" if as_rows else "*" if _day(key) else str(key)),
            _as_objects(child, names) if isinstance(child, list) else child,
        )
        for key, child in value.items()
    ]
    inner += [((*path, "[]"), row) for row in _of_columns(value)]
    inner += [((*path, kind[1], "[]"), row) for key, row in value.items() if (kind := _KIND.match(str(key)))]
    day = next((text for key, child in value.items() if (text := _day(child) or _day(key))), None)
    return [(place, _under(day, key, child)) for (place, child), key in zip_longest(inner, value)]


def _holds_rows(value: Mapping[str, Any]) -> bool:
    """Test for an object that is a table: its keys are numbers, or ids of objects that are alike."""
    if len(value) < MIN_ROWS:
        return False
    if all(key.isdecimal() for key in value if isinstance(key, str)):
        return True
    rows = list(islice(value.values(), _SAMPLE))
    if not all(isinstance(row, dict) for row in rows):
        return False
    common = set(rows[0]).intersection(*rows[1:])
    return len(common) >= max(2, _ALIKE * max(map(len, rows)))


def _of_columns(value: Mapping[str, Any]) -> list[Any]:
    """The rows of a table whose columns are arrays: ``{"titles": […], "urls": […]}``; [] for any other object."""
    columns = {
        key: child
        for key, child in value.items()
        if isinstance(child, list) and len(child) >= MIN_ROWS and not any(isinstance(v, dict | list) for v in child)
    }
    lengths = Counter(len(child) for child in columns.values())
    length, count = max(lengths.items(), key=lambda pair: pair[1], default=(0, 0))
    if count < 2:
        return []
    same = {key: child for key, child in columns.items() if len(child) == length}
    return [dict(zip(same, row, strict=True)) for row in list(zip(*same.values(), strict=True))[:MAX_ROWS]]


def _day(value: Any) -> str | None:
    """A day without a time."""
    if not isinstance(value, str) or not 8 <= len(value) <= 11 or data_columns.date_of(value) is None:
        return None
    return value


def _under(day: str | None, key: Any, child: Any) -> Any:
    """Rows with the day that stands over them, or that is the key of their array."""
    day = _day(key) or day
    if day is None or not isinstance(child, list):
        return child
    return [{_DAY[0]: day, **row} if isinstance(row, dict) else row for row in child]


def _strings(value: Any) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) and all(isinstance(name, str) for name in value) else ()


def _as_objects(rows: list[Any], names: Sequence[str]) -> list[Any]:
    """The rows of a table that are arrays (``["云汀港…", "/a/1.html"]``) as objects, named by their columns."""
    arrays = [row for row in rows[:MAX_ROWS] if isinstance(row, list)]
    width = len(arrays[0]) if arrays else 0
    plain_rows = all(
        len(row) == width and not any(isinstance(value, dict | list) for value in row) for row in arrays[:_SAMPLE]
    )
    if len(arrays) != len(rows) or len(rows) < MIN_ROWS or width < 2 or not plain_rows:
        return rows
    if len(names) != width and _is_header(arrays):
        names, arrays = arrays[0], arrays[1:]
    keys = names if len(names) == width else [f"c{number}" for number in range(width)]
    return [dict(zip(keys, row, strict=False)) for row in arrays]


def _is_header(rows: Sequence[list[Any]]) -> bool:
    """Test for a first row that names the columns: words where the next rows have addresses."""
    first, second = rows[0], rows[1]
    if not all(isinstance(name, str) and 0 < len(name) <= _LONGEST_NAME for name in first):
        return False
    return any(
        isinstance(value, str) and data_columns.is_address(value.strip()) and not data_columns.is_address(name)
        for name, value in zip(first, second, strict=False)
    )


def _quoted(text: str) -> Any:
    """The value of a string that is JSON itself; None for any other."""
    if len(text) < _QUOTED:
        return None
    start = text[:20].lstrip()
    if not start.startswith(("{", "[")) or start[1:].lstrip()[:1] not in ('"', "{", "["):
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _flat(row: Mapping[str, Any], path: Path = ()) -> dict[Path, Any]:
    """The plain values of an object and of those in it."""
    values: dict[Path, Any] = {}
    for key, value in row.items():
        if isinstance(value, dict) and len(path) < MAX_DEPTH:
            values.update(_flat(value, (*path, str(key))))
        elif isinstance(value, str) and len(path) < MAX_DEPTH and isinstance(inner := _quoted(value), dict):
            values.update(_flat(inner, (*path, str(key))))
        elif isinstance(value, list):
            if (text := _moment(value) or _runs(value) or _only(value)) is not None:
                values[*path, str(key)] = text
        else:
            values[*path, str(key)] = value
    return values


def _moment(value: list[Any]) -> str | None:
    """A date that Java writes as its parts: [2026, 1, 31, 20, 15, 40]."""
    parts = value[:6]
    if not 3 <= len(value) <= 7 or not all(type(part) is int for part in value) or not 1990 <= parts[0] <= 2100:
        return None
    year, month, day, *clock = parts
    time = ":".join(f"{part:02d}" for part in (clock + [0] * 2)[: max(2, len(clock))])
    return f"{year}-{month:02d}-{day:02d}" + (f" {time}" if clock else "")


def _runs(value: list[Any]) -> str | None:
    """A text that is written in pieces: [{"text": "云汀港"}, {"text": "码头", "bold": true}]."""
    pieces = [run.get("text") for run in value[:_MOST_RUNS] if isinstance(run, dict)]
    if not pieces or len(pieces) != len(value):
        return None
    return "".join(map(str, pieces)) if all(isinstance(piece, str) for piece in pieces) else None


def _only(value: list[Any]) -> str | None:
    """The one text of an array: Solr writes every value of a field that may have several so."""
    return value[0] if len(value) == 1 and isinstance(value[0], str) else None


def judged(path: Path, rows: Sequence[Row]) -> Table | None:
    """The table of some rows; None where none of its columns holds headlines."""
    sample = rows[:: max(1, len(rows) // _SAMPLE)][:_SAMPLE]
    columns = list(dict.fromkeys(column for row in sample for column in row))
    choice = data_columns.choice
    title = choice(columns, sample, data_columns.title_score)
    better = choice(columns, sample, data_columns.partial_title_score)
    if title is None:
        return None
    if better is not None and (
        better == title
        or data_columns.named(better, data_columns.TITLE_NAMES) <= data_columns.named(title, data_columns.TITLE_NAMES)
    ):
        better = None
    address = choice([column for column in columns if column != title], sample, data_columns.address_score)
    rest = [column for column in columns if column not in (title, address, _DAY)]
    date = choice(rest, sample, data_columns.date_score)
    rest = [column for column in rest if column not in (date, better)]
    clock = choice(rest, sample, data_columns.clock_score)
    if date is None and clock is not None and _DAY in columns:
        date = _DAY
    summary = choice(rest, sample, data_columns.summary_score)
    heat = choice(rest, sample, data_columns.heat_score)
    length = sum(len(str(row.get(title, ""))) for row in sample) / len(sample)
    score = len(rows) * min(1.0, length / 12) * (1.5 if date else 1.0) * (1.2 if summary else 1.0)
    own_name = next((name for name in reversed(path) if name != "[]"), "")
    if not _ASIDE.isdisjoint(data_columns.words((own_name,))):
        score *= _LESS_ASIDE
    return Table(path, rows, title, better, address, date, clock, summary, heat, score)
