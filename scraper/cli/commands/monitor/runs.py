"""`scrape runs`: the latest runs, and the results, articles and failures of one."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from scraper.cli.commands.monitor.failures import next_try
from scraper.cli.options.common import db_option, limit_option
from scraper.cli.options.export.output import Output, output_options, print_csv
from scraper.cli.terminal import console, tables
from scraper.cli.terminal.tables import Column
from scraper.cli.terminal.time_format import local
from scraper.errors import ArchiveError
from scraper.i18n import N_, _, localized

Row = dict[str, Any]

COUNTS = {
    "listed": N_("listed"),
    "fetched": N_("fetched"),
    "not_modified": "304",
    "new": N_("new"),
    "changed": N_("changed"),
    "copies": N_("copies"),
    "skipped": N_("skipped"),
    "failed": N_("failed"),
    "files": N_("files"),
    "files_failed": N_("files failed"),
}
"""The counts of `scraper.models.SourceReport` with the heads of their columns."""
OUTCOMES = {"new": N_("new"), "changed": N_("changed")}
"""Names for display of the outcomes of an article in a run."""
MOST = (1 << 63) - 1
"""The largest integer of SQLite."""
SHORT = ("fetched", "new", "changed", "failed")
"""The counts that are shown of a whole run."""
GO = {
    "listed": 5,
    "fetched": 7,
    "not_modified": 8,
    "new": 0,
    "changed": 2,
    "copies": 4,
    "skipped": 3,
    "failed": 0,
    "files": 1,
    "files_failed": 6,
}
"""The order in which columns are dropped on a narrow terminal."""
ENDS = {
    None: N_("running"),
    "done": N_("done"),
    "failed": N_("failed"),
    "interrupted": N_("interrupted"),
    "killed": N_("killed"),
}
"""Names for display of the ways in which a run may end."""


def _of_sqlite(context: click.Context, option: click.Parameter, value: int) -> int:
    """A click callback: refuse a number that SQLite cannot store. click.IntRange would print the bound in the help."""
    if value > MOST:
        raise click.BadParameter(_("{n} is too large.").format(n=value))
    return value


@click.command(short_help="List the runs: start, duration, result.")
@click.argument("run", type=click.IntRange(0, MOST), required=False, metavar="[NUMBER]")
@limit_option(
    "Maximum number of runs, latest first; with NUMBER, maximum number of its articles.", 20, callback=_of_sqlite
)
@output_options("Print one JSON object per run, one per line.")
@db_option
def command(run: int | None, limit: int, output: Output, db: Path) -> None:
    """List the latest runs; with a run's NUMBER, show the result of each source, the new and changed articles, and
    every failure with its reason. NUMBER with --json or --csv prints all articles of the run.

    \b
    Examples:
      scrape runs
      scrape runs 2
      scrape runs -n 1 --json | jq '.sources[] | select(.failed > 0)'
    """
    from scraper.archive import Archive

    with Archive.read(db) as archive:
        rows = archive.runs.latest(limit) if run is None else archive.runs.latest(1, run)
        waiting = set() if run is None else archive.crawl.frontier()
        articles = archive.runs.articles(rows[0]) if run is not None and rows else []
        failures = [] if run is None else [row for row in archive.crawl.failures() if row["run"] == run]
    if run is not None and not rows:
        raise ArchiveError(_("{file}: there is no run {run}; `scrape runs` lists the runs").format(file=db, run=run))
    if output == "csv":
        from scraper.archive.crawl.run_log import BROUGHT

        if run is None:
            print_csv(map(_as_csv, rows), ("id", "command", "started", "finished", "ended", *COUNTS, "bytes"))
        else:
            print_csv(articles, BROUGHT)
    elif output == "json":
        for row in rows:
            whole = row if run is None else {**row, "articles": articles, "failures": failures}
            click.echo(json.dumps(whole, ensure_ascii=False))
    elif run is None:
        _print_runs(rows)
    else:
        _print_run(rows[0], articles, limit, [{**row, "waits": row["url"] in waiting} for row in failures])


def _as_csv(row: Row) -> Row:
    """A run as one row: the sums over its sources instead of their reports."""
    sums = {name: sum(report[name] for report in row["sources"]) for name in (*COUNTS, "bytes")}
    return {**{name: value for name, value in row.items() if name != "sources"}, **sums}


def _print_runs(rows: list[Row]) -> None:
    lines = []
    for row in rows:
        reports = row["sources"]
        counts = [sum(report[name] for report in reports) for name in SHORT]
        lines.append(
            (
                str(row["id"]),
                row["command"],
                local(row["started"]),
                _took(row),
                _(ENDS[row["ended"]]),
                *map(_number, counts),
                _bytes(sum(report["bytes"] for report in reports)),
            )
        )
    columns = (
        Column(_("run"), is_number=True),
        Column(_("command"), goes=3, folds=True),
        Column(_("started")),
        Column(_("took"), goes=4),
        Column(_("ended"), goes=1),
        *(Column(_(COUNTS[name]), goes=goes, right=True) for name, goes in zip(SHORT, (5, 1, 2, 1), strict=True)),
        Column(_("bytes"), goes=6, right=True),
    )
    tables.show(console.out(), columns, lines)


def _print_run(row: Row, articles: list[Row], limit: int, failures: list[Row]) -> None:
    from rich.text import Text

    out = console.out()
    head = _("Run {id}, {command}: {started}, took {time}, {ended}").format(
        id=row["id"],
        command=row["command"],
        started=local(row["started"]),
        time=_took(row),
        ended=_(ENDS[row["ended"]]),
    )
    console.say(out, Text(f"{head}\n"))
    rows = [
        (report["source"], *(_number(report[name]) for name in COUNTS), _bytes(report["bytes"]))
        for report in row["sources"]
    ]
    columns = (
        Column(_("source"), folds=True),
        *(Column(_(head), goes=GO[name], right=True) for name, head in COUNTS.items()),
        Column(_("bytes"), goes=6, right=True),
    )
    tables.show(out, columns, rows)
    for report in row["sources"]:
        if report["error"] or report["drift"]:
            drifted = "" if report["error"] else _("DRIFTED") + ": "
            out.print(Text(f"{report['source']}: {drifted}{localized(report['error'] or report['drift'])}", "red"))
        if report["files_limit"]:
            out.print(Text(f"{report['source']}: {localized(report['files_limit'])}", "yellow"))
    _print_articles(articles, limit)
    if articles and failures:
        out.print()
    for failure in failures:
        again = next_try(failure, datetime.now(UTC))
        out.print(Text(f"{failure['source']}  {failure['url']}"), soft_wrap=True)
        line = _("{reason} ({when})").format(reason=localized(failure["reason"]), when=again)
        console.say(out, Text(line), 4)


def _print_articles(articles: list[Row], limit: int) -> None:
    """Print a line for each new or changed article: number, outcome, source, headline."""
    from rich.text import Text

    from scraper.text.normalise import clean

    out = console.out()
    if articles:
        out.print()
    width = len(str(max((row["id"] for row in articles), default=0)))
    for row in articles[:limit]:
        line = Text.assemble(
            (f"{row['id']:>{width}}  ", "cyan"),
            (_(OUTCOMES[row["outcome"]]), "green" if row["outcome"] == "new" else "yellow"),
            (f"  {clean(row['source'])}  ", "dim"),
            clean(row["headline"]) or _("(no headline)"),
        )
        out.print(line, soft_wrap=True)
    if len(articles) > limit:
        more = _("… and {n} more: -n {all} shows all").format(n=len(articles) - limit, all=len(articles))
        out.print(more, style="dim", highlight=False)


def _took(row: Row) -> str:
    if not row["finished"]:
        return ""
    seconds = int((_moment(row["finished"]) - _moment(row["started"])).total_seconds())
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _number(count: int) -> str:
    return str(count) if count else "·"


def _bytes(size: float) -> str:
    for unit in ("B", "KB", "MB", "GB"):
        if size < 1000:
            return f"{size:.0f} {unit}" if unit in ("B", "KB") else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:.1f} TB"
