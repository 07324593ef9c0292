"""The bytes of a WARC file, decompressed as they are read, and the offsets at which reading can resume after damage."""

from __future__ import annotations

import os
import re
import zlib
from collections import deque
from collections.abc import Callable
from functools import cache, partial
from typing import Any, BinaryIO, Protocol

from scraper.i18n import Message
from scraper.importers.warc import zstd_frames

PIECE = 1 << 16
"""Bytes read from the file, or decompressed, at a time."""
SLICE, SMALL_SLICE = 1 << 11, 1 << 8
"""Bytes handed to zlib, and to Zstandard, at a time: the latter cannot limit its output, and makes up to 128 KB of four
bytes."""
HEAD = 1 << 12
"""Bytes read first: few, since a damaged file makes reading start over many times and each start costs them."""
WINDOW = 1 << 20
"""Bytes searched at a time for the next record, at most; `HEAD` at first."""

PEEK = 8
"""Bytes that suffice to recognise the beginning of a record."""
GZIP = b"\x1f\x8b\x08"
_START = re.compile(rb"\x1f\x8b\x08|\x28\xb5\x2f\xfd|WARC/[01]\.")
"""Possible beginnings of a record."""


class TruncatedFile(ValueError):
    """The file, or a record in it, is cut off."""


class Unpacked(Protocol):
    """A decompressed stream that maps its offsets to offsets in the file below."""

    def read(self, size: int = -1) -> bytes:
        """Read at most ``size`` bytes; b"" at the end."""

    def tell(self) -> int:
        """Count the bytes read so far."""

    def close(self) -> None:
        """Release the file, which stays open."""

    def place(self, offset: int) -> int:
        """The last offset in the file from which reading reaches what begins at ``offset`` of the stream."""

    def latest(self) -> int:
        """The offset in the file of the piece being decompressed: a gzip member, else one read."""


class Plain:
    """An uncompressed file, from ``start`` on."""

    def __init__(self, file: BinaryIO, start: int, head: bytes = b"") -> None:
        self._file = file
        self._start = start
        self._head = head
        self._position = 0

    def read(self, size: int = -1) -> bytes:
        data, self._head = self._head or self._file.read(size), b""
        self._position += len(data)
        return data

    def tell(self) -> int:
        return self._position

    def close(self) -> None:
        pass

    def place(self, offset: int) -> int:
        return self._start + offset

    def latest(self) -> int:
        return self._start + self._position

    def at(self, offset: int) -> bytes | None:
        """Peek at `PEEK` bytes at an offset of the stream: b"" at the end of the file, None beyond it.

        The file's position does not change. For a file that cannot seek the answer is an empty line, as after any
        record.
        """
        if not can_jump(self._file):
            return b"\r\n"
        before = self._file.tell()
        size = self._file.seek(0, os.SEEK_END)
        self._file.seek(min(self._start + offset, size))
        head = self._file.read(PEEK)
        self._file.seek(before)
        return head if self._start + offset <= size else None


class Members:
    """A file of any number of compressed members, of gzip (RFC 1952 section 2.2) or of Zstandard; WARC files have one
    a record.

    Raises zlib.error or ValueError where a member is damaged, `TruncatedFile` where the last one is cut off.
    """

    def __init__(self, file: BinaryIO, start: int, head: bytes = b"") -> None:
        self._new: Callable[[], Any] = partial(zlib.decompressobj, wbits=31)
        self._slice = SLICE
        if zstd_frames.is_start(head):
            of_file = cache(partial(zstd_frames.decompressor, file, head))
            self._new = lambda: zstd_frames.Frame(of_file())
            self._slice = SMALL_SLICE
        self._file = file
        self._packed = head
        self._at = start
        """The offset in the file of the next byte of ``_packed``."""
        self._next = 0
        """The index of that byte in ``_packed``."""
        self._position = 0
        self._starts: deque[tuple[int, int]] = deque()
        """The members since `place` was last called: offset in the stream, offset in the file."""
        self._member: Any = None
        """zlib's decompression object, or one like it; None between two members."""

    def read(self, size: int = -1) -> bytes:
        while True:
            if self._next >= len(self._packed):
                self._packed, self._next = self._file.read(PIECE), 0
            if self._member is None:
                if not self._begin():
                    return b""
                continue
            # a slice at a time: zlib copies what it does not use, which is all the rest where members are tiny
            piece = self._packed[self._next : self._next + self._slice]
            data: bytes = self._member.decompress(piece, PIECE if size < 0 else size)
            ended = self._member.eof
            rest = self._member.unused_data if ended else self._member.unconsumed_tail
            if not (piece or data or ended):
                raise TruncatedFile(Message("the file is cut off"))
            self._at += len(piece) - len(rest)
            self._next += len(piece) - len(rest)
            if ended:
                self._member = None
            if data:
                self._position += len(data)
                return data

    def _begin(self) -> bool:
        """Begin the next member; False at the end of the file."""
        while len(self._packed) - self._next < 3 and (more := self._file.read(PIECE)):
            self._packed, self._next = self._packed[self._next :] + more, 0
        if not self._packed[self._next : self._next + 1].strip(b"\0") and not self._packed[self._next :].strip(b"\0"):
            return False  # some writers pad their files with zeros
        self._starts.append((self._position, self._at))
        self._member = self._new()
        return True

    def tell(self) -> int:
        return self._position

    def close(self) -> None:
        pass

    def place(self, offset: int) -> int:
        while len(self._starts) > 1 and self._starts[1][0] <= offset:
            self._starts.popleft()
        return self._starts[0][1] if self._starts else self._at

    def latest(self) -> int:
        return self._starts[-1][1] if self._starts else self._at


def unpacked(file: BinaryIO, start: int) -> Unpacked:
    """The decompressed stream of a file whose position is ``start``."""
    head = file.read(HEAD)
    if zstd_frames.is_start(head):
        head += zstd_frames.rest_of_dictionary(file, head)
        return Members(file, start, head)
    return Members(file, start, head) if head.startswith(GZIP) else Plain(file, start, head)


def go_to(file: BinaryIO, place: int) -> None:
    """Move a file forward to an offset; one that cannot seek (a pipe) is read up to there."""
    if can_jump(file):
        file.seek(place)
        return
    while place > 0 and (passed := file.read(min(place, WINDOW))):
        place -= len(passed)


def can_jump(file: BinaryIO) -> bool:
    """Check whether the file can be read from any offset."""
    return file.seekable()


def next_record(file: BinaryIO, after: int) -> int | None:
    """The offset of the first record at ``after`` or later; None without one, or if the file cannot seek."""
    if not can_jump(file):
        return None
    file.seek(after)
    window, size = b"", HEAD
    while True:
        block, size = file.read(size), min(2 * size, WINDOW)
        window += block
        for start in _START.finditer(window):
            needed = len(start[0]) + 1 if start[0].startswith(b"WARC") else PIECE
            if block and start.start() + needed > len(window):
                break  # it is examined together with the bytes that follow it
            if _is_record(window[start.start() : start.start() + PIECE], file):
                return after + start.start()
        if not block:
            return None
        after += max(0, len(window) - PIECE)
        window = window[-PIECE:]


def _is_record(data: bytes, file: BinaryIO) -> bool:
    if data.startswith(zstd_frames.MAGIC):
        try:
            data = zstd_frames.Frame(zstd_frames.decompressor(file)).decompress(data[:SLICE])
        except ValueError:
            return False
        return not data or data.startswith(b"WARC/")  # its first block may end further on
    if data.startswith(GZIP):
        try:
            data = zlib.decompressobj(wbits=31).decompress(data, 64)
        except zlib.error:
            return False
    return data.startswith((b"WARC/1.", b"WARC/0."))
