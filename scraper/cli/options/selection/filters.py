"""The options that choose articles, the same for every command that takes many of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from scraper.cli.options.common import offering
from scraper.cli.terminal import console
from scraper.cli.terminal.time_format import local
from scraper.i18n import N_, _, joined

if TYPE_CHECKING:
    from scraper.archive import Archive, Filter
    from scraper.archive.search.name_lookup import Named

F = TypeVar("F", bound=Callable[..., Any])

LAST_RUN = "last run"
"""In place of a date: the start of the last run that may have brought articles."""
_LAST_RUNS = frozenset("lastrun lastfetch 上次运行 上次采集 最近一次运行 最近运行".split())

_TYPED = "scraper.cli.options.selection.filters: dates as they were typed"


def period(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """A click callback: a date, a time, how long ago, or a word for it, as `scraper.date_input.moment` reads them.

    What words were understood as is said on standard error.
    """
    if value is None:
        return None
    from scraper.date_input import Ambiguous, is_worded, moment

    context.meta.setdefault(_TYPED, {})[option.name] = value
    try:
        date = moment(value, "last" if option.name == "until" else "first")
    except ValueError as error:
        message = _("{text!r} is not a date; write 2026-01-31, 2026-01, today, last week, 36h, 7d, 2w, 3mo or 1y.")
        if isinstance(error, Ambiguous):
            message = _("{text!r} could mean minutes or months; write 3mo for months, 90min for minutes.")
        raise click.BadParameter(message.format(text=value)) from None
    if is_worded(value) and not context.resilient_parsing:
        console.err().print(f"{option.opts[-1]} {value}: {date}", style="dim", markup=False, highlight=False)
    return date


def arrival(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """A click callback: as `period`, or `LAST_RUN`, which `chosen` looks up in the archive."""
    word = "".join((value or "").lower().split())
    if word not in _LAST_RUNS:
        return period(context, option, value)
    context.meta.setdefault(_TYPED, {})[option.name] = value
    return LAST_RUN


def typed_dates() -> dict[str, str]:
    """The dates that the present command was given, as they were typed, by the names of their options."""
    return dict(click.get_current_context().meta.get(_TYPED, {}))


def filter_options(function: F) -> F:
    """``--source --outlet --section --editor --byline --tag --since --until …``; hand their values to `chosen`."""
    for option in reversed((*map(_named, NAMED), *_DATES)):
        function = option(function)
    return function


NAMED = {
    "source": "Only articles of this source. Repeatable: any of the given ones.",
    "outlet": "Only articles credited to this outlet. Repeatable.",
    "section": "Only articles of this section. Repeatable.",
    "editor": "Only articles with this editor (full name). Repeatable.",
    "byline": "Only articles by this author (full name). Repeatable.",
    "tag": "Only articles with this tag. Repeatable.",
}
"""The options that name a value of a field, and their help."""
FIELDS = {
    "source": N_("source"),
    "outlet": N_("outlet"),
    "section": N_("section"),
    "editor": N_("editor"),
    "byline": N_("author"),
    "tag": N_("tag"),
}
"""The same fields, in a sentence."""

_DATES = (
    click.option(
        "--since",
        callback=period,
        metavar="DATE",
        help="Only articles published on this day or later: 2026-01-31, 2026-01, yesterday, last week, 7d, 3mo.",
    ),
    click.option("--until", callback=period, metavar="DATE", help="Only articles published on this day or earlier."),
    click.option(
        "--fetched-since",
        callback=arrival,
        metavar="DATE",
        help="Only articles stored on this day or later: also yesterday, 7d, or 'last run'.",
    ),
    click.option(
        "--changed-since",
        callback=arrival,
        metavar="DATE",
        help="Only articles found to have changed on this day or later.",
    ),
)


def _named(field: str) -> Callable[[F], F]:
    return click.option(
        f"--{field}", metavar="NAME", multiple=True, shell_complete=offering(f"stored {field}"), help=NAMED[field]
    )


def in_order(since: str | None, until: str | None) -> None:
    """Raise a UsageError where nothing can be both of `period`'s since and of its until."""
    from scraper.archive.rows.moments import is_later

    if since and until and is_later(since, until):
        raise click.UsageError(_("--since {since} is later than --until {until}.").format(since=since, until=until))


def chosen(archive: Archive, **options: Any) -> Filter:
    """The filter that the options of `filter_options` describe.

    Raises UsageError for a name that the archive has not: nothing would be counted, and nobody would know why.
    """
    from scraper.archive import Filter
    from scraper.cli.options.selection.query_options import as_text

    names: dict[str, Any] = {field: tuple(dict.fromkeys(map(as_text, options[field]))) for field in NAMED}
    in_order(options["since"], options["until"])
    if mistakes := [
        unknown(archive, f"--{field}", field, name)  # type: ignore[arg-type]
        for field, typed in names.items()
        for name in typed
        if not archive.search.has(field, name)  # type: ignore[arg-type]
    ]:
        raise click.UsageError(joined("\n", mistakes))
    return Filter(
        **names,
        since=options["since"],
        until=options["until"],
        fetched_since=_arrived(archive, "--fetched-since", options["fetched_since"]),
        changed_since=_arrived(archive, "--changed-since", options["changed_since"]),
    )


def _arrived(archive: Archive, option: str, value: str | None) -> str | None:
    """The date of --fetched-since or --changed-since. UsageError for the last run of an archive without runs."""
    if value != LAST_RUN:
        return value
    started = archive.runs.last_start()
    if started is None:
        raise click.UsageError(_("{option}: {file} has no runs yet.").format(option=option, file=archive.path))
    console.err().print(f"{option} {LAST_RUN}: {local(started)}", style="dim", markup=False, highlight=False)
    return started


def unknown(archive: Archive, where: str, field: Named, name: str) -> str:
    """The sentence about a name that the archive has not, with those that may have been meant."""
    facts = {"where": where, "file": archive.path, "field": _(FIELDS[field]), "name": name}
    if near := archive.search.near(field, name):
        message = _("{where}: {file} has no {field} {name!r}; did you mean {near}?")
        return message.format(**facts, near=_(" or ").join(map(repr, near)))
    return _("{where}: {file} has no {field} {name!r}; `scrape stats` shows the existing ones").format(**facts)
