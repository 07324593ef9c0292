"""The pictures, videos and attachments of an article as its page shows them, and their files as they are sent.

Nothing comes from the article's site: what the archive has not kept is a link, which a person may follow.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from scraper.archive import Archive, File
from scraper.exporters import media_files
from scraper.presentation.web.pages.search_view import PATIENCE, Finder

PASSIVE = ("application/", "audio/", "video/", "image/")
"""Beginnings of types that a download may have: what a browser would open as a page is sent as plain bytes."""
ACTIVE = frozenset(("image/svg+xml", "application/xhtml+xml", "application/xml", "application/javascript"))
BYTES = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture. ``shown``: where its file is, if a page may show it; ``download``: the same of one that it may not.

    Both are empty for a picture that is not kept.
    """

    number: int
    url: str
    caption: str
    credit: str
    shown: str = ""
    download: str = ""
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Clip:
    """A video: its address, and its poster where that is kept."""

    url: str
    caption: str
    poster: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """An attachment. ``download``: where its file is, empty where it is not kept."""

    url: str
    title: str
    type: str
    download: str = ""
    size: str = ""


@dataclass(frozen=True, slots=True)
class Media:
    """All of an article: its pictures by the number of paragraphs before them, its videos and attachments."""

    figures: Mapping[int, Sequence[Figure]]
    clips: Sequence[Clip]
    documents: Sequence[Document]

    @property
    def enlarged(self) -> Sequence[Figure]:
        """The pictures that can be looked at in full, in their order."""
        return [one for place in sorted(self.figures) for one in self.figures[place] if one.shown]


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it is sent. ``name``: under which it is to be saved; empty for a picture that a page shows."""

    content: bytes
    type: str
    name: str

    @property
    def disposition(self) -> str:
        """The Content-Disposition (RFC 6266); names that are not ASCII as in RFC 8187."""
        plain = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "._-") else "_" for sign in self.name)
        return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(self.name)}" if self.name else "inline"


def media(archive: Archive, row: Mapping[str, Any]) -> Media:
    """The media of an article, with the addresses here of what is kept of them."""
    stored = media_files.of_row(row, archive.files)
    pictures, posters, documents = (media_files.by_address(stored, role) for role in ("image", "poster", "attachment"))
    figures = {
        place: [_figure(row, number, image, pictures.get(image["url"])) for number, image in images]
        for place, images in media_files.places(row).items()
    }
    clips = [
        Clip(one["url"], one["caption"] or "", _shown(row, posters.get(one["poster"] or ""))) for one in row["videos"]
    ]
    return Media(figures, clips, [_document(row, one, documents.get(one["url"])) for one in row["attachments"]])


def address(article: int, sha256: str) -> str:
    """The address at which the server has a file of an article."""
    return f"/article/{article}/file/{sha256}"


def _shown(row: Mapping[str, Any], file: media_files.KeptFile | None) -> str:
    return address(row["id"], file.sha256) if file is not None and file.inline else ""


def _figure(row: Mapping[str, Any], number: int, image: Mapping[str, Any], file: media_files.KeptFile | None) -> Figure:
    words = image["caption"] or "", image["credit"] or ""
    if file is None:
        return Figure(number, image["url"], *words)
    shown = _shown(row, file)
    download = "" if shown else address(row["id"], file.sha256)
    return Figure(number, image["url"], *words, shown, download, file.width, file.height)


def _document(row: Mapping[str, Any], one: Mapping[str, Any], file: media_files.KeptFile | None) -> Document:
    title, kind = one["title"] or one["url"], one["type"]
    if file is None:
        return Document(one["url"], title, kind)
    return Document(one["url"], title, kind, address(row["id"], file.sha256), media_files.size_text(file.size))


def file(finder: Finder, number: str, sha256: str) -> Sent | None:
    """A file of an article; None if the article has no such file, or its bytes are gone."""
    archive = finder.archive
    with archive.snapshot(PATIENCE):
        row = archive.articles.get(number)
        stored = archive.files.of(row["id"]) if row is not None else []
        one = next((file for file in stored if file.sha256 == sha256), None)
        content = archive.files.read(sha256) if one is not None else None
    if row is None or one is None or content is None:
        return None
    if one.inline and one.role in ("image", "poster"):
        return Sent(content, one.type, "")
    return Sent(content, _safe_type(one), f"{row['id']}-{media_files.names(row, stored)[one.role, one.url]}")


def _safe_type(one: File) -> str:
    return one.type if one.type.startswith(PASSIVE) and one.type not in ACTIVE else BYTES
