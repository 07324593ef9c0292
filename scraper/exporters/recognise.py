"""Recognising a file that `scrape export` wrote, by its content: only such a file is replaced without --force."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from scraper.contract import CONTRACT

SOFTWARE = "scrape"
"""Name of the writing software, in formats with a field for it."""
HEAD = 1 << 16
"""Bytes at the beginning of a file that are examined."""
KEY = b"scrape.version"
"""Key of our version in the metadata of a Parquet file."""

BIBTEX = b"% References exported by scrape\n"
"""First line of a file of BibTeX."""

LINE = 1 << 26
"""Maximum bytes of a line that is read: an article with its revisions."""

Recogniser = Callable[[Path, Collection[str]], bool]


def is_ours(path: Path, columns: Collection[str], requested: Sequence[str] = ()) -> bool:
    """Check whether an export wrote the file, in any format. ``columns``: every column that an export can have;
    ``requested``: those that were chosen, which a file may have alone.

    False for a file that cannot be read.
    """
    return any(_recognises(recognise, path, columns) for recognise in FORMATS.values()) or (
        bool(requested) and _recognises(_has_just, path, requested)
    )


def _recognises(recognise: Recogniser, path: Path, columns: Collection[str]) -> bool:
    try:
        return recognise(path, columns)
    except (OSError, ValueError, EOFError, RecursionError, zlib.error):
        return False


def _csv(path: Path, columns: Collection[str]) -> bool:
    lines = _head(path).decode("utf-8-sig", "replace").splitlines()
    if lines and lines[0].startswith("sep="):
        del lines[0]
    names = re.split("[,;\t]", lines[0]) if lines else []
    return tuple(names) == CONTRACT or ("source" in names and set(names) <= set(columns))


def _has_just(path: Path, columns: Collection[str]) -> bool:
    """Recognise CSV with a byte order mark, or JSON, with just these columns in this order."""
    first, _, second = _head(path).partition(b"\n")
    if first.startswith(b"\xef\xbb\xbf"):
        return re.split("[,;\t]", first.decode("utf-8-sig").rstrip("\r")) == list(columns)
    line = second.partition(b"\n")[0].rstrip(b",") if first == b"[" else first
    row = json.loads(line)
    return isinstance(row, dict) and list(row) == list(columns)


def _jsonl(path: Path, columns: Collection[str]) -> bool:
    with path.open("rb") as file:
        return _is_row(file.readline(LINE), columns)


def _json(path: Path, columns: Collection[str]) -> bool:
    with path.open("rb") as file:
        first = file.readline(16)
        if first == b"[]\n":
            return True
        return first == b"[\n" and _is_row(file.readline(LINE).rstrip().rstrip(b","), columns)


def _atom(path: Path, columns: Collection[str]) -> bool:
    head = _head(path)
    return b'<feed xmlns="http://www.w3.org/2005/Atom"' in head and b"<id>urn:scrape:" in head


def _json_feed(path: Path, columns: Collection[str]) -> bool:
    head = _head(path)
    return b'"https://jsonfeed.org/version/1.1"' in head and b'"_scrape"' in head


def _warc(path: Path, columns: Collection[str]) -> bool:
    with gzip.open(path) as file:
        head = file.read(2000)
    return head.startswith(b"WARC/1.1\r\n") and b"\r\nsoftware: scrape " in head


def _parquet(path: Path, columns: Collection[str]) -> bool:
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - 8))
        tail = file.read(8)
        length = int.from_bytes(tail[:4], "little")
        if tail[4:] != b"PAR1" or length > size:
            return False
        file.seek(size - 8 - length)
        return KEY in file.read(length)


def _xlsx(path: Path, columns: Collection[str]) -> bool:
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as book, book.open("docProps/core.xml") as about:
            return f"<dc:creator>{SOFTWARE}</dc:creator>".encode() in about.read(HEAD)
    except (BadZipFile, KeyError, NotImplementedError, RuntimeError):
        return False


def _bibtex(path: Path, columns: Collection[str]) -> bool:
    return _head(path).startswith(BIBTEX)


def _ris(path: Path, columns: Collection[str]) -> bool:
    return re.match(rb"TY  - (?:NEWS|ELEC)\r\nID  - news\d*-\d+\r\n", _head(path)) is not None


def _csl_json(path: Path, columns: Collection[str]) -> bool:
    with path.open("rb") as file:
        if file.readline(16) != b"[\n":
            return False
        item = json.loads(file.readline(LINE).rstrip().rstrip(b","))
    return isinstance(item, dict) and re.fullmatch(r"news\d*-\d+", str(item.get("id"))) is not None


FORMATS: dict[str, Recogniser] = {
    "csv": _csv,
    "jsonl": _jsonl,
    "json": _json,
    "atom": _atom,
    "json-feed": _json_feed,
    "warc": _warc,
    "parquet": _parquet,
    "xlsx": _xlsx,
    "bibtex": _bibtex,
    "ris": _ris,
    "csl-json": _csl_json,
}
"""Recognisers by format, without one for a folder of Markdown: people add notes of their own to it."""


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD)


def _is_row(line: bytes, columns: Collection[str]) -> bool:
    row = json.loads(line)
    return isinstance(row, dict) and "source" in row and set(row) <= set(columns)
