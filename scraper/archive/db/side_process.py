"""Work that only reads an archive, in processes beside this one: each reads the file by a connection of its own."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from itertools import pairwise
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from scraper.archive.db import connect
from scraper.archive.db.session import Session
from scraper.archive.schema import commit_stamp
from scraper.child_process import ChildProcess

Seen = Callable[[], None]
"""Called for every row that was read."""
Work = Callable[..., Iterator[Any]]
"""``work(connection, seen, *args)``: a function of a module, whose results travel between processes (pickle)."""

LARGE = 5000
"""Number of articles from which a second process is worth its start."""

STEP = 500
"""Number of rows that are reported together."""


class Unavailable(Exception):
    """No process can read what this one reads: do the work here."""


def cores() -> int:
    """Return the number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_parts(
    session: Session, work: Work, *args: Any, seen: Seen = lambda: None, least: int | None = None
) -> Iterator[Any]:
    """Yield the results of ``work(connection, seen, *args, ids)`` for all articles in parts, one a processor.

    ``ids``: the first and the last id of a part. A part that no other process can read is done here, and so is all of
    an archive of less than ``least`` articles (`LARGE`), and of one that is open for writing.
    """
    connection = session.connection
    first, last = connection.execute("SELECT coalesce(min(id), 0), coalesce(max(id), 0) FROM articles").fetchone()
    parts = cores() if last - first >= (LARGE if least is None else least) and not session.is_writer else 1
    bounds = [first + (last + 1 - first) * part // parts for part in range(parts + 1)]
    own, *others = ((start, end - 1) for start, end in pairwise(bounds))
    with ExitStack() as processes:
        waiting = [(ids, _begun(processes, session, work, *args, ids)) for ids in others]
        with connect.mapped(connection):
            yield from work(connection, seen, *args, own)
        for ids, process in waiting:
            try:
                yield from list(process.results(seen)) if process else work(connection, seen, *args, ids)
            except Unavailable:
                yield from work(connection, seen, *args, ids)


def _begun(processes: ExitStack, session: Session, work: Work, *args: Any) -> SideProcess | None:
    try:
        process = SideProcess(session.path, session.connection, work, *args)
    except Unavailable:
        return None
    processes.callback(process.close)
    return process


class SideProcess:
    """A process that does one piece of work, and is ended with it."""

    def __init__(self, path: Path, connection: sqlite3.Connection, work: Work, *args: Any) -> None:
        """Begin the work on what ``connection`` sees of the file. Outside of transactions that write.

        Unavailable where no process can be started.
        """
        stamp = commit_stamp.last(connection)
        try:
            self._process = ChildProcess(_do, path, stamp, work, args)
        except OSError as error:
            raise Unavailable from error

    def results(self, seen: Seen) -> Iterator[Any]:
        """Yield what the work yields. Raises what it raised; Unavailable where it could not begin, or was killed."""
        while True:
            try:
                kind, content = self._process.connection.recv()
            except (EOFError, OSError) as error:
                raise Unavailable from error
            if kind == "seen":
                for _ in range(content):
                    seen()
            elif kind == "result":
                yield content
            elif kind == "error":
                raise content
            elif kind == "moved":
                raise Unavailable
            else:
                return

    def kill(self) -> None:
        """Kill the process, which ends its results; `close` is still to be called."""
        self._process.kill()

    def close(self) -> None:
        """End the process, whatever it does."""
        self._process.close()


def _do(pipe: Connection, path: Path, stamp: bytes | None, work: Work, args: tuple[Any, ...]) -> None:
    rows = 0

    def seen() -> None:
        nonlocal rows
        rows += 1
        if rows % STEP == 0:
            pipe.send(("seen", STEP))

    with suppress(ConnectionError):
        try:
            connection = connect.open_reader(path)
            connection.execute("BEGIN")
            if commit_stamp.last(connection) != stamp:
                pipe.send(("moved", None))
                return
            connection.execute("PRAGMA query_only = OFF")  # for temporary tables; the file is open read-only
            with connect.mapped(connection):
                for result in work(connection, seen, *args):
                    pipe.send(("result", result))
            pipe.send(("seen", rows % STEP))
            pipe.send(("end", None))
        except ConnectionError:
            raise
        except Exception as error:
            pipe.send(("error", error))
