"""The type of a file, from its bytes alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.archive.files.file import INLINE
from scraper.archive.files.media_types import sniff
from scraper.archive.files.store import measured
from tests import pictures

OOXML = "application/vnd.openxmlformats-officedocument."
PICTURES = {
    "image/png": pictures.png(),
    "image/jpeg": pictures.jpeg(),
    "image/gif": pictures.gif(),
    "image/webp": pictures.webp(),
    "image/bmp": pictures.bmp(),
    "image/avif": pictures.avif(),
    "image/tiff": pictures.tiff(),
}
CASES: tuple[tuple[str, bytes], ...] = (
    *PICTURES.items(),
    ("image/x-icon", pictures.ico()),
    ("image/svg+xml", pictures.SVG),
    ("image/svg+xml", b'<!DOCTYPE svg [<!ENTITY a "b">]>\n<svg:svg xmlns:svg="x">'),
    ("image/svg+xml", b"\xef\xbb\xbf<svg onload='alert(1)'>"),
    ("text/html", pictures.HTML),
    ("text/html", b"\n <!-- x --><HTML lang=zh>"),
    ("text/html", "<script>".encode("utf-16")),
    ("text/html", b"<!doctype html>\n"),
    ("text/xml", b"<?xml version='1.0'?><rss/>"),
    ("text/plain", "姓名,分数\n".encode("gb18030")),
    ("text/plain", "名单".encode()),
    ("application/pdf", pictures.PDF),
    ("application/rtf", b"{\\rtf1 x}"),
    (f"{OOXML}wordprocessingml.document", pictures.office("word/document.xml")),
    (f"{OOXML}spreadsheetml.sheet", pictures.office("xl/workbook.xml")),
    (f"{OOXML}presentationml.presentation", pictures.office("ppt/presentation.xml")),
    ("application/ofd", pictures.office("Doc_0/Document.xml", "OFD.xml")),
    ("application/zip", pictures.office("notes-on-word/a.txt", "a.txt")),
    ("application/vnd.oasis.opendocument.text", pictures.odt()),
    ("application/msword", pictures.doc()),
    ("application/vnd.ms-excel", pictures.doc("Workbook")),
    ("application/vnd.ms-powerpoint", pictures.doc("PowerPoint Document")),
    ("application/x-ole-storage", pictures.OLE),
    ("application/vnd.rar", b"Rar!\x1a\x07\x01\0"),
    ("application/gzip", b"\x1f\x8b\x08\0"),
    ("video/mp4", b"\0\0\0\x18ftypisom\0\0\2\0"),
    ("audio/wav", b"RIFF\0\0\0\0WAVEfmt "),
    ("application/octet-stream", b"\0\1\2\3"),
    ("application/octet-stream", b"12345678WEBP\0"),
    ("application/octet-stream", b""),
)


@pytest.mark.parametrize(("kind", "content"), CASES)
def test_bytes_say_their_type(kind: str, content: bytes) -> None:
    assert sniff(content) == kind


@pytest.mark.parametrize("kind", PICTURES)
def test_a_header_says_how_large_an_image_is(kind: str) -> None:
    assert measured(PICTURES[kind], kind) == (3, 2)
    assert measured(PICTURES[kind][:9], kind) == (None, None)


@given(st.binary(max_size=200), st.sampled_from([content for _, content in CASES]), st.integers(0, 100))
def test_no_bytes_are_too_strange(noise: bytes, content: bytes, place: int) -> None:
    kind = sniff(content[:place] + noise)
    assert "/" in kind
    measured(content[:place] + noise, kind)


def test_documents_with_scripts_are_never_inline() -> None:
    assert not INLINE & {"image/svg+xml", "text/html", "text/xml", "application/pdf", "text/plain"}
