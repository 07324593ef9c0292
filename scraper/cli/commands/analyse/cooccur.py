"""`scrape cooccur`: the words that occur together with a word more often than by chance."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scraper.cli.commands.analyse.keywords import stop_words
from scraper.cli.commands.maintain.dictionary import dictionaries
from scraper.cli.options.common import db_option, limit_option, sources_option, stop_words_option
from scraper.cli.options.export.output import Output, output_options, print_csv
from scraper.cli.options.logs import Loudness
from scraper.cli.options.selection import query_options
from scraper.cli.options.selection.filters import chosen, filter_options
from scraper.cli.terminal import console, tables
from scraper.cli.terminal.tables import Column
from scraper.errors import ArchiveError
from scraper.i18n import _

if TYPE_CHECKING:
    from scraper.archive.search.query.query import Query
    from scraper.text.cooccurrence import Companion, Cooccurrence


@click.command(
    short_help="List the words that occur with a word more often than by chance.",
    context_settings=query_options.SETTINGS,
)
@query_options.query_argument("WORD...")
@click.option(
    "--within",
    type=click.Choice(["sentence", "article"]),
    default="sentence",
    show_default=True,
    help="What two words must share.",
)
@click.option(
    "--least",
    type=click.IntRange(1),
    default=3,
    show_default=True,
    metavar="N",
    help="Leave out words that share fewer sentences or articles with WORD.",
)
@limit_option("Maximum number of words; 0 for all.", 30, least=0)
@stop_words_option
@filter_options
@output_options("Print a JSON array, one object per word.")
@db_option
@sources_option
def command(
    query: tuple[str, ...],
    within: str,
    least: int,
    limit: int,
    stops: Path | None,
    output: Output,
    db: Path,
    sources_file: Path,
    **filters: Any,
) -> None:
    """List the words that occur in the same sentences (or articles) as WORD more often than by chance, the strongest
    first. WORD may be several words with OR between them. Words are as the segmenter cut the archive's texts.

    The score is the log-likelihood ratio of Dunning (1993), G² = 2 Σ O ln(O/E) over the four counts of sentences with
    and without each of the two words: O is counted, E is expected if the words are independent. A score of 10.83 is
    significant at 0.1 %.

    \b
    Examples:
      scrape cooccur 低保
      scrape cooccur 低保 --least 2 -n 10
      scrape cooccur 'C919 OR 大飞机' --csv > companions.csv
    """
    from scraper.archive import Archive, Filter
    from scraper.cli.views.progress.progress import job
    from scraper.text.cooccurrence import UNITS, Companion, Cooccurrence, occurrences
    from scraper.text.keywords import is_telling
    from scraper.text.normalise import fold

    parsed = query_options.parsed_query(query, False, False)
    left_out = stop_words(dictionaries(sources_file), stops)
    counts = Cooccurrence(
        _spellings(parsed), UNITS[within], lambda word: is_telling(word) and fold(word) not in left_out, least
    )
    with Archive.read(db) as archive, archive.snapshot():
        among = chosen(archive, **filters)
        articles = archive.search.ids(parsed, among)
        with job("cooccur", lambda: {db.name: archive.articles.count(among)}, Loudness()) as watch:
            for words in archive.bulk.words(Filter(ids=articles)):
                counts.near(words)
            count = partial(occurrences, counts.candidates(), within)
            for units, alone in archive.bulk.counted_words(count, among, partial(watch.step, db.name)):
                counts.add(units, alone)
    companions = counts.companions()[: limit or None]
    if output == "json":
        click.echo(json.dumps([asdict(one) for one in companions], ensure_ascii=False, indent=2))
    if output == "csv":
        print_csv(map(asdict, companions), [field.name for field in fields(Companion)])
    if not companions:
        message = _("{file}: no word occurs with {word!r} more often than by chance")
        if not articles:
            message = _("{file}: none of the selected articles contains {word!r}")
        raise ArchiveError(message.format(file=db, word=" ".join(query)))
    if output is None:
        _print(companions, counts, within)


def _spellings(query: Query) -> list[str]:
    """The folded word of a query, or its alternatives (OR). Raises UsageError for any other query."""
    terms = query.groups[0] if len(query.groups) == 1 else ()
    if not terms or any(term.negated or term.field is not None for term in terms):
        raise click.UsageError(_("give one word, or several with OR between them."))
    return [term.text for term in terms]


def _print(companions: list[Companion], counts: Cooccurrence, within: str) -> None:
    columns = (
        Column(_("word"), folds=True),
        Column(_("together"), right=True),
        Column(_("expected"), goes=2, right=True),
        Column(_("in all"), goes=1, right=True),
        Column("G²", right=True),
    )
    rows = [
        (one.word, f"{one.together:,}", f"{one.expected:,.1f}", f"{one.units:,}", f"{one.log_likelihood:,.1f}")
        for one in companions
    ]
    tables.show(console.out(), columns, rows)
    sentences, articles = _("{n} of {all} sentences contain the word."), _("{n} of {all} articles contain the word.")
    line = sentences if within == "sentence" else articles
    text = line.format(n=f"{counts.with_word:,}", all=f"{counts.units:,}")
    console.err().print(text, style="dim", highlight=False)
