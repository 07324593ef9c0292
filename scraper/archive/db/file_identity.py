"""Identity of the file behind the archive's name: it may be replaced while it is being written."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from scraper import file_handles
from scraper.archive.schema import commit_stamp
from scraper.errors import ArchiveError
from scraper.i18n import Message


class Place:
    """The file that a writer has opened: its device and inode (stat(2)), its size, and its latest commit.

    SQLite continues to write to a file that was removed or replaced under its name, and all of it is lost with the
    last process that has it open. A file that was copied over in place keeps its inode. It is shorter than before (not
    all has been copied yet), for a checkpoint never makes a database shorter, and the VACUUM of another program shows
    in ``PRAGMA data_version``; or it holds another stamp than that of a commit of ours (`commit_stamp`).
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        """``connection`` has just opened ``path``. Raises OSError where there is no file."""
        seen = path.stat()
        self._path = path
        self._file = seen.st_dev, seen.st_ino
        self._state = seen.st_size, _version(connection)
        self._handle = file_handles.take(path)
        self._page = commit_stamp.page_of(connection)
        in_file = commit_stamp.in_file(self._handle, self._page)
        self._commits = dict.fromkeys(stamp for stamp in (in_file, commit_stamp.last(connection)) if stamp)
        """Stamps that the file may hold, in their order: that of the last checkpoint, and later ones."""
        self._stamped = in_file is not None
        self.is_lost = False
        """True when `check` has noticed that the file is another one."""

    def committed(self, stamp: bytes | None) -> None:
        """Note the stamp of the transaction that is about to be committed."""
        if stamp is not None:
            self._commits[stamp] = None

    def check(self, connection: sqlite3.Connection) -> None:
        """Raise ArchiveError if another file, or no file, has the name by now, or another was copied over it."""
        try:
            seen = self._path.stat()
        except OSError as error:
            self.is_lost = True
            raise ArchiveError(
                Message(
                    "{path}: was removed or renamed while it was being written; nothing more is written, and "
                    "what this run stored went with it. Run it again when the file is back",
                    path=self._path,
                )
            ) from error
        size, version = self._state
        self._state = seen.st_size, _version(connection)
        shorter = seen.st_size < size and self._state[1] == version
        if (seen.st_dev, seen.st_ino) != self._file or shorter or self._is_copied_over(connection):
            self.is_lost = True
            raise ArchiveError(
                Message(
                    "{path}: was replaced by another file while it was being written; nothing more is "
                    "written, and what this run stored is not in the new file. Run it again",
                    path=self._path,
                )
            )

    def leave(self) -> None:
        """Abandon the file after a failed `check`: nothing of the log may get into the file that was copied over it.

        SQLite copies the log into the file when the last connection is closed, unless the log is empty.
        """
        with suppress(OSError):
            seen = self._path.stat()
            if (seen.st_dev, seen.st_ino) == self._file:
                real = self._path.resolve()
                os.truncate(real.with_name(real.name + "-wal"), 0)

    def close(self) -> None:
        """Return the handle, when the connection is closed."""
        file_handles.give_back(self._handle)

    def _is_copied_over(self, connection: sqlite3.Connection) -> bool:
        if commit_stamp.is_a_copy(self._handle):
            return True
        stamp = commit_stamp.in_file(self._handle, self._page)
        if stamp not in self._commits:
            self._page = commit_stamp.page_of(connection)  # another program's VACUUM moves the table
            stamp = commit_stamp.in_file(self._handle, self._page)
        if stamp is None:
            return self._stamped
        if stamp not in self._commits:
            return True
        self._stamped = True
        while next(iter(self._commits)) != stamp:  # a checkpoint has passed them
            del self._commits[next(iter(self._commits))]
        return False


def _version(connection: sqlite3.Connection) -> int:
    """Return a number that another connection's commits change: https://www.sqlite.org/pragma.html#pragma_data_version."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])
