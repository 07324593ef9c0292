"""`scrape sources`: the sources of sources.yaml, and what the archive holds of each."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scraper.cli.options import exclusive
from scraper.cli.options.common import db_option, sources_option
from scraper.cli.options.export.output import Output, output_options, print_csv
from scraper.cli.terminal.time_format import short
from scraper.contract import stamp
from scraper.i18n import N_, _, localized

if TYPE_CHECKING:
    from scraper.sources import Source

KINDS = {"list": N_("list"), "feed": N_("feed"), "sitemap": N_("sitemap"), "paper": N_("paper"), None: N_("not listed")}
"""Names for display of the kinds of sources."""


@dataclass(frozen=True, slots=True)
class Row:
    """One source: values of the file, then of the archive. ``every`` is in seconds; times are ISO 8601 in UTC."""

    name: str
    kind: str | None
    """None for a source that is in the archive but no longer in the file."""
    urls: tuple[str, ...]
    every: int | None
    tags: tuple[str, ...]
    last_run: str | None
    due: str | None
    """Time from which `scrape fetch --due` fetches it; None for a source that is not in the file."""
    last_error: str | None
    articles: int
    failures: int
    newest: str | None


@click.command(short_help="List the sources: kind, last run, number of articles.")
@output_options("Print a JSON array, one object per source.")
@click.option("--opml", is_flag=True, help="Print the sources as OPML, for feed readers.")
@sources_option
@db_option
def command(output: Output, opml: bool, sources_file: Path, db: Path) -> None:
    """List the sources in sources.yaml: kind, last run, next due time, articles in the archive.

    The file is checked as well: every mistake is reported with its line.

    \b
    Examples:
      scrape sources
      scrape sources --json
      scrape sources --opml > sources.opml
    """
    from scraper.sources import load

    if opml:
        from scraper.sources.opml import written

        exclusive.refuse("--opml", "output")
        click.echo(written(load(sources_file).all, "scrape"), nl=False)
        return
    rows = merged(load(sources_file).all, *_stored(db), now=datetime.now(UTC))
    if output == "json":
        click.echo(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2))
    elif output == "csv":
        print_csv(map(asdict, rows), [field.name for field in fields(Row)])
    else:
        _print(rows)


def merged(
    listed: Sequence[Source], stored: Sequence[Mapping[str, Any]], fetched: Mapping[str, str], now: datetime
) -> list[Row]:
    """The sources of the file in its order, then those that only the archive has. ``fetched``: last fetch by name."""
    by_name = {row["name"]: row for row in stored}
    rows = [_row(source, by_name.pop(source.name, {}), fetched.get(source.name), now) for source in listed]
    return rows + [_row(name, stored_row, None, now) for name, stored_row in by_name.items()]


def _row(source: Source | str, stored: Mapping[str, Any], fetched: str | None, now: datetime) -> Row:
    """One source; ``source`` is a plain name if the file no longer has it."""
    from scraper.scheduling import due

    if isinstance(source, str):
        listed: dict[str, Any] = {"name": source, "kind": None, "urls": (), "every": None, "tags": (), "due": None}
    else:
        when = None if due.is_due(source, fetched, now) else due.next_time(source, fetched)
        listed = {name: getattr(source, name) for name in ("name", "kind", "urls", "every", "tags")}
        listed["due"] = stamp(when or now)
    return Row(
        **listed,
        last_run=stored.get("last_run"),
        last_error=stored.get("last_error"),
        articles=stored.get("articles", 0),
        failures=stored.get("failures", 0),
        newest=stored.get("newest"),
    )


def _stored(db: Path) -> tuple[Sequence[Mapping[str, Any]], Mapping[str, str]]:
    """The archive's rows of sources, and the time of each one's last fetch by name."""
    if not db.exists():
        return (), {}
    from scraper.archive import Archive

    with Archive.read(db) as archive:
        return archive.sources.overview(), archive.sources.last_fetched()


def _print(rows: Sequence[Row]) -> None:
    from rich.text import Text

    from scraper.cli.terminal import console, tables
    from scraper.cli.terminal.tables import Column
    from scraper.sources.values import spelled

    out = console.out()
    columns = (
        Column(_("source"), folds=True),
        Column(_("kind"), goes=6),
        Column(_("every"), goes=7, right=True),
        Column(_("last run"), goes=3),
        Column(_("due"), goes=5),
        Column(_("articles"), goes=1, right=True),
        Column(_("newest"), goes=4),
        Column(_("failed"), goes=2, right=True),
    )
    lines = [
        (
            Text(row.name, style="red" if row.last_error else ""),
            _(KINDS[row.kind]),
            spelled(row.every) if row.every else "",
            short(row.last_run) or _("never"),
            _when(row.due),
            f"{row.articles:,}",
            (row.newest or "")[:10],
            f"{row.failures:,}" if row.failures else "",
        )
        for row in rows
    ]
    tables.show(out, columns, lines)
    for row in rows:
        if row.last_error:
            console.say(out, Text.assemble((f"{row.name}: ", "red"), localized(row.last_error)))


def _when(due: str | None) -> str:
    """``now`` or ``14:20``; with the day if it is not today."""
    if due is None:
        return ""
    moment, now = datetime.fromisoformat(due).astimezone(), datetime.now().astimezone()
    if moment <= now:
        return _("now")
    return f"{moment:%H:%M}" if moment.date() == now.date() else f"{moment:%m-%d %H:%M}"
