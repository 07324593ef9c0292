"""`scrape export`: articles out of the archive, in the formats of other programs."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

import click

from scraper import extras
from scraper.cli.options import columns as columns_of
from scraper.cli.options import exclusive, query_options
from scraper.cli.options.common import db_option, offering
from scraper.cli.options.filters import chosen, filter_options, typed_dates
from scraper.cli.options.logs import Loudness, loudness_options
from scraper.cli.options.output import OutputPath, in_force, may_replace
from scraper.cli.terminal import console
from scraper.exporters import BINARY, DATASET, FORMATS, PROSE, TABULAR, Format
from scraper.exporters.headings import heading
from scraper.i18n import _, ngettext

if TYPE_CHECKING:
    from scraper.archive import Archive, Filter
    from scraper.archive.articles.bulk_reads import TableName
    from scraper.archive.search.query import Query
    from scraper.cli.views.progress import Job

log = logging.getLogger(__name__)

Order = Literal["stored", "relevance", "newest", "oldest"]


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


@click.command(
    short_help="Write articles as CSV, JSON, Excel, Parquet, BibTeX, RIS, Atom, WARC …",
    context_settings=query_options.SETTINGS,
)
@query_options.query_argument()
@click.option(
    "--format",
    "name",
    type=click.Choice(list(FORMATS)),
    metavar="FORMAT",
    help="  ".join(f"{format.name}: {format.what}." for format in FORMATS.values())
    + "  [default: from the file's name]",
)
@click.option("-o", "--output", type=OutputPath(), metavar="FILE", help="File to write.  [default: standard output]")
@click.option(
    "--sort",
    type=click.Choice(["stored", "relevance", "newest", "oldest"]),
    default="stored",
    show_default=True,
    help="Order of the articles: as stored, or as in `scrape search`.",
)
@click.option("-n", "--limit", type=click.IntRange(1), help="Maximum number of articles: the first ones in that order.")
@query_options.reading_options
@filter_options
@click.option("--unique", is_flag=True, help="Of articles with the same text, only the first in that order.")
@click.option(
    "--partition",
    "by",
    metavar="COLUMN,...",
    callback=parted_by,
    help="parquet: write one folder per value of these columns: source, outlet, section, language, year, month, day.",
)
@click.option(
    "--table",
    type=click.Choice(["revisions", "front_pages", "failures", "pages"]),
    help="Write this table of the archive instead of articles; --source, --since and --until filter its rows.",
)
@click.option(
    "--columns",
    metavar="COLUMN,...",
    callback=columns_of.named,
    shell_complete=offering("columns"),
    help="csv, json, jsonl, parquet, xlsx: write these columns, in this order: url,headline,published.",
)
@click.option(
    "--segmented",
    is_flag=True,
    help="Put spaces between the words of headline, summary and body, as the archive's texts were cut: for quanteda, "
    "KH Coder, Voyant.",
)
@click.option("--force", is_flag=True, help="Replace a file or folder whatever it contains, except an archive.")
@click.option(
    "--keep-formulas", is_flag=True, help="csv: leave cells that a spreadsheet would run as a formula unchanged."
)
@click.option(
    "--delimiter",
    type=click.Choice([",", ";", "tab"]),
    help="csv: separator between cells; use ; where Excel writes decimals with a comma.  [default: ,]",
)
@loudness_options("Log what is written, and where.")
@db_option
def command(
    query: tuple[str, ...],
    name: str | None,
    output: Path | None,
    sort: Order,
    limit: int | None,
    cut: bool,
    fold_han: bool,
    unique: bool,
    by: tuple[str, ...],
    table: TableName | None,
    columns: tuple[str, ...],
    segmented: bool,
    force: bool,
    keep_formulas: bool,
    delimiter: str | None,
    loudness: Loudness,
    db: Path,
    **filters: Any,
) -> None:
    """Write the articles that QUERY finds (as in `scrape search`; without QUERY, all) to a file or standard output.

    A file or folder appears complete or not at all. An earlier export is replaced; before any other file is replaced,
    you are asked. An archive, another database or a sources.yaml is never replaced.

    A db holds the articles with their revisions, raw pages, tags and sightings, and nothing of others; `scrape import`
    takes it.

    In CSV, text that a spreadsheet would run as a formula gets an apostrophe in front, which makes it harmless.

    \b
    Examples:
      scrape export -o articles.csv
      scrape export 低保 -养老 --source cctv --format jsonl | jq .headline
      scrape export --sort newest -n 50 --format atom -o news.xml
      scrape export --partition source,month -o dataset
      scrape export 低保 --format bibtex -o references.bib
      scrape export --columns url,headline,published -o list.csv
      scrape export 低保 --segmented --columns id,headline,body -o corpus.csv
      scrape export --table front_pages -o front_pages.parquet
      scrape export 低保 --since 2026 -o part.db
    """
    from scraper.archive import Archive
    from scraper.cli.views.archive_export import write_archive
    from scraper.cli.views.progress import job

    format = DATASET if by and name in (None, "parquet") else _format(name, output)
    _check(format, by, table, {"--keep-formulas": keep_formulas, "--delimiter": delimiter})
    if by:
        exclusive.refuse("--partition", "columns")
    columns_of.check(columns, format, table)
    if segmented:
        _check_segmented(format)
    if format.name in BINARY and output is None and sys.stdout.isatty():
        raise click.UsageError(
            _("{format} is not text: name a file with -o, or use a pipe.").format(format=format.name)
        )
    if output is not None and format.into != "folder":
        may_replace(output, partial(_is_export, requested=columns), force=force, command="export")
    with Archive.read(db) as archive, loudness.logging():
        selected: Iterable[Any]
        part = output.name if output else format.name
        if table is not None:
            _check_filters(query, filters, sort, limit, unique)
            by_source = chosen(archive, **filters)
            selected = archive.bulk.table(table, source=by_source.source, since=by_source.since, until=by_source.until)
            total = None
        else:
            parsed = query_options.parsed_query(query, cut, fold_han)
            articles = _choice(archive, parsed, chosen(archive, **filters), sort, unique, limit)
            if format.into == "archive":
                write_archive(archive, articles, _needed(output, format), loudness)
                return
            reads: Mapping[str, Callable[[Filter], Iterable[Any]]] = {
                "articles": archive.articles,
                "revisions": archive.bulk.with_revisions,
                "references": archive.bulk.references,
                "raw": archive.bulk.raw_pages,
            }
            read: Callable[[Filter], Iterable[Any]] = archive.bulk.segmented if segmented else reads[format.takes]
            selected = archive.bulk.partitioned(articles, by) if by else read(articles)
            total = partial(archive.articles.count, articles)
        if columns:
            selected = columns_of.picked(cast("Iterable[Mapping[str, Any]]", selected), columns)
        writer = _writer(format, by, columns or _table_columns(table), keep_formulas, delimiter)
        if format.name == "atom":
            title, choice = _named(query, cut, fold_han, filters, unique)
            writer = partial(writer, title=title, choice=choice)
        with job("export", lambda: {part: total() if total else None}, _unmixed(loudness, output)) as watch:
            rows = Counted(selected, part, watch)
            _write(format, writer, rows, output, _replaceable(db, by, force))
        log.info("%d rows written to %s", rows.count, output or "standard output")
    if output is not None and loudness.reports:
        done = (
            ngettext("{n} article written to {file}", "{n} articles written to {file}", rows.count)
            if table is None
            else ngettext("{n} row written to {file}", "{n} rows written to {file}", rows.count)
        )
        console.err().print(done.format(n=rows.count, file=output), soft_wrap=True)


def _named(
    query: tuple[str, ...],
    cut: bool,
    fold_han: bool,
    filters: dict[str, Any],
    unique: bool,
) -> tuple[str, str]:
    """A choice of articles for people, and for telling it from any other; both empty for all of them.

    Order and number are no part of it: the feed of the fifty newest is that of the hundred newest, shorter.
    """
    import json

    words = query_options.as_text(" ".join(" ".join(query).split()))
    # a date as it was typed: the feed of the last 7d is tomorrow the same feed
    typed: dict[str, Any] = {name: value for name, value in (filters | typed_dates()).items() if value}
    flags = {"words": cut, "fold_han": fold_han, "unique": unique}
    choice = {"query": words, **typed, **{name: value for name, value in flags.items() if value}}
    if not any(choice.values()):
        return "", ""
    values = [", ".join(value) if isinstance(value, tuple) else str(value) for value in typed.values()]
    return " · ".join(filter(None, [words, *values])), json.dumps(choice, sort_keys=True, ensure_ascii=False)


def _check(format: Format, by: tuple[str, ...], table: str | None, of_csv: Mapping[str, object]) -> None:
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


def _check_filters(
    query: tuple[str, ...], filters: Mapping[str, Any], sort: Order, limit: int | None, unique: bool
) -> None:
    """UsageError for a choice that only articles offer."""
    others = [value for name, value in filters.items() if name not in ("source", "since", "until")]
    exclusive.refuse("--table", "cut", "fold_han")
    if query or any(others) or sort != "stored" or limit or unique:
        raise click.UsageError(_("with --table only --source, --since and --until can be used."))


def _check_segmented(format: Format) -> None:
    """UsageError for what is no text, and for what the archive did not cut."""
    exclusive.refuse("--segmented", "table", "by")
    if format.name not in PROSE:
        raise click.UsageError(_("--segmented applies to {formats} only.").format(formats=", ".join(PROSE)))


def _is_export(file: Path, requested: Sequence[str]) -> bool:
    """Tell if a file was written by an export, also by one of just the ``requested`` columns."""
    from scraper.archive.articles.bulk_reads import all_columns
    from scraper.exporters.recognise import is_ours

    return is_ours(file, all_columns(), requested)


def _replaceable(db: Path, by: tuple[str, ...], force: bool) -> Callable[[Path], bool]:
    """Return the test whether an existing folder may be replaced."""

    def may_go(folder: Path) -> bool:
        if force:
            files = in_force(click.get_current_context(silent=True))
            needed = (db, *filter(None, (files.archive, files.sources)), Path.cwd(), Path.home())
            return not any(path.resolve().is_relative_to(folder) for path in needed)
        if not by:
            return False
        from scraper.exporters.dataset import is_ours

        return is_ours(folder)

    return may_go


def _unmixed(loudness: Loudness, output: Path | None) -> Loudness:
    """No bars where the articles themselves go to the terminal."""
    return replace(loudness, quiet=True) if output is None and sys.stdout.isatty() else loudness


def _choice(archive: Archive, query: Query, among: Filter, sort: Order, unique: bool, limit: int | None) -> Filter:
    """The articles to write, in their order."""
    from scraper.archive import Filter

    if sort != "stored":
        return Filter(
            ids=archive.search.ordered(query, among, sort=sort, copies="folded" if unique else "shown", limit=limit)
        )
    if query.groups or limit:
        among = Filter(ids=sorted(archive.search.ids(query, among)))
    if unique:
        among = Filter(ids=archive.articles.first_prints(among))
    return among if limit is None else Filter(ids=(among.ids or ())[:limit])


def _format(name: str | None, output: Path | None) -> Format:
    """The requested format, or that of the file's name."""
    if name is not None:
        return FORMATS[name]
    if output is None:
        raise click.UsageError(_("give --format, or -o with a file name that shows the format (articles.csv)."))
    for format in sorted(FORMATS.values(), key=lambda format: -len(format.suffix)):  # .csl.json before .json
        if output.name.endswith(format.suffix):
            return format
    message = _("cannot tell the format from {file}; give --format {formats}.")
    raise click.UsageError(message.format(file=output.name, formats="|".join(FORMATS)))


def _writer(
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
        from scraper.exporters.csv import unchanged

        options["cell"] = unchanged
    if delimiter:
        options["delimiter"] = "\t" if delimiter == "tab" else delimiter
    return partial(format.write, **options)


def _table_columns(table: TableName | None) -> Sequence[str]:
    """The columns of a table; empty for articles."""
    if table is None:
        return ()
    from scraper.archive.articles.bulk_reads import table_columns

    return table_columns(table)


def _write(
    format: Format,
    write: Callable[..., None],
    rows: Iterable[Any],
    output: Path | None,
    is_replaceable: Callable[[Path], bool],
) -> None:
    from scraper.exporters import target

    try:
        if format.into == "folder":
            with target.folder(_needed(output, format), is_replaceable) as folder:
                write(rows, folder)
        else:
            with target.file(output) as file:
                write(rows, file)
    except ModuleNotFoundError as error:
        if format.extra is None:
            raise
        needs = _("{format} needs an optional component: {install}")
        raise click.UsageError(needs.format(format=format.name, install=extras.hint(format.extra))) from error


def _needed(output: Path | None, format: Format) -> Path:
    if output is None:
        raise click.UsageError(
            _("{format} is {what}; name it with -o.").format(format=format.name, what=_(format.what))
        )
    return output


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
