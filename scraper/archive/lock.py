"""The writer's lock: one process at a time writes an archive, and a dead one holds nothing."""

from __future__ import annotations

import fcntl
import os
import time
from datetime import UTC, datetime
from pathlib import Path

from scraper.errors import ArchiveBusy, ArchiveError

_PAUSE = 0.2
"""Seconds between two tries while waiting."""
_GLANCE = 0.02
"""Seconds for which everybody tries: `held` takes the lock for a moment to see whether it can be had."""


class WriterLock:
    """An flock(2) on ``archive.db.lock``. The kernel releases it when its process ends, however it ends.

    The file says who holds it, for the message to others; it stays behind when the lock is released, because
    removing it would let two processes lock two files of one name.
    """

    def __init__(self, archive: Path) -> None:
        self.path = archive.with_name(archive.name + ".lock")
        self._file: int | None = None

    def acquire(self, wait: float = 0) -> None:
        """Take the lock, waiting up to ``wait`` seconds. ArchiveBusy names the holder; ArchiveError: no lock can be."""
        try:
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise ArchiveError(
                f"{self.path}: the archive's lock cannot be made: {error.strerror}; "
                "who writes to an archive must be able to write to its folder"
            ) from error
        until = time.monotonic() + max(wait, _GLANCE)
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= until:
                    holder = os.pread(handle, 200, 0).decode("utf-8", "replace").strip()
                    os.close(handle)
                    raise ArchiveBusy(
                        f"{self.path.with_suffix('')}: {holder or 'another process'} is writing to it. "
                        "Wait until it has finished."
                    ) from None
                time.sleep(_PAUSE if wait else _GLANCE / 4)
            except OSError as error:
                os.close(handle)
                raise ArchiveError(f"{self.path}: the archive cannot be locked: {error.strerror}") from error
        since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
        try:
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"process {os.getpid()}, started {since},\n".encode(), 0)
        except OSError:
            pass  # a full disk: who holds the lock stays unsaid, the lock itself holds
        self._file = handle

    def held(self) -> bool:
        """Whether some process holds the lock now. True where that cannot be known."""
        try:
            handle = os.open(self.path, os.O_RDONLY | os.O_CLOEXEC)
        except FileNotFoundError:
            return False
        except OSError:
            return True
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return True
        finally:
            os.close(handle)
        return False

    def release(self) -> None:
        """Give the lock back; nothing if it is not held."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
