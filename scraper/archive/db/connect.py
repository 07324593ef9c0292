"""Opening archive.db, for the one writer or for any number of readers, with clear errors."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from scraper.archive.db.errors import explained
from scraper.archive.db.lock import WriterLock
from scraper.archive.schema import commit_stamp, migrations, schema, search_table
from scraper.errors import ArchiveError
from scraper.i18n import Message

MINIMUM_SQLITE = (3, 40, 0)
"""Debian 12. STRICT tables need 3.37, and the search FTS5 of that age."""

_LOCKED_SECONDS = 15.0
"""Longest wait for another program (sqlite3, Datasette) that has the file locked for a moment."""

_WRITER_CACHE = 8192
"""KiB of the file that the writer keeps in memory. Measured up to 65 MB of file: with four times as much storing is no
faster, since the system caches the file."""

_AGAIN = 0.05
"""Seconds before a log that seems to belong to another file is checked a second time."""

_CHECKPOINT = 4000
"""Number of pages of the write-ahead log (16 MB) after which it is copied into the file, which waits for the disk
twice. SQLite's own 1000 come round every two hundred articles."""

_MAPPED = (1 << 31) - 1
"""Bytes of the file that are read as memory, from its beginning: SQLite's usual limit."""


def open_writer(path: Path) -> sqlite3.Connection:
    """Open the writing connection; makes the file, or migrates it after a copy. The caller holds the `WriterLock`."""
    _check_sqlite()
    if not path.parent.is_dir():
        raise ArchiveError(Message("{path}: there is no folder {parent}", path=path, parent=path.parent))
    with explained(path):
        commit_stamp.check_log(path)
        connection = sqlite3.connect(
            path.resolve(),  # absolute: SQLite has meanings of its own for :memory:, file:x and an empty name
            timeout=_LOCKED_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
        )
        try:
            version = _recognise(connection, path)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(f"PRAGMA cache_size = {-_WRITER_CACHE}")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT}")
            if version < len(migrations.MIGRATIONS):
                _migrate(connection, path, version)
            elif _is_unsigned(connection):
                with connection:
                    connection.execute("BEGIN IMMEDIATE")
                    search_table.distrust(connection)
                    _sign(connection)
            connection.execute("PRAGMA journal_size_limit = 67108864")
        except BaseException:
            connection.close()
            raise
    return connection


def open_reader(path: Path, *, older: bool = False) -> sqlite3.Connection:
    """Open a read-only connection, which neither waits for the writer nor delays it. ``older``: also of an old schema.

    ArchiveError if there is no file.
    """
    _check_sqlite()
    if not path.is_file():
        raise ArchiveError(
            Message(
                "{path}: there is no archive here. `scrape fetch` makes one; --db or SCRAPE_DB names another", path=path
            )
        )
    with explained(path):
        try:
            version, connection = _open_for_reading(path)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_READONLY_ROLLBACK":
                raise
            _roll_back(path)
            version, connection = _open_for_reading(path)
    if version == 0:
        connection.close()
        raise ArchiveError(
            Message("{path}: is empty, there is no archive in it yet. `scrape fetch` makes one", path=path)
        )
    if version < len(migrations.MIGRATIONS) and not older:
        connection.close()
        raise OutOfDate(
            Message(
                "{path}: written by an older scrape; any command that writes (`scrape fetch`) brings it up to date",
                path=path,
            )
        )
    if not older and _is_unsigned(connection):
        connection.close()
        raise OutOfDate(
            Message(
                "{path}: a copy that another program made, whose search index may not be whole; any command that writes"
                " (`scrape verify --repair`) makes the index again",
                path=path,
            )
        )
    return connection


@contextmanager
def mapped(connection: sqlite3.Connection) -> Iterator[None]:
    """Let a reader have the file as memory, which takes a third of the time of reading page by page.

    Only while it counts: of a file that is cut short meanwhile, or that the disk cannot give, the process gets SIGBUS.
    """
    connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
    try:
        yield
    finally:
        connection.execute("PRAGMA mmap_size = 0")


class OutOfDate(ArchiveError):
    """The archive has an older schema than this program reads, or a search index that has to be written again."""


def _open_for_reading(path: Path) -> tuple[int, sqlite3.Connection]:
    real = path.resolve()  # SQLite has -wal and -shm beside the file itself, wherever a symbolic link to it lies
    address = real.as_uri()
    options = "?mode=ro"
    if not os.access(real.parent, os.W_OK):
        # SQLite cannot make the shared memory that a WAL file needs in a read-only folder, and nobody can write there
        log, memory = (real.with_name(real.name + end) for end in ("-wal", "-shm"))
        if not log.exists() or not log.stat().st_size:
            options += "&immutable=1"
        elif not memory.exists():
            raise ArchiveError(
                Message(
                    "{path}: what was written last is in {name}, which cannot be read in a folder that is "
                    "read-only; copy both files to another folder, and open them there",
                    path=path,
                    name=log.name,
                )
            )
    _check_log(path)
    connection = sqlite3.connect(
        address + options, uri=True, timeout=_LOCKED_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        version = _recognise(connection, path)
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA cache_size = -32768")
    except BaseException:
        connection.close()
        raise
    return version, connection


def _roll_back(path: Path) -> None:
    """Undo the change that another program was killed in: only who may write can read the file again."""
    with closing(sqlite3.connect(path.resolve(), timeout=_LOCKED_SECONDS)) as connection:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()


def _check_log(path: Path) -> None:
    """Raise ForeignLogError for another file's log, unless a writer is at work, who may begin between two checks."""
    if WriterLock(path).is_locked():
        return
    try:
        commit_stamp.check_log(path)
    except commit_stamp.ForeignLogError:
        time.sleep(_AGAIN)
        if not WriterLock(path).is_locked():
            commit_stamp.check_log(path)


def _check_sqlite() -> None:
    if sqlite3.sqlite_version_info < MINIMUM_SQLITE:
        needed = ".".join(map(str, MINIMUM_SQLITE))
        raise ArchiveError(
            Message(
                "scrape needs SQLite {needed} or newer; this Python has {sqlite_version}",
                needed=needed,
                sqlite_version=sqlite3.sqlite_version,
            )
        )


def _recognise(connection: sqlite3.Connection, path: Path) -> int:
    """Return the schema version, 0 for an empty file; ArchiveError for the database of another program or version."""
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if not tables and path.stat().st_size == 1:
        raise sqlite3.DatabaseError("file is not a database")  # SQLite takes a single byte for an empty file
    if not owner and tables and (by_tables := migrations.version_by_tables(connection)):  # a dump, or the mark was lost
        owner, version = schema.APPLICATION_ID, version or by_tables
    if owner != schema.APPLICATION_ID and (tables or version or owner):
        raise ArchiveError(
            Message("{path}: this SQLite database belongs to another program; name another file with --db", path=path)
        )
    if version > len(migrations.MIGRATIONS):
        raise ArchiveError(
            Message(
                "{path}: written by a newer scrape (its schema is {version}, this program knows up to "
                "{migrations}). Update scrape; nothing was touched",
                path=path,
                version=version,
                migrations=len(migrations.MIGRATIONS),
            )
        )
    return version


def _keep(connection: sqlite3.Connection, copy: Path) -> None:
    with whole(copy, copy.with_name(f".{copy.name.partition('.v')[0]}.bak.part")) as partial:
        target = sqlite3.connect(partial)
        try:
            connection.backup(target)
        finally:
            target.close()


@contextmanager
def whole(target: Path, partial: Path) -> Iterator[Path]:
    """Copy a database to ``partial``, which is renamed to the target when it is complete, and removed otherwise.

    Only its owner can read it, as the archive itself. Raises ArchiveError if it cannot be written.
    """
    try:
        partial.unlink(missing_ok=True)
        os.close(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
        yield partial
        partial.replace(target)
        for rest in ("-wal", "-shm"):  # of an older file of this name: they would be read into the new one
            with suppress(FileNotFoundError):
                target.with_name(target.name + rest).unlink()
    except OSError as error:
        raise ArchiveError(
            Message("{target}: cannot be written: {strerror}", target=target, strerror=error.strerror)
        ) from error
    finally:
        for rest in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                partial.with_name(partial.name + rest).unlink()


def _migrate(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Bring the schema forward, in one transaction, with a copy of the older file kept beside it."""
    if version:
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        _keep(connection, path.with_name(f"{path.name}.v{version}-{stamp}.bak"))
    is_copy = version > 0 and _is_unsigned(connection)
    connection.execute("PRAGMA foreign_keys = OFF")  # SQLite's own advice for changing tables; checked below
    connection.execute("BEGIN IMMEDIATE")
    try:
        is_stamped = commit_stamp.exist(connection)
        migrations.migrate(connection, version)
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise ArchiveError(
                Message(
                    "{path}: bringing the schema up to date would break a reference; nothing was changed", path=path
                )
            )
        if is_copy:
            search_table.distrust(connection)
        _sign(connection)
        if is_stamped:  # the first stamp follows on none, as in the file itself
            commit_stamp.renew(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _is_unsigned(connection: sqlite3.Connection) -> bool:
    """Return whether an archive is not marked as one: SQLite's shell copies rows (`.dump`, `.clone`), and no marks."""
    return not connection.execute("PRAGMA application_id").fetchone()[0]


def _sign(connection: sqlite3.Connection) -> None:
    """Mark the file as an archive of this schema."""
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {len(migrations.MIGRATIONS)}")
