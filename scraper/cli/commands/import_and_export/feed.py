"""`scrape feed`: write the results of a query as a feed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from scraper.cli.options.common import db_option, limit_option
from scraper.cli.options.export.output import file_option, may_replace
from scraper.cli.options.selection import query_options
from scraper.cli.options.selection.filters import chosen, filter_options, typed_dates
from scraper.cli.terminal import console
from scraper.exporters.feeds.atom import Content
from scraper.i18n import _


@click.command(
    short_help="Write the newest articles of a query as a feed: Atom or JSON Feed.",
    context_settings=query_options.SETTINGS,
)
@query_options.query_argument()
@file_option()
@click.option(
    "--format",
    "name",
    type=click.Choice(["atom", "json"]),
    help="Format of the feed.  [default: from the file's name, else atom]",
)
@click.option(
    "--content",
    type=click.Choice(["full", "summary"]),
    default="full",
    show_default=True,
    help="Text of each article: all of it, or its summary.",
)
@limit_option("Maximum number of articles.", 100, most=10_000)
@click.option("--title", default="", help="Title of the feed.  [default: query and filters]")
@click.option("--unique", is_flag=True, help="Of articles with the same text, only the newest.")
@query_options.reading_options
@filter_options
@click.option("--force", is_flag=True, help="Replace a file whatever it contains, except an archive.")
@db_option
def command(
    query: tuple[str, ...],
    output: Path | None,
    name: str | None,
    content: Content,
    limit: int,
    title: str,
    unique: bool,
    cut: bool,
    fold_han: bool,
    force: bool,
    db: Path,
    **filters: Any,
) -> None:
    """Write the newest articles that QUERY finds (as in `scrape search`; without QUERY, all) as a feed.

    The id of an article never changes; when the article is revised, its date of update changes, so that feed readers
    show it again. If no article has changed, the file stays the same, byte for byte. Feeds to be written after every
    fetch are listed under `feeds:` in sources.yaml; `scrape serve` serves any query at /feed.xml. See docs/feeds.md.

    \b
    Examples:
      scrape feed -o news.xml
      scrape feed 低保 OR 养老金 --title 民生 -o feeds/livelihood.json
      scrape feed --source cctv --content summary -n 20 > cctv.xml
    """
    from scraper import feeds
    from scraper.archive import Archive
    from scraper.archive.articles.bulk_reads import all_columns
    from scraper.exporters import recognise, target

    format: feeds.Format = "json" if name == "json" else "atom"
    if output is not None:
        format = format if name else feeds.format_of(output) or "atom"
        may_replace(output, lambda path: recognise.is_ours(path, all_columns()), force=force, command="feed")
        if not output.parent.exists():
            output.parent.mkdir(parents=True)
    with Archive.read(db) as archive:
        selection = feeds.Selection(
            query_options.parsed_query(query, cut, fold_han),
            query_options.as_text(" ".join(query)),
            chosen(archive, **filters),
            items=limit,
            content=content,
            copies="folded" if unique else "shown",
            title=title,
            typed=tuple(typed_dates().items()),
        )
        feed = feeds.rendered(archive, selection, format)
    if output is None or str(output) == "-":
        sys.stdout.buffer.write(feed)
        return
    if output.is_file() and output.read_bytes() == feed:
        console.err().print(_("{file} is unchanged").format(file=output), soft_wrap=True)
        return
    with target.file(output) as file:
        file.write(feed)
    console.err().print(_("Feed written to {file}").format(file=output), soft_wrap=True)
