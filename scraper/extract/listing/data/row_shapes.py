"""The shapes in which tables are written: rows that are arrays, columns that are arrays, cells, rows in other rows.

Each becomes an array of objects.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from scraper.extract.listing.data import data_columns

MAX_ROWS = 5_000
"""Maximum number of rows of a table that are read."""
MIN_ROWS = 3
"""Minimum number of rows that make a table."""
SAMPLE = 40
"""Number of rows by which columns are judged."""

_LONGEST_NAME = 20
"""Maximum number of characters of the name of a column."""
_NAMES_OF_COLUMNS = ("label", "name", "field", "title", "key", "id")
_MOST_BESIDE = 3
"""Values of an object around the cells of a row."""
_OF_CELLS = frozenset(("v", "f", "value", "p"))


def spliced(rows: list[Any]) -> list[Any]:
    """The rows with those that hold a few others of their kind, and no headline, replaced by them: leads of a stream.

    ``[{"type": "lead", "cards": [{"title": …}]}, {"title": …}]``
    """
    inner = {place: cards for place, row in enumerate(rows[:MAX_ROWS]) if (cards := _cards(row))}
    plain = [row for place, row in enumerate(rows[:SAMPLE]) if isinstance(row, dict) and place not in inner]
    if not inner or len(plain) < MIN_ROWS:
        return rows
    keys = set(plain[0]).intersection(*plain[1:])
    if len(keys) < _MOST_BESIDE or any(not keys <= card.keys() for cards in inner.values() for card in cards):
        return rows
    return [card for place, row in enumerate(rows) for card in inner.get(place, (row,))]


def _cards(row: Any) -> list[dict[str, Any]] | None:
    """The objects in an object around one array of them, with hardly anything beside it; None for any other."""
    if not isinstance(row, dict) or len(row) > _MOST_BESIDE + 1:
        return None
    arrays = [value for value in row.values() if isinstance(value, list)]
    if len(arrays) != 1 or not arrays[0] or not all(isinstance(card, dict) for card in arrays[0]):
        return None
    return arrays[0]


def unfolded(rows: list[Any]) -> list[Any]:
    """The rows, after each the further ones that it holds in the same form: the articles of one message.

    ``[{"at": 1769861740, "article": {"title": …, "url": …, "further": [{"title": …, "url": …}]}}]``
    """
    parts = {place: further for place, row in enumerate(rows[:MAX_ROWS]) if (further := _further(row))}
    if not parts:
        return rows
    return [each for place, row in enumerate(rows) for each in (row, *parts.get(place, ()))][:MAX_ROWS]


def _further(row: Any) -> list[dict[str, Any]]:
    """The rows in an object of a row that have its keys, each in its place, but not what is below a channel."""
    if not isinstance(row, dict):
        return []
    return [
        {**row, key: part}
        for key, holder in row.items()
        if isinstance(holder, dict) and len(holder) > _FEWEST_KEYS
        for name, parts in holder.items()
        if isinstance(parts, list) and parts and name.lower() not in _OF_TREES
        for part in parts
        if isinstance(part, dict) and len(part) >= _FEWEST_KEYS and part.keys() <= holder.keys()
    ]


_FEWEST_KEYS = 4
"""Keys that only a row has, and no other object."""
_OF_TREES = frozenset("children child subs nodes replies comments related".split())
"""Names of arrays that hold what is below an object, or other sites' copies of it."""


def of_columns(value: Mapping[str, Any]) -> list[Any]:
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


def names(value: Any) -> tuple[str, ...]:
    """The names of a table's columns, plain or each in an object: ``[{"id": "B", "label": "title"}]``."""
    names = (
        [_name(column) if isinstance(column, dict) else column for column in value] if isinstance(value, list) else []
    )
    return tuple(names) if all(isinstance(name, str) for name in names) else ()


def _name(column: Mapping[str, Any]) -> Any:
    return next((column[key] for key in _NAMES_OF_COLUMNS if column.get(key)), None)


def as_objects(rows: list[Any], names: Sequence[str]) -> list[Any]:
    """The rows of a table that are arrays (``["云汀港…", "/a/1.html"]``) as objects, named by their columns."""
    rows = _split(rows)
    arrays = [cells for row in rows[:MAX_ROWS] if (cells := _cells(row)) is not None]
    width = len(arrays[0]) if arrays else 0
    plain_rows = all(
        len(row) == width and not any(isinstance(value, dict | list) for value in row) for row in arrays[:SAMPLE]
    )
    if len(arrays) != len(rows) or len(rows) < MIN_ROWS or width < 2 or not plain_rows:
        return rows
    if len(names) != width and _is_header(arrays):
        names, arrays = arrays[0], arrays[1:]
    keys = names if len(names) == width else [f"c{number}" for number in range(width)]
    return [dict(zip(keys, row, strict=False)) for row in arrays]


def _split(rows: list[Any]) -> list[Any]:
    """The rows that are texts of as many parts as cells: ``"2891000|云汀港…|/a/1.html|2026-01-31"``."""
    first = rows[0] if len(rows) >= MIN_ROWS else None
    if not isinstance(first, str):
        return rows
    mark = next((mark for mark in _MARKS if first.count(mark) >= _FEWEST_MARKS), None)
    if mark is None or not all(isinstance(row, str) and row.count(mark) == first.count(mark) for row in rows):
        return rows
    return [[part.strip() for part in row.split(mark)] for row in rows[:MAX_ROWS]]


_MARKS, _FEWEST_MARKS = ("||", "|", "\t", "##", "@@", "$$", "^"), 2
"""Separators of the cells of a row that is one text, and how often at least."""


def of_lists(value: Sequence[Any]) -> list[Any]:
    """The rows of a table whose columns are arrays without names, as of suggestions: ``["云", […], […], […]]``."""
    if not 2 <= len(value) <= _MOST_COLUMNS or isinstance(value[0], dict):
        return []
    columns = [child for child in value if isinstance(child, list)]
    lengths = {len(child) for child in columns}
    if len(columns) < 2 or len(lengths) > 1 or max(lengths) < MIN_ROWS:
        return []
    if not any(all(isinstance(text, str) and data_columns.is_address(text) for text in child) for child in columns):
        return []
    return [dict(zip(_NUMBERED, row, strict=False)) for row in list(zip(*columns, strict=True))[:MAX_ROWS]]


_MOST_COLUMNS = 6
_NUMBERED = tuple(f"c{number}" for number in range(_MOST_COLUMNS))
"""Columns of a table that are arrays, and their names."""


def _cells(row: Any) -> list[Any] | None:
    """A row that is an array, or an object around one: ``{"cell": ["云汀港", …]}``, ``{"c": [{"v": "云汀港"}, …]}``."""
    if isinstance(row, list):
        return row
    if not isinstance(row, dict) or len(row) > _MOST_BESIDE:
        return None
    arrays = [value for value in row.values() if isinstance(value, list)]
    if len(arrays) != 1 or len(arrays[0]) < 2:
        return None
    return [_cell(value) for value in arrays[0]]


def _cell(value: Any) -> Any:
    """The value of a cell; that shown of two: ``{"v": "Date(2026,0,31)", "f": "2026-01-31"}``."""
    if not isinstance(value, dict) or not value.keys() <= _OF_CELLS:
        return value
    return next((value[key] for key in ("f", "v", "value") if value.get(key) is not None), None)


def _is_header(rows: Sequence[list[Any]]) -> bool:
    """Test for a first row that names the columns: words where the next rows have addresses."""
    first, second = rows[0], rows[1]
    if not all(isinstance(name, str) and 0 < len(name) <= _LONGEST_NAME for name in first):
        return False
    return any(
        isinstance(value, str) and data_columns.is_address(value.strip()) and not data_columns.is_address(name)
        for name, value in zip(first, second, strict=False)
    )
