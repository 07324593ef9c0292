"""Pages from WARC files (ISO 28500), plain or gzipped, of any size: Common Crawl's, wget's, our own."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import BufferedReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParserException

from scraper.i18n import Message
from scraper.importers import IntakeError
from scraper.importers.captures import Capture, Found, Passed
from scraper.importers.filters import EVERYTHING, Wanted
from scraper.importers.gzip_members import BreaksOff, Plain, Unpacked, go_to, next_record, unpacked
from scraper.importers.http_payload import LARGEST, Unreadable, payload
from scraper.models import Fetched, stamp
from scraper.text.normalise import clean

HTML = ("text/html", "application/xhtml+xml")
OTHER = re.compile(
    r"\A(?:(?:audio|font|image|model|video)/|(?:application|text)/(?:css|.{0,60}javascript|json|ld\+json|.{0,60}zip|pdf|.{0,60}font))",
    re.I,
)
"""Media types of what is no page; what has any other type, or none, is judged by its bytes, as browsers do."""
MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta|h1|article|div|table|p)[\s>]", re.I)
"""What a page has in its first `SNIFFED` bytes, whatever its type (WHATWG MIME Sniffing, section 7.1)."""
SNIFFED = 1445
ANSWERS = ("200", "203")
"""Statuses that come with the page: RFC 9110 sections 15.3.1, 15.3.4."""

SOURCE = "Scrape-Source"
"""A header of our own in the WARC files that `scrape export` writes: the source's name."""

CONTINUES = "Scrape-Continues"
"""Another: the URL of the first page of a split article, on the pages that follow it."""

REQUESTED = "Scrape-Requested"
"""Another: the address that was asked for, where another one answered."""

HEADERS = 1 << 20
"""Bytes of a record's headers; a file that holds more there is no WARC file, or one that is meant to harm."""

LONGEST = 1 << 50
"""Bytes that no record has."""

OFTEN = 500
"""Records that are passed over between two notes of how far the reading has come."""

DAMAGE = (
    ArchiveLoadFailed,
    StatusAndHeadersParserException,
    ValueError,
    OverflowError,
    LookupError,
    EOFError,
    zlib.error,
)
"""What is raised where there is no record, or not the whole of one."""


def read(file: BinaryIO, name: str, wanted: Wanted = EVERYTHING, start: int = 0) -> Iterator[Found]:
    """The HTML pages that answered 200 or 203, in the order of the file, from ``start`` on.

    After a damaged stretch the reading goes on with the next record that can be found. IntakeError is raised where
    there is none in the whole file, and where the disk fails.
    """
    records = 0
    while True:
        if start:
            go_to(file, start)
        reading = _Reading(file, start, wanted)
        try:
            yield from reading
            return
        except OSError as error:
            yield from reading.rest()
            raise IntakeError(
                Message("{name}: cannot be read: {strerror}", name=name, strerror=error.strerror or error)
            ) from error
        except DAMAGE as error:
            records += reading.count
            if isinstance(error, WrongLength):
                reading.forget()
            yield from reading.rest()
            broken = reading.damaged()
            why = str(error).strip().partition("\n")[0]
            further = next_record(file, broken + 1)
            if not records and not start and further is None:
                raise IntakeError(
                    Message("{name}: damaged after 0 records, or no WARC file: {why}", name=name, why=why)
                ) from error
            skipped = "the rest" if further is None else f"{further - broken:,} bytes"
            yield IntakeError(
                Message(
                    "{name}: damaged at byte {broken}; {skipped} skipped: {why}",
                    name=name,
                    broken=f"{broken:,}",
                    skipped=skipped,
                    why=why,
                )
            )
            if further is None:
                return
            yield Passed(further)
            start = further


class _Reading:
    """The pages of a file from one place on, up to its end or a damage."""

    def __init__(self, file: BinaryIO, start: int, wanted: Wanted) -> None:
        self._stream = unpacked(file, start)
        self._records = _Records(self._stream)
        self._wanted = wanted
        self._held: Capture | None = None
        """A page, until it is known whether another one continues it."""
        self._of = -1
        """Where the record of that page began."""
        self._filtered = 0
        self._done = -1
        """Where the last record began that was looked at to its end."""
        self.count = 0

    def __iter__(self) -> Iterator[Found]:
        passed = 0
        for record in self._records:
            self.count += 1
            found = self._capture(record)
            self._done = self._records.offset
            if isinstance(found, IntakeError):
                yield found
                found = None
            passed += 1
            if passed % OFTEN == 0:  # a page that is still held has nothing to do with what comes so much later
                yield from self.rest()
                yield self._note()
            if found is None:
                continue
            if self._held is not None and record.rec_headers.get_header(CONTINUES) == self._held.fetched.url:
                if sum(len(page.content) for page in self._held.further) + len(found.fetched.content) <= 2 * LARGEST:
                    self._held = replace(self._held, further=(*self._held.further, found.fetched))
                continue
            yield from self.rest()
            self._held, self._of = found, self._done
            passed = 0
        yield from self.rest()
        yield self._note()

    def rest(self) -> Iterator[Found]:
        """The page that is still held, if any."""
        if self._held is not None:
            yield replace(self._held, resume=self.place())
            self._held = None

    def forget(self) -> None:
        """Let go of the page of the record that is being read: it has taken in others, or lacks its end."""
        if self._done == self._records.offset:
            self._done = -1
            if self._held is not None and self._of == self._records.offset:
                self._held = None

    def _note(self) -> Passed:
        filtered, self._filtered = self._filtered, 0
        return Passed(self.place(), filtered)

    def place(self) -> int:
        """Where the record begins that is being read."""
        return self._stream.place(self._records.offset)

    def damaged(self) -> int:
        """Where what cannot be read begins, once that has been noticed."""
        record = self._records.offset
        return self._stream.latest() if record == self._done else self._stream.place(record)

    def _capture(self, record: Any) -> Capture | IntakeError | None:
        if record.rec_type not in ("response", "resource") or not _is_page(record):
            return None
        own = record.rec_headers
        url = _address(own.get_header("WARC-Target-URI")) or ""
        date = _moment(own.get_header("WARC-Date"))
        source = clean(own.get_header(SOURCE) or "") or None
        if not self._wanted.by_address(url, date):
            self._filtered += bool(source) or _is_typed(record)  # others are pages by their content, which is not read
            return None
        try:
            content = payload(record)
        except Unreadable as error:
            return IntakeError(Message("{url}: {error}", url=url, error=error))
        if content is None:
            return IntakeError(Message("{url}: over {largest} MB, not read", url=url, largest=LARGEST >> 20))
        if record.raw_stream.limit > 0:
            raise BreaksOff(f"the record of {url} breaks off")
        if not content or not (source or _is_typed(record) or MARKUP.search(content[:SNIFFED])):
            return None
        http = record.http_headers.headers if record.http_headers else [("Content-Type", record.content_type)]
        headers = tuple((clean(str(name)), clean(str(value))) for name, value in http if value is not None)
        status = int(record.http_headers.get_statuscode()) if record.http_headers else 200
        fetched = Fetched(url, _address(own.get_header(REQUESTED)) or url, status, headers, content, date)
        if not self._wanted.by_glimpse(fetched):
            self._filtered += 1
            return None
        return Capture(fetched, source)


def _is_page(record: Any) -> bool:
    """Whether a record's headers allow a page that was answered, or saved without an answer. Ours are pages."""
    http = record.http_headers
    if record.rec_type == "response" and (http is None or http.get_statuscode() not in ANSWERS):
        return False
    if OTHER.match(_type(record)) and not record.rec_headers.get_header(SOURCE):
        return False
    return _address(record.rec_headers.get_header("WARC-Target-URI")) is not None


def _type(record: Any) -> str:
    http = record.http_headers
    return str((http.get_header("Content-Type") if http else record.content_type) or "").strip()


def _is_typed(record: Any) -> bool:
    """Whether a record says itself that it is HTML; some servers forget the semicolon, or say it twice."""
    return re.split("[;, ]", _type(record).lower(), maxsplit=1)[0] in HTML


def _address(url: str | None) -> str | None:
    """The URL, if it can be one: WARC files from elsewhere may hold anything. Its scheme in small letters."""
    scheme, colon, rest = (url or "").partition(":")
    plain = scheme.lower() in ("http", "https") and rest.startswith("//") and rest.isprintable() and " " not in rest
    return f"{scheme.lower()}{colon}{rest}" if plain else None


def _moment(date: str | None) -> str:
    """A WARC-Date (W3C's profile of ISO 8601, in any precision) to the second; 1970 where it is none."""
    try:
        moment = datetime.fromisoformat(date or "")
        return stamp(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    except (ValueError, OverflowError):  # the latter of a moment before the year 1 in UTC
        return "1970-01-01T00:00:00Z"


class WrongLength(ArchiveLoadFailed):  # type: ignore[misc]  # warcio has no types
    """A record's Content-Length is not that of what it holds, so that others may be in what seems to be its content."""


class _Lines(BufferedReader):  # type: ignore[misc]  # warcio has no types
    """warcio's reader, with an end to how long a record's headers may be. It keeps what it unpacks in memory."""

    def __init__(self, stream: Unpacked) -> None:
        super().__init__(stream)
        self.header = 0

    def readline(self, length: int | None = None) -> bytes:
        line: bytes = super().readline(HEADERS if length is None else length)
        self.header += len(line)
        if self.header > HEADERS:
            raise ArchiveLoadFailed("a record's headers are over 1 MB")
        return line

    def close(self) -> None:
        """The file stays open: the reading may go on elsewhere in it."""


class _Loader(ArcWarcRecordLoader):  # type: ignore[misc]
    """warcio's, which looks for an answer's headers where the scheme is in capitals, too (RFC 3986 section 3.1)."""

    HTTP_SCHEMES = tuple(
        "".join(signs) for scheme in ("http:", "https:") for signs in product(*zip(scheme, scheme.upper(), strict=True))
    )


class _Records(ArchiveIterator):  # type: ignore[misc]
    """warcio's records of a stream that is unpacked already. What a file holds between records is not printed."""

    def __init__(self, stream: Unpacked) -> None:
        super().__init__(stream)
        self.offset: int
        self.reader = _Lines(stream)
        self.loader = _Loader(verify_http=False, arc2warc=False)

    def _next_record(self, next_line: bytes | None) -> Any:
        self.reader.header = 0
        try:
            record = super()._next_record(next_line)
        except (AttributeError, TypeError) as error:
            raise ArchiveLoadFailed("a record lacks the headers that every record has") from error
        if record.length is None:  # warcio would take all that follows for its content
            raise ArchiveLoadFailed("a record does not say how long it is")
        if not 0 <= record.length <= LONGEST:
            raise ArchiveLoadFailed("a record says that it has a length that none can have")
        self._check_end(record)
        return record

    def _check_end(self, record: Any) -> None:
        """Look at where a record says that it ends before all of it is read, so that each lie costs a look alone.

        Raises `BreaksOff` where that is behind the end of the file, `WrongLength` where no record can end.
        """
        if not isinstance(self.fh, Plain):
            return
        end = self.fh.tell() - self.reader.rem_length() + record.raw_stream.limit
        following = self.fh.at(end)
        if following is None:
            raise BreaksOff(f"the record of {record.rec_headers.get_header('WARC-Target-URI') or '?'} breaks off")
        if following and not following.startswith((b"\r", b"\n", b"WARC/", b"\x1f\x8b")):
            raise WrongLength("a record is not as long as it says")

    def read_to_end(self, record: Any = None) -> None:
        """Read the rest of a record. Raises `WrongLength` where there is less of it than it says."""
        begun: int = self.offset
        super().read_to_end(record)
        if self.record is not None and self.record.raw_stream.limit > 0:
            self.offset = begun
            raise WrongLength("a record is shorter than it says")

    def _consume_blanklines(self) -> tuple[bytes | None, int]:
        """The line after the empty ones between two records, and the bytes of those. Some writers leave them out.

        Raises `WrongLength` where something else follows; warcio would print it, and go on somewhere behind it.
        """
        size = 0
        while line := self.reader.readline():
            if line.strip():
                if not line.startswith((b"WARC/", b"\x1f\x8b")) and not size:
                    raise WrongLength("a record is not as long as it says")
                return line, size
            size += len(line)
        return None, size
