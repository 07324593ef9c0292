"""WARC records, written by hand: as others write them, and as nobody should."""

from __future__ import annotations

import gzip
import zlib

PAGE = (
    '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{headline}</title></head><body>'
    "<h1>{headline}</h1><div>2026-01-31 08:15 来源：清河晚报</div><article><p>本报讯　清河市图书馆新馆昨日开馆，"
    "首日迎来读者四千余人。新馆地上六层，藏书八十万册，设有少儿阅览区和盲文阅览室，每周二闭馆。</p>"
    "<p>第{headline}条。馆长介绍，读者凭身份证即可借阅，逾期不再收取滞纳金，读者纷纷表示欢迎。</p></article></body></html>"
)


def page(headline: str) -> bytes:
    """An article's page."""
    return PAGE.format(headline=headline).encode()


def answer(body: bytes, status: str = "200 OK", kind: str = "text/html; charset=utf-8", *more: str) -> bytes:
    """An HTTP response."""
    head = "".join(f"{line}\r\n" for line in (f"HTTP/1.1 {status}", f"Content-Type: {kind}", *more))
    return head.encode() + b"\r\n" + body


def record(
    url: str, block: bytes, kind: str = "response", date: str = "2026-01-31T01:00:00Z", length: int | None = None
) -> bytes:
    """A record. ``length``: what it says of its length, if not the truth."""
    size = len(block) if length is None else length
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{abs(hash(url)) % 10**12:012d}>\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {size}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def members(*records: bytes) -> bytes:
    """A .warc.gz: a gzip member a record."""
    return b"".join(gzip.compress(one, 6) for one in records)


def raw_deflate(data: bytes) -> bytes:
    """Deflate without zlib's frame, which some servers send for it."""
    stream = zlib.compressobj(wbits=-15)
    return stream.compress(data) + stream.flush()


def chunked(data: bytes, size: int = 100) -> bytes:
    """RFC 9112 section 7.1."""
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x;ext=1\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"
