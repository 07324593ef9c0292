"""`scrape trends`: the number of articles that contain a word, by period, as bars on the terminal."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scraper.cli.options.common import db_option, limit_option
from scraper.cli.options.export.output import Output, output_options, print_csv
from scraper.cli.options.selection import query_options
from scraper.cli.options.selection.filters import chosen, filter_options
from scraper.cli.terminal import console
from scraper.errors import ArchiveError
from scraper.i18n import _
from scraper.presentation.date_buckets import STEPS
from scraper.presentation.trends import MOST_PERIODS, Point, counted
from scraper.text.normalise import clean

if TYPE_CHECKING:
    from scraper.archive import Archive, Filter

LEAST_ROWS = 8
"""Minimum number of periods that are drawn, even on a terminal with fewer rows."""
MOST_EMPTY = 24
"""Periods in a row without articles that are drawn one by one."""
DATE = len("2026-01-31 ")
"""Width of a period's label in columns."""
BLOCKS = " ▏▎▍▌▋▊▉█"
"""Block characters from one to seven eighths of a column."""
LEAST_WIDTH, MOST_WIDTH = 8, 60
"""Minimum and maximum width of the longest bar in columns."""
STYLES = ("cyan", "magenta", "yellow", "green", "blue", "red")


@click.command(
    short_help="Count how often words appear, by day, week or month.",
    context_settings=query_options.SETTINGS,
)
@query_options.query_argument("WORD...")
@click.option("--by", "step", type=click.Choice(STEPS), help="Length of a period.  [default: what fits the screen]")
@click.option("--share", "shares", is_flag=True, help="Draw percentages: of all articles of the same period.")
@limit_option("Maximum number of periods, the latest ones; 0 for all.  [default: what fits the screen]", least=0)
@filter_options
@output_options("Print a JSON array, one object per word and period.")
@db_option
def command(
    query: tuple[str, ...],
    step: str | None,
    shares: bool,
    limit: int | None,
    output: Output,
    db: Path,
    **filters: Any,
) -> None:
    """Count the articles that contain each WORD, by day, week (starting on Monday) or month.

    WORD can be any query of `scrape search`; quote it for the shell if it has spaces: 'C919 OR 大飞机'.

    \b
    Examples:
      scrape trends 低保 养老金 --since 90d
      scrape trends headline:人工智能 --by month --json
      scrape trends 低保 --share --csv > trends.csv
    """
    from scraper.archive import Archive

    words = tuple(dict.fromkeys(text for word in query if (text := query_options.as_text(word).strip())))
    if not words:
        raise click.UsageError(_("no word to count."))
    with Archive.read(db) as archive:
        out = console.out()
        on_screen = out.is_terminal and output is None
        room = _room(out.width, out.height, len(words)) if on_screen else MOST_PERIODS
        among = chosen(archive, **filters)
        queries = {word: query_options.parsed(word) for word in words}
        points = counted(archive, queries, among, step, min(room, MOST_PERIODS))
        if points:
            _hint(archive, points, among)
    if limit is not None or on_screen:
        points = _latest(points, room if limit is None else limit)
    if output == "json":
        click.echo(json.dumps([point.as_row() for point in points], ensure_ascii=False, indent=2))
    if output == "csv":
        print_csv((point.as_row() for point in points), ("word", "period", "articles", "of", "share"))
    if not points:
        raise ArchiveError(_("{file}: no matching article has a date").format(file=db))
    if output is None:
        _print(points, _percentage if shares else _number)


def _room(width: int, height: int, words: int) -> int:
    """The number of periods that fit the height of the terminal, given how many words fit side by side."""
    abreast = max(1, (width - DATE) // (LEAST_WIDTH + 6))
    blocks = -(-words // abreast)
    return max(LEAST_ROWS, (height - 3 - 2 * (blocks - 1)) // blocks)


def _latest(points: list[Point], most: int) -> list[Point]:
    """The points of the last ``most`` periods (0 for all). Prints a note if earlier ones are left out."""
    periods_of_all = sorted({point.period for point in points})
    left_out = len(periods_of_all) - most
    if not most or left_out <= 0:
        return points
    message = _("{n} earlier periods are not shown: -n 0 shows all.").format(n=left_out)
    console.err().print(message, style="dim")
    return [point for point in points if point.period >= periods_of_all[left_out]]


def _hint(archive: Archive, points: Sequence[Point], among: Filter) -> None:
    """For each word without articles, print a line with queries that may have been meant."""
    from scraper.archive.search.suggestions import suggestions

    for word in dict.fromkeys(point.word for point in points):
        if any(point.articles for point in points if point.word == word):
            continue
        lines = [_("None of the selected articles with a date contains {word!r}.").format(word=word)]
        if elsewhere := archive.search.count(query_options.parsed(word)):
            lines.append(_("{n} other articles of the archive contain it.").format(n=elsewhere))
        lines += [
            _("{n} articles match {query}").format(n=other.articles, query=shlex.join(other.words))
            for other in suggestions(archive.search, query_options.parsed(word), among)
        ]
        for line in lines:
            console.err().print(line, style="yellow")


def bar(count: float, most: float, width: int) -> str:
    """A bar of at most ``width`` columns, in steps of an eighth; at least one eighth for a value above 0."""
    eighths = max(1, round(8 * width * count / most)) if count else 0
    return "█" * (eighths // 8) + BLOCKS[eighths % 8].strip()


Measure = Callable[[Point], tuple[float, str]]
"""The length of a point's bar, and the number printed after it."""


def _number(point: Point) -> tuple[float, str]:
    return point.articles, str(point.articles)


def _percentage(point: Point) -> tuple[float, str]:
    return point.share, f"{100 * point.share:.1f}%"


def _print(points: list[Point], measure: Measure) -> None:
    """Draw as many words side by side as the terminal is wide enough for, then the next ones."""
    out = console.out()
    words = list(dict.fromkeys(point.word for point in points))
    room = out.width - DATE
    figures = max(len(measure(point)[1]) for point in points)
    abreast = max(1, room // (LEAST_WIDTH + figures + 2))
    rows = -(-len(words) // abreast)
    abreast = -(-len(words) // rows)
    most = max(measure(point)[0] for point in points) or 1
    for first in range(0, len(words), abreast):
        if first:
            out.print()
        drawing = Drawing(measure, most, figures, room // abreast)
        _print_abreast(points, words[first : first + abreast], first, drawing)


@dataclass(frozen=True, slots=True)
class Drawing:
    """The scale of the bars: the value of the longest, and the columns of a number and of a word."""

    measure: Measure
    most: float
    figures: int
    room: int


def _print_abreast(points: list[Point], words: Sequence[str], first: int, drawing: Drawing) -> None:
    """Draw words side by side. ``first``: the index of the first one among all words."""
    from rich.text import Text

    out = console.out()
    figures = drawing.figures
    width = max(LEAST_WIDTH, min(MOST_WIDTH, drawing.room - figures - 2))
    styles = {word: STYLES[(first + place) % len(STYLES)] for place, word in enumerate(words)}
    line = Text(" " * 12)
    for word in words:
        total = f" ({sum(point.articles for point in points if point.word == word)})"
        head = Text(clean(word), styles[word])
        head.truncate(max(1, width + figures + 1 - len(total)), overflow="ellipsis")
        head.append(total)
        head.truncate(width + figures + 1, overflow="ellipsis", pad=True)
        line += head + Text(" ")
    line.rstrip()
    out.print(line, no_wrap=True, crop=False)
    rows: dict[str, list[Point]] = {}
    for point in points:
        if point.word in styles:
            rows.setdefault(point.period, []).append(point)
    for is_empty, run in groupby(rows.items(), lambda item: not any(point.of for point in item[1])):
        stretch = list(run)
        if is_empty and len(stretch) > MOST_EMPTY:  # one article that is dated to the year 1 would be 24,000 lines
            out.print(Text(_("…           {n} periods without articles").format(n=f"{len(stretch):,}"), "dim"))
            continue
        for period, row in stretch:
            line = Text(f"{period}  ")
            for point in row:
                value, figure = drawing.measure(point)
                drawn = bar(value, drawing.most, width).ljust(width)
                line += Text(f"{figure:>{figures}} ") + Text(drawn, styles[point.word]) + Text(" ")
            line.rstrip()
            out.print(line, no_wrap=True, crop=False)
