"""Decoding of response bodies with bounded output, and refusal of content that is no page."""

from __future__ import annotations

import re
import zlib
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from functools import partial
from typing import Protocol

from scraper.crawl.fetch.errors import Damaged, Fault, RetryAdvice
from scraper.i18n import N_, Message

PIECE = 64 * 1024
"""Maximum bytes that a decoder returns at a time, so that the size of a decompression bomb is noticed in time."""
ACCEPT_ENCODING = "gzip, deflate"
"""Encodings whose decoders can limit their output. Those of brotli and zstd cannot; a server without gzip sends plain
bytes."""

BROKEN = Message("the compressed body is broken")
CUT_OFF = Message("the compressed body breaks off")


class Decoder(Protocol):
    """Decodes a body piece by piece."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Decode ``data``, at most `PIECE` bytes at a time. Raises `Fault`."""

    def finish(self) -> None:
        """End the body. Raises `Fault` if it cannot have been complete."""

    @property
    def whole(self) -> bool:
        """Return whether the body is complete by its own end mark and checksum."""


class Plain:
    """No encoding."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        yield data

    def finish(self) -> None:
        pass

    @property
    def whole(self) -> bool:
        return False


class Inflate:
    """gzip, of one or more members (RFC 1952 section 2.2); or zlib's format, or bare deflate, sent for it by some; or
    what was never compressed, whatever is said of it."""

    def __init__(self, window: int) -> None:
        self._window = window
        self._stream: zlib._Decompress | None = None
        self._held = b""
        """Bytes that came before the format could be recognised."""
        self._whole = False
        """True if at least one member is complete."""
        self._plain = False
        """True if it is not compressed."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._plain:
            yield data
            return
        data, self._held = self._held + data, b""
        while data:
            if self._stream is None:
                if data in (_GZIP[:1], _ZLIB) or (len(data) < 2 and self._window <= zlib.MAX_WBITS):
                    self._held = data
                    return
                if self._whole and not data.startswith(_GZIP):
                    return  # padding
                if self._window > zlib.MAX_WBITS and data[:1] == _ZLIB and _is_zlib(data):
                    self._window = zlib.MAX_WBITS
                if self._window > zlib.MAX_WBITS and not data.startswith(_GZIP):
                    self._plain = True
                    yield data
                    return
                self._stream = zlib.decompressobj(self._window_of(data))
            yield from _inflated(self._stream, data)
            if not self._stream.eof:
                return
            data = self._stream.unused_data
            self._stream = None
            self._whole = True

    def _window_of(self, data: bytes) -> int:
        """ "deflate" means zlib's format (RFC 9110 section 8.4.1.2), known by its first two bytes (RFC 1950)."""
        if self._window == zlib.MAX_WBITS and not _is_zlib(data):
            return -zlib.MAX_WBITS
        return self._window

    def finish(self) -> None:
        if self._stream is not None or (self._held and not self._whole):
            raise Damaged(CUT_OFF, RetryAdvice.RETRY)

    @property
    def whole(self) -> bool:
        return self._whole and self._stream is None


def _is_zlib(data: bytes) -> bool:
    return data[0] & 0x0F == 8 and not (data[0] << 8 | data[1]) % 31


def _inflated(stream: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    while True:
        try:
            piece = stream.decompress(data, PIECE)
        except zlib.error as error:
            raise Damaged(BROKEN, RetryAdvice.LATER) from error
        if piece:
            yield piece
        data = stream.unconsumed_tail
        if stream.eof or (not data and len(piece) < PIECE):
            return


class Claimed:
    """A coding that some servers claim for a body that they did not compress, or compressed by gzip: its first bytes
    decide, and what they do not show is decoded as claimed."""

    def __init__(self, claimed: Callable[[], Decoder]) -> None:
        """``claimed`` may raise the `Fault` of a coding that cannot be decoded."""
        self._claimed = claimed
        self._actual: Decoder | None = None
        self._held = b""
        """Bytes that came before the format could be recognised."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._actual is None:
            data, self._held = self._held + data, b""
            is_text = not data.removeprefix(BOM_UTF8)[:_JUDGED].translate(None, _PRINTABLE)
            if data == _GZIP[:1] or BOM_UTF8.startswith(data) or (is_text and len(data) < _JUDGED):
                self._held = data
                return
            if data.startswith(_GZIP):
                self._actual = Inflate(zlib.MAX_WBITS | 16)
            else:
                self._actual = Plain() if is_text and not _is_zlib(data) else self._claimed()
        yield from self._actual.feed(data)

    def finish(self) -> None:
        if self._actual is not None:
            self._actual.finish()
        elif self._held:
            raise Damaged(CUT_OFF, RetryAdvice.LATER)

    @property
    def whole(self) -> bool:
        return self._actual is not None and self._actual.whole


def _refuse(coding: str) -> Callable[[], Decoder]:
    """A decoder's maker that raises the `Fault` for a coding that was not offered."""

    def refuse() -> Decoder:
        raise Fault(
            Message("the body is encoded as {unknown}, which was not requested", unknown=coding[:40]), RetryAdvice.LATER
        )

    return refuse


class Chain:
    """Several encodings on top of each other, the outer first."""

    def __init__(self, outer: Decoder, inner: Decoder) -> None:
        self._outer = outer
        self._inner = inner

    def feed(self, data: bytes) -> Iterator[bytes]:
        for piece in self._outer.feed(data):
            yield from self._inner.feed(piece)

    def finish(self) -> None:
        self._outer.finish()
        self._inner.finish()

    @property
    def whole(self) -> bool:
        return self._outer.whole


OTHERS = frozenset("aes128gcm br compress dcb dcz exi pack200-gzip x-compress zstd".split())
"""The other content codings of IANA's registry, which cannot be decoded here. Any other word in that header (a charset,
a media type) is ignored as in browsers."""
DECODERS: dict[str, Callable[[], Decoder]] = {
    "gzip": lambda: Inflate(zlib.MAX_WBITS | 16),
    "x-gzip": lambda: Inflate(zlib.MAX_WBITS | 16),
    "deflate": lambda: Claimed(lambda: Inflate(zlib.MAX_WBITS)),
    **{coding: partial(Claimed, _refuse(coding)) for coding in OTHERS},
}
MAX_ENCODINGS = 2


_HTML = re.compile(r"html", re.IGNORECASE)


def decoder(content_encoding: str | None, content_type: str | None = "") -> Decoder:
    """The decoder for a Content-Encoding header. Raises `Fault` for too many encodings; for one that was not offered,
    the decoder does.

    ``content_type``: that of a page; "" for other content.
    """
    codings = [name.partition(";")[0].strip(" \t\"'").lower() for name in (content_encoding or "").split(",")]
    names = [name for name in codings if name in DECODERS]
    if len(names) > MAX_ENCODINGS:
        _refuse(", ".join(names))()
    if not names and _HTML.search("html" if content_type is None else content_type) is not None:
        return Inflate(zlib.MAX_WBITS | 16)  # some servers send a page in gzip, and do not say so
    if not names:
        return Plain()
    made: Decoder = DECODERS[names[-1]]()
    for name in reversed(names[:-1]):
        made = Chain(made, DECODERS[name]())
    return made


def beginning(decode: Decoder, body: bytes) -> bytes:
    """Decode a damaged body as far as its first fault; byte by byte, as a decoder loses what it fails in."""
    content = bytearray()
    try:
        for place in range(len(body)):
            for piece in decode.feed(body[place : place + 1]):
                content += piece
    except Damaged:
        pass
    return bytes(content)


# -- what is a page

NO_PAGE = N_("not a page but {kind}")
FILE = N_("not a page but a file: {name}")
BINARY = N_("not a page: binary bytes")
EMPTY = N_("the page is empty")
"""Reasons for which an answer does not count as a page."""

_NO_PAGE_TYPE = re.compile(
    r"(?:audio|font|image|model|video)/|application/(?:pdf|zip|x-zip|msword|vnd\.(?!.*\+(?:xml|json))|ogg|rtf|wasm"
    r"|postscript|java-archive|font|x-font|x-(?:7z|bzip|rar|tar|shockwave|msdownload|dosexec|apple|iso|bittorrent|debian))"
)
"""Media types that are no page, feed or sitemap. Any other type is judged by the bytes: servers call pages
binary/octet-stream, application/rss or */*, and browsers look at the bytes of those, too (WHATWG MIME Sniffing)."""
_GZIP = b"\x1f\x8b"
_ZLIB = b"\x78"
_JUDGED = 16
"""First bytes that tell text from a compressed body: the chance that all of these are printable is one in a million."""
_PRINTABLE = bytes([0x09, 0x0A, 0x0D, *range(0x20, 0x7F)])
_UTF_16_OR_32 = re.compile(r"charset\s{0,8}=\s{0,8}[\"']?\s{0,8}(?:utf-?(?:16|32)|ucs-|unicode)", re.I)
_BINARY = bytes([*range(0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20)])
"""Binary data bytes (WHATWG MIME Sniffing section 3)."""
SNIFFED = 1445
"""Number of bytes examined: the resource header's length of the same standard."""
_TOLERATED = 0.01
"""Maximum share of binary bytes in a page: real ones have stray control characters. Images have a tenth."""
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "PNG image"),
    (b"GIF8", "GIF image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"RIFF", "RIFF (WebP, WAV, AVI)"),
    (b"%PDF-", "PDF"),
    (b"%!PS-Adobe", "PostScript"),
    (b"MZ\x90\x00", "program for Windows"),
    (b"\x7fELF", "program"),
    (b"OggS\x00", "Ogg (sound, film)"),
    (b"ID3", "MP3"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"PK\x03\x04", "ZIP (docx, xlsx)"),
    (b"Rar!", "RAR"),
    (b"\xd0\xcf\x11\xe0", "old Office document"),
)
"""First bytes that identify a file's type, whatever its Content-Type says."""
_PACKED = (b"<?xml", b"<urlset", b"<sitemapindex", b"<!--", b"http://", b"https://")
"""First bytes of a compressed sitemap."""
_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_WIDE_START = re.compile(rb"\0?<\0[!?a-zA-Z]\0[a-zA-Z-](?:\0|$)|\0?[{\[]\0[\"{\[\s](?:\0|$)|\0{0,3}[{\[]\0{3}[\"{\[\s]")
"""Beginnings of markup in UTF-16, and of JSON in UTF-16 or UTF-32, without a byte order mark."""


def check_type(content_type: str | None) -> None:
    """Raise `Fault` if the headers of an answer say that it is no page."""
    kind = (content_type or "").partition(";")[0].strip().lower()
    if _NO_PAGE_TYPE.match(kind):
        raise Fault(Message(NO_PAGE, kind=kind[:60]), RetryAdvice.NEVER)


def check_content(content: bytes | bytearray, content_type: str | None) -> None:
    """Raise `Fault` if a page is empty, or binary. Unless it is empty, its beginning decides."""
    if not content or (content[:SNIFFED].isspace() and content.isspace()):
        raise Fault(Message(EMPTY), RetryAdvice.LATER)
    head = bytes(content[:SNIFFED])
    if head.startswith(_GZIP):  # a sitemap that is packed, whatever its type: sitemap.xml.gz
        try:
            inside = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, SNIFFED)
        except zlib.error:
            inside = b""
        if not inside.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_PACKED):
            raise Fault(Message(FILE, name="gzip"), RetryAdvice.NEVER)
        return
    for signature, name in SIGNATURES:
        if head.startswith(signature):
            raise Fault(Message(FILE, name=name), RetryAdvice.NEVER)
    if head.startswith(_BOMS) or _WIDE_START.match(head) or _UTF_16_OR_32.search(content_type or ""):
        return
    if _is_strange(head.rstrip(b"\0") or head):  # some servers fill up the last block
        raise Fault(Message(BINARY), RetryAdvice.NEVER)


def _is_strange(head: bytes) -> bool:
    """Return whether the beginning of a file has more binary bytes than a page may have."""
    return len(head) - len(head.translate(None, _BINARY)) > max(1, _TOLERATED * len(head))
