"""Filters: the conditions on articles that a search, an export or a count is narrowed by, and their SQL."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from scraper.archive.db import moments

Names = str | Sequence[str] | None
"""Names any one of which will do, or a single one; None and an empty sequence stand for any at all."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions on articles, all of which hold.

    ``since`` and ``until`` are ISO 8601. A day, a month or a year is compared with the date that the page prints, and
    ``until`` includes the whole of it; a time is compared as a moment; without an offset it is of this machine's clock.
    """

    source: Names = None
    outlet: Names = None
    section: Names = None
    editor: Names = None
    """One of its editors, by the whole name."""
    byline: Names = None
    """One of those who wrote it, by the whole name."""
    tag: Names = None
    """One of its tags."""
    since: str | None = None
    until: str | None = None
    ids: Sequence[int] | None = None
    """Only these, in this order: the result of a search."""


EVERYTHING = Filter()
"""The filter that lets every article through."""

_NAMED = {
    "source": "articles.source {}",
    "outlet": "articles.outlet {}",
    "section": "articles.section {}",
    "editor": "EXISTS (SELECT 1 FROM json_each(articles.editors) AS editor WHERE editor.value {})",
    "byline": "EXISTS (SELECT 1 FROM json_each(articles.byline) AS author WHERE author.value {})",
    "tag": "articles.id IN (SELECT article FROM tags WHERE tag {})",
}
_DATED = {"since": moments.since, "until": moments.until}


def conditions(chosen: Filter) -> tuple[str, list[Any]]:
    """Return the SQL of a filter (``ids`` aside) and its values. The date is ``published``, else ``fetched``."""
    parts: list[str] = []
    values: list[Any] = []
    for field in fields(chosen):
        value = getattr(chosen, field.name)
        if value is None or field.name == "ids":
            continue
        if field.name in _DATED:
            part, bounds = _DATED[field.name](value)
            parts.append(part)
            values.extend(bounds)
        elif names := listed(value):
            parts.append(_NAMED[field.name].format(f"IN ({', '.join('?' * len(names))})"))
            values.extend(names)
    return " AND ".join(parts) or "1", values


def selection(chosen: Filter) -> tuple[str, list[Any]]:
    """Return the SQL of a filter, ``ids`` among it, and its values."""
    where, values = conditions(chosen)
    if chosen.ids is not None:
        part = "articles.id IN (SELECT value FROM json_each(?))"
        where = part if where == "1" else f"{where} AND {part}"
        values.append(json.dumps(list(chosen.ids)))
    return where, values


def listed(names: Names) -> tuple[str, ...]:
    """Return the names of a filter's field, one or several, as a tuple."""
    return (names,) if isinstance(names, str) else tuple(names or ())
