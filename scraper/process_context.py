"""The way in which processes of this program are started."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext

METHOD: Literal["spawn", "forkserver"] = "spawn"
"""New interpreters. A forkserver in which nothing is loaded is no faster, and one process of 14 MB more; the tests have
one that has everything loaded."""


def process_context() -> ForkServerContext | SpawnContext:
    """The context of `METHOD`. Not "fork": a parent may have an event loop and threads."""
    return multiprocessing.get_context("spawn") if METHOD == "spawn" else multiprocessing.get_context("forkserver")
