"""One request and its answer, within limits of time and size; without retries, redirects and throttling."""

from __future__ import annotations

import asyncio
import re
import string
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import Enum
from urllib.parse import quote

import aiohttp

from scraper.crawl.fetch.errors import Damaged, Fault, RetryAdvice, Scope, TooLarge, of_exception, of_status
from scraper.crawl.fetch.http.content_decoding import (
    SNIFFED,
    Decoder,
    beginning,
    check_content,
    check_type,
    decoder,
)
from scraper.crawl.fetch.http.header_fields import readable
from scraper.crawl.fetch.http.transport import Request, Transport, on_connected
from scraper.crawl.fetch.manners.backpressure import MB, Backpressure
from scraper.crawl.fetch.manners.throttle import Slot
from scraper.crawl.fetch.settings import Settings
from scraper.i18n import Message
from scraper.sources.model import Limits

REDIRECTS = frozenset({301, 302, 303, 307, 308})
LONGEST = 999_999_999.0
"""Maximum seconds of a Retry-After: anything longer makes no difference."""
RULES_STATUS = frozenset({201, 202, 204, 205, 206})
"""Statuses that count as 200 for a robots.txt (RFC 9309 section 2.3.1.1: any of 2xx); 204 and 205 have no content."""
AFTERWARDS = 2.0
"""Seconds to wait for more of a compressed body that is complete, and yet shorter than announced."""
CONDITIONS = ("If-None-Match", "If-Modified-Since")
BEGINNING = 1 << 16
"""Bytes of a robots.txt, as they come, in which its rules are read if the rest of them is damaged."""
PIECE = 1 << 14
"""Maximum bytes of a body that are read at once."""


class Purpose(Enum):
    """The purpose of a request."""

    PAGE = "a page: of a type that can hold one, and whole"
    PART = "what the scripts of a page in a browser load: of any type, and whole"
    FILE = "a picture or a document of a page: of any type, and whole"
    RULES = "a robots.txt: of any type, and only its beginning where it is too long"
    INDEX = "an answer of a service for programs, as the index of a web archive: of any type, and whole"
    RECORD = "a stretch of a file: of any type, and not the whole file (RFC 9110 section 15.3.7)"


OF_READERS = frozenset({Purpose.PAGE, Purpose.FILE})
"""Purposes that readers have too: robots.txt applies to them, and reading stops at the size limit."""
_LENGTH = re.compile(r"[0-9]{1,18}")
"""As in http1.py: with more digits it is no length, and the connection's end counts."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A usable answer: a page (200), not modified (304), or a redirect."""

    status: int
    headers: tuple[tuple[str, str], ...]
    content: bytes = b""
    location: str | None = None
    """The target of a redirect, as written, percent-encoded where it is not ASCII."""
    set_cookies: tuple[bytes, ...] = ()
    """The values of Set-Cookie, as they came."""


class Exchange:
    """Makes requests. All requests of a run share the limit on bodies that are being read."""

    def __init__(self, settings: Settings, backpressure: Backpressure) -> None:
        self._settings = settings
        self._backpressure = backpressure

    async def ask(
        self,
        transport: Transport,
        request: Request,
        purpose: Purpose,
        limits: Limits,
        slot: Slot,
    ) -> Answer:
        """The answer to ``request``. Raises `Fault` for everything that is not an `Answer`."""
        clock = _Clock(limits, self._settings.trickle)

        def connected() -> None:
            slot.sent()
            clock.head_begins()

        try:
            async with clock.alarm:
                with on_connected(connected):
                    response = await transport.send(request, limits.connect)
                async with response:
                    conditional = any(name in request.headers for name in CONDITIONS)
                    return await self._take(response, purpose, clock, slot, conditional=conditional)
        except Fault:
            raise
        except Exception as error:
            timed_out = clock.alarm.expired() or isinstance(error, TimeoutError)
            raise (clock.fault() if timed_out else of_exception(error)) from error

    async def _take(
        self, response: aiohttp.ClientResponse, purpose: Purpose, clock: _Clock, slot: Slot, *, conditional: bool
    ) -> Answer:
        """Check the head, and read the body of a page."""
        status, raw = response.status, response.raw_headers
        if sum(len(name) + len(value) + 4 for name, value in raw) > clock.limits.headers:
            raise Fault(Message("the headers are too large"), RetryAdvice.NEVER)
        headers = readable(raw)
        fields = {name.lower(): value for name, value in reversed(headers)}
        if status == 304:
            if not conditional:
                raise Fault(Message("HTTP 304 to a request without conditions"), RetryAdvice.LATER, status=304)
            slot.stats.not_modified += 1
            return Answer(status, headers)
        if status in REDIRECTS:
            location = next((value.strip() for name, value in raw if name.lower() == b"location"), b"")
            return Answer(status, headers, location=quote(location, safe=string.printable), set_cookies=_cookies(raw))
        if purpose is Purpose.RECORD and status == 200:
            raise Fault(Message("the server sends the whole file in place of the record"), RetryAdvice.NEVER)
        usual = (206,) if purpose is Purpose.RECORD else (200, 203)
        if status not in usual and not (purpose is Purpose.RULES and status in RULES_STATUS):
            raise of_status(status, retry_after(fields.get("retry-after"), fields.get("date")))
        if purpose is Purpose.PAGE:
            check_type(fields.get("content-type"))
        declared = fields.get("content-length", "")
        if purpose in OF_READERS and _LENGTH.fullmatch(declared) and int(declared) > clock.limits.body:
            raise _too_large(purpose, int(declared), clock.limits.body)
        kind = fields.get("content-type") if purpose is Purpose.PAGE else None if purpose is Purpose.RULES else ""
        coding = ", ".join(value for name, value in headers if name.lower() == "content-encoding")
        decode = decoder(coding, kind)
        body = _Body(purpose, fields.get("content-type"), clock.limits.body, self._settings.ratio, self._backpressure)
        try:
            await self._read(response.content, decode, body, clock, slot)
            return Answer(200, headers, bytes(body.content), set_cookies=_cookies(raw))
        except Damaged as fault:
            if purpose is Purpose.RULES:
                fault.content = beginning(decoder(coding, kind), bytes(body.sent))
            raise
        finally:
            body.release()

    async def _read(
        self, content: aiohttp.StreamReader, decode: Decoder, body: _Body, clock: _Clock, slot: Slot
    ) -> None:
        """Read the body to its end, or until no more of it counts. A large one waits for its place while others are
        read."""
        async with AsyncExitStack() as place:
            has_place = False
            clock.body_begins()
            async for chunk in _pieces(content, decode):
                slot.stats.bytes += len(chunk)
                body.add(chunk, decode)
                if body.is_cut:
                    return
                clock.came(len(chunk))
                if self._backpressure.is_crowded and len(body.content) > self._settings.memory.small and not has_place:
                    has_place = slot.waits = True
                    clock.body_waits()
                    await place.enter_async_context(self._backpressure.large_body())
                    slot.waits = False
                    clock.body_goes_on()
        decode.finish()


class _Body:
    """What is read of an answer's body, decoded. At most one `content_decoding.PIECE` over its limit is ever in
    memory."""

    def __init__(
        self, purpose: Purpose, content_type: str | None, limit: int, ratio: float, backpressure: Backpressure
    ) -> None:
        """``limit``: of its bytes; ``ratio``: of these to what was sent for them."""
        self.content = bytearray()  # one block, which the system has back when it is done; pieces leave holes behind
        self.is_cut = False
        """True if it has reached the limit, and the rest does not count."""
        self._purpose, self._content_type = purpose, content_type
        self._limit, self._ratio = limit, ratio
        self._backpressure = backpressure
        self.sent = bytearray()
        """The beginning of a robots.txt as it came."""
        self._size_sent = 0
        self._is_checked = purpose is not Purpose.PAGE

    def add(self, chunk: bytes, decode: Decoder) -> None:
        """Append the next bytes of the answer, decoded. Raises `Fault` where it is too large, or no page."""
        self._size_sent += len(chunk)
        if self._purpose is Purpose.RULES and len(self.sent) < BEGINNING:
            self.sent += chunk
        for piece in decode.feed(chunk):
            self.content += piece
            self._backpressure.add_reading(len(piece))
            size = len(self.content)
            if size > self._limit:
                self._end()
                return
            if size > MB and size > self._ratio * self._size_sent:
                raise TooLarge(
                    Message(
                        "a decompression bomb: {wire} KB became over {size} MB",
                        wire=self._size_sent >> 10,
                        size=f"{size / MB:.3g}",
                    )
                )
        if not self._is_checked and len(self.content) >= SNIFFED:
            self._is_checked = True
            check_content(self.content, self._content_type)  # an image is not read to its end

    def _end(self) -> None:
        """End at the limit: of a robots.txt the beginning counts, anything else is needed whole."""
        if self._purpose is not Purpose.RULES:
            raise _too_large(self._purpose, None, self._limit)
        self._backpressure.add_reading(self._limit - len(self.content))
        del self.content[self._limit :]
        self.is_cut = True

    def release(self) -> None:
        """Forget the content: the frames of a traceback would hold on to a body that failed."""
        self._backpressure.add_reading(-len(self.content))
        self.content.clear()


async def _pieces(content: aiohttp.StreamReader, decode: Decoder) -> AsyncIterator[bytes]:
    """Yield the body as it comes. Raises ClientPayloadError if it is truncated, unless its compression has come to its
    end: some servers announce the length of the page before they compressed it."""
    pieces = aiter(content.iter_chunked(PIECE))
    while True:
        try:
            async with asyncio.timeout(AFTERWARDS if decode.whole else None):
                piece = await anext(pieces, b"")
        except (TimeoutError, aiohttp.ClientPayloadError):
            if decode.whole:
                return
            raise
        if not piece:
            return
        yield piece


def _too_large(purpose: Purpose, size: int | None, limit: int) -> TooLarge:
    """The fault for a body over its limit. ``size``: bytes, if the head says how many."""
    size_in_mb, limit_in_mb = f"{(size or 0) / MB:.3g}", f"{limit / MB:.3g}"
    if purpose is Purpose.FILE:
        if size is None:
            return TooLarge(Message("the file is too large: over {limit} MB", limit=limit_in_mb))
        return TooLarge(
            Message("the file is too large: {size} MB, over {limit} MB", size=size_in_mb, limit=limit_in_mb)
        )
    if size is None:
        return TooLarge(Message("the page is too large: over {limit} MB", limit=limit_in_mb))
    return TooLarge(Message("the page is too large: {declared} MB", declared=size_in_mb))


def _cookies(raw: Sequence[tuple[bytes, bytes]]) -> tuple[bytes, ...]:
    return tuple(value for name, value in raw if name.lower() == b"set-cookie" and value.isascii())


class _Clock:
    """The timeouts of one request: connection, head, each piece of the body, total."""

    def __init__(self, limits: Limits, trickle: int) -> None:
        self.limits = limits
        self._trickle = trickle
        self._came = 0
        self._left = limits.total
        self._now = asyncio.get_running_loop().time
        self._end = self._now() + limits.total
        self._missing = _Clock._connection  # not a bound method, which would refer to its own object
        # the transport has its own eye on this; but not on how long a name takes to resolve
        self.alarm = asyncio.timeout_at(min(self._now() + 2 * limits.connect, self._end))

    def head_begins(self) -> None:
        """Start the timeout of the head: the connection is there."""
        self._missing = _Clock._first_byte
        self.alarm.reschedule(min(self._now() + self.limits.first_byte, self._end))

    def body_begins(self) -> None:
        """Start the timeout of the body."""
        self._missing = _Clock._further_bytes
        self._came = 0
        self.alarm.reschedule(min(self._now() + self.limits.idle, self._end))

    def body_waits(self) -> None:
        """Stop the timeout while we do not read; the total still counts."""
        self._left = self._end - self._now()
        self._end = self._now() + self.limits.total
        self.alarm.reschedule(self._end)

    def body_goes_on(self) -> None:
        """Restart the timeout: we read again."""
        self._end = self._now() + self._left
        self.body_begins()

    def came(self, count: int) -> None:
        """Count bytes that have come. A few are not enough: a server that sends one a second counts as silent."""
        self._came += count
        if self._came >= self._trickle:
            self.body_begins()

    def _connection(self) -> Message:
        return Message("no connection in {connect} s", connect=f"{self.limits.connect:g}")

    def _first_byte(self) -> Message:
        return Message("no first byte in {first_byte} s", first_byte=f"{self.limits.first_byte:g}")

    def _further_bytes(self) -> Message:
        idle = f"{self.limits.idle:g}"
        return Message("less than {trickle} bytes came in {idle} s", trickle=self._trickle, idle=idle)

    def fault(self) -> Fault:
        """Return the `Fault` for the timeout that has expired."""
        if self._now() >= self._end:
            return Fault(
                Message("timed out: not complete in {total} s", total=f"{self.limits.total:g}"),
                RetryAdvice.RETRY_LATE,
                Scope.HOST,
            )
        return Fault(Message("timed out: {missing}", missing=self._missing(self)), RetryAdvice.RETRY_LATE, Scope.HOST)


def retry_after(value: str | None, date: str | None = None) -> float | None:
    """Seconds of a Retry-After header, in either of its forms (RFC 9110 section 10.2.3); None without a valid one.

    ``date`` is the same answer's Date: where the site's clock is wrong, the difference of the two is still right.
    """
    value = (value or "").strip()
    if value.isdecimal():
        return min(float(value), LONGEST)
    until = _instant(value)
    if until is None:
        return None
    return max(0.0, (until - (_instant(date or "") or datetime.now(UTC))).total_seconds())


def _instant(value: str) -> datetime | None:
    try:
        instant = parsedate_to_datetime(value)
    except (ValueError, OverflowError):  # the latter for a zone of a billion hours
        return None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
