"""The answers of CDX servers: Wayback's JSON arrays, pywb's and Common Crawl's JSON lines, CDXJ, and plain lines."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scraper.errors import ScrapeError
from scraper.i18n import Message

NAMES = {
    "original": "url",
    "url": "url",
    "mimetype": "mime",
    "mime": "mime",
    "statuscode": "status",
    "status": "status",
    "timestamp": "timestamp",
    "digest": "digest",
    "length": "length",
    "filename": "filename",
    "offset": "offset",
    "truncated": "truncated",
}
"""The fields of an index by the names that the servers give them."""
PLAIN = {
    7: ("urlkey", "timestamp", "url", "mime", "status", "digest", "length"),
    9: ("urlkey", "timestamp", "url", "mime", "status", "digest", "redirect", "offset", "filename"),
    10: ("urlkey", "timestamp", "url", "mime", "status", "digest", "redirect", "robots", "offset", "filename"),
    11: (
        *("urlkey", "timestamp", "url", "mime", "status", "digest", "redirect", "robots"),
        *("length", "offset", "filename"),
    ),
}
"""The fields of a plain line by their number: Wayback's own seven, and the CDX formats N b a m s k r (M) (S) V g."""


class IndexUnreadable(ScrapeError):
    """An answer is not that of a CDX server."""


@dataclass(frozen=True, slots=True)
class Row:
    """One capture in an index, as the archive spells it; empty texts for what it does not say."""

    url: str
    timestamp: str
    mime: str = ""
    status: str = ""
    digest: str = ""
    length: int = 0
    filename: str = ""
    offset: int | None = None
    is_truncated: bool = False
    """The archive stored only the beginning of the page."""


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The rows of one answer, and the key with which the next part is requested; None without one."""

    rows: tuple[Row, ...]
    resume_key: str | None = None
    damaged: int = 0
    """Number of lines that are no capture."""


def read(content: bytes, address: str) -> IndexPage:
    """Read an answer. ``address`` is for messages. Raises `IndexUnreadable` where not one line is that of an index."""
    text = content.decode("utf-8", "replace").lstrip("\ufeff").strip()
    if not text:
        return IndexPage(())
    page = _of_arrays(text) if text.startswith("[") else _of_lines(text)
    if page.damaged and not page.rows:
        start = text[:80].splitlines()[0]
        raise IndexUnreadable(
            Message("{address}: not the answer of a CDX server: {start}", address=address, start=start)
        )
    return page


def page_count(content: bytes) -> int | None:
    """Read the answer to ``showNumPages``: the number of pages of an index that counts them, as pywb's ZipNum does.

    None for Wayback's form, whose parts are requested by keys. -1 where the server sends rows all the same.
    """
    text = content.decode("utf-8", "replace").strip()
    if not text.startswith("{"):
        return None
    line = _object(text.splitlines()[0])
    pages = (line or {}).get("pages")
    return pages if isinstance(pages, int) and not isinstance(pages, bool) and pages >= 0 else -1


def _of_arrays(text: str) -> IndexPage:
    """Wayback's JSON: the names of the fields, a row each, and at the end ``[]`` and ``[key]``."""
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        return IndexPage((), damaged=1)
    if not (isinstance(rows, list) and all(isinstance(row, list) for row in rows)):
        return IndexPage((), damaged=1)
    if not rows:
        return IndexPage(())
    names, *rows = rows
    key = None
    if len(rows) >= 2 and rows[-2] == [] and len(rows[-1]) == 1:
        key, rows = str(rows[-1][0]), rows[:-2]
    read = [_row(dict(zip(map(str, names), row, strict=False))) for row in rows if row]
    good = tuple(row for row in read if row is not None)
    return IndexPage(good, key, len(read) - len(good))


def _of_lines(text: str) -> IndexPage:
    lines = text.splitlines()
    key = None
    if len(lines) >= 2 and not lines[-2].strip() and " " not in lines[-1].strip():
        key, lines = lines[-1].strip(), lines[:-2]
    read = [_line(line.strip()) for line in lines if line.strip() and not line.startswith(" CDX")]
    good = tuple(row for row in read if row is not None)
    return IndexPage(good, key, len(read) - len(good))


def _line(line: str) -> Row | None:
    if line.startswith("{"):
        values = _object(line)
        return _row(values) if values is not None else None
    parts = line.split(" ", 2)
    if len(parts) == 3 and parts[2].startswith("{"):  # CDXJ
        values = _object(parts[2])
        return _row({**values, "timestamp": parts[1]}) if values is not None else None
    fields = line.split()
    names: Sequence[str] | None = PLAIN.get(len(fields))
    return _row(dict(zip(names, fields, strict=True))) if names else None


def _object(line: str) -> dict[str, Any] | None:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) else None


def _row(values: Mapping[str, Any]) -> Row | None:
    """A row of its values, whatever their names and types; None without an address and a time."""
    fields: dict[str, str] = {}
    for name, value in values.items():
        if name in NAMES and isinstance(value, str | int) and value != "-":
            fields[NAMES[name]] = str(value).strip()
    url, moment = fields.get("url", ""), fields.get("timestamp", "")
    if not url or not (moment.isascii() and moment.isdecimal() and 4 <= len(moment) <= 17):
        return None
    offset = _number(fields.get("offset", ""))
    return Row(
        url=url,
        timestamp=moment[:14],
        mime=fields.get("mime", "").lower(),
        status=fields.get("status", ""),
        digest=fields.get("digest", "").removeprefix("sha1:").upper(),
        length=_number(fields.get("length", "")) or 0,
        filename=fields.get("filename", ""),
        offset=offset,
        is_truncated=bool(fields.get("truncated")),
    )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 18 else None
