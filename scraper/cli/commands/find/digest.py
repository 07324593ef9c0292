"""`scrape digest`: the articles of a day on one page: on the terminal, as Markdown, HTML or a book."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scraper.cli.options.common import db_option, limit_option
from scraper.cli.options.export.output import file_option, may_replace
from scraper.cli.options.selection import query_options
from scraper.cli.options.selection.filters import chosen, filter_options
from scraper.cli.terminal import console
from scraper.date_input import moment
from scraper.errors import ArchiveError
from scraper.i18n import _

if TYPE_CHECKING:
    from scraper.digest import Grouping
    from scraper.digest.formats import Format

SINCE = "1d"
"""Start of the period without --since."""


@click.command(
    short_help="Show the news of a day on one page, or write it as a book.", context_settings=query_options.SETTINGS
)
@query_options.query_argument()
@click.option(
    "--by",
    type=click.Choice(["section", "source", "outlet", "page"]),
    default="section",
    show_default=True,
    help="What to group the articles by; page is the page of a printed paper.",
)
@limit_option("Maximum number of texts.", 300, most=5000)
@file_option("File to write: .md, .html or .epub.  [default: standard output]")
@click.option(
    "--format",
    "name",
    type=click.Choice(["markdown", "html", "epub"]),
    help="Format.  [default: from the file's name; without a file, text]",
)
@click.option(
    "--pictures/--no-pictures",
    default=True,
    help="html, epub: put in the pictures that the archive has kept, or leave them out, as for mail.  "
    "[default: --pictures]",
)
@click.option("--json", "as_json", is_flag=True, help="Print the digest as JSON.")
@query_options.reading_options
@filter_options
@click.option("--force", is_flag=True, help="Replace FILE even if it is not a digest.")
@db_option
def command(
    query: tuple[str, ...],
    by: Grouping,
    limit: int,
    output: Path | None,
    name: Format | None,
    pictures: bool,
    as_json: bool,
    cut: bool,
    fold_han: bool,
    force: bool,
    db: Path,
    **filters: Any,
) -> None:
    """Show the articles that QUERY finds (without QUERY, all) on one page: those of the last day, of the day of
    --until, or from --since to --until.

    Reprints are folded into one entry, which names the other outlets. Rising words are keywords of at least three texts
    whose share is at least twice that of the 30 days before, and not by chance. Nothing is written by a model: every
    sentence is an article's own, with its outlet and its number. A book (EPUB) contains the full texts,
    with the pictures that the archive has kept; an HTML page has the first picture of each article.

    \b
    Examples:
      scrape digest
      scrape digest 低保 OR 养老金 --since 7d --by source
      scrape digest --since yesterday -o today.epub
      scrape digest --since 3d --format html --no-pictures > mail.html
    """
    from scraper import digest as digests
    from scraper.archive import Archive
    from scraper.exporters import target

    format = name or (digests.format_of(output) if output is not None else None)
    if output is not None:
        if format is None:
            raise click.UsageError(
                _("{file}: give it a name in .md, .html or .epub, or add --format").format(file=output)
            )
        may_replace(output, digests.is_ours, force=force, command="digest")
    elif format == "epub" and sys.stdout.isatty():
        raise click.UsageError(_("{format} is not text: name a file with -o, or use a pipe.").format(format="epub"))
    is_of_last_day = filters["since"] is filters["until"] is None
    filters["since"] = filters["since"] or filters["until"] or moment(SINCE)
    with Archive.read(db) as archive:
        parsed = query_options.parsed_query(query, cut, fold_han)
        words = query_options.as_text(" ".join(" ".join(query).split()))
        digest = digests.compose(archive, parsed, chosen(archive, **filters), words=words, by=by, limit=limit)
        if digest.articles and format is not None and not as_json:
            with target.file(output) as file:
                digests.write(digest, format, file, archive.files.read if pictures else None)
    if not digest.articles:
        if is_of_last_day:
            raise ArchiveError(_("{file}: no articles of the last day; --since 7d shows a week").format(file=db))
        raise ArchiveError(_("{file}: no articles, or none that match the options").format(file=db))
    if as_json:
        click.echo(json.dumps(digests.as_json(digest), ensure_ascii=False, indent=2))
    elif format is None:
        from scraper.cli.views import digest_view

        digest_view.show(digest)
    if output is not None and str(output) != "-":
        message = _("{file}: digest of {n} texts").format(file=output, n=f"{digest.shown:,}")
        console.err().print(message, soft_wrap=True)
