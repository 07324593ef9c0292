"""Our own file handles on archive.db, which must not be closed while SQLite has the file open.

SQLite's locks are POSIX byte-range locks, and those are dropped when a process closes *any* handle of the file
(https://sqlite.org/howtocorrupt.html, 2.2). A handle of ours is therefore closed only when the process has no other one
on that file; until then it is idle and may be used again. The archive takes handles here, and so does every check of an
output path, which may turn out to be an archive.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_Key = tuple[int, int]

_idle: dict[_Key, list[int]] = {}
"""Handles that cannot be closed yet, by device and inode."""


def take(path: Path, *, write: bool = False, create: bool = False) -> int:
    """Open a file; return the handle with `give_back`. A new file has mode 0600. Raises OSError like open(2)."""
    with suppress(FileNotFoundError):
        status = path.stat()
        idle = _idle.get((status.st_dev, status.st_ino), [])
        for handle in idle:
            if not write or fcntl.fcntl(handle, fcntl.F_GETFL) & os.O_ACCMODE == os.O_RDWR:
                idle.remove(handle)
                return handle
    flags = (os.O_RDWR if write else os.O_RDONLY) | (os.O_CREAT if create else 0)
    return os.open(path, flags | os.O_CLOEXEC, 0o600)


@contextmanager
def reading(path: Path) -> Iterator[Callable[[int], bytes]]:
    """A function that reads the next bytes of a file, fewer at its end. Raises OSError."""
    handle = take(path)
    place = 0

    def read(size: int) -> bytes:
        nonlocal place
        pieces = []
        while size > 0 and (piece := os.pread(handle, size, place)):
            pieces.append(piece)
            place += len(piece)
            size -= len(piece)
        return b"".join(pieces)

    try:
        yield read
    finally:
        give_back(handle)


def give_back(handle: int) -> None:
    """Close a handle, or leave it idle if closing would drop SQLite's locks; close idle ones that are free by now."""
    _idle.setdefault(_key(handle), []).append(handle)
    open_now = _open_handles()
    for key, handles in list(_idle.items()):
        if open_now is not None and open_now.get(key, 0) <= len(handles):
            del _idle[key]
            for each in handles:
                os.close(each)


def _key(handle: int) -> _Key:
    status = os.fstat(handle)
    return status.st_dev, status.st_ino


def _open_handles() -> dict[_Key, int] | None:
    """Count this process's handles on each file; None where the system does not list them."""
    counts: dict[_Key, int] = {}
    try:
        numbers = [int(name) for name in os.listdir("/dev/fd")]  # noqa: PTH208 - a Path for each would be slow
    except (OSError, ValueError):
        return None
    for number in numbers:
        with suppress(OSError):  # the handle of the listing itself is closed by now
            key = _key(number)
            counts[key] = counts.get(key, 0) + 1
    return counts
