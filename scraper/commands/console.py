"""The one place that makes rich consoles, so that every command prints alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


def out() -> Console:
    """Standard output. No markup or emoji is read from what is printed: headlines carry [brackets] and :colons:."""
    return _console(stderr=False)


def err() -> Console:
    """Standard error: progress, logs, hints."""
    return _console(stderr=True)


def _console(stderr: bool) -> Console:
    from rich.console import Console

    class Plain(Console):
        def on_broken_pipe(self) -> None:
            """Leave it to the command line that the reader has gone; rich would exit with 1."""
            raise BrokenPipeError

    return Plain(stderr=stderr, markup=False, emoji=False, highlight=False, soft_wrap=False)
