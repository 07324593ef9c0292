"""The options of `scrape export` that go together with some formats and not with others."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from scraper.cli.options import exclusive
from scraper.exporters import DATASET, FORMATS, PROSE, TABULAR, Format
from scraper.i18n import _


def parted_by(context: click.Context, option: click.Parameter, value: str | None) -> tuple[str, ...]:
    """A click callback: the names of columns, by commas."""
    from scraper.archive.articles.bulk_reads import PARTITIONS

    names = tuple(name.strip() for name in value.split(",")) if value is not None else ()
    for name in names:
        if name not in PARTITIONS:
            message = _("cannot partition by {name!r}; available: {names}.")
            raise click.BadParameter(message.format(name=name, names=", ".join(PARTITIONS)))
    if len(set(names)) < len(names):
        raise click.BadParameter(_("name each column only once."))
    return names


def chosen(name: str | None, output: Path | None) -> Format:
    """The requested format, or that of the file's name."""
    if name is not None:
        return FORMATS[name]
    if output is None:
        raise click.UsageError(_("give --format, or -o with a file name that shows the format (articles.csv)."))
    for format in sorted(FORMATS.values(), key=lambda format: -len(format.suffix)):  # .csl.json before .json
        if output.name.endswith(format.suffix):
            return format
    message = _("cannot tell the format from {file}; give --format {formats}.")
    raise click.UsageError(message.format(file=output, formats="|".join(FORMATS)))


def check(format: Format, by: tuple[str, ...], table: str | None, of_csv: Mapping[str, object]) -> None:
    """UsageError where options do not go together. ``of_csv``: those that are about CSV alone."""
    for option, value in of_csv.items():
        if value and format.name != "csv":
            raise click.UsageError(_("{option} applies to csv only.").format(option=option))
    if by and format is not DATASET:
        raise click.UsageError(_("--partition applies to parquet only."))
    if by and table:
        raise click.UsageError(_("--partition applies to articles, not to another --table."))
    if table and format.name not in TABULAR:
        message = _("{format} can only hold articles; for a table use {formats}.")
        raise click.UsageError(message.format(format=format.name, formats=", ".join(TABULAR)))


def check_filters(
    query: tuple[str, ...], filters: Mapping[str, Any], sort: str, limit: int | None, unique: bool
) -> None:
    """UsageError for a choice that only articles offer."""
    others = [value for name, value in filters.items() if name not in ("source", "since", "until")]
    exclusive.refuse("--table", "cut", "fold_han")
    if query or any(others) or sort != "stored" or limit or unique:
        raise click.UsageError(_("with --table only --source, --since and --until can be used."))


def check_segmented(format: Format) -> None:
    """UsageError for what is no text, and for what the archive did not cut."""
    exclusive.refuse("--segmented", "table", "by")
    if format.name not in PROSE:
        raise click.UsageError(_("--segmented applies to {formats} only.").format(formats=", ".join(PROSE)))


def file_name(output: Path | None, format: Format) -> Path:
    """The name of the file or folder. UsageError where there is none, of a format that needs one."""
    if output is None or str(output) == "-":
        raise click.UsageError(
            _("{format} is {what}; name it with -o.").format(format=format.name, what=_(format.description))
        )
    return output
