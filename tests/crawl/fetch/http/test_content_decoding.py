"""Compressed bodies, cut and whole, and what is taken for a page."""

from __future__ import annotations

import gzip
import random
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.crawl.fetch.errors import Fault
from scraper.crawl.fetch.http.content_decoding import BROKEN, CUT_OFF, PIECE, check_content, check_type, decoder

TEXT = "".join(f"<p>第{i}号渡轮在{i % 24}时靠岸。</p>" for i in range(3000)).encode()


def bare_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def decoded(encoding: str | None, body: bytes, step: int = 1000) -> bytes:
    """The body, fed ``step`` bytes at a time."""
    one = decoder(encoding)
    pieces = [piece for i in range(0, len(body), step) for piece in one.feed(body[i : i + step])]
    one.finish()
    assert all(len(piece) <= max(PIECE, step) for piece in pieces)
    return b"".join(pieces)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        (None, TEXT),
        ("identity", TEXT),
        ("gzip", gzip.compress(TEXT)),
        (" GZip ", gzip.compress(TEXT)),
        ("x-gzip", gzip.compress(TEXT)),
        ("gzip", gzip.compress(TEXT[:5000]) + gzip.compress(TEXT[5000:])),
        ("gzip", gzip.compress(TEXT) + bytes(700)),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", bare_deflate(TEXT)),
        ("gzip", zlib.compress(TEXT)),
        ("deflate, gzip", gzip.compress(zlib.compress(TEXT))),
    ],
    ids=[
        "none",
        "identity",
        "gzip",
        "case",
        "x-gzip",
        "members",
        "padded",
        "zlib",
        "bare deflate",
        "zlib as gzip",
        "two",
    ],
)
@pytest.mark.parametrize("step", [1, 1000, 1 << 20])
def test_encodings_are_undone(encoding: str | None, body: bytes, step: int) -> None:
    assert decoded(encoding, body, step) == TEXT


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate"]), st.integers(1, 50))
def test_any_content_survives(content: bytes, encoding: str, step: int) -> None:
    pack = {"gzip": gzip.compress, "deflate": zlib.compress}[encoding]
    assert decoded(encoding, pack(content), step) == content


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate"]))
def test_any_rubbish_is_a_fault_or_nothing(content: bytes, encoding: str) -> None:
    try:
        decoded(encoding, content)
    except Fault as caught:
        reason = caught.reason
    else:
        reason = BROKEN
    assert reason in (BROKEN, CUT_OFF)


@pytest.mark.parametrize("left", [5, 100, -9, -1])
def test_a_body_that_breaks_off_is_noticed(left: int) -> None:
    with pytest.raises(Fault, match=CUT_OFF):
        decoded("gzip", gzip.compress(TEXT)[:left])


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, br", "gzip, gzip, gzip", "compress", "utf-8, br"])
def test_what_was_not_asked_for_is_refused(encoding: str) -> None:
    with pytest.raises(Fault, match="which was not requested"):
        decoded(encoding, b"\x1b\x82\x9f" + TEXT)


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd", "compress", "utf-8, br"])
@pytest.mark.parametrize("step", [1, 1000])
def test_a_coding_of_what_was_sent_plain_or_in_gzip_is_ignored(encoding: str, step: int) -> None:
    page = b"\xef\xbb\xbf  <!DOCTYPE html><html>" + TEXT
    assert decoded(encoding, page, step) == page
    assert decoded(encoding, b'{"list": [{"id": 1}]}', step) == b'{"list": [{"id": 1}]}'
    assert decoded(encoding, gzip.compress(TEXT), step) == TEXT


# -- what is a page


@pytest.mark.parametrize(
    "kind",
    [
        *[None, "", "text/html", "text/html; charset=gbk", "TEXT/HTML", "application/xhtml+xml", "application/rss+xml"],
        *["application/xml", "text/xml", "application/json", "application/ld+json", "application/x-gzip", "html"],
    ],
)
def test_types_that_may_be_pages(kind: str | None) -> None:
    check_type(kind)


@pytest.mark.parametrize("kind", ["image/jpeg", "video/mp4", "application/pdf", "application/zip", "font/woff2"])
def test_types_that_are_none(kind: str) -> None:
    with pytest.raises(Fault, match=f"not a page but {kind}"):
        check_type(kind)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "utf-16", "utf-8-sig"])
def test_text_is_text_in_every_encoding(encoding: str) -> None:
    check_content("<html><p>山上的人下山了，天也晴了。</p>".encode(encoding), "text/html")


def test_text_in_utf_16_without_mark_is_believed_where_it_is_declared_or_begins_with_a_tag() -> None:
    for content in ("<html><p>晚安</p>".encode("utf-16-le"), "<!DOCTYPE html><p>晚安</p>".encode("utf-16-be")):
        check_content(content, "text/html; charset=UTF-16")
        check_content(content, "text/html")
    with pytest.raises(Fault, match="binary"):
        check_content("晚安<p>ok</p>".encode("utf-16-le"), "text/html")


def test_a_stray_control_character_is_forgiven() -> None:
    check_content(b"<p>\x08\x1f" + TEXT, "text/html")
    check_content(b"\x0bno", None)
    check_content(b"<p>ok</p>" + bytes(500), "text/html")


SITEMAP = b'<?xml version="1.0"?><urlset><url><loc>https://news.example.cn/1.html</loc></url></urlset>'


@pytest.mark.parametrize(
    "kind", [None, "", "text/xml", "text/plain", "text/html", "binary/octet-stream", "application/gzip"]
)
def test_compressed_sitemaps_pass_by_their_bytes(kind: str | None) -> None:
    check_type(kind)
    check_content(gzip.compress(SITEMAP), kind)
    check_content(gzip.compress(SITEMAP[:40]) + gzip.compress(SITEMAP[40:]), kind)
    check_content(gzip.compress(b"https://news.example.cn/1.html\n"), kind)


@pytest.mark.parametrize("inside", [TEXT, random.Random(3).randbytes(4000), b""])
def test_other_compressed_files_are_no_pages(inside: bytes) -> None:
    with pytest.raises(Fault, match="gzip"):
        check_content(gzip.compress(inside), "application/gzip")


@pytest.mark.parametrize(
    "kind",
    [
        *["binary/octet-stream", "application/rss", "application/atom", "application/rdf", "application/unknown"],
        *["unknown/unknown", "*/*", "application/download", "application/force-download", "application/x-httpd-php"],
        *[
            "httpd/unix-directory",
            "application/octet-stream",
            "multipart/form-data",
            "text",
            "application/x-javascript",
        ],
        *["application/vnd.wap.xhtml+xml", "application/vnd.geo+json", "content/unknown", "x-unknown/x-unknown"],
    ],
)
def test_types_that_say_nothing_are_judged_by_the_bytes(kind: str) -> None:
    check_type(kind)
    check_content(TEXT, kind)
    with pytest.raises(Fault, match="not a page"):
        check_content(random.Random(5).randbytes(3000), kind)


@pytest.mark.parametrize(
    "coding",
    ["gb2312", "gbk", "GB18030", "UTF8", "utf-8", "text/html", "binary", "8bit", "none", "identity", "", "big5", ";"],
)
def test_what_is_no_coding_is_overlooked(coding: str) -> None:
    assert decoded(coding, TEXT) == TEXT
    assert decoded(f"{coding}, gzip", gzip.compress(TEXT)) == TEXT


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", " GZIP ", "gzip;q=1.0", "gzip, gzip"])
def test_what_is_said_to_be_compressed_and_is_not(coding: str) -> None:
    assert decoded(coding, TEXT) == TEXT
    assert decoded(coding, gzip.compress(TEXT)) == TEXT


def test_a_decoder_knows_when_it_has_all() -> None:
    packed = gzip.compress(TEXT)
    decode = decoder("gzip")
    list(decode.feed(packed[:-1]))
    assert not decode.whole
    list(decode.feed(packed[-1:]))
    assert decode.whole
    assert not decoder(None).whole


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\nall text at first",
        b"PK\x03\x04word/document.xml",
        b"GIF89a",
        bytes(range(256)),
        random.Random(7).randbytes(5000),
    ],
    ids=["PDF", "docx", "GIF", "bytes", "noise"],
)
def test_files_in_disguise_are_refused(content: bytes) -> None:
    with pytest.raises(Fault, match="not a page"):
        check_content(content, "text/html; charset=utf-8")


@pytest.mark.parametrize("content", [b"", b"\r\n\t "])
def test_nothing_is_no_page(content: bytes) -> None:
    with pytest.raises(Fault, match="the page is empty"):
        check_content(content, "text/html")
