"""Datasette's CSV, made fit for spreadsheets: no cell of it runs as a formula, as in `scrape export`."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import MutableMapping
from typing import Any

from scraper.exporters.tables.csv import harmless
from scraper.presentation.web.access_guard import App, Receive, Scope, Send

_NUMBER = re.compile(r"[+-]?(?:\d++\.?\d*+|\.\d++)(?:[eE][+-]?\d++)?")
"""A number, which stays one."""


class Harmless:
    """An ASGI application around another, whose answers in CSV are guarded record by record as they come."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].endswith(".csv"):
            send = _guarding(send)
        await self._app(scope, receive, send)


class Records:
    """CSV in pieces in, whole records out."""

    def __init__(self) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._waiting: list[str] = []
        """What belongs to a record that is not over yet."""
        self._open = False
        """Whether that ends inside of quotes."""

    def feed(self, piece: bytes, *, last: bool = False) -> bytes:
        """The records that are whole by now, guarded; all that is left with ``last``."""
        whole: list[str] = []
        for line in self._decode(piece, last).splitlines(keepends=True):
            self._waiting.append(line)
            self._open ^= bool(line.count('"') % 2)
            if not self._open and line.endswith("\n"):
                whole += self._waiting
                self._waiting.clear()
        if last:
            whole += self._waiting
        return _written("".join(whole)).encode("utf-8")


def guarded(cell: str) -> str:
    """A cell as it may be opened."""
    return cell if _NUMBER.fullmatch(cell) else harmless(cell)


def _written(text: str) -> str:
    done = io.StringIO(newline="")
    writer = csv.writer(done)
    csv.field_size_limit(2**31 - 1)  # the server's limits are the limit
    for record in csv.reader(io.StringIO(text, newline="")):
        writer.writerow(map(guarded, record))
    return done.getvalue()


def _guarding(send: Send) -> Send:
    records: Records | None = None

    async def guard(message: MutableMapping[str, Any]) -> None:
        nonlocal records
        if message["type"] == "http.response.start":
            headers = [(name.lower(), value) for name, value in message.get("headers", ())]
            kind = dict(headers).get(b"content-type", b"")
            if message["status"] == 200 and kind.startswith((b"text/plain", b"text/csv")):
                records = Records()
                # its length changes
                message = {**message, "headers": [pair for pair in headers if pair[0] != b"content-length"]}
        elif message["type"] == "http.response.body" and records is not None:
            body = records.feed(message.get("body", b""), last=not message.get("more_body", False))
            message = {**message, "body": body}
        await send(message)

    return guard
