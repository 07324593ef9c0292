"""The conditions on articles that a question may have, and the articles that it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from scraper.archive import Archive, Filter
from scraper.archive.search.name_lookup import NAMED, Named
from scraper.archive.search.query.query import Query, parse
from scraper.date_input import moment
from scraper.errors import ArchiveError
from scraper.i18n import N_, Message, joined
from scraper.urls import canonical


def _listed(value: object) -> object:
    """Take a single name for a list of one."""
    return (value,) if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_listed)]
"""Names as they are stored, any one of which will do."""
Date = Annotated[str | None, Field(description="As `since`.")]
Since = Annotated[str | None, Field(description="2026-01-31, 2026-01, 2026, 2026-01-31T08:00, yesterday, 7d, 3mo.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Conditions on articles, all of which hold. Names are whole, as stored; of several any will do. ``since`` and
    ``until`` are about the date of publication."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}

    source: Names = ()
    outlet: Names = ()
    section: Names = ()
    editor: Names = ()
    byline: Names = ()
    tag: Names = ()
    since: Since = None
    until: Date = None
    fetched_since: Date = None
    changed_since: Date = None


EVERYTHING = Filters()
"""Conditions that all articles meet."""
Conditions = Annotated[Filters, Field(description="Conditions on articles, all of which hold.")]


def chosen(archive: Archive, filters: Filters) -> Filter:
    """Return the filter of conditions. ArchiveError for a text that is no date, and for an unknown name."""
    values: dict[str, Any] = {}
    mistakes: list[str] = []
    for field in fields(filters):
        value = getattr(filters, field.name)
        if field.name in NAMED:
            values[field.name] = value
            mistakes += [
                _unknown(archive, field.name, name) for name in value if not archive.search.has(field.name, name)
            ]
        elif value is not None:
            values[field.name] = date(field.name, value)
    if mistakes:
        raise ArchiveError(joined("\n", mistakes))
    return Filter(**values)


def date(name: str, text: str) -> str:
    """Return a date as ISO 8601. ArchiveError for any other text."""
    try:
        return moment(text, "last" if name == "until" else "first")
    except (ValueError, OverflowError) as error:
        message = Message(
            "{name}: {text} is not a date; write 2026-01-31, 2026-01, today, last week, 36h, 7d, 2w, 3mo or 1y",
            name=name,
            text=repr(text),
        )
        raise ArchiveError(message) from error


def _unknown(archive: Archive, field: Named, name: str) -> Message:
    if near := archive.search.near(field, name):
        others = " / ".join(map(repr, near))
        return Message(
            "the archive has no {field} {name}; did you mean {near}?", field=field, name=repr(name), near=others
        )
    return Message("the archive has no {field} {name}", field=field, name=repr(name))


def matching(archive: Archive, text: str, filters: Filters) -> tuple[Filter, list[str]]:
    """Return the articles of a query among those of conditions, as a filter, and hints on how it was understood."""
    among = chosen(archive, filters)
    query, hints = read(text)
    return (Filter(ids=archive.search.ids(query, among)) if query.groups else among), hints


def read(text: str) -> tuple[Query, list[str]]:
    """Return a query, and hints on how it was understood."""
    query = parse(text)
    return query, [hint.render(N_) for hint in query.hints]


def row_of(archive: Archive, key: int | str) -> dict[str, Any]:
    """Return the row of an article, by its number or URL. ArchiveError if there is none."""
    text = str(key).strip()
    row = archive.articles.get(text) or archive.articles.get(canonical(text) or text)
    if row is None:
        raise ArchiveError(Message("there is no article {key}; `search` finds the existing ones", key=repr(text)))
    return row


def rows_of(archive: Archive, articles: list[int]) -> Iterator[tuple[dict[str, Any], str | None]]:
    """Yield the rows of articles (ids) in that order, each with the SHA-256 of its raw page."""
    checksums = archive.bulk.checksums_of_articles(articles)
    for row in archive.articles(Filter(ids=articles)):
        yield row, checksums.get(row["id"])
