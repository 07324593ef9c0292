"""Pages from a folder of saved HTML files: a browser's, or a mirror that wget or HTTrack made."""

from __future__ import annotations

import gzip
import os
import re
import zlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, quote_from_bytes

from scraper.contract import stamp
from scraper.i18n import Message
from scraper.importers import ImportFailed
from scraper.importers.captures import Capture, Passed
from scraper.importers.filters import EVERYTHING, PageFilter
from scraper.importers.warc.http_payload import LARGEST
from scraper.models import Fetched

SUFFIXES = (".html", ".htm", ".shtml", ".shtm", ".xhtml", ".html.gz")
"""Suffixes of pages; any other file is a page if its first bytes are those of one."""
IMPORTED = (".warc", ".warc.gz", ".warc.zst", ".jsonl")
"""Suffixes of the files in a folder that are imported in their own formats."""
_GZIP = b"\x1f\x8b\x08"
_HEAD = 1445
_PAGE = re.compile(
    rb"\A[\s\xef\xbb\xbf]*+(?:<!--(?:[^-]|-(?!->)){0,1000}+-->\s*+)*+<(?:!doctype\s+html|html|head|body|title)[\s>]",
    re.I | re.S,
)
"""The beginning of a page (WHATWG MIME Sniffing, section 7.1)."""


def read(
    path: Path, base: str | None = None, page_filter: PageFilter = EVERYTHING, root: Path | None = None
) -> Iterator[Capture | Passed | ImportFailed]:
    """Yield the pages of a file, or of a folder and its subfolders, that pass the filter, by name.

    ``base`` is the URL that the folder was saved from: a file's path in the folder is then its path under that URL.
    Without it a page has the canonical URL that it declares, or its ``file:`` URL if it declares none. ``root`` is
    that folder where ``path`` is a file; None is the file's own.
    """
    root = (root or path.parent) if path.is_file() else path
    for file in [path] if path.is_file() else pages(path)[0]:
        try:
            content = _content(file)
        except ImportFailed as error:
            yield error
            continue
        url = f"{base.rstrip('/')}/{_address(Path(os.path.relpath(file, root)))}" if base else file.resolve().as_uri()
        saved = stamp(datetime.fromtimestamp(file.stat().st_mtime, UTC))
        page = Fetched(url, url, 200, (), content, saved)
        if page_filter.allows_address(url, saved) and page_filter.allows_bytes(page):
            yield Capture(page, None)
        else:
            yield Passed(None, filtered=1)


def common_folder(files: Iterable[Path]) -> Path | None:
    """The deepest folder that holds all the files; None without any."""
    folders = [os.path.abspath(file.parent) for file in files]  # noqa: PTH100 - links are kept, as in the files' names
    return Path(os.path.commonpath(folders)) if folders else None


def pages(folder: Path) -> tuple[list[Path], int]:
    """List the pages below a folder by name, and count the other files, those of `IMPORTED` formats left out."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    matches = [path for path in files if path.name.lower().endswith(SUFFIXES) or _begins_as_page(path)]
    others = [path for path in files if not path.name.lower().endswith(IMPORTED)]
    return matches, len(others) - len(matches)


def _begins_as_page(file: Path) -> bool:
    """Recognise a page by its bytes, for names like ``view.php?id=5``, ``show.asp``, ``news.html.1``, ``index``."""
    try:
        with file.open("rb") as stream:
            head = stream.read(_HEAD)
        if head.startswith(_GZIP):
            head = zlib.decompressobj(31).decompress(head, _HEAD)
    except (OSError, zlib.error):
        return False
    return _PAGE.match(head) is not None


def _address(place: Path) -> str:
    """A file's relative path as part of a URL, byte for byte in whatever encoding it has.

    wget keeps the query in the name, and adds .html to names without a page's suffix.
    """
    path, mark, query = os.fsdecode(place.as_posix()).partition("?")
    if not mark:
        return quote_from_bytes(os.fsencode(path))
    query = re.sub(r"\.html?$", "", query, flags=re.I)
    return f"{quote_from_bytes(os.fsencode(path))}?{quote(os.fsencode(query), safe='=&%;,/:+~@!$()*')}"


def _content(file: Path) -> bytes:
    """A file's bytes, decompressed. Raises ImportFailed if it is over `LARGEST`, damaged or unreadable."""
    try:
        with file.open("rb") as stream:
            packed = stream.read(3) == _GZIP
        with gzip.open(file) if packed else file.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error) as error:
        why = getattr(error, "strerror", None) or error
        raise ImportFailed(Message("{name}: cannot be read: {strerror}", name=file, strerror=why)) from error
    if len(content) > LARGEST:
        raise ImportFailed(Message("{name}: larger than {n} MB", name=file, n=LARGEST >> 20))
    return content
