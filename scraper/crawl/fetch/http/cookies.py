"""The cookies of a source's hosts, kept as browsers keep them, until the run ends."""

from __future__ import annotations

from collections.abc import Iterable

import httpx


class Jar:
    """Cookies by host, path and age (RFC 6265), in httpx's jar."""

    def __init__(self) -> None:
        self._cookies = httpx.Cookies()

    def header(self, url: str) -> str | None:
        """Return the Cookie header of a request; None without cookies."""
        request = httpx.Request("GET", url)
        self._cookies.set_cookie_header(request)
        cookie: str | None = request.headers.get("cookie")
        return cookie

    def keep(self, url: str, values: Iterable[bytes]) -> None:
        """Store the cookies of an answer, given its Set-Cookie values."""
        headers = [(b"set-cookie", value) for value in values]
        self._cookies.extract_cookies(httpx.Response(200, headers=headers, request=httpx.Request("GET", url)))
