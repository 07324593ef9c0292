"""The bytes of a WARC file, unpacked as they are read, and where in the file to go on after a break or a damage."""

from __future__ import annotations

import os
import re
import zlib
from collections import deque
from typing import BinaryIO, Protocol

PIECE = 1 << 16
"""Bytes that are read from the file, or unpacked, at a time."""
SLICE = 1 << 11
"""Bytes that are handed to zlib at a time."""
HEAD = 1 << 12
"""Bytes that are read first: where reading begins again and again, each time costs them."""
WINDOW = 1 << 20
"""Bytes that are looked through at a time for the next record, at most; `HEAD` at first."""

PEEK = 8
"""Bytes by which the beginning of a record is known."""
GZIP = b"\x1f\x8b\x08"
_START = re.compile(rb"\x1f\x8b\x08|WARC/[01]\.")
"""What a record may begin with."""


class BreaksOff(ValueError):
    """The file, or a record in it, ends in the middle."""


class Unpacked(Protocol):
    """A stream that knows where it is in the file below."""

    def read(self, size: int = -1) -> bytes:
        """At most ``size`` bytes; none at the end."""

    def tell(self) -> int:
        """How many bytes have been given out."""

    def close(self) -> None:
        """Let go of the file, which stays open."""

    def place(self, told: int) -> int:
        """The last place in the file from which reading can begin and not miss what begins at ``told``."""

    def latest(self) -> int:
        """Where the piece of the file begins that is being unpacked: a gzip member, else what is read at a time."""


class Plain:
    """A file that is not compressed, from ``start`` on."""

    def __init__(self, file: BinaryIO, start: int, head: bytes = b"") -> None:
        self._file = file
        self._start = start
        self._head = head
        self._told = 0

    def read(self, size: int = -1) -> bytes:
        data, self._head = self._head or self._file.read(size), b""
        self._told += len(data)
        return data

    def tell(self) -> int:
        return self._told

    def close(self) -> None:
        pass

    def place(self, told: int) -> int:
        return self._start + told

    def latest(self) -> int:
        return self._start + self._told

    def at(self, told: int) -> bytes | None:
        """A few bytes of what stands at a place, and none at the end; None if there is no such place.

        The file stands afterwards where it did. Where it cannot jump, the answer is an empty line, as after any record.
        """
        if not can_jump(self._file):
            return b"\r\n"
        before = self._file.tell()
        size = self._file.seek(0, os.SEEK_END)
        self._file.seek(min(self._start + told, size))
        found = self._file.read(PEEK)
        self._file.seek(before)
        return found if self._start + told <= size else None


class Members:
    """A gzip file of any number of members (RFC 1952 section 2.2), as WARC files have one a record.

    Raises zlib.error where a member is damaged, `BreaksOff` where the last one breaks off.
    """

    def __init__(self, file: BinaryIO, start: int, head: bytes = b"") -> None:
        self._file = file
        self._packed = head
        self._at = start
        """Where the next byte of ``_packed`` stands in the file."""
        self._next = 0
        """The place of that byte in ``_packed``."""
        self._told = 0
        self._starts: deque[tuple[int, int]] = deque()
        """The members since the last question: what had been given out before each, where it begins in the file."""
        self._member: zlib._Decompress | None = None

    def read(self, size: int = -1) -> bytes:
        while True:
            if self._next >= len(self._packed):
                self._packed, self._next = self._file.read(PIECE), 0
            if self._member is None:
                if not self._begin():
                    return b""
                continue
            # a slice at a time: zlib copies what it does not use, which is all the rest where members are tiny
            piece = self._packed[self._next : self._next + SLICE]
            data = self._member.decompress(piece, PIECE if size < 0 else size)
            ended = self._member.eof
            rest = self._member.unused_data if ended else self._member.unconsumed_tail
            if not (piece or data or ended):
                raise BreaksOff("the file breaks off")
            self._at += len(piece) - len(rest)
            self._next += len(piece) - len(rest)
            if ended:
                self._member = None
            if data:
                self._told += len(data)
                return data

    def _begin(self) -> bool:
        """Go on to the next member; False where there is none."""
        while len(self._packed) - self._next < 3 and (more := self._file.read(PIECE)):
            self._packed, self._next = self._packed[self._next :] + more, 0
        if not self._packed[self._next : self._next + 1].strip(b"\0") and not self._packed[self._next :].strip(b"\0"):
            return False  # some writers pad their files with zeros
        self._starts.append((self._told, self._at))
        self._member = zlib.decompressobj(wbits=31)
        return True

    def tell(self) -> int:
        return self._told

    def close(self) -> None:
        pass

    def place(self, told: int) -> int:
        while len(self._starts) > 1 and self._starts[1][0] <= told:
            self._starts.popleft()
        return self._starts[0][1] if self._starts else self._at

    def latest(self) -> int:
        return self._starts[-1][1] if self._starts else self._at


def unpacked(file: BinaryIO, start: int) -> Unpacked:
    """What is in a file that stands at ``start``."""
    head = file.read(HEAD)
    kind = Members if head.startswith(GZIP) else Plain
    return kind(file, start, head)


def go_to(file: BinaryIO, place: int) -> None:
    """Have the file stand at a place after the one where it does; one that cannot jump (a pipe) is read up to there."""
    if can_jump(file):
        file.seek(place)
        return
    while place > 0 and (passed := file.read(min(place, WINDOW))):
        place -= len(passed)


def can_jump(file: BinaryIO) -> bool:
    """Whether the file can be read from anywhere."""
    return file.seekable()


def next_record(file: BinaryIO, after: int) -> int | None:
    """Where the first record stands at ``after`` or later; None if there is none, or if the file cannot jump."""
    if not can_jump(file):
        return None
    file.seek(after)
    window, size = b"", HEAD
    while True:
        block, size = file.read(size), min(2 * size, WINDOW)
        window += block
        for start in _START.finditer(window):
            needed = PIECE if start[0] == GZIP else len(start[0]) + 1
            if block and start.start() + needed > len(window):
                break  # it is looked at with what follows it
            if _is_record(window[start.start() : start.start() + PIECE]):
                return after + start.start()
        if not block:
            return None
        after += max(0, len(window) - PIECE)
        window = window[-PIECE:]


def _is_record(data: bytes) -> bool:
    if data.startswith(GZIP):
        try:
            data = zlib.decompressobj(wbits=31).decompress(data, 64)
        except zlib.error:
            return False
    return data.startswith((b"WARC/1.", b"WARC/0."))
