"""A site on loopback that does what a test tells it to, byte by byte, and writes down each request and its time."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from types import TracebackType

PAGE = "<html><title>晚报</title><p>今天的雨下了一整天，河边的人都回家了。</p></html>".encode()


@dataclass
class Request:
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    time: float
    """Seconds of `time.monotonic`."""
    in_flight: int
    """How many were being answered when it came, itself included."""


Handler = Callable[[Request, asyncio.StreamWriter], Awaitable[None]]


def answer(
    body: bytes = PAGE, status: int = 200, headers: Iterable[str] = (), kind: str = "text/html; charset=utf-8"
) -> Handler:
    """A plain answer."""

    async def handle(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(head(status, [f"Content-Type: {kind}", f"Content-Length: {len(body)}", *headers]) + body)
        await writer.drain()

    return handle


def head(status: int, headers: Iterable[str]) -> bytes:
    """A status line and headers."""
    return "\r\n".join([f"HTTP/1.1 {status} Whatever", *headers, "", ""]).encode("latin-1")


def redirect(location: str, status: int = 302) -> Handler:
    """An answer that leads elsewhere."""
    return answer(b"", status, [f"Location: {location}"])


def raw(*parts: bytes | float) -> Handler:
    """Exactly these bytes, with pauses (seconds) between them; then the connection is closed."""

    async def handle(_: Request, writer: asyncio.StreamWriter) -> None:
        for part in parts:
            if isinstance(part, bytes):
                writer.write(part)
                await writer.drain()
            else:
                await asyncio.sleep(part)
        writer.close()

    return handle


def reset() -> Handler:
    """The connection is torn down before anything is said."""

    async def handle(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.transport.abort()

    return handle


def in_turn(*handlers: Handler) -> Handler:
    """The first request gets the first of these, the next the next; the last stays."""
    left = list(handlers)

    async def handle(request: Request, writer: asyncio.StreamWriter) -> None:
        await (left.pop(0) if len(left) > 1 else left[0])(request, writer)

    return handle


def after(seconds: float, handler: Handler) -> Handler:
    """The same, later."""

    async def handle(request: Request, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(seconds)
        await handler(request, writer)

    return handle


@dataclass
class Server:
    """An async context manager: listens on ``address`` on a free port."""

    pages: dict[str, Handler] = field(default_factory=dict)
    """By path. A path that is not here is answered with ``other``."""
    other: Handler = field(default_factory=lambda: answer(b"no such page", 404))
    address: str = "127.0.0.1"
    log: list[Request] = field(default_factory=list)
    port: int = 0
    in_flight: int = 0
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def __aenter__(self) -> Server:
        self._listener = await asyncio.start_server(self._connected, self.address, self.port)
        self.port = self._listener.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listener.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def url(self, path: str = "/", host: str | None = None) -> str:
        """The address of a path, under another host name if one is given."""
        return f"http://{host or self.address}:{self.port}{path}"

    def requests_of(self, path: str) -> list[Request]:
        """The requests for one path, in order."""
        return [request for request in self.log if request.path == path]

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
                while not writer.is_closing():
                    await self._answer(await reader.readuntil(b"\r\n\r\n"), writer)
        finally:
            self._tasks.discard(task)
            writer.close()

    async def _answer(self, received: bytes, writer: asyncio.StreamWriter) -> None:
        first, *fields = received.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in fields if line)}
        self.in_flight += 1
        request = Request(first.split(" ")[1], headers, time.monotonic(), self.in_flight)
        self.log.append(request)
        try:
            await self.pages.get(request.path, self.other)(request, writer)
        finally:
            self.in_flight -= 1
