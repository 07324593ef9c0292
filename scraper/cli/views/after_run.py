"""Steps that follow a run of `scrape fetch`: feeds, alerts, digests, notifications. None of them ever fails the run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scraper.cli.views import alerting
from scraper.errors import ArchiveBusy, ScrapeError
from scraper.i18n import _, localized

if TYPE_CHECKING:
    from scraper.alerts.delivery.delivery import Outcome
    from scraper.archive import Archive
    from scraper.crawl.run import RunReport
    from scraper.sources import Source, Sources

Step = Callable[["EndedRun"], Mapping[str, Any]]
"""A step takes a run and returns its entries of the summary in JSON."""


@dataclass(frozen=True, slots=True)
class EndedRun:
    """A run that has ended, while its archive is still open for writing."""

    listed: Sources
    chosen: Sequence[Source]
    archive: Archive
    db: Path
    notify: str | None
    """The target of all notifications, besides those of each source."""
    quiet: bool
    report: RunReport

    @property
    def was_interrupted(self) -> bool:
        """Check whether Ctrl-C ended it: nothing is sent then, since a person waits for the end."""
        return self.report.ended == "interrupted"


def follow(run: EndedRun) -> dict[str, Any]:
    """Take all steps, in their order; return their entries of the summary in JSON."""
    return {key: value for step in STEPS for key, value in step(run).items()}


def write_feeds(run: EndedRun) -> Mapping[str, Any]:
    """Write the files under ``feeds:`` that have changed."""
    if run.listed.feeds:
        from scraper.feeds import write_files

        for outcome in write_files(run.archive, run.listed.feeds):
            if outcome.reason:
                message = _("Feed {file} was not written: {reason}")
                click.echo(message.format(file=outcome.file, reason=localized(outcome.reason)), err=True)
    return {}


def send_alerts(run: EndedRun) -> Mapping[str, Any]:
    """Send the messages about new articles that match a query."""
    if not run.listed.alerts or run.was_interrupted:
        return {}
    from scraper.alerts import run as alerts

    outcome = _send_alerts(alerts.finish, run.archive, run.listed, quiet=run.quiet)
    if outcome is None:
        return {}
    return {"alerts": {"sent": outcome.sent, "waiting": outcome.waiting, "failed": outcome.failed}}


def send_digests(run: EndedRun) -> Mapping[str, Any]:
    """Send the digests whose time has come."""
    if run.listed.digests and not run.was_interrupted:
        _send_digests(run.archive, run.listed, quiet=run.quiet)
    return {}


def notify_of_failures(run: EndedRun) -> Mapping[str, Any]:
    """Notify the targets of sources that failed; where the run as a whole ended in an error, of all its sources."""
    from scraper.monitoring import notify

    if run.report.error:
        notify_of_error(run.report.error, run.listed, run.chosen, run.db, run.notify)
        return {}
    of_source = {source.name: source.notify for source in run.listed}
    for target, reports in notify.targets(run.report.sources, of_source, run.notify).items():
        _notify(target, notify.summary(run.report.run, str(run.db.resolve()), reports), run.listed)
    return {}


STEPS: Sequence[Step] = (write_feeds, send_alerts, send_digests, notify_of_failures)


def notify_of_error(error: str, listed: Sources, chosen: Sequence[Source], db: Path, everyone: str | None) -> None:
    """Notify the targets of all chosen sources that the run as a whole ended in an error."""
    from scraper.monitoring import notify

    for target in dict.fromkeys((everyone, *(source.notify for source in chosen))):
        if target:
            _notify(target, notify.summary(None, str(db.resolve()), (), error), listed)


def _notify(target: str, summary: dict[str, Any], listed: Sources) -> None:
    from scraper.alerts import notices

    hosts = {host for source in listed for host in source.hosts}
    if failure := notices.send_summary(target, summary, listed.targets, hosts):
        click.echo(_("Notification failed: {failure}").format(failure=localized(failure)), err=True)


# -- without a run


def send_due(listed: Sources, db: Path, *, quiet: bool) -> None:
    """Send what is due although no source is: daily messages and digests, and those whose target failed."""
    if not (listed.alerts or listed.digests):
        return
    from scraper.alerts import digests
    from scraper.alerts.delivery import delivery
    from scraper.archive import Archive

    try:
        with Archive.read(db) as archive:
            alerts_due = bool(listed.alerts) and delivery.has_work(archive, listed)
            digests_due = bool(listed.digests) and digests.has_work(archive, listed)
        if not (alerts_due or digests_due):
            return
        with Archive.open(db) as archive:
            if alerts_due:
                _send_alerts(delivery.deliver, archive, listed, quiet=quiet)
            if digests_due:
                _send_digests(archive, listed, quiet=quiet)
    except ArchiveBusy:
        return  # the other run sends it
    except (ScrapeError, OSError) as error:
        alerting.print_unsent(str(error))


def _send_alerts(
    send: Callable[[Archive, Sources], Outcome], archive: Archive, listed: Sources, *, quiet: bool
) -> Outcome | None:
    """Send the messages of alerts and print the outcome; None where nothing could be sent at all."""
    try:
        outcome = send(archive, listed)
    except (ScrapeError, OSError) as error:
        alerting.print_unsent(str(error))
        return None
    alerting.print_outcome(outcome, quiet=quiet)
    return outcome


def _send_digests(archive: Archive, listed: Sources, *, quiet: bool) -> None:
    from scraper.alerts import digests

    try:
        outcome = digests.deliver(archive, listed)
    except (ScrapeError, OSError) as error:
        _print_unsent_digest(_("Digest"), str(error))
        return
    if outcome.sent and not quiet:
        names = ", ".join(f"{name} → {target}" for name, target in outcome.sent)
        click.echo(_("Digests sent: {names}.").format(names=names))
    for name, reason in outcome.failed.items():
        _print_unsent_digest(name, reason)


def _print_unsent_digest(name: str, reason: str) -> None:
    message = _("{name}: digest not sent, tried again with the next runs: {why}")
    click.echo(message.format(name=name, why=localized(reason)), err=True)
