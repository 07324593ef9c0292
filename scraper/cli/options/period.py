"""The days of `scrape fetch --from --to`: dated sources are read for them, whatever their entries say."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from scraper.i18n import _

if TYPE_CHECKING:
    from scraper.crawl.source.run_options import Order, Period
    from scraper.date_input import Edge
    from scraper.sources import Source

MOST_DAYS = 20_000
"""Days of a period: more than fifty years."""


class Day(click.ParamType):  # type: ignore[type-arg]
    """A day, or the first or last one of a month or a year: 2026-01-31, 2026-01, 2026, yesterday, 上周."""

    name = "date"

    def __init__(self, edge: Edge) -> None:
        self._edge: Edge = edge

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a typed date. Fails for any other text."""
        from scraper.date_input import Ambiguous, moment

        if isinstance(value, date):
            return value
        try:
            stamp = moment(str(value), self._edge)
        except ValueError as error:
            message = _("{text!r} is not a date; write 2026-01-31, 2026-01, today, last week, 36h, 7d, 2w, 3mo or 1y.")
            if isinstance(error, Ambiguous):
                message = _("{text!r} could mean minutes or months; write 3mo for months, 90min for minutes.")
            self.fail(message.format(text=str(value)), param, ctx)
        if len(stamp) >= 10:
            return date.fromisoformat(stamp[:10])
        year, month = int(stamp[:4]), int(stamp[5:7] or (1 if self._edge == "first" else 12))
        return date(year, month, 1 if self._edge == "first" else monthrange(year, month)[1])


def chosen(since: date | None, until: date | None, order: Order) -> Period | None:
    """The period of the options; None without one. UsageError for a contradiction."""
    from scraper.crawl.source.run_options import Period

    if since is None:
        context = click.get_current_context()
        idle = "--to" if until is not None else "--order"
        if until is not None or context.get_parameter_source("order") is ParameterSource.COMMANDLINE:
            raise click.UsageError(_("{option} needs --from, the first of the days.").format(option=idle))
        return None
    today = date.today() + timedelta(days=1)  # somewhere it is tomorrow already
    last = until if until is not None else today
    if since > last:
        if since > today and until is None:
            raise click.UsageError(_("--from {day} is in the future.").format(day=since))
        raise click.UsageError(_("--to {until} is before --from {since}.").format(until=until, since=since))
    if (last - since).days >= MOST_DAYS:
        days = f"{(last - since).days + 1:,}"
        raise click.UsageError(
            _("These are {days} days; the limit is {most}.").format(days=days, most=f"{MOST_DAYS:,}")
        )
    return Period(since, last, order)


def of_sources(sources: Sequence[Source], period: Period) -> list[Source]:
    """The sources with these days in place of their own. UsageError for one whose addresses have no date."""
    if not sources:
        raise click.UsageError(_("--from needs the names of the sources: scrape fetch SOURCE --from DATE"))
    for source in sources:
        if not source.dated:
            text = _(
                "{name} has no list of past days: none of its addresses contains {{date:%Y%m%d}}; see docs/sources.md"
            )
            raise click.UsageError(text.format(name=source.name))
    return [replace(source, since=period.since, until=period.until) for source in sources]
