"""Ranks over time, as `scrape ranks` prints them: entries with a sparkline each, or one entry by its changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from scraper.cli.terminal import console, tables
from scraper.cli.terminal.tables import Column
from scraper.cli.terminal.time_format import local, short
from scraper.i18n import _

if TYPE_CHECKING:
    from scraper.archive.pages.ranks import History, Sighting

SPARKS, ASCII_SPARKS = "▁▂▃▄▅▆▇█", ".:-=+*#@"
"""From the lowest place to the first one."""
MARKS = 24
"""Marks of a sparkline."""
CHANGES = 40
"""Changes of one entry that are printed, the latest."""


def show(histories: Sequence[History]) -> None:
    """Print a line an entry; of a single one, its changes, too."""
    from rich.text import Text

    out = console.out()
    sparks = SPARKS if out.encoding.lower().startswith("utf") else ASCII_SPARKS
    columns = (
        Column(_("headline"), folds=True),
        Column(_("list"), goes=5, folds=True),
        Column(_("first seen"), goes=4),
        Column(_("last seen"), goes=2),
        Column(_("on the list"), right=True),
        Column(_("best"), right=True),
        Column(_("heat"), goes=3, right=True),
        Column(_("rank over time"), goes=1),
    )
    rows = [
        (
            history.headline,
            history.source,
            short(history.sightings[0].seen),
            short(history.sightings[-1].seen),
            duration(history.seconds),
            str(history.best),
            f"{history.heat:,}" if history.heat is not None else "",
            Text(sparkline(history.sightings, MARKS, sparks), "cyan"),
        )
        for history in histories
    ]
    tables.show(out, columns, rows)
    if len(histories) == 1:
        out.print()
        _show_changes(histories[0])


def _show_changes(history: History) -> None:
    changes = [list(group) for _rank, group in groupby(history.sightings, key=lambda sighting: sighting.rank)]
    columns = (
        Column(_("from")),
        Column(_("to")),
        Column(_("rank"), right=True),
        Column(_("heat"), right=True, goes=1),
    )
    rows = [
        (
            local(group[0].seen),
            local(group[-1].seen),
            str(group[0].rank),
            f"{group[-1].heat:,}" if group[-1].heat is not None else "",
        )
        for group in changes[-CHANGES:]
    ]
    tables.show(console.out(), columns, rows)


def sparkline(sightings: Sequence[Sighting], width: int, sparks: str) -> str:
    """The best rank in each of ``width`` equal slices of time, the first place highest; a space where it was not seen.

    Between two readings that both show an entry it is where it stood.
    """
    spans = list(_spans(sightings))
    begins, ends = spans[0][0], max(end for _begin, end, _rank in spans)
    step = max((ends - begins) / width, 1.0)
    marks = width if ends > begins else 1
    worst = max(sighting.rank for sighting in sightings)
    line = []
    for place in range(marks):
        start, end = begins + place * step, begins + (place + 1) * step + (place == marks - 1)
        ranks = [rank for first, last, rank in spans if first < end and (last > start or first >= start)]
        line.append(_mark(min(ranks), worst, sparks) if ranks else " ")
    return "".join(line).rstrip()


def _spans(sightings: Sequence[Sighting]) -> Iterator[tuple[float, float, int]]:
    for sighting in sightings:
        at = datetime.fromisoformat(sighting.seen).timestamp()
        yield at, at + sighting.lasts, sighting.rank


def _mark(rank: int, worst: int, sparks: str) -> str:
    if worst <= 1:
        return sparks[-1]
    return sparks[round((worst - rank) * (len(sparks) - 1) / (worst - 1))]


def duration(seconds: int) -> str:
    """A length of time in two units: 35 min, 3 h 20 min, 4 d 6 h."""
    minutes = round(seconds / 60)
    hours, days = minutes // 60, minutes // 1440
    if days >= 2:
        return _("{days} d {hours} h").format(days=days, hours=hours % 24)
    if hours:
        return _("{hours} h {minutes} min").format(hours=hours, minutes=minutes % 60)
    return _("{minutes} min").format(minutes=minutes)
