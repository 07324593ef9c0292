"""The file behind the archive's name: whether it is still the one that is being written."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from scraper.errors import ArchiveError


class Place:
    """The file that a writer has opened, by device and inode (stat(2)), and how large it has been.

    SQLite goes on writing to a file that was removed or replaced under its name, and all of that is lost with the last
    process that has it open. A file that was copied over in place keeps its inode, and is shorter than it was (an older
    copy, or not all of it yet): a checkpoint never makes a database shorter, and the VACUUM of another program shows in
    ``PRAGMA data_version``.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        """``connection`` has just opened ``path``. Raises OSError where there is no file."""
        seen = path.stat()
        self._path = path
        self._file = seen.st_dev, seen.st_ino
        self._state = seen.st_size, _version(connection)

    def check(self, connection: sqlite3.Connection) -> None:
        """Raise ArchiveError when another file, or none, has the name by now."""
        try:
            seen = self._path.stat()
        except OSError as error:
            raise ArchiveError(
                f"{self._path}: was removed or renamed while it was being written; nothing more is written, and what "
                "this run stored went with it. Run it again when the file is back"
            ) from error
        size, version = self._state
        self._state = seen.st_size, _version(connection)
        if (seen.st_dev, seen.st_ino) != self._file or (seen.st_size < size and self._state[1] == version):
            raise ArchiveError(
                f"{self._path}: was replaced by another file while it was being written; nothing more is written, and "
                "what this run stored is not in the new file. Run it again"
            )


def _version(connection: sqlite3.Connection) -> int:
    """A number that another connection's commits change: https://www.sqlite.org/pragma.html#pragma_data_version."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])
