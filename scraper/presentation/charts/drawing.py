"""Bars as SVG. Text stays text, in the reader's fonts, and a style sheet colours it.

The SVG has attributes only, neither styles nor scripts, so that it can be in a page of the strictest policy.

Nothing depends on the size of a text, which only the reader's browser knows: names are cut by the usual width of their
letters, and labels of an axis are so few that they do not touch.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import accumulate
from unicodedata import east_asian_width

from scraper.text.sanitize import replaced

FONT = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif"


@dataclass(frozen=True, slots=True)
class Room:
    """Measures of a drawing: pixels between the axes, maximum pixels of a name, names per line of the legend."""

    width: int
    label: int
    names: int


WIDE = Room(640, 180, 4)
NARROW = Room(180, 100, 2)
"""For a telephone: 340 pixels in all, so that nothing is scaled down, and its letters stay at 11 pixels and more."""
PER_LABEL = {"day": 95, "week": 95, "month": 75}
"""Pixels for which an axis of time has one label, by the step that it is of."""
COLOURS = ("#3f7fbf", "#d9822b", "#3f9e6e", "#c1504f", "#8a6fc0", "#a07a55", "#c765a1", "#8c8c8c")
"""Mid tones, to be seen on white and on black."""

_STEP, _BAR, _NAME = 22, 14, 13
"""Pixels from one horizontal bar to the next, of its height, and of the letters of its name."""
_SMALL = 12
"""Pixels of the letters at an axis and in a legend."""
_LEAN = 40
"""Degrees by which names below bars are turned."""
_ROUND = (1, 2, 5)
"""What the steps of an axis of figures begin with."""
_MONTHS = (1, 2, 3, 6, *(12 * years for years in (1, 2, 5, 10, 20, 50, 100, 1000)))
"""Months from one label of an axis of time to the next."""


def bars(title: str, values: Sequence[tuple[str, float]], room: Room = WIDE) -> str:
    """Horizontal bars with names, in the order given; the figure is after each."""
    most = max((value for _name, value in values), default=0) or 1
    rects, figures, names = [], [], []
    for place, (name, value) in enumerate(values):
        top, length = _STEP * place + (_STEP - _BAR) // 2, round(room.width * value / most, 1)
        rects.append(f'<path d="M0,{top}h{length:g}v{_BAR}H0Z"/>')
        figures.append(f'<text x="{length + 5:g}" y="{top + 11}">{_trimmed(value)}</text>')
        names.append(f'<text x="-8" y="{top + 11}">{escape(_shortened(replaced(name), room.label - 8))}</text>')
    width, height = room.label + room.width + 60, _STEP * len(values) + 10
    inside = (
        f'<g class="mark-rect" fill="{COLOURS[0]}">{"".join(rects)}</g>'
        f'<g fill="black" font-size="{_SMALL}px">{"".join(figures)}</g>'
        f'<g fill="black" font-size="{_NAME}px" text-anchor="end">{"".join(names)}</g>'
    )
    return _picture(title, (width, height), (room.label, 5), inside)


def _trimmed(value: float) -> str:
    """A figure without zeros after its point."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def _shortened(name: str, room: int) -> str:
    """A name as far as it fits into a room (pixels): Chinese characters are square, others about half as wide."""
    ends = list(accumulate(_NAME if east_asian_width(one) in "WF" else _NAME * 0.6 for one in name))
    if not ends or ends[-1] <= room:
        return name
    return name[: bisect_right(ends, room - _NAME)] + "…"


def columns(title: str, values: Sequence[tuple[str, float]], room: Room = WIDE) -> str:
    """Vertical bars with names below."""
    width, height = _between_axes(room), 160
    axis, top = _axis([value for _name, value in values], 4, width, height)
    slot = width / max(1, len(values))
    rects = "".join(_bar(place, slot, 0.9, height, 0, value * height / top) for place, (_, value) in enumerate(values))
    shown = range(0, len(values), max(1, -(-2 * _SMALL // max(1, round(slot)))))
    names = "".join(
        f'<text transform="translate({slot * (place + 0.5):g},{height + 14}) rotate(-{_LEAN})">'
        f"{escape(_shortened(replaced(values[place][0]), room.label))}</text>"
        for place in shown
    )
    inside = (
        f'{axis}<g class="mark-rect" fill="{COLOURS[0]}">{rects}</g>'
        f'<g fill="black" font-size="{_SMALL}px" text-anchor="end">{names}</g>'
    )
    return _picture(title, (_MARGIN + width + 10, height + 65), (_MARGIN, 8), inside)


def stacked(
    title: str, periods: Sequence[date], series: Sequence[tuple[str, Sequence[int]]], step: str, room: Room = WIDE
) -> str:
    """Vertical bars over time, one a period, divided by series (name, a figure a period), the first lowest.

    ``step``: what a period is: a day, a week or a month.
    """
    width, height = _between_axes(room), 240
    legend, above = _legend([name for name, _ in series], room)
    axis, top = _axis(
        [sum(figures) for figures in zip(*(figures for _, figures in series), strict=True)], 5, width, height
    )
    slot = width / max(1, len(periods))
    below = [0.0] * len(periods)
    marks = []
    for number, (_name, figures) in enumerate(series):
        rects = []
        for place, figure in enumerate(figures):
            if figure:
                length = figure * height / top
                rects.append(_bar(place, slot, 0.8, height, below[place], length))
                below[place] += length
        marks.append(f'<g class="mark-rect" fill="{COLOURS[number % len(COLOURS)]}">{"".join(rects)}</g>')
    pattern = "%Y-%m" if step == "month" else "%Y-%m-%d"
    labels = "".join(
        f'<text x="{slot * (place + 0.5):g}" y="{height + 18}">{periods[place].strftime(pattern)}</text>'
        for place in _labelled(periods, step, slot)
        if slot * (place + 0.5) <= width - PER_LABEL[step] / 3 or not place
    )
    inside = (
        f'{legend}<g transform="translate(0,{above})">{axis}{"".join(marks)}'
        f'<g fill="black" font-size="{_SMALL}px" text-anchor="middle">{labels}</g></g>'
    )
    return _picture(title, (_MARGIN + width + 10, above + height + 32), (_MARGIN, 8), inside)


_MARGIN = 45
"""Pixels for the figures of an axis."""


def _between_axes(room: Room) -> int:
    """Pixels between the axes of a drawing whose names are not beside its bars."""
    return room.width + room.label - 50 if room is NARROW else room.width


def _bar(place: int, slot: float, share: float, height: int, below: float, length: float) -> str:
    """A vertical bar in the ``share`` of a slot, in pixels, over what is ``below`` it."""
    width = max(1, round(share * slot, 1))
    left, top = round(slot * (place + 0.5) - width / 2, 1), round(height - below - length, 1)
    return f'<path d="M{left:g},{top:g}h{width:g}v{round(length, 1):g}h-{width:g}Z"/>'


def _axis(values: Sequence[float], ticks: int, width: int, height: int) -> tuple[str, float]:
    """An axis of whole figures, as there are no halves of articles, in ``ticks`` steps at most; and its top."""
    most = max((*values, 1.0))
    step, power = 1, 1
    while most / step > ticks:
        step, power = next(((n * power, power) for n in _ROUND if n * power > step), (10 * power, 10 * power))
    top = -(-most // step) * step
    lines, figures = [], []
    for figure in range(0, int(top) + 1, step):
        y = round(height - figure * height / top, 1)
        lines.append(f'<line x1="0" x2="{width}" y1="{y:g}" y2="{y:g}"/>')
        figures.append(f'<text x="-5" y="{y + 4:g}">{figure:,}</text>')
    grid = f'<g class="role-axis-grid" stroke="#ddd">{"".join(lines)}</g>'
    return f'{grid}<g fill="black" font-size="{_SMALL}px" text-anchor="end">{"".join(figures)}</g>', top


def _labelled(periods: Sequence[date], step: str, slot: float) -> Sequence[int]:
    """The places of the periods that have a label: round months, or days or weeks at equal distances."""
    apart = -(-PER_LABEL[step] // slot)
    if step != "month":
        return range(0, len(periods), int(apart))
    months = next((n for n in _MONTHS if n >= apart), _MONTHS[-1])
    return [place for place, day in enumerate(periods) if (12 * day.year + day.month - 1) % months == 0] or [0]


def _legend(names: Sequence[str], room: Room) -> tuple[str, int]:
    """Squares with the names of series, and the pixels that they take."""
    each = (_between_axes(room) + 10) // room.names
    parts = []
    for number, name in enumerate(names):
        x, y = number % room.names * each, number // room.names * (_SMALL + 6)
        parts.append(
            f'<rect x="{x}" y="{y}" width="10" height="10" fill="{COLOURS[number % len(COLOURS)]}"/>'
            f'<text x="{x + 15}" y="{y + 10}">{escape(_shortened(replaced(name), each - 20))}</text>'
        )
    rows = -(-len(names) // room.names)
    return f'<g fill="black" font-size="{_SMALL}px">{"".join(parts)}</g>', rows * (_SMALL + 6) + 8


def _picture(title: str, size: tuple[int, int], origin: tuple[int, int], inside: str) -> str:
    """A drawing with the attributes by which it is read out; what is ``inside`` begins at ``origin``."""
    width, height = size
    return (
        f'<svg role="img" aria-label="{escape(replaced(title))}" xmlns="http://www.w3.org/2000/svg"'
        f' width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<g transform="translate({origin[0]},{origin[1]})" font-family="{escape(FONT)}">{inside}</g></svg>'
    )
