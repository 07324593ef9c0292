"""Pages from WARC files (ISO 28500), plain or gzipped, of any size: Common Crawl's, wget's, our own."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from scraper.intake import IntakeError
from scraper.records import Fetched

LARGEST = 20 << 20
"""Bytes of a page; a larger one is skipped, as the parser would."""

HTML = ("text/html", "application/xhtml+xml")

SOURCE = "Scrape-Source"
"""A header of our own in the WARC files that `scrape export` writes: the source's name."""

CONTINUES = "Scrape-Continues"
"""Another: the URL of the first page of a split article, on the pages that follow it."""


@dataclass(frozen=True, slots=True)
class Capture:
    """A page of a WARC file, and the source that it says it is of (ours say so, others do not)."""

    fetched: Fetched
    source: str | None
    further: tuple[Fetched, ...] = ()
    """The further pages of a split article, where the file says so (ours do)."""


def read(file: BinaryIO, name: str) -> Iterator[Capture]:
    """The HTML pages that answered 200, in the order of the file. IntakeError where the file is damaged."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    records = 0
    held: Capture | None = None  # until it is known whether another page continues it
    try:
        for record in ArchiveIterator(file):
            records += 1
            if record.rec_type != "response" or (capture := _capture(record)) is None:
                continue
            if held is not None and record.rec_headers.get_header(CONTINUES) == held.fetched.url:
                held = replace(held, further=(*held.further, capture.fetched))
                continue
            if held is not None:
                yield held
            held = capture
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, zlib.error) as error:
        if held is not None:
            yield held
        why = str(error).strip().partition("\n")[0]
        raise IntakeError(f"{name}: damaged after {records} records, or no WARC file: {why}") from error
    if held is not None:
        yield held


def _capture(record: Any) -> Capture | None:
    http = record.http_headers
    if http is None or http.get_statuscode() != "200":
        return None
    kind = (http.get_header("Content-Type") or "").split(";")[0].strip().lower()
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    if kind not in HTML or not url.startswith(("http://", "https://")):
        return None
    content = record.content_stream().read(LARGEST + 1)
    if len(content) > LARGEST or not content:
        return None
    date = record.rec_headers.get_header("WARC-Date") or "1970-01-01T00:00:00Z"
    moment = date[:19] + "Z"  # WARC 1.1 allows fractions of a second
    headers = tuple((str(name), str(value)) for name, value in http.headers)
    return Capture(Fetched(url, url, 200, headers, content, moment), record.rec_headers.get_header(SOURCE))
