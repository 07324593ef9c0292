"""Errors of SQLite in words: what happened to the archive, and what to do."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scraper.errors import ArchiveError
from scraper.i18n import Message

_FULL = "disk is full"
_ADVICE = (
    (_FULL, Message("the disk is full; what was committed is safe. Make room and run it again")),
    ("database is locked", Message("another program has it locked; close it and run this again")),
    ("readonly database", Message("it cannot be written: the file or its folder is read-only")),
    (
        "no such table",
        Message("a table of it is missing; `scrape verify --repair` makes it again, or put a backup back"),
    ),
    (
        "not a database",
        Message(
            "this is not an archive, nor any SQLite database; name another file with --db, or put a backup back "
            "with `scrape restore COPY`"
        ),
    ),
    (
        "malformed",
        Message(
            "the file is damaged: put a backup back with `scrape restore COPY`, or save what can be "
            "read with `sqlite3 FILE .dump | sed 's/^ROLLBACK.*/COMMIT;/' | sqlite3 NEWFILE`; "
            "`scrape verify` looks at it all"
        ),
    ),
    (
        "could not decode",
        Message("some text in it is damaged: take a backup; `scrape verify` looks at it all"),
    ),
    ("unable to open", Message("it cannot be opened: look at the permissions of the file and its folder")),
    (
        "disk i/o error",
        Message("the disk fails to read or write (full, over quota, or broken); what was committed is safe"),
    ),
    ("interrupted", Message("that took too long; ask for less: by source, or by date")),
    ("too big", Message("the text is over the gigabyte that SQLite allows one value")),
)
"""Part of SQLite's message -> ours."""

_OF_MACHINE = ("FULL", "IOERR", "CANTOPEN", "NOMEM", "BUSY", "LOCKED", "READONLY", "INTERRUPT", "PERM", "AUTH")
"""Beginnings of SQLite's error names that say nothing about the file itself."""
_NO_ROOM = ("FULL", "IOERR", "CANTOPEN")

_FOLDERS = ("/var/tmp", "/usr/tmp", "/tmp", ".")
"""SQLite's folders for temporary files without SQLITE_TMPDIR and TMPDIR (https://sqlite.org/tempfiles.html, 5)."""
_SPARE = 16 << 20
"""Bytes beside twice the archive's size that its temporary files never need."""
_SHARED_MEMORY = 32 << 10
"""Bytes of a new piece of SQLite's -shm file; where they do not fit, it calls that an error of the disk."""


class DiskFull(ArchiveError):
    """The disk of an archive has no room for what was to be written."""


@contextmanager
def explained(path: Path | str) -> Iterator[None]:
    """Turn errors of SQLite inside into an ArchiveError that says what happened and what to do."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise translated(error, path) from error


def translated(error: sqlite3.Error | UnicodeDecodeError, path: Path | str) -> ArchiveError:
    """Return an error of SQLite on the archive at ``path`` in words: what happened, and what to do."""
    if isinstance(error, sqlite3.IntegrityError):
        return ArchiveError(
            Message("{path}: refused, because it would break the archive: {error}", path=path, error=error)
        )
    if isinstance(error, UnicodeDecodeError):  # SQLite quotes a schema that is no longer valid text
        return ArchiveError(Message("{path}: {advice}", path=path, advice=dict(_ADVICE)["malformed"]))
    if _begins(error, _NO_ROOM) and (folder := _full_folder(Path(path))):
        return ArchiveError(
            Message(
                "{path}: SQLite has no room for its temporary files in {folder}; make room there, or "
                "name another folder with TMPDIR. The archive itself was not touched",
                path=path,
                folder=folder,
            )
        )
    message = str(error)
    if _begins(error, ("FULL",)) or (_begins(error, ("IOERR",)) and _is_full(Path(path).parent)):
        return DiskFull(Message("{path}: {advice}", path=path, advice=dict(_ADVICE)[_FULL]))
    advice = next((words for sign, words in _ADVICE if sign in message.lower()), message)
    return ArchiveError(Message("{path}: {advice}", path=path, advice=advice))


def is_of_machine(error: Exception) -> bool:
    """Check whether an error comes from a full disk, a lock, permissions or such, not from the file's content."""
    return _begins(error, _OF_MACHINE)


def _begins(error: Exception, names: tuple[str, ...]) -> bool:
    return getattr(error, "sqlite_errorname", "").removeprefix("SQLITE_").startswith(names)


def _is_full(folder: Path) -> bool:
    """Check whether a folder's disk has no room for the least that SQLite writes."""
    try:
        disk = os.statvfs(folder)
    except OSError:
        return False
    return disk.f_bavail * disk.f_frsize < _SHARED_MEMORY


def _full_folder(archive: Path) -> Path | None:
    """Return SQLite's folder for temporary files if it is on another disk than the archive and has less room."""
    try:
        named = (os.environ.get("SQLITE_TMPDIR"), os.environ.get("TMPDIR"), *_FOLDERS)
        folder = next(path for path in map(Path, filter(None, named)) if _usable(path))
        if folder.stat().st_dev == archive.parent.stat().st_dev:
            return None
        room, here = (place.f_bavail * place.f_frsize for place in (os.statvfs(folder), os.statvfs(archive.parent)))
        return folder if room < min(here, 2 * archive.stat().st_size + _SPARE) else None
    except (OSError, StopIteration):
        return None


def _usable(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)
