"""Raw pages as they were fetched, compressed with zstandard and a dictionary trained on the source's own pages."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from scraper.errors import ArchiveError
from scraper.i18n import Message

if TYPE_CHECKING:
    from zstandard import ZstdCompressionDict, ZstdCompressor, ZstdDecompressor

    from scraper.models import Fetched

LEVEL = 6
"""zstandard's level: measured on saved news pages, the knee between time and size once there is a dictionary."""
TRAIN_AFTER = 32
"""Number of pages of a kind that a source has when their dictionary is trained, and they are compressed again with
it."""
DICTIONARY_BYTES = 112 * 1024
"""zstandard's own default size of a dictionary."""
SAMPLE_BYTES = 256 * 1024
"""Bytes of a page that are used for it, from its beginning: most pages are smaller, and none may cost more."""
SEGMENT_BYTES = 2000
"""The size of the pieces that a dictionary is made of. Pages share long runs of markup: on a broadcaster's pages 5 %
is left with pieces of 2000 bytes, 13 % with the library's own choice, made for small records; gzip leaves 30 %."""

RUN = 24
"""Bytes in a row, eight Han in UTF-8, by which a page is recognised in a dictionary that was trained on it."""

PageKind = Literal["article", "list", "failure"]
"""Reason for storing a page. Each kind of a source has its own dictionary: lists look different from articles."""

_UNKEPT = frozenset(
    (
        "set-cookie set-cookie2 cookie cookie2 authorization proxy-authorization authentication-info"
        " proxy-authentication-info"
    ).split()
)
"""Headers that identify a visitor rather than describe the page."""


class RawPages:
    """Writes and reads the table ``pages``; keeps the compressors, which are expensive to make."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._compressors: dict[tuple[str, PageKind], tuple[int | None, ZstdCompressor]] = {}
        self._decompressors: dict[int | None, ZstdDecompressor] = {}
        self._untrained: dict[tuple[str, PageKind], int] = {}

    def forget(self) -> None:
        """Drop the compressors of rows that a rollback has undone."""
        self._compressors.clear()
        self._decompressors.clear()
        self._untrained.clear()

    def add(self, source: str, kind: PageKind, fetched: Fetched) -> int:
        """Store a page and return its id. Trains a dictionary when there are enough pages."""
        from scraper.urls import without_passwords

        dictionary, compressor = self._compressor(source, kind)
        headers = [[name, without_passwords(value)] for name, value in fetched.headers if name.lower() not in _UNKEPT]
        page = self.connection.execute(
            "INSERT INTO pages"
            " (url, requested, source, kind, fetched, status, headers, size, sha256, dictionary, content,"
            " archive, record)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                fetched.url,
                fetched.requested,
                source,
                kind,
                fetched.fetched,
                fetched.status,
                json.dumps(headers),  # in ASCII: a header may hold bytes that are no text (surrogates)
                len(fetched.content),
                _checksum(fetched.content),
                dictionary,
                compressor.compress(fetched.content),
                fetched.provenance.archive if fetched.provenance else None,
                fetched.provenance.record if fetched.provenance else None,
            ),
        ).lastrowid
        if dictionary is None:
            self._untrained[source, kind] += 1
            if self._untrained[source, kind] >= TRAIN_AFTER:
                self._train(source, kind)
        if page is None:
            raise ArchiveError(Message("{url}: the page was not kept", url=fetched.url))
        return page

    def get(self, page: int) -> Fetched | None:
        """Return a page by its id, as it was fetched. ArchiveError if it does not match its checksum."""
        from scraper.models import Fetched, Provenance

        row = self.connection.execute(
            "SELECT url, requested, status, headers, content, fetched, dictionary, sha256, size, archive, record"
            " FROM pages WHERE id = ?",
            (page,),
        ).fetchone()
        if row is None:
            return None
        url, requested, status, headers, packed, fetched, dictionary, checksum, size, archive, record = row
        content = self.unpack(packed, dictionary, size)
        if _checksum(content) != checksum:
            raise ArchiveError(
                Message(
                    "{url}: the raw page {page} does not match its checksum; `scrape verify` looks at them all",
                    url=url,
                    page=page,
                )
            )
        provenance = Provenance(archive, record) if archive is not None else None
        fields = tuple((n, v) for n, v in json.loads(headers))
        return Fetched(url, requested, status, fields, content, fetched, provenance)

    def unpack(self, packed: bytes, dictionary: int | None, size: int) -> bytes:
        """Return the bytes of a page from those of its row. ArchiveError if they cannot be unpacked."""
        import zstandard

        try:
            return self._decompressor(dictionary).decompress(packed, max_output_size=max(size, 1))
        except zstandard.ZstdError as error:
            raise ArchiveError(Message("a raw page cannot be unpacked: {error}", error=error)) from error

    def remove(self, page: int | None) -> None:
        """Delete a page to which nothing refers."""
        if page is not None:
            self.connection.execute("DELETE FROM pages WHERE id = ?", (page,))

    def forget_text(self, source: str, kind: PageKind, contents: Sequence[bytes] | None) -> None:
        """Train a source's dictionaries again that hold text of these deleted pages alone. None: all of them."""
        trained = self.connection.execute(
            "SELECT id, content FROM dictionaries WHERE source = ? AND kind = ?", (source, kind)
        ).fetchall()
        for dictionary, learned in trained:
            if contents is None or self._holds(dictionary, learned, contents):
                self._replace_dictionary(source, kind, dictionary)

    def _holds(self, dictionary: int, learned: bytes, contents: Sequence[bytes]) -> bool:
        """Check whether a dictionary has a run of these pages that is in none of the pages left."""
        rows = self.connection.execute(
            "SELECT content, size FROM pages WHERE dictionary = ? ORDER BY id DESC LIMIT ?", (dictionary, TRAIN_AFTER)
        ).fetchall()
        others = b"\0".join(self.unpack(packed, dictionary, size) for packed, size in rows)
        return any(_only_there(learned, content, others) for content in contents)

    def _replace_dictionary(self, source: str, kind: PageKind, former: int) -> None:
        """Compress all pages of a dictionary with one that is trained on the pages left."""
        ids = [page for (page,) in self.connection.execute("SELECT id FROM pages WHERE dictionary = ?", (former,))]
        self.forget()
        plain = self._new_compressor(None)
        for page in ids:
            packed, size = self.connection.execute("SELECT content, size FROM pages WHERE id = ?", (page,)).fetchone()
            content = plain.compress(self.unpack(packed, former, size))
            self.connection.execute("UPDATE pages SET dictionary = NULL, content = ? WHERE id = ?", (content, page))
        self.connection.execute("DELETE FROM dictionaries WHERE id = ?", (former,))
        self.forget()
        self._compressor(source, kind)
        if len(ids) < TRAIN_AFTER:
            return
        self._train(source, kind)
        trained, compressor = self._compressor(source, kind)
        if trained is None:
            return
        rows = self.connection.execute(
            "SELECT id FROM pages WHERE source = ? AND kind = ? AND dictionary IS NULL", (source, kind)
        ).fetchall()
        for (page,) in rows:
            packed, size = self.connection.execute("SELECT content, size FROM pages WHERE id = ?", (page,)).fetchone()
            content = compressor.compress(self.unpack(packed, None, size))
            self.connection.execute(
                "UPDATE pages SET dictionary = ?, content = ? WHERE id = ?", (trained, content, page)
            )

    def _compressor(self, source: str, kind: PageKind) -> tuple[int | None, ZstdCompressor]:
        cached = self._compressors.get((source, kind))
        if cached is None:
            cached = self._compressors[source, kind] = self._make_compressor(source, kind)
        return cached

    def _make_compressor(self, source: str, kind: PageKind) -> tuple[int | None, ZstdCompressor]:
        from zstandard import ZstdCompressionDict

        row = self.connection.execute(
            "SELECT id, content FROM dictionaries WHERE source = ? AND kind = ? ORDER BY id DESC LIMIT 1",
            (source, kind),
        ).fetchone()
        if row is None:
            self._untrained[source, kind] = self.connection.execute(
                "SELECT count(*) FROM pages WHERE source = ? AND kind = ? AND dictionary IS NULL", (source, kind)
            ).fetchone()[0]
            return None, self._new_compressor(None)
        data = ZstdCompressionDict(row[1])
        data.precompute_compress(level=LEVEL)
        return row[0], self._new_compressor(data)

    def _new_compressor(self, dictionary: ZstdCompressionDict | None) -> ZstdCompressor:
        from zstandard import ZstdCompressor

        return ZstdCompressor(level=LEVEL, dict_data=dictionary) if dictionary else ZstdCompressor(level=LEVEL)

    def _decompressor(self, dictionary: int | None) -> ZstdDecompressor:
        cached = self._decompressors.get(dictionary)
        if cached is None:
            cached = self._decompressors[dictionary] = self._make_decompressor(dictionary)
        return cached

    def _make_decompressor(self, dictionary: int | None) -> ZstdDecompressor:
        from zstandard import ZstdCompressionDict, ZstdDecompressor

        if dictionary is None:
            return ZstdDecompressor()
        row = self.connection.execute("SELECT content FROM dictionaries WHERE id = ?", (dictionary,)).fetchone()
        if row is None:
            raise ArchiveError(Message("the dictionary {dictionary} of some raw pages is gone", dictionary=dictionary))
        return ZstdDecompressor(dict_data=ZstdCompressionDict(row[0]))

    def _train(self, source: str, kind: PageKind) -> None:
        """Train a dictionary on the stored pages, and compress these again with it."""
        import zstandard

        rows = self.connection.execute(
            "SELECT id, content, size, fetched FROM pages WHERE source = ? AND kind = ? AND dictionary IS NULL"
            " ORDER BY id DESC LIMIT ?",
            (source, kind, TRAIN_AFTER),
        ).fetchall()
        try:
            samples: list[bytes | bytearray | memoryview[int]] = [
                self.unpack(packed, None, size)[:SAMPLE_BYTES] for _, packed, size, _ in rows
            ]
            data = zstandard.train_dictionary(DICTIONARY_BYTES, samples, k=SEGMENT_BYTES, d=8, level=LEVEL)
        except zstandard.ZstdError:
            self._untrained[source, kind] = 0  # too little in them to learn from: try again after the same number
            return
        dictionary = self.connection.execute(
            "INSERT INTO dictionaries (source, kind, trained, pages, content) VALUES (?, ?, ?, ?, ?)",
            (source, kind, max(row[3] for row in rows), len(rows), data.as_bytes()),
        ).lastrowid
        del self._compressors[source, kind]
        _, compressor = self._compressor(source, kind)
        for page, packed, size, _ in rows:
            self.connection.execute(
                "UPDATE pages SET dictionary = ?, content = ? WHERE id = ?",
                (dictionary, compressor.compress(self.unpack(packed, None, size)), page),
            )


def _checksum(content: bytes) -> str:
    """Return the SHA-256 in hexadecimal digits. hashlib is imported here: who only searches needs none."""
    from hashlib import sha256

    return sha256(content).hexdigest()


def _only_there(learned: bytes, content: bytes, others: bytes) -> bool:
    """Check whether a dictionary has a run of `RUN` bytes of a page that none of the others has."""
    runs = {learned[place : place + RUN] for place in range(len(learned) - RUN + 1)}
    taken = (content[place : place + RUN] for place in range(len(content) - RUN + 1))
    return any(run in runs and run not in others for run in taken)
