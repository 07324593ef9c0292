"""Sending one message to one target: an address of a service, a webhook, or a command. Raises nothing."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from scraper import redaction
from scraper.alerts.delivery import services
from scraper.alerts.delivery.services import Service
from scraper.alerts.messages.composing import Dispatch
from scraper.i18n import Message, changed
from scraper.monitoring import notify, webhook
from scraper.sources.alerts.model import Target
from scraper.sources.alerts.values import is_webhook

SECONDS = 45.0
"""Maximum duration of one try."""
PAUSES = (1.0, 4.0)
"""Seconds before each further try in the same run, of a service that is busy (429, 5xx)."""
LONGEST_WAIT = 30.0
"""Maximum Retry-After of a service in seconds that is waited for; with a longer one the message waits for the next
run."""


@dataclass(frozen=True, slots=True)
class Failure:
    """The reason of a failed try. ``wait``: seconds before another try now may succeed; None if none may."""

    reason: str
    wait: float | None = None


def service_of(target: Target) -> Service:
    """The limits and the format of a target."""
    if target.address is None:
        return services.SERVICES["command"]
    service = services.of_address(target.address)
    if service is services.DEFAULT:
        from scraper.alerts.delivery import apprise_service

        limits = apprise_service.limit(target.address)
        if limits is not None:
            service = replace(service, room=min(limits[0], 8_000), title=min(limits[1], service.title))
    return service


def send(target: Target, message: Dispatch, payload: Mapping[str, Any]) -> str | None:
    """Send a message, with a few tries where the target is busy. Returns why that failed, or None.

    ``payload``: what a command and a webhook get, as JSON.
    """
    failure = None
    for pause in (0.0, *PAUSES):
        if failure is not None:
            if failure.wait is None or failure.wait > LONGEST_WAIT:
                break
            time.sleep(max(pause, failure.wait))
        failure = _bounded(lambda: _send(target, message, payload))
        if failure is None:
            return None
    return changed(failure.reason, redaction.redacted) if failure is not None else None


def _send(target: Target, message: Dispatch, payload: Mapping[str, Any]) -> Failure | None:
    if target.address is None:
        return _outcome(notify.call(target.command, _json(payload)))
    if is_webhook(target.address):
        why = webhook.post(target.address, _json(payload).encode("utf-8", "replace"), target.hosts)
        return _outcome(why)
    from scraper.alerts.delivery import apprise_service

    answers = apprise_service.send(target.address, message)
    if answers is None:
        return None
    return Failure(answers.reason, max(answers.waits, default=0.0) if answers.is_busy else None)


def _outcome(why: str | None) -> Failure | None:
    if why is None:
        return None
    busy = any(f"HTTP {status}" in why for status in (429, 500, 502, 503, 504))
    return Failure(why, 0.0 if busy else None)


def _json(payload: Mapping[str, Any]) -> str:
    return json.dumps(payload, ensure_ascii=False)


def _bounded(send: Callable[[], Failure | None]) -> Failure | None:
    """Call in a thread of its own, for at most `SECONDS`: a server may answer a byte at a time."""
    outcome: list[Failure | None] = []

    def work() -> None:
        try:
            outcome.append(send())
        except Exception as error:  # whatever a plugin, a resolver or a server came up with
            outcome.append(Failure(f"{type(error).__name__}: {error}"))

    thread = threading.Thread(target=work, name="alert", daemon=True)
    thread.start()
    thread.join(SECONDS)
    if outcome:
        return outcome[0]
    return Failure(Message("did not answer within {seconds} s", seconds=f"{SECONDS:g}"))
