"""The other archive of a merge: checked, at today's schema, read at one moment, never changed."""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scraper.archive.db import connect
from scraper.archive.db.errors import explained, is_of_machine
from scraper.archive.db.lock import WriterLock
from scraper.archive.merge.tables import COPIED
from scraper.archive.pages.raw_pages import RawPages
from scraper.archive.schema import commit_stamp, migrations, tables
from scraper.errors import ArchiveBusy, ArchiveError
from scraper.i18n import Message
from scraper.output_paths import ARCHIVE, nature

_HEAD = 1 << 16
Values = tuple[Any, ...] | list[Any]


@dataclass(frozen=True, slots=True)
class Other:
    """An archive that is read, in one snapshot."""

    path: Path
    file: Path
    """What is read: a copy, if the archive has an older schema."""
    connection: sqlite3.Connection
    raw: RawPages
    state: str
    """Identifies the content: it differs after every commit."""

    def rows(self, sql: str, values: Values = ()) -> list[Any]:
        """Return all rows of a query. ArchiveError that names this file."""
        with explained(self.path):
            return self.connection.execute(sql, values).fetchall()

    def one(self, sql: str, values: Values = ()) -> Any:
        """Return the first row of a query; None without one."""
        with explained(self.path):
            return self.connection.execute(sql, values).fetchone()

    def stream(self, sql: str, values: Values = (), at_once: int = 1000) -> Iterator[Any]:
        """Yield the rows of a query without holding them all."""
        with explained(self.path):
            cursor = self.connection.execute(sql, values)
        while True:
            with explained(self.path):
                some = cursor.fetchmany(at_once)
            if not some:
                return
            yield from some


@contextmanager
def opened(path: Path, into: Path) -> Iterator[Other]:
    """Open another archive for the time of a merge into the archive at ``into``.

    One of an older schema is read through a migrated copy in the folder for temporary files. ArchiveError for the same
    file under another name, a file that is being written, a damaged one, one of a newer or another program.
    """
    refuse(path, into)
    with ExitStack() as stack:
        try:
            reader = stack.enter_context(closing(connect.open_reader(path, older=True)))
        except ArchiveError as error:
            if isinstance(error.__cause__, sqlite3.DatabaseError) and not is_of_machine(error.__cause__):
                _refuse_damaged(path)
            raise
        state, file = _state(reader, path), path
        if _version(reader) < len(migrations.MIGRATIONS):
            file, reader = stack.enter_context(_migrated(reader, path))
        else:
            _check(reader, path)
        _check_tables(reader, path)
        with explained(path):
            reader.execute("BEGIN")
        yield Other(path, file, reader, RawPages(reader), state)


class ArchiveItself(ArchiveError):
    """An archive that was named as the other one, too: the command is wrong, not the file."""

    exit_code = 2


def refuse(path: Path, into: Path) -> None:
    """Raise ArchiveError if a file cannot be merged into an archive, as far as that shows without opening it."""
    if not path.is_file():
        raise ArchiveError(Message("{path}: there is no such file", path=path))
    if into.exists() and path.samefile(into):
        raise ArchiveItself(
            Message("{path}: is the archive itself, under this or another name; name another archive", path=path)
        )
    if nature(path) != ARCHIVE and not _is_dump(path):
        raise ArchiveError(Message("{path}: is not an archive of scrape", path=path))
    if WriterLock(path).is_locked():
        raise ArchiveBusy(
            Message(
                "{path}: another process is writing to it. Wait until it has finished, or import a copy made by"
                " `scrape backup`",
                path=path,
            )
        )


def is_database(path: Path) -> bool:
    """Check whether a file is a SQLite database, by its first bytes."""
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError:
        return False


def _is_dump(path: Path) -> bool:
    """Check whether a file has the tables of an archive without its mark: a .dump that was read back."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return migrations.version_by_tables(connection) > 0
    except sqlite3.Error:
        return False


def _version(connection: sqlite3.Connection) -> int:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    return version or migrations.version_by_tables(connection)


def _state(connection: sqlite3.Connection, path: Path) -> str:
    stamp = commit_stamp.last(connection)
    if stamp is not None:
        return stamp.hex()
    with path.open("rb") as file:
        return f"{hashlib.sha256(file.read(_HEAD)).hexdigest()[:24]} {path.stat().st_size}"


@contextmanager
def _migrated(reader: sqlite3.Connection, path: Path) -> Iterator[tuple[Path, sqlite3.Connection]]:
    """Copy an older archive to a temporary file and bring that up to date."""
    _check(reader, path)
    with tempfile.TemporaryDirectory(prefix="scrape-import-") as folder:
        copy = Path(folder, "older.db")
        with explained(copy):
            with closing(sqlite3.connect(copy, isolation_level=None)) as target:
                reader.backup(target)
            connect.open_writer(copy).close()
            for former in Path(folder).glob("*.bak"):
                former.unlink()
        with closing(connect.open_reader(copy)) as migrated:
            yield copy, migrated


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Raise ArchiveError for a damaged file. Reads all of it."""
    try:
        sound = connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if is_of_machine(error):
            raise
        sound = False
    if not sound:
        _refuse_damaged(path)


def _check_tables(connection: sqlite3.Connection, path: Path) -> None:
    """Raise ArchiveError if a table or a column is missing that a merge reads, or may hold values of any type."""
    with explained(path):
        strict = {
            name for name, is_strict in connection.execute("SELECT name, strict FROM pragma_table_list") if is_strict
        }
        for table, needed in COPIED.items():
            if table not in strict or not needed <= tables.columns(connection, table):
                _refuse_damaged(path)


def _refuse_damaged(path: Path) -> None:
    raise ArchiveError(
        Message(
            "{path}: is damaged, so that nothing of it was imported; `scrape verify --db {path2}` says what is wrong",
            path=path,
            path2=path,
        )
    )
