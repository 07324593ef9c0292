"""The reason why a page that was to be a list has no entries: what was looked for, and the next step."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from scraper.extract.document import Document
from scraper.extract.listing.data import data_columns, data_page, data_rows, embedded_listing, row_shapes
from scraper.extract.listing.data.data_columns import Path, Row
from scraper.extract.listing.data.data_rows import Table, judged
from scraper.i18n import Message
from scraper.models import Hints

_KEYS_NAMED = 12
"""Keys of a row that a message names."""
_MIN_SCRIPT = 200
"""Minimum number of characters of a script that may hold a list."""


def reason(roots: list[Any], doc: Document) -> Message:
    """The reason, in words. ``roots`` are the values of a page that is data; [] for a page of HTML."""
    if roots:
        return _of_data(roots, doc.hints)
    if data_page.is_data(doc.text):
        return _of_broken_data(doc.text)
    return _of_page(doc)


def _of_data(roots: Sequence[Any], hints: Hints) -> Message:
    tables = sorted(data_rows.every(roots), key=lambda pair: len(pair[1]), reverse=True)
    if not tables:
        return Message("the data hold no list: no array of at least {n} objects is in them", n=row_shapes.MIN_ROWS)
    of_headlines = [table for path, rows in tables if (table := judged(path, rows))]
    if not of_headlines:
        path, rows = tables[0]
        return Message(
            "the data hold no list of headlines: the longest array, {path} ({n} rows), has these keys: {keys}",
            path=_shown(path),
            n=len(rows),
            keys=_keys(rows),
        )
    return _of_table(max(of_headlines, key=lambda table: table.score), hints)


def _of_table(table: Table, hints: Hints) -> Message:
    if hints.article_url is not None:
        return Message(
            "article_url: {template} gives no address for any of the {n} rows of {path}; their keys are: {keys}",
            template=hints.article_url,
            n=len(table.rows),
            path=_shown(table.path),
            keys=_keys(table.rows),
        )
    if hints.articles is not None and table.address is not None:
        return Message(
            "none of the {n} addresses in {path} matches articles: {pattern}",
            n=len(table.rows),
            path=_shown(table.path),
            pattern=hints.articles,
        )
    return Message(
        "the data hold {n} headlines ({title}) without addresses; say in sources.yaml how an address is made of a key, "
        "such as article_url: https://…/{id}; the keys are: {keys}",
        n=len(table.rows),
        title=_shown((*table.path, *table.title)),
        keys=_keys(table.rows),
    )


def _shown(path: Path) -> str:
    """A path as programmers write it: data.list[].title."""
    text = ".".join(path).replace(".[]", "[]")
    return text or "[]"


def _keys(rows: Sequence[Row]) -> str:
    columns = list(dict.fromkeys(column for row in rows[:5] for column in row))
    numbers = [c for c in columns if any(isinstance(v, int | str) for v in data_columns.values(c, rows[:5]))]
    names = [".".join(column) for column in numbers]
    return ", ".join(names[:_KEYS_NAMED]) + (" …" if len(names) > _KEYS_NAMED else "")


def _of_broken_data(text: str) -> Message:
    start = text.lstrip("\ufeff \t\r\n;")
    try:
        json.loads(start)
    except json.JSONDecodeError as error:
        if start.startswith(("{", "[")):
            return Message(
                "it begins like JSON and cannot be read as such ({error}); look at the address in a browser",
                error=error,
            )
    except (ValueError, RecursionError):
        pass
    return Message("it is data of a form that cannot be read as a list; look at the address in a browser")


def _of_page(doc: Document) -> Message:
    arrays = [pair for value in embedded_listing.values(doc) for pair in data_rows.every([value])]
    tables = [table for path, rows in arrays if (table := judged(path, rows))]
    without_addresses = [table for table in tables if table.address is None and table.date is not None]
    if without_addresses:
        return _of_table(max(without_addresses, key=lambda table: table.score), doc.hints)
    links = sum(len(line.links) for line in doc.lines)
    scripts = sum(len(script.text()) >= _MIN_SCRIPT for script in doc.scripts)
    return Message(
        "no list was recognised among its {links} links and in the data of its {scripts} scripts; where a browser "
        "shows one, a script fetches it: `scrape add` with this address looks for that list",
        links=links,
        scripts=scripts,
    )
