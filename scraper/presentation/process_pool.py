"""Processes that answer questions for a server, and are killed and replaced when an answer takes too long.

What an archive or a visitor makes expensive (a statement of SQL, two versions of a long text, a drawing) costs such a
process: not the server, which goes on answering, and ends at once when it is stopped.
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from scraper.child_process import ChildProcess
from scraper.errors import ScrapeError
from scraper.i18n import _

Answer = Callable[[Any], Any]
"""What a process does: a question to its answer. Both travel between processes (pickle)."""

BEGINNING = 60.0
"""Seconds in which a process must have started: with all cores busy an import takes its time."""
WAITING = 30
"""Maximum number of waiting questions; further ones are refused for the moment."""


class Overworked(ScrapeError):
    """A question took too long, or too much memory, or too many wait already."""


class Pool:
    """A pool of processes, each of which answers one question after another. Usable from several event loops."""

    def __init__(self, count: int, seconds: float, make: Callable[..., Answer], *args: Any) -> None:
        """``make(*args)`` is called in each process, once; ``seconds`` is what an answer may take."""
        self._seconds = seconds
        self._make, self._args = make, args
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="asks")
        self._own = threading.local()
        self._processes: set[ChildProcess] = set()
        self._lock = threading.Lock()
        self._waiting = 0
        self._closed = False

    def start(self) -> None:
        """Have one process come up before it is needed."""
        self._threads.submit(self._connection)

    async def ask(self, question: Any) -> Any:
        """The answer. Raises what the process raised, or Overworked."""
        if self._waiting >= WAITING:
            raise Overworked(_("Too many requests are waiting. Try again in a moment."))
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, self._ask, question)
        finally:
            self._waiting -= 1

    def close(self) -> None:
        """End all processes, whatever they do."""
        with self._lock:
            self._closed = True
            for process in self._processes:
                process.kill()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _ask(self, question: Any) -> Any:
        """In a thread, which has a process of its own."""
        connection = self._connection()
        try:
            connection.send(question)
            if not connection.poll(self._seconds):
                raise Overworked(
                    _("The request took more than {n} seconds, and was stopped.").format(n=f"{self._seconds:g}")
                )
            is_answer, answer = connection.recv()
        except (EOFError, OSError) as error:
            self._end()
            raise Overworked(_("The request took too much time or memory, and was stopped.")) from error
        except Overworked:
            self._end()
            raise
        if is_answer:
            return answer
        raise answer

    def _connection(self) -> Connection:
        if connection := getattr(self._own, "connection", None):
            return connection  # type: ignore[no-any-return]
        with self._lock:
            if self._closed:
                raise EOFError
            process = ChildProcess(_serve, self._make, self._args)
            self._processes.add(process)
        ours = process.connection
        self._own.process = process
        if not ours.poll(BEGINNING) or not ours.recv():
            self._end()
            raise EOFError
        self._own.connection = ours
        return ours

    def _end(self) -> None:
        """Have no process any more: the next question gets another."""
        process: ChildProcess = self._own.process
        process.close()
        with self._lock:
            self._processes.discard(process)
        self._own.connection = None


def _serve(connection: Connection, make: Callable[..., Answer], args: tuple[Any, ...]) -> None:
    """Answer until nobody asks any more."""
    answer = make(*args)
    connection.send(True)
    with suppress(EOFError, OSError):
        while True:
            question = connection.recv()
            try:
                reply = (True, answer(question))
            except MemoryError:
                os._exit(1)  # what is left of it is not to be trusted
            except Exception as error:
                reply = (False, error)
            connection.send(reply)
