"""The type of a file, from its bytes: what a server or a name says of it is not believed.

The patterns are those of https://mimesniff.spec.whatwg.org/ and, for documents, of the formats' own specifications.
Nothing is decoded or unpacked.
"""

from __future__ import annotations

import re

BINARY, TEXT = "application/octet-stream", "text/plain"
_OOXML = "application/vnd.openxmlformats-officedocument."
_HEAD = 4096
"""Bytes that are examined for text, markup and names of a container's parts, at the beginning and at the end."""

_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (0, b"\xff\x0a", "image/jxl"),
    (0, b"\0\0\0\x0cJXL \r\n\x87\n", "image/jxl"),
    (0, b"\0\0\0\x0cjP  \r\n\x87\n", "image/jp2"),
    (0, b"8BPS\0\1", "image/vnd.adobe.photoshop"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"\x1f\x8b\x08", "application/gzip"),
    (257, b"ustar", "application/x-tar"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"OggS\0", "application/ogg"),
    (0, b"fLaC", "audio/flac"),
    (8, b"WAVE", "audio/wav"),
    (8, b"AVI ", "video/x-msvideo"),
    (0, b"\x1aE\xdf\xa3", "video/webm"),
    (0, b"FLV\1", "video/x-flv"),
    (0, b"MZ", "application/vnd.microsoft.portable-executable"),
    (0, b"\x7fELF", "application/x-elf"),
)
"""Place, bytes there, type."""
_IN_RIFF = frozenset(("image/webp", "audio/wav", "video/x-msvideo"))

_BRANDS = {
    b"avif": "image/avif",
    b"avis": "image/avif",
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"hevc": "image/heic",
    b"mif1": "image/heif",
    b"msf1": "image/heif",
    b"M4A ": "audio/mp4",
    b"qt  ": "video/quicktime",
}
"""Major brands of an ISO base media file (ISO/IEC 14496-12); all others are video/mp4."""

_ZIP_PARTS: tuple[tuple[bytes, str], ...] = (
    (b"word/", f"{_OOXML}wordprocessingml.document"),
    (b"xl/", f"{_OOXML}spreadsheetml.sheet"),
    (b"ppt/", f"{_OOXML}presentationml.presentation"),
    (b"OFD.xml", "application/ofd"),  # GB/T 33190: documents of Chinese offices
)
"""Beginnings of the names of a ZIP file's parts."""
_MIMETYPE = re.compile(rb"PK\x03\x04.{26}mimetype(application/[!-~]{1,80}?)PK\x03\x04", re.S)
"""The first part of an OpenDocument text or an EPUB, which is stored as it is (OpenDocument 1.3 part 2, 3.3)."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS: tuple[tuple[str, str], ...] = (
    ("WordDocument", "application/msword"),
    ("Workbook", "application/vnd.ms-excel"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
)
"""Names of streams in a compound file ([MS-CFB]), by which Office 97 and WPS tell their documents apart."""

_BEFORE: tuple[tuple[bytes, bytes], ...] = ((b"<!--", b"-->"), (b"<?", b">"), (b"<!", b">"))
"""What may be before a document's first element: how it begins and ends."""
_ELEMENT = re.compile(rb"<(?:[A-Za-z][\w.-]{0,40}:)?([A-Za-z][\w-]{0,40})[\s/>]")
_HTML = frozenset(
    b"html head body title meta link script style iframe h1 h2 h3 div p span font table a b br base form img ul".split()
)
_BINARY_BYTES = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
"""Bytes that no text has (mimesniff, 5)."""
_MARKS = (b"\xef\xbb\xbf", b"\xfe\xff", b"\xff\xfe")
"""Byte order marks."""


def sniff(content: bytes) -> str:
    """Return the MIME type that the bytes of a file are of; application/octet-stream where nothing tells."""
    for place, magic, kind in _MAGIC:
        if content.startswith(magic, place) and (kind not in _IN_RIFF or content.startswith(b"RIFF")):
            return kind
    if content[4:8] == b"ftyp":
        return _BRANDS.get(content[8:12], "video/mp4")
    if content.startswith(b"BM") and content[6:10] == b"\0\0\0\0":
        return "image/bmp"
    if content.startswith((b"\0\0\1\0", b"\0\0\2\0")) and len(content) > 6:
        return "image/x-icon"
    if content.startswith((b"PK\3\4", b"PK\5\6")):
        return _in_zip(content)
    if content.startswith(_OLE):
        return _in_ole(content)
    return _text(content[:_HEAD])


def _in_zip(content: bytes) -> str:
    if stated := _MIMETYPE.match(content[:200]):
        return stated[1].decode()
    for name, kind in _ZIP_PARTS:  # names stand before each part, and in the directory at the end
        if any(_has_part(piece, name) for piece in (content[:_HEAD], content[-16 * _HEAD :])):
            return kind
    return "application/zip"


def _has_part(piece: bytes, name: bytes) -> bool:
    """Check whether a part's local header (30 bytes) or directory entry (46 bytes) is followed by a name."""
    place = piece.find(name)
    while place >= 0:
        if piece[max(place - 30, 0) :].startswith(b"PK\3\4") or piece[max(place - 46, 0) :].startswith(b"PK\1\2"):
            return True
        place = piece.find(name, place + 1)
    return False


def _in_ole(content: bytes) -> str:
    for name, kind in _OLE_STREAMS:
        if name.encode("utf-16-le") in content:
            return kind
    return "application/x-ole-storage"


def _first_element(head: bytes) -> int:
    """Return the place after the white space, comments and declarations at the beginning of a document."""
    place = 0
    while True:
        place = len(head) - len(head[place:].lstrip())
        end = next((end for begin, end in _BEFORE if head.startswith(begin, place)), None)
        if end is None:
            return place
        subset = head.find(b"[", place)
        within = head.find(b"]", subset) if 0 <= subset < head.find(end, place) and end == b">" else place
        close = head.find(end, max(within, place))
        if close < 0:
            return place
        place = close + len(end)


def _text(head: bytes) -> str:
    """Return the type of a text, by its first element if it is markup."""
    marked = next((mark for mark in _MARKS if head.startswith(mark)), b"")
    if len(marked) == 2:
        head = head[2:].replace(b"\0", b"")  # UTF-16: the bytes of ASCII are every second
    head = head[len(marked) :] if len(marked) == 3 else head
    if _BINARY_BYTES.search(head):
        return BINARY
    place = _first_element(head)
    if first := _ELEMENT.match(head, place):
        name = first[1].lower()
        if name == b"svg":
            return "image/svg+xml"
        if name in _HTML:
            return "text/html"
    if b"<!doctype html" in head[:place].lower():
        return "text/html"
    if head.lstrip().startswith(b"<?xml"):
        return "text/xml"
    return TEXT if head else BINARY
