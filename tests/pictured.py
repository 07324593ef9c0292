"""An archive with kept files: an article with pictures and attachments, some of which are not kept."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from pathlib import Path

from scraper.archive import Archive
from scraper.models import Attachment, Image, Video
from scraper.text.segmenter import analyse
from tests.cli.filled import FIRST, OTHER, fetched

SITE = "https://news.example.cn/"


def png(width: int, height: int, rgb: tuple[int, int, int] = (200, 120, 60)) -> bytes:
    """A picture in one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    pixels = zlib.compress((b"\0" + bytes(rgb) * width) * height)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


LEAD, SECOND, LONG, POSTER = png(600, 400), png(300, 200, (10, 90, 60)), png(200, 900), png(64, 36, (0, 0, 0))
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>document.title="run"</script></svg>'
HTML = b"<html><script>document.title='run'</script></html>"
DOCX = b"PK\3\4" + b"\0" * 26 + b"word/document.xml" + b"x" * 4000
KEPT = (
    ("1.png", "image", LEAD),
    ("2.png", "image", SECOND),
    ("3.svg", "image", SVG),
    ("4.png", "image", LONG),
    ("p.png", "poster", POSTER),
    ("a.docx", "attachment", DOCX),
    ("x.html", "attachment", HTML),
)
"""Name, role and bytes of the kept files."""
PICTURED = replace(
    FIRST,
    images=(
        Image(f"{SITE}1.png", "读者在少儿阅览区里看书", "清河晚报记者 陈可", 0),
        Image(f"{SITE}2.png", None, None, 1),
        Image(f"{SITE}gone.jpg", "盲文阅览室<b>", "周以宁", 1),
        Image(f"{SITE}3.svg", "平面图", None, 2),
        Image(f"{SITE}4.png", "夜景", None, 99),
    ),
    videos=(Video(f"{SITE}v.mp4", f"{SITE}p.png", "开馆仪式"),),
    attachments=(
        Attachment(f"{SITE}a.docx", "图书馆导览图.docx", "docx"),
        Attachment(f"{SITE}b.pdf", "借阅规则", "pdf"),
        Attachment(f"{SITE}x.html", "../坏<script>名字", "html"),
    ),
)


def fill(path: Path) -> Path:
    """Make the archive: article 1 has media, article 2 has none; its path."""
    with Archive.open(path) as archive:
        article = archive.articles.store("evening", fetched(PICTURED), PICTURED, analyse(PICTURED)).id
        archive.articles.store("evening", fetched(OTHER), OTHER, analyse(OTHER))
        keep(archive, article)
    return path


def keep(archive: Archive, article: int) -> None:
    """Keep the files of the article."""
    for number, (name, role, content) in enumerate(KEPT):
        archive.files.keep(article, SITE + name, role, content, number=number)  # type: ignore[arg-type]
