"""A limit on the time that reading one page may take, in a process or a thread of its own."""

from __future__ import annotations

import ctypes
import faulthandler
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import parent_process

from scraper.errors import ParseError
from scraper.i18n import Message

EVERY = 1.0
"""Seconds after which an exceeded limit is enforced again: code that catches every exception may have gone on."""


class TimeIsUp(BaseException):
    """Raised in code that exceeds its budget. Not an `Exception`, so that no rule's ``except Exception`` catches it."""


@dataclass(frozen=True, slots=True)
class Budget:
    """Seconds that a page may take: a fixed part, and more for each million bytes.

    The largest page that is read takes about 4 seconds, a usual one a hundredth of one.
    """

    seconds: float = 15.0
    """Processor seconds, which do not pass while other programs run."""
    per_million: float = 4.0
    ceiling: float = 4.0
    """Factor for the limit in real time: for code that waits instead of computing."""

    def of(self, size: int) -> float:
        """Return the processor seconds for ``size`` bytes."""
        return self.seconds + self.per_million * size / 1e6

    def clock(self, size: int) -> float:
        """Return the limit in real seconds for ``size`` bytes."""
        return self.ceiling * self.of(size)


USUAL = Budget()


def overrun(url: str, budget: Budget, size: int) -> ParseError:
    """The error for a page that took longer."""
    seconds = round(budget.of(size), 1)
    return ParseError(
        Message(
            "{url}: reading it takes more than {seconds} seconds, which no article does",
            url=url,
            seconds=f"{seconds:g}",
        )
    )


@contextmanager
def limited(budget: Budget, size: int, *, deadly: bool = False) -> Iterator[None]:
    """Raise `TimeIsUp` if the block exceeds the budget for ``size`` bytes.

    In a main thread the kernel measures the time, elsewhere another thread. ``deadly``: SIGALRM ends the process at the
    limit in real time, for code that no exception reaches; the caller's process must be expendable.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        with _watched(budget.of(size), budget.clock(size)):
            yield
        return
    running = True

    def stop(*_: object) -> None:
        if running:
            raise TimeIsUp

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, budget.of(size), EVERY)
    if deadly:
        signal.setitimer(signal.ITIMER_REAL, budget.clock(size))
    try:
        yield
    finally:
        running = False
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        if deadly:
            signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@contextmanager
def ended_at(seconds: float) -> Iterator[None]:
    """End the process if its event loop no longer runs by then, provided that Dask's nanny restarts it.

    The run parses the page in question elsewhere. A process has one such timer: that of the last run to set it.
    """
    if parent_process() is None:
        yield
        return
    faulthandler.dump_traceback_later(seconds, exit=True, file=2)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()


@contextmanager
def _watched(seconds: float, clock: float) -> Iterator[None]:
    """Measure the time of this thread from another one, which interrupts it between two of Python's instructions."""
    thread = threading.get_ident()
    over = threading.Event()
    timer = threading.Thread(target=_watch, args=(thread, seconds, clock, over), daemon=True)
    timer.start()
    try:
        yield
    finally:
        over.set()
        timer.join()


def _watch(thread: int, seconds: float, clock: float, over: threading.Event) -> None:
    cpu = time.pthread_getcpuclockid(thread) if hasattr(time, "pthread_getcpuclockid") else None
    began, used = time.monotonic(), time.clock_gettime(cpu) if cpu is not None else 0.0
    while not over.wait(min(EVERY, seconds / 4)):
        spent = time.clock_gettime(cpu) - used if cpu is not None else 0.0
        if spent > seconds or time.monotonic() - began > clock:
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(TimeIsUp))
