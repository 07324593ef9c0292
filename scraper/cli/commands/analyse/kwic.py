"""`scrape kwic`: every occurrence of a word with the text on both sides, aligned."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from scraper.cli.commands.find.search import TERM, suggested
from scraper.cli.options.common import db_option, limit_option
from scraper.cli.options.export.output import Output, output_options, print_csv
from scraper.cli.options.selection import query_options
from scraper.cli.options.selection.filters import chosen, filter_options
from scraper.cli.terminal import console, pager
from scraper.i18n import _

if TYPE_CHECKING:
    from rich.text import Text

    from scraper.archive import Archive, Filter
    from scraper.archive.search.concordance import Occurrence
    from scraper.archive.search.query.query import Query

Order = Literal["newest", "oldest", "left", "right"]

COLUMNS = (
    *("left", "keyword", "right", "field", "position"),
    *("id", "headline", "outlet", "source", "published", "url"),
)
"""The columns of CSV, and the keys of JSON."""
FACTS = 12
"""Minimum width in columns, beside the lines, at which the date and the outlet are shown."""

PIPED = 1 << 12
"""Width of a line in columns when the output is not a terminal."""


@dataclass(frozen=True, slots=True)
class Line:
    """An occurrence and the row of its article."""

    occurrence: Occurrence
    row: dict[str, Any]

    def as_row(self) -> dict[str, Any]:
        """The line as a dict with the keys of `COLUMNS`, for CSV and JSON."""
        values = {name: getattr(self.occurrence, name) for name in COLUMNS[:5]}
        return {**values, **{name: self.row[name] for name in COLUMNS[5:]}}


@click.command(short_help="Show every occurrence of a word in its context.", context_settings=query_options.SETTINGS)
@query_options.query_argument("WORD...")
@click.option(
    "--window",
    type=click.IntRange(1, 1000),
    metavar="N",
    default=12,
    show_default=True,
    help="Characters of context on each side.",
)
@click.option(
    "--sort",
    type=click.Choice(["newest", "oldest", "left", "right"]),
    default="newest",
    show_default=True,
    help="Order of the lines: by date, or by the text to the left or right of the word.",
)
@limit_option("Maximum number of lines; 0 for all.", 50, least=0)
@query_options.reading_options
@filter_options
@output_options("Print one JSON object per occurrence, one per line.")
@db_option
def command(
    query: tuple[str, ...],
    window: int,
    sort: Order,
    limit: int,
    cut: bool,
    fold_han: bool,
    output: Output,
    db: Path,
    **filters: Any,
) -> None:
    """Show every occurrence of WORD with the text on its left and right, aligned (keyword in context). WORD can be any
    query of `scrape search`; the lines show its words in the articles that match.

    \b
    Examples:
      scrape kwic 低保
      scrape kwic 养老金 --window 20 --sort right --since 90d
      scrape kwic 'C919 OR 大飞机' --csv -n 0 > lines.csv
    """
    from scraper.archive import Archive

    parsed = query_options.parsed_query(query, cut, fold_han)
    if not parsed.terms:
        raise click.UsageError(_("no word to show."))
    with Archive.read(db) as archive:
        among = chosen(archive, **filters)
        lines = _sorted(_lines(archive, parsed, among, sort, window), sort)
        first = list(islice(lines, limit + 1 if limit else None))
        shown = first[:limit] if limit else first
        _OUTPUTS[output](shown)
        if not shown and output is None:
            for text in suggested(archive, parsed, among):
                console.err().print(text, style="yellow")
    if len(shown) < len(first) and output is None:
        more = _("These are the first {n} occurrences; -n 0 shows all.")
        console.err().print(more.format(n=len(shown)), style="dim")


def _lines(archive: Archive, query: Query, among: Filter, sort: Order, window: int) -> Iterator[Line]:
    """Yield the occurrences in the matching articles, by date, then in the order of the text."""
    from scraper.archive import Filter
    from scraper.archive.search.concordance import occurrences

    ids = archive.search.ordered(query, among, sort="oldest" if sort == "oldest" else "newest")
    for row in archive.articles(Filter(ids=ids)):
        for occurrence in occurrences(query.terms, row, window):
            yield Line(occurrence, row)


def _sorted(lines: Iterator[Line], sort: Order) -> Iterator[Line]:
    """Sort the lines by the text to the right of the word, or by the text to its left, read backwards from the word."""
    if sort == "left":
        return iter(sorted(lines, key=lambda line: line.occurrence.left[::-1]))
    if sort == "right":
        return iter(sorted(lines, key=lambda line: line.occurrence.right))
    return lines


def _print_json(lines: Sequence[Line]) -> None:
    for line in lines:
        click.echo(json.dumps(line.as_row(), ensure_ascii=False))


def _print_csv(lines: Sequence[Line]) -> None:
    print_csv((line.as_row() for line in lines), COLUMNS)


def _print(lines: Sequence[Line]) -> None:
    if lines:
        out = console.out()
        pager.show(out, list(_drawn(lines, out.width if out.is_terminal else PIPED)))


def _drawn(lines: Sequence[Line], width: int) -> Iterator[Text]:
    """The lines for a terminal, at most ``width`` columns wide, with the words aligned."""
    from rich.cells import cell_len
    from rich.text import Text

    parts = [tuple(map(_plain, (o.left, o.keyword, o.right))) for o in (line.occurrence for line in lines)]
    number = max(len(str(line.row["id"])) for line in lines)
    keyword = max(cell_len(middle) for _left, middle, _right in parts)
    room = max(2, width - number - 2 - keyword - 2)
    left = min(max(cell_len(text) for text, _middle, _right in parts), room // 2)
    right = min(max(cell_len(text) for _left, _middle, text in parts), room - left)
    for line, (before, middle, after) in zip(lines, parts, strict=True):
        before = _end(before, left)
        shown = Text.assemble(
            (f"{line.row['id']:>{number}}  ", "cyan"),
            " " * (left - cell_len(before)),
            before,
            " ",
            (middle, TERM),
            " ",
            after,
        )
        shown.truncate(number + 2 + left + 1 + keyword + 1 + right)
        facts = _plain("  ".join(filter(None, ((line.row["published"] or "")[:10], line.row["outlet"]))))
        begin = number + 2 + left + keyword + right + 4
        if width - begin >= FACTS:
            tail = Text(facts, "dim")
            tail.truncate(width - begin, overflow="ellipsis")
            shown.append_text(Text(" " * (begin - shown.cell_len)) + tail)
        shown.rstrip()
        yield shown


def _end(text: str, width: int) -> str:
    """The end of a text, cut to a width in columns."""
    from rich.cells import cell_len

    while cell_len(text) > width:
        text = text[1:]
    return text


def _plain(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)


_OUTPUTS: dict[Output, Callable[[Sequence[Line]], None]] = {None: _print, "json": _print_json, "csv": _print_csv}
