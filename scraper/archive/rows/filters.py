"""Filters: the conditions on articles that a search, an export or a count is narrowed by, and their SQL."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

from scraper.archive.rows import moments

Names = str | Sequence[str] | None
"""Names any one of which will do, or a single one; None and an empty sequence stand for any at all."""


class Mark(NamedTuple):
    """A point in the growth of an archive: the ids of its last article and its last run; 0 where it has none.

    An article's id alone will not do: SQLite gives that of a deleted last article to the next one.
    """

    article: int
    run: int


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
    fetched_since: str | None = None
    """Fetched first on this day, by this machine's clock, at this moment, or later."""
    changed_since: str | None = None
    """The present revision was fetched on this day or at this moment, or later; never of an article without changes."""
    new_since: Mark | None = None
    """Stored after the archive had this mark."""
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
_BOUNDED: Mapping[str, Callable[[Any], tuple[str, list[Any]]]] = {
    "since": moments.since,
    "until": moments.until,
    "fetched_since": lambda bound: ("articles.fetched >= ?", [moments.stored_since(bound)]),
    "changed_since": lambda bound: ("articles.changed >= ?", [moments.stored_since(bound)]),
    "new_since": lambda mark: ("(articles.id > ? OR (articles.run > ? AND articles.revision = 1))", list(mark)),
}
"""Conditions with bounds: the SQL of each, and its values."""


def conditions(chosen: Filter) -> tuple[str, list[Any]]:
    """Return the SQL of a filter (``ids`` aside) and its values. The date is ``published``, else ``fetched``."""
    parts: list[str] = []
    values: list[Any] = []
    for field in fields(chosen):
        value = getattr(chosen, field.name)
        if value is None or field.name == "ids":
            continue
        if field.name in _BOUNDED:
            part, bounds = _BOUNDED[field.name](value)
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


def is_everything(chosen: Filter) -> bool:
    """Check whether a filter lets every article through; also one whose conditions are empty, which is not
    `EVERYTHING`."""
    return selection(chosen)[0] == "1"


def listed(names: Names) -> tuple[str, ...]:
    """Return the names of a filter's field, one or several, as a tuple."""
    return (names,) if isinstance(names, str) else tuple(names or ())
