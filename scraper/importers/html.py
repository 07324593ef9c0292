"""Pages from a folder of saved HTML files: a browser's, or a mirror that wget or HTTrack made."""

from __future__ import annotations

import gzip
import os
import re
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, quote_from_bytes

from scraper.importers.captures import Capture, Passed
from scraper.importers.filters import EVERYTHING, Wanted
from scraper.importers.http_payload import LARGEST
from scraper.models import Fetched, stamp

SUFFIXES = (".html", ".htm", ".shtml", ".shtm", ".xhtml", ".html.gz")
"""What is a page by its name; any other file is one if it begins as one."""
IMPORTED = (".warc", ".warc.gz", ".jsonl")
"""What else is read of a folder, as what it is."""
_GZIP = b"\x1f\x8b\x08"
_HEAD = 1445
_PAGE = re.compile(
    rb"\A[\s\xef\xbb\xbf]*+(?:<!--(?:[^-]|-(?!->)){0,1000}+-->\s*+)*+<(?:!doctype\s+html|html|head|body|title)[\s>]",
    re.I | re.S,
)
"""How a page begins (WHATWG MIME Sniffing, section 7.1)."""


def read(path: Path, base: str | None = None, wanted: Wanted = EVERYTHING) -> Iterator[Capture | Passed]:
    """The wanted pages of a file or of a folder and what is below it, by name.

    ``base`` is the URL that the folder was saved from: a file's place in the folder is then its place under it. Without
    it a page goes by the canonical URL that it names, or by its ``file:`` URL if it names none.
    """
    for file in [path] if path.is_file() else pages(path)[0]:
        content = _content(file)
        if not content:
            continue
        url = f"{base.rstrip('/')}/{_address(file.relative_to(path))}" if base else file.resolve().as_uri()
        saved = stamp(datetime.fromtimestamp(file.stat().st_mtime, UTC))
        page = Fetched(url, url, 200, (), content, saved)
        if wanted.by_address(url, saved) and wanted.by_glimpse(page):
            yield Capture(page, None)
        else:
            yield Passed(None, filtered=1)


def pages(folder: Path) -> tuple[list[Path], int]:
    """The files below a folder that are pages, by name; and the number of those that are none."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    found = [path for path in files if path.name.lower().endswith(SUFFIXES) or _begins_as_page(path)]
    others = [path for path in files if not path.name.lower().endswith(IMPORTED)]
    return found, len(others) - len(found)


def _begins_as_page(file: Path) -> bool:
    """Whether a file is a page by its bytes: ``view.php?id=5``, ``show.asp``, ``news.html.1``, ``index``."""
    try:
        with file.open("rb") as stream:
            head = stream.read(_HEAD)
        if head.startswith(_GZIP):
            head = zlib.decompressobj(31).decompress(head, _HEAD)
    except (OSError, zlib.error):
        return False
    return _PAGE.match(head) is not None


def _address(place: Path) -> str:
    """A file's place as part of a URL: its bytes, whatever they are encoded in. wget keeps the query in the name, and
    adds .html where the name tells no page."""
    path, mark, query = os.fsdecode(place.as_posix()).partition("?")
    if not mark:
        return quote_from_bytes(os.fsencode(path))
    query = re.sub(r"\.html?$", "", query, flags=re.I)
    return f"{quote_from_bytes(os.fsencode(path))}?{quote(os.fsencode(query), safe='=&%;,/:+~@!$()*')}"


def _content(file: Path) -> bytes | None:
    """A file's bytes, unpacked; None for one that is too large, damaged or not to be read."""
    try:
        with file.open("rb") as stream:
            packed = stream.read(3) == _GZIP
        with gzip.open(file) if packed else file.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error):
        return None
    return content if len(content) <= LARGEST else None
