"""The writer's lock: one process at a time writes an archive, and a dead one holds no lock."""

from __future__ import annotations

import errno
import fcntl
import os
import struct
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from scraper import file_handles
from scraper.errors import ArchiveBusy, ArchiveError
from scraper.i18n import Message

_PAUSE = 0.2
"""Seconds between two tries while waiting."""
_GLANCE = 0.02
"""Seconds for which everybody retries, since `held` takes the lock for a moment to test it."""

_BYTE = (1 << 62) + 0x53435250
"""The byte of the database file that the writer locks. SQLite locks 512 bytes at 2^30 and no others."""
_FLOCK = "hhqqi0q"
"""``struct flock`` of Linux, with 64-bit offsets: l_type, l_whence, l_start, l_len, l_pid."""
_SET, _GET = getattr(fcntl, "F_OFD_SETLK", None), getattr(fcntl, "F_OFD_GETLK", None)
"""Linux's locks of an open file description. Elsewhere flock(2) and SQLite's locks conflict, and
``archive.db.lock`` alone must suffice."""

_UNKNOWN = (errno.EINVAL, errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP)
"""Errors of a file system without such locks (some network mounts); the lock file must suffice there too."""


class WriterLock:
    """Two locks, which the kernel releases when the process ends, however it ends.

    An flock(2) on ``archive.db.lock`` beside the file, whatever symbolic link leads to it. It names its holder, for the
    message to others; it stays behind when the lock is released, because removing it would let two processes lock
    two files of one name. And a byte of the database file itself, which has one inode under all its names: hard links,
    and an archive.db.lock that somebody removed, still give one writer.
    """

    def __init__(self, archive: Path) -> None:
        self.archive = archive.resolve()
        self.path = self.archive.with_name(self.archive.name + ".lock")
        self._named = archive
        self._file: int | None = None
        self._database: int | None = None

    @property
    def database(self) -> int:
        """A handle on the locked database file, while the lock is held."""
        if self._database is None:
            raise RuntimeError("the lock is not held")
        return self._database

    def acquire(self, wait: float = 0) -> None:
        """Take the lock, waiting up to ``wait`` seconds; makes an empty database file if there is no file.

        ArchiveBusy names the holder; ArchiveError: locking is impossible, as of a pipe or a device.
        """
        if self.archive.exists() and not self.archive.is_file():  # SQLite would leave a journal beside it
            raise ArchiveError(Message("{archive}: is no file; name the archive with --db", archive=self._named))
        until = time.monotonic() + max(wait, _GLANCE)
        while not self._try():
            if time.monotonic() >= until:
                holder = self._holder() or "another process"
                raise ArchiveBusy(
                    Message(
                        "{named}: {holder} is writing to it. Wait until it has finished.",
                        named=self._named,
                        holder=holder,
                    )
                )
            time.sleep(_PAUSE if wait else _GLANCE / 4)

    def is_locked(self) -> bool:
        """Check whether some process holds the lock now. True if that is unknown."""
        try:
            if self._file_is_locked():
                return True
            return _GET is not None and self.archive.exists() and self._database_is_locked(_GET)
        except OSError:
            return True

    def release(self) -> None:
        """Release the lock; nothing if it is not held. Only when SQLite's connections on the file are closed."""
        if self._database is not None:
            with suppress(OSError):
                _set(self._database, fcntl.F_UNLCK)
            file_handles.give_back(self._database)
            self._database = None
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _try(self) -> bool:
        """Take both locks; False if another process has one of them, or has put another file in their place."""
        self._file = self._open_lock()
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._database = file_handles.take(self.archive, write=True, create=True)
            _set(self._database, fcntl.F_WRLCK)
            if _same(self._file, self.path) and _same(self._database, self.archive):
                _sign(self._file)
                return True
        except BlockingIOError:
            pass
        except OSError as error:
            self.release()
            self._refuse(error)
        self.release()
        return False

    def _open_lock(self) -> int:
        try:
            mode = self.archive.stat().st_mode & 0o666
        except OSError:
            mode = 0o600
        try:
            return os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, mode | 0o600)
        except OSError as error:
            raise ArchiveError(
                Message(
                    "{path}: the archive's lock cannot be made: {strerror}; who writes to an archive must be "
                    "able to write to its folder",
                    path=self.path,
                    strerror=error.strerror,
                )
            ) from error

    def _refuse(self, error: OSError) -> NoReturn:
        if isinstance(error, PermissionError):
            raise ArchiveError(
                Message("{named}: it cannot be written: the file or its folder is read-only", named=self._named)
            ) from error
        raise ArchiveError(
            Message("{named}: the archive cannot be locked: {strerror}", named=self._named, strerror=error.strerror)
        ) from error

    def _holder(self) -> str:
        """Read the holder from the lock file; empty if it was removed, or is beside another name."""
        try:
            return self.path.read_bytes()[:200].decode("utf-8", "replace").strip() if self._file_is_locked() else ""
        except OSError:
            return ""

    def _file_is_locked(self) -> bool:
        try:
            handle = os.open(self.path, os.O_RDONLY | os.O_CLOEXEC)
        except FileNotFoundError:
            return False
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            os.close(handle)
        return False

    def _database_is_locked(self, command: int) -> bool:
        handle = file_handles.take(self.archive)
        try:
            there = fcntl.fcntl(handle, command, struct.pack(_FLOCK, fcntl.F_WRLCK, os.SEEK_SET, _BYTE, 1, 0))
            return bool(struct.unpack(_FLOCK, there)[0] != fcntl.F_UNLCK)
        finally:
            file_handles.give_back(handle)


def _sign(lock: int) -> None:
    """Write the holder into the lock file."""
    since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    with suppress(OSError):  # a full disk: the holder is not named, but the lock holds
        os.ftruncate(lock, 0)
        os.pwrite(lock, f"process {os.getpid()}, started {since},\n".encode(), 0)


def _set(database: int, kind: int) -> None:
    """Lock or unlock our byte; BlockingIOError if another process has it."""
    if _SET is None:
        return
    try:
        fcntl.fcntl(database, _SET, struct.pack(_FLOCK, kind, os.SEEK_SET, _BYTE, 1, 0))
    except OSError as error:
        if error.errno not in _UNKNOWN:
            raise


def _same(handle: int, path: Path) -> bool:
    """Check whether a path still leads to the file of a handle."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
