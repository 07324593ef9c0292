"""The kept files of an article outside of the archive: their names in a folder, and which belongs to which picture."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from scraper.contract import FILES_OF_MEDIA
from scraper.exporters import Row

ENDINGS: Mapping[str, str] = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/avif": "avif",
    "image/bmp": "bmp",
    "image/x-icon": "ico",
    "image/jxl": "jxl",
    "image/tiff": "tif",
    "image/heic": "heic",
    "image/svg+xml": "svg",
    "application/pdf": "pdf",
    "application/msword": "doc",
    "application/vnd.ms-excel": "xls",
    "application/vnd.ms-powerpoint": "ppt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
    "application/ofd": "ofd",
    "application/rtf": "rtf",
    "application/vnd.rar": "rar",
    "application/x-7z-compressed": "7z",
    "application/gzip": "gz",
    "application/x-tar": "tar",
    "application/epub+zip": "epub",
    "text/html": "html",
    "text/xml": "xml",
    "video/mp4": "mp4",
    "video/webm": "webm",
    "audio/mpeg": "mp3",
}
"""Type of a file, as its bytes say -> the ending of its name."""
GENERIC: Mapping[str, tuple[str, frozenset[str]]] = {
    "application/zip": ("zip", frozenset("zip docx xlsx pptx ofd epub odt ods odp wps".split())),
    "application/x-ole-storage": ("bin", frozenset("doc xls ppt wps et dps".split())),
    "text/plain": ("txt", frozenset("txt csv json md".split())),
    "application/octet-stream": ("bin", frozenset("caj ceb dwg dps et wps ofd".split())),
}
"""Types that say little: the ending without another, and those that the address may give."""
LONGEST = 80
"""Maximum number of characters of the name of a document, without its ending."""
_NO_NAME = re.compile(r"[\x00-\x1f\x7f-\x9f/\\:*?\"<>|\s]+")
"""Characters that no name of a file may have on some system."""
_MARKS = frozenset(("Cf", "Co", "Cs", "Cn", "Zl", "Zp"))
"""Categories of characters that do not show: among them those that turn the direction of text."""
_ADDRESS_ENDING = re.compile(r"\.([A-Za-z0-9]{1,5})(?=$|[?#&])")


class KeptFile(Protocol):
    """A file as `scraper.archive.files.file.File` has it."""

    @property
    def url(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def width(self) -> int | None: ...
    @property
    def height(self) -> int | None: ...
    @property
    def inline(self) -> bool: ...


class Store(Protocol):
    """The kept files of an archive, as `scraper.archive.Archive.files` has them."""

    def of(self, article: int) -> Sequence[KeptFile]:
        """Return the files of an article."""

    def read(self, sha256: str) -> bytes | None:
        """Return the bytes of a file."""


def of_row(row: Row, store: Store | None) -> Sequence[KeptFile]:
    """The kept files of an article; none of one without media, which is not looked up."""
    if store is None or not (row["images"] or row["videos"] or row["attachments"]):
        return ()
    return store.of(row["id"])


def by_address(files: Iterable[KeptFile], role: str) -> dict[str, KeptFile]:
    """The files of a role by their addresses."""
    return {file.url: file for file in files if file.role == role}


def ending(file: KeptFile) -> str:
    """The ending of a file's name by its type; its address counts only where the type says little."""
    if file.type not in GENERIC:
        return ENDINGS.get(file.type, "bin")
    usual, others = GENERIC[file.type]
    named = [match.lower() for match in _ADDRESS_ENDING.findall(file.url)]
    return next((name for name in reversed(named) if name in others), usual)


def names(row: Row, files: Iterable[KeptFile]) -> dict[tuple[str, str], str]:
    """A name for each file of an article, by its role and address: ``1.jpg`` of the first picture, 报名表.docx.

    No two are alike, whatever the system makes of capitals; none leads out of a folder.
    """
    numbers: dict[str, dict[str | None, int]] = {
        role: {one.get(key): number for number, one in reversed(list(enumerate(row[kind], 1)))}
        for kind, (role, key) in FILES_OF_MEDIA.items()
    }
    titles = {one["url"]: one["title"] for one in row["attachments"]}
    taken: set[str] = set()
    chosen: dict[tuple[str, str], str] = {}
    for file in files:
        number = numbers.get(file.role, {}).get(file.url, 0)
        stem = {"image": str(number), "poster": f"video-{number}", "layout": "page"}.get(file.role) or ""
        chosen[file.role, file.url] = _free(
            stem or safe(titles.get(file.url) or "", ending(file)) or "file", ending(file), taken
        )
    return chosen


def _free(stem: str, suffix: str, taken: set[str]) -> str:
    """A name that is not taken, and is from now on."""
    number, name = 1, f"{stem}.{suffix}"
    while (key := unicodedata.normalize("NFKC", name).casefold()) in taken:
        number += 1
        name = f"{stem}-{number}.{suffix}"
    taken.add(key)
    return name


def safe(title: str, suffix: str) -> str:
    """A title as the name of a file, without the ending; empty where nothing is left of it."""
    plain = "".join(sign for sign in title if unicodedata.category(sign) not in _MARKS)
    plain = _NO_NAME.sub("_", plain.strip()).strip("._ ")
    if plain.lower().endswith(f".{suffix}"):
        plain = plain[: -len(suffix) - 1].rstrip("._ ")
    return plain[:LONGEST].rstrip("._ ")


def size_text(size: int) -> str:
    """A size for people: 812 B, 45 kB, 3.2 MB."""
    if size < 1000:
        return f"{size} B"
    return f"{size / 1e3:.0f} kB" if size < 999_500 else f"{size / 1e6:.1f} MB"


def places(row: Row) -> dict[int, list[tuple[int, Mapping[str, Any]]]]:
    """The pictures of an article, each with its number from 1, by the number of paragraphs before them."""
    last = sum(1 for line in row["body"].split("\n") if line.strip())
    chosen: dict[int, list[tuple[int, Mapping[str, Any]]]] = {}
    for number, image in enumerate(row["images"], 1):
        chosen.setdefault(min(max(image["after"], 0), last), []).append((number, image))
    return chosen


def words(image: Mapping[str, Any]) -> str:
    """The caption of a picture with its credit."""
    caption, credit = image.get("caption") or "", image.get("credit") or ""
    return f"{caption} ({credit})" if caption and credit else caption or credit
