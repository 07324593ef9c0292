"""A long answer on a terminal, a screen at a time, by the pager of the machine, which says how to leave."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from scraper.i18n import _

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

USUAL = "less"
"""Where PAGER names none."""


def show(out: Console, lines: Sequence[Text]) -> None:
    """Print the lines: at once where they fit, or where there is no terminal or no pager; PAGER=cat turns it off."""
    command = _command(out) if len(lines) >= out.height else None
    if command is None:
        _print(out, lines)
        return
    import subprocess

    is_less = Path(command[0]).name == "less"
    with out.capture() as captured:
        if is_less:
            _print(out, lines)
        else:  # which may not know colours
            for line in lines:
                out.print(line.plain, no_wrap=True, overflow="ignore", crop=False)
    environment = {"LESS": _less(), "LESSCHARSET": "utf-8", **os.environ} if is_less else None
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
    except OSError:
        _print(out, lines)
        return
    with suppress(BrokenPipeError):  # left before all of it was read
        process.communicate(captured.get().encode(errors="backslashreplace"))


def _print(out: Console, lines: Sequence[Text]) -> None:
    """Print all lines at once: each call of rich's looks at the terminal and its settings again."""
    from rich.text import Text

    out.print(Text("\n").join(lines), no_wrap=True, overflow="ignore", crop=False)


def _command(out: Console) -> list[str] | None:
    """The pager; None where none is wanted, or nobody could leave it."""
    if not out.is_terminal or out.is_dumb_terminal or sys.stdin is None or not sys.stdin.isatty():
        return None
    import shutil

    try:
        command = shlex.split(os.environ.get("PAGER", USUAL))
    except ValueError:
        return None
    return command if command and command[0] != "cat" and shutil.which(command[0]) else None


def _less() -> str:
    """The settings of less: colours, and a last line that says what to press."""
    keys = _("q: quit, space: more")
    return f"-R -P{keys}$"
