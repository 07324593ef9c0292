"""WARC files compressed by Zstandard (https://iipc.github.io/warc-specifications/specifications/warc-zstd/).

Each record is a frame; a dictionary that all of them need may precede the first, in a frame that decoders skip.
"""

from __future__ import annotations

from typing import BinaryIO

import zstandard

MAGIC = b"\x28\xb5\x2f\xfd"
"""First bytes of a frame."""
_SKIPPED = b"\x2a\x4d\x18"
"""Second to fourth byte of a frame that is skipped; the first is 0x50 to 0x5F."""
_DICTIONARY = b"\x5d" + _SKIPPED
_BEFORE = 8
"""Bytes of a skipped frame before its content: the magic number, and its size."""
LARGEST = 64 << 20
"""Maximum bytes of a dictionary, and of the window that a frame may need."""


def is_start(head: bytes) -> bool:
    """Check whether a file, or a stretch of it, begins with a frame."""
    return head.startswith(MAGIC) or (head[1:4] == _SKIPPED and 0x50 <= head[0] <= 0x5F)


def decompressor(file: BinaryIO, head: bytes = b"") -> zstandard.ZstdDecompressor:
    """The decompressor for the frames of a file, with its dictionary. Raises ValueError for one that is damaged.

    ``head``: the beginning of a file that cannot seek, with all of its dictionary. The position of one that can does
    not change.
    """
    if file.seekable():
        here = file.tell()
        file.seek(0)
        head = file.read(_BEFORE)
        head += rest_of_dictionary(file, head)
        file.seek(here)
    dictionary = _dictionary(head)
    return zstandard.ZstdDecompressor(dict_data=dictionary, max_window_size=LARGEST)


def rest_of_dictionary(file: BinaryIO, head: bytes) -> bytes:
    """Read on to the end of the dictionary with which a file begins; b"" if ``head`` has it all, or has none."""
    return file.read(max(0, _BEFORE + _size(head) - len(head)))


def _size(head: bytes) -> int:
    size = int.from_bytes(head[4:_BEFORE], "little") if head.startswith(_DICTIONARY) else 0
    return size if size <= LARGEST else 0


def _dictionary(head: bytes) -> zstandard.ZstdCompressionDict | None:
    content = head[_BEFORE : _BEFORE + _size(head)]
    if not content:
        return None
    if content.startswith(MAGIC):
        try:
            content = zstandard.ZstdDecompressor(max_window_size=LARGEST).decompress(content, LARGEST)
        except zstandard.ZstdError as error:
            raise ValueError(f"the dictionary is damaged: {error}") from error
    return zstandard.ZstdCompressionDict(content)


class Frame:
    """One frame, with the methods and attributes of zlib's decompression object."""

    unconsumed_tail = b""
    """Nothing: all that it is given is decompressed, which is why it is given little at a time."""

    def __init__(self, of_file: zstandard.ZstdDecompressor) -> None:
        self._object = of_file.decompressobj()

    def decompress(self, data: bytes, _most: int = 0) -> bytes:
        """Decompress some bytes. Raises ValueError where the frame is damaged."""
        try:
            return self._object.decompress(data)
        except zstandard.ZstdError as error:
            raise ValueError(str(error)) from error

    @property
    def eof(self) -> bool:
        """Return whether the frame has ended."""
        return self._object.eof

    @property
    def unused_data(self) -> bytes:
        """Return the bytes behind the end of the frame."""
        return self._object.unused_data
