"""WARC (ISO 28500), gzipped: the raw pages with their headers, for web archives and `scrape import`."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import Any, BinaryIO

from scraper import __version__
from scraper.exporters.media_files import KeptFile, Store
from scraper.models import Fetched

SOURCE = "Scrape-Source"
"""A header of our own: the page's source, for `scrape import`."""

CONTINUES = "Scrape-Continues"
"""Another, on the further pages of a split article: the URL of its first page."""

REQUESTED = "Scrape-Requested"
"""Another: the requested URL, where the page came from another one."""

ARCHIVE = "Scrape-Archive"
"""Another: the web archive that the page came from, and the capture in it."""

FILE = "Scrape-File"
"""Another, on the kept files of an article, which follow its pages: what it is to the article, and its place."""

OF_PAGE = "Scrape-Page"
"""Another, on such a file: the URL of the article's first page."""

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~\w-]+", re.ASCII)
"""A valid name of a header (RFC 9110 section 5.1)."""
_BYTES = re.compile("[\udc80-\udcff]")
"""Undecodable bytes, as Python's surrogateescape represents them."""

_OF_THE_WIRE = frozenset({"content-encoding", "transfer-encoding", "content-length", "connection", "keep-alive"})
"""Headers about the transfer, which do not describe the stored page."""


Article = tuple[str, Sequence[Sequence[Fetched]], Sequence[Sequence[KeptFile]]]
"""The source of an article; its versions, oldest first, each as its pages: several if it is split; their files."""


def write(articles: Iterable[Article], file: BinaryIO, files: Store | None = None) -> None:
    """Write the pages of each article, with its source, as response records after a warcinfo record.

    The files of a version follow its pages as resource records, since the archive has no headers of theirs; those
    whose bytes ``files`` does not have are left out.
    """
    from warcio.warcwriter import WARCWriter

    writer = WARCWriter(file, gzip=True, warc_version="WARC/1.1")
    about = {"software": f"scrape {__version__}", "format": "WARC File Format 1.1"}
    writer.write_record(writer.create_warcinfo_record("scrape.warc.gz", about))
    for source, versions, stored in articles:
        for (first, *further), of_version in zip(versions, stored, strict=True):
            _write(writer, first, {SOURCE: source})
            for page in further:
                _write(writer, page, {SOURCE: source, CONTINUES: first.url})
            if files is not None:
                _write_files(writer, first, of_version, files)


def _write_files(writer: Any, page: Fetched, stored: Iterable[KeptFile], files: Store) -> None:
    counts: Counter[str] = Counter()
    for one in stored:
        content = files.read(one.sha256)
        number, counts[one.role] = counts[one.role], counts[one.role] + 1
        if content is None:
            continue
        own = {"WARC-Date": page.fetched, FILE: f"{one.role} {number}", OF_PAGE: _printable(page.url)}
        address = _printable(one.url)
        record = writer.create_warc_record(
            address, "resource", payload=io.BytesIO(content), warc_content_type=one.type, warc_headers_dict=own
        )
        writer.write_record(record)


def _write(writer: Any, page: Fetched, own: Mapping[str, str]) -> None:
    from warcio.statusandheaders import StatusAndHeaders

    headers = [
        (name, _printable(value))
        for name, value in page.headers
        if name.lower() not in _OF_THE_WIRE and _TOKEN.fullmatch(name)
    ]
    headers.append(("Content-Length", str(len(page.content))))
    phrase = HTTPStatus(page.status).phrase if page.status in set(HTTPStatus) else "Unknown"
    status = f"{page.status} {phrase}"
    if page.requested != page.url:
        own = {**own, REQUESTED: page.requested}
    if page.provenance is not None:
        own = {**own, ARCHIVE: _printable(f"{page.provenance.archive} {page.provenance.record}")}
    record = writer.create_warc_record(
        page.url,
        "response",
        payload=io.BytesIO(page.content),
        http_headers=StatusAndHeaders(status, headers, protocol="HTTP/1.1"),
        warc_headers_dict={"WARC-Date": page.fetched, **own},
    )
    writer.write_record(record)


def _printable(value: str) -> str:
    """A header's value in ASCII on one line, other bytes as %XX like in warcio."""
    data = value.encode("utf-8", "surrogateescape" if _BYTES.search(value) else "surrogatepass")
    return "".join(chr(byte) if 0x20 <= byte < 0x7F or byte == 0x09 else f"%{byte:02X}" for byte in data)
