"""The plain values of a row of data: of objects in it, of texts in pieces, of dates in parts, of JSON in strings."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Mapping
from typing import Any

from scraper.extract.listing.data.data_columns import Path
from scraper.extract.shared.lazy_regex import lazy_regex

MAX_DEPTH = 4
"""Objects within a row that are read with it: ``{"title": {"rendered": …}}``, ``{"target": {"title": …}}``."""
_MOST_KEYS = 12
"""Keys that lead to such an object."""
_MOST_OF_PAIR = 4
"""Values of an object that is one property of a row."""
_MOST_RUNS = 12
"""Pieces of a text that are joined."""
_QUOTED = 60
"""Minimum number of characters of a string that may be JSON itself."""
_CODED = ("eyJ", "W3si")
"""The beginnings of JSON in Base64: of an object, of an array of objects."""
_FEWEST_OF_ARRAYS = 3
"""Values of a row that are arrays of one object, where all its values are written so."""
_LINKED = lazy_regex(r"<a\s[^<>]{0,200}?href\s?=\s?[\"']?([^\s\"'<>]{1,1000})", re.IGNORECASE)
_TITLED = lazy_regex(r"<a\s[^<>]{0,1000}?\stitle\s?=\s?[\"']([^\"'<>]{4,300})[\"']", re.IGNORECASE)
_LONGEST_LINK = 1_000
"""Maximum number of characters of a value that is a headline in its link."""


def quoted(text: str) -> Any:
    """The value of a string that is JSON itself, plain or in Base64; None for any other."""
    if len(text) < _QUOTED:
        return None
    start = text[:20].lstrip()
    if start.startswith(_CODED):
        try:
            text = b64decode(text, validate=True).decode()
        except ValueError:
            return None
        start = text[:20].lstrip()
    if not start.startswith(("{", "[")) or start[1:].lstrip()[:1] not in ('"', "{", "["):
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def flat(row: Mapping[str, Any], path: Path = (), depth: int = 0) -> dict[Path, Any]:
    """The plain values of an object and of those in it. One around a single other counts for nothing."""
    values: dict[Path, Any] = {}
    if not path and isinstance(node := row.get("node"), dict) and row.keys() <= _EDGE:
        row = node
    if not path and _is_of_arrays(row):
        row = {key: value[0] if isinstance(value, list) and value else value for key, value in row.items()}
    below = depth + (len(row) > 1)
    for key, value in row.items():
        if isinstance(value, dict) and depth < MAX_DEPTH and len(path) < _MOST_KEYS:
            values.update(flat(value, (*path, str(key)), below))
        elif isinstance(value, str) and depth < MAX_DEPTH and isinstance(inner := quoted(value), dict):
            values.update(flat(inner, (*path, str(key)), below))
        elif isinstance(value, list):
            if (pairs := _pairs(value)) is not None:
                values.update(((*path, str(key), name), text) for name, text in pairs.items())
            elif (text := _moment(value) or _runs(value) or _only(value) or _alternate(value)) is not None:
                values[*path, str(key)] = text
            elif len(value) == 1 and isinstance(value[0], dict) and depth < MAX_DEPTH and len(path) < _MOST_KEYS:
                values.update(flat(value[0], (*path, str(key)), below))
        else:
            values[*path, str(key)] = value
            if isinstance(value, str) and "<a" in value[:_LONGEST_LINK] and (link := _LINKED.match(value.lstrip())):
                values[*path, str(key), "href"] = link[1]
                if (title := _TITLED.match(value.lstrip())) is not None:
                    values[*path, str(key), "title"] = title[1]
    if (day := _parts_of_day(row)) is not None:
        values[*path, "date"] = day
    return values


_EDGE = frozenset(("node", "cursor", "__typename"))
"""Keys of an edge of GraphQL: its node is the row."""


def _is_of_arrays(row: Mapping[str, Any]) -> bool:
    """Test for a row of which most values are arrays of one object: ``{"title": [{"value": "云汀港…"}], …}``."""
    arrays = [value for value in row.values() if isinstance(value, list)]
    of_one = sum(len(value) == 1 and isinstance(value[0], dict) for value in arrays)
    return of_one >= _FEWEST_OF_ARRAYS and of_one > len(row) / 2 and all(len(value) <= 1 for value in arrays)


def _parts_of_day(row: Mapping[str, Any]) -> str | None:
    """A date in three values: ``{"year": "2026", "month": "01", "day": "31"}``."""
    parts = [str(row.get(name, "")) for name in ("year", "month", "day")]
    if not all(part.isdecimal() and len(part) <= 4 for part in parts) or len(parts[0]) != 4:
        return None
    return f"{parts[0]}-{parts[1]:0>2}-{parts[2]:0>2}"


def _moment(value: list[Any]) -> str | None:
    """A date that Java writes as its parts: [2026, 1, 31, 20, 15, 40]; Crossref's has another array around it."""
    value = value[0] if len(value) == 1 and isinstance(value[0], list) else value
    parts = value[:6]
    if not 3 <= len(value) <= 7 or not all(type(part) is int for part in value) or not 1990 <= parts[0] <= 2100:
        return None
    year, month, day, *clock = parts
    time = ":".join(f"{part:02d}" for part in (clock + [0] * 2)[: max(2, len(clock))])
    return f"{year}-{month:02d}-{day:02d}" + (f" {time}" if clock else "")


def _runs(value: list[Any]) -> str | None:
    """A text that is written in pieces: [{"text": "云汀港"}, {"text": "码头", "bold": true}]."""
    pieces = [_text_of_run(run) for run in value[:_MOST_RUNS] if isinstance(run, dict)]
    if not pieces or len(pieces) != len(value):
        return None
    return "".join(map(str, pieces)) if all(isinstance(piece, str) for piece in pieces) else None


def _text_of_run(run: Mapping[str, Any]) -> Any:
    return next((run[name] for name in ("text", "plain_text") if isinstance(run.get(name), str)), None)


def _alternate(value: list[Any]) -> str | None:
    """The page's own address among links of several relations: ``[{"rel": "self", …}, {"rel": "alternate", …}]``.

    A link alone need not say that it is one: ``"alternate": [{"href": …}]``.
    """
    most = value[:_MOST_RUNS]
    links = [link for link in most if isinstance(link, dict) and link.get("rel", len(value)) in ("alternate", 1)]
    return next((link["href"] for link in links if isinstance(link.get("href"), str)), None)


def _pairs(value: list[Any]) -> dict[str, Any] | None:
    """The properties that an array holds as pairs: ``[{"Key": "Title", "Value": "云汀港…"}]``; None for any other."""
    first = value[0] if len(value) > 1 else None
    if not isinstance(first, dict) or len(first) > _MOST_OF_PAIR:
        return None
    names = {str(key).lower(): key for key in first}
    name = next((names[word] for word in ("key", "name", "field", "k") if word in names), None)
    content = next((names[word] for word in ("value", "val", "v") if word in names), None)
    if name is None or content is None or not all(isinstance(p, dict) and isinstance(p.get(name), str) for p in value):
        return None
    return {p[name]: p.get(content) for p in value if not isinstance(p.get(content), dict | list)}


def _only(value: list[Any]) -> str | None:
    """The one text of an array: Solr writes every value of a field that may have several so."""
    return value[0] if len(value) == 1 and isinstance(value[0], str) else None
