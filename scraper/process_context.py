"""The way in which processes of this program are started."""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext

_LONGEST_SOCKET = 103
"""Bytes of the path of a socket: sun_path has 104 on macOS and BSD, 108 on Linux, a zero at its end."""
_OWN_NAMES = len("/pymp-xxxxxxxx/listener-xxxxxxxx")


def process_context() -> ForkServerContext | SpawnContext:
    """The forkserver; where the folder for temporary files has too long a name for its socket, new interpreters.

    Not "fork": a parent may have an event loop and threads. Python 3.14 made the forkserver the default.
    """
    if len(os.fsencode(tempfile.gettempdir())) + _OWN_NAMES > _LONGEST_SOCKET:
        return multiprocessing.get_context("spawn")
    return multiprocessing.get_context("forkserver")
