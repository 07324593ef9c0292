"""Processes of the program, forked from one in which everything is loaded."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any

from scraper.child_process import Launched, run

multiprocessing.set_forkserver_preload(["tests.loaded"])


class Forked(multiprocessing.get_context("forkserver").Process):  # type: ignore[misc]
    """A process that `scraper.child_process` can wait for."""

    def wait(self) -> None:
        """Wait until it has ended."""
        self.join()


def launch(
    _ours: Connection, theirs: Connection, lifeline: Connection, function: Callable[..., None], args: Sequence[Any]
) -> Launched:
    """Fork a process that runs the function: see `scraper.child_process.launch`."""
    process: Launched = Forked(target=run, args=(theirs, lifeline, function, args), daemon=True)
    process.start()
    return process
