"""Restoring an archive from a copy."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from scraper.archive.db.connect import open_reader, whole
from scraper.archive.db.errors import is_of_machine
from scraper.archive.db.lock import WriterLock
from scraper.archive.files import relocation
from scraper.archive.upkeep.backup import copy_checked, partial_of, unused
from scraper.errors import ArchiveError
from scraper.i18n import Message
from scraper.output_paths import ARCHIVE, nature, refuse


class Restored(NamedTuple):
    """Result of `restore`: the articles of the archive that is in place now, and the path of the former one."""

    articles: int
    newest: str | None
    """Time of the last fetch of an article: ISO 8601 in UTC; None without articles."""
    former: Path | None


def restore(copy: Path, archive: Path, *, keep: bool = True) -> Restored:
    """Put a copy of an archive in the place of the archive.

    The copy is read with its own -wal, if it has one, checked completely, and not changed. The former archive is kept
    beside it with its -wal, unless ``keep`` is False; readers that have it open continue to read it. ArchiveError if
    the copy is damaged or cannot be put there, ArchiveBusy while another process writes: nothing has changed then.
    """
    if not archive.parent.is_dir():
        raise ArchiveError(Message("{archive}: there is no folder {parent}", archive=archive, parent=archive.parent))
    if archive.exists() and not archive.is_file():
        raise ArchiveError(Message("{archive}: is no file; name the archive with --db", archive=archive))
    if not copy.is_file():
        raise ArchiveError(
            Message("{copy}: there is no such file; name the copy that is to take the archive's place", copy=copy)
        )
    if archive.exists() and archive.samefile(copy):
        raise ArchiveError(Message("{copy}: is the archive itself; name the copy that is to take its place", copy=copy))
    if nature(archive) not in (ARCHIVE, None):
        refuse(archive)  # another program's database, a list of sources
    real = archive.resolve()
    existed = real.exists()
    reader = open_reader(copy, older=True)
    lock = WriterLock(archive)
    try:
        lock.acquire()
        former = _aside(real) if existed and keep and real.stat().st_size else None
        with _nothing_left(real, existed, former), whole(real, partial_of(real)) as partial:
            articles, newest = copy_checked(reader, partial, copy, lambda made: _completed(made, copy, archive))
            if former is not None:
                _keep(real, former)
    finally:
        reader.close()
        lock.release()
    return Restored(articles, newest, None if former is None else archive.with_name(former.name))


@contextmanager
def _nothing_left(real: Path, existed: bool, former: Path | None) -> Iterator[None]:
    """On an error inside, remove the empty file that the lock made, and the second name of the archive."""
    try:
        yield
    except BaseException:
        with suppress(OSError):
            if not existed and not real.stat().st_size:
                real.unlink()
            if former is not None and former.samefile(real):
                for rest in ("", "-wal"):
                    former.with_name(former.name + rest).unlink(missing_ok=True)
        raise


def _aside(real: Path) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    return unused(real.with_name(f"{real.name}.before-restore-{stamp}"))


def _keep(real: Path, former: Path) -> None:
    """Give the archive a second name with its log, so that it can be opened under that."""
    for rest in ("-wal", ""):
        with suppress(FileNotFoundError):
            source, target = real.with_name(real.name + rest), former.with_name(former.name + rest)
            try:
                os.link(source, target)
            except FileNotFoundError:
                raise
            except OSError:  # a file system without hard links
                from shutil import copy2

                copy2(source, target)


def _completed(made: sqlite3.Connection, copy: Path, archive: Path) -> tuple[int, str | None]:
    """Check a copy as `_checked`, and put the files of its folder into that of the archive."""
    result = _checked(made, copy)
    relocation.relocate(made, copy, archive, relocation.folder_in_use(archive))
    return result


def _checked(made: sqlite3.Connection, copy: Path) -> tuple[int, str | None]:
    """Return the number of articles of a copy, and the time of the last fetch. ArchiveError if it is damaged."""
    try:
        sound = made.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
        sound = sound and made.execute("PRAGMA foreign_key_check").fetchone() is None
        articles, newest = made.execute("SELECT count(*), max(fetched) FROM articles").fetchone()
    except sqlite3.DatabaseError as error:
        if is_of_machine(error):
            raise
        sound = False
    if not sound:
        raise ArchiveError(
            Message(
                "{copy}: is damaged, so that nothing was replaced; `scrape verify --db {copy2}` says what is wrong",
                copy=copy,
                copy2=copy,
            )
        )
    return articles, newest
