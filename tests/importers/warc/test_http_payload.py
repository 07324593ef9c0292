"""The page of a stored HTTP response: chunks joined, encodings undone, damage survived."""

from __future__ import annotations

import gzip
import io
import zlib
from dataclasses import dataclass
from typing import Any

import pytest

from scraper.importers.warc.http_payload import LARGEST, payload

PAGE = "<h1>渡口换新</h1>".encode() * 100


def zipped(content: bytes) -> bytes:
    """The same bytes whenever it is called: what names a test must be the same for every worker of pytest."""
    return gzip.compress(content, mtime=0)


class Headers(dict[str, str]):
    def get_header(self, name: str) -> str | None:
        return self.get(name)


@dataclass
class Record:
    """As warcio has them."""

    raw_stream: io.BytesIO
    http_headers: Headers | None
    length: int | None = None


def page(content: bytes, **headers: str) -> bytes | None:
    named = Headers({name.replace("_", "-"): value for name, value in headers.items()})
    return payload(Record(io.BytesIO(content), named, len(content)))


def chunked(content: bytes) -> bytes:
    pieces = [content[at : at + 500] for at in range(0, len(content), 500)]
    return b"".join(b"%x;name=1\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("content", "headers"),
    [
        (PAGE, {}),
        (chunked(PAGE), {"Transfer_Encoding": "chunked"}),
        (zipped(PAGE), {"Content_Encoding": "gzip"}),
        (zipped(PAGE[:900]) + zipped(PAGE[900:]), {"Content_Encoding": "x-gzip"}),
        (zlib.compress(PAGE), {"Content_Encoding": "deflate"}),
        (zlib.compress(PAGE)[2:-4], {"Content_Encoding": "deflate"}),
        (chunked(zipped(PAGE)), {"Transfer_Encoding": "Chunked", "Content_Encoding": "GZIP"}),
        (zlib.compress(zipped(PAGE)), {"Content_Encoding": "gzip, deflate"}),
    ],
    ids=["plain", "chunks", "gzip", "two members", "zlib", "bare deflate", "chunks of gzip", "twice"],
)
def test_the_page_is_as_it_was_sent(content: bytes, headers: dict[str, Any]) -> None:
    assert page(content, **headers) == PAGE


def test_headers_of_what_was_undone_already_change_nothing() -> None:
    assert page(PAGE, Transfer_Encoding="chunked", Content_Encoding="gzip") == PAGE


def test_a_truncated_page_ends_where_it_was_cut() -> None:
    cut = page(zipped(PAGE)[:-20], Content_Encoding="gzip")
    assert cut is not None
    assert PAGE.startswith(cut)
    assert (
        page(chunked(PAGE)[:700], Transfer_Encoding="chunked") == PAGE[: 700 - len(b"1f4;name=1\r\n\r\n1f4;name=1\r\n")]
    )


def test_a_page_that_grows_too_large_is_none() -> None:
    assert page(zipped(bytes(LARGEST + 1)), Content_Encoding="gzip") is None
    assert payload(Record(io.BytesIO(PAGE), None, LARGEST + (1 << 17))) is None
    assert payload(Record(io.BytesIO(PAGE), None)) == PAGE
