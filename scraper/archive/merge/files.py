"""Bringing kept files over: each once by its content, from the other archive's table or its folder."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

from scraper.archive.files import store
from scraper.archive.merge.other_archive.other import Other


class FileCopies:
    """Copies files from another archive; each is checked by its checksum. Counts them, damaged and left ones."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, other: Other, now: str, total: int | None = None
    ) -> None:
        """``path``: our archive. Files go to the folder that it has, else into the archive itself.

        ``total``: bytes that all files here may take; what does not fit is left out.
        """
        self._connection, self._path, self._other, self._now = connection, path, other, now
        self._total = total
        self._left: set[int] = set()
        row = connection.execute("SELECT path FROM file_folders ORDER BY id DESC LIMIT 1").fetchone()
        self._folder = str(row[0]) if row else None
        self.copied = self.damaged = 0

    @property
    def left(self) -> int:
        """The number of files for which there was no room."""
        return len(self._left)

    def copy(self, file: int) -> int | None:
        """Copy a file of the other archive; return its id here, None for a damaged or missing one, and without room."""
        row = self._other.one("SELECT sha256, content, folder FROM files WHERE id = ?", (file,))
        if row is None or file in self._left:
            return None
        sha256, content, folder = row
        here = self._connection.execute("SELECT id FROM files WHERE sha256 = ?", (sha256,)).fetchone()
        if here is not None:
            return int(here[0])
        if folder is not None:
            places = store.folders(self._other.connection, self._other.path)
            content = places[folder].read(sha256) if folder in places else None
        if not isinstance(content, bytes) or hashlib.sha256(content).hexdigest() != sha256:
            self.damaged += 1
            return None
        if not store.has_room(self._connection, content, self._total):
            self._left.add(file)
            return None
        self.copied += 1
        return store.put(self._connection, self._path, content, self._folder, self._now)
