"""Options and arguments that name what a command writes: what must not be overwritten, and what only after a question.

A command takes `file_option`, or an option of ``type=OutputPath()``; it calls `may_replace` before its work begins.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, TypeVar

import click

from scraper.cli.options.common import EMPTY_NAME
from scraper.cli.options.config_file import CONFIG_FILE, config_variable
from scraper.errors import ConfigError
from scraper.i18n import _
from scraper.output_paths import SOURCES, InForce, reason, refuse

F = TypeVar("F", bound=Callable[..., Any])

Output = Literal["json", "csv"] | None
"""What `output_options` passes: the form for programs, or None for people."""

ARCHIVE_FILE = "archive.db"
"""Where the archive is unless something else is named."""

NAMED = "scraper.output_paths"
"""Where a command's context keeps the outputs that it was given, by name of the option."""


def output_options(of_json: str) -> Callable[[F], F]:
    """``--json`` (with the help ``of_json``) and ``--csv``: pass ``output``; None where neither is on the line."""

    def options(function: F) -> F:
        csv = click.option("--csv", "output", flag_value="csv", help="Print CSV that Excel opens.")
        return click.option("--json", "output", flag_value="json", help=of_json)(csv(function))

    return options


def print_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str] = ()) -> None:
    """Print rows as CSV, guarded against formulas as an export is. ``columns``: the header of a table without rows."""
    from scraper.exporters import FORMATS

    FORMATS["csv"].write(rows, sys.stdout.buffer, columns=columns)


def file_option(
    help_text: str = "File to write.  [default: standard output]", *, required: bool = False, folders: bool = False
) -> Callable[[F], F]:
    """``-o``, ``--output FILE``: passes ``output``, a Path (``-`` is standard output), or None where it is not on the
    line. ``folders``: whether it may be a folder."""
    return click.option(
        "-o",
        "--output",
        type=OutputPath(dir_okay=folders, allow_dash=True),
        required=required,
        metavar="FILE",
        help=help_text,
    )


STANDARD_OUTPUT = ("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")


class OutputPath(click.Path):
    """A file or folder that a command writes; one that matters is refused when the command line is read."""

    def __init__(
        self,
        *,
        file_okay: bool = True,
        dir_okay: bool = True,
        allow_dash: bool = False,
        may: Callable[[Path, InForce], bool] = lambda _path, _in_force: False,
    ) -> None:
        """``allow_dash``: ``-`` is standard output; it is refused otherwise. ``may``: whether a path may be written to
        although its content matters: an earlier copy, for `backup`."""
        super().__init__(path_type=Path, file_okay=file_okay, dir_okay=dir_okay, allow_dash=allow_dash)
        self._may = may

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Check the path. Raises OutputRefused."""
        if not value:  # of "$UNSET"; as a path it would be this folder
            self.fail(_(EMPTY_NAME), param, ctx)
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        if str(path) in STANDARD_OUTPUT:  # by its name it would be replaced, not appended to: >> all.jsonl
            path = Path("-")
        if str(path) == "-" and not self.allow_dash:
            self.fail(_("- is standard output, to which this is not written; name a file or a folder."), param, ctx)
        files = in_force(ctx)
        if not self._may(path, files):
            refuse(path, files)
        if ctx is not None and str(path) != "-":
            others = ctx.meta.setdefault(NAMED, {})
            for name, other in others.items():
                if param is not None and name != param.name and _will_be_one(path, other):
                    self.fail(_("{file} is given for two different outputs.").format(file=path), param, ctx)
            others[param.name if param is not None else None] = path
        return path


def in_force(context: click.Context | None) -> InForce:
    """The archive and the sources file that a command works with: its options --db and --sources, which are read
    first, else what the environment says."""
    params = context.params if context is not None else {}
    return InForce(
        archive=params.get("db") or Path(os.environ.get("SCRAPE_DB") or ARCHIVE_FILE),
        sources=params.get("sources_file") or Path(config_variable()[1] or CONFIG_FILE),
    )


def refuse_sources(file: Path) -> None:
    """Raise OutputRefused where a list of sources is to be written over an archive or another database."""
    files = InForce(in_force(None).archive)
    if reason(file, files) != SOURCES:
        refuse(file, files)


def may_replace(path: Path, is_ours: Callable[[Path], bool], *, force: bool, command: str) -> None:
    """Return where the command may put a file in the place of what is there; ask, where a person can answer.

    What is there may go when it is empty, when ``is_ours`` recognises it as written by the same command before, or by
    ``force``. ConfigError where nobody can be asked; Abort where the answer is no.
    """
    if force or str(path) == "-" or not path.is_file() or path.stat().st_size == 0 or is_ours(path):
        return
    words = {"file": path, "command": f"scrape {command}"}
    if not can_ask():
        message = _("{file}: already exists and was not written by `{command}`; name another file, or add --force")
        raise ConfigError(message.format(**words))
    message = _("{file} already exists and was not written by `{command}`. Replace it?")
    click.confirm(message.format(**words), abort=True, err=True)


def can_ask() -> bool:
    """Check whether there is a terminal to ask on."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr is not None and sys.stderr.isatty()


def _will_be_one(path: Path, other: Path) -> bool:
    return path.resolve() == other.resolve()
