"""Articles of another archive with everything that belongs to them, read in batches and cleaned."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from scraper.archive.articles.duplicates import near_duplicates
from scraper.archive.merge.other_archive import cleaning
from scraper.archive.merge.other_archive.other import Other
from scraper.archive.merge.tables import OF_ARTICLE, OF_FIRST, OF_PRESENT, SKETCHES, WORDS
from scraper.archive.search.index import fts_index, word_boundaries
from scraper.contract import ARTICLE_FIELDS, TEXT_FIELDS
from scraper.models import Page
from scraper.text.segmenter import analyse

Row = dict[str, Any]
Cleaners = tuple[tuple[str, Callable[[str], str | None]], ...]
"""Column -> what cleans its text."""


_COLUMNS = (
    *("id", "url", "fetched", "changed", "revision", "page", "copy_of", "similarity", "text_hash"),
    *dict.fromkeys((*ARTICLE_FIELDS, *OF_PRESENT, *OF_FIRST)),
)
_NOT_TEXT = frozenset(
    (
        *("id", "article", "url", "revision", "page", "copy_of", "similarity", "text_hash"),
        *("moment", "fingerprint", "run"),
    )
)
"""Columns of numbers, and the address, which is no article's if it is not clean."""
_REVISION = ("article", "revision", "fetched", "page", *ARTICLE_FIELDS)


@dataclass(slots=True)
class Incoming:
    """An article of another archive."""

    row: Row
    revisions: list[Row] = field(default_factory=list)
    """Its former versions, oldest first."""
    tables: dict[str, list[tuple[Any, ...]]] = field(default_factory=lambda: defaultdict(list))
    """Its rows in the tables of `OF_ARTICLE`, without the article's number."""

    terms: str = ""
    """Those of the search index, as far as they are computed already: `index_terms`."""

    def index_terms(self) -> str:
        """Return the terms of its present version in the search index."""
        if not self.terms:
            lists = {name: json.loads(self.row[name]) for name in fts_index.LISTS}
            columns = {**{name: self.row[name] for name in fts_index.COLUMNS}, **lists}
            (cuts,) = self.tables[WORDS.name]
            self.terms = fts_index.terms(columns, cuts)
        return self.terms

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
        revision = _cleaned(dict(zip(_REVISION, values, strict=True)), _OF_REVISION)
        revisions[revision["article"]].append(revision)
    tables: dict[int, dict[str, list[tuple[Any, ...]]]] = defaultdict(lambda: defaultdict(list))
    for table in OF_ARTICLE:
        for article, *rest in other.rows(
            f"SELECT article, {', '.join(table.columns)} FROM {table.name}"
            " WHERE article IN (SELECT value FROM json_each(?))",
            (numbers,),
        ):
            if table.texts:
                rest = [
                    cleaning.text(value) if name in table.texts else value
                    for name, value in zip(table.columns, rest, strict=True)
                ]
            tables[article][table.name].append(tuple(rest))
    columns = ", ".join(f"articles.{name}" for name in _COLUMNS)
    for values in other.rows(
        f"SELECT {columns}, head.url FROM json_each(?) AS hit JOIN articles ON articles.id = hit.value"
        " LEFT JOIN articles AS head ON head.id = articles.copy_of ORDER BY hit.key",
        (numbers,),
    ):
        row = dict(zip((*_COLUMNS, "head_url"), values, strict=True))
        article = row["id"]
        before = tuple(row[name] for name in TEXT_FIELDS)
        incoming = Incoming(_cleaned(row, _OF_ARTICLE), revisions[article], tables[article])
        if before != tuple(row[name] for name in TEXT_FIELDS) or not incoming.tables[WORDS.name]:
            analysed(incoming)
        if not _is_sound(incoming):
            incoming.row = {"url": repr(row["url"])}
        yield incoming


def _cleaned(row: Row, cleaners: Cleaners) -> Row:
    """Clean the text of a row in place."""
    for name, cleaner in cleaners:
        value = row[name]
        if value is not None and value != "[]":
            row[name] = cleaner(value)
    return row


def _cleaner(column: str) -> Callable[[str], str | None]:
    if column in cleaning.MEDIA:
        return partial(cleaning.media, kind=column)
    special = {"body": cleaning.body, "items": cleaning.teasers, **dict.fromkeys(fts_index.LISTS, cleaning.names)}
    return special.get(column, cleaning.text)


def _cleaners(columns: Iterable[str]) -> Cleaners:
    return tuple((name, _cleaner(name)) for name in columns if name not in _NOT_TEXT)


_OF_ARTICLE, _OF_REVISION = _cleaners(_COLUMNS), _cleaners(_REVISION)


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
    row["text_hash"] = near_duplicates.prepare(page, analysis).hash
    return incoming
