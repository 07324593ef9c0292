"""`scrape fetch`: fetch new articles from the sources into the archive."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scraper.cli.options import exclusive, period
from scraper.cli.options.common import Wait, WaitingCommand, db_option, offering, sources_option
from scraper.cli.options.logs import Loudness, loudness_options
from scraper.cli.options.workers import Readers, readers_options
from scraper.cli.views import after_run, alerting
from scraper.errors import ArchiveBusy, ConfigError, ScrapeError
from scraper.i18n import Message, _, localized

if TYPE_CHECKING:
    from scraper.archive import Archive
    from scraper.cli.views.progress.run_display import Display, Style
    from scraper.crawl.run import RunReport
    from scraper.crawl.source.run_options import Order, RunOptions
    from scraper.crawl.workers.reader import Reader
    from scraper.models import RobotsFile
    from scraper.sources import Source, Sources

GARBAGE = 10_000, 20, 50
"""Threshold of Python's cyclic garbage collector: a run creates many objects and few cycles, and with the default of
700 the collector takes a tenth of its time."""
INTERRUPTED = 130
"""Exit code of a run that was ended by Ctrl-C, as shells define it: 128 and SIGINT."""


@click.command(cls=WaitingCommand, short_help="Fetch new articles from the sources into the archive.")
@click.argument("names", nargs=-1, metavar="[SOURCE]...", shell_complete=offering("listed sources"))
@click.option("--due", is_flag=True, help="Fetch only sources whose `every:` has passed since they were last fetched.")
@click.option(
    "--wait",
    type=Wait(),
    is_flag=False,
    flag_value=Wait.ENDLESS,
    default="0",
    metavar="[10m]",
    help="Wait for another run on this archive to finish, at most this long, instead of exiting.  [default: "
    "without limit]",
)
@click.option("--full", is_flag=True, help="Read list pages in full, even if they report that they have not changed.")
@click.option(
    "--retry",
    is_flag=True,
    help="Retry all failed addresses now, even those not yet due; with a URL instead of SOURCE, only that address.",
)
@click.option(
    "--files",
    is_flag=True,
    help="Fetch only the pictures, attachments and layouts that stored articles lack, for sources that keep them.",
)
@click.option(
    "--from",
    "since",
    type=period.Day("first"),
    metavar="DATE",
    help="Fetch all days of the named sources from this one on, whatever days: says; for sources with {date}.",
)
@click.option("--to", "until", type=period.Day("last"), metavar="DATE", help="The last day.  [default: today]")
@click.option(
    "--order",
    type=click.Choice(["newest", "oldest"]),
    default="newest",
    show_default=True,
    help="Fetch the newest or the oldest day first.",
)
@click.option("--notify", metavar="TARGET", help="Target, command or webhook URL to notify of sources that failed.")
@click.option("--json", "as_json", is_flag=True, help="Print a summary of the run as JSON.")
@loudness_options("Log stored articles and failures; with -vv every request.")
@readers_options("number of cores minus one, at most 4")
@sources_option
@db_option
def command(
    names: tuple[str, ...],
    due: bool,
    wait: float,
    full: bool,
    retry: bool,
    files: bool,
    since: date | None,
    until: date | None,
    order: Order,
    notify: str | None,
    as_json: bool,
    loudness: Loudness,
    readers: Readers,
    sources_file: Path,
    db: Path,
) -> None:
    """Fetch new articles from all sources, or from the named ones, into the archive.

    Articles already in the archive are not fetched again, except for an occasional revisit while they are recent.
    Shows progress on a terminal; otherwise prints one line per source, which suits cron. See docs/running.md.

    \b
    Exit code: 0 all well, or another run is in progress; 1 a source failed:
    its list page could not be fetched or listed nothing, more than a tenth of its
    articles could not be fetched or parsed, or it no longer yields what it used
    to (everything else is stored); 2 wrong usage or configuration;
    130 interrupted.

    \b
    Examples:
      scrape fetch
      scrape fetch 人民网 --json
      scrape fetch --retry 人民网    # retry now what `scrape failures` lists
      scrape fetch --files           # pictures of articles stored earlier
      scrape fetch 人民日报 --from 2026-01-01 --to 2026-01-31 --order oldest
      * * * * *  cd ~/news && scrape fetch --due --quiet     # a line of crontab
    """
    from scraper.cli.commands.monitor.failures import retried
    from scraper.crawl.source.run_options import RunOptions
    from scraper.sources import load

    days = period.chosen(since, until, order)
    if days is not None:
        exclusive.refuse("--from", "due", "retry", "files")
    if files:
        exclusive.refuse("--files", "due", "full")
    quiet = not loudness.reports
    with loudness.logging():
        listed = load(sources_file)
        urls = _addresses(names, listed, retry=retry)
        chosen: Sequence[Source] = listed.pick([name for name in names if name not in urls])
        if days is not None:
            chosen = period.of_sources(chosen if names else (), days)
        if files:
            chosen = _with_files(chosen)
        try:
            if due and db.exists() and not _due(chosen, db):
                _nothing_due(chosen, db, as_json, quiet)
                after_run.send_due(listed, db, quiet=quiet or as_json)
                return
            archive = _open(db, wait, quiet)
        except ArchiveBusy as busy:
            _left(_("Nothing fetched: {busy}").format(busy=localized(str(busy))), "busy", as_json, quiet)
            return
        style = display_of(loudness, as_json)
        with archive:
            if due:  # again: while this one waited, the other run may have fetched them
                before, chosen = chosen, _due(chosen, archive)
                if not chosen:
                    _nothing_due(before, archive, as_json, quiet)
                    return
            (alerting.begin_alerts if days is None else alerting.begin_past)(archive, listed)
            try:
                # cron may call every minute, and no site wants its robots.txt fetched that often
                robots = archive.visits.robots()
                robots = robots if due else [file.outdated() for file in robots]
                options = RunOptions(full, retry, period=days, files=files)
                if urls:
                    chosen, options = retried(archive, listed, urls)
                report = run(listed, chosen, archive, readers, style, robots, options)
            except ScrapeError as error:  # the disk is full: no source is to blame, and all have a part in it
                after_run.notify_of_error(str(error), listed, chosen, db, notify)
                raise
            ended = after_run.EndedRun(listed, chosen, archive, db, notify, quiet or as_json, report)
            entries = after_run.follow(ended)
    if as_json:
        click.echo(json.dumps(_summary(report) | entries, ensure_ascii=False, indent=2))
    if report.ended == "interrupted":
        sys.exit(INTERRUPTED)
    if report.ended == "failed":
        sys.exit(1)


def _addresses(names: Sequence[str], listed: Sources, *, retry: bool) -> list[str]:
    """The addresses among the names of sources. UsageError for a file, and for an address that is not to be retried."""
    urls = [name for name in names if "://" in name]
    if urls and not retry:
        text = _("{url} is an address: `scrape save {url}` archives it, `scrape add {url}` adds its site's list.")
        raise click.UsageError(text.format(url=urls[0]))
    file = next((name for name in names if name not in listed.names and Path(name).is_file()), None)
    if file is not None:
        text = _("{file} is a file: `scrape save {file}` archives the addresses in it.")
        raise click.UsageError(text.format(file=file))
    return urls


def _with_files(sources: Sequence[Source]) -> Sequence[Source]:
    """The sources that keep files. Raises ConfigError if there is none."""
    from scraper.crawl.source.file_crawl import kept_files

    if chosen := [source for source in sources if kept_files(source).roles]:
        return chosen
    raise ConfigError(
        Message(
            "no source keeps files: write `images: keep`, `attachments: keep` or `layout: keep` in its entry, or in "
            "`defaults:`"
        )
    )


def display_of(loudness: Loudness, as_json: bool) -> Style:
    """The display that suits the options of a run."""
    return "logged" if loudness.log_json else "nothing" if as_json else "quiet" if loudness.quiet else "shown"


def run(
    listed: Sources,
    chosen: Sequence[Source],
    archive: Archive,
    readers: Readers,
    style: Style,
    robots: Sequence[RobotsFile],
    options: RunOptions,
) -> RunReport:
    """Fetch the sources, showing progress. Returns the report; prints a summary."""
    import asyncio

    from scraper.archive.files.file_queue import Room
    from scraper.cli.views.progress.run_display import display

    files = listed.files
    folder = None if files.folder is None else str(Path(files.folder).expanduser())
    options = replace(options, room=Room(files.max, files.article, files.total, folder))
    gc.set_threshold(*GARBAGE)
    now = datetime.now(UTC)
    # before and after the event loop: what reads the archive would hold it
    something_new = any(
        archive.visits.validators(source.name, url, source.settings, now.isoformat()) is None
        for source in chosen
        for url in source.start_urls(source.today(now))
    )
    with display(style, len(chosen)) as watcher:
        reading = readers.reader(listed, robots, something_new=something_new)
        report, obtained = asyncio.run(_fetch(listed, chosen, archive, reading, watcher, now, options))
        archive.visits.keep_robots(obtained)
    watcher.summary(report)
    return report


async def _fetch(
    listed: Sources,
    chosen: Sequence[Source],
    archive: Archive,
    reading: AbstractAsyncContextManager[Reader],
    watcher: Display,
    now: datetime,
    options: RunOptions,
) -> tuple[RunReport, Sequence[RobotsFile]]:
    """The report of the run, and the robots.txt files that were fetched."""
    import asyncio
    import signal

    async with reading as reader:
        from scraper.crawl.run import fetch_sources

        run = asyncio.ensure_future(fetch_sources(chosen, archive, reader, now, watcher, options, listed.names))
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup has it
                asyncio.get_running_loop().add_signal_handler(number, run.cancel)
        return await run, reader.robots


# -- one run at a time


def _open(db: Path, wait: float, quiet: bool) -> Archive:
    """Open the archive for writing. Raises ArchiveBusy if another process still has it after the wait."""
    from scraper.archive import Archive

    try:
        return Archive.open(db)
    except ArchiveBusy as busy:
        if not wait:
            raise
        if not quiet:
            click.echo(_("Waiting: {busy}").format(busy=localized(str(busy))), err=True)
        return Archive.open(db, wait=wait)


def _left(reason: str, ended: str, as_json: bool, quiet: bool) -> None:
    """Print why no run was made."""
    if as_json:
        click.echo(
            json.dumps({"run": None, "ended": ended, "reason": reason, "sources": []}, ensure_ascii=False, indent=2)
        )
    elif not quiet:
        click.echo(reason)


# -- what is due


def _due(chosen: Sequence[Source], archive: Archive | Path) -> Sequence[Source]:
    from scraper.scheduling import due

    return due.pick(chosen, _last_fetched(archive), datetime.now(UTC))


def _nothing_due(chosen: Sequence[Source], archive: Archive | Path, as_json: bool, quiet: bool) -> None:
    from scraper.scheduling import due

    next_one = due.first(chosen, _last_fetched(archive))
    reason = _("Nothing is due.")
    if next_one is not None:
        source, when = next_one
        reason = _("Nothing is due; next is {source} at {when}.").format(
            source=source.name, when=f"{when.astimezone():%Y-%m-%d %H:%M:%S}"
        )
    _left(reason, "nothing due", as_json, quiet)


def _last_fetched(archive: Archive | Path) -> dict[str, str]:
    from scraper.archive import Archive

    if isinstance(archive, Archive):
        return archive.sources.last_fetched()
    with Archive.read(archive) as opened:
        return opened.sources.last_fetched()


def _summary(report: RunReport) -> dict[str, object]:
    return {
        "run": report.run,
        "ended": report.ended,
        "error": report.error,
        "seconds": round(report.seconds, 3),
        "sources": [asdict(source) for source in report.sources],
    }
