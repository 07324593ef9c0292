"""Bars as SVG, those along an axis by Vega-Lite (vl-convert).

Text stays text, in the reader's fonts, and a style sheet colours it.

The SVG has attributes only, neither styles nor scripts, so that it can stand in a page of the strictest policy.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate
from typing import Any
from unicodedata import east_asian_width

from scraper.text.sanitize import replaced

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
"""The grammar (https://vega.github.io/vega-lite/docs/); a name, which nothing is fetched from."""
VERSION = "5.20"

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
APART = 10
"""Pixels between two labels of an axis at least."""
PER_LABEL = 110
"""Pixels for which an axis of time has one label."""
COLOURS = ("#3f7fbf", "#d9822b", "#3f9e6e", "#c1504f", "#8a6fc0", "#a07a55", "#c765a1", "#8c8c8c")
"""Mid tones, to be seen on white and on black."""

_STEP, _BAR, _NAME = 22, 14, 13
"""Pixels from one horizontal bar to the next, of its height, and of the letters of its name."""

CONFIG: Mapping[str, Any] = {
    "background": None,
    "aria": False,  # a bar's own label would be read out for each of hundreds; the table beside says it better
    "font": FONT,
    "axis": {"labelFontSize": 12, "titleFontSize": 12, "grid": True, "domain": False, "ticks": False},
    "legend": {"labelFontSize": 12, "orient": "top", "title": None, "symbolType": "square"},
    "view": {"stroke": None},
    "range": {"category": COLOURS},
}


def bars(title: str, values: Sequence[tuple[str, float]], room: Room = WIDE) -> str:
    """Horizontal bars with names, in the order given; the figure stands behind each.

    Nothing in them depends on the size of a text, which Vega measures: more than a second for a report's rankings.
    """
    most = max((value for _name, value in values), default=0) or 1
    rects, figures, names = [], [], []
    for place, (name, value) in enumerate(values):
        top, length = _STEP * place + (_STEP - _BAR) // 2, round(room.width * value / most, 1)
        rects.append(f'<path d="M0,{top}h{length:g}v{_BAR}H0Z"/>')
        figures.append(f'<text x="{length + 5:g}" y="{top + 11}">{_trimmed(value)}</text>')
        names.append(f'<text x="-8" y="{top + 11}">{escape(_shortened(replaced(name), room.label - 8))}</text>')
    width, height = room.label + room.width + 60, _STEP * len(values) + 10
    return (
        f'<svg {_named(title)} xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}"><g transform="translate({room.label},5)" font-family="{escape(FONT)}">'
        f'<g class="mark-rect" fill="{COLOURS[0]}">{"".join(rects)}</g>'
        f'<g fill="black" font-size="12px">{"".join(figures)}</g>'
        f'<g fill="black" font-size="{_NAME}px" text-anchor="end">{"".join(names)}</g></g></svg>'
    )


def _trimmed(value: float) -> str:
    """A figure without zeros behind its point."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def _shortened(name: str, room: int) -> str:
    """A name as far as it fits into a room (pixels): Chinese characters are square, others about half as wide."""
    ends = list(accumulate(_NAME if east_asian_width(one) in "WF" else _NAME * 0.6 for one in name))
    if not ends or ends[-1] <= room:
        return name
    return name[: bisect_right(ends, room - _NAME)] + "…"


def columns(title: str, values: Sequence[tuple[str, float]], room: Room = WIDE) -> str:
    """Vertical bars with names below."""
    data = [{"name": name, "value": value} for name, value in values]
    spec = {
        "height": 160,
        "mark": {"type": "bar", "color": COLOURS[0]},
        "encoding": {
            "x": {"field": "name", "type": "ordinal", "title": None, "axis": {**_LABELS, "labelAngle": -40}},
            "y": {
                "field": "value",
                "type": "quantitative",
                "title": None,
                "axis": _whole(4, max((value for _name, value in values), default=0)),
            },
        },
    }
    return _drawn(title, data, spec, _between_axes(room))


def stacked(
    title: str,
    data: Sequence[Mapping[str, Any]],
    when: str,
    value: str,
    series: str,
    order: Sequence[str],
    step: str,
    slots: int,
    room: Room = WIDE,
) -> str:
    """Vertical bars over time, one a ``step`` (day, week, month) of which there are ``slots``, divided by series, the
    first of ``order`` lowest."""
    heights: Counter[str] = Counter()
    for row in data:
        heights[row[when]] += row[value]
    width = _between_axes(room)
    ranked = [{**row, "rank": order.index(row[series])} for row in data]
    spec = {
        "height": 240,
        "mark": {"type": "bar", "width": max(1, round(0.8 * width / max(1, slots), 1))},
        "encoding": {
            "x": {
                "field": when,
                "type": "temporal",
                "title": None,
                "scale": {"type": "utc"},  # a day is a day, wherever this is drawn
                "axis": {
                    **_LABELS,
                    "format": "%Y-%m" if step == "month" else "%Y-%m-%d",
                    "tickCount": max(2, width // PER_LABEL),
                    "labelPadding": 9,  # the first one stands beneath the zero of the other axis
                },
            },
            "y": {
                "field": value,
                "type": "quantitative",
                "title": None,
                "axis": _whole(5, max(heights.values(), default=0)),
            },
            "color": {
                "field": series,
                "type": "nominal",
                "sort": list(order),
                "legend": {"columns": room.names, "labelLimit": room.width // 2 + 50 if room is NARROW else 160},
            },
            "order": {"field": "rank"},
        },
    }
    return _drawn(title, ranked, spec, width)


_LABELS: Mapping[str, Any] = {"grid": False, "labelOverlap": "greedy", "labelSeparation": APART}


def _between_axes(room: Room) -> int:
    """Pixels between the axes of a drawing whose names are not beside its bars."""
    return room.width + room.label - 50 if room is NARROW else room.width


def _whole(ticks: int, most: float) -> Mapping[str, Any]:
    """An axis of articles: there are no halves of them."""
    return {"tickCount": max(1, min(ticks, int(most))), "format": ",~f"}


def _drawn(title: str, data: Sequence[Mapping[str, Any]], spec: Mapping[str, Any], width: int) -> str:
    import vl_convert

    whole = {"$schema": SCHEMA, "width": width, "data": {"values": list(data)}, "config": CONFIG, **spec}
    svg = str(vl_convert.vegalite_to_svg(_harmless(whole), vl_version=VERSION))
    return svg.replace("<svg ", f"<svg {_named(title)} ", 1)


def _named(title: str) -> str:
    """The attributes by which a drawing is read out."""
    return f'role="img" aria-label="{escape(replaced(title))}"'


def _harmless(value: Any) -> Any:
    """The same with every text in it harmless: vl-convert ends the whole process at a character that XML forbids."""
    if isinstance(value, str):
        return replaced(value)
    if isinstance(value, Mapping):
        return {name: _harmless(one) for name, one in value.items()}
    return [_harmless(one) for one in value] if isinstance(value, list | tuple) else value
