"""`scrape failures`: addresses that could not be fetched or read, with reason and next try."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scraper.cli.options.common import db_option, limit_option, offering
from scraper.cli.options.selection.filters import unknown
from scraper.cli.terminal.time_format import local
from scraper.errors import ConfigError
from scraper.i18n import _, joined, localized, ngettext

if TYPE_CHECKING:
    from scraper.archive import Archive
    from scraper.crawl.source.run_options import RunOptions
    from scraper.sources import Source, Sources

Row = dict[str, Any]

COLUMNS = ("source", "url", "reason", "status", "tries", "first_failed", "last_failed", "next_try", "waits", "is_list")
FILE_COLUMNS = ("source", "url", "role", "article", "reason", "status", "tries", "last_failed", "next_try")
"""Columns of CSV and keys of JSON; moments are ISO 8601 in UTC."""


@click.command(short_help="List what could not be fetched or read: reason, next try.")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...", shell_complete=offering("stored source"))
@click.option("--json", "output", flag_value="json", help="Print one JSON object per line.")
@click.option("--csv", "output", flag_value="csv", help="Print CSV that Excel opens.")
@limit_option("Maximum number of failures, latest first.  [default: all]")
@click.option("--files", is_flag=True, help="List pictures, attachments and layouts that could not be fetched instead.")
@db_option
def command(sources: tuple[str, ...], output: str | None, limit: int | None, files: bool, db: Path) -> None:
    """List the addresses that could not be fetched or read, of all sources or of the named ones, latest first.

    Temporary failures are retried in the next run; the others at growing intervals, as long as a list page shows them;
    all of them after their source is changed in sources.yaml. `scrape fetch --retry` retries at once.

    \b
    Examples:
      scrape failures
      scrape failures 人民网 --csv > failures.csv
      scrape failures --files
      scrape failures --json | jq -r 'select(.status == 404) | .url'
    """
    from scraper.archive import Archive

    with Archive.read(db) as archive:
        if mistakes := [
            unknown(archive, "SOURCE", "source", name) for name in sources if not archive.search.has("source", name)
        ]:
            raise click.UsageError(joined("\n", mistakes))
        waiting = archive.crawl.frontier()
        failed = archive.file_queue.failures() if files else archive.crawl.failures()
    rows = [row for row in failed if not sources or row["source"] in sources][:limit]
    rows = [{**row, "waits": files or row["url"] in waiting} for row in rows]
    columns = FILE_COLUMNS if files else COLUMNS
    if output == "json":
        for row in rows:
            click.echo(json.dumps({name: row[name] for name in columns}, ensure_ascii=False))
    elif output == "csv":
        _as_csv(rows, columns)
    else:
        _listed(rows, files=files)


def _as_csv(rows: Sequence[Row], columns: Sequence[str]) -> None:
    from scraper.exporters.tables.csv import write

    write([{name: row[name] for name in columns} for row in rows], sys.stdout.buffer, columns)


def _listed(rows: Sequence[Row], *, files: bool) -> None:
    from rich.text import Text

    from scraper.cli.terminal import console

    out = console.out()
    if not rows:
        click.echo(_("No failures."))
        return
    now = datetime.now(UTC)
    for row in rows:
        tries = ngettext("{n} try", "{n} tries", row["tries"]).format(n=row["tries"])
        console.say(out, Text(f"{row['source']}  {row['url']}"))
        line = _("{reason} ({tries}; {when})").format(
            reason=localized(row["reason"]), tries=tries, when=next_try(row, now)
        )
        console.say(out, Text(line, "dim"), 4)
    total = ngettext("{n} address", "{n} addresses", len(rows)).format(n=len(rows))
    advice = _("{total}. `scrape fetch --retry` tries them all now, `scrape fetch --retry URL` only one.")
    if files:
        advice = _("{total}. `scrape fetch --files --retry` tries them all now.")
    console.say(out, Text(advice.format(total=total)))


def next_try(row: Row, now: datetime) -> str:
    """The time of an address's next try, in words."""
    from scraper.archive.crawl import retry_schedule

    if row["next_try"] is None:
        return _("given up")
    moment = _moment(row["next_try"])
    due = moment is None or not now < moment <= retry_schedule.latest_try(now)
    if row.get("is_list") or (due and row["waits"]):
        return _("next run")
    if due:
        return _("when listed again")
    when = local(row["next_try"])
    return _("after {when}").format(when=when) if row["waits"] else _("after {when}, if still listed").format(when=when)


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def retried(
    archive: Archive, listed: Sequence[Source] | Sources, urls: Sequence[str]
) -> tuple[list[Source], RunOptions]:
    """The sources and the addresses of ``fetch --retry URL``. Raises ConfigError for an address without a failure."""
    from scraper.crawl.source.run_options import RunOptions
    from scraper.urls import canonical

    failed = {row["url"]: row for row in archive.crawl.failures()}
    wrong, only, sources = [], set(), set()
    for url in urls:
        row = failed.get(url) or failed.get(canonical(url) or "")
        if row is None:
            stored = archive.crawl.handled([url, canonical(url) or url])
            wrong.append(
                _("{url}: is already stored; `scrape show URL` shows it").format(url=url)
                if stored
                else _("{url}: did not fail; `scrape failures` lists the addresses that did").format(url=url)
            )
        elif row["source"] not in {source.name for source in listed}:
            wrong.append(
                _("{url}: belongs to the source {name!r}, which is not in sources.yaml").format(
                    url=url, name=row["source"]
                )
            )
        elif row["is_list"]:
            wrong.append(_("{url}: is a list page; `scrape fetch {name}` reads it").format(url=url, name=row["source"]))
        else:
            only.add(row["url"])
            sources.add(row["source"])
    if wrong:
        raise ConfigError(joined("\n", wrong))
    return [source for source in listed if source.name in sources], RunOptions(retry=True, only=frozenset(only))
