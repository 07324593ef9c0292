"""Pages from WARC files (ISO 28500), plain or gzipped, of any size: Common Crawl's, wget's, our own."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import BufferedReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParserException

from scraper.intake import IntakeError
from scraper.intake.captures import Capture, Found, Passed
from scraper.intake.members import BreaksOff, Unpacked, go_to, next_record, unpacked
from scraper.intake.payload import LARGEST, Unreadable, payload
from scraper.intake.wanted import EVERYTHING, Wanted
from scraper.records import Fetched, stamp

HTML = ("text/html", "application/xhtml+xml")

SOURCE = "Scrape-Source"
"""A header of our own in the WARC files that `scrape export` writes: the source's name."""

CONTINUES = "Scrape-Continues"
"""Another: the URL of the first page of a split article, on the pages that follow it."""

REQUESTED = "Scrape-Requested"
"""Another: the address that was asked for, where another one answered."""

HEADERS = 1 << 20
"""Bytes of a record's headers; a file that holds more there is no WARC file, or one that is meant to harm."""

OFTEN = 500
"""Records that are passed over between two notes of how far the reading has come."""

DAMAGE = (ArchiveLoadFailed, StatusAndHeadersParserException, ValueError, zlib.error)
"""What is raised where there is no record, or not the whole of one."""


def read(file: BinaryIO, name: str, wanted: Wanted = EVERYTHING, start: int = 0) -> Iterator[Found]:
    """The HTML pages that answered 200, in the order of the file, from ``start`` on.

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
            raise IntakeError(f"{name}: cannot be read: {error.strerror or error}") from error
        except DAMAGE as error:
            records += reading.count
            yield from reading.rest()
            broken = reading.damaged()
            why = str(error).strip().partition("\n")[0]
            further = next_record(file, broken + 1)
            if not records and not start and further is None:
                raise IntakeError(f"{name}: damaged after 0 records, or no WARC file: {why}") from error
            skipped = "the rest" if further is None else f"{further - broken:,} bytes"
            yield IntakeError(f"{name}: damaged at byte {broken:,}; {skipped} skipped: {why}")
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
            self._held = found
            passed = 0
        yield from self.rest()
        yield self._note()

    def rest(self) -> Iterator[Found]:
        """The page that is still held, if any."""
        if self._held is not None:
            yield replace(self._held, resume=self.place())
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
        url = own.get_header("WARC-Target-URI")
        date = _moment(own.get_header("WARC-Date"))
        if not self._wanted.by_address(url, date):
            self._filtered += 1
            return None
        try:
            content = payload(record)
        except Unreadable as error:
            return IntakeError(f"{url}: {error}")
        if not content:
            return None
        if record.raw_stream.limit > 0:
            raise BreaksOff(f"the record of {url} breaks off")
        http = record.http_headers.headers if record.http_headers else [("Content-Type", record.content_type)]
        headers = tuple((str(name), str(value)) for name, value in http)
        fetched = Fetched(url, _address(own.get_header(REQUESTED)) or url, 200, headers, content, date)
        if not self._wanted.by_glimpse(fetched):
            self._filtered += 1
            return None
        return Capture(fetched, own.get_header(SOURCE))


def _is_page(record: Any) -> bool:
    """Whether a record's headers tell of a page of HTML that answered 200, or that was saved without an answer."""
    http = record.http_headers
    if record.rec_type == "response" and (http is None or http.get_statuscode() != "200"):
        return False
    kind = (http.get_header("Content-Type") if http else record.content_type) or ""
    if kind.split(";")[0].strip().lower() not in HTML:
        return False
    return _address(record.rec_headers.get_header("WARC-Target-URI")) is not None


def _address(url: str | None) -> str | None:
    """The URL, if it can be one: WARC files from elsewhere may hold anything."""
    plain = url is not None and url.startswith(("http://", "https://")) and url.isprintable() and " " not in url
    return url if plain else None


def _moment(date: str | None) -> str:
    """A WARC-Date (W3C's profile of ISO 8601, in any precision) to the second; 1970 where it is none."""
    try:
        moment = datetime.fromisoformat(date or "")
    except ValueError:
        return "1970-01-01T00:00:00Z"
    return stamp(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


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


class _Records(ArchiveIterator):  # type: ignore[misc]
    """warcio's records of a stream that is unpacked already. What a file holds between records is not printed."""

    INC_RECORD = ""

    def __init__(self, stream: Unpacked) -> None:
        super().__init__(stream)
        self.reader = _Lines(stream)
        self.loader = ArcWarcRecordLoader(verify_http=False, arc2warc=False)

    def _next_record(self, next_line: bytes | None) -> Any:
        self.reader.header = 0
        try:
            record = super()._next_record(next_line)
        except (AttributeError, TypeError) as error:
            raise ArchiveLoadFailed("a record lacks the headers that every record has") from error
        if record.length is None:  # warcio would take all that follows for its content
            raise ArchiveLoadFailed("a record does not say how long it is")
        return record
