"""Cookies of a source in one run, by the rules of `http.cookiejar`."""

from __future__ import annotations

from collections.abc import Iterable
from email.message import Message
from http.cookiejar import CookieJar
from typing import Any
from urllib.request import Request


class Cookies:
    """The cookies that a source's sites have set."""

    def __init__(self) -> None:
        self._jar = CookieJar()

    def of(self, url: str) -> str | None:
        """Return the value of the header Cookie for a request; None for none."""
        request = Request(url)
        self._jar.add_cookie_header(request)
        return request.get_header("Cookie")

    def take(self, url: str, values: Iterable[bytes]) -> None:
        """Take what an answer's headers Set-Cookie say."""
        fields = Message()
        for value in values:
            fields["Set-Cookie"] = value.decode("ascii")
        answer: Any = _Answer(fields)
        self._jar.extract_cookies(answer, Request(url))


class _Answer:
    """As much of an answer as the jar looks at."""

    def __init__(self, fields: Message) -> None:
        self._fields = fields

    def info(self) -> Message:
        return self._fields
