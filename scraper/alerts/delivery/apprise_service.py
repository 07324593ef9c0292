"""Sending by apprise (https://github.com/caronc/apprise), with the answers of the services looked at.

Apprise takes every answer of status 200 for a success; WeCom and DingTalk refuse with status 200 and an ``errcode``. It
also follows redirects, with the secrets of an address. So its requests go through a session that notes the answers
and follows none. Addresses are the owner's own: they may be private ones, and are not guarded.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from scraper.alerts.delivery.services import SERVICES, Format, of_address
from scraper.alerts.messages.composing import Dispatch
from scraper.i18n import Message

CONNECT, READ = 10.0, 20.0
"""Seconds to get a connection, and between two pieces of an answer, unless the address says otherwise (cto=, rto=)."""
ANSWER = 4_096
"""Bytes of an answer that are examined."""
BUSY = (45009, 130101, 130102, 9499, 11232)
"""Codes in answers that mean "too many messages": of WeCom, DingTalk (two) and Feishu (two)."""
_BODY_FORMATS = {"text": "text", "markdown": "markdown", "entities": "markdown", "html": "html", "mail": "html"}


@dataclass(slots=True)
class Answers:
    """The answers to the requests of one message, and the words of apprise."""

    statuses: list[int] = field(default_factory=list)
    refusals: list[tuple[int, str]] = field(default_factory=list)
    """Codes and words of answers of status 200 that refuse the message."""
    waits: list[float] = field(default_factory=list)
    """Seconds of Retry-After."""
    words: list[str] = field(default_factory=list)

    @property
    def is_busy(self) -> bool:
        """True if another try in a moment may succeed: status 429 or 5xx, or a code that means the same."""
        if self.refusals:
            return self.refusals[-1][0] in BUSY
        return bool(self.statuses) and (self.statuses[-1] == 429 or self.statuses[-1] >= 500)

    @property
    def reason(self) -> str:
        """The reason of a failure, in words."""
        if self.refusals:
            code, words = self.refusals[-1]
            return Message("the service refused it: code {code}: {words}", code=code, words=words or "-")
        if self.statuses and self.statuses[-1] >= 300:
            return f"HTTP {self.statuses[-1]}" + (f": {self.words[-1]}" if self.words else "")
        return self.words[-1] if self.words else Message("the service did not take the message")


def is_known(address: str) -> bool:
    """Check whether apprise can read an address."""
    return _plugin(address) is not None


def send(address: str, message: Dispatch) -> Answers | None:
    """Send a message once. Returns the answers if that failed, or None. May raise whatever a plugin raises."""
    plugin = _plugin(address)
    if plugin is None:
        return Answers(
            words=[
                Message(
                    "apprise cannot read this address; its pages list the forms: {url}",
                    url="https://appriseit.com/services/",
                )
            ]
        )
    form = of_address(address).form
    with _watched() as answers:
        body = message.body
        done = plugin.notify(body=body, title=message.title, body_format=_body_format(form), overflow="upstream")
    return None if done and not answers.refusals else answers


def limit(address: str) -> tuple[int, int] | None:
    """The most characters of a message and of a title that apprise knows for a service without a row of ours."""
    if address.partition("://")[0].lower() in SERVICES or (plugin := _plugin(address)) is None:
        return None
    return int(plugin.body_maxlen), int(plugin.title_maxlen)


def _body_format(form: Format) -> Any:
    from apprise import NotifyFormat

    return NotifyFormat(_BODY_FORMATS[form])


def _plugin(address: str) -> Any:
    from apprise import Apprise, AppriseAsset

    _watch()
    asset = AppriseAsset(app_id="scrape", app_desc="scrape", app_url="", http_redirects=False, secure_logging=True)
    plugin = Apprise.instantiate(address, asset=asset, suppress_exceptions=True)
    if plugin is None:
        return None
    if plugin.socket_connect_timeout == type(plugin).socket_connect_timeout:
        plugin.socket_connect_timeout = CONNECT
    if plugin.socket_read_timeout == type(plugin).socket_read_timeout:
        plugin.socket_read_timeout = READ
    plugin.request_rate_per_sec = 0  # the sender itself pauses
    return plugin


class _Words(logging.Handler):
    """Keeps the warnings of apprise, each with the message that its thread is sending."""

    def emit(self, record: logging.LogRecord) -> None:
        answers = getattr(_sending, "answers", None)
        if answers is not None:
            answers.words.append(" ".join(record.getMessage().split()))


_sending = threading.local()
"""``answers``: those of the message that this thread is sending."""


@cache
def _watch() -> None:
    """Let all requests of apprise go through a session that follows no redirect and notes the answers."""
    import requests

    class Session(requests.Session):
        def send(self, request: Any, **options: Any) -> Any:
            answers = getattr(_sending, "answers", None)
            if answers is None:
                return super().send(request, **options)
            response = super().send(request, **{**options, "allow_redirects": False})
            _note(response, answers)
            return response

    requests.sessions.Session = Session  # type: ignore[misc]
    log = logging.getLogger("apprise")
    log.addHandler(_Words(logging.WARNING))
    log.setLevel(logging.WARNING)
    log.propagate = False


@contextmanager
def _watched() -> Iterator[Answers]:
    """Note the answers to all requests of this thread inside."""
    _watch()
    _sending.answers = answers = Answers()
    try:
        yield answers
    finally:
        _sending.answers = None


def _note(response: Any, answers: Answers) -> None:
    answers.statuses.append(response.status_code)
    wait = response.headers.get("Retry-After", "")
    if wait.isdecimal():
        answers.waits.append(float(wait))
    try:
        content = json.loads(response.content[:ANSWER])
    except ValueError:
        return
    if not isinstance(content, dict):
        return
    parameters = content.get("parameters")
    if isinstance(parameters, dict) and isinstance(parameters.get("retry_after"), int):  # Telegram
        answers.waits.append(float(parameters["retry_after"]))
    for key, words in (("errcode", "errmsg"), ("code", "msg")):
        if response.status_code == 200 and isinstance(content.get(key), int) and content[key] and words in content:
            answers.refusals.append((content[key], " ".join(str(content[words]).split())[:200]))
