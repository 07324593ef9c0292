"""A process beside this one: a new interpreter that runs a function of the program, and a connection to it.

Not a process of `multiprocessing`: those share semaphores, which need /dev/shm, and have a further process (13 MB) that
cleans up after them. Its connections are used, which pickle whole messages.
"""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, Pipe, wait
from typing import Any, Protocol

_BEGIN = (
    "import sys; from multiprocessing.connection import Connection; connection = Connection({connection});"
    " sys.path[:] = connection.recv(); from scraper.child_process import run;"
    " run(connection, Connection({lifeline}, writable=False), *connection.recv())"
)
"""What the new interpreter executes. It finds modules where this one does, however this one was started."""


class Launched(Protocol):
    """A process that was started."""

    @property
    def pid(self) -> int | None:
        """Return its number."""

    def kill(self) -> None:
        """Send SIGKILL."""

    def wait(self) -> object:
        """Wait until it has ended."""


class ChildProcess:
    """A process that runs ``function(connection, *args)``, and ends when this one ends, for whatever reason."""

    def __init__(
        self, function: Callable[..., None], *args: Any, blocked: Collection[signal.Signals] = (signal.SIGINT,)
    ) -> None:
        """Start it. OSError where no process can be started.

        ``function``: one of a module, whose arguments can be pickled. ``blocked``: signals that it never gets. A
        terminal's Ctrl-C and its end, and systemd's stop go to all of our processes, and what they mean is for the
        parent to say.
        """
        self.connection, theirs = Pipe()
        lifeline, self._lifeline = Pipe(duplex=False)
        try:
            with _signals_blocked(blocked):
                self._process = launch(self.connection, theirs, lifeline, function, args)
        except BaseException:
            self._disconnect()
            raise
        finally:
            theirs.close()
            lifeline.close()

    @property
    def pid(self) -> int | None:
        """Return the number of the process."""
        return self._process.pid

    def kill(self) -> None:
        """Kill it, whatever it does; `close` is still to be called."""
        self._process.kill()

    def close(self) -> None:
        """Kill it, and wait until it has ended."""
        self._process.kill()
        self._process.wait()
        self._disconnect()

    def _disconnect(self) -> None:
        self.connection.close()
        self._lifeline.close()


def _new_interpreter(
    ours: Connection, theirs: Connection, lifeline: Connection, function: Callable[..., None], args: Sequence[Any]
) -> Launched:
    ends = theirs.fileno(), lifeline.fileno()
    code = _BEGIN.format(connection=ends[0], lifeline=ends[1])
    # -P: no module of the current folder is taken for one of Python's
    process = subprocess.Popen([sys.executable, "-P", "-c", code], stdin=subprocess.DEVNULL, pass_fds=ends)
    with suppress(ConnectionError):  # it has ended already, which whoever reads from it will see
        ours.send(sys.path)
        ours.send((function, args))
    return process


launch: Callable[[Connection, Connection, Connection, Callable[..., None], Sequence[Any]], Launched] = _new_interpreter
"""Starts a process that calls `run` with the second and third connection, the function and its arguments. The tests
have one that forks a process in which everything is loaded."""


def run(connection: Connection, lifeline: Connection, function: Callable[..., None], args: Sequence[Any]) -> None:
    """Run the function in this new process, until it returns or the parent is gone."""
    _end_with(lifeline)
    function(connection, *args)


def _end_with(lifeline: Connection) -> None:
    """End this process when nobody holds the other end of a pipe any more: the kernel signals it.

    A thread waits for it, too: for systems that do not signal it, and for a parent that is gone already. It alone could
    not end a process that computes without ever letting other threads run, as a regular expression does.
    """
    threading.Thread(target=_exit_after, args=(lifeline,), daemon=True).start()
    pipe = lifeline.fileno()
    with suppress(OSError, AttributeError):
        signal.signal(signal.SIGIO, signal.SIG_DFL)  # which ends a process
        fcntl.fcntl(pipe, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(pipe, fcntl.F_SETFL, fcntl.fcntl(pipe, fcntl.F_GETFL) | os.O_ASYNC)


def _exit_after(lifeline: Connection) -> None:
    wait([lifeline])
    os._exit(1)


@contextmanager
def _signals_blocked(signals: Collection[signal.Signals]) -> Iterator[None]:
    """Block signals in this thread while a process is started, which is born with them blocked.

    It would die of them before any code of ours runs there. What comes in the meantime reaches this one afterwards.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
