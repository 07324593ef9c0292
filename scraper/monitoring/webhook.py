"""A webhook: a summary posted to a URL that is a secret, in bounded time, to an address that may be asked."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote, urlsplit

from scraper.i18n import Message, changed

SECONDS = 10.0
"""How long all of it may take: the name, the connection, sending, the answer."""
ANSWER_BYTES = 4096
"""Bytes that are read of an answer; more are of no use."""
QUOTED = 200
"""Number of characters that are quoted of what a webhook complains of."""
SECRET = 6
"""Number of characters from which a piece of the address is taken for a secret, and left out of what is said."""

_TAG = re.compile(r"<[^<>]{0,500}>")
"""Of the page of a server that answers an error so."""
_TALKATIVE = ("httpx", "httpcore.connection", "httpcore.http11", "httpcore.proxy")
"""Loggers that write the whole address."""


class Refused(Exception):
    """The webhook's name leads to an address on the inside."""


def post(url: str, body: bytes, hosts: Collection[str] = ()) -> str | None:
    """Post JSON. Returns why that failed, in words without the secrets of the address, or None; raises nothing.

    ``hosts``: names that may lead to private addresses; one that is an address itself, or localhost, may.
    """
    outcome: list[str | None] = []

    def work() -> None:
        try:
            outcome.append(_posted(url, body, hosts))
        except Exception as error:  # whatever the library, the resolver or the server came up with
            outcome.append(_reason(error))

    thread = threading.Thread(target=work, name="webhook", daemon=True)
    with _silence():
        thread.start()
        thread.join(SECONDS)
    why = outcome[0] if outcome else _too_slow()
    if why is None:
        return None
    reason = changed(why, lambda text: _short(_without_secrets(text, url)))
    return Message("the webhook at {host}: {reason}", host=_host(url), reason=reason)


def _posted(url: str, body: bytes, hosts: Collection[str]) -> str | None:
    import httpx

    headers = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
    extensions: dict[str, Any] = {} if _may_be_inside(url, hosts) else {"trace": _check}
    with (
        httpx.Client(timeout=SECONDS, follow_redirects=False) as client,
        client.stream("POST", url, content=body, headers=headers, extensions=extensions) as answer,
    ):
        if answer.is_success:
            return None
        answered = b""
        for piece in answer.iter_raw():
            answered += piece
            if len(answered) >= ANSWER_BYTES:
                break
    text = answered[:ANSWER_BYTES].decode("utf-8", "replace")
    words = _short(_TAG.sub(" ", text)) or Message("it gave no reason")
    return Message("HTTP {status}: {words}", status=answer.status_code, words=words)


def _reason(error: Exception) -> str:
    """Return why a webhook was not reached, in words."""
    import httpx

    from scraper.crawl.fetch.errors import of_os_error

    if isinstance(error, httpx.TimeoutException):
        return _too_slow()
    cause: BaseException | None = error if isinstance(error, httpx.ConnectError) else None
    while cause is not None:  # httpx's, httpcore's, the system's
        if isinstance(cause, OSError):
            return of_os_error(cause).reason
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, Refused):
        return str(error)
    return Message("{kind}: {error}", kind=type(error).__name__, error=error)


def _too_slow() -> str:
    return Message("did not answer within {seconds} s", seconds=f"{SECONDS:g}")


def _check(event: str, info: dict[str, Any]) -> None:
    """Look at the address that was connected to, before anything is sent (httpx's extension ``trace``)."""
    from scraper.crawl.fetch.address_guard.ssrf import is_public

    if event == "connection.connect_tcp.complete":
        address = info["return_value"].get_extra_info("server_addr")[0]
        if not is_public(address):
            raise Refused(
                Message(
                    "{address} is not an address of the open internet; `hosts:` in sources.yaml may allow it",
                    address=address,
                )
            )


def _may_be_inside(url: str, hosts: Collection[str]) -> bool:
    """Return whether the address may be on a private network: the file says so, or a proxy decides what is connected
    to."""
    import ipaddress
    import urllib.request

    host = _host(url)
    if host in hosts or host == "localhost":
        return True
    proxies = urllib.request.getproxies()
    if (urlsplit(url).scheme in proxies or "all" in proxies) and not urllib.request.proxy_bypass(host):
        return True
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


@contextmanager
def _silence() -> Iterator[None]:
    """No library logs the address while it is being asked."""
    loggers = [logger for name in _TALKATIVE if not (logger := logging.getLogger(name)).disabled]
    for logger in loggers:
        logger.disabled = True
    try:
        yield
    finally:
        for logger in loggers:
            logger.disabled = False


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or "?"
    except ValueError:
        return "?"


def _without_secrets(text: str, url: str) -> str:
    """The text without what follows the host in the address, whole or in pieces, or is before it."""
    rest = url.partition("://")[2]
    before, at, after = rest.rpartition("@")
    path = after.partition("/")[2] if at else rest.partition("/")[2]
    pieces = {url, rest, path, before, *re.split(r"[/?&=#;:,]", path), *re.split(":", before)}
    pieces |= {unquote(piece) for piece in pieces}
    for piece in sorted(pieces, key=len, reverse=True):
        if len(piece) >= SECRET:
            text = text.replace(piece, "…")
    return text


def _short(text: str) -> str:
    from scraper.text.sanitize import harmless

    words = harmless(" ".join(text.split()))
    return words[: QUOTED - 1] + "…" if len(words) > QUOTED else words
