"""A terminal for tests: what a command writes where it believes that somebody looks."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
from pathlib import Path

from rich.cells import cell_len

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
    command = [sys.executable, "-m", "scraper", *args]
    with subprocess.Popen(command, stdin=there, stdout=there, stderr=there, env=env) as process:
        os.close(there)
        output = b""
        while select.select([here], [], [], 300)[0]:
            try:
                output += os.read(here, 65536)
            except OSError:  # Linux: the other end is closed
                break
    os.close(here)
    text = output.decode("utf-8", "replace")
    assert code is None or process.returncode == code, text
    assert "Traceback" not in text
    return text


def widest(drawn: str) -> int:
    """The columns of the widest line, escapes aside."""
    return max(cell_len(line) for line in re.split(r"[\r\n]", ESCAPE.sub("", drawn)))
