"""Where the program's log goes: lines on standard error, or JSON lines for machines."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, TextIO

LEVELS = (logging.ERROR, logging.WARNING, logging.INFO, logging.DEBUG)
"""Of -q, of nothing, of -v, of -vv."""
USUAL = 1
"""Where nothing is said."""

_KNOWN = {*vars(logging.makeLogRecord({})), "message", "asctime", "taskName"}
"""What every record has; the rest is what was logged with it."""


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
