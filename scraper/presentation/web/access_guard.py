"""What is before every page: who may ask, and what a browser may do with the answer.

The archive holds text of strangers, and a browser that reads it also visits them. So nothing that a page says runs
(Content-Security-Policy without any script), no other site's page can read ours (foreign Host headers, which DNS
rebinding comes with, are refused; so are requests that other origins' pages make), nothing can be changed (GET only).
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Collection, Iterable, MutableMapping
from ipaddress import ip_address
from typing import Any

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""https://www.w3.org/TR/CSP3/. No script at all, not even our own: no page here needs one."""

HEADERS = (
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cache-control", "no-cache"),
    ("vary", "Accept-Language"),
)
"""Of every answer, in place of any that it has of the same name."""

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
"""The names that a browser on this machine calls us by."""

LONGEST_QUERY = 16_384
"""Bytes of a query string, which may hold a statement of SQL: half of what browsers and proxies let through."""
MOST_NAMES = 100
"""Names in a query string. What reads them takes the longer for each, the more there are."""

CLOSED = re.compile(r"/-/(?!static/|static-plugins/)|/_internal\b|/_memory\b|/-$")
"""Datasette's own tools (messages, permissions, log-in …): they need scripts or POST, or expose the machine."""


class Guard:
    """An ASGI application around another: refuses, or lets through and adds the headers.

    ``names`` are the host names that it answers to; None: any that is an IP address, which DNS cannot be bent for, and
    localhost.
    """

    def __init__(self, app: App, names: Collection[str] | None = LOOPBACK) -> None:
        self._app = app
        self._names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            refusal = self._refusal(scope)
            if refusal is None:
                await self._app({**scope, "method": "GET"}, receive, _adding(send))
            else:
                await _refuse(_adding(send), *refusal)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        """Status and reason, if the request is to be refused."""
        hosts = [value for name, value in scope["headers"] if name == b"host"]
        if len(hosts) != 1 or not self._is_ours(host_name(_text(hosts[0]))):
            return 403, "This server does not answer to that name. Open it as http://127.0.0.1 with its port."
        if scope["method"] not in ("GET", "HEAD"):
            return 405, "The archive is for reading: GET only."
        headers = {name: _text(value) for name, value in scope["headers"]}
        if _is_foreign(headers):
            return 403, "Pages of other sites may link here, but not read from here."
        query = scope.get("query_string", b"")
        if len(query) > LONGEST_QUERY or query.count(b"&") >= MOST_NAMES:
            return 414, f"The address has more than {LONGEST_QUERY:,} characters or {MOST_NAMES} names after its ?."
        if CLOSED.match(scope["path"]):
            return 404, "This page does not exist."
        return None

    def _is_ours(self, name: str | None) -> bool:
        if name is None:
            return False
        return name in LOOPBACK or (_is_address(name) if self._names is None else name in self._names)


def host_name(header: str) -> str | None:
    """The name in a Host header (RFC 9110, 7.2), lower case, without port and brackets; None if it is malformed."""
    match = re.fullmatch(r"(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9._-]+))(?::\d{1,5})?", header)
    return (match[1] or match[2]).lower() if match else None


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _is_foreign(headers: MutableMapping[bytes, str]) -> bool:
    """Check whether another origin's page made the request, except by a link that a person followed.

    https://www.w3.org/TR/fetch-metadata/; Origin for browsers without it.
    """
    origin = headers.get(b"origin")
    if origin is not None and origin.partition("://")[2].lower() != headers[b"host"].lower():
        return True
    if headers.get(b"sec-fetch-site", "none") in ("none", "same-origin"):
        return False
    return (headers.get(b"sec-fetch-mode"), headers.get(b"sec-fetch-dest")) != ("navigate", "document")


def _adding(send: Send) -> Send:
    """A ``send`` that puts `HEADERS` into the answer."""
    ours = [(name.encode(), value.encode()) for name, value in HEADERS]
    replaced = {name for name, _ in ours}

    async def adding(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            theirs: Iterable[tuple[bytes, bytes]] = message.get("headers", ())
            theirs = [(name, value) for name, value in theirs if name.lower() not in replaced]
            message = {**message, "headers": [*theirs, *ours]}
        await send(message)

    return adding


async def _refuse(send: Send, status: int, reason: str) -> None:
    body = f"{reason}\n".encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    if status == 405:
        headers.append((b"allow", b"GET, HEAD"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _text(value: bytes) -> str:
    return value.decode("latin-1")
