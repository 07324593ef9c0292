"""Files that fsspec reaches: https://, s3://, gs://, memory:// and others (extra ``remote``).

Addresses are trusted, as by curl, since a person typed them: private addresses are not refused. Reading requests
pieces of 5 MB (HTTP range requests), so an import can resume in the middle of a file.
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
from scraper.importers import ImportFailed

TRIES = 5
"""Attempts at one piece, with pauses of 1, 2, 4 and 8 seconds between them."""
PAUSE = 1.0
"""The first pause, in seconds."""

_UNLISTABLE = ("http", "https")
"""Protocols without folders: checking for one would download the file."""


def expanded(name: str, suffixes: Sequence[str]) -> list[str]:
    """List the addresses of a pattern (``s3://bucket/2026/*.warc.gz``) or of a folder's files with one of the suffixes.

    Sorted by name. Any other address stands for itself. ConfigError where nothing matches.
    """
    system, path = _system(name)
    try:
        if any(sign in path for sign in "*[") and not name.startswith(_UNLISTABLE):
            matches = sorted(system.glob(path))
        elif not name.startswith(_UNLISTABLE) and system.isdir(path):
            matches = sorted(one for one in system.find(path) if one.lower().endswith(tuple(suffixes)))
        else:
            return [name]
    except Exception as error:
        raise _failure(name, error) from error
    if not matches:
        raise ConfigError(Message("{name}: nothing to import there.", name=name))
    return [system.unstrip_protocol(one) for one in matches]


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """Open the file at an address. Raises `ImportFailed`."""
    system, path = _system(name)
    try:
        file = system.open(path, "rb")
    except Exception as error:
        raise _failure(name, error) from error
    with closing(_RetryingFile(system, path, file, name)) as raw:
        yield cast(BinaryIO, io.BufferedReader(raw, 1 << 20))


class _RetryingFile(io.RawIOBase):
    """A remote file whose reads are retried when the network fails.

    A server without range requests is read as a stream, which is opened again to seek backwards.
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
            retry=retry_if_exception(_is_retryable),
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
            raise _failure(self._name, error) from error
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


def _is_retryable(error: BaseException) -> bool:
    """Tell network faults, in whatever library's terms, from missing files and missing permission."""
    return isinstance(error, Exception) and not isinstance(error, FileNotFoundError | PermissionError | ValueError)


def _system(name: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise ConfigError(
            Message(
                "{name}: cannot be read without the extra; run: {install}", name=name, install=extras.hint("remote")
            )
        ) from None
    try:
        system, path = url_to_fs(name)
    except (ImportError, ValueError) as error:  # a protocol whose package is missing, or that there is not
        raise ConfigError(
            Message(
                "{name}: {error}. For https:// and s3:// run: {install}",
                name=name,
                error=error,
                install=extras.hint("remote"),
            )
        ) from error
    return system, str(path)


def _failure(name: str, error: Exception) -> ImportFailed:
    cause = error.__cause__ if isinstance(error, FileNotFoundError) else error  # fsspec raises it for any fault
    if cause is None:
        return ImportFailed(Message("{name}: there is no such file", name=name))
    below = getattr(cause, "os_error", None)  # of aiohttp, whose own message is about sockets
    number = below.errno if isinstance(below, OSError) else None
    why = os.strerror(number) if number and number > 0 else " ".join(str(cause).split()) or type(cause).__name__
    return ImportFailed(Message("{name}: cannot be read: {why}", name=name, why=why))
