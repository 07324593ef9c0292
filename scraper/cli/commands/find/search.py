"""`scrape search`: find articles by exact text."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from scraper.cli.options import exclusive
from scraper.cli.options.common import db_option, limit_option
from scraper.cli.options.export.output import Output, output_options, print_csv
from scraper.cli.options.selection import query_options
from scraper.cli.options.selection.filters import chosen, filter_options, typed_dates
from scraper.cli.terminal import console, pager
from scraper.cli.terminal.marked_text import MarkedText
from scraper.cli.terminal.time_format import printed
from scraper.contract import CONTRACT
from scraper.i18n import _, ngettext
from scraper.text.sanitize import replaced

if TYPE_CHECKING:
    from scraper.archive import Archive, Filter
    from scraper.archive.search.engine import Hits, Sort
    from scraper.archive.search.query.query import Query
    from scraper.archive.search.snippets import Spans

Row = dict[str, Any]

WIDTH = 100
"""Maximum width of a line in columns: longer ones are hard to read."""
TERM = "bold red"
"""Style of the matched text."""


@click.command(
    short_help="Search the archive for exact text, Chinese or any other.",
    context_settings=query_options.SETTINGS,
)
@query_options.query_argument()
@click.option(
    "--sort",
    type=click.Choice(["relevance", "newest", "oldest"]),
    default="relevance",
    show_default=True,
    help="Order of the hits.",
)
@limit_option("Maximum number of results; 0 for all.", 20, least=0)
@click.option(
    "--unique",
    "copies",
    flag_value="folded",
    default="shown",
    help="Of articles with the same text, only the best match.",
)
@query_options.reading_options
@filter_options
@click.option(
    "--new",
    "only_new",
    is_flag=True,
    help="Only what was stored since the same search was last made with --new; all of it, unless -n is given.",
)
@output_options("Print one JSON object per line; with --count, one object.")
@click.option("--count", "counts", is_flag=True, help="Print only the number of matching articles.")
@db_option
def command(
    query: tuple[str, ...],
    sort: Sort,
    limit: int,
    copies: Any,
    cut: bool,
    fold_han: bool,
    only_new: bool,
    output: Output,
    counts: bool,
    db: Path,
    **filters: Any,
) -> None:
    """Search headlines, summaries and bodies for the exact text, also inside longer words: no match is missed, and
    none spans punctuation, paragraphs or fields. Full or half width (５Ｇ, 5G) and case do not matter.

    \b
    低保 研究             both words; same as 低保 AND 研究
    “上海 合作”           a phrase, with its space; also "…" 「…」 『…』
    北京 OR 上海 房价      one of the two, and 房价
    (低保 北京) OR 房价    parentheses group; also （ ）
    房价 -上海            without 上海; also NOT 上海
    标题:低保             in one field: headline: byline: editor: outlet: source:
                         section: tag: summary: body: page:, or 标题: 作者:
                         编辑: 来源: 新闻源: 栏目: 标签: 摘要: 正文: 版面:
    page:1               on that page of a printed paper; also page:A02, page:要闻
    来源:(新华社 OR 央视)   phrases and parentheses also work in a field

    In a shell, put a query with " ( ) in '…'; put one that begins with a minus after --: scrape search -- -上海.

    The best hits come first, ranked by how often and where they contain the words (the headline counts most), whole
    words by jieba before parts of words, and newer articles slightly before older ones. Without QUERY, the newest
    articles are listed.

    \b
    Examples:
      scrape search 低保 --since 30d
      scrape search 'C919 OR 大飞机' source:cctv --sort newest --json
      scrape search '标题:(养老金 OR 低保) NOT 上海' --count
      scrape search 低保 --new           # what is new since the last time
      scrape search --changed-since 'last run'
    """
    from scraper.archive import Archive

    if counts:
        exclusive.refuse("--count", "sort", "limit")
        if output == "csv":
            raise click.UsageError(exclusive.exclusive(("--count", "--csv")))
    parsed = query_options.parsed_query(query, cut, fold_han)
    with Archive.read(db) as archive:
        among = chosen(archive, **filters)
        news = _News(archive, _question(query, copies, cut, fold_han, filters)) if only_new else None
        if news is not None:
            among = news.of(among)
            limit = news.limit(limit)
        if counts:
            count = archive.search.count(parsed, among, copies=copies)
            click.echo(json.dumps({"articles": count}) if output == "json" else count)
            return
        hits = archive.search(parsed, among, sort=sort, copies=copies, limit=limit or None)
        if hits.hits or news is None or news.is_first:
            OUTPUTS[output](archive, parsed, among, hits)
        if news is not None:
            news.shown(hits)


# -- what is new ------------------------------------------------------------------------------------------------------


def _question(query: tuple[str, ...], copies: str, cut: bool, fold_han: bool, filters: dict[str, Any]) -> str:
    """The identity of a search for --new: dates as typed, because 7d is another day tomorrow."""
    words = query_options.as_text(" ".join(" ".join(query).split()))
    typed = {name: value for name, value in (filters | typed_dates()).items() if value}
    return json.dumps([words, copies, cut, fold_han, typed], ensure_ascii=False, sort_keys=True)


class _News:
    """A search with --new: the last mark of the same search, and the present one."""

    def __init__(self, archive: Archive, question: str) -> None:
        from scraper.cli import last_asked

        self._archive, self._question = archive, question
        self._present = archive.articles.mark()
        self._last = last_asked.mark_of(archive.path, question, self._present)
        self.is_first = self._last is None

    def of(self, among: Filter) -> Filter:
        """The same filter, limited to what is new."""
        return replace(among, new_since=self._last)

    def limit(self, limit: int) -> int:
        """Maximum number of hits: unlimited, unless given on the command line or at the first search."""
        source = click.get_current_context().get_parameter_source("limit")
        return limit if self.is_first or source is ParameterSource.COMMANDLINE else 0

    def shown(self, hits: Hits) -> None:
        """Print how many are new, and store the mark unless hits were left out: they would never be shown."""
        from scraper.cli import last_asked

        if self.is_first:
            console.hint(_("First search of this kind: the next one with --new shows what has come since."))
        elif not hits.hits:
            console.hint(_("Nothing new since the last time."))
        if self.is_first or hits.complete:
            last_asked.remember(self._archive.path, self._question, self._present)
        else:
            console.hint(_("Not all new ones were shown, so the next search with --new shows them again."))


# -- for programs -----------------------------------------------------------------------------------------------------


def _rows(archive: Archive, hits: Hits) -> Iterator[Row]:
    """Yield the articles as rows, the score and snippet of the search last."""
    from scraper.archive import Filter

    rows = archive.articles(Filter(ids=[hit.id for hit in hits.hits]))
    for row, hit in zip(rows, hits.hits, strict=True):
        highlights = [list(span) for span in hit.highlights]
        yield {**row, "score": hit.score, "snippet": hit.snippet, "highlights": highlights}


def _print_json(archive: Archive, query: Query, among: Filter, hits: Hits) -> None:
    for row in archive.bulk.with_files(_rows(archive, hits)):
        click.echo(json.dumps(row, ensure_ascii=False))


def _print_csv(archive: Archive, query: Query, among: Filter, hits: Hits) -> None:
    rows = ({key: value for key, value in row.items() if key != "highlights"} for row in _rows(archive, hits))
    print_csv(rows, CONTRACT)


# -- for people -------------------------------------------------------------------------------------------------------


def _print_hits(archive: Archive, query: Query, among: Filter, hits: Hits) -> None:
    if not hits.hits:
        for line in suggested(archive, query, among):
            console.err().print(line, style="yellow")
        return
    width = min(WIDTH, console.width())
    margin = max(len(str(hit.id)) for hit in hits.hits) + 2
    lines = [line for row in _rows(archive, hits) for line in _hit(row, query, margin, width)]
    if is_drawn := console.is_drawn(sys.stdout):
        pager.show(console.out(), [line.as_rich() for line in lines])
    else:
        click.echo(replaced("\n".join(line.plain for line in lines)))
    if not hits.complete:
        command = "scrape search … --count" if is_drawn else "--count"
        more = _("These are the first {n}; there are more: -n shows them, {command} counts them.")
        console.hint(more.format(n=len(hits.hits), command=command))


def _hit(row: Row, query: Query, margin: int, width: int) -> Iterator[MarkedText]:
    """The lines of a hit: number and headline; outlet, date and byline; snippet."""
    from scraper.archive.search.snippets import highlights
    from scraper.cli.terminal.cjk_wrap import wrapped
    from scraper.text.normalise import clean

    headline = clean(row["headline"]) or _("(no headline)")
    terms = tuple(term for term in query.terms if term.field in (None, "headline"))
    credits = (row["outlet"] or row["source"], printed(row["published"]), "、".join(row["byline"]), row["section"])
    parts = [
        _marked(headline, highlights(terms, headline), "bold"),
        _marked(clean(" · ".join(part for part in credits if part)), (), "green"),
        _marked(_printable(row["snippet"]), tuple(map(tuple, row["highlights"])), ""),
    ]
    lines = [line for part in parts if part.plain for line in wrapped(part, width - margin)]
    for number, line in enumerate(lines):
        left = str(row["id"]).rjust(margin - 2) + "  " if number == 0 else " " * margin
        yield line.after(left, "cyan")
    yield MarkedText("")


def _printable(snippet: str) -> str:
    """The snippet with unprintable characters replaced one for one, since the highlights are offsets."""
    return "".join(character if character.isprintable() or character == "\u3000" else " " for character in snippet)


def _marked(text: str, spans: Spans, style: str) -> MarkedText:
    return MarkedText(text, [(0, len(text), style), *((start, end, TERM) for start, end in spans)])


def suggested(archive: Archive, query: Query, among: Filter) -> Iterator[str]:
    """Lines with similar queries, for a query without hits."""
    from scraper.archive.search.suggestions import suggestions

    yield _("No articles found.")
    if any(mark in term.shown for term in query.terms for mark in "“”"):
        yield _('The marks “ ” are part of the text; a phrase is written "like this".')
    where = {
        "field": _("in another field: scrape search {query}"),
        "apart": _("with its words separately: scrape search {query}"),
    }
    for other in suggestions(archive.search, query, among):
        yield f"{_articles(other.articles)} {where[other.kind].format(query=shlex.join(other.words))}"


def _articles(count: int) -> str:
    return ngettext("{n} article matches", "{n} articles match", count).format(n=count)


OUTPUTS: dict[Output, Callable[[Archive, Query, Filter, Hits], None]] = {
    None: _print_hits,
    "json": _print_json,
    "csv": _print_csv,
}
