"""Where the program's log goes: lines on standard error, or JSON lines for machines."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click

from scraper.cli.options.exclusive import exclusive
from scraper.cli.options.export.output import OutputPath
from scraper.redaction import redacted
from scraper.text.sanitize import harmless

F = TypeVar("F", bound=Callable[..., Any])

LEVELS = (logging.ERROR, logging.WARNING, logging.INFO, logging.DEBUG)
"""Of -q, of nothing, of -v, of -vv."""
USUAL = 1
"""Where nothing is said."""
FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"

_KNOWN = {*vars(logging.makeLogRecord({})), "message", "asctime", "taskName"}
"""What every record has; the rest is what was logged with it."""


@dataclass(frozen=True, slots=True)
class Loudness:
    """The verbosity of a command: -q, -v, -vv, --log-json; and its additional log file."""

    quiet: bool = False
    verbose: int = 0
    log_json: bool = False
    log_file: Path | None = None

    @property
    def reports(self) -> bool:
        """True if a summary for people is printed: not with -q, and not with --log-json."""
        return not self.quiet and not self.log_json

    @contextmanager
    def logging(self) -> Iterator[None]:
        """Log to standard error while the block runs, as loud as this; and to the file, with the error that ends it.

        Raises ConfigError when the file cannot be written.
        """
        usual = USUAL + (1 if self.log_json else 0)  # without it a quiet night would log nothing at all
        verbosity = 0 if self.quiet else usual + self.verbose
        with ExitStack() as stack:
            stack.enter_context(logging_to_stderr(verbosity, JsonLines() if self.log_json else lines()))
            if self.log_file is not None:
                stack.enter_context(_logging_to_file(self.log_file, max(verbosity, USUAL + 1)))
            yield


class LogPath(OutputPath):
    """A log file: one of ours, or none yet."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Check the path. Raises OutputRefused and ConfigError."""
        from scraper.cli.terminal import log_file

        path = super().convert(value, param, ctx)
        log_file.check(path)
        return path


def loudness_options(verbose: str) -> Callable[[F], F]:
    """``-q``, ``-v``, ``--log-json``, ``--log-file``: passes ``loudness``. ``verbose``: the help of -v and -vv."""

    def decorated(function: F) -> F:
        @wraps(function)
        def decorated_function(
            *args: Any, quiet: bool, verbose: int, log_json: bool, log_file: Path | None, **others: Any
        ) -> Any:
            if quiet and verbose:
                raise click.UsageError(exclusive(("--quiet", "--verbose")))
            return function(*args, loudness=Loudness(quiet, verbose, log_json, log_file), **others)

        for option in (
            click.option(
                "--log-file",
                type=LogPath(dir_okay=False),
                metavar="FILE",
                help="Also write the log of -v to this file. At 1 MB a new file is started; three older ones are kept.",
            ),
            click.option(
                "--log-json",
                is_flag=True,
                help="Write the log as JSON lines to standard error, and print no progress or summary.",
            ),
            click.option("-v", "--verbose", count=True, help=verbose),
            click.option("-q", "--quiet", is_flag=True, help="Print only errors."),
        ):
            decorated_function = option(decorated_function)
        return decorated_function  # type: ignore[return-value]

    return decorated


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, logger, message, then what was logged with it (url, report …)."""

    def format(self, record: logging.LogRecord) -> str:
        fields: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        fields.update((name, value) for name, value in vars(record).items() if name not in _KNOWN)
        if record.exc_info:
            fields["exception"] = self.formatException(record.exc_info)
        return harmless(redacted(json.dumps(fields, ensure_ascii=False, default=str)))


class Lines(logging.Formatter):
    """Lines for people, without secrets, harmless to print: a log is read on a terminal, later."""

    def __init__(self, times: str) -> None:
        super().__init__(FORM, times)

    def format(self, record: logging.LogRecord) -> str:
        return harmless(redacted(super().format(record)))


class _Stderr(logging.StreamHandler[TextIO]):
    """Standard error as it is at that moment: progress bars put something else in its place while they are drawn."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:  # type: ignore[override]
        return sys.stderr

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name for it
        """Let a line go that cannot be written, where standard error is closed, full, or a pipe nobody reads."""
        if not isinstance(sys.exc_info()[1], OSError | ValueError | AttributeError):
            super().handleError(record)


@contextmanager
def logging_to_stderr(verbosity: int, formatter: logging.Formatter) -> Iterator[None]:
    """Log to standard error while the block runs. ``verbosity``: an index into `LEVELS`; more is all."""
    handler = _Stderr()
    if not isinstance(formatter, JsonLines):
        handler.addFilter(_is_not_shown)
    with _handled(handler, verbosity, formatter):
        yield


@contextmanager
def _logging_to_file(file: Path, verbosity: int) -> Iterator[None]:
    from scraper.cli.terminal import log_file
    from scraper.errors import ScrapeError

    formatter = Lines(log_file.DATES)
    with log_file.opened(file, formatter) as handler, _handled(handler, verbosity, formatter):
        try:
            yield
        except ScrapeError as error:
            handler.handle(logging.makeLogRecord({"levelname": "ERROR", "name": __name__, "msg": str(error)}))
            raise


@contextmanager
def _handled(handler: logging.Handler, verbosity: int, formatter: logging.Formatter) -> Iterator[None]:
    level = LEVELS[max(0, min(verbosity, len(LEVELS) - 1))]
    handler.setFormatter(formatter)
    handler.setLevel(level)
    root, ours = logging.getLogger(), logging.getLogger("scraper")
    before = root.level, ours.level
    # messages of libraries are useful only with -vv
    libraries = logging.INFO if level == logging.DEBUG else max(level, logging.WARNING)
    others = bool(root.handlers) and _ours(root)
    root.setLevel(min(root.level, libraries) if others else libraries)
    ours.setLevel(min(ours.level, level) if others else level)
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)
        root.setLevel(before[0])
        ours.setLevel(before[1])


def _ours(root: logging.Logger) -> bool:
    """Check whether another handler of ours is attached already; its levels must stay."""
    return any(isinstance(handler, _Stderr) for handler in root.handlers)


def _is_not_shown(record: logging.LogRecord) -> bool:
    """Check whether a record is not printed anyway, as the reports of sources and runs are."""
    return not hasattr(record, "report") and not hasattr(record, "ended")


def lines() -> logging.Formatter:
    """``12:30:05 WARNING fetch.client: …``, for people."""
    return Lines("%H:%M:%S")
