"""Telling somebody that sources failed: a command that gets a JSON summary, or a webhook that it is posted to."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from scraper import redaction
from scraper.i18n import Message, changed, localized, ngettext
from scraper.models import SourceReport
from scraper.monitoring import webhook
from scraper.sources.alerts.values import is_webhook

COMMAND_SECONDS = 30.0
"""How long a command may take."""
QUOTED = 200
"""Number of characters that are quoted of what a command complains of."""


def targets(
    reports: Iterable[SourceReport], of_source: Mapping[str, str | None], everyone: str | None
) -> dict[str, list[SourceReport]]:
    """Choose the reports for each target: sources that failed or drifted, by their own target and ``everyone``'s."""
    addressed: dict[str, list[SourceReport]] = {}
    for report in reports:
        if report.error or report.drift:
            for target in dict.fromkeys((everyone, of_source.get(report.source))):
                if target:
                    addressed.setdefault(target, []).append(report)
    return addressed


def summary(run: int | None, archive: str, reports: Iterable[SourceReport], error: str | None = None) -> dict[str, Any]:
    """Return the summary that is sent: ``text`` for people (chat services show that key), the rest for programs.

    ``error`` is what ended the run as a whole, ``run`` its number if it had one to the end.
    """
    addressed = list(reports)
    lines = [f"{report.source}: {localized(report.error or report.drift or '')}" for report in addressed]
    head = localized(error or "") or ngettext("{n} source to look at", "{n} sources to look at", len(addressed)).format(
        n=len(addressed)
    )
    return {
        "text": "\n".join([f"scrape: {head}", *lines]),
        "run": run,
        "error": error,
        "archive": archive,
        "sources": [asdict(report) for report in addressed],
    }


def send_summary(target: str, summary: Mapping[str, Any], hosts: Collection[str] = ()) -> str | None:
    """Tell one. Returns why that failed, in words, or None; raises nothing: telling is no part of the work.

    ``hosts``: names that a webhook may have although they lead to private addresses.
    """
    redaction.note_target(target)
    body = redaction.redacted(json.dumps(summary, ensure_ascii=False))
    why = webhook.post(target, body.encode("utf-8", "replace"), hosts) if is_webhook(target) else _call(target, body)
    return why and changed(why, redaction.redacted)


def _call(command: str, body: str) -> str | None:
    try:
        words = shlex.split(command)
    except ValueError as error:
        return Message(
            "{command} is not a command: {error}", command=repr(redaction.shown_target(command)), error=error
        )
    if not words:
        return Message("the command is empty")
    return call(words, body)


def call(words: Sequence[str], body: str) -> str | None:
    """Call a command with a text on its standard input. Returns why that failed, in words, or None."""
    try:
        # no shell; a session of its own, so that what it starts can be ended with it
        process = subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
    except (OSError, ValueError) as error:  # ValueError: a null byte
        return Message("{command}: {error}", command=words[0], error=getattr(error, "strerror", None) or error)
    try:
        _, complaint = process.communicate(body, timeout=COMMAND_SECONDS)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):  # it has just ended
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return Message(
            "{words}: did not end within {command_seconds} s and was stopped",
            words=words[0],
            command_seconds=f"{COMMAND_SECONDS:g}",
        )
    if process.returncode:
        return Message(
            "{words}: exit code {returncode}: {complaint}",
            words=words[0],
            returncode=process.returncode,
            complaint=_line(complaint),
        )
    return None


def _line(text: str) -> str:
    words = " ".join(text.split())
    return words[: QUOTED - 1] + "…" if len(words) > QUOTED else words or "it gave no reason"
