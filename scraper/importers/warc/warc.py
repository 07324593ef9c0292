"""Pages from WARC files (ISO 28500), plain or compressed, of any size: Common Crawl's, wget's, our own."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, BinaryIO

from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException

from scraper.contract import stamp
from scraper.i18n import Message
from scraper.importers import ImportFailed
from scraper.importers.captures import Capture, CapturedFile, Item, Passed
from scraper.importers.filters import EVERYTHING, PageFilter
from scraper.importers.warc import kept_files
from scraper.importers.warc.gzip_members import TruncatedFile, go_to, next_record, unpacked
from scraper.importers.warc.http_payload import LARGEST, Unreadable, payload
from scraper.importers.warc.records import Records, WrongLength
from scraper.models import Fetched, Provenance
from scraper.text.normalise import clean

HTML = ("text/html", "application/xhtml+xml")
OTHER = re.compile(
    r"\A(?:(?:audio|font|image|model|video)/|(?:application|text)/(?:css|.{0,60}javascript|json|ld\+json|.{0,60}zip|pdf|.{0,60}font))",
    re.I,
)
"""Media types of files that are not pages; any other type, or none, is judged by the bytes, as browsers do."""
MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta|h1|article|div|table|p)[\s>]", re.I)
"""A tag that a page has in its first `SNIFFED` bytes, whatever its type (WHATWG MIME Sniffing, section 7.1)."""
SNIFFED = 1445
ANSWERS = ("200", "203")
"""Statuses of answers that hold the page: RFC 9110 sections 15.3.1, 15.3.4."""

SOURCE = "Scrape-Source"
"""A header of our own in the WARC files that `scrape export` writes: the source's name."""

CONTINUES = "Scrape-Continues"
"""Another: the URL of the first page of a split article, on the pages that follow it."""

REQUESTED = "Scrape-Requested"
"""Another: the requested URL, where the page came from another one."""

ARCHIVE = "Scrape-Archive"
"""Another: the web archive that the page came from, and the capture in it."""

LONGEST_QUOTED = 200
"""Maximum characters of an address that a message quotes."""

_OTHER_SCHEME = re.compile(r"^(?!https?:)[a-z][a-z0-9+.-]*+:(?!\d)", re.I)
"""A scheme (RFC 3986 section 3.1), and no host before its port."""

OFTEN = 500
"""Records without a page between two notes of progress."""

DAMAGE = (
    ArchiveLoadFailed,
    StatusAndHeadersParserException,
    ValueError,
    OverflowError,
    LookupError,
    EOFError,
    zlib.error,
)
"""The exceptions of warcio, zlib and ours for a place without a whole record."""


def read(file: BinaryIO, name: str, page_filter: PageFilter = EVERYTHING, start: int = 0) -> Iterator[Item]:
    """Yield the HTML pages with status 200 or 203, in the order of the file, from ``start`` on.

    After a damaged stretch reading continues with the next record. `ImportFailed` is raised for a file without any
    record, and where the disk fails.
    """
    records = 0
    while True:
        if start:
            go_to(file, start)
        reading = _Reading(file, start, page_filter)
        try:
            yield from reading
            if not records and not start and reading.holds_none():
                raise ImportFailed(Message("{name}: not a WARC file: it has no record", name=name))
            return
        except OSError as error:
            yield from reading.rest()
            raise ImportFailed(
                Message("{name}: cannot be read: {strerror}", name=name, strerror=error.strerror or error)
            ) from error
        except DAMAGE as error:
            records += reading.count
            if isinstance(error, WrongLength):
                reading.forget()
            yield from reading.rest()
            broken = reading.damaged()
            why = _reason(error)
            further = next_record(file, broken + 1)
            if not records and not start and further is None:
                raise ImportFailed(
                    Message("{name}: damaged after 0 records, or not a WARC file: {why}", name=name, why=why)
                ) from error
            skipped = Message("the rest") if further is None else Message("{n} bytes", n=f"{further - broken:,}")
            yield ImportFailed(
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
    """The pages of a file from one offset on, up to its end or the first damage."""

    def __init__(self, file: BinaryIO, start: int, page_filter: PageFilter) -> None:
        self._stream = unpacked(file, start)
        self._records = Records(self._stream)
        self._filter = page_filter
        self._pending: Capture | CapturedFile | None = None
        """A page that the next record may continue, or a file."""
        self._pending_offset = -1
        """The offset of that page's record."""
        self._filtered = 0
        self._done = -1
        """The offset of the last record that was read to its end."""
        self.count = 0

    def holds_none(self) -> bool:
        """Report if there were bytes, and no record in them."""
        return not self.count and self._stream.tell() > 0

    def __iter__(self) -> Iterator[Item]:
        passed = 0
        for record in self._records:
            self.count += 1
            capture = self._capture(record)
            self._done = self._records.offset
            if isinstance(capture, ImportFailed):
                yield capture
                capture = None
            passed += 1
            if passed % OFTEN == 0:  # a record this much later does not continue the pending page
                yield from self.rest()
                yield self._note()
            if capture is None:
                continue
            pending = self._pending
            if (
                isinstance(pending, Capture)
                and isinstance(capture, Capture)
                and record.rec_headers.get_header(CONTINUES) == pending.fetched.url
            ):
                if sum(len(page.content) for page in pending.further) + len(capture.fetched.content) <= 2 * LARGEST:
                    self._pending = replace(pending, further=(*pending.further, capture.fetched))
                continue
            yield from self.rest()
            self._pending, self._pending_offset = capture, self._done
            passed = 0
        yield from self.rest()
        yield self._note()

    def rest(self) -> Iterator[Item]:
        """Yield the pending page, if any."""
        if self._pending is not None:
            yield replace(self._pending, resume=self.place())
            self._pending = None

    def forget(self) -> None:
        """Discard the page of the record that is being read: it has swallowed other records, or lacks its end."""
        if self._done == self._records.offset:
            self._done = -1
            if self._pending is not None and self._pending_offset == self._records.offset:
                self._pending = None

    def _note(self) -> Passed:
        filtered, self._filtered = self._filtered, 0
        return Passed(self.place(), filtered)

    def place(self) -> int:
        """The offset in the file of the record that is being read."""
        return self._stream.place(self._records.offset)

    def damaged(self) -> int:
        """The offset in the file of the damage, after reading has failed."""
        record = self._records.offset
        return self._stream.latest() if record == self._done else self._stream.place(record)

    def _capture(self, record: Any) -> Capture | CapturedFile | ImportFailed | None:
        if kept_files.is_file(record):
            return self._file(record)
        if record.rec_type not in ("response", "resource"):
            return None
        own = record.rec_headers
        written = own.get_header("WARC-Target-URI")
        url = _address(written)
        if url is None:
            return self._unaddressed(written) if _lacks_address(record, written) else None
        if not _is_page(record):
            return None
        date = _moment(own.get_header("WARC-Date"))
        if date is None:
            return _undated(url, own.get_header("WARC-Date"))
        source = clean(own.get_header(SOURCE) or "") or None
        if not self._filter.allows_address(url, date):
            self._filtered += bool(source) or _is_typed(record)  # other pages are recognised by content, not read here
            return None
        try:
            content = payload(record)
        except Unreadable as error:
            return ImportFailed(Message("{url}: {error}", url=url, error=error))
        if content is None:
            return ImportFailed(Message("{url}: over {largest} MB, not read", url=url, largest=LARGEST >> 20))
        if record.raw_stream.limit > 0:
            raise TruncatedFile(Message("the record of {url} is cut off", url=url))
        if not content or not (source or _is_typed(record) or MARKUP.search(content[:SNIFFED])):
            return None
        http = record.http_headers.headers if record.http_headers else [("Content-Type", record.content_type)]
        headers = tuple((clean(str(name)), clean(str(value))) for name, value in http if value is not None)
        status = int(record.http_headers.get_statuscode()) if record.http_headers else 200
        archive, _space, capture = clean(own.get_header(ARCHIVE) or "").partition(" ")
        provenance = Provenance(archive, capture) if archive and capture else None
        fetched = Fetched(url, _address(own.get_header(REQUESTED)) or url, status, headers, content, date, provenance)
        if not self._filter.allows_bytes(fetched):
            self._filtered += 1
            return None
        return Capture(fetched, source)

    def _unaddressed(self, written: str | None) -> ImportFailed:
        return ImportFailed(
            Message(
                "the record at byte {place}: not read: WARC-Target-URI is not an http(s) address: {written}",
                place=f"{self.place():,}",
                written=clean(written or "")[:LONGEST_QUOTED] or "-",
            )
        )

    def _file(self, record: Any) -> CapturedFile | ImportFailed | None:
        own = record.rec_headers
        url, page = (_address(own.get_header(name)) for name in ("WARC-Target-URI", kept_files.OF_PAGE))
        date = _moment(own.get_header("WARC-Date"))
        if date is None:
            return _undated(url or "", own.get_header("WARC-Date"))
        if not self._filter.allows_address(page or "", date):
            return None
        file = kept_files.captured(record, url, page, date)
        if record.raw_stream.limit > 0 and file is not None:
            raise TruncatedFile(Message("the record of {url} is cut off", url=url))
        return file


def _reason(error: Exception) -> str:
    """The error's message; of a library's the first line, without the bytes that it quotes."""
    text = str(error)
    return text if isinstance(text, Message) else text.strip().partition("\n")[0].partition(", first line: ")[0]


def _is_page(record: Any) -> bool:
    """Check whether a record's headers allow a page: answered, or saved without an answer. Ours are pages."""
    http = record.http_headers
    if record.rec_type == "response" and (http is None or http.get_statuscode() not in ANSWERS):
        return False
    return not OTHER.match(_type(record)) or bool(record.rec_headers.get_header(SOURCE))


def _type(record: Any) -> str:
    http = record.http_headers
    return str((http.get_header("Content-Type") if http else record.content_type) or "").strip()


def _is_typed(record: Any) -> bool:
    """Check whether a record declares HTML; some servers forget the semicolon, or repeat the type."""
    return re.split("[;, ]", _type(record).lower(), maxsplit=1)[0] in HTML


def _address(url: str | None) -> str | None:
    """A valid URL with its scheme in lower case, else None: foreign WARC files may hold anything."""
    scheme, colon, rest = (url or "").partition(":")
    plain = scheme.lower() in ("http", "https") and rest.startswith("//") and rest.isprintable() and " " not in rest
    return f"{scheme.lower()}{colon}{rest}" if plain else None


def _lacks_address(record: Any, written: str | None) -> bool:
    """Return whether a record without an http(s) address may be a page of a site: with another scheme it is something
    that a crawler adds (urn:, metadata:, dns:). An answer's headers are not read where there is no address."""
    if written and _OTHER_SCHEME.match(written.strip()):
        return False
    return (record.rec_type == "response" and record.http_headers is None) or (_is_page(record) and _is_typed(record))


def _undated(url: str, date: str | None) -> ImportFailed:
    return ImportFailed(
        Message("{url}: not read: WARC-Date is not a date: {date}", url=url, date=clean(date or "") or "-")
    )


def _moment(date: str | None) -> str | None:
    """A WARC-Date to the second; None for an invalid date.

    W3C's profile of ISO 8601, in any precision, or the 14 digits of ARC files and CDX indexes.
    """
    text = date or ""
    if re.fullmatch(r"\d{4}(-\d\d)?", text, re.ASCII):
        text = f"{text}-01-01"[:10]
    try:
        is_packed = re.fullmatch(r"\d{14}", text, re.ASCII)
        moment = datetime.strptime(text, "%Y%m%d%H%M%S") if is_packed else datetime.fromisoformat(text)
        return stamp(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    except (ValueError, OverflowError):  # the latter of a moment before the year 1 in UTC
        return None
