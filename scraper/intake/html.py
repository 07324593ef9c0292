"""Pages from a folder of saved HTML files."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from scraper.intake.captures import Capture, Passed
from scraper.intake.payload import LARGEST
from scraper.intake.wanted import EVERYTHING, Wanted
from scraper.records import Fetched, stamp

SUFFIXES = (".html", ".htm", ".shtml", ".shtm", ".xhtml", ".html.gz")


def read(path: Path, base: str | None = None, wanted: Wanted = EVERYTHING) -> Iterator[Capture | Passed]:
    """The wanted pages of a file or of a folder and what is below it, by name.

    ``base`` is the URL that the folder was saved from: a file's place in the folder is then its place under it. Without
    it a page goes by the canonical URL that it names, or by its ``file:`` URL if it names none.
    """
    files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.name.lower().endswith(SUFFIXES))
    for file in files:
        content = _content(file)
        if not content:
            continue
        url = f"{base.rstrip('/')}/{quote(file.relative_to(path).as_posix())}" if base else file.resolve().as_uri()
        saved = stamp(datetime.fromtimestamp(file.stat().st_mtime, UTC))
        page = Fetched(url, url, 200, (), content, saved)
        if wanted.by_address(url, saved) and wanted.by_glimpse(page):
            yield Capture(page, None)
        else:
            yield Passed(None, filtered=1)


def _content(file: Path) -> bytes | None:
    """A file's bytes; None for one that is too large, damaged or not to be read."""
    try:
        with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error):
        return None
    return content if len(content) <= LARGEST else None
