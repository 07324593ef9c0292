"""The journal of a delivery: which events were begun, sent or failed, in a file beside the archive.

A delivery is a process of its own, which a kill -9 of `scrape fetch` does not reach. It cannot write the archive, which
has one writer, so it notes each outcome here, and whoever opens the archive next carries it over. The file's lock,
which the process inherits and the kernel releases, says that it is still at work.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from scraper.i18n import Message

SUFFIX = ".alerts"
_PAUSE = 0.05

Step = Literal["begun", "sent", "failed"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what became of the events of one message."""

    step: Step
    target: str
    events: tuple[int, ...]
    reason: str = ""


class Journal:
    """An open journal, locked. ``handle``: its file descriptor, which the process of a delivery inherits."""

    def __init__(self, handle: int) -> None:
        self.handle = handle

    def write(self, line: Line) -> None:
        """Add a line; it is on the disk when this returns."""
        reason: Any = line.reason.data if isinstance(line.reason, Message) else line.reason
        row = json.dumps([line.step, line.target, line.events, reason], ensure_ascii=False) + "\n"
        os.write(self.handle, row.encode("utf-8", "replace"))
        os.fsync(self.handle)

    def lines(self) -> Iterator[Line]:
        """Yield what was noted; a line that was cut by a crash is left out."""
        size = os.fstat(self.handle).st_size
        for row in os.pread(self.handle, size, 0).decode("utf-8", "replace").split("\n"):
            try:
                step, target, events, reason = json.loads(row)
                words = Message.of_data(reason) if isinstance(reason, list) else str(reason)
                yield Line(step, str(target), tuple(map(int, events)), words)
            except (ValueError, TypeError, AttributeError):
                continue

    def clear(self) -> None:
        """Forget all lines."""
        os.ftruncate(self.handle, 0)


@contextmanager
def opened(archive: Path, wait: float) -> Iterator[Journal | None]:
    """Open the journal of an archive; gives None if a delivery is still at work after ``wait`` seconds."""
    path = archive.resolve()
    path = path.with_name(path.name + SUFFIX)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
    try:
        yield Journal(handle) if _locked(handle, wait) else None
    finally:
        os.close(handle)


def _locked(handle: int, wait: float) -> bool:
    """Take the lock. It belongs to the open file, so that a process that inherits the descriptor holds it as well."""
    end = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except OSError as error:
            if error.errno not in (errno.EWOULDBLOCK, errno.EACCES):
                return True  # a file system without locks: the archive's own lock must do
        if time.monotonic() >= end:
            return False
        time.sleep(_PAUSE)
