"""Files that fsspec reaches: https://, s3://, gs://, memory:// and others (extra ``remote``).

An address is the word of whoever typed it, as it is for curl: no address is refused for being inside. Reading asks for
pieces of 5 MB (HTTP range requests), so that an import goes on in the middle of a file.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any, BinaryIO, cast

from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_exponential

from scraper import extras
from scraper.errors import ConfigError
from scraper.i18n import Message
from scraper.importers import IntakeError

TRIES = 5
"""Attempts at one piece, with pauses of 1, 2, 4 and 8 seconds between them."""
PAUSE = 1.0
"""The first pause, in seconds."""

_ASKING_AGAIN = ("http", "https")
"""Where asking whether an address is a folder means to load it."""


def expanded(name: str, suffixes: Sequence[str]) -> list[str]:
    """The addresses that a pattern (``s3://bucket/2026/*.warc.gz``) or a folder means: those that end so, by name."""
    system, path = _system(name)
    try:
        if any(sign in path for sign in "*[") and not name.startswith(_ASKING_AGAIN):
            found = sorted(system.glob(path))
        elif not name.startswith(_ASKING_AGAIN) and system.isdir(path):
            found = sorted(one for one in system.find(path) if one.lower().endswith(tuple(suffixes)))
        else:
            return [name]
    except Exception as error:
        raise _told(name, error) from error
    if not found:
        raise ConfigError(Message("{name}: there is nothing there to import.", name=name))
    return [system.unstrip_protocol(one) for one in found]


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """The file at an address. IntakeError if it cannot be had."""
    system, path = _system(name)
    try:
        file = system.open(path, "rb")
    except Exception as error:
        raise _told(name, error) from error
    with closing(_Patient(system, path, file, name)) as patient:
        yield cast(BinaryIO, io.BufferedReader(patient, 1 << 20))


class _Patient(io.RawIOBase):
    """A remote file whose reads are tried again when the network fails.

    A server that gives a file only as a whole is read as a stream, which begins anew where it has to go back.
    """

    def __init__(self, system: Any, path: str, file: Any, name: str) -> None:
        self._system = system
        self._path = path
        self._name = name
        self._file: Any = file
        self._streams = not file.seekable()
        self._at = 0
        self.size = file.size
        self._tries = Retrying(
            retry=retry_if_exception(_may_heal),
            stop=stop_after_attempt(TRIES),
            wait=wait_exponential(PAUSE / 2),
            reraise=True,
        )

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self.size is not None

    def tell(self) -> int:
        return self._at

    def seek(self, place: int, whence: int = 0) -> int:
        self._at = place + (0, self._at, self.size or 0)[whence]
        return self._at

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._tries(self._read, len(buffer))
        except Exception as error:
            raise _told(self._name, error) from error
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
        super().close()

    def _read(self, size: int) -> bytes:
        if not self._streams:
            try:
                self._file.seek(self._at)
                return bytes(self._file.read(size))
            except ValueError:  # what fsspec raises where a server knows no ranges
                self._streams = True
                self._file = None
        try:
            if self._file is None or self._file.tell() > self._at:
                self._file = self._system.open(self._path, "rb", block_size=0)
            while (gap := self._at - self._file.tell()) > 0 and self._file.read(min(gap, 1 << 20)):
                pass
            return bytes(self._file.read(size))
        except Exception:
            self._file = None
            raise


def _may_heal(error: BaseException) -> bool:
    """The network's faults, of whatever library; not a file that is not there, or that we may not read."""
    return isinstance(error, Exception) and not isinstance(error, FileNotFoundError | PermissionError | ValueError)


def _system(name: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise ConfigError(
            Message("{name}: reading from there needs more: {install}", name=name, install=extras.hint("remote"))
        ) from None
    try:
        system, path = url_to_fs(name)
    except (ImportError, ValueError) as error:  # a protocol whose package is missing, or that there is not
        raise ConfigError(
            Message(
                "{name}: {error}. For https:// and s3://: {install}",
                name=name,
                error=error,
                install=extras.hint("remote"),
            )
        ) from error
    return system, str(path)


def _told(name: str, error: Exception) -> IntakeError:
    cause = error.__cause__ if isinstance(error, FileNotFoundError) else error  # how fsspec tells of all that can be
    if cause is None:
        return IntakeError(Message("{name}: there is no such file", name=name))
    below = getattr(cause, "os_error", None)  # of aiohttp, which tells of it in terms of sockets
    number = below.errno if isinstance(below, OSError) else None
    why = os.strerror(number) if number and number > 0 else " ".join(str(cause).split()) or type(cause).__name__
    return IntakeError(Message("{name}: cannot be read: {why}", name=name, why=why))
