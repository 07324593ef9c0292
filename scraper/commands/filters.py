"""The options that choose articles, the same for every command that takes many of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from scraper.archive import Filter

F = TypeVar("F", bound=Callable[..., Any])

_AGO = re.compile(r"(\d{1,5})([hdwmy])", re.ASCII)
_HOURS = {"h": 1, "d": 24, "w": 7 * 24, "m": 30 * 24, "y": 365 * 24}


def period(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """A click callback: a date (2026, 2026-01, 20260131, 2026-01-31), a time, or how long ago (36h, 7d, 2w, 3m, 1y)."""
    if value is None:
        return None
    text = value.strip()
    try:
        if ago := _AGO.fullmatch(text):
            moment = datetime.now(UTC).astimezone() - timedelta(hours=int(ago[1]) * _HOURS[ago[2]])
            return moment.strftime("%Y-%m-%dT%H:%M" if ago[2] == "h" else "%Y-%m-%d")
        if re.fullmatch(r"\d{4}(-\d\d)?", text, re.ASCII):
            date.fromisoformat(f"{text}-01-01"[:10])
            return text
        return datetime.fromisoformat(text).isoformat() if len(text) > 10 else date.fromisoformat(text).isoformat()
    except (ValueError, OverflowError):
        raise click.BadParameter(f"{value!r} is no date; write 2026-01-31, 2026-01, 7d, 2w or 36h.") from None


def filter_options(function: F) -> F:
    """``--source --outlet --section --since --until``; hand their values to `chosen`."""
    for option in reversed(
        (
            click.option("--source", metavar="NAME", help="Only articles of this source."),
            click.option("--outlet", metavar="NAME", help="Only articles credited to this outlet."),
            click.option("--section", metavar="NAME", help="Only articles of this section."),
            click.option(
                "--since", callback=period, metavar="DATE", help="Published on this day or later: 2026-01-31, 7d, 2w."
            ),
            click.option("--until", callback=period, metavar="DATE", help="Published on this day or earlier."),
        )
    ):
        function = option(function)
    return function


def chosen(**options: str | None) -> Filter:
    """The filter that the options of `filter_options` describe."""
    from scraper.archive import Filter

    return Filter(**options)  # type: ignore[arg-type]  # ids is not among the options
