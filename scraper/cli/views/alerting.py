"""Alerts as commands begin and show them: nothing about them ever fails a run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from scraper.errors import ScrapeError
from scraper.i18n import _, localized, ngettext

if TYPE_CHECKING:
    from scraper.alerts.delivery.delivery import Outcome
    from scraper.archive import Archive
    from scraper.archive.alerts.alerts import TargetState
    from scraper.sources import Sources
    from scraper.sources.alerts.model import Target


def begin_alerts(archive: Archive, listed: Sources) -> None:
    """Let alerts look at what is stored from now on."""
    try:
        if listed.alerts:
            from scraper.alerts import run

            run.begin(archive, listed)
        else:  # those that were there before are absent now
            archive.alerts.register({})
    except ScrapeError as error:
        print_unsent(str(error))


def begin_past(archive: Archive, listed: Sources) -> None:
    """The same for a run over days of the past, which is no news."""
    if not listed.alerts:
        begin_alerts(archive, listed)
        return
    from scraper.alerts import run

    try:
        run.begin_past(archive, listed)
    except ScrapeError as error:
        print_unsent(str(error))


def print_outcome(outcome: Outcome, *, quiet: bool) -> None:
    """Print what was sent, and which targets failed."""
    if outcome.sent and not quiet:
        click.echo(_("Alerts: {n} sent to {names}.").format(n=f"{outcome.sent:,}", names=", ".join(outcome.to)))
    if outcome.busy and not quiet:
        click.echo(_("Alerts: an earlier run is still sending; the rest follows with the next run."))
    for name, reason in outcome.failed.items():
        print_unsent(f"{name}: {localized(reason)}")


def print_unsent(reason: str) -> None:
    """Print why no message was sent."""
    message = _("Alerts: not sent, tried again with the next runs: {why}")
    click.echo(message.format(why=localized(reason)), err=True)


def all_targets(listed: Sources) -> list[Target]:
    """The targets of the file, and those that are in alerts as addresses, each once."""
    targets = [*listed.targets.values(), *(target for alert in listed.alerts for target in alert.to)]
    return list({target.name: target for target in targets}.values())


def target_row(target: Target, states: Mapping[str, TargetState]) -> dict[str, Any]:
    """A target with its state, for JSON."""
    state = states.get(target.name)
    stored = asdict(state) if state else {}
    names = ("tries", "failing_since", "next_try", "reason", "last_sent", "waiting")
    counts = ("tries", "waiting")
    return {
        "name": target.name,
        "address": target.shown,
        **{name: stored.get(name, 0 if name in counts else None) for name in names},
    }


def failing(listed: Sources, states: Mapping[str, TargetState]) -> list[TargetState]:
    """The targets of the file that did not take the last message."""
    there = [states[target.name] for target in all_targets(listed) if target.name in states]
    return [state for state in there if state.tries]


def print_failing(states: Sequence[TargetState]) -> None:
    """Print targets that fail, each with the reason, the next try and what waits for it."""
    from rich.text import Text

    from scraper.cli.terminal import console
    from scraper.cli.terminal.time_format import short

    for state in states:
        line = _("failing since {when} ({tries}), next try {next}, {n} waiting: {reason}").format(
            when=short(state.failing_since),
            tries=ngettext("{n} try", "{n} tries", state.tries).format(n=state.tries),
            next=short(state.next_try),
            n=state.waiting,
            reason=localized(state.reason or ""),
        )
        console.say(console.out(), Text.assemble((f"{state.name}: ", "bold red"), line))
