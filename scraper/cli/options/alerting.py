"""Alerts around a run of `scrape fetch`: nothing about them ever fails a fetch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scraper.errors import ArchiveBusy, ScrapeError
from scraper.i18n import _, localized, ngettext

if TYPE_CHECKING:
    from scraper.alerts.delivery import Outcome
    from scraper.archive import Archive
    from scraper.archive.alerts.alerts import TargetState
    from scraper.sources import Sources
    from scraper.sources.alert_model import Target


def begin_alerts(archive: Archive, listed: Sources) -> None:
    """Let alerts look at what is stored from now on."""
    try:
        if listed.alerts:
            from scraper.alerts import run

            run.begin(archive, listed)
        else:  # those that were there before are absent now
            archive.alerts.register({})
    except ScrapeError as error:
        _complain(localized(str(error)))


def begin_past(archive: Archive, listed: Sources) -> None:
    """The same for a run over days of the past, which is no news."""
    if not listed.alerts:
        begin_alerts(archive, listed)
        return
    from scraper.alerts import run

    try:
        run.begin_past(archive, listed)
    except ScrapeError as error:
        _complain(localized(str(error)))


def finish_alerts(archive: Archive, listed: Sources, *, quiet: bool) -> dict[str, Any]:
    """Send the messages of a run; return what a summary in JSON says of them, {} without alerts."""
    if not listed.alerts:
        return {}
    from scraper.alerts import run

    try:
        outcome = run.finish(archive, listed)
    except (ScrapeError, OSError) as error:
        _complain(localized(str(error)))
        return {}
    say(outcome, quiet=quiet)
    return {"alerts": {"sent": outcome.sent, "waiting": outcome.waiting, "failed": outcome.failed}}


def send_waiting(listed: Sources, db: Path, *, quiet: bool) -> None:
    """Send what is due although no source is: a daily message, or one whose target failed."""
    if not listed.alerts:
        return
    from scraper.alerts import delivery
    from scraper.archive import Archive

    try:
        with Archive.read(db) as archive:
            if not delivery.has_work(archive, listed):
                return
        with Archive.open(db) as archive:
            say(delivery.deliver(archive, listed), quiet=quiet)
    except ArchiveBusy:
        return  # the other run sends it
    except (ScrapeError, OSError) as error:
        _complain(localized(str(error)))


def send_digests(archive: Archive, listed: Sources, *, quiet: bool) -> None:
    """Send the digests whose time has come."""
    if not listed.digests:
        return
    from scraper.alerts import digests

    try:
        outcome = digests.deliver(archive, listed)
    except (ScrapeError, OSError) as error:
        complain(_("Digest"), localized(str(error)))
        return
    if outcome.sent and not quiet:
        names = ", ".join(f"{name} → {target}" for name, target in outcome.sent)
        click.echo(_("Digests sent: {names}.").format(names=names))
    for name, reason in outcome.failed.items():
        complain(name, localized(reason))


def send_due_digests(listed: Sources, db: Path, *, quiet: bool) -> None:
    """Send the digests whose time has come although no source is due."""
    if not listed.digests:
        return
    from scraper.alerts import digests
    from scraper.archive import Archive

    try:
        with Archive.read(db) as archive:
            if not digests.has_work(archive, listed):
                return
        with Archive.open(db) as archive:
            send_digests(archive, listed, quiet=quiet)
    except ArchiveBusy:
        return  # the other run sends it
    except (ScrapeError, OSError) as error:
        complain(_("Digest"), localized(str(error)))


def complain(name: str, why: str) -> None:
    """Print why a digest was not sent."""
    click.echo(_("{name}: digest not sent, tried again with the next runs: {why}").format(name=name, why=why), err=True)


def say(outcome: Outcome, *, quiet: bool) -> None:
    """Print what was sent, and which targets failed."""
    if outcome.sent and not quiet:
        click.echo(_("Alerts: {n} sent to {names}.").format(n=f"{outcome.sent:,}", names=", ".join(outcome.to)))
    if outcome.busy and not quiet:
        click.echo(_("Alerts: an earlier run is still sending; the rest follows with the next run."))
    for name, reason in outcome.failed.items():
        _complain(f"{name}: {localized(reason)}")


def all_targets(listed: Sources) -> list[Target]:
    """The targets of the file, and those that stand in alerts as addresses, each once."""
    targets = [*listed.targets.values(), *(target for alert in listed.alerts for target in alert.to)]
    return list({target.name: target for target in targets}.values())


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


def _complain(why: str) -> None:
    click.echo(_("Alerts: not sent, tried again with the next runs: {why}").format(why=why), err=True)
