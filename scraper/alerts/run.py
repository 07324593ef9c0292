"""Alerts around a run: they are registered before it; events are stored and messages sent after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.alerts import matching
from scraper.alerts.delivery import delivery
from scraper.alerts.delivery.delivery import Outcome

if TYPE_CHECKING:
    from scraper.archive import Archive
    from scraper.sources import Sources


PAST = "alerts: a run over days of the past"
"""The progress job of a run over days of the past; a run that finds it follows one that was killed."""


def begin(archive: Archive, listed: Sources) -> None:
    """Register the alerts of sources.yaml: new ones begin with what is stored from now on."""
    archive.alerts.register({alert.name: alert.since for alert in listed.alerts})
    if archive.runs.progress(PAST):
        _skip(archive)


def begin_past(archive: Archive, listed: Sources) -> None:
    """Begin a run over days of the past (`scrape fetch --from`): what it stores is no news, and is not sent."""
    begin(archive, listed)
    matching.match(archive, listed)
    archive.runs.keep_progress(PAST, "begun")


def finish(archive: Archive, listed: Sources) -> Outcome:
    """Store the events of what was stored or revised since, and send what is due."""
    if archive.runs.progress(PAST):
        _skip(archive)
    if not listed.alerts:
        return Outcome()
    matching.match(archive, listed)
    return delivery.deliver(archive, listed)


def _skip(archive: Archive) -> None:
    """Let all alerts look at what is stored from now on, and end the run over the past."""
    with archive.transaction():
        archive.alerts.pass_over()
        archive.runs.keep_progress(PAST, None)
