"""`scrape sources`: what is listed in sources.yaml, and what the archive has of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scraper.commands.options import db_option, sources_option

if TYPE_CHECKING:
    from scraper.sources import Source

UNITS = (("w", 604_800), ("d", 86_400), ("h", 3600), ("m", 60), ("s", 1))
"""What a duration is printed in, the largest that fits first."""

PIPED_WIDTH = 200
"""Columns for a table that no terminal limits."""


@dataclass(frozen=True, slots=True)
class Row:
    """One source: what the file says, then what the archive has. ``every`` is in seconds; times are ISO 8601 in UTC."""

    name: str
    kind: str | None
    """None for a source that the archive has and the file has no longer."""
    urls: tuple[str, ...]
    every: int | None
    tags: tuple[str, ...]
    last_run: str | None
    last_error: str | None
    articles: int
    failures: int
    newest: str | None


@click.command(short_help="List the sources: kind, last run, articles.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array, an object a source.")
@sources_option
@db_option
def command(as_json: bool, sources_file: Path, db: Path) -> None:
    """List the sources of sources.yaml: what they are, when they were last fetched, how many articles are kept.

    The file is checked on the way: every mistake in it is reported, with its line.

    \b
    Examples:
      scrape sources
      scrape sources --json
    """
    from scraper.sources import load

    rows = merged(load(sources_file).all, _kept(db))
    if as_json:
        click.echo(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2))
    else:
        _print(rows)


def merged(listed: Sequence[Source], kept: Sequence[Mapping[str, Any]]) -> list[Row]:
    """The file's sources in its order, then those that only the archive knows."""
    known = {row["name"]: row for row in kept}
    rows = [
        _row(source.name, source.kind, source.urls, source.every, source.tags, known.pop(source.name, {}))
        for source in listed
    ]
    return rows + [_row(name, None, (), None, (), had) for name, had in known.items()]


def _row(
    name: str,
    kind: str | None,
    urls: tuple[str, ...],
    every: int | None,
    tags: tuple[str, ...],
    had: Mapping[str, Any],
) -> Row:
    return Row(
        name=name,
        kind=kind,
        urls=urls,
        every=every,
        tags=tags,
        last_run=had.get("last_run"),
        last_error=had.get("last_error"),
        articles=had.get("articles", 0),
        failures=had.get("failures", 0),
        newest=had.get("newest"),
    )


def _kept(db: Path) -> Sequence[Mapping[str, Any]]:
    if not db.exists():
        return ()
    from scraper.archive import Archive

    with Archive.read(db) as archive:
        return archive.sources()


def _print(rows: Sequence[Row]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from scraper.commands.console import out

    console = out()
    if not console.is_terminal:
        console.width = PIPED_WIDTH
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("source", overflow="fold")
    table.add_column("kind")
    table.add_column("every", justify="right")
    table.add_column("last run", no_wrap=True)
    table.add_column("articles", justify="right")
    table.add_column("newest", no_wrap=True)
    table.add_column("failed", justify="right")
    for row in rows:
        table.add_row(
            Text(row.name, style="red" if row.last_error else ""),
            row.kind or "not listed",
            every(row.every) if row.every else "",
            local(row.last_run) if row.last_run else "never",
            f"{row.articles:,}",
            (row.newest or "")[:10],
            f"{row.failures:,}" if row.failures else "",
        )
    console.print(table)
    for row in rows:
        if row.last_error:
            console.print(Text.assemble((f"{row.name}: ", "red"), row.last_error))


def every(seconds: int) -> str:
    """``30m``, ``1h``, ``1d``, as sources.yaml has it."""
    unit, size = next((unit, size) for unit, size in UNITS if seconds % size == 0)
    return f"{seconds // size}{unit}"


def local(moment: str) -> str:
    """An ISO 8601 moment in the reader's own time, to the minute."""
    return f"{datetime.fromisoformat(moment).astimezone():%Y-%m-%d %H:%M}"
