"""The one door to the terminal: all that is printed passes it, and what could drive a terminal becomes visible.

Whatever writes to sys.stdout or sys.stderr (click, logging, warnings, a library's own words) writes to a `Door` while a
command runs. Colours and bars are drawn by the consoles of `console`, which make harmless each piece
of text and have the way around.
"""

from __future__ import annotations

import codecs
import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from scraper.redaction import redacted
from scraper.text.sanitize import harmless


class Door:
    """A text stream before another, ``inner``, of which it has everything else."""

    def __init__(self, inner: TextIO) -> None:
        self.inner = inner

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)

    def write(self, text: str) -> int:
        """Write it, made harmless; the number of characters that were given."""
        self.inner.write(harmless(text))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write each of them."""
        for line in lines:
            self.write(line)

    @property
    def encoding(self) -> str:
        """The inner one's; another for ASCII, around which click would write to the bytes beneath."""
        name = self.inner.encoding or "utf-8"
        try:
            return "iso8859-1" if codecs.lookup(name).name == "ascii" else name
        except LookupError:
            return name

    @property
    def buffer(self) -> Any:
        """The bytes beneath: as they are in a file or a pipe, made harmless on a terminal."""
        return _Bytes(self.inner) if self.inner.isatty() else self.inner.buffer


class ErrorDoor(Door):
    """The door before standard error, which no secret passes: articles are never written there."""

    def write(self, text: str) -> int:
        """Write it without secrets, made harmless; the number of characters that were given."""
        self.inner.write(harmless(redacted(text)))
        return len(text)


class _Bytes(io.BufferedIOBase):
    """A binary stream that writes its bytes as text to a terminal; bytes in another encoding are escaped."""

    def __init__(self, inner: TextIO) -> None:
        self._inner = inner
        self._decoder = codecs.getincrementaldecoder("utf-8")("backslashreplace")

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: Any) -> int:
        """Write them, made harmless; the number of bytes that were given."""
        self._inner.write(harmless(self._decoder.decode(bytes(data))))
        return len(data)

    def flush(self) -> None:
        """Have the terminal show them."""
        self._inner.flush()

    def close(self) -> None:
        """Leave the terminal open: it is not this one's."""

    def fileno(self) -> int:
        """The terminal's."""
        return self._inner.fileno()

    def isatty(self) -> bool:
        """It is."""
        return True


def around(stream: TextIO) -> TextIO:
    """The stream without the filter, for what has made its text harmless itself."""
    return stream.inner if isinstance(stream, Door) else stream


@contextmanager
def guarded() -> Iterator[None]:
    """Have the door before standard output and standard error while the block runs."""
    before = sys.stdout, sys.stderr
    # for a closed output Python has None
    sys.stdout, sys.stderr = (
        kind(stream) if stream is not None and not isinstance(stream, Door) else stream
        for kind, stream in zip((Door, ErrorDoor), before, strict=True)
    )
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before
