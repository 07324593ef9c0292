"""`scrape count`: the number of articles by one or two dimensions, as a table."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from scraper.cli.options.common import db_option, limit_option, offering
from scraper.cli.options.export.output import Output, output_options, print_csv
from scraper.cli.options.selection import query_options
from scraper.cli.options.selection.filters import chosen, filter_options
from scraper.errors import ArchiveError
from scraper.i18n import _, language

CHINESE = {
    "来源": "outlet",
    "稿源": "outlet",
    "新闻源": "source",
    "栏目": "section",
    "编辑": "editor",
    "作者": "byline",
    "版面": "page_name",
    "版名": "page_name",
    "标签": "tag",
    "星期": "weekday",
    "日": "day",
    "周": "week",
    "月": "month",
    "年": "year",
}
"""The Chinese name of each dimension, as in a query."""


def dimensions(context: click.Context, option: click.Parameter, value: str) -> tuple[str, ...]:
    """A click callback: split the comma-separated names of one or two dimensions."""
    from scraper.archive.articles.statistics.dimensions import DIMENSIONS

    typed = [name.strip().lower().replace("-", "_").replace(" ", "_") for name in re.split("[,，、]", value)]
    names = tuple(CHINESE.get(name, name) for name in typed)
    for name in names:
        if name not in DIMENSIONS:
            message = _("cannot count by {name!r}; available: {names}.")
            raise click.BadParameter(message.format(name=name, names=", ".join(_spelled(DIMENSIONS))))
    if len(names) > 2:
        raise click.BadParameter(_("name one or two dimensions, not {n}.").format(n=len(names)))
    if len(set(names)) < len(names):
        raise click.BadParameter(_("name two different dimensions."))
    return names


def _spelled(names: Iterable[str]) -> list[str]:
    """The names of dimensions that a reader may type; in Chinese, each followed by its Chinese name."""
    if language() != "zh":
        return list(names)
    chinese = {name: word for word, name in reversed(CHINESE.items())}
    return [f"{name}（{chinese[name]}）" for name in names]


@click.command(
    short_help="Count articles by outlet, month, section … any two of them.", context_settings=query_options.SETTINGS
)
@query_options.query_argument()
@click.option(
    "--by",
    metavar="DIMENSION[,DIMENSION]",
    default="source",
    show_default=True,
    callback=dimensions,
    shell_complete=offering("dimensions"),
    help="What to count by: outlet, source, section, editor, byline, page_name, tag, weekday, day, week, month, year; "
    "one or two of these.",
)
@click.option(
    "--share",
    "shares",
    is_flag=True,
    help="Show percentages: of all articles of the same period that the options select, whatever QUERY is.",
)
@limit_option(
    "Maximum number of rows of the table, the most frequent first; 0 for all.  [default: 20; all periods]", least=0
)
@filter_options
@output_options("Print a JSON array, one object per combination.")
@db_option
def command(
    query: tuple[str, ...],
    by: tuple[str, ...],
    shares: bool,
    limit: int | None,
    output: Output,
    db: Path,
    **filters: Any,
) -> None:
    """Count the articles that QUERY finds (without QUERY, all) by one or two dimensions. The first makes the rows of
    the table, the second its columns; --csv and --json have a row for each combination that occurs.

    An article with two editors counts for both of them, and once in the totals. A week begins on Monday. Articles
    without a date count by the day on which they were fetched.

    \b
    Examples:
      scrape count --by outlet
      scrape count 低保 --by month,outlet --share
      scrape count --by weekday,section --since 90d
      scrape count 低保 OR 养老金 --by source,year --csv > counts.csv
    """
    from scraper.archive import Archive
    from scraper.cli.views import cross_table
    from scraper.presentation.shares import of_periods, rows

    with Archive.read(db) as archive, archive.snapshot():
        among = chosen(archive, **filters)
        counted = archive.statistics.cross(by, query_options.query_filter(archive, query, among))
        wholes = of_periods(archive, by, among) if shares else None
    if output == "json":
        click.echo(json.dumps(list(rows(counted, wholes)), ensure_ascii=False, indent=2))
    if output == "csv":
        print_csv(rows(counted, wholes), (*by, "articles", *(("of", "share") if shares else ())))
    if not counted.articles:
        raise ArchiveError(_("{file}: no articles, or none that match the options").format(file=db))
    if output is None:
        cross_table.show(counted, wholes, limit)
