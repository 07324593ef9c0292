"""From the bytes on the wire to a page: content encodings undone with bounded output, and what is no page refused."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from typing import Protocol

from scraper.fetch.faults import Cure, Fault

PIECE = 64 * 1024
"""The most that a decoder gives out at a time: a bomb goes off in pieces, between which sizes are looked at."""
ACCEPT_ENCODING = "gzip, deflate"
"""Encodings whose decoders can be told when to stop. brotli's and zstd's cannot; who has no gzip sends it plain."""

BROKEN = "the compressed body is broken"
CUT_OFF = "the compressed body breaks off"


class Decoder(Protocol):
    """Takes a body piece by piece."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """What ``data`` decodes to, at most `PIECE` bytes at a time. Raises `Fault`."""

    def finish(self) -> None:
        """The body has ended. Raises `Fault` when it cannot have been the whole of it."""


class Plain:
    """No encoding."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        yield data

    def finish(self) -> None:
        pass


class Inflate:
    """gzip, of one or more members (RFC 1952 section 2.2); or zlib's format, or bare deflate, sent for it by some."""

    def __init__(self, window: int) -> None:
        self._window = window
        self._stream: zlib._Decompress | None = None
        self._held = b""
        """What came before there was enough of it to tell how to go on."""
        self._whole = False
        """At least one member is complete."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        data, self._held = self._held + data, b""
        while data:
            if self._stream is None:
                if len(data) < 2:
                    self._held = data
                    return
                if self._whole and not data.startswith(b"\x1f\x8b"):
                    return  # padding
                self._stream = zlib.decompressobj(self._window_of(data))
            yield from _inflated(self._stream, data)
            if not self._stream.eof:
                return
            data = self._stream.unused_data
            self._stream = None
            self._whole = True

    def _window_of(self, data: bytes) -> int:
        """ "deflate" means zlib's format (RFC 9110 section 8.4.1.2), known by its first two bytes (RFC 1950)."""
        if self._window == zlib.MAX_WBITS and (data[0] & 0x0F != 8 or (data[0] << 8 | data[1]) % 31):
            return -zlib.MAX_WBITS
        return self._window

    def finish(self) -> None:
        if self._stream is not None or (self._held and not self._whole):
            raise Fault(CUT_OFF, Cure.RETRY)


def _inflated(stream: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    while True:
        try:
            piece = stream.decompress(data, PIECE)
        except zlib.error as error:
            raise Fault(BROKEN, Cure.LATER) from error
        if piece:
            yield piece
        data = stream.unconsumed_tail
        if stream.eof or (not data and len(piece) < PIECE):
            return


class Chain:
    """Encodings one over the other, the outer first."""

    def __init__(self, outer: Decoder, inner: Decoder) -> None:
        self._outer = outer
        self._inner = inner

    def feed(self, data: bytes) -> Iterator[bytes]:
        for piece in self._outer.feed(data):
            yield from self._inner.feed(piece)

    def finish(self) -> None:
        self._outer.finish()
        self._inner.finish()


DECODERS: dict[str, Callable[[], Decoder]] = {
    "": Plain,
    "identity": Plain,
    "none": Plain,
    "utf-8": Plain,  # a charset in the wrong header, which every browser overlooks
    "gzip": lambda: Inflate(zlib.MAX_WBITS | 16),
    "x-gzip": lambda: Inflate(zlib.MAX_WBITS | 16),
    "deflate": lambda: Inflate(zlib.MAX_WBITS),
}
MAX_ENCODINGS = 2


def decoder(content_encoding: str | None) -> Decoder:
    """The decoder for a Content-Encoding header. Raises `Fault` for what was not asked for."""
    names = [name.strip().lower() for name in (content_encoding or "").split(",")]
    unknown = [name for name in names if name not in DECODERS]
    if unknown or len(names) > MAX_ENCODINGS:
        raise Fault(f"the body is encoded as {', '.join(unknown or names)[:40]}, which was not asked for", Cure.LATER)
    made: Decoder = DECODERS[names[-1]]()
    for name in reversed(names[:-1]):
        made = Chain(made, DECODERS[name]())
    return made


# -- what is a page

_PAGE_TYPE = re.compile(r"text/|application/(?:\S+\+)?(?:xml|json)|application/(?:x-)?gzip|application/octet-stream")
"""Media types that may hold a page, a feed or a sitemap (the last two: sitemap.xml.gz)."""
_COMPRESSED_TYPE = re.compile(r"application/(?:x-)?gzip|application/octet-stream")
_UTF_16_OR_32 = re.compile(r"charset\s{0,8}=\s{0,8}[\"']?\s{0,8}(?:utf-?(?:16|32)|ucs-|unicode)", re.I)
_BINARY = bytes([*range(0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20)])
"""Binary data bytes (WHATWG MIME Sniffing section 3)."""
_SNIFFED = 1445
"""Bytes looked at: the resource header's length of the same standard."""
_TOLERATED = 0.01
"""The share of binary bytes that a page is forgiven: real ones have stray control characters. Images have a tenth."""
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x1f\x8b", "gzip"),
    (b"\x89PNG", "PNG image"),
    (b"GIF8", "GIF image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"RIFF", "RIFF (WebP, WAV, AVI)"),
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP (docx, xlsx)"),
    (b"Rar!", "RAR"),
    (b"\xd0\xcf\x11\xe0", "old Office document"),
)
"""First bytes that tell a file's kind, whatever its Content-Type says."""
_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_WIDE_TAG = re.compile(rb"\0?<\0[!?a-zA-Z]\0[a-zA-Z-](?:\0|$)")
"""Markup in UTF-16 without a mark."""


def check_type(content_type: str | None) -> None:
    """Raise `Fault` when an answer says itself that it is no page."""
    kind = (content_type or "").partition(";")[0].strip().lower()
    if "/" in kind and not _PAGE_TYPE.match(kind):
        raise Fault(f"not a page but {kind[:60]}", Cure.NEVER)


def check_content(content: bytes, content_type: str | None) -> None:
    """Raise `Fault` when a page is empty, or its bytes are no text."""
    if not content or content.isspace():
        raise Fault("the page is empty", Cure.LATER)
    kind = (content_type or "").lower()
    if _COMPRESSED_TYPE.match(kind) and content.startswith(b"\x1f\x8b"):
        return
    for signature, name in SIGNATURES:
        if content.startswith(signature):
            raise Fault(f"not a page but a file: {name}", Cure.NEVER)
    head = content[:_SNIFFED]
    if head.startswith(_BOMS) or _WIDE_TAG.match(head) or _UTF_16_OR_32.search(kind):
        return
    strange = len(head) - len(head.translate(None, _BINARY))
    if strange > max(1, _TOLERATED * len(head)):
        raise Fault("not a page: binary bytes", Cure.NEVER)
