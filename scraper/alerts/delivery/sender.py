"""The process of a delivery: composes and sends what it reads from standard input, and notes each outcome.

It is started by `scraper.alerts.delivery.delivery` in a session of its own, with the descriptor of the journal, so that
neither Ctrl-C nor a kill -9 of `scrape fetch` ends it between a message and the note that it was sent.
"""

from __future__ import annotations

import json
import signal
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import blake2b
from typing import Any

from scraper import i18n, redaction
from scraper.alerts.delivery import sending
from scraper.alerts.delivery.journal import Journal, Line
from scraper.alerts.messages import composing
from scraper.alerts.messages.entries import Entry
from scraper.sources.alerts.model import Target

SECONDS = 240.0
"""Time in which a delivery begins messages; what is left waits for the next run."""
MOST = 20
"""Maximum number of messages to one target in a run."""
AT_ONCE = 8
"""Number of targets that are sent to in parallel."""

_stop = threading.Event()


def main() -> None:
    """Read the job, complete or not at all, and do it."""
    size = int(sys.stdin.buffer.readline() or b"0")
    content = sys.stdin.buffer.read(size)
    if not size or len(content) < size:
        return  # whoever started this was killed meanwhile; nothing was begun
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, lambda *_: _stop.set())
    work(json.loads(content), Journal(int(sys.argv[1])))


def work(job: Mapping[str, Any], journal: Journal) -> None:
    """Send the messages of a job, the targets side by side."""
    i18n.speak(job["language"])
    by_target: dict[str, list[Mapping[str, Any]]] = {}
    for batch in job["batches"]:
        by_target.setdefault(batch["target"]["name"], []).append(batch)
    end = time.monotonic() + SECONDS
    lock = threading.Lock()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        done = [pool.submit(_to_target, batches, journal, lock, end) for batches in by_target.values()]
    for future in done:
        future.result()


def _to_target(batches: Sequence[Mapping[str, Any]], journal: Journal, lock: threading.Lock, end: float) -> None:
    """Send one target its messages, in order, until one fails."""
    target = target_of(batches[0]["target"])
    for text in (target.address or "", *target.command):
        redaction.note_target(text)
    count = 0
    for batch in batches:
        entries = [Entry.of_data(data) for data in batch["entries"]]
        try:
            service = sending.service_of(target)
            messages = composing.messages(batch["alert"], entries, service)
        except Exception as error:  # an address that a plugin cannot read
            why = redaction.redacted(f"{type(error).__name__}: {error}")
            with lock:
                journal.write(Line("failed", target.name, tuple(entry.event for entry in entries), why))
            return
        for message in messages:
            if count == MOST or time.monotonic() > end or _stop.is_set():
                return
            if count:
                time.sleep(service.pause if target.address else 0)
            count += 1
            if not _sent(target, batch["alert"], message, journal, lock):
                return


def _sent(target: Target, alert: str, message: composing.Dispatch, journal: Journal, lock: threading.Lock) -> bool:
    """Send one message, between the notes that it was begun and what became of it."""
    with lock:
        journal.write(Line("begun", target.name, message.events))
    why = sending.send(target, message, payload(alert, target.name, message))
    with lock:
        journal.write(Line("failed" if why else "sent", target.name, message.events, why or ""))
    return not why


def payload(alert: str, target: str, message: composing.Dispatch) -> dict[str, Any]:
    """Return what a command and a webhook get: ``text`` for people, the rest for programs.

    ``message`` is the same when the same events are sent again, after a crash: by it a program drops a repetition.
    """
    return {
        "alert": alert,
        "target": target,
        "message": blake2b(repr((alert, target, message.events)).encode(), digest_size=8).hexdigest(),
        "text": message.body,
        "articles": [_article(entry) for entry in message.entries],
    }


def _article(entry: Entry) -> dict[str, Any]:
    """Return the object of the contract, and after it the event."""
    row = {**entry.article, "event": entry.kind, "also_in": entry.also_in}
    if entry.kind == "changed":
        row["changes"] = [{"field": change.field, "pieces": list(map(list, change.pieces))} for change in entry.changes]
    return row


def target_of(data: Mapping[str, Any]) -> Target:
    """Return the target that a job names."""
    return Target(data["name"], data["address"], tuple(data["command"]), tuple(data["hosts"]))


def target_data(target: Target) -> dict[str, Any]:
    """Return a target as a job names it."""
    return {
        "name": target.name,
        "address": target.address,
        "command": list(target.command),
        "hosts": list(target.hosts),
    }
