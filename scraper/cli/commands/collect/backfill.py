"""`scrape backfill`: articles of the past, from web archives."""

from __future__ import annotations

import json
import sys
from collections.abc import Coroutine
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from scraper.cli.options import period
from scraper.cli.options.common import db_option, offering, sources_option
from scraper.cli.options.logs import Loudness, loudness_options
from scraper.cli.options.workers import Readers, readers_options
from scraper.cli.views.counts import outcomes_in_words
from scraper.errors import ConfigError, ScrapeError
from scraper.i18n import Message, _, localized

if TYPE_CHECKING:
    from scraper.archive import Archive
    from scraper.backfill.run import BackfillOptions, Report, Watcher
    from scraper.backfill.selection import Selection
    from scraper.backfill.web_archives import WebArchive
    from scraper.sources import Source, Sources

T = TypeVar("T")

INTERRUPTED = 130


@click.command(short_help="Store articles of the past from web archives.")
@click.argument("what", metavar="SOURCE|URL-PREFIX", shell_complete=offering("listed sources"))
@click.option(
    "--from", "since", type=period.Day("first"), required=True, metavar="DATE", help="First day of the captures."
)
@click.option(
    "--to", "until", type=period.Day("last"), metavar="DATE", help="Last day of the captures.  [default: today]"
)
@click.option(
    "--via",
    default="wayback",
    show_default=True,
    metavar="ARCHIVE|CDX-URL",
    help="wayback, commoncrawl, or the address of a CDX server.",
)
@click.option(
    "--pages",
    metavar="TEMPLATE",
    help="Address of a capture in that archive, with {timestamp} and {url}; with {filename} for WARC files.",
)
@click.option(
    "--source",
    "name",
    metavar="NAME",
    help="URL-PREFIX: the source to store the articles under; one of sources.yaml lends its settings.  "
    "[default: backfill]",
)
@click.option("--all-captures", is_flag=True, help="Fetch all captures of a page: texts that differ become revisions.")
@click.option("--dry-run", is_flag=True, help="Read the index, and print how much would be fetched; store nothing.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Fetch at most N captures; the rest waits.")
@click.option(
    "--delay",
    type=click.FloatRange(0, 3600),
    metavar="SECONDS",
    help="Pause between two requests.  [default: 2 for wayback, otherwise 1]",
)
@click.option("--json", "as_json", is_flag=True, help="Print a summary as JSON.")
@loudness_options("Log what is stored and refused; -vv every request.")
@readers_options("one per core")
@sources_option
@db_option
def command(
    what: str,
    since: date,
    until: date | None,
    via: str,
    pages: str | None,
    name: str | None,
    all_captures: bool,
    dry_run: bool,
    limit: int | None,
    delay: float | None,
    as_json: bool,
    loudness: Loudness,
    readers: Readers,
    sources_file: Path,
    db: Path,
) -> None:
    """Store articles of the past from a web archive: the Wayback Machine, Common Crawl, or any with a CDX server.

    Of each page the earliest capture that is whole is fetched, unmodified, and stored like a page that the site itself
    sent: under the site's address, with the time of the capture. Of list and front pages one capture a day becomes a
    state of the list. Articles already in the archive are not fetched.

    What is left over, after Ctrl-C, --limit or a failure, is fetched when the same command is given again. Try
    --dry-run first: a site may have millions of pages. See docs/howto/backfill.md.

    \b
    Exit code: 0 all well; 1 the index could not be read, or captures could not be
    fetched (they are tried again next time); 2 wrong usage; 130 interrupted.
    Incomplete captures are refused with their reason; that is no error.

    \b
    Examples:
      scrape backfill cctv --from 2012 --to 2014 --dry-run
      scrape backfill news.example.cn/2012/ --from 2012 --limit 500
      scrape backfill cctv --from 2013-05 --to 2013-06 --via commoncrawl
      scrape backfill news.example.cn/ --from 2012 --to 2014 --source cctv \\
        --via https://archive.example.org/cdx \\
        --pages 'https://archive.example.org/{timestamp}id_/{url}'
    """
    from scraper.backfill import web_archives
    from scraper.backfill.run import BackfillOptions
    from scraper.sources import Sources, load

    last = until or date.today()
    if since > last:
        raise click.UsageError(_("--to {until} is before --from {since}.").format(until=last, since=since))
    with loudness.logging():
        archive = web_archives.chosen(via, pages, delay)
        listed = load(sources_file) if sources_file.exists() else Sources(())
        selection = _selection(listed, what, name, since, last, archive)
        options = BackfillOptions(all_captures, limit)
        try:
            if dry_run:
                _estimate(listed, archive, selection, options, loudness, as_json, db)
                return
            report = _run(listed, archive, selection, options, loudness, readers, db)
        except KeyboardInterrupt:
            sys.exit(INTERRUPTED)
    if as_json:
        click.echo(json.dumps(_summary(report), ensure_ascii=False, indent=2))
    elif loudness.reports:
        _tell(report)
    if report.error and (as_json or not loudness.reports):
        click.echo(_("Error: {error}").format(error=localized(report.error)), err=True)
    if report.ended == "interrupted":
        sys.exit(INTERRUPTED)
    if report.ended == "failed":
        sys.exit(1)


def _selection(
    listed: Sources, what: str, name: str | None, since: date, until: date, archive: WebArchive
) -> Selection:
    """The captures to fetch. Raises ConfigError for an unknown source."""
    from scraper.backfill import selection

    by_name: dict[str, Source] = {source.name: source for source in listed}
    if what in by_name:
        if name is not None:
            raise click.UsageError(_("--source has no effect with a source of sources.yaml; it is for a URL-PREFIX."))
        return selection.of_source(by_name[what], since, until, archive.by_record)
    if "." not in what and "/" not in what and ":" not in what:
        listed.pick([what])  # raises, with the nearest name
    named = name or "backfill"
    if not named.strip():
        raise ConfigError(Message("--source: an empty text is not a name"))
    source = by_name.get(named) or replace(listed.usual, name=named, urls=(), revisit=())
    return selection.of_prefix(what, source, since, until, archive.by_record)


def _run(
    listed: Sources,
    archive: WebArchive,
    selection: Selection,
    options: BackfillOptions,
    loudness: Loudness,
    readers: Readers,
    db: Path,
) -> Report:
    from scraper.archive import Archive
    from scraper.cli.views.alerting import begin_past
    from scraper.cli.views.progress.backfill_progress import watching

    with Archive.open(db) as opened, watching(loudness) as watcher:
        begin_past(opened, listed)  # what is old is no news
        run = opened.runs.start([selection.source.name], "backfill")
        report = None
        try:
            report = _until_interrupted(_backfill(listed, archive, selection, options, readers, opened, watcher, run))
        finally:
            opened.runs.finish(run, report.ended if report is not None else "failed", [])
    return report


async def _backfill(
    listed: Sources,
    archive: WebArchive,
    selection: Selection,
    options: BackfillOptions,
    readers: Readers,
    opened: Archive,
    watcher: Watcher,
    run: int,
) -> Report:
    from scraper.backfill.manners import manners
    from scraper.backfill.run import Backfill
    from scraper.crawl.fetch import Fetcher, Settings, check_certificates

    check_certificates()
    policy = manners(archive, listed.usual)
    async with Fetcher(Settings.of(listed)) as fetcher, readers.parser(listed.dictionaries) as parser:
        return await Backfill(opened, archive, selection, fetcher, policy, parser, watcher, options).run(run)


def _until_interrupted(work: Coroutine[Any, Any, T]) -> T:
    """Run it; Ctrl-C and the signals that end a program cancel it."""
    import asyncio
    import signal

    async def run() -> T:
        task = asyncio.ensure_future(work)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup has it
                asyncio.get_running_loop().add_signal_handler(number, task.cancel)
        try:
            return await task
        except asyncio.CancelledError:
            raise KeyboardInterrupt from None

    return asyncio.run(run())


# -- the estimate


def _estimate(
    listed: Sources,
    archive: WebArchive,
    selection: Selection,
    options: BackfillOptions,
    loudness: Loudness,
    as_json: bool,
    db: Path,
) -> None:
    from contextlib import nullcontext

    from scraper.archive import Archive
    from scraper.backfill.estimate import estimate
    from scraper.backfill.manners import manners
    from scraper.cli.views.progress.backfill_progress import watching
    from scraper.crawl.fetch import Fetcher, Settings, check_certificates
    from scraper.crawl.fetch.errors import Fault

    async def read(opened: Archive | None, watcher: Watcher) -> Any:
        async with Fetcher(Settings.of(listed)) as fetcher:
            policy = manners(archive, listed.usual)
            return await estimate(archive, selection, fetcher, policy, opened, watcher, options)

    check_certificates()
    with Archive.read(db) if db.exists() else nullcontext() as opened, watching(loudness) as watcher:
        try:
            result = _until_interrupted(read(opened, watcher))
        except Fault as fault:
            raise ScrapeError(Message("the index cannot be read: {reason}", reason=fault.reason)) from None
    if as_json:
        values = {"archive": archive.name, "source": selection.source.name, "captures": result.captures}
        values |= {
            "pages": result.pages,
            "known": result.stored,
            "bytes": result.bytes,
            "hours": round(result.hours, 2),
        }
        click.echo(json.dumps(values, ensure_ascii=False, indent=2))
        return
    from rich.filesize import decimal

    line = _("{captures} captures of {pages} pages, {known} of which are in the archive; ")
    line += _("about {size}, {hours} hours at one request every {delay} s")
    click.echo(
        line.format(
            captures=f"{result.captures:,}",
            pages=f"{result.pages:,}",
            known=f"{result.stored:,}",
            size=decimal(result.bytes),
            hours=f"{result.hours:.1f}",
            delay=f"{archive.delay:g}",
        )
    )


# -- the summary


def _summary(report: Report) -> dict[str, Any]:
    return {
        "run": report.run,
        "ended": report.ended,
        "error": report.error,
        "captures": report.captures,
        "pages": report.pages,
        "requested": report.requested,
        "bytes": report.bytes,
        "seconds": round(report.seconds, 3),
        "outcomes": dict(report.outcomes),
        "reasons": {str(reason): count for reason, count in report.reasons.items()},
        "limited": report.is_limited,
    }


def _tell(report: Report) -> None:
    """The counts, the reasons for what was refused, and the next step."""
    from scraper.cli.views.progress.backfill_progress import OUTCOMES

    counts = outcomes_in_words(report.outcomes, OUTCOMES)
    if counts or not report.error:
        click.echo(counts or _("nothing to fetch: no captures, or all are in the archive"))
    for reason, count in report.reasons.most_common(10):
        click.echo(f"  {count:>7,}  {localized(reason)}", err=True)
    if report.error:
        click.echo(_("Error: {error}").format(error=localized(report.error)), err=True)
    if report.is_limited or report.ended != "done":
        click.echo(_("The same command fetches the rest."), err=True)
