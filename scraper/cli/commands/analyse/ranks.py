"""`scrape ranks`: the ranks of entries on lists over time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scraper.cli.options.common import db_option, limit_option, offering
from scraper.cli.options.export.output import Output, output_options, print_csv
from scraper.cli.options.selection.filters import in_order, period
from scraper.cli.terminal import console
from scraper.i18n import _

if TYPE_CHECKING:
    from scraper.archive import Archive
    from scraper.archive.pages.ranks import History

LIMIT = 20
"""Default number of entries in the table."""
COLUMNS = ("headline", "url", "source", "list", "seen", "rank", "heat")
"""Columns of --csv: one row per sighting."""


@click.command(short_help="Show the ranks of headlines on lists over time: hot lists, front pages.")
@click.argument("entry", metavar="WORD|URL")
@click.option(
    "--source",
    metavar="NAME",
    shell_complete=offering("stored source"),
    help="Only on the lists of this source.",
)
@click.option("--since", callback=period, metavar="DATE", help="Only from this day or time on.")
@click.option("--until", callback=period, metavar="DATE", help="Only up to this day or time.")
@limit_option("Entries of the table, latest first.", LIMIT)
@output_options("Print one JSON object per line: an entry on a list, with all its sightings.")
@db_option
def command(
    entry: str, source: str | None, since: str | None, until: str | None, limit: int, output: Output, db: Path
) -> None:
    """Show the ranks of headlines on lists over time: how long each was on the list, its best rank, its heat.

    WORD selects entries with the word in their headline, URL an entry, or all entries of a list. For a source with
    `ranks: keep` or `ranks: only`, ranks are stored at each run, for any other when its list changes. A gap in the line
    of ranks means that the entry was not on the list.

    \b
    Examples:
      scrape ranks 低保
      scrape ranks https://news.example.cn/ --since 7d
      scrape ranks 养老金 --csv > ranks.csv
      scrape ranks 低保 --json | jq '{headline, best, seconds}'
    """
    from scraper.archive import Archive

    in_order(since, until)
    with Archive.read(db) as archive:
        histories = list(_within(_histories(archive, entry, source), since, until))
    if output == "json":
        for history in histories:
            click.echo(json.dumps(_as_json(history), ensure_ascii=False))
    elif output == "csv":
        print_csv(_rows(histories), COLUMNS)
    elif histories:
        from scraper.cli.views import rank_lines

        rank_lines.show(histories[:limit])
        if len(histories) > limit:
            more = _("{n} more entries; --limit {all} shows them.").format(n=len(histories) - limit, all=len(histories))
            console.err().print(more, style="dim", markup=False)
    if not histories:
        nothing = _(
            "{entry}: not on any list that was read; give a word of a headline, or the address of an entry or a list."
        )
        console.err().print(nothing.format(entry=entry or repr(entry)), markup=False, highlight=False, soft_wrap=True)


def _histories(archive: Archive, entry: str, source: str | None) -> Sequence[History]:
    from scraper.urls import canonical

    if not entry.startswith(("http://", "https://")):
        return archive.ranks.histories(word=entry, source=source)
    plain = canonical(entry) or entry
    return archive.ranks.histories(url=entry, source=source) or archive.ranks.histories(url=plain, source=source)


def _within(histories: Sequence[History], since: str | None, until: str | None) -> Iterator[History]:
    """Cut the histories to a period; those without a sighting in it are dropped."""
    from scraper.archive.rows.moments import is_later

    for history in histories:
        sightings = tuple(
            sighting
            for sighting in history.sightings
            if not (since and is_later(since, sighting.seen)) and not (until and is_later(sighting.seen, until))
        )
        if sightings:
            yield replace(history, sightings=sightings)


def _as_json(history: History) -> dict[str, Any]:
    return {
        "headline": history.headline,
        "url": history.url,
        "source": history.source,
        "list": history.list,
        "first_seen": history.sightings[0].seen,
        "last_seen": history.sightings[-1].seen,
        "seconds": history.seconds,
        "best": history.best,
        "heat": history.heat,
        "sightings": [{"seen": each.seen, "rank": each.rank, "heat": each.heat} for each in history.sightings],
    }


def _rows(histories: Sequence[History]) -> Iterator[dict[str, Any]]:
    for history in histories:
        for each in history.sightings:
            values = (history.headline, history.url, history.source, history.list, each.seen, each.rank, each.heat)
            yield dict(zip(COLUMNS, values, strict=True))
