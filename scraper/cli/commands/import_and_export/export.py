"""`scrape export`: write articles to files, in the formats of other programs."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

import click

from scraper.cli.options import exclusive
from scraper.cli.options.common import db_option, limit_option, offering
from scraper.cli.options.export import columns as columns_of
from scraper.cli.options.export import export_format
from scraper.cli.options.export.output import file_option, may_replace
from scraper.cli.options.logs import Loudness, loudness_options
from scraper.cli.options.selection import query_options
from scraper.cli.options.selection.filters import chosen, filter_options, typed_dates
from scraper.cli.terminal import console
from scraper.cli.views.import_and_export import export_file
from scraper.exporters import BINARY, DATASET, FORMATS
from scraper.i18n import _, ngettext

if TYPE_CHECKING:
    from scraper.archive import Archive, Filter
    from scraper.archive.articles.bulk_reads import TableName
    from scraper.archive.search.query.query import Query

log = logging.getLogger(__name__)

Order = Literal["stored", "relevance", "newest", "oldest"]


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
    help="  ".join(f"{format.name}: {format.description}." for format in FORMATS.values())
    + "  [default: from the file's name]",
)
@file_option(folders=True)
@click.option(
    "--sort",
    type=click.Choice(["stored", "relevance", "newest", "oldest"]),
    default="stored",
    show_default=True,
    help="Order of the articles: as stored, or as in `scrape search`.",
)
@limit_option("Maximum number of articles: the first ones in that order.")
@query_options.reading_options
@filter_options
@click.option("--unique", is_flag=True, help="Of articles with the same text, only the first in that order.")
@click.option(
    "--partition",
    "by",
    metavar="COLUMN,...",
    callback=export_format.parted_by,
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

    A file or folder appears complete or not at all. An earlier export in one file, or of --partition, is replaced,
    other folders with --force only; before any other file is replaced, you are asked. An archive, another database or a
    sources.yaml is never replaced.

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
    from scraper.cli.views.import_and_export.archive_export import write_archive
    from scraper.cli.views.progress.progress import job

    format = DATASET if by and name in (None, "parquet") else export_format.chosen(name, output)
    export_format.check(format, by, table, {"--keep-formulas": keep_formulas, "--delimiter": delimiter})
    if by:
        exclusive.refuse("--partition", "columns")
    columns_of.check(columns, format, table)
    if segmented:
        export_format.check_segmented(format)
    if format.name in BINARY and output is None and sys.stdout.isatty():
        raise click.UsageError(
            _("{format} is not text: name a file with -o, or use a pipe.").format(format=format.name)
        )
    if output is not None and format.into != "folder":
        may_replace(output, partial(export_file.is_export, requested=columns), force=force, command="export")
    with Archive.read(db) as archive, loudness.logging():
        selected: Iterable[Any]
        part = output.name if output else format.name
        if table is not None:
            export_format.check_filters(query, filters, sort, limit, unique)
            by_source = chosen(archive, **filters)
            selected = archive.bulk.table(table, source=by_source.source, since=by_source.since, until=by_source.until)
            total = None
        else:
            parsed = query_options.parsed_query(query, cut, fold_han)
            articles = _choice(archive, parsed, chosen(archive, **filters), sort, unique, limit)
            if format.into == "archive":
                write_archive(archive, articles, export_format.file_name(output, format), loudness)
                return
            reads: Mapping[str, Callable[[Filter], Iterable[Any]]] = {
                "articles": archive.articles,
                "revisions": archive.bulk.with_revisions,
                "references": archive.bulk.references,
                "raw": archive.bulk.raw_pages_and_files,
            }
            read: Callable[[Filter], Iterable[Any]] = archive.bulk.segmented if segmented else reads[format.takes]
            selected = archive.bulk.partitioned(articles, by) if by else read(articles)
            if format.files == "named":
                selected = archive.bulk.with_files(cast("Iterable[dict[str, Any]]", selected))
            total = partial(archive.articles.count, articles)
        if columns:
            selected = columns_of.picked(cast("Iterable[Mapping[str, Any]]", selected), columns)
        writer = export_file.writer_of(
            format, by, columns or export_file.table_columns(table), keep_formulas, delimiter
        )
        if format.files == "whole":
            writer = partial(writer, files=archive.files)
        if format.name == "atom":
            from scraper.exporters.feeds.atom import Feed

            title, choice = _named(query, cut, fold_han, filters, unique)
            writer = partial(writer, feed=Feed(title=title, choice=choice))
        with job("export", lambda: {part: total() if total else None}, export_file.unmixed(loudness, output)) as watch:
            rows = export_file.Counted(selected, part, watch)
            export_file.write(format, writer, rows, output, export_file.replaceable(db, by, force))
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
    """A choice of articles in words, and as an identity; both empty for all articles.

    Order and limit are no part of it: a feed of the newest fifty and one of the newest hundred are the same feed.
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


def _choice(archive: Archive, query: Query, among: Filter, sort: Order, unique: bool, limit: int | None) -> Filter:
    """The rows of the articles to write, in order."""
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
