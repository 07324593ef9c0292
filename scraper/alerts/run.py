"""A run's part for alerts: before it, alerts begin to look; after it, events are stored and messages sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.alerts import delivery, matching
from scraper.alerts.delivery import Outcome

if TYPE_CHECKING:
    from scraper.archive import Archive
    from scraper.sources import Sources


def begin(archive: Archive, listed: Sources) -> None:
    """Note the alerts of sources.yaml: new ones look at what is stored from now on."""
    archive.alerts.register({alert.name: alert.since for alert in listed.alerts})


def finish(archive: Archive, listed: Sources) -> Outcome:
    """Store the events of what was stored or revised since, and send what is due."""
    if not listed.alerts:
        return Outcome()
    matching.match(archive, listed)
    return delivery.deliver(archive, listed)
