"""The pictures, videos and attachments of an article as a feed names them (RFC 4287, 4.2.7.2; JSON Feed 1.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from scraper.exporters import Row, media_files
from scraper.exporters.media_files import KeptFile, Store
from scraper.urls import is_web_address

MOST = 50
"""Enclosures of one article."""

TYPES = {ending: kind for kind, ending in media_files.ENDINGS.items()} | {
    "jpeg": "image/jpeg",
    "zip": "application/zip",
    "txt": "text/plain",
    "csv": "text/csv",
    "mov": "video/quicktime",
}
"""Ending of a name -> media type: a table of ours, since that of the system differs from one to another."""

Address = Callable[[int, str], str]
"""Where a server has a kept file: of an article's number and the file's SHA-256."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file of an article. ``type`` is empty and ``size`` None where nothing says them."""

    url: str
    title: str
    type: str = ""
    size: int | None = None
    is_picture: bool = False
    """One of the article's pictures."""


def enclosures(row: Row, files: Store | None = None, address: Address | None = None) -> list[Enclosure]:
    """The media of an article: pictures, then attachments, then videos that are files.

    ``files``: the kept ones, which say types and sizes. ``address``: where they are served; without it, and for what is
    not kept, the address is the site's.
    """
    stored = media_files.of_row(row, files)
    return list(islice(_all(row, stored, address), MOST))


def _all(row: Row, stored: Sequence[KeptFile], address: Address | None) -> Iterator[Enclosure]:
    for name, role in (("images", "image"), ("attachments", "attachment")):
        by_address = media_files.by_address(stored, role)
        for one in row[name]:
            if is_web_address(one["url"]):
                enclosure = _enclosure(row, one, by_address.get(one["url"]), address)
                yield replace(enclosure, is_picture=name == "images")
    for one in row["videos"]:
        if is_web_address(one["url"]) and (kind := guessed(one["url"])).startswith("video/"):
            yield Enclosure(one["url"], one["caption"] or "", kind)


def _enclosure(row: Row, one: Mapping[str, Any], file: KeptFile | None, address: Address | None) -> Enclosure:
    title = one.get("title") or media_files.words(one)
    if file is None:
        return Enclosure(one["url"], title, guessed(f"x.{one['type']}" if "type" in one else one["url"]))
    url = address(row["id"], file.sha256) if address is not None else one["url"]
    return Enclosure(url, title, file.type, file.size)


def guessed(address: str) -> str:
    """The media type that the ending of an address names; empty without a known one."""
    name = address.partition("?")[0].partition("#")[0].rpartition("/")[2]
    return TYPES.get(name.rpartition(".")[2].lower(), "") if "." in name else ""
