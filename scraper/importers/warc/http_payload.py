"""The page of an HTTP response as a WARC file stores it: chunks joined, content encodings undone."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import Any

from scraper.errors import ScrapeError
from scraper.i18n import Message

SLICE = 256
"""Bytes of a compressed page handed to zlib at a time; at most this much before a damage is lost with it."""
LARGEST = 20 << 20
"""Maximum bytes of a page; a larger one is skipped, as the parser would skip it."""


class Unreadable(ScrapeError):
    """A page is in a content encoding whose decoder is not installed."""


def payload(record: Any, largest: int | None = None) -> bytes | None:
    """The page of a record of warcio's, one cut short up to its end; None where it is over ``largest``, or `LARGEST`.

    Many archivers undo the transfer themselves but store its headers, so a body that is not in chunks or not
    compressed is taken unchanged, whatever the headers declare. Raises `Unreadable`.
    """
    largest = LARGEST if largest is None else largest
    if record.length is not None and record.length > largest + (1 << 16):
        return None
    data: bytes = record.raw_stream.read()
    headers = record.http_headers
    if headers is not None:
        if (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked":
            data = _dechunked(data)
        encodings = (headers.get_header("Content-Encoding") or "").lower().split(",")
        for encoding in reversed(encodings):  # RFC 9110 section 8.4: in the order in which they were applied
            if undo := DECODERS.get(encoding.strip()):
                data = undo(data)
    return data if len(data) <= largest else None


def _dechunked(data: bytes) -> bytes:
    """Join the chunks of a chunked body (RFC 9112 section 7.1)."""
    parts: list[bytes] = []
    at = 0
    while True:
        end = data.find(b"\r\n", at, at + 1024)
        try:
            size = int(data[at:end].partition(b";")[0], 16) if end > 0 else -1
        except ValueError:
            size = -1
        if size < 0:
            return b"".join(parts) if at else data
        if size == 0:
            return b"".join(parts)
        parts.append(data[end + 2 : end + 2 + size])
        at = end + 2 + size + 2


def _inflated(data: bytes) -> bytes:
    """Undo ``deflate``: gzip of any number of members; zlib's format; bare deflate, which some servers send for it."""
    if data.startswith(b"\x1f\x8b"):
        return _unzipped(data)
    for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            return zlib.decompressobj(window).decompress(data, LARGEST + 1)
        except zlib.error:
            continue
    return data


def _unzipped(data: bytes) -> bytes:
    if not data.startswith(b"\x1f\x8b"):
        return data
    page = bytearray()
    at = 0
    while data.startswith(b"\x1f\x8b", at) and len(page) <= LARGEST:
        member = zlib.decompressobj(31)
        begun = at
        try:  # a slice at a time: zlib copies what it does not use, which is all the rest where members are tiny
            while not member.eof and at < len(data) and len(page) <= LARGEST:
                piece = member.unconsumed_tail or data[at : at + SLICE]
                if not member.unconsumed_tail:
                    at += len(piece)
                page += member.decompress(piece, LARGEST + 1 - len(page))
        except zlib.error:
            return bytes(page)
        at -= len(member.unused_data)
        if at <= begun:
            break
    return bytes(page)


def _unbrotli(data: bytes) -> bytes:
    try:
        import brotli
    except ImportError:
        raise Unreadable(
            Message("a page compressed with brotli cannot be read without the extra; run: {install}", install=_INSTALL)
        ) from None
    try:
        return bytes(brotli.Decompressor().process(data, output_buffer_limit=LARGEST + 1))
    except brotli.error:
        return data


def _unzstd(data: bytes) -> bytes:
    from zstandard import ZstdDecompressor, ZstdError

    try:
        return ZstdDecompressor().stream_reader(io.BytesIO(data)).read(LARGEST + 1)
    except ZstdError:
        return data


_INSTALL = "scrape install brotli"

DECODERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": _unzipped,
    "x-gzip": _unzipped,
    "deflate": _inflated,
    "br": _unbrotli,
    "zstd": _unzstd,
}
"""The content codings of RFC 9110, RFC 7932 and RFC 8878."""
