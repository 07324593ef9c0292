"""`scrape trends`: the number of articles that contain a word, by period, drawn in the terminal."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scraper.cli.options import query_options
from scraper.cli.options.common import db_option
from scraper.cli.options.filters import chosen, filter_options
from scraper.cli.terminal import console
from scraper.errors import ArchiveError
from scraper.i18n import _
from scraper.presentation.date_buckets import STEPS, by_period, by_real_day, fitting, periods
from scraper.text.normalise import clean

if TYPE_CHECKING:
    from scraper.archive import Archive, Filter

MOST_ROWS = 62
"""Periods up to which the shorter step is taken when none is said: two months of days, a year and more of weeks."""
LEAST_ROWS = 8
"""Periods that are drawn however low the terminal is."""
BLOCKS = " ▏▎▍▌▋▊▉█"
"""Eighths of a column."""
LEAST_WIDTH, MOST_WIDTH = 8, 60
"""Columns of the longest bar."""
STYLES = ("cyan", "magenta", "yellow", "green", "blue", "red")


@dataclass(frozen=True, slots=True)
class Point:
    """Number of articles of a period that contain a word. ``period``: its first day; ``of``: all its articles."""

    word: str
    period: str
    articles: int
    of: int


@click.command(
    short_help="Count how often words appear, by day, week or month.",
    context_settings=query_options.SETTINGS,
)
@query_options.query_argument("WORD...")
@click.option("--by", "step", type=click.Choice(STEPS), help="Length of a period.  [default: what fits the screen]")
@filter_options
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array, one object per word and period.")
@db_option
def command(query: tuple[str, ...], step: str | None, as_json: bool, db: Path, **filters: Any) -> None:
    """Count the articles that contain each WORD, by day, week (starting on Monday) or month.

    WORD can be any query of `scrape search`; quote it for the shell if it has spaces: 'C919 OR 大飞机'.

    \b
    Examples:
      scrape trends 低保 养老金 --since 90d
      scrape trends headline:人工智能 --by month --json
    """
    from scraper.archive import Archive

    words = tuple(dict.fromkeys(text for word in query if (text := query_options.as_text(word).strip())))
    if not words:
        raise click.UsageError(_("no word to count."))
    with Archive.read(db) as archive:
        out = console.out()
        room = max(LEAST_ROWS, out.height - 3) if out.is_terminal and not as_json else MOST_ROWS
        points = counted(archive, words, chosen(archive, **filters), step, min(room, MOST_ROWS))
    if as_json:
        click.echo(json.dumps([asdict(point) for point in points], ensure_ascii=False, indent=2))
    if not points:
        raise ArchiveError(_("{file}: no matching article has a date").format(file=db))
    if not as_json:
        if out.is_terminal and step is None:
            points = _latest(points, room)
        _print(points)


def _latest(points: list[Point], most: int) -> list[Point]:
    """The points of the last periods, at most ``most``; prints a note if earlier ones are left out."""
    periods_of_all = sorted({point.period for point in points})
    if len(periods_of_all) <= most:
        return points
    first = periods_of_all[-(most - 1)]
    left_out = len(periods_of_all) - most + 1
    message = _("{n} earlier months are not shown; --by month shows them all.").format(n=left_out)
    console.err().print(message, style="dim")
    return [point for point in points if point.period >= first]


def counted(
    archive: Archive, words: Sequence[str], among: Filter, step: str | None, most: int = MOST_ROWS
) -> list[Point]:
    """The points of every word, from the first period with any article of the filter to the last, without gaps.

    ``step``: None for the shortest that makes at most ``most`` periods.
    """
    all_days = by_real_day(archive.statistics.days(archive.search.ids("", among)))
    if not all_days:
        return []
    first, last = min(all_days), max(all_days)
    step = step or fitting(first, last, most)
    totals = by_period(all_days, step)
    points = []
    for word in words:
        counts = by_period(
            by_real_day(archive.statistics.days(archive.search.ids(query_options.parsed(word), among))), step
        )
        points += [
            Point(word, period.isoformat(), counts[period], totals[period]) for period in periods(first, last, step)
        ]
    return points


def bar(count: int, most: int, width: int) -> str:
    """A bar of at most ``width`` columns, to an eighth of one; something for anything over none."""
    eighths = max(1, round(8 * width * count / most)) if count else 0
    return "█" * (eighths // 8) + BLOCKS[eighths % 8].strip()


def _print(points: list[Point]) -> None:
    """Draw the words side by side, up to the width of the terminal, then the next ones."""
    out = console.out()
    words = list(dict.fromkeys(point.word for point in points))
    most = max(point.articles for point in points) or 1
    room = out.width - len("2026-01-31 ")
    abreast = max(1, room // (LEAST_WIDTH + len(str(most)) + 2))
    rows = -(-len(words) // abreast)
    abreast = -(-len(words) // rows)
    for first in range(0, len(words), abreast):
        if first:
            out.print()
        _print_abreast(points, words[first : first + abreast], first, most, room // abreast)


def _print_abreast(points: list[Point], words: Sequence[str], first: int, most: int, room: int) -> None:
    """Draw these words, the first of which is number ``first`` of all, each in ``room`` columns."""
    from rich.text import Text

    out = console.out()
    figures = len(str(most))
    width = max(LEAST_WIDTH, min(MOST_WIDTH, room - figures - 2))
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
    for period, row in rows.items():
        line = Text(f"{period}  ")
        for point in row:
            drawn = bar(point.articles, most, width).ljust(width)
            line += Text(f"{point.articles:>{figures}} ") + Text(drawn, styles[point.word]) + Text(" ")
        line.rstrip()
        out.print(line, no_wrap=True, crop=False)
