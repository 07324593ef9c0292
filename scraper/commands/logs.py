"""Where the program's log goes: lines on standard error, or JSON lines for machines."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps
from typing import Any, TextIO, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

LEVELS = (logging.ERROR, logging.WARNING, logging.INFO, logging.DEBUG)
"""Of -q, of nothing, of -v, of -vv."""
USUAL = 1
"""Where nothing is said."""

_KNOWN = {*vars(logging.makeLogRecord({})), "message", "asctime", "taskName"}
"""What every record has; the rest is what was logged with it."""


@dataclass(frozen=True, slots=True)
class Loudness:
    """How much a command says: -q, -v, -vv, --log-json."""

    quiet: bool = False
    verbose: int = 0
    log_json: bool = False

    @property
    def tells(self) -> bool:
        """Whether a summary for people is said: not with -q, and not beside a log for machines."""
        return not self.quiet and not self.log_json

    def logging(self) -> AbstractContextManager[None]:
        """Log to standard error while the block runs, as loud as this."""
        usual = USUAL + (1 if self.log_json else 0)  # without it a quiet night would log nothing at all
        return logging_to_stderr(0 if self.quiet else usual + self.verbose, JsonLines() if self.log_json else lines())


def loudness_options(verbose: str) -> Callable[[F], F]:
    """``-q``, ``-v`` and ``--log-json``: passes ``loudness``. ``verbose``: what -v and -vv log, for the help."""

    def decorated(function: F) -> F:
        @wraps(function)
        def told(*args: Any, quiet: bool, verbose: int, log_json: bool, **others: Any) -> Any:
            return function(*args, loudness=Loudness(quiet, verbose, log_json), **others)

        for option in (
            click.option("--log-json", is_flag=True, help="Log as JSON lines on standard error, and nothing else."),
            click.option("-v", "--verbose", count=True, help=verbose),
            click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong."),
        ):
            told = option(told)
        return told  # type: ignore[return-value]

    return decorated


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, logger, message, then what was logged with it (url, report …)."""

    def format(self, record: logging.LogRecord) -> str:
        said: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        said.update((name, value) for name, value in vars(record).items() if name not in _KNOWN)
        if record.exc_info:
            said["exception"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=False, default=str)


class _Stderr(logging.StreamHandler[TextIO]):
    """Standard error as it is at that moment: progress bars put something else in its place while they are drawn."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:  # type: ignore[override]
        return sys.stderr


@contextmanager
def logging_to_stderr(verbosity: int, formatter: logging.Formatter) -> Iterator[None]:
    """Log to standard error while the block runs. ``verbosity``: an index into `LEVELS`; more is all."""
    level = LEVELS[max(0, min(verbosity, len(LEVELS) - 1))]
    handler = _Stderr()
    handler.setFormatter(formatter)
    root, ours = logging.getLogger(), logging.getLogger("scraper")
    before = root.level, ours.level
    # what libraries tell is of use only to whoever asks for everything
    root.setLevel(logging.INFO if level == logging.DEBUG else max(level, logging.WARNING))
    ours.setLevel(level)
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)
        root.setLevel(before[0])
        ours.setLevel(before[1])


def lines() -> logging.Formatter:
    """``12:30:05 WARNING fetch.client: …``, for people."""
    return logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s", "%H:%M:%S")
