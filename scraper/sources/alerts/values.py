"""Types of values of ``alerts:`` and ``targets:``, one function each: text in, value out, ValueError with a correction.

No message quotes an address: the whole of it may be a secret.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import time
from importlib.util import find_spec
from urllib.parse import urlsplit

from scraper import date_input, extras, redaction
from scraper.i18n import Message, _
from scraper.sources import address_values
from scraper.sources.alerts import apprise_schemes
from scraper.sources.alerts.model import Quiet, When
from scraper.sources.values import text

EXTRA = "alerts"
"""The extra that delivers to services; webhooks and commands do without."""

MAX_QUERY = 2_000
"""Maximum characters of a query."""

NATIVE: Mapping[str, tuple[re.Pattern[str], str]] = {
    "qyapi.weixin.qq.com": (re.compile(r"/cgi-bin/webhook/send/?\?(?:.*&)?key=([\w-]+)"), "wecombot://{}/"),
    "oapi.dingtalk.com": (re.compile(r"/robot/send/?\?(?:.*&)?access_token=(\w+)"), "dingtalk://{}/"),
    "open.feishu.cn": (re.compile(r"/open-apis/bot/v2/hook/([\w-]+)"), "feishu://{}/"),
    "open.larksuite.com": (re.compile(r"/open-apis/bot/v2/hook/([\w-]+)"), "lark://{}/"),
    "hooks.slack.com": (re.compile(r"/services/(\w+/\w+/\w+)"), "slack://{}/"),
    "discord.com": (re.compile(r"/api/webhooks/(\d+/[\w-]+)"), "discord://{}/"),
}
"""Host of a service -> the path of the webhook that its own pages show, and the same address for apprise."""

NO_SERVICE = frozenset("about data file ftp ftps gopher javascript sftp ssh telnet ws wss".split())
"""Schemes of addresses that take no messages."""

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{0,30}(?=://)", re.IGNORECASE)
_VARIABLE = re.compile(r"\$\{([^{}]*)\}")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)", re.ASCII)
_SPAN = re.compile(r"(\d{1,2}:\d\d)\s*[-–—~至]\s*(\d{1,2}:\d\d)", re.ASCII)
_READ_ALL_THE_SAME = ("{word!r} is read as {operator}", "OR binds closer than AND")
"""Beginnings of the hints on queries that are read as they are meant."""


def query(value: str) -> str:
    """A query of `scrape search` that looks for a word, and is read as it is meant."""
    from scraper.archive.search.query.query import parse

    stripped = readable_query(value)
    if not any(not term.negated for group in parse(stripped).groups for term in group):
        raise ValueError(
            Message("the query only excludes words, and would match nearly every article; write a word to look for")
        )
    return stripped


def readable_query(value: str) -> str:
    """A query of `scrape search` that is read as it is meant: in a search a hint helps, here nobody would see it."""
    from scraper.archive.search.query.query import parse

    stripped = text(value)
    if len(stripped) > MAX_QUERY:
        raise ValueError(
            Message("a query of {n} characters; the limit is {most}", n=f"{len(stripped):,}", most=f"{MAX_QUERY:,}")
        )
    parsed = parse(stripped)
    wrong = [hint for hint in parsed.hints if not hint.message.startswith(_READ_ALL_THE_SAME)]
    if wrong:
        raise ValueError(Message("the query cannot be understood as written: {hint}", hint=wrong[0].render(_)))
    return stripped


def recipient(value: str) -> str:
    """The name of a target, or an address, with its variables replaced."""
    stripped = text(value)
    return address(stripped) if "://" in stripped or "${" in stripped else stripped


def address(value: str) -> str:
    """An address to which messages go, with its variables replaced."""
    done = text(secret(value))
    redaction.note_target(done)
    scheme = _SCHEME.match(done)
    if scheme is None or scheme[0].lower() in NO_SERVICE:
        raise ValueError(
            Message("this is not an address; write a URL such as mailto://…, tgram://…, ntfy://… or https://…")
        )
    if any(character.isspace() for character in done):
        raise ValueError(Message("there is a space in this address; write %20 for it"))
    done = scheme[0].lower() + done[scheme.end() :]
    try:
        parts = urlsplit(done)
        bad = scheme[0].lower() in ("http", "https") and (not parts.hostname or parts.port == 0)
    except ValueError:
        bad = scheme[0].lower() in ("http", "https")
    if bad:
        raise ValueError(Message("this address has no host"))
    done = for_service(done)
    if not is_webhook(done) and find_spec("apprise") is None:
        raise ValueError(
            Message(
                "{scheme}:// needs the extra {extra}; run: {install}",
                scheme=done.partition("://")[0],
                extra=EXTRA,
                install=extras.hint(EXTRA),
            )
        )
    if not is_webhook(done):
        _check_service(done.partition("://")[0])
    return done


def _check_service(scheme: str) -> None:
    """Raise ValueError for the scheme of no service."""
    near = apprise_schemes.nearest(scheme)
    if near is None:
        return
    hint = (
        Message("did you mean {near}?", near=repr(f"{near}://"))
        if near
        else Message("https://appriseit.com/services/ lists them")
    )
    raise ValueError(Message("{scheme}:// is no service that apprise knows; {hint}", scheme=scheme, hint=hint))


def notify(value: str) -> str:
    """The name of a target, an address, or a command: what failing sources are reported to."""
    first = value.split(maxsplit=1)[0] if value.strip() else ""
    return address(value) if "://" in first and not is_webhook(first) else address_values.notify(value)


def for_service(url: str) -> str:
    """The address of a service's webhook as its own pages show it, in the form that apprise takes; others unchanged."""
    if not is_webhook(url):
        return url
    parts = urlsplit(url)
    pattern, form = NATIVE.get(parts.hostname or "", (None, ""))
    match = pattern.match(parts.path + (f"?{parts.query}" if parts.query else "")) if pattern else None
    return form.format(match[1]) if match else url


def is_webhook(url: str) -> bool:
    """Check whether an address takes JSON by POST."""
    return url.lower().startswith(("http://", "https://"))


def secret(value: str, environ: Mapping[str, str] = os.environ) -> str:
    """The text with each ``${NAME}`` replaced by that variable of the environment."""

    def replaced(match: re.Match[str]) -> str:
        name = match[1].strip()
        if not _NAME.fullmatch(name):
            raise ValueError(Message("${…} takes the name of a variable of the environment: ${WECOM_URL}"))
        if not environ.get(name, "").strip():
            raise ValueError(
                Message(
                    "the environment variable {name} is not set; set it, or name a file: {example}",
                    name=name,
                    example="{file: wecom.txt}",
                )
            )
        redaction.note_secret(environ[name].strip())
        return environ[name].strip()

    return _VARIABLE.sub(replaced, value)


def word(value: str) -> str:
    """One word of a command, with its variables replaced."""
    done = secret(value)
    if "\0" in done:
        raise ValueError(Message("it holds control characters or a line break; write it on one line"))
    redaction.note_target(done)
    return done


def when(value: str) -> When:
    """``at once``, ``hourly`` or ``daily 08:00``."""
    plain = " ".join(text(value).lower().split())
    if plain in ("at once", "hourly"):
        return When("at once" if plain == "at once" else "hourly")
    kind, _, clock = plain.partition(" ")
    if kind == "daily" and clock:
        return When("daily", _clock(clock))
    raise ValueError(
        Message("{value} is not a time to send; write at once, hourly or daily 08:00", value=repr(plain[:60]))
    )


def quiet(value: str) -> Quiet:
    """``23:00-07:00``."""
    plain = text(value)
    match = _SPAN.fullmatch(plain)
    if match is None:
        raise ValueError(Message("{value} is not a span of hours; write 23:00-07:00", value=repr(plain[:60])))
    start, end = _clock(match[1]), _clock(match[2])
    if start == end:
        raise ValueError(Message("quiet hours from {start} to {start} leave no time to send", start=f"{start:%H:%M}"))
    return Quiet(start, end)


def since(value: str) -> str:
    """A date, or a time span back from now: 2026-01-31, 30d."""
    plain = text(value)
    try:
        return date_input.moment(plain)
    except ValueError:
        raise ValueError(
            Message("{value} is not a date; write it as 2026-01-31, or a time span as 30d", value=repr(plain[:60]))
        ) from None


def _clock(text: str) -> time:
    match = _CLOCK.fullmatch(text.strip())
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        raise ValueError(Message("{text} is not a time of day; write 08:00", text=repr(text[:20])))
    return time(int(match[1]), int(match[2]))
