"""Bringing raw pages over: as they are compressed, with their dictionary, or compressed again."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Container

from scraper.archive.merge.other_archive import cleaning
from scraper.archive.merge.other_archive.other import Other
from scraper.archive.merge.tables import DICTIONARIES, PAGES
from scraper.archive.pages.raw_pages import RawPages
from scraper.errors import ArchiveError
from scraper.models import Fetched, Provenance

LARGEST = 64 << 20
"""Bytes of a page; a larger one was not written by scrape."""


class Everything:
    """A container that has everything."""

    def __contains__(self, _: object) -> bool:
        return True


class PageCopies:
    """Copies raw pages from another archive; each is checked by its checksum. Counts them, and damaged ones."""

    def __init__(self, connection: sqlite3.Connection, raw: RawPages, other: Other, afresh: Container[str]) -> None:
        """``afresh``: sources whose dictionaries may hold text of pages that must not come along: their pages are
        compressed again."""
        self._connection, self._raw, self._other = connection, raw, other
        self.afresh = afresh
        self._dictionaries: dict[int, int] = {}
        self.copied = self.damaged = 0

    def forget(self) -> None:
        """Forget the rows that a rollback has undone."""
        self._dictionaries.clear()

    def copy(self, page: int | None) -> int | None:
        """Copy a page of the other archive; return its id here, None if there is none or it is damaged."""
        if page is None:
            return None
        row = self._other.one(f"SELECT {', '.join(PAGES)} FROM pages WHERE id = ?", (page,))
        if row is None:
            return None
        values = dict(zip(PAGES, row, strict=True))
        content = self._content(values)
        if content is None:
            self.damaged += 1
            return None
        self.copied += 1
        if values["source"] in self.afresh:
            headers = tuple((name, value) for name, value in json.loads(values["headers"]))
            return self._raw.add(
                values["source"],
                values["kind"],
                Fetched(
                    values["url"],
                    values["requested"],
                    values["status"],
                    headers,
                    content,
                    values["fetched"],
                    Provenance(values["archive"], values["record"]) if values["archive"] is not None else None,
                ),
            )
        if values["dictionary"] is not None:
            values["dictionary"] = self._dictionary(values["dictionary"])
        return self._connection.execute(
            f"INSERT INTO pages ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})", tuple(values.values())
        ).lastrowid

    def facts(self, page: int | None) -> tuple[str | None, str]:
        """Return the SHA-256 of a page of the other archive and when it was fetched, as its row has them."""
        sql = "SELECT sha256, fetched FROM pages WHERE id = ?"
        return (self._other.one(sql, (page,)) if page is not None else None) or (None, "")

    def _content(self, row: dict[str, object]) -> bytes | None:
        """Return the bytes of a page; None if it is damaged, or its row is not one of a page."""
        import zstandard

        packed, size, dictionary = row["content"], row["size"], row["dictionary"]
        if not (isinstance(packed, bytes) and isinstance(size, int) and 0 <= size <= LARGEST):
            return None
        if not (_are_headers(row["headers"]) and all(_is_line(row[name]) for name in ("url", "requested"))):
            return None
        origin = row["archive"], row["record"]
        if origin != (None, None) and not all(map(_is_line, origin)):
            return None
        try:
            if not cleaning.is_time(str(row["fetched"])) or zstandard.frame_content_size(packed) > LARGEST:
                return None
            content = self._other.raw.unpack(packed, dictionary if isinstance(dictionary, int) else None, size)
        except (ArchiveError, zstandard.ZstdError):
            return None
        return content if hashlib.sha256(content).hexdigest() == row["sha256"] else None

    def _dictionary(self, there: int) -> int:
        """Return the id here of a dictionary of the other archive, which is copied unless the same is here."""
        if there not in self._dictionaries:
            row = self._other.one(f"SELECT {', '.join(DICTIONARIES)} FROM dictionaries WHERE id = ?", (there,))
            same = self._connection.execute(
                "SELECT id FROM dictionaries WHERE source = ? AND kind = ? AND content = ?", (row[0], row[1], row[4])
            ).fetchone()
            self._dictionaries[there] = (
                same
                or self._connection.execute(
                    f"INSERT INTO dictionaries ({', '.join(DICTIONARIES)}) VALUES (?, ?, ?, ?, ?) RETURNING id", row
                ).fetchone()
            )[0]
        return self._dictionaries[there]


def _is_line(value: object) -> bool:
    return isinstance(value, str) and value.isprintable()


def _are_headers(value: object) -> bool:
    try:
        headers = json.loads(str(value))
    except (ValueError, RecursionError):
        return False
    return isinstance(headers, list) and all(
        isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair) for pair in headers
    )
