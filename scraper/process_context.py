"""The way in which processes of this program are started."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext

METHOD: Literal["spawn", "forkserver"] = "spawn"
"""New interpreters. A forkserver in which nothing is loaded is no faster, and one process of 14 MB more; the tests have
one that has everything loaded."""


def process_context() -> ForkServerContext | SpawnContext:
    """The context of `METHOD`. Not "fork": a parent may have an event loop and threads."""
    return multiprocessing.get_context("spawn") if METHOD == "spawn" else multiprocessing.get_context("forkserver")


@contextmanager
def signals_blocked(*signals: signal.Signals) -> Iterator[None]:
    """Block ``signals`` in this thread while a process is started, which is born with them blocked.

    A terminal's Ctrl-C and its end, and systemd's stop go to all of our processes, and what they mean is for the parent
    to say; a child would die of them before any code of ours runs there. What comes in the meantime reaches the parent
    afterwards.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    try:
        resource_tracker.ensure_running()  # a process, too; its start unblocks some signals
        signal.pthread_sigmask(signal.SIG_BLOCK, signals)
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
