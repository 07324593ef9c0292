"""HTTP/1 answers as servers write them: what curl and browsers read is read here, too.

aiohttp's own parser refuses whatever breaks the letter of RFC 9112. News sites break it for years: a reason phrase in
GBK, a length twice or counted in characters, a length beside chunks, invalid names. A crawler that never sends a
second request before the first is answered has nothing to fear from such answers; a proxy would (request smuggling).
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from enum import Enum
from typing import Any

from aiohttp import ClientPayloadError, HttpVersion
from aiohttp.client_proto import ResponseHandler
from aiohttp.http_exceptions import HttpProcessingError
from aiohttp.http_parser import RawResponseMessage
from aiohttp.streams import EMPTY_PAYLOAD, StreamReader
from multidict import CIMultiDict, CIMultiDictProxy

GRACE = 0.3
"""Seconds to wait for more of a body whose announced length may be too small."""
MAX_LINE = 4096
"""Maximum bytes of the line with a chunk's length."""
_TAIL = 512
"""Bytes at the end of a body that are examined for the end of a page."""

_HEAD_ENDS = re.compile(rb"\n\r?\n")
_STATUS_LINE = re.compile(rb"HTTP/?(\d(?:\.\d)?)?[ \t]+(\d{3})(?!\d)[ \t]*(.*)", re.IGNORECASE | re.DOTALL)
_TOKEN = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""A field name (RFC 9110 section 5.1). Fields with an invalid name are ignored."""
_CONTROL = re.compile(rb"[\x00-\x08\x0a-\x1f\x7f]")
_LENGTH = re.compile(rb"\+?(\d{1,18})")
_CHUNK_SIZE = re.compile(rb"[0-9A-Fa-f]{1,15}")
_BODILESS = frozenset({204, 205, 304})
"""Statuses without a body: RFC 9110 sections 6.4.1 and 15.3.6."""
_MARKUP = re.compile(r"html|xml|json", re.IGNORECASE)
_PAGE_END = re.compile(rb"</html\s{0,8}+>\s{0,40}+(?:<!--(?:[^-]|-(?!->)){0,200}+-->\s{0,40}+){0,4}+\Z", re.IGNORECASE)
"""The end of an HTML page, perhaps with a cache's comment: the page is complete, whatever length was announced."""


class Body(StreamReader):
    """The body of an answer. A truncated body is returned before the error is raised."""

    cut: str | None = None
    """The reason why it is incomplete."""

    async def read(self, n: int = -1) -> bytes:
        """The next bytes; b"" at the end. Raises ClientPayloadError at the end of a body that is not whole."""
        piece = await super().read(n)
        if not piece and self.cut is not None:
            raise ClientPayloadError(self.cut)
        return piece


class Handler(ResponseHandler):
    """aiohttp's protocol handler, reading with `Reply` instead of aiohttp's parser."""

    def set_response_params(self, *, max_line_size: int = 8190, max_headers: int = 128, **others: Any) -> None:
        """Called before each answer. ``max_line_size`` is taken for the head as a whole."""
        early, self._tail = self._tail, b""  # what came before anybody asked would be given to aiohttp's own parser
        super().set_response_params(max_line_size=max_line_size, max_headers=max_headers, **others)
        self._parser = Reply(self, self._loop, self._read_bufsize, max_line_size, max_headers)  # type: ignore[assignment]
        if early:
            self.data_received(early)


class _Part(Enum):
    """The part of an answer that comes next."""

    HEAD = "the status line and the fields"
    LENGTH = "a body of a known length"
    CHUNK_SIZE = "the line that begins a chunk"
    CHUNK = "a chunk's bytes"
    CHUNK_END = "the line end after them"
    TRAILERS = "fields after the last chunk"
    CLOSE = "a body that ends with the connection"
    MORE = "what comes after a body's length"
    NOTHING = "the answer is complete"


@dataclass(frozen=True, slots=True)
class Head:
    """A parsed head."""

    version: tuple[int, int]
    status: int
    reason: str
    fields: tuple[tuple[bytes, bytes], ...]
    """In their order, without those with an invalid name; values without control characters."""

    def all(self, name: bytes) -> list[bytes]:
        """The values of a field, with lists split at the commas."""
        values = [value for key, value in self.fields if key.lower() == name]
        return [one.strip() for value in values for one in value.split(b",")] if values else []

    def lengths(self) -> list[int]:
        """Return the announced lengths of the body; empty where no value is a number."""
        matches = [_LENGTH.fullmatch(value) for value in self.all(b"content-length")]
        return [int(match[1]) for match in matches if match]

    @property
    def chunked(self) -> bool:
        return any(value.lower() == b"chunked" for value in self.all(b"transfer-encoding"))

    @property
    def closes(self) -> bool:
        """Return whether the connection ends with this answer."""
        options = {value.lower() for value in self.all(b"connection")}
        return b"close" in options or (self.version < (1, 1) and b"keep-alive" not in options)


def read_head(data: bytes, max_fields: int) -> Head:
    """Parse a head, from its status line to the empty line. Raises HttpProcessingError for anything else."""
    first, *lines = data.split(b"\n")
    status = _STATUS_LINE.fullmatch(first.rstrip(b"\r"))
    if status is None:
        raise HttpProcessingError(code=400, message="no status line")
    fields: list[tuple[bytes, bytes]] = []
    for line in lines:
        name, colon, value = line.partition(b":")
        if line[:1] in (b" ", b"\t"):  # the last value goes on (RFC 9112 section 5.2)
            if fields:
                name, before = fields.pop()
                fields.append((name, before + b" " + _cleaned(line)))
            continue
        name = name.strip(b" \t\r")
        if colon and _TOKEN.fullmatch(name):
            fields.append((name, _cleaned(value)))
    if len(fields) > max_fields:
        raise HttpProcessingError(code=400, message=f"more than {max_fields} fields")
    version = status[1] or b"1.1"
    return Head(
        version=(1, 0) if version == b"1.0" else (1, 1),
        status=int(status[2]),
        reason=_cleaned(status[3]).decode("ascii", "replace"),
        fields=tuple(fields),
    )


def _cleaned(value: bytes) -> bytes:
    return _CONTROL.sub(b" ", value).strip(b" \t")


class Reply:
    """Parses one answer, and interim answers (1xx) before it. Has the interface of aiohttp's own parser."""

    def __init__(
        self, handler: ResponseHandler, loop: asyncio.AbstractEventLoop, limit: int, max_head: int, max_fields: int
    ) -> None:
        """``limit``: bytes that are buffered before reading pauses; ``max_head``: bytes of a head."""
        self._handler = handler
        self._loop = loop
        self._limit = limit
        self._max_head = max_head
        self._max_fields = max_fields
        self._part = _Part.HEAD
        self._gathered = bytearray()
        """A head, or a line between chunks, that is not complete."""
        self._trailers = 0
        self._left = 0
        self._body: Body | None = None
        self._watched = False
        """True if the end of the page tells more than its length or its chunks do: an uncompressed HTML page."""
        self._beyond_ascii = False
        self._end = b""
        self._alarm: asyncio.TimerHandle | None = None

    def feed_data(self, data: bytes) -> tuple[list[tuple[RawResponseMessage, StreamReader]], bool, bytes]:
        """Return the answers whose heads are complete now. Raises HttpProcessingError for bytes that are no HTTP."""
        messages: list[tuple[RawResponseMessage, StreamReader]] = []
        while self._part is _Part.HEAD and data:
            data = self._head(data, messages)
        if data:
            self._take(data)
        return messages, False, b""

    def feed_eof(self) -> None:
        """Handle the end of the connection."""
        if self._body is None:
            return
        whole = self._part in (_Part.CLOSE, _Part.MORE, _Part.TRAILERS) or (
            self._watched and self._part in (_Part.LENGTH, _Part.CHUNK_SIZE) and _PAGE_END.search(self._end) is not None
        )
        self._finish(None if whole else "the body broke off")

    def pause_reading(self) -> None:
        """Do nothing: reading stops at the socket."""

    # -- the head

    def _head(self, data: bytes, messages: list[tuple[RawResponseMessage, StreamReader]]) -> bytes:
        """Read the head, and return the bytes after it; b"" while it is incomplete."""
        seen = max(0, len(self._gathered) - 2)
        self._gathered += data
        if self._gathered.startswith((b"\r", b"\n")):  # empty lines before the head
            self._gathered = self._gathered.lstrip(b"\r\n")
            seen = 0
        begin = bytes(self._gathered[:4]).upper()
        if not b"HTTP".startswith(begin):
            raise HttpProcessingError(code=400, message="no status line")
        end = _HEAD_ENDS.search(self._gathered, seen)
        if (end.end() if end else len(self._gathered)) > self._max_head:
            raise HttpProcessingError(code=400, message=f"more than {self._max_head} bytes of head")
        if end is None:
            return b""
        head = read_head(bytes(self._gathered[: end.end()]), self._max_fields)
        rest = bytes(self._gathered[end.end() :])
        self._gathered.clear()
        self._begin(head, messages)
        return rest

    def _begin(self, head: Head, messages: list[tuple[RawResponseMessage, StreamReader]]) -> None:
        closes, payload = head.closes, EMPTY_PAYLOAD
        if 100 <= head.status < 200 and head.status != 101:
            pass  # the answer itself is still to come
        elif head.status in _BODILESS or self._handler._skip_payload:
            self._part = _Part.NOTHING
        else:
            payload = self._body = Body(self._handler, limit=self._limit, loop=self._loop)
            closes |= self._frame(head)
        text = [(name.decode("ascii"), value.decode("utf-8", "surrogateescape")) for name, value in head.fields]
        message = RawResponseMessage(
            HttpVersion(*head.version),
            head.status,
            head.reason,
            CIMultiDictProxy(CIMultiDict(text)),
            head.fields,
            closes,
            None,
            False,
            head.chunked,
        )
        messages.append((message, payload))

    def _frame(self, head: Head) -> bool:
        """Determine where the body ends (RFC 9112 section 6.3). Returns whether the connection ends with it."""
        lengths = head.lengths()
        kinds = b" ".join(head.all(b"content-type")).decode("latin-1")
        encoded = [value for value in head.all(b"content-encoding") if value.lower() not in (b"", b"identity", b"none")]
        self._watched = head.status == 200 and not encoded and (not kinds or _MARKUP.search(kinds) is not None)
        if head.chunked:  # it goes before a length
            self._part = _Part.CHUNK_SIZE
            return bool(lengths)
        if not lengths:
            self._part = _Part.CLOSE
            return True
        self._left = min(lengths)
        self._part = _Part.LENGTH
        if len(set(lengths)) > 1:  # which one is right is seen when all has come
            self._watched = self._beyond_ascii = True
        if not self._left:
            self._finish(None)
        return len(set(lengths)) > 1

    # -- the body

    def _take(self, data: bytes) -> None:
        """Handle a further piece of the body."""
        match self._part:
            case _Part.LENGTH:
                self._counted(data)
            case _Part.CLOSE:
                self._feed(data)
            case _Part.MORE:
                self._feed(data)
                self._wait()
            case _Part.NOTHING:
                self._handler.force_close()  # who sends more than it has announced is asked nothing more there
            case _:
                self._unchunk(data)

    def _feed(self, data: bytes) -> None:
        if self._body is not None and data:
            self._body.feed_data(data)

    def _counted(self, data: bytes) -> None:
        """Handle a piece of a body of known length. Too small a length is ignored: some count characters, or an older
        text."""
        now, beyond = data[: self._left], data[self._left :]
        self._left -= len(now)
        self._feed(now)
        if self._watched:
            self._beyond_ascii = self._beyond_ascii or not now.isascii()
            self._end = (self._end + now[-_TAIL:])[-_TAIL:]
        if self._left:
            return
        if beyond:
            self._handler.force_close()
            stray = beyond.isspace() or beyond[:5].upper() == b"HTTP/"
            if stray:
                self._finish(None)
                return
            self._feed(beyond)
        elif not (self._watched and self._beyond_ascii and _breaks_off(self._end)):
            self._finish(None)
            return
        self._part = _Part.MORE
        self._wait()

    def _wait(self) -> None:
        """Wait for more, or for the end of the connection."""
        if self._alarm is not None:
            self._handler.force_close()
            self._alarm.cancel()
        self._alarm = self._loop.call_later(GRACE, self._finish, None)

    def _unchunk(self, data: bytes) -> None:
        """Handle a piece of a body in chunks (RFC 9112 section 7.1), whose lines may end with LF alone."""
        if self._body is None:
            return
        if (
            not self._body.total_bytes and self._part is _Part.CHUNK_SIZE and data[:1] == b"<"
        ):  # announced, and not done
            self._handler.force_close()
            self._part = _Part.CLOSE
            self._feed(data)
            return
        place, pieces, sound = 0, [], True
        while place < len(data) and sound and self._part is not _Part.NOTHING:
            if self._part is _Part.CHUNK:
                pieces.append(data[place : place + self._left])
                place += len(pieces[-1])
                self._left -= len(pieces[-1])
                if not self._left:
                    self._part = _Part.CHUNK_END
                continue
            end = data.find(b"\n", place)
            self._gathered += data[place : end if end >= 0 else len(data)]
            place = end + 1 if end >= 0 else len(data)
            sound = len(self._gathered) <= MAX_LINE
            if sound and end >= 0:
                line = bytes(self._gathered).strip()
                self._gathered.clear()
                sound = self._line(line)
        self._feed(b"".join(pieces))
        if pieces and self._watched:
            self._end = (self._end + pieces[-1][-_TAIL:])[-_TAIL:]
        if not sound or place < len(data):
            self._handler.force_close()
        if not sound:
            self._finish("the body's chunks are broken")
        elif self._part is _Part.NOTHING:
            self._finish(None)

    def _line(self, line: bytes) -> bool:
        """The next line between chunks; False if the bytes cannot be one."""
        match self._part:
            case _Part.CHUNK_SIZE:
                size = line.partition(b";")[0].strip()
                if not _CHUNK_SIZE.fullmatch(size):
                    return False
                self._left = int(size, 16)
                self._part = _Part.CHUNK if self._left else _Part.TRAILERS
            case _Part.CHUNK_END:
                self._part = _Part.CHUNK_SIZE
                return not line
            case _:
                self._trailers += len(line)
                if not line:
                    self._part = _Part.NOTHING
        return self._trailers <= self._max_head

    def _finish(self, cut: str | None) -> None:
        """End the body, complete or ``cut`` off."""
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        self._part = _Part.NOTHING
        body, self._body = self._body, None
        if body is not None:
            if cut is not None:
                self._handler.force_close()
            body.cut = cut
            body.feed_eof()


def _breaks_off(end: bytes) -> bool:
    """Return whether the end of a page looks truncated."""
    end = end.rstrip().lower()
    return b"</html" not in end and not end.endswith((b"}", b"]", b"</rss>", b"</feed>", b"</urlset>"))
