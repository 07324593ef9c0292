"""Copies of an archive that is in use."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from scraper.archive.db.connect import open_reader, whole
from scraper.archive.db.errors import explained
from scraper.archive.files import relocation
from scraper.errors import ArchiveError
from scraper.i18n import Message
from scraper.output_paths import ARCHIVE, InForce, nature, reason, refuse

T = TypeVar("T")


def backup(archive: Path, target: Path) -> int:
    """Copy an archive as it is at this moment, with or without a writer; return the size of the copy in bytes.

    The copy takes its name when it is complete. ArchiveError if it cannot be written, or is the archive itself;
    OutputRefused if the target is another archive, another database or a list of sources.
    """
    if not target.parent.is_dir():
        raise ArchiveError(Message("{target}: there is no folder {parent}", target=target, parent=target.parent))
    if target.exists() and not target.is_file():
        raise ArchiveError(Message("{target}: is no file; name a file for the copy", target=target))
    if target.exists() and archive.exists() and target.samefile(archive):
        raise ArchiveError(Message("{target}: is the archive itself; name another file for the copy", target=target))
    if reason(target, InForce(archive)) != ARCHIVE or not is_copy_of(target, archive):
        refuse(target, InForce(archive))
    real = target.resolve()  # through a symbolic link, the file behind it is replaced
    with closing(open_reader(archive)) as reader, whole(real, partial_of(real)) as partial:
        copy_checked(reader, partial, target, lambda copy: _completed(copy, archive, target))
    return target.stat().st_size


def is_copy_of(target: Path, archive: Path) -> bool:
    """Check whether a file is an earlier backup of the archive, in which nobody has written since.

    A copy is in the journal mode DELETE, which the next writer changes to WAL; and the first run and source of both are
    the same.
    """
    try:
        with target.open("rb") as file:
            head = file.read(100)
        if nature(target) != ARCHIVE or head[18:20] != b"\1\1":  # fileformat2.html section 1.3.3
            return False
        with closing(open_reader(archive)) as ours:
            first = _beginning(ours)
        with closing(sqlite3.connect(f"{target.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as copy:
            return _beginning(copy) == first
    except (OSError, sqlite3.Error):
        return False


def _beginning(connection: sqlite3.Connection) -> tuple[object, ...]:
    """Return the first run and the first source, which no other archive shares."""
    return (
        connection.execute("SELECT id, command, started FROM runs ORDER BY id LIMIT 1").fetchone(),
        connection.execute("SELECT name, added FROM sources ORDER BY added, name LIMIT 1").fetchone(),
    )


def copy_checked(reader: sqlite3.Connection, partial: Path, named: Path, check: Callable[[sqlite3.Connection], T]) -> T:
    """Copy the database of a connection into a new file and return the result of ``check`` on it.

    ArchiveError names ``named``.
    """
    with explained(named):
        copy = sqlite3.connect(partial, isolation_level=None)
        try:
            reader.backup(copy)  # in one step: several steps would start over after every commit of the writer
            # one self-contained file; the next writer turns the WAL on again
            copy.execute("PRAGMA journal_mode = DELETE")
            result = check(copy)
        finally:
            copy.close()
    handle = os.open(partial, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    return result


def unused(path: Path) -> Path:
    """Return a path that does not exist: this one, or with .2, .3 … after it."""
    number = 1
    free = path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}.{number}")
    return free


def partial_of(target: Path) -> Path:
    """Return the name of a copy until it is complete."""
    return target.with_name(f".{target.name}.part")


def _completed(copy: sqlite3.Connection, archive: Path, target: Path) -> None:
    """Check a copy, and give it a folder of its own with what lies in the archive's folders."""
    _quickly_checked(copy, target)
    relocation.relocate(copy, archive, target, relocation.usual_folder(target))


def _quickly_checked(copy: sqlite3.Connection, target: Path) -> None:
    if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
        raise ArchiveError(
            Message("{target}: the copy is not sound; look at the archive with `scrape verify`", target=target)
        )
