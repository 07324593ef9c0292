"""The standard streams, so that what becomes of the output never decides what becomes of the work.

`scrape fetch | head -1`, `> /dev/full`, `2>&-`: the run goes on, and its exit code is its own. Commands whose output is
all that they are called for (`STREAMING`) end with their reader instead.
"""

from __future__ import annotations

import errno
import io
import os
import select
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from scraper.i18n import _, localized

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

P = ParamSpec("P")
R = TypeVar("R")

STREAMING = frozenset("completion config export keywords runs search show sources stats trends".split())
"""Commands that may print without end, and do nothing else."""
LOST = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""Errors by which wanted output is lost; a pipe closed by its reader does not count, nor the EIO of a closed
terminal."""
BUFFER = 1 << 16


class Output(io.RawIOBase):
    """Standard output or error, below Python's buffers. A patient one swallows what cannot be written, and goes on."""

    def __init__(self, inner: io.FileIO, *, patient: bool) -> None:
        self.inner = inner
        self.patient = patient
        self.failure: OSError | None = None

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self.inner.fileno()

    def isatty(self) -> bool:
        return self.inner.isatty()

    def write(self, data: ReadableBuffer, /) -> int:
        """Write all of it, or swallow it; the number of bytes that are done with."""
        rest = memoryview(data).cast("B")
        size = rest.nbytes
        try:
            while rest and not (self.patient and self.failure):
                written = self.inner.write(rest)
                if written is None:  # somebody has made the pipe non-blocking
                    select.select([], [self.inner], [])
                else:
                    rest = rest[written:]
        except OSError as error:
            if not self.patient:
                raise
            self.failure = error
        return size


_stdout: Output | None = None


def accounted(main: Callable[P, R]) -> Callable[P, R]:
    """A decorator of what exits the program: the streams are ready before it, and it does not end well (0) where output
    that somebody wants was lost."""

    @wraps(main)
    def accounting(*args: P.args, **others: P.kwargs) -> R:
        prepare()
        try:
            return main(*args, **others)
        except SystemExit as ended:
            if (failure := lost()) is None:
                raise
            reason = localized(failure.strerror or str(failure))
            with suppress(OSError, ValueError):
                print(_("Standard output could not be written: {reason}").format(reason=reason), file=sys.stderr)
            raise SystemExit(ended.code or 1) from None

    return accounting


def prepare() -> None:
    """Have all three streams, and standard error never in the way. Called before anything is opened.

    A stream that is closed (``>&-``) gives its number to the next file that is opened: the archive would be written
    over by what is printed.
    """
    global _stdout
    closed = [number for number in (0, 1, 2) if not _is_open(number)]
    for number in closed:
        with suppress(OSError):  # what is written there fails, as it does to a closed stream
            handle = os.open(os.devnull, os.O_WRONLY if number == 0 else os.O_RDONLY)
            if handle != number:
                os.dup2(handle, number)
                os.close(handle)
    if 1 in closed or _is_of_a_file(sys.stdout):
        _stdout, sys.stdout = _wrapped(sys.stdout, 1, patient=False)
    if 2 in closed or _is_of_a_file(sys.stderr):
        _stderr, sys.stderr = _wrapped(sys.stderr, 2, patient=True)


def go_on(command: str | None) -> None:
    """From now on let the command work whatever becomes of what it prints, unless printing is its work."""
    if _stdout is not None:
        _stdout.patient = command not in STREAMING


def lost() -> OSError | None:
    """The error for which output that was wanted is lost; None where all of it was taken, or nobody wants it."""
    with suppress(OSError, ValueError):
        sys.stdout.flush()
    failure = _stdout.failure if _stdout is not None else None
    return failure if failure is not None and failure.errno in LOST else None


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _is_of_a_file(stream: object) -> bool:
    """Check whether a stream is Python's own, not one that a test or a notebook has put there."""
    if not isinstance(stream, io.TextIOWrapper):
        return False
    below = stream.buffer
    return isinstance(getattr(below, "raw", below), io.FileIO)  # without a buffer under PYTHONUNBUFFERED


def _wrapped(stream: object, number: int, *, patient: bool) -> tuple[Output, io.TextIOWrapper]:
    raw = Output(io.FileIO(number, "w", closefd=False), patient=patient)
    before = stream if isinstance(stream, io.TextIOWrapper) else None
    unbuffered = before is not None and isinstance(before.buffer, io.FileIO)
    return raw, io.TextIOWrapper(
        raw if unbuffered else io.BufferedWriter(raw, BUFFER),  # type: ignore[arg-type]
        encoding=before.encoding if before else "utf-8",
        errors=before.errors if before else "backslashreplace",
        line_buffering=number == 2 or raw.isatty(),
        write_through=before is not None and before.write_through,
    )
