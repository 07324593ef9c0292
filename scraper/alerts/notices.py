"""Notices of failing sources (`notify:`), to the targets of alerts as well as to a command or a webhook."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from scraper import redaction
from scraper.alerts.delivery import sending
from scraper.alerts.messages import composing
from scraper.monitoring import notify
from scraper.sources.alerts.model import Target, nameless
from scraper.sources.alerts.values import is_webhook


def send_summary(
    value: str, summary: Mapping[str, Any], targets: Mapping[str, Target], hosts: Collection[str] = ()
) -> str | None:
    """Send a summary of `scraper.monitoring.notify`. Returns the reason of a failure, or None; raises nothing.

    ``value``: what `notify:` says: the name of one of ``targets``, the address of a service or a webhook, a command.
    """
    redaction.note_target(value)
    target = targets.get(value)
    if target is None and "://" in value.split(" ", 1)[0] and not is_webhook(value):
        target = Target(nameless(value), value, (), tuple(hosts))
    if target is None:
        return notify.send_summary(value, summary, hosts)
    title, _, text = str(summary["text"]).partition("\n")
    return send(target, title, text or title, summary)


def send(target: Target, title: str, text: str, payload: Mapping[str, Any]) -> str | None:
    """Send a text with a title. ``payload``: what a command and a webhook get. Returns the reason of a failure."""
    try:
        message = composing.notice(title, text, sending.service_of(target))
    except Exception as error:  # an address that a plugin cannot read
        return f"{type(error).__name__}: {error}"
    return sending.send(target, message, payload)
