"""The file or folder of `scrape export`: what may be replaced, the writer of its format, rows counted as they pass."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scraper import extras
from scraper.cli.options.export.export_format import file_name
from scraper.cli.options.export.output import in_force
from scraper.cli.options.logs import Loudness
from scraper.exporters import Format
from scraper.exporters.tables.headings import heading
from scraper.i18n import _

if TYPE_CHECKING:
    from scraper.archive.articles.bulk_reads import TableName
    from scraper.cli.views.progress.progress import Job


def is_export(file: Path, requested: Sequence[str]) -> bool:
    """Check whether a file was written by an export, also by one of just the ``requested`` columns."""
    from scraper.archive.articles.bulk_reads import all_columns
    from scraper.exporters.recognise import is_ours

    return is_ours(file, all_columns(), requested)


def replaceable(db: Path, by: tuple[str, ...], force: bool) -> Callable[[Path], bool]:
    """Return the test whether an existing folder may be replaced."""

    def may_go(folder: Path) -> bool:
        if force:
            files = in_force(click.get_current_context(silent=True))
            needed = (db, *filter(None, (files.archive, files.sources)), Path.cwd(), Path.home())
            return not any(path.resolve().is_relative_to(folder) for path in needed)
        if not by:
            return False
        from scraper.exporters.tables.dataset import is_ours

        return is_ours(folder)

    return may_go


def unmixed(loudness: Loudness, output: Path | None) -> Loudness:
    """No bars where the articles themselves go to the terminal."""
    return replace(loudness, quiet=True) if output is None and sys.stdout.isatty() else loudness


def writer_of(
    format: Format, by: tuple[str, ...], columns: Sequence[str], keep_formulas: bool, delimiter: str | None
) -> Callable[..., None]:
    """The function that writes the rows. ``columns``: those of a table without rows; empty for the usual ones."""
    options: dict[str, Any] = {}
    if by:
        options["by"] = by
    if columns:
        options["columns"] = columns
    if format.name == "xlsx":
        options["heading"] = heading
    if keep_formulas:
        from scraper.exporters.tables.csv import unchanged

        options["cell"] = unchanged
    if delimiter:
        options["delimiter"] = "\t" if delimiter == "tab" else delimiter
    return partial(format.write, **options)


def table_columns(table: TableName | None) -> Sequence[str]:
    """The columns of a table; empty for articles."""
    if table is None:
        return ()
    from scraper.archive.articles.bulk_reads import table_columns as columns

    return columns(table)


def write(
    format: Format,
    write: Callable[..., None],
    rows: Iterable[Any],
    output: Path | None,
    is_replaceable: Callable[[Path], bool],
) -> None:
    from scraper.exporters import target

    try:
        if format.into == "folder":
            with target.folder(file_name(output, format), is_replaceable) as folder:
                write(rows, folder)
        else:
            with target.file(output) as file:
                write(rows, file)
    except ModuleNotFoundError as error:
        if format.extra is None:
            raise
        needs = _("{format} needs an optional component: {install}")
        raise click.UsageError(needs.format(format=format.name, install=extras.hint(format.extra))) from error


class Counted:
    """Rows that are counted as they pass."""

    def __init__(self, rows: Iterable[Any], part: str, watch: Job) -> None:
        self._rows, self._part, self._watch = rows, part, watch
        self.count = 0

    def __iter__(self) -> Iterator[Any]:
        for row in self._rows:
            self.count += 1
            self._watch.step(self._part)
            yield row
