"""Small valid pictures and documents of every common type, written by hand."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO


def png(width: int = 3, height: int = 2, color: int = 0) -> bytes:
    """A grey picture; ``color`` makes another file of it."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = (b"\0" + bytes([color]) * min(width, 100)) * min(height, 100)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def gif(width: int = 3, height: int = 2) -> bytes:
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"


def jpeg(width: int = 3, height: int = 2) -> bytes:
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\1\x11\0"
    return (
        b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
        + b"\xff\xc0"
        + struct.pack(">H", len(frame) + 2)
        + frame
        + b"\xff\xda\0\x08\1\1\0\0\x3f\0\x7f\xff\xd9"
    )


def webp(width: int = 3, height: int = 2) -> bytes:
    frame = b"\x30\1\0\x9d\1\x2a" + struct.pack("<HH", width, height) + b"\2\0\x34\x25\xa4\0\3p\0\xfe\xfb\x94\0\0"
    body = b"WEBPVP8 " + struct.pack("<I", len(frame)) + frame
    return b"RIFF" + struct.pack("<I", len(body)) + body


def bmp(width: int = 3, height: int = 2) -> bytes:
    rows = b"\0" * ((width * 3 + 3) // 4 * 4 * height)
    info = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, len(rows), 2835, 2835, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54 + len(rows), 0, 0, 54) + info + rows


def avif(width: int = 3, height: int = 2) -> bytes:
    def box(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data) + 8) + name + data

    ispe = box(b"ispe", b"\0\0\0\0" + struct.pack(">II", width, height))
    properties = box(b"iprp", box(b"ipco", ispe) + box(b"ipma", b"\0\0\0\0\0\0\0\1\0\1\1\1"))
    item = box(b"infe", b"\2\0\0\0\0\1\0\0av01\0")
    handler = box(b"hdlr", b"\0\0\0\0\0\0\0\0pict" + bytes(13))
    place = box(b"iloc", b"\0\0\0\0\x44\0\0\1\0\1\0\0\0\1" + struct.pack(">II", 0, 1))
    meta = box(
        b"meta",
        bytes(4)
        + handler
        + box(b"pitm", b"\0\0\0\0\0\1")
        + place
        + box(b"iinf", bytes(4) + b"\0\1" + item)
        + properties,
    )
    return box(b"ftyp", b"avif\0\0\0\0avifmif1") + meta + box(b"mdat", b"\0")


def ico() -> bytes:
    picture = png()
    return b"\0\0\1\0\1\0" + struct.pack("<BBBBHHII", 3, 2, 0, 0, 1, 32, len(picture), 22) + picture


def tiff(width: int = 3, height: int = 2) -> bytes:
    entries = ((256, width), (257, height), (258, 8), (259, 1), (262, 1), (273, 0), (279, 1))
    rows = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in entries)
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + rows + bytes(4)


SVG = b'<?xml version="1.0"?>\n<!-- a logo -->\n<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>'
HTML = "<!DOCTYPE html><title>404</title><p>您访问的页面不存在".encode()
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def office(folder: str, first: str = "[Content_Types].xml") -> bytes:
    """A document of Office Open XML (word, xl, ppt), or another ZIP with these parts."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(first, "<Types/>")
        made.writestr("docProps/app.xml", "x" * 9000)
        made.writestr(folder, "<document/>")
    return buffer.getvalue()


def odt() -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        made.writestr("content.xml", "<office:document-content/>")
    return buffer.getvalue()


def doc(stream: str = "WordDocument") -> bytes:
    return OLE + bytes(100) + stream.encode("utf-16-le") + bytes(300)
