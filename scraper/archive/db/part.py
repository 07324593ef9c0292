"""A part of the archive: the methods on one subject, with their SQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from functools import wraps
from inspect import isgeneratorfunction
from typing import Any

from scraper.archive.db.errors import translated
from scraper.archive.db.session import Session

Row = dict[str, Any]
"""A row as a part returns it: column -> value, JSON arrays and objects decoded."""


class Part:
    """Base of the parts. Whatever SQLite raises in a public method of one reaches the caller as an ArchiveError.

    Methods that write commit by themselves, or together with others inside ``with archive.transaction()``.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def __init_subclass__(cls) -> None:
        for name, method in list(vars(cls).items()):
            if callable(method) and (name == "__call__" or not name.startswith("_")):
                setattr(cls, name, (_translating_rows if isgeneratorfunction(method) else _translating)(method))


def _translating(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def call(part: Part, *args: Any, **options: Any) -> Any:
        try:
            return method(part, *args, **options)
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise translated(error, part._session.path) from error

    return call


def _translating_rows(method: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    @wraps(method)
    def rows(part: Part, *args: Any, **options: Any) -> Iterator[Any]:
        try:
            yield from method(part, *args, **options)
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise translated(error, part._session.path) from error

    return rows
