"""The one place that makes rich consoles, so that every command prints alike."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import IO, TYPE_CHECKING

import click

from scraper.cli.terminal.safe_output import around
from scraper.redaction import redacted
from scraper.text.sanitize import replaced

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.segment import Segment
    from rich.table import Table
    from rich.text import Text

USUAL_WIDTH = 80
"""Columns where there is no terminal."""


def out() -> Console:
    """Standard output. No markup or emoji is read from what is printed: headlines carry [brackets] and :colons:."""
    return _console(stderr=False)


def err() -> Console:
    """Standard error: progress, logs, hints."""
    return _console(stderr=True)


def is_drawn(stream: IO[str]) -> bool:
    """Check whether output is for a terminal, as rich would: what is not needs none of rich, whose import takes
    long."""
    if (compatible := os.environ.get("TTY_COMPATIBLE")) in ("0", "1"):
        return compatible == "1"
    forced = os.environ.get("FORCE_COLOR")
    return forced != "" if forced is not None else stream.isatty()


def width() -> int:
    """The columns of the terminal that any of the standard streams is, else 80; COLUMNS says otherwise."""
    if (columns := os.environ.get("COLUMNS", "")).isdigit():
        return int(columns)
    for stream in (0, 1, 2):
        with suppress(OSError, ValueError):
            return os.get_terminal_size(stream).columns or USUAL_WIDTH
    return USUAL_WIDTH


def hint(line: str) -> None:
    """A line on standard error that is of less weight than the others."""
    if is_drawn(sys.stderr):
        err().print(line, style="dim")
    else:
        click.echo(line, err=True)


def table(title: Text | None = None, *, padding: int = 1) -> Table:
    """An empty table in the common style: a rule under the head, no frame. ``padding``: spaces beside a cell."""
    from rich import box
    from rich.table import Table

    return Table(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        show_edge=False,
        padding=(0, padding),
        title=title,
        title_justify="left",
        title_style="bold",
    )


def say(console: Console, text: Text, indent: int = 0, widest: int | None = None) -> None:
    """Print paragraphs, wrapped between Chinese characters too; rich wraps at spaces only.

    ``widest``: the maximum width in columns on a wider terminal, the indent included.
    """
    from rich.text import Text

    from scraper.cli.terminal.cjk_wrap import wrapped

    width = console.width if widest is None else min(console.width, widest)
    for paragraph in text.split("\n", allow_blank=True):
        for line in wrapped(paragraph, max(20, width - indent)):
            console.print(Text(" " * indent) + line, soft_wrap=True)


def _console(stderr: bool) -> Console:
    from rich.console import Console
    from rich.segment import Segment

    class Plain(Console):
        @property
        def file(self) -> IO[str]:
            """The stream without its filter of control sequences, since rich writes some itself."""
            return around(Console.file.fget(self))  # type: ignore[attr-defined]

        @file.setter
        def file(self, stream: IO[str]) -> None:
            Console.file.fset(self, stream)  # type: ignore[attr-defined]

        def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
            """The segments to print, with control characters in texts replaced; rich's own sequences stay."""
            for segment in super().render(renderable, options):
                text, style, control = segment
                yield segment if control else Segment(replaced(redacted(text) if stderr else text), style)

        def on_broken_pipe(self) -> None:
            """Let `scraper.cli.main` handle a closed pipe; rich would exit with 1."""
            raise BrokenPipeError

    return Plain(stderr=stderr, markup=False, emoji=False, highlight=False, soft_wrap=False)
