"""The command in a process of its own that need not load the program (0.4 s) nor what reads pages (0.6 s) again.

For what a process prints, on which stream, and how it ends. What Python settles when it starts (PYTHON…, LC_ALL, its
imports) is tested in a new process. No connection of this process to the archive in question may be open: SQLite would
take its locks for those of the other.
"""

from __future__ import annotations

import logging
import multiprocessing.forkserver
import os
import re
import shlex
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import NoReturn

from scraper.cli.main import main

ROOT = Path(__file__).parents[1]


THREADED = {"report", "export", "serve", "mcp"}
"""Commands whose libraries (charts, Parquet) have threads of their own, which a fork of this process would lack."""


class Forked:
    """A forked process, with what `subprocess.Popen` has of it."""

    def __init__(self, pid: int) -> None:
        self.pid = pid

    def wait(self) -> int:
        """The exit code; that of a killed process after ten minutes."""
        end = time.monotonic() + 600
        while not (ended := os.waitpid(self.pid, os.WNOHANG))[0]:
            if time.monotonic() > end:
                self.kill()
            time.sleep(0.005)
        return os.waitstatus_to_exitcode(ended[1])

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)


def scrape(
    *args: str | Path, folder: Path | None = None, environ: Mapping[str, str] | None = None, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, without a terminal; in this environment, if no other is given, and ``more``."""
    with TemporaryFile() as out, TemporaryFile() as err, Path(os.devnull).open("rb") as nothing:
        env = {**(os.environ if environ is None else environ), **more}
        streams = nothing.fileno(), out.fileno(), err.fileno()
        code = begin([str(arg) for arg in args], env, streams, folder=folder).wait()
        printed = []
        for stream in (out, err):
            stream.seek(0)
            printed.append(stream.read().decode())
    return subprocess.CompletedProcess(args, code, *printed)


SHELLS = re.compile(r"[|&;<>$`*?~(){}!\n]")
"""What a shell does more with than to cut a line into words."""


def typed(line: str, folder: Path, environ: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a line of shell: in bash, or in a fork if it is nothing but a command of the program."""
    words = shlex.split(line, comments=True)
    if words[0] == "scrape" and not SHELLS.search(line.partition(" #")[0]):
        return scrape(*words[1:], folder=folder, environ=environ)
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],
        cwd=folder,
        env=dict(environ),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )


def begin(
    args: Sequence[str],
    env: Mapping[str, str],
    streams: tuple[int, int, int] | int,
    *,
    folder: Path | None = None,
    new: bool = False,
) -> Forked | subprocess.Popen[bytes]:
    """Begin a command. ``streams``: descriptors of files, or of a terminal of its own; ``new``: fork nothing."""
    if new or not THREADED.isdisjoint(args):
        stdin, stdout, stderr = (streams,) * 3 if isinstance(streams, int) else streams
        command = [sys.executable, "-m", "scraper", *args]
        environ = {**env, "PYTHONPATH": str(ROOT)}
        return subprocess.Popen(command, stdin=stdin, stdout=stdout, stderr=stderr, env=environ, cwd=folder)
    multiprocessing.forkserver.ensure_running()  # of which the command's own processes are born, too
    child = os.fork()
    if child:
        return Forked(child)
    try:
        if isinstance(streams, int):
            os.login_tty(streams)
        else:
            for number, stream in enumerate(streams):
                os.dup2(stream, number)
        if folder is not None:
            os.chdir(folder)
        _run(args, env)
    finally:
        os._exit(70)


def _run(args: Sequence[str], env: Mapping[str, str]) -> NoReturn:
    """Run a command with streams and an environment of its own, and end this process."""
    server = multiprocessing.forkserver._forkserver
    server.ensure_running = lambda: None  # type: ignore[method-assign]  # it runs, and is no child of this process
    os.environ.clear()
    os.environ.update(env)
    sys.argv = [str(ROOT / "scraper" / "__main__.py"), *args]
    sys.stdin = sys.__stdin__ = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = sys.__stdout__ = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = sys.__stderr__ = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
    sys.unraisablehook, threading.excepthook = sys.__unraisablehook__, threading.__excepthook__
    logging.getLogger().handlers.clear()  # the test's
    if (tls := sys.modules.get("scraper.crawl.fetch.http.tls")) is not None:
        tls.context.cache_clear()  # the certificates of this environment
    ended: object = 0
    try:
        main(args)
    except SystemExit as end:
        ended = end.code
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(ended if isinstance(ended, int) else 0)
