"""The stamp of the last commit, by which a write-ahead log of another file is recognised.

SQLite keeps the last commits in ``archive.db-wal`` and believes any file of that name. A backup that is copied
over an archive after a crash is beside the old log; SQLite then puts the log's pages into the older file, and ends
with a mixture of both that may well pass its own check. Every commit of ours therefore renews a row of random bytes,
with the former ones beside them. The log of a file continues from the stamp in the file itself: a log that has stamps,
but not that one, belongs to another file.
"""

from __future__ import annotations

import mmap
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from scraper import file_handles
from scraper.errors import ArchiveError
from scraper.i18n import Message

_MARK = b"scrape commit stamp:"
"""Precedes the two stamps in the row, and occurs nowhere else in a log."""
_SIZE = 16
_NONE = bytes(_SIZE)
"""In place of a stamp before the first."""

TABLE = (
    "CREATE TABLE commit_stamp (id INTEGER PRIMARY KEY CHECK (id = 1), mark TEXT NOT NULL,"
    " stamp BLOB NOT NULL, former BLOB NOT NULL) STRICT"
)

_HEADER, _FRAME = 32, 24
"""Bytes before the frames of a log, and before the page of each (https://sqlite.org/fileformat2.html#the_write_ahead_log)."""
_ROLLBACK_MODE = b"\x01\x01"
"""Bytes 18 and 19 of a database file that is not in WAL mode, as the copies of `scrape backup`: it can have no log."""


class ForeignLogError(ArchiveError):
    """The -wal beside an archive is not its own."""


def create(connection: sqlite3.Connection) -> None:
    """Create the table with the first stamp."""
    connection.execute(TABLE)
    _insert(connection)


def exist(connection: sqlite3.Connection) -> bool:
    """Check whether there is a stamp to renew."""
    return bool(connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'commit_stamp'").fetchone())


def renew(connection: sqlite3.Connection) -> bytes | None:
    """Stamp the transaction that is about to be committed; return the stamp."""
    stamp = os.urandom(_SIZE)
    try:
        done = connection.execute("UPDATE commit_stamp SET former = stamp, stamp = ? WHERE id = 1", (stamp,))
    except sqlite3.OperationalError as error:
        if "no such table" not in str(error):  # of a damaged file, which `scrape verify` must be able to write
            raise
        return None
    if not done.rowcount:
        _insert(connection)
        return last(connection)
    return stamp


def last(connection: sqlite3.Connection) -> bytes | None:
    """Return the stamp of the last commit, or of the open transaction; None if there is no stamp."""
    try:
        row = connection.execute("SELECT stamp FROM commit_stamp").fetchone()
    except sqlite3.Error:
        return None
    return bytes(row[0]) if row else None


def page_of(connection: sqlite3.Connection) -> tuple[int, int] | None:
    """Return the place and size of the stamp's page in the file, in bytes; None if there is no stamp."""
    try:
        row = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'commit_stamp'").fetchone()
        size = int(connection.execute("PRAGMA page_size").fetchone()[0])
    except sqlite3.Error:
        return None
    return ((row[0] - 1) * size, size) if row else None


def in_file(handle: int, page: tuple[int, int] | None) -> bytes | None:
    """Return the stamp in the file itself, without its log, by a handle of it; None if there is no stamp."""
    if page is None:
        return None
    content = os.pread(handle, page[1], page[0])
    place = content.find(_MARK) + len(_MARK)
    return content[place : place + _SIZE] if place >= len(_MARK) else None


def is_a_copy(handle: int) -> bool:
    """Check whether a file is in the mode of `scrape backup`'s copies; an archive that is being written never is."""
    return os.pread(handle, 2, 18) == _ROLLBACK_MODE


def check_log(named: Path) -> None:
    """Raise ForeignLogError if the log beside an archive belongs to another file.

    Opens nothing in a way in which SQLite would read the log.
    """
    archive = named.resolve()
    log = archive.with_name(archive.name + "-wal")
    try:
        if log.stat().st_size <= _HEADER + _FRAME or not archive.stat().st_size:
            return
        if _is_foreign(archive, log):
            raise ForeignLogError(
                Message(
                    "{named}: {name} beside it was left by another file of this name: a copy was put in its "
                    "place. `scrape restore COPY` does that rightly; or move {name2} and {name3}-shm to "
                    "another folder",
                    named=named,
                    name=log.name,
                    name2=log.name,
                    name3=archive.name,
                )
            )
    except OSError:
        return  # SQLite says what is wrong with the file


def _is_foreign(archive: Path, log: Path) -> bool:
    stamps = _stamps_in(log)
    if stamps is None:
        return False
    handle = file_handles.take(archive)
    try:
        if is_a_copy(handle):
            return True
    finally:
        file_handles.give_back(handle)
    if not stamps:  # written by other programs, or an older scrape: undecidable
        return False
    try:
        return (_stamp_of(archive) or _NONE) not in stamps
    except sqlite3.Error:  # half copied from the log: the file needs it
        return False


def _stamp_of(archive: Path) -> bytes | None:
    """Return the stamp in the file itself, without its log; None in a file of an older scrape."""
    with closing(sqlite3.connect(archive.as_uri() + "?immutable=1", uri=True)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'commit_stamp'").fetchone():
            return None
        row = connection.execute("SELECT stamp FROM commit_stamp").fetchone()
        return bytes(row[0]) if row else None


def _stamps_in(log: Path) -> set[bytes] | None:
    """Return the stamps in a log, with the former ones; None if SQLite will read nothing from it."""
    with log.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        salts = content[16:24]
        size = int.from_bytes(content[8:12], "big") or 1
        if content[_HEADER + 8 : _HEADER + 16] != salts:
            return None
        stamps: set[bytes] = set()
        place = content.find(_MARK)
        while place >= 0:
            frame = _HEADER + (place - _HEADER) // (_FRAME + size) * (_FRAME + size)
            if content[frame + 8 : frame + 16] == salts:  # else it is a remnant of an earlier log in the same file
                start = place + len(_MARK)
                stamps |= {content[start : start + _SIZE], content[start + _SIZE : start + 2 * _SIZE]}
            place = content.find(_MARK, place + 1)
        return stamps


def _insert(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO commit_stamp VALUES (1, ?, randomblob(16), ?)", (_MARK.decode(), _NONE))
