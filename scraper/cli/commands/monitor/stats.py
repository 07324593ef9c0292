"""`scrape stats`: the archive in numbers, on one screen."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scraper.cli.options.common import db_option
from scraper.cli.options.export.output import Output, output_options, print_csv
from scraper.cli.options.selection import query_options
from scraper.cli.options.selection.filters import chosen, filter_options
from scraper.cli.terminal import console
from scraper.cli.terminal.cjk_wrap import wrapped
from scraper.errors import ArchiveError
from scraper.i18n import N_, _
from scraper.presentation.date_buckets import slices

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from scraper.presentation.statistics import Growth, Overview

SPARKS, ASCII_SPARKS = " ▁▂▃▄▅▆▇█", " .:-=+*#@"
"""Marks of a sparkline: the first for 0, then from the lowest to the highest."""
WIDTH = 200
"""Maximum width of the screen in columns, and width of a table outside a terminal."""
PIPED_ROWS = 10
"""Number of rows of a list outside a terminal."""
FIXED_LINES = 10
"""Number of lines of the screen besides the rows of lists, the shell's prompt included."""
COLUMN = 18
"""Minimum width of a list of names in columns."""
TITLES = (N_("outlets"), N_("editors"), N_("bylines"), N_("keywords"), N_("sections"))
"""The lists of names in the order in which space is given to them; keys of `scraper.presentation.statistics.TALLIED`.
"""


@click.command(
    short_help="Show the archive in numbers: sources, dates, names, size.", context_settings=query_options.SETTINGS
)
@query_options.query_argument()
@filter_options
@output_options("Print one JSON object, with all days.")
@db_option
def command(query: tuple[str, ...], output: Output, db: Path, **filters: Any) -> None:
    """Show the archive in numbers: articles by source and over time, the most frequent outlets, editors, bylines and
    keywords, disk space, and growth. QUERY and options select articles as in a search; the size is that of the
    whole file.

    \b
    Examples:
      scrape stats
      scrape stats --since 30d --json
      scrape stats 低保 OR 养老金
      scrape stats 低保 --csv > stats.csv
    """
    from scraper.archive import Archive
    from scraper.presentation.statistics import overview

    with Archive.read(db) as archive:
        numbers = overview(
            archive,
            query_options.query_filter(archive, query, chosen(archive, **filters)),
            datetime.now().date(),
            limit=50,
        )
    if output == "json":
        click.echo(json.dumps(numbers.as_json(), ensure_ascii=False, indent=2))
    if output == "csv":
        print_csv(numbers.as_rows(), ("list", "value", "articles"))
    if not numbers.articles:
        raise ArchiveError(_("{file}: no articles, or none that match the options").format(file=db))
    if output is None:
        out = console.out()
        if not out.is_terminal:
            out.width = WIDTH
        for line in screen(numbers, db, out):
            out.print(line, no_wrap=True, crop=False)


def screen(numbers: Overview, db: Path, out: Console) -> Iterator[Text]:
    """The lines of the screen for the width and height of the console."""
    from rich.filesize import decimal
    from rich.text import Text

    width = min(out.width, WIDTH) - 1
    sparks = SPARKS if out.encoding.lower().startswith("utf") else ASCII_SPARKS
    foot = [line for line_of in (_sizes(numbers), _growing(numbers.growth)) for line in wrapped(Text(line_of), width)]
    rows = max(2, out.height - FIXED_LINES - len(foot)) if out.is_terminal else 2 * PIPED_ROWS
    of_sources = min(len(numbers.sources), max(rows // 2, rows - _longest(numbers)))
    articles = _("{n} articles").format(n=f"{numbers.articles:,}")
    yield Text.assemble((db.name, "bold"), "   ", (articles, "bold green"), "   ", decimal(numbers.size.total))
    yield Text()
    if numbers.first and numbers.last:
        line = sparkline(numbers.days, numbers.first, numbers.last, width - 24, sparks)
        yield Text.assemble((f"{numbers.first}  ", "dim"), (line, "green"), (f"  {numbers.last}", "dim"))
        yield Text()
    yield from _sources(numbers, of_sources, width, sparks)
    yield Text()
    yield from _names(numbers, rows - of_sources, width)
    yield Text()
    yield from foot


def _longest(numbers: Overview) -> int:
    return max(len(numbers.tallies[title].values) for title in TITLES)


def sparkline(days: Mapping[date, int], first: date, last: date, width: int, sparks: str) -> str:
    """Counts by day as a line of at most ``width`` marks, scaled to the maximum; a count above 0 is never blank."""
    counts = slices(days, first, last, max(1, width))
    most = max(counts) or 1
    return "".join(sparks[-(-count * (len(sparks) - 1) // most)] for count in counts)


def _sources(numbers: Overview, count: int, width: int, sparks: str) -> Iterator[Text]:
    from rich.cells import cell_len
    from rich.text import Text

    shown = numbers.sources[:count]
    names = min(max((cell_len(source.name) for source in shown), default=0), width // 3)
    figures = max(len(f"{source.articles:,}") for source in shown)
    yield _titled(_("sources"), len(numbers.sources), len(shown))
    for source in shown:
        line = Text.assemble(_fit(source.name, names), f"  {source.articles:>{figures},}  ")
        if numbers.first and numbers.last:
            drawn = sparkline(source.days, numbers.first, numbers.last, width - names - figures - 4, sparks)
            line.append(drawn, "cyan")
        line.rstrip()
        yield line


def _names(numbers: Overview, rows: int, width: int) -> Iterator[Text]:
    """Lists of names side by side."""
    from rich.text import Text

    titles = [title for title in TITLES if numbers.tallies[title].values][: max(1, width // COLUMN)]
    each = width // max(1, len(titles))
    columns = []
    for title in titles:
        tally = numbers.tallies[title]
        figures = len(f"{tally.values[0][1]:,}")
        lines = [
            Text.assemble(_fit(value, each - figures - 3), f" {count:>{figures},}  ") for value, count in tally.values
        ]
        head = _titled(_(title), tally.distinct, min(rows, len(lines)))
        head.truncate(each - 1, overflow="ellipsis")
        head.pad_right(each - head.cell_len)
        columns.append([head, *lines[: max(1, rows)]])
    for row in range(max(map(len, columns), default=0)):
        line = Text.assemble(*(column[row] if row < len(column) else " " * each for column in columns))
        line.rstrip()
        yield line


def _titled(title: str, there: int, shown: int) -> Text:
    from rich.text import Text

    more = f" ({shown}/{there:,})" if there > shown else f" ({there:,})"
    return Text.assemble((title, "bold"), (more, "dim"))


def _fit(name: str, width: int) -> str:
    """A name cut or padded to ``width`` columns, safe for the terminal."""
    from rich.cells import cell_len, set_cell_size

    from scraper.text.normalise import clean

    plain = clean(name)
    return set_cell_size(plain, width) if cell_len(plain) <= width else set_cell_size(plain, max(0, width - 1)) + "…"


def _sizes(numbers: Overview) -> str:
    from rich.filesize import decimal

    size = numbers.size
    parts = (
        _("text {size}").format(size=decimal(size.text)),
        _("raw pages {size} (of {fetched})").format(size=decimal(size.raw), fetched=decimal(size.pages)),
        _("index {size}").format(size=decimal(size.index)),
        *((_("files {size}").format(size=decimal(size.files)),) if size.files else ()),
        *((_("files in folders {size}").format(size=decimal(size.folders)),) if size.folders else ()),
        _("other {size}").format(size=decimal(size.other)),
    )
    return _joined(_("size"), parts)


def _growing(growth: Growth) -> str:
    from rich.filesize import decimal

    if growth.per_week is None or growth.year_articles is None or growth.year_bytes is None:
        return _joined(_("growth"), (_("archive too new to estimate growth"),))
    if not growth.per_week:
        return _joined(_("growth"), (_("nothing new in the last four weeks"),))
    parts = (
        _("this week {n}").format(n=f"{growth.weeks[-1][1]:,}"),
        _("this month {n}").format(n=f"{growth.months[-1][1]:,}"),
        _("recently {n} per week").format(n=f"{growth.per_week:,.0f}"),
        _("at this rate {n} more per year, {size}").format(
            n=f"{growth.year_articles:,}", size=decimal(growth.year_bytes)
        ),
    )
    return _joined(_("growth"), parts)


def _joined(title: str, parts: Iterable[str]) -> str:
    return f"{title}  {' · '.join(parts)}"
