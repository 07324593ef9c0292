"""`scrape trends`: how many articles hold a word, day by day, drawn in the terminal."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scraper.commands import console
from scraper.commands.filters import chosen, filter_options
from scraper.commands.options import db_option
from scraper.errors import ArchiveError
from scraper.periods import STEPS, by_period, by_real_day, fitting, periods

if TYPE_CHECKING:
    from scraper.archive import Archive, Filter

MOST_ROWS = 62
"""Periods up to which the shorter step is taken when none is said: two months of days, a year and more of weeks."""
BLOCKS = " ▏▎▍▌▋▊▉█"
"""Eighths of a column."""
STYLES = ("cyan", "magenta", "yellow", "green", "blue", "red")


@dataclass(frozen=True, slots=True)
class Point:
    """How many articles of a period hold a word. ``period``: its first day; ``of``: all its articles."""

    word: str
    period: str
    articles: int
    of: int


@click.command(short_help="How often words appear, by day, week or month.")
@click.argument("words", nargs=-1, required=True, metavar="WORD...")
@click.option("--by", "step", type=click.Choice(STEPS), help="The length of a period.  [default: what fits]")
@filter_options
@click.option("--json", "as_json", is_flag=True, help="A JSON array, an object a word and period.")
@db_option
def command(words: tuple[str, ...], step: str | None, as_json: bool, db: Path, **filters: str | None) -> None:
    """Count the articles that hold each WORD, by day, week (from Monday) or month.

    A WORD is anything that `scrape search` takes, quoted for the shell where it has spaces: 'C919 OR 大飞机'.

    \b
    Examples:
      scrape trends 低保 养老金 --since 90d
      scrape trends headline:人工智能 --by month --json
    """
    from scraper.archive import Archive

    with Archive.read(db) as archive:
        points = counted(archive, words, chosen(**filters), step)
    if as_json:
        click.echo(json.dumps([asdict(point) for point in points], ensure_ascii=False, indent=2))
    elif not points:
        raise ArchiveError(f"{db}: no article there that has a date")
    else:
        _print(points)


def counted(archive: Archive, words: Sequence[str], wanted: Filter, step: str | None) -> list[Point]:
    """The points of every word, from the first period with any article of the filter to the last, without gaps."""
    all_days = by_real_day(archive.dates(archive.matching("", wanted)))
    if not all_days:
        return []
    first, last = min(all_days), max(all_days)
    step = step or fitting(first, last, MOST_ROWS)
    totals = by_period(all_days, step)
    points = []
    for word in words:
        counts = by_period(by_real_day(archive.dates(archive.matching(word, wanted))), step)
        points += [
            Point(word, period.isoformat(), counts[period], totals[period]) for period in periods(first, last, step)
        ]
    return points


def bar(count: int, most: int, width: int) -> str:
    """A bar of at most ``width`` columns, to an eighth of one; something for anything over none."""
    eighths = max(1, round(8 * width * count / most)) if count else 0
    return "█" * (eighths // 8) + BLOCKS[eighths % 8].strip()


def _print(points: list[Point]) -> None:
    from rich.text import Text

    out = console.out()
    words = list(dict.fromkeys(point.word for point in points))
    most = max(point.articles for point in points) or 1
    figures = len(str(most))
    width = max(8, min(60, (out.width - 11) // len(words) - figures - 2))
    heads = {point.word: sum(p.articles for p in points if p.word == point.word) for point in points}
    line = Text(" " * 12)
    for number, word in enumerate(words):
        head = Text(f"{word} ({heads[word]})", STYLES[number % len(STYLES)])
        head.truncate(width + figures + 1, overflow="ellipsis", pad=True)
        line += head + Text(" ")
    out.print(line, no_wrap=True, crop=False)
    rows: dict[str, list[Point]] = {}
    for point in points:
        rows.setdefault(point.period, []).append(point)
    for period, row in rows.items():
        line = Text(f"{period}  ")
        for number, point in enumerate(row):
            drawn = bar(point.articles, most, width).ljust(width)
            line += Text(f"{point.articles:>{figures}} ") + Text(drawn, STYLES[number % len(STYLES)]) + Text(" ")
        line.rstrip()
        out.print(line, no_wrap=True, crop=False)
