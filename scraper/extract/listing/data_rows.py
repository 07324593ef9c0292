"""Rows of stories in data of unknown shape: which array holds them, and which of its columns says what.

Names of keys differ from site to site; the values of a column hardly do. Objects at the same path are the rows of one
table, wherever their arrays lie; a column is judged by its values first and by its name second.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scraper.extract.feeds.feeds import plain
from scraper.extract.shared import machine_dates

MAX_VALUES = 100_000
"""Objects and arrays that are searched."""
MAX_ROWS = 5_000
"""Rows of a table that are read."""
MAX_DEPTH = 3
"""Objects within a row that are read with it: ``{"title": {"rendered": …}}``, ``{"target": {"title": …}}``."""
MIN_ROWS = 3
"""Rows that make a table."""

_SAMPLE = 40
"""Rows by which columns are judged."""
_LONGEST = 300
"""Characters of the longest headline."""
_LONGEST_ADDRESS = 2_000

Path = tuple[str, ...]
"""The keys that lead to a value; ``[]`` for a place in an array, or in an object whose keys are numbers."""
Row = Mapping[Path, Any]

# -- names of keys, in lower case, cut at capitals and underscores; the earlier the better

TITLE_NAMES = "headline title subject word keyword query name topic text".split()
ADDRESS_NAMES = "permalink url link href uri address path".split()
DATE_NAMES = (
    "published publish pub publication release released issue issued display show ptime ctime created create posted"
    " post date datetime time timestamp day ts"
).split()
SUMMARY_NAMES = (
    "summary digest abstract excerpt intro introduction brief lead description desc short teaser subtitle content text"
).split()

NOT_TITLE = frozenset(
    "author user nick source media site channel column category tag type class cover image img pic photo video sub"
    " label color colour icon avatar editor outlet keywords section".split()
)
NOT_ADDRESS = frozenset(
    "image img pic photo cover thumb thumbnail avatar icon logo poster video audio author user media channel column"
    " category topic tag api comment comments background banner".split()
)
NOT_DATE = frozenset(
    "update updated modify modified edit edited expire expired end start begin birth delete deleted duration".split()
)

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_ADDRESS = re.compile(
    r"(?:https?:)?//[^\s<>\"]+|/[^\s<>\"/][^\s<>\"]*|[\w.%-]{1,80}+/[\w./%-]++(?:\?\S*+)?|[\w-]{1,80}\.s?html?"
)
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|bmp|ico|mp4|m3u8|mp3|m4a|flv|css|js)(?:[?#!@]|$)", re.IGNORECASE)
_MICROSOFT = re.compile(r"/Date\((\d{9,14})(?:[+-]\d{4})?\)/")
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows at one path, and the columns that say what a list shows."""

    rows: Sequence[Row]
    title: Path
    address: Path | None
    date: Path | None
    summary: Path | None
    score: float

    def text(self, row: Row, column: Path | None) -> str:
        """The text of a row in a column, without markup; "" where there is none."""
        value = row.get(column) if column is not None else None
        return " ".join(plain(value).split()) if isinstance(value, str) else ""


def best(roots: Sequence[Any], *, has_template: bool = False) -> Table | None:
    """The table of stories in some values; None where there is none.

    ``has_template``: addresses are made of other columns, so that none needs to hold one.
    """
    tables = (_table(rows, has_template) for rows in _tables(roots))
    return max((table for table in tables if table is not None), key=lambda table: table.score, default=None)


def date_of(value: Any) -> str | None:
    """A date as `machine_dates` reads it, from a string or a number; None for any other value."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    text = str(int(value)) if isinstance(value, float) else str(value).strip()
    if (match := _MICROSOFT.fullmatch(text)) is not None:
        text = match[1]
    return text if text and len(text) <= 60 and machine_dates.machine(text) is not None else None


# -- tables


def _tables(roots: Sequence[Any]) -> Iterator[list[Row]]:
    """Yield the objects at each path at which there are several, as rows, in the order of the data."""
    tables: dict[Path, list[Row]] = {}
    stack: list[tuple[Path, Any]] = [((), root) for root in reversed(roots)]
    count = 0
    while stack and count < MAX_VALUES:
        path, value = stack.pop()
        count += 1
        inner: list[tuple[Path, Any]] = []
        if isinstance(value, dict):
            numbered = len(value) >= MIN_ROWS and all(key.isdecimal() for key in value if isinstance(key, str))
            inner = [((*path, "[]" if numbered else str(key)), child) for key, child in value.items()]
        elif isinstance(value, list):
            inner = [((*path, "[]"), child) for child in value]
        for place, child in inner:
            if place[-1] == "[]" and isinstance(child, dict) and len(rows := tables.setdefault(place, [])) < MAX_ROWS:
                rows.append(_flat(child))
        stack.extend((place, child) for place, child in reversed(inner) if isinstance(child, dict | list))
    yield from (rows for rows in tables.values() if len(rows) >= MIN_ROWS)


def _flat(row: Mapping[str, Any], path: Path = ()) -> dict[Path, Any]:
    """The plain values of an object and of those in it."""
    values: dict[Path, Any] = {}
    for key, value in row.items():
        if isinstance(value, dict) and len(path) < MAX_DEPTH:
            values.update(_flat(value, (*path, str(key))))
        elif not isinstance(value, dict | list):
            values[*path, str(key)] = value
    return values


def _table(rows: list[Row], has_template: bool) -> Table | None:
    sample = rows[:: max(1, len(rows) // _SAMPLE)][:_SAMPLE]
    columns = list(dict.fromkeys(column for row in sample for column in row))
    title = _choice(columns, sample, _title_score)
    if title is None:
        return None
    address = _choice([column for column in columns if column != title], sample, _address_score)
    if address is None and not has_template:
        return None
    rest = [column for column in columns if column not in (title, address)]
    date = _choice(rest, sample, _date_score)
    summary = _choice([column for column in rest if column != date], sample, _summary_score)
    length = sum(len(str(row.get(title, ""))) for row in sample) / len(sample)
    score = len(rows) * min(1.0, length / 12) * (1.5 if date else 1.0) * (1.2 if summary else 1.0)
    return Table(rows, title, address, date, summary, score)


# -- columns


def _choice(
    columns: Sequence[Path], rows: Sequence[Row], score: Callable[[Path, list[Any], int], float]
) -> Path | None:
    """The column with the highest score above 0; of equal ones the first."""
    scored = [
        (score(column, [row[column] for row in rows if row.get(column) not in (None, "")], len(rows)), column)
        for column in columns
    ]
    value, column = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return column if value > 0 else None


def _names(column: Path) -> list[str]:
    return [word.lower() for key in column for word in _WORD.findall(key)]


def _named(column: Path, names: Sequence[str]) -> float:
    """From 0 to 1: how early one of a column's words stands in a table of names."""
    places = [names.index(word) for word in _names(column) if word in names]
    return 1 - min(places) / (len(names) + 1) if places else 0.0


def _title_score(column: Path, values: list[Any], rows: int) -> float:
    texts = [" ".join(plain(value).split()) for value in values if isinstance(value, str)]
    texts = [text for text in texts if 2 <= len(text) <= _LONGEST and _LETTERS.search(text)]
    words = [text for text in texts if not _ADDRESS.fullmatch(text) and date_of(text) is None]
    if len(words) < 0.6 * rows or len(set(words)) < 0.6 * len(words):
        return 0.0
    named = _named(column, TITLE_NAMES)
    if not named and sum(map(len, words)) < 10 * len(words):
        return 0.0
    aside = not NOT_TITLE.isdisjoint(_names(column))
    length = min(1.0, sum(map(len, words)) / len(words) / 12)
    return max(0.05, 2 * named + length - (1.5 if aside else 0) - 0.02 * len(column))


def _address_score(column: Path, values: list[Any], rows: int) -> float:
    texts = [value.strip() for value in values if isinstance(value, str) and len(value) <= _LONGEST_ADDRESS]
    pages = [text for text in texts if _ADDRESS.fullmatch(text) and not _FILE.search(text)]
    if len(pages) < 0.6 * rows or len(set(pages)) < 0.6 * len(pages):
        return 0.0
    named = _named(column, ADDRESS_NAMES)
    absolute = sum(text.startswith(("http", "//", "/")) for text in pages) / len(pages)
    if not named and absolute < 1:
        return 0.0
    aside = not NOT_ADDRESS.isdisjoint(_names(column))
    return max(0.05, 2 * named + absolute - (1.5 if aside else 0) - 0.02 * len(column))


def _date_score(column: Path, values: list[Any], rows: int) -> float:
    if sum(date_of(value) is not None for value in values) < 0.5 * rows:
        return 0.0
    aside = not NOT_DATE.isdisjoint(_names(column))
    return max(0.05, 0.5 + 2 * _named(column, DATE_NAMES) - (1.8 if aside else 0))


def _summary_score(column: Path, values: list[Any], rows: int) -> float:
    texts = [value for value in values if isinstance(value, str)]
    named = _named(column, SUMMARY_NAMES)
    if not named or not NOT_TITLE.isdisjoint(_names(column)):
        return 0.0
    prose = [text for text in texts if 8 <= len(text) <= 2_000 and not _ADDRESS.fullmatch(text.strip())]
    return named if len(prose) >= 0.3 * rows else 0.0
