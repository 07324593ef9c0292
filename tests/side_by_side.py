"""Tests side by side: one process reads them all, then is forked, so that no other has to read them again (7 s each).

``pytest --forks 4`` or ``--forks auto``. A process takes a file of tests after the other, so that what a module starts
(a server, a cluster) is started once; a folder whose fixtures are of the session is taken as a whole.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import suppress
from itertools import groupby
from multiprocessing.connection import Connection, Pipe, wait
from pathlib import Path
from typing import Any

import pytest

TOGETHER = ("presentation/web", "presentation/assistant")
"""Folders of tests/ that share a server for a session."""
TESTS = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--forks", default="", help="processes that run the tests side by side; auto: three a core")


def _number(config: pytest.Config) -> int:
    """Processes: three a core, since tests wait for delays, for other processes and for disks."""
    asked = config.getoption("--forks")
    return 3 * (os.cpu_count() or 1) if asked == "auto" else int(asked or 0)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool | None:
    """Run the tests in forks of this process, if that is asked for; pytest itself says what could not be read."""
    number = _number(session.config)
    if number < 2 or session.testsfailed or session.config.option.collectonly:
        return None
    rows = _rows(session.items)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        queue = _filled(len(rows))
        forks = [_Fork(session, rows, queue, Path(folder, str(n))) for n in range(min(number, len(rows)))]
        os.close(queue)
        try:
            _listen(forks)
        except BaseException:
            for fork in forks:
                fork.kill()
            raise
    return True


def _rows(items: list[pytest.Item]) -> list[list[pytest.Item]]:
    """Cut the tests into what one process takes: folders, and files that are marked `first`, are taken first."""
    rows = {place: list(row) for place, row in groupby(items, _place)}
    early = {item.path for item in items if item.get_closest_marker("first")} | {TESTS / name for name in TOGETHER}
    return [rows[place] for place in sorted(rows, key=lambda place: place not in early)]


def _place(item: pytest.Item) -> Path:
    """The folder or the file that one process takes with this test in it."""
    folders = [TESTS / name for name in TOGETHER]
    return next((folder for folder in folders if folder in item.path.parents), item.path)


def _filled(number: int) -> int:
    """Make a pipe that holds the numbers of all rows: whoever is done reads the next from it."""
    reads, writes = os.pipe()
    os.write(writes, b"".join(n.to_bytes(4, "big") for n in range(number)))  # 64 kB hold 16,000
    os.close(writes)
    return reads


class _Fork:
    """A process that runs rows of tests and reports them, seen from both sides."""

    def __init__(self, session: pytest.Session, rows: list[list[pytest.Item]], queue: int, temp: Path) -> None:
        self.session, self.rows = session, rows
        self.awaited: dict[str, pytest.Item] = {}
        self.reports, told = Pipe(duplex=False)
        sys.stdout.flush()
        self.pid = os.fork()
        if self.pid:
            told.close()
            return
        try:
            temp.mkdir()
            os.environ["PYTEST_DEBUG_TEMPROOT"] = str(temp)  # where pytest makes its tmp_path
            _run(session, rows, queue, told)
            os._exit(0)
        except BaseException:
            traceback.print_exc(file=sys.__stderr__)
        finally:
            os._exit(70)

    def hear(self) -> bool:
        """Take what the process says; whether it says anything more."""
        try:
            self._take(self.reports.recv())
        except EOFError:
            self._end()
            return False
        return True

    def _take(self, said: Any) -> None:
        """Take the number of a row that it begins, or the report of a test."""
        if isinstance(said, int):
            self.awaited |= {item.nodeid: item for item in self.rows[said]}
            return
        hook = self.session.config.hook
        report = hook.pytest_report_from_serializable(config=self.session.config, data=said)
        hook.pytest_runtest_logreport(report=report)
        if report.when == "teardown":
            self._done(report.nodeid)

    def _done(self, nodeid: str) -> None:
        item = self.awaited.pop(nodeid)
        self.session.config.hook.pytest_runtest_logfinish(nodeid=nodeid, location=item.location)

    def _end(self) -> None:
        """Report as failed what a process that died has not run."""
        _, status = os.waitpid(self.pid, 0)
        for nodeid, item in list(self.awaited.items()):
            why = f"the process that was to run it ended with {os.waitstatus_to_exitcode(status)}"
            lost = pytest.TestReport(nodeid, item.location, {}, "failed", why, "call")
            self.session.config.hook.pytest_runtest_logreport(report=lost)
            self._done(nodeid)

    def kill(self) -> None:
        with suppress(ProcessLookupError):  # Ctrl-C reaches it, too
            os.kill(self.pid, signal.SIGTERM)


def _listen(forks: list[_Fork]) -> None:
    """Take what the processes say until all have ended."""
    speaking = {fork.reports: fork for fork in forks}
    while speaking:
        for reports in wait(list(speaking)):
            if not speaking[reports].hear():  # type: ignore[index]
                del speaking[reports]  # type: ignore[arg-type]


def _run(session: pytest.Session, rows: list[list[pytest.Item]], queue: int, told: Connection) -> None:
    """Run rows until none is left, and tell of each test."""
    plugins = session.config.pluginmanager
    plugins.unregister(name="terminalreporter")
    capture: Any = plugins.getplugin("capturemanager")
    capture.stop_global_capturing()  # into files that all forks would share
    capture.start_global_capturing()
    plugins.register(_Teller(session.config, told))
    items = _taken(rows, queue, told)
    item = next(items, None)
    while item is not None:
        after = next(items, None)
        session.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
        item = after


def _taken(rows: list[list[pytest.Item]], queue: int, told: Connection) -> Iterator[pytest.Item]:
    while taken := os.read(queue, 4):
        number = int.from_bytes(taken, "big")
        told.send(number)
        yield from rows[number]


class _Teller:
    """Sends the reports of tests to the process that prints them."""

    def __init__(self, config: pytest.Config, told: Connection) -> None:
        self.config, self.told = config, told

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.told.send(self.config.hook.pytest_report_to_serializable(config=self.config, report=report))
