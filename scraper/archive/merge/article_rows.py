"""Articles of another archive with everything that belongs to them, read in batches and cleaned."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from scraper.archive.merge import cleaning
from scraper.archive.merge.other import Other
from scraper.archive.merge.tables import OF_ARTICLE, OF_FIRST, OF_PRESENT, SKETCHES, WORDS
from scraper.archive.search import word_boundaries
from scraper.models import ARTICLE_FIELDS, TEXT_FIELDS, Page
from scraper.text.segmenter import analyse

Row = dict[str, Any]

_LISTS = ("byline", "editors", "keywords")
_COLUMNS = (
    *("id", "url", "fetched", "changed", "revision", "page", "copy_of", "similarity"),
    *dict.fromkeys((*ARTICLE_FIELDS, *OF_PRESENT, *OF_FIRST)),
)
_REVISION = ("article", "revision", "fetched", "page", *ARTICLE_FIELDS)


@dataclass(slots=True)
class Incoming:
    """An article of another archive."""

    row: Row
    revisions: list[Row] = field(default_factory=list)
    """Its former versions, oldest first."""
    tables: dict[str, list[tuple[Any, ...]]] = field(default_factory=lambda: defaultdict(list))
    """Its rows in the tables of `OF_ARTICLE`, without the article's number."""

    @property
    def sketch(self) -> tuple[int, ...]:
        return tuple(value for (value,) in self.tables[SKETCHES.name])


def read(other: Other, ids: Sequence[int]) -> Iterator[Incoming]:
    """Yield articles by id, in that order, cleaned. What is not an article at all comes with an empty ``row``."""
    numbers = json.dumps(ids)
    revisions: dict[int, list[Row]] = defaultdict(list)
    for values in other.rows(
        f"SELECT {', '.join(_REVISION)} FROM revisions WHERE article IN (SELECT value FROM json_each(?))"
        " ORDER BY article, revision",
        (numbers,),
    ):
        revision = _cleaned(dict(zip(_REVISION, values, strict=True)))
        revisions[revision["article"]].append(revision)
    tables: dict[int, dict[str, list[tuple[Any, ...]]]] = defaultdict(lambda: defaultdict(list))
    for table in OF_ARTICLE:
        for article, *rest in other.rows(
            f"SELECT article, {', '.join(table.columns)} FROM {table.name}"
            " WHERE article IN (SELECT value FROM json_each(?))",
            (numbers,),
        ):
            values = [
                cleaning.text(value) if name in table.texts else value
                for name, value in zip(table.columns, rest, strict=True)
            ]
            tables[article][table.name].append(tuple(values))
    columns = ", ".join(f"articles.{name}" for name in _COLUMNS)
    for values in other.rows(
        f"SELECT {columns} FROM json_each(?) AS hit JOIN articles ON articles.id = hit.value ORDER BY hit.key",
        (numbers,),
    ):
        row = dict(zip(_COLUMNS, values, strict=True))
        article = row["id"]
        before = tuple(row[name] for name in TEXT_FIELDS)
        incoming = Incoming(_cleaned(row), revisions[article], tables[article])
        if before != tuple(row[name] for name in TEXT_FIELDS) or not incoming.tables[WORDS.name]:
            analysed(incoming)
        if not _is_sound(incoming):
            incoming.row = {"url": repr(row["url"])}
        yield incoming


def _cleaned(row: Row) -> Row:
    """Clean the text of a row in place."""
    for name, value in row.items():
        if isinstance(value, str):
            if name == "body":
                row[name] = cleaning.body(value)
            elif name in _LISTS:
                row[name] = cleaning.names(value)
            elif name == "items":
                row[name] = cleaning.teasers(value)
            elif name in cleaning.MEDIA:
                row[name] = cleaning.media(value, name)
            elif name != "url":
                row[name] = cleaning.text(value)
    return row


def _is_sound(incoming: Incoming) -> bool:
    row = incoming.row
    return (
        cleaning.is_address(row["url"])
        and all(cleaning.is_time(row[name]) for name in ("fetched", "changed"))
        and all(cleaning.is_time(revision["fetched"]) for revision in incoming.revisions)
        and all(cleaning.is_date(version["published"]) for version in (row, *incoming.revisions))
    )


def analysed(incoming: Incoming) -> Incoming:
    """Cut the words of an article here, whose text was cleaned or whose words are missing; return it."""
    row = incoming.row
    page = Page("article", row["url"], headline=row["headline"], summary=row["summary"], body=row["body"])
    analysis = analyse(page)
    words = tuple(word_boundaries.encode(analysis.words.get(name, "")) for name in WORDS.columns)
    incoming.tables[WORDS.name] = [words]
    incoming.tables[SKETCHES.name] = [(value,) for value in analysis.sketch] if row["body"] else []
    row["fingerprint"], row["segmenter"] = analysis.fingerprint, analysis.segmenter
    return incoming
