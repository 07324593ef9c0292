"""``--columns`` of an export: which values of a row are written, and in which order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from scraper.closest_names import near
from scraper.exporters import TABULAR, Format
from scraper.i18n import _, translator

if TYPE_CHECKING:
    from scraper.archive.articles.bulk_reads import TableName


def named(context: click.Context, option: click.Parameter, value: str | None) -> tuple[str, ...]:
    """A click callback: the names of columns, by commas."""
    if value is None:
        return ()
    names = tuple(filter(None, (name.strip() for name in re.split("[,，、]", value))))
    if not names:
        raise click.BadParameter(_("name at least one column."))
    if len(set(names)) < len(names):
        raise click.BadParameter(_("name each column only once."))
    return names


def check(names: Sequence[str], format: Format, table: TableName | None) -> None:
    """Raise UsageError for a column that the rows have not, and for a format without columns."""
    if names and format.name not in TABULAR:
        message = _("--columns applies to {formats} only.")
        raise click.UsageError(message.format(formats=", ".join(TABULAR)))
    available = _available(format, table)
    for name in names:
        if name not in available:
            message = _("there is no column {name!r}; available: {names}.")
            if others := _near(name, available):
                message = _("there is no column {name!r}; did you mean {near}? Available: {names}.")
            raise click.UsageError(message.format(name=name, near=_(" or ").join(others), names=", ".join(available)))


def _near(name: str, available: Sequence[str]) -> tuple[str, ...]:
    """The columns that a name may mean: of similar spelling, or with that heading in Chinese."""
    from scraper.exporters.tables.headings import HEADINGS

    chinese = translator("zh")
    headings = {chinese(HEADINGS[column]): column for column in available if column in HEADINGS}
    return near(name, available) or tuple(headings[heading] for heading in near(name, headings))


def picked(rows: Iterable[Mapping[str, Any]], names: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Yield the rows with these columns, in this order."""
    for row in rows:
        yield {name: row.get(name) for name in names}


def _available(format: Format, table: TableName | None) -> tuple[str, ...]:
    from scraper.archive.articles.bulk_reads import table_columns
    from scraper.archive.articles.queries import KEYS

    if table is not None:
        return table_columns(table)
    return (*KEYS, "revisions") if format.takes == "revisions" else KEYS
