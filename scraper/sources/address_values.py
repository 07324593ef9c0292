"""Addresses among the values of sources.yaml, one function a type, as in `scraper.sources.values`."""

from __future__ import annotations

import re
from datetime import date
from importlib.util import find_spec
from urllib.parse import urlsplit

from scraper import extras, redaction
from scraper.i18n import Message
from scraper.sources.list_request.placeholders import expand
from scraper.sources.values import shown_value, text
from scraper.urls import hostname

SOCKS = ("socks5", "socks5h", "socks4", "socks4a")
"""Schemes of proxies that require the extra ``socks``."""

MAX_HOST, MAX_LABEL = 253, 63
"""Maximum characters of a host's name, and of a label between its dots (RFC 1035 section 2.3.4)."""

_SAMPLE_DAY = date(2026, 1, 31)
_HOST = re.compile(r"[a-z0-9_.:-]+", re.IGNORECASE)


def url(value: str) -> str:
    """An http(s) URL without placeholders."""
    stripped = text(value)
    redaction.note_address(stripped)
    try:
        parts = urlsplit(stripped)
        host, port = parts.hostname, parts.port
    except ValueError as wrong:
        error = "…" if "@" in stripped else str(wrong)  # which may quote the password
        error = Message("a port is a number from 1 to 65535") if error.startswith("Port") else error
        raise ValueError(Message("{value} is not a URL ({error})", value=shown_value(value), error=error)) from None
    if parts.scheme not in ("http", "https"):
        stripped = stripped.rpartition("@")[2]
        is_no_host = "://" in stripped or ("/" not in stripped and "." not in stripped)
        guess = "" if is_no_host else Message("; did you mean https://{stripped}?", stripped=stripped)
        raise ValueError(Message("{value} is not an http or https URL{guess}", value=shown_value(value), guess=guess))
    labels = (host or "").removesuffix(".").split(".")
    if not all(labels) or port == 0 or any(map(str.isspace, stripped)) or not hostname(stripped):
        raise ValueError(Message("{value} is not a URL; it needs a host and no spaces", value=shown_value(value)))
    _check_lengths(stripped, value)
    return stripped


def _check_lengths(address: str, value: str) -> None:
    """Raise ValueError for a host that no name server knows: its name, or a label of it, is too long."""
    name = hostname(address).removesuffix(".")
    for part, limit in ((name, MAX_HOST), (max(name.split("."), key=len), MAX_LABEL)):
        if len(part) > limit:
            raise ValueError(
                Message(
                    "{value}: no host has a name like {text}, of {n} characters; the limit is {limit}",
                    value=shown_value(value),
                    text=shown_value(part),
                    n=len(part),
                    limit=limit,
                )
            )


def notify(value: str) -> str:
    """A webhook's URL, or a command, which is called without a shell."""
    from shlex import split

    stripped = text(value)
    redaction.note_target(stripped)
    if "://" in stripped.split()[0]:
        return url(stripped)
    try:
        split(stripped)
    except ValueError as error:
        value = redaction.shown_target(stripped)
        raise ValueError(
            Message("{value} is not a command ({error}); is a quote missing?", value=repr(value), error=error)
        ) from None
    return stripped


def start_url(value: str) -> str:
    """An http(s) URL, which may have ``{date:FORMAT}`` in it, as written."""
    url(expand(value, _SAMPLE_DAY))
    return text(value)


def proxy(value: str) -> str:
    """A proxy's URL, or ``direct``."""
    stripped = text(value)
    if stripped == "direct":
        return stripped
    redaction.note_address(stripped)
    try:
        parts = urlsplit(stripped)
        valid = parts.scheme in ("http", "https", *SOCKS) and parts.hostname and parts.port != 0
    except ValueError:  # an invalid port
        valid = False
    if not valid:
        value = redaction.shown_proxy(stripped)
        raise ValueError(
            Message(
                "{value} is not a proxy; write http://host:port, socks5://host:port, or direct for none",
                value=repr(value),
            )
        )
    if parts.scheme in SOCKS and find_spec("aiohttp_socks") is None:
        raise ValueError(
            Message(
                "{value} cannot be used without the extra; run: {install}",
                value=shown_value(value),
                install=extras.hint("socks"),
            )
        )
    return stripped


def host(value: str) -> str:
    """A host name or an address, without scheme, port and path; in lower case."""
    stripped = text(value)
    if "/" in stripped or not _HOST.fullmatch(stripped):
        raise ValueError(
            Message("{value} is not a host; write news.example.org or 192.168.1.20", value=shown_value(value))
        )
    _check_lengths(f"http://{stripped}/", value)
    return stripped.lower()


_PLACES = re.compile(r"\{[\w.]+\}")


def address_template(value: str) -> str:
    """A URL with at least one {name} of a key in it, or the {name} of a key alone, whose value is a URL."""
    parts = urlsplit(_PLACES.sub("1", value))
    if not _PLACES.fullmatch(value) and (parts.scheme not in ("http", "https") or not parts.hostname):
        raise ValueError(
            Message("{value} is no http(s) URL; write https://news.example.cn/a/{id}.html", value=repr(value))
        )
    if not _PLACES.search(value):
        raise ValueError(Message("there is no {id} in it, which the id of an article takes the place of"))
    if not _PLACES.search(value.partition("#")[0]):
        raise ValueError(
            Message("what stands behind # is not sent; write the address of an article's data: https://…/api/a?id={id}")
        )
    return value
