"""The one place that makes rich consoles, so that every command prints alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, TYPE_CHECKING

from scraper.cli.terminal.safe_output import around
from scraper.redaction import redacted
from scraper.text.sanitize import replaced

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.segment import Segment
    from rich.table import Table
    from rich.text import Text


def out() -> Console:
    """Standard output. No markup or emoji is read from what is printed: headlines carry [brackets] and :colons:."""
    return _console(stderr=False)


def err() -> Console:
    """Standard error: progress, logs, hints."""
    return _console(stderr=True)


def table(title: Text | None = None, *, padding: int = 1) -> Table:
    """A table as every command prints it: a line beneath its head, nothing around. ``padding``: columns beside each."""
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


def say(console: Console, text: Text, indent: int = 0) -> None:
    """Print paragraphs, broken into lines where Chinese may be broken, too; rich breaks at spaces only."""
    from rich.text import Text

    from scraper.cli.terminal.cjk_wrap import wrapped

    for paragraph in text.split("\n", allow_blank=True):
        for line in wrapped(paragraph, max(20, console.width - indent)):
            console.print(Text(" " * indent) + line, soft_wrap=True)


def _console(stderr: bool) -> Console:
    from rich.console import Console
    from rich.segment import Segment

    class Plain(Console):
        @property
        def file(self) -> IO[str]:
            """The stream behind the door: what is drawn has control sequences of its own."""
            return around(Console.file.fget(self))  # type: ignore[attr-defined]

        @file.setter
        def file(self, stream: IO[str]) -> None:
            Console.file.fset(self, stream)  # type: ignore[attr-defined]

        def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
            """Every piece of text that is printed, harmless; control sequences are those of rich alone."""
            for segment in super().render(renderable, options):
                text, style, control = segment
                yield segment if control else Segment(replaced(redacted(text) if stderr else text), style)

        def on_broken_pipe(self) -> None:
            """Leave it to the command line that the reader has gone; rich would exit with 1."""
            raise BrokenPipeError

    return Plain(stderr=stderr, markup=False, emoji=False, highlight=False, soft_wrap=False)
