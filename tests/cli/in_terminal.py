"""A terminal for tests: what a command writes where it believes that somebody looks."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import termios
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from rich.cells import cell_len

from tests import forked

COLOUR = re.compile(r"\x1b\[[0-9;]*\b(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])\b[0-9;]*m")
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def in_terminal(*args: str, columns: int = 80, code: int | None = 0, **environ: str) -> str:
    """The output of a command on a terminal of this width; ``code``: its exit code, None: any."""
    here, there = pty.openpty()
    fcntl.ioctl(there, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    shell = ("COLUMNS", "LINES", "NO_COLOR", "PAGER")
    inherited = {name: value for name, value in os.environ.items() if name not in shell}
    env = {
        **inherited,
        "TERM": "xterm-256color",
        "PAGER": "cat",
        "PYTHONPATH": str(Path(__file__).parents[2]),
        **environ,
    }
    child = forked.begin(args, env, there, new="LC_ALL" in environ)  # from which Python takes its streams' encoding
    os.close(there)
    output = b""
    while select.select([here], [], [], 300)[0]:
        try:
            output += os.read(here, 65536)
        except OSError:  # Linux: the other end is closed
            break
    else:
        child.kill()
    os.close(here)
    exit_code = child.wait()
    text = output.decode("utf-8", "replace")
    assert code is None or exit_code == code, text
    assert "Traceback" not in text
    return text


def wait_for_keys(pid: int) -> None:
    """Wait until a program waits for keys: it sleeps, as does all that it has started, at three looks in a row.

    A process that has to wait for a core is not asleep. What is typed earlier may be echoed twice, or taken for keys of
    a menu that is being drawn.
    """
    if not Path("/proc/self/stat").exists():
        time.sleep(0.3)
        return
    asleep, end = 0, time.monotonic() + 300
    while asleep < 3:
        assert time.monotonic() < end, "it never waited for keys"
        time.sleep(0.02)
        asleep = asleep + 1 if set(_states(pid)) == {"S"} else 0


def _states(pid: int) -> Iterator[str]:
    """The states of a process and of all its children, as proc(5) names them: R runs or could, S sleeps."""
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended
            number, rest = file.read_text().split(" (", 1)
            state, parent, *_ = rest.rpartition(") ")[2].split(" ")
            if pid in (int(number), int(parent)):
                yield state


def widest(drawn: str) -> int:
    """The columns of the widest line, escapes aside."""
    return max(cell_len(line) for line in re.split(r"[\r\n]", ESCAPE.sub("", drawn)))
