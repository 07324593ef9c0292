"""`scrape reparse`: parse the stored raw pages again with the present parser."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scraper.cli.commands.maintain.dictionary import dictionaries
from scraper.cli.options.common import db_option, must_exist, offering, sources_option
from scraper.cli.options.logs import Loudness, loudness_options
from scraper.cli.options.selection.filters import unknown
from scraper.cli.options.workers import Readers, readers_options
from scraper.cli.terminal import console
from scraper.cli.views.counts import outcomes_in_words
from scraper.i18n import N_, _, localized

if TYPE_CHECKING:
    from scraper.archive import Archive
    from scraper.archive.files.queue import Choice
    from scraper.cli.views.progress.progress import Job
    from scraper.crawl.reparse import Reread, Summary
    from scraper.models import Hints

log = logging.getLogger(__name__)

OUTCOMES = {
    "changed": N_("{n} changed"),
    "recovered": N_("{n} recovered"),
    "unchanged": N_("{n} unchanged"),
    "unreadable": N_("{n} unreadable"),
}


@click.command(short_help="Parse the stored pages again, after a change of the rules.")
@click.argument("source", required=False, shell_complete=offering("listed sources"))
@click.option("--changed-only", is_flag=True, help="Print only articles that changed, not every page.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per page, one per line.")
@readers_options("one per core")
@loudness_options("Log articles that changed; with -vv every page.")
@db_option
@sources_option
def command(
    source: str | None,
    changed_only: bool,
    as_json: bool,
    readers: Readers,
    loudness: Loudness,
    db: Path,
    sources_file: Path,
) -> None:
    """Parse the raw pages of all sources, or of one, again, and store what changed.

    Pages that could not be read when they were fetched are tried again too. The current select:, timezone: and
    articles: of sources.yaml apply. Ctrl-C stops the command; started again, it continues where it stopped.

    \b
    Examples:
      scrape reparse
      scrape reparse cctv --changed-only
    """
    import asyncio

    from scraper.archive import Archive
    from scraper.cli.views.progress.progress import job
    from scraper.crawl.reparse import job_of, reparse

    tell = _as_json if as_json else _as_line if loudness.reports else _silent
    hints, files = _of_source(sources_file)
    words = dictionaries(sources_file)

    async def read_all(report: Callable[[Reread], None]) -> Summary:
        async with readers.parser(words) as parser:
            return await reparse(archive, parser, hints, source, report, files)

    must_exist(db)
    with Archive.open(db) as archive, loudness.logging():
        _check(archive, source)
        left = partial(archive.pages.count_to_reparse, source, archive.runs.progress(job_of(source)))
        with archive.runs.logged([source] if source else [], "reparse"), job("reparse", left, loudness) as watch:
            report = _logged(_filtered(partial(tell, watch), changed_only), watch)
            summary = asyncio.run(read_all(report))
    if loudness.reports:
        _print_summary(summary)


def _check(archive: Archive, source: str | None) -> None:
    """Raise UsageError if the archive has no pages of a source: its name may be misspelt."""
    if source is not None and not archive.search.has("source", source):
        raise click.UsageError(unknown(archive, "SOURCE", "source", source))


def _of_source(sources_file: Path) -> tuple[Callable[[str], Hints], Callable[[str], Choice]]:
    """The hints and the kept files for pages of a source; defaults for one that is not in sources.yaml."""
    from scraper.archive.files.queue import Choice
    from scraper.crawl.source.file_crawl import kept_files
    from scraper.models import Hints
    from scraper.sources import load

    listed = load(sources_file) if sources_file.exists() else ()
    hints = {source.name: source.hints() for source in listed}
    files = {source.name: kept_files(source) for source in listed}
    return lambda name: hints.get(name, Hints()), lambda name: files.get(name, Choice())


def _logged(tell: Callable[[Reread], None], watch: Job) -> Callable[[Reread], None]:
    def report(reread: Reread) -> None:
        watch.step(reread.source)
        level = logging.DEBUG if reread.outcome == "unchanged" else logging.INFO
        log.log(level, "%s: %s: %s", reread.source, reread.outcome, reread.url, extra={"url": reread.url})
        tell(reread)

    return report


def _filtered(tell: Callable[[Reread], None], changed_only: bool) -> Callable[[Reread], None]:
    def report(reread: Reread) -> None:
        if reread.outcome != "unchanged" or not changed_only:
            tell(reread)

    return report


def _silent(_watch: Job, _reread: Reread) -> None:
    """Print nothing about a page: used with -q and --log-json."""


def _as_json(watch: Job, reread: Reread) -> None:
    changes = {change.field: {"before": change.before, "after": change.after} for change in reread.changes}
    watch.echo(json.dumps({**asdict(reread), "changes": changes}, ensure_ascii=False))


def _as_line(watch: Job, reread: Reread) -> None:
    detail = " ".join(change.field for change in reread.changes) or localized(reread.reason or "")
    number = "-" if reread.article is None else reread.article
    watch.echo(f"{number}\t{reread.outcome}\t{detail}\t{reread.url}")


def _print_summary(summary: Summary) -> None:
    out = console.err()
    counts = outcomes_in_words(summary.outcomes, OUTCOMES)
    out.print(_("{n} pages parsed again").format(n=f"{summary.pages:,}") + (f"{_(': ')}{counts}" if counts else ""))
    for name, count in summary.fields.most_common():
        out.print(f"  {name}: {count}")
