"""Delivery: events that are due are claimed, handed to a process of their own, and marked by what it notes.

Nothing is sent twice, and nothing is lost. An event is stored with the mark up to where its alert has looked, in one
transaction. It is claimed before the process starts. The process outlives a kill -9 of this one, and notes each
outcome, which this run or the next carries over. A claimed event that was never begun waits again. Only if the
process itself is killed, or the machine stops, between "begun" and the answer, nobody knows whether the service took
the message; it is sent again then, under the same ``message`` id, since a repetition harms less than a loss.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import scraper
from scraper import i18n
from scraper.alerts.delivery import due, journal, sender
from scraper.alerts.delivery.journal import Journal
from scraper.alerts.messages import entries
from scraper.alerts.messages.entries import Entry
from scraper.contract import stamp
from scraper.sources.alerts.model import Alert, Target

if TYPE_CHECKING:
    from scraper.archive import Archive
    from scraper.archive.alerts.alerts import Waiting
    from scraper.sources import Sources

WAIT = 60.0
"""Seconds to wait for a delivery of an earlier run that was killed."""
MOST = 400
"""Maximum number of events of one alert for one target in a run."""

_START = f"import sys; sys.path.append(sys.argv.pop(1)); from {sender.__name__} import main; main()"
"""The program of the process. It finds this package, also in a checkout, without a variable that commands would
inherit, and without the current folder on its path."""


@dataclass(slots=True)
class Outcome:
    """The result of a delivery: numbers of events, and the reason of each target that failed."""

    sent: int = 0
    to: tuple[str, ...] = ()
    """Names of the targets that took messages."""
    waiting: int = 0
    failed: dict[str, str] = field(default_factory=dict)
    busy: bool = False
    """True if an earlier delivery was still at work, so that nothing was sent."""


@dataclass(frozen=True, slots=True)
class Batch:
    """The entries of one alert for one target."""

    alert: Alert
    target: Target
    entries: tuple[Entry, ...]


def deliver(archive: Archive, listed: Sources, now: datetime | None = None) -> Outcome:
    """Send what is due. ``archive`` is open for writing. Raises ArchiveError alone."""
    now = now or datetime.now(UTC).astimezone()
    outcome = Outcome()
    with journal.opened(archive.path, WAIT) as notes:
        if notes is None:
            outcome.busy = True
            return outcome
        _carry_over(archive, notes, outcome, now)
        batches = due_batches(archive, listed, now)
        if batches:
            archive.alerts.claim([entry.event for batch in batches for entry in batch.entries])
            _run(batches, notes)
            _carry_over(archive, notes, outcome, now)
    outcome.waiting = len(archive.alerts.waiting())
    return outcome


def has_work(archive: Archive, listed: Sources, now: datetime | None = None) -> bool:
    """Check whether an event is due, or was claimed by a run that was killed. Reads only."""
    now = now or datetime.now(UTC).astimezone()
    return bool(listed.alerts) and (bool(archive.alerts.claimed()) or bool(_due(archive, listed, now)))


def due_batches(archive: Archive, listed: Sources, now: datetime) -> list[Batch]:
    """Return what is to be sent now, in the order of the alerts. Events of deleted articles are left out."""
    batches = []
    shelf = entries.Shelf(archive)
    for alert, target, waiting in _due(archive, listed, now):
        read = (entries.of_event(shelf, alert, one.event, one.id) for one in waiting[:MOST])
        present = tuple(entry for entry in read if entry is not None)
        if present:
            batches.append(Batch(alert, target, present))
    return batches


def _due(archive: Archive, listed: Sources, now: datetime) -> list[tuple[Alert, Target, list[Waiting]]]:
    by_pair: dict[tuple[str, str], list[Waiting]] = {}
    for one in archive.alerts.waiting():
        by_pair.setdefault((one.event.alert, one.event.target), []).append(one)
    if not by_pair:
        return []
    states = archive.alerts.states()
    failing = {
        name: state.next_try for name, state in archive.alerts.targets().items() if state.tries and state.next_try
    }
    rows = []
    for alert in listed.alerts:
        is_on = alert.name in states and states[alert.name].state == "on"
        for target in alert.to if is_on else ():
            if due.rests(failing.get(target.name), now):
                continue
            waiting = [
                one
                for one in by_pair.get((alert.name, target.name), ())
                if due.is_due(alert, datetime.fromisoformat(one.created).astimezone(now.tzinfo), now)
            ]
            if waiting:
                rows.append((alert, target, waiting))
    return rows


def _carry_over(archive: Archive, notes: Journal, outcome: Outcome, now: datetime) -> None:
    """Mark events by the journal, and let those that were claimed and not sent wait again.

    Lines about events that are not claimed were carried over before, by a run that was killed before it cleared them.
    """
    claimed = set(archive.alerts.claimed())
    sent: list[int] = []
    failed: list[int] = []
    reasons: dict[str, str] = {}
    working: dict[str, None] = {}
    for line in notes.lines():
        if not claimed.issuperset(line.events):
            continue
        if line.step == "sent":
            sent += line.events
            working[line.target] = None
        elif line.step == "failed":
            failed += line.events
            reasons[line.target] = line.reason
    with archive.transaction():
        archive.alerts.sent(sent)
        for target in working:
            archive.alerts.works(target)
        for target, reason in reasons.items():
            state = archive.alerts.targets().get(target)
            tries = 1 + (state.tries if state else 0)
            archive.alerts.fails(target, reason, stamp(due.next_try(tries, now)))
        archive.alerts.release(failed, tried=1)
        archive.alerts.release(archive.alerts.claimed())
    if claimed:
        archive.alerts.settle()
    notes.clear()
    outcome.sent += len(sent)
    outcome.to = tuple(dict.fromkeys((*outcome.to, *working)))
    outcome.failed.update(reasons)


def _run(batches: Sequence[Batch], notes: Journal) -> None:
    """Start the process that sends the batches, and wait for it. If this wait is interrupted, the process goes on."""
    body = json.dumps(_job(batches), ensure_ascii=False).encode("utf-8", "replace")
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", _START, str(Path(scraper.__file__).parents[2]), str(notes.handle)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=(notes.handle,),
        start_new_session=True,
    )
    with suppress(BrokenPipeError):
        process.communicate(b"%d\n%s" % (len(body), body))


def _job(batches: Iterable[Batch]) -> Mapping[str, Any]:
    return {
        "language": i18n.language(),
        "batches": [
            {
                "alert": batch.alert.name,
                "target": sender.target_data(batch.target),
                "entries": [_data(entry, batch.target) for entry in batch.entries],
            }
            for batch in batches
        ],
    }


def _data(entry: Entry, target: Target) -> dict[str, Any]:
    """An entry for the process; the whole article only for those who get it."""
    data = entry.data
    is_message = target.address is not None and not target.address.startswith(("http://", "https://"))
    return {**data, "article": {}} if is_message else data
