"""`scrape keywords`: the most characteristic words of an article, a source or a period."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scraper.cli.commands.maintain.dictionary import dictionaries
from scraper.cli.options import exclusive
from scraper.cli.options.common import db_option, limit_option, sources_option, stop_words_option
from scraper.cli.options.export.output import Output, output_options, print_csv
from scraper.cli.options.selection import query_options
from scraper.cli.options.selection.filters import chosen, filter_options
from scraper.cli.terminal import console, tables
from scraper.cli.terminal.tables import Column
from scraper.errors import ArchiveError
from scraper.i18n import _
from scraper.presentation.keywords import Keyword, keywords

if TYPE_CHECKING:
    from scraper.archive import Archive, Filter


@click.command(
    short_help="List the most characteristic words of articles.",
    context_settings=query_options.SETTINGS,
)
@query_options.query_argument("[ID|URL|QUERY...]")
@limit_option("Maximum number of words.", 20)
@stop_words_option
@filter_options
@output_options("Print a JSON array, one object per word.")
@db_option
@sources_option
def command(
    query: tuple[str, ...],
    limit: int,
    stops: Path | None,
    output: Output,
    db: Path,
    sources_file: Path,
    **filters: Any,
) -> None:
    """List the most characteristic words: frequent in these articles, rare in Chinese in general and in the archive
    (TF-IDF over jieba).

    Of one article, given by number or URL; of the articles that QUERY finds; without either, of all articles that the
    options select.

    \b
    Examples:
      scrape keywords 17
      scrape keywords --source cctv --since 7d
      scrape keywords 低保 --json
      scrape keywords --since 30d --stop-words names.txt
    """
    from scraper.archive import Archive

    left_out = stop_words(dictionaries(sources_file), stops)
    with Archive.read(db) as archive:
        words = keywords(archive, _selected(archive, " ".join(query), filters), left_out, limit)
    if output == "json":
        click.echo(json.dumps([asdict(word) for word in words], ensure_ascii=False, indent=2))
    if output == "csv":
        print_csv(map(asdict, words), [field.name for field in dataclasses.fields(Keyword)])
    if not words:
        raise ArchiveError(_("{file}: no matching articles, or none with words").format(file=db))
    if output is None:
        _print(words)


def _selected(archive: Archive, query: str, filters: Mapping[str, Any]) -> Filter:
    from scraper.archive import Filter

    among = chosen(archive, **filters)
    if not query.strip():
        return among
    if query.isdecimal() or "://" in query:
        exclusive.refuse(query, *filters)
        return Filter(ids=[query_options.article(archive, query)["id"]])
    return Filter(ids=archive.search.ids(query_options.parsed(query), among))


def stop_words(dictionaries: Iterable[Path], own: Path | None) -> frozenset[str]:
    """The words to leave out, folded: the stop words of the dictionaries, and those of the caller's file."""
    from scraper.text import segmenter
    from scraper.text.keywords import read_stop_words
    from scraper.text.normalise import fold

    of_dictionaries = frozenset(fold(word) for file in dictionaries for word in segmenter.stop_words(file))
    return of_dictionaries | read_stop_words(own) if own else of_dictionaries


def _print(words: list[Keyword]) -> None:
    columns = (
        Column(_("word"), folds=True),
        Column(_("articles"), goes=1, right=True),
        Column(_("occurrences"), goes=3, right=True),
        Column(_("score"), goes=2, right=True),
    )
    rows = [(word.word, str(word.articles), str(word.occurrences), f"{word.score:.0f}") for word in words]
    tables.show(console.out(), columns, rows)
