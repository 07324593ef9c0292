"""WARC (ISO 28500), gzipped: the raw pages with their headers, for web archives and `scrape import`."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import Any, BinaryIO

from scraper import __version__
from scraper.records import Fetched

SOURCE = "Scrape-Source"
"""A header of our own that tells a page's source to `scrape import`."""

CONTINUES = "Scrape-Continues"
"""Another, on the further pages of a split article: the URL of its first page."""

_OF_THE_WIRE = frozenset({"content-encoding", "transfer-encoding", "content-length", "connection", "keep-alive"})
"""Headers about the transfer, which are not true of the page as it is kept."""


def write(articles: Iterable[tuple[str, Sequence[Fetched]]], file: BinaryIO) -> None:
    """Write the pages of each article, with its source, as response records after a warcinfo record."""
    from warcio.warcwriter import WARCWriter

    writer = WARCWriter(file, gzip=True)
    about = {"software": f"scrape {__version__}", "format": "WARC File Format 1.1"}
    writer.write_record(writer.create_warcinfo_record("scrape.warc.gz", about))
    for source, (first, *further) in articles:
        _write(writer, first, {SOURCE: source})
        for page in further:
            _write(writer, page, {SOURCE: source, CONTINUES: first.url})


def _write(writer: Any, page: Fetched, own: Mapping[str, str]) -> None:
    from warcio.statusandheaders import StatusAndHeaders

    headers = [(name, value) for name, value in page.headers if name.lower() not in _OF_THE_WIRE]
    headers.append(("Content-Length", str(len(page.content))))
    status = f"{page.status} {HTTPStatus(page.status).phrase}"
    record = writer.create_warc_record(
        page.url,
        "response",
        payload=io.BytesIO(page.content),
        http_headers=StatusAndHeaders(status, headers, protocol="HTTP/1.1"),
        warc_headers_dict={"WARC-Date": page.fetched, **own},
    )
    writer.write_record(record)
