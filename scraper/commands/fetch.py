"""`scrape fetch`: what is new from the sources, into the archive."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scraper.commands.options import db_option, sources_option

if TYPE_CHECKING:
    from scraper.commands.progress import Display
    from scraper.pipeline import RunReport
    from scraper.sources import Source, Sources

INTERRUPTED = 130
"""The exit code of a run that Ctrl-C ended, as shells count it."""


@click.command(short_help="Fetch what is new from the sources into the archive.")
@click.argument("names", nargs=-1, metavar="[SOURCE]...")
@click.option("--json", "as_json", is_flag=True, help="Print a summary of the run as JSON.")
@click.option(
    "--workers", type=click.IntRange(1, 64), help="Processes that parse.  [default: cores less one, at most 4]"
)
@sources_option
@db_option
def command(names: tuple[str, ...], as_json: bool, workers: int | None, sources_file: Path, db: Path) -> None:
    """Fetch what is new from all sources, or from those named, into the archive.

    Articles that the archive has are not fetched again, but for a look now and then while they are fresh.
    Shows progress on a terminal; else prints one line a source, as suits cron.

    \b
    Exit code: 0 all well; 1 a source failed: its list could not be had or gave nothing, or more than a tenth of its
    articles could not be had or parsed (everything else is stored); 2 wrong usage or configuration; 130 interrupted.

    \b
    Examples:
      scrape fetch
      scrape fetch people-politics --json
    """
    import asyncio

    from scraper.commands.progress import display
    from scraper.sources import load

    listed = load(sources_file)
    chosen = listed.pick(names)
    with display(as_json=as_json) as watcher:
        report = asyncio.run(_fetch(listed, chosen, db, workers, watcher))
    if as_json:
        click.echo(json.dumps(_summary(report), ensure_ascii=False, indent=2))
    else:
        watcher.summary(report)
    if report.ended == "interrupted":
        sys.exit(INTERRUPTED)
    if report.ended == "failed":
        sys.exit(1)


async def _fetch(listed: Sources, chosen: Sequence[Source], db: Path, count: int | None, watcher: Display) -> RunReport:
    import asyncio
    import signal

    from scraper.archive import Archive
    from scraper.fetch import Settings
    from scraper.pipeline import fetch_sources
    from scraper.workers import Workers

    with Archive.open(db) as archive, Workers(count, dictionaries=listed.dictionaries) as workers:
        run = asyncio.ensure_future(
            fetch_sources(chosen, archive, workers, Settings.of(listed), datetime.now(UTC), watcher)
        )
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, run.cancel)
        return await run


def _summary(report: RunReport) -> dict[str, object]:
    return {
        "run": report.run,
        "ended": report.ended,
        "seconds": round(report.seconds, 3),
        "sources": [asdict(source) for source in report.sources],
    }
