"""Copying an archive while it is in use."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from scraper.archive.connect import explained, open_reader
from scraper.errors import ArchiveError


def backup(archive: Path, target: Path) -> int:
    """Copy an archive as it is at this moment, writers or not; the size of the copy in bytes.

    The copy takes its name when it is whole. ArchiveError if it cannot be written, or is the archive itself.
    """
    if not target.parent.is_dir():
        raise ArchiveError(f"{target}: there is no folder {target.parent}")
    if target.exists() and not target.is_file():
        raise ArchiveError(f"{target}: is no file; name a file for the copy")
    if target.exists() and target.samefile(archive):
        raise ArchiveError(f"{target}: is the archive itself; name another file for the copy")
    reader = open_reader(archive)
    partial = target.with_name(f".{target.name}.part")
    try:
        _copy(reader, partial, target)
        partial.replace(target)
        for rest in ("-wal", "-shm"):  # of an older copy under this name: they would be read into the new one
            with suppress(FileNotFoundError):
                target.with_name(target.name + rest).unlink()
    except OSError as error:
        raise ArchiveError(f"{target}: cannot be written: {error.strerror}") from error
    finally:
        reader.close()
        for name in (partial.name, f"{partial.name}-wal", f"{partial.name}-shm", f"{partial.name}-journal"):
            with suppress(OSError):
                partial.with_name(name).unlink()
    return target.stat().st_size


def _copy(reader: sqlite3.Connection, partial: Path, target: Path) -> None:
    partial.unlink(missing_ok=True)
    with explained(target):
        copy = sqlite3.connect(partial, isolation_level=None)
        try:
            reader.backup(copy)  # in one step: a step at a time would begin anew after every commit of the writer
            # one self-contained file; the next that opens it for writing turns the WAL on again
            copy.execute("PRAGMA journal_mode = DELETE")
            if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise ArchiveError(f"{target}: the copy is not sound; look at the archive with `scrape verify`")
        finally:
            copy.close()
    handle = os.open(partial, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
