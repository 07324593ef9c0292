"""Copying an archive while it is in use."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from scraper.archive.connect import explained, open_reader, whole
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
    with closing(open_reader(archive)) as reader, whole(target, target.with_name(f".{target.name}.part")) as partial:
        _copy(reader, partial, target)
    return target.stat().st_size


def _copy(reader: sqlite3.Connection, partial: Path, target: Path) -> None:
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
