"""The options that choose articles, the same for every command that takes many of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from scraper.commands.options import offering
from scraper.messages import _
from scraper.periods import moment

if TYPE_CHECKING:
    from scraper.archive import Filter

F = TypeVar("F", bound=Callable[..., Any])


def period(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """A click callback: a date (2026, 2026-01, 20260131, 2026-01-31), a time, or how long ago (36h, 7d, 2w, 3m, 1y)."""
    if value is None:
        return None
    try:
        return moment(value)
    except ValueError:
        raise click.BadParameter(
            _("{text!r} is no date; write 2026-01-31, 2026-01, 7d, 2w or 36h.").format(text=value)
        ) from None


def filter_options(function: F) -> F:
    """``--source --outlet --section --since --until``; hand their values to `chosen`."""
    for option in reversed(
        (
            click.option(
                "--source", metavar="NAME", shell_complete=offering("kept source"), help="Only articles of this source."
            ),
            click.option(
                "--outlet",
                metavar="NAME",
                shell_complete=offering("kept outlet"),
                help="Only articles credited to this outlet.",
            ),
            click.option(
                "--section",
                metavar="NAME",
                shell_complete=offering("kept section"),
                help="Only articles of this section.",
            ),
            click.option(
                "--since", callback=period, metavar="DATE", help="Published on this day or later: 2026-01-31, 7d, 2w."
            ),
            click.option("--until", callback=period, metavar="DATE", help="Published on this day or earlier."),
        )
    ):
        function = option(function)
    return function


def in_order(since: str | None, until: str | None) -> None:
    """Raise a UsageError where nothing can be both of `period`'s since and of its until."""
    if since and until and since > until and not since.startswith(until):
        raise click.UsageError(_("--since {since} is later than --until {until}.").format(since=since, until=until))


def chosen(**options: str | None) -> Filter:
    """The filter that the options of `filter_options` describe."""
    from scraper.archive import Filter
    from scraper.commands.asking import told

    options = {name: value and told(value) for name, value in options.items()}
    in_order(options["since"], options["until"])
    return Filter(**options)  # type: ignore[arg-type]  # ids is not among the options
