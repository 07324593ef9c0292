"""WARC (ISO 28500), gzipped: the raw pages with their headers, for web archives and `scrape import`."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import Any, BinaryIO

from scraper import __version__
from scraper.models import Fetched

SOURCE = "Scrape-Source"
"""A header of our own: the page's source, for `scrape import`."""

CONTINUES = "Scrape-Continues"
"""Another, on the further pages of a split article: the URL of its first page."""

REQUESTED = "Scrape-Requested"
"""Another: the requested URL, where the page came from another one."""

ARCHIVE = "Scrape-Archive"
"""Another: the web archive that the page came from, and the capture in it."""

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~\w-]+", re.ASCII)
"""A valid name of a header (RFC 9110 section 5.1)."""
_BYTES = re.compile("[\udc80-\udcff]")
"""Undecodable bytes, as Python's surrogateescape represents them."""

_OF_THE_WIRE = frozenset({"content-encoding", "transfer-encoding", "content-length", "connection", "keep-alive"})
"""Headers about the transfer, which do not describe the stored page."""


def write(articles: Iterable[tuple[str, Sequence[Sequence[Fetched]]]], file: BinaryIO) -> None:
    """Write the pages of each article, with its source, as response records after a warcinfo record.

    An article is a sequence of versions, oldest first, and a version a sequence of pages: several if it is split.
    """
    from warcio.warcwriter import WARCWriter

    writer = WARCWriter(file, gzip=True, warc_version="WARC/1.1")
    about = {"software": f"scrape {__version__}", "format": "WARC File Format 1.1"}
    writer.write_record(writer.create_warcinfo_record("scrape.warc.gz", about))
    for source, versions in articles:
        for first, *further in versions:
            _write(writer, first, {SOURCE: source})
            for page in further:
                _write(writer, page, {SOURCE: source, CONTINUES: first.url})


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
