"""Tags from a table that a person has edited: CSV as `scrape export` or a spreadsheet writes it."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from scraper.archive import Archive
from scraper.archive.articles.tags import name_of
from scraper.errors import ConfigError
from scraper.i18n import Message
from scraper.importers import ImportFailed
from scraper.importers.import_job import Watcher
from scraper.text.normalise import decoded
from scraper.urls import canonical

MOST = 256 << 20
"""Maximum bytes of a table, which is read as a whole so that it is refused as a whole."""
NAMES: Mapping[str, tuple[str, ...]] = {
    "tags": ("tags", "标签"),
    "url": ("url", "网址"),
    "id": ("id", "编号"),
}
"""Columns, and their headings: in CSV, and in a workbook with Chinese headings that was saved as CSV."""
_BETWEEN = re.compile("[;；]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A row: the article, by URL or number, and its tags. Those written with a minus are taken away."""

    line: int
    article: str
    added: tuple[str, ...]
    removed: tuple[str, ...]


def read(file: BinaryIO, name: str) -> list[Marked]:
    """Read a table with the columns ``tags`` and ``url`` or ``id``. ImportFailed refuses it whole."""
    content = file.read(MOST + 1)
    if len(content) > MOST:
        raise ImportFailed(Message("{name}: larger than {n} MB", name=name, n=MOST >> 20))
    text = decoded(content)
    csv.field_size_limit(MOST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        header = [cell.strip() for cell in next(reader, [])]
        if not any(header):
            raise ImportFailed(Message("{name}: is empty", name=name))
        places = {column: _place(header, names) for column, names in NAMES.items()}
        if places["tags"] is None or (places["url"] is None and places["id"] is None):
            raise ImportFailed(
                Message(
                    "{name}: tags need the columns tags and url, or tags and id; its columns are {columns}. "
                    "`scrape save {name}` archives the addresses of a table.",
                    name=name,
                    columns=", ".join(header),
                )
            )
        return list(_rows(reader, places, len(header), name))
    except csv.Error as error:
        raise ImportFailed(
            Message("{name}:{number}: not CSV: {error}", name=name, number=reader.line_num, error=error)
        ) from error


def store(archive: Archive, rows: Sequence[Marked], name: str, watcher: Watcher) -> Counter[str]:
    """Give the articles of a table their tags, in one transaction.

    Outcomes: tagged, unchanged (it had them already), failed (the archive has no such article).
    """
    outcomes: Counter[str] = Counter()
    with archive.transaction():
        for row in rows:
            article = archive.articles.get(row.article) or archive.articles.get(canonical(row.article) or row.article)
            if article is None:
                outcome, subject = "failed", _missing(row, name)
            else:
                added = archive.tags.add([article["id"]], row.added)
                removed = archive.tags.remove([article["id"]], row.removed)
                changed = any(added.values()) or any(removed.values())
                outcome, subject = "tagged" if changed else "unchanged", article["url"]
            outcomes[outcome] += 1
            watcher.finished(outcome, subject)
    return outcomes


def _missing(row: Marked, name: str) -> Message:
    return Message(
        "{name}: row {number}: the archive has no article {article}",
        name=name,
        number=row.line,
        article=repr(row.article),
    )


def _rows(reader: Iterator[list[str]], places: Mapping[str, int | None], width: int, name: str) -> Iterator[Marked]:
    for number, row in enumerate(reader, 2):
        if not any(cell.strip() for cell in row):
            continue
        cells = {
            column: row[place].strip() for column, place in places.items() if place is not None and place < len(row)
        }
        if any(cell.strip() for cell in row[width:]):  # tags between commas: all but the first would be lost
            raise ImportFailed(
                Message(
                    "{name}: row {number} has more cells than there are columns; write several tags as a;b",
                    name=name,
                    number=number,
                )
            )
        article = cells.get("url", "").removeprefix("'") or cells.get("id", "")
        if not article:
            raise ImportFailed(Message("{name}: row {number} names no article", name=name, number=number))
        typed = [tag.strip().removeprefix("'") for tag in _BETWEEN.split(cells.get("tags", ""))]
        try:
            added = tuple(name_of(tag) for tag in typed if tag and not tag.startswith("-"))
            removed = tuple(name_of(tag[1:]) for tag in typed if tag.startswith("-"))
        except ConfigError as error:
            raise ImportFailed(
                Message("{name}: row {number}: {error}", name=name, number=number, error=error)
            ) from error
        yield Marked(number, article, added, removed)


def _place(header: list[str], names: tuple[str, ...]) -> int | None:
    return next((place for place, name in enumerate(header) if name in names), None)


def _delimiter(text: str) -> str:
    """The separator of a table, by its first line."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)
