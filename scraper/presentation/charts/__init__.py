"""The archive in pictures: figures of an overview, each a drawing (SVG) and the table of what it draws."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from html import escape
from itertools import islice
from typing import Any

from scraper.i18n import N_
from scraper.presentation.charts import drawing
from scraper.presentation.date_buckets import by_period
from scraper.presentation.statistics import TALLIED, Overview, SourceCount, timeline
from scraper.text.sanitize import replaced

MOST_PERIODS = 110
"""Bars of a timeline."""
SOURCES_APART = 7
"""Sources that have a colour of their own in the timeline; more are hard to tell apart."""
TOP = 15
"""Bars of a ranking."""

Translate = Callable[[str], str]

NAMES = {
    "outlets": N_("outlets"),
    "sections": N_("sections"),
    "editors": N_("editors"),
    "bylines": N_("bylines"),
    "keywords": N_("keywords"),
}
PARTS = {"text": N_("text"), "raw": N_("raw pages"), "files": N_("files"), "index": N_("index"), "other": N_("other")}


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing, wide and narrow, and its table.

    The drawings are markup in which all text is escaped; the fields beside are plain text.
    """

    key: str
    title: str
    svg: str
    narrow: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]

    @property
    def table(self) -> str:
        """The table as markup in which all text is escaped; a row's first cell is its name."""
        names = "".join(f'<th scope="col">{_escaped(name)}</th>' for name in self.columns)
        rows = "\n".join(
            f'<tr><th scope="row">{_escaped(name)}</th>{"".join(f"<td>{_escaped(cell)}</td>" for cell in cells)}</tr>'
            for name, *cells in self.rows
        )
        return f"<table>\n<thead><tr>{names}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _escaped(text: str) -> str:
    return escape(replaced(text))


def figures(numbers: Overview, _: Translate) -> list[Figure]:
    """Everything there is to show of an overview, in the language that ``_`` translates into."""
    made: list[Figure] = []
    if numbers.first and numbers.last:
        made.append(_timeline(numbers, numbers.first, numbers.last, _))
    made += _rankings(numbers, _)
    if numbers.growth.months:
        made.append(_growth(numbers, _))
    made.append(_size(numbers, _))
    return made


def _both(draw: Callable[[drawing.Room], str]) -> tuple[str, str]:
    return draw(drawing.WIDE), draw(drawing.NARROW)


def _timeline(numbers: Overview, first: date, last: date, _: Translate) -> Figure:
    step, totals = timeline(numbers.days, first, last, MOST_PERIODS)
    apart, others = numbers.sources[:SOURCES_APART], numbers.sources[SOURCES_APART:]
    if others:
        rest = sum((by_period(source.days, "day") for source in others), start=by_period({}, "day"))
        apart = (*apart, SourceCount(_("other sources"), sum(rest.values()), rest))
    names = [source.name for source in apart]
    counts = {source.name: by_period(source.days, step) for source in apart}
    columns = {"day": _("day"), "week": _("week from"), "month": _("month from")}
    rows = [(period.isoformat(), *(f"{counts[name][period]:,}" for name in names), f"{n:,}") for period, n in totals]
    title = {"day": _("Articles by day"), "week": _("Articles by week"), "month": _("Articles by month")}[step]
    series = [(name, [counts[name][period] for period, _total in totals]) for name in names]
    drawn = _both(lambda room: drawing.stacked(title, [period for period, _total in totals], series, step, room))
    return Figure("timeline", title, *drawn, (columns[step], *names, _("total")), rows[::-1])


def _rankings(numbers: Overview, _: Translate) -> Iterator[Figure]:
    sources = [(source.name, source.articles) for source in numbers.sources]
    ranked = {"sources": (_("sources"), sources, len(sources))}
    for key in TALLIED:
        ranked[key] = (_(NAMES[key]), list(numbers.tallies[key].values), numbers.tallies[key].distinct)
    for key, (name, values, distinct) in ranked.items():
        if not values:
            continue
        top = list(islice(values, TOP))
        title = name if distinct <= TOP else _("{names}: top {n} of {all}").format(names=name, n=TOP, all=distinct)
        rows = [(value, f"{count:,}") for value, count in top]
        yield Figure(key, title, *_both(partial(drawing.bars, title, top)), (name, _("articles")), rows)


def _growth(numbers: Overview, _: Translate) -> Figure:
    months = [(f"{month:%Y-%m}", n) for month, n in numbers.growth.months]
    title = _("New articles by month")
    drawn = _both(partial(drawing.columns, title, months))
    rows = [(month, f"{n:,}") for month, n in months]
    return Figure("growth", title, *drawn, (_("month"), _("articles")), rows)


def _size(numbers: Overview, _: Translate) -> Figure:
    parts: list[tuple[str, int]] = [(_(name), getattr(numbers.size, part)) for part, name in PARTS.items()]
    parts = [(name, size) for name, size in parts if name != _(PARTS["files"]) or size]
    title = _("Disk space, in megabytes")
    drawn: list[tuple[str, Any]] = [(name, round(size / 1e6, 2)) for name, size in parts]
    rows = [(name, f"{size / 1e6:,.1f}") for name, size in (*parts, (_("total"), numbers.size.total))]
    return Figure("size", title, *_both(partial(drawing.bars, title, drawn)), (_("part"), "MB"), rows)
