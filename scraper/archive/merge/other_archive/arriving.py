"""The articles of another archive in batches, from two processors where there are two.

A process beside this one reads ahead: what an article needs that depends on its own text alone is done there, above
all the terms of the search index; this one stores.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from scraper.archive.db import connect
from scraper.archive.db.side_process import Seen, SideProcess, Unavailable, cores
from scraper.archive.merge.other_archive import article_rows
from scraper.archive.merge.other_archive.article_rows import Incoming
from scraper.archive.merge.other_archive.other import Other
from scraper.archive.pages.raw_pages import RawPages

BATCH = 500
"""Number of rows that are committed together."""
_MEANWHILE = 2 * BATCH
"""Articles that are read here while the other process starts."""
LARGE = 3 * _MEANWHILE
"""Articles from which a process beside is worth its start."""


class Arrived(NamedTuple):
    """A batch of articles."""

    last: int
    """The id of the last one there."""
    articles: Sequence[Incoming]


Arriving = Generator[Arrived, None, None]


def batches(other: Other, here: Path, where: str, values: Sequence[Any], after: int) -> Arriving:
    """Yield the articles of a condition in the order of their ids, from an id on. ``here``: the archive they go into.

    To be closed, so that no process is left.
    """
    process = _beside(other, here, where, values, after)
    if process is None:
        yield from _read(other, where, values, after)
        return
    with closing(process):
        for batch in islice(_read(other, where, values, after), _MEANWHILE // BATCH):
            yield batch
            after = batch.last
        try:
            for batch in process.results(lambda: None):
                yield batch
                after = batch.last
        except Unavailable:
            yield from _read(other, where, values, after)


def numbers(other: Other, table: str, where: str, values: Sequence[Any], after: int) -> Iterator[list[int]]:
    """Yield the ids of a table in batches, from an id on."""
    stream = other.stream(f"SELECT id FROM {table} WHERE id > ? AND {where} ORDER BY id", [after, *values])
    ids = (number for (number,) in stream)
    while batch := list(islice(ids, BATCH)):
        yield batch


def _beside(other: Other, here: Path, where: str, values: Sequence[Any], after: int) -> SideProcess | None:
    """Start the process that reads what comes after the first articles; None where it is not worth that."""
    if cores() < 2:
        return None
    ids = f"SELECT id FROM articles WHERE id > ? AND {where} ORDER BY id LIMIT 1 OFFSET ?"
    if other.one(ids, [after, *values, LARGE]) is None:
        return None
    (first,) = other.one(ids, [after, *values, _MEANWHILE - 1])
    try:
        return SideProcess(other.file, other.connection, _prepared, other.path, here, where, list(values), first)
    except Unavailable:
        return None


def _read(other: Other, where: str, values: Sequence[Any], after: int) -> Arriving:
    for ids in numbers(other, "articles", where, values, after):
        yield Arrived(ids[-1], list(article_rows.read(other, ids)))


def _prepared(
    connection: sqlite3.Connection, _seen: Seen, path: Path, here: Path, where: str, values: Sequence[Any], after: int
) -> Arriving:
    """Yield batches with the index terms of the articles that ours has not."""
    other = Other(path, path, connection, RawPages(connection), "")
    with closing(connect.open_reader(here)) as ours:
        for batch in _read(other, where, values, after):
            stored = _stored(ours, batch.articles)
            for incoming in batch.articles:
                if "id" in incoming.row and incoming.row["url"] not in stored:
                    incoming.index_terms()
            yield batch


def _stored(ours: sqlite3.Connection, articles: Sequence[Incoming]) -> set[str]:
    urls = json.dumps([incoming.row["url"] for incoming in articles], ensure_ascii=False)
    rows = ours.execute("SELECT url FROM json_each(?) AS hit CROSS JOIN articles ON url = hit.value", (urls,))
    return {url for (url,) in rows}
