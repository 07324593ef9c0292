"""A SOCKS proxy on loopback (RFC 1928 without passwords, and SOCKS 4a) that leads every name to one port."""

from __future__ import annotations

import asyncio
import contextlib
from types import TracebackType


class SocksProxy:
    """An async context manager. Without a port to lead to it refuses everything."""

    def __init__(self, leads_to: int | None) -> None:
        self._leads_to = leads_to
        self.answers: list[str] = []
        """The names that it was asked to connect to."""
        self.port = 0
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> SocksProxy:
        self._listener = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.port = self._listener.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listener.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            await (self._version_5 if await reader.readexactly(1) == b"\5" else self._version_4)(reader, writer)
        writer.close()
        self._tasks.discard(task)

    async def _version_5(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        methods = await reader.readexactly(1)
        await reader.readexactly(methods[0])
        writer.write(b"\5\0")
        head = await reader.readexactly(4)
        assert head[3] == 3, "it is to resolve the name"
        length = await reader.readexactly(1)
        name = await reader.readexactly(length[0])
        await reader.readexactly(2)
        if self._leads_to is None:
            writer.write(b"\5\5\0\1" + bytes(6))  # connection refused
            await writer.drain()
            return
        writer.write(b"\5\0\0\1" + bytes(6))
        await self._joined(name.decode(), reader, writer)

    async def _version_4(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readexactly(7)
        await reader.readuntil(b"\0")
        name = await reader.readuntil(b"\0")
        writer.write(b"\0\x5a" + bytes(6))
        await self._joined(name[:-1].decode(), reader, writer)

    async def _joined(self, name: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.answers.append(name)
        there, back = await asyncio.open_connection("127.0.0.1", self._leads_to)
        await asyncio.gather(_pass_on(reader, back), _pass_on(there, writer))


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    writer.close()
