"""The file of ``--log-file``: rotated at 1 MB, readable by its owner only, and never an obstacle to the work."""

from __future__ import annotations

import errno
import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

import click

from scraper.errors import ConfigError
from scraper.i18n import _, localized
from scraper.output_paths import refuse

BYTES, FILES = 1_000_000, 4
"""A log file's size, and the number of files with the older ones: FILE, FILE.1 and so on."""
DATES = "%Y-%m-%d %H:%M:%S"

_LINE = re.compile(rb"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d (?:DEBUG|INFO|WARNING|ERROR|CRITICAL) \S+: ")


def check(file: Path) -> None:
    """Raise OutputRefused for a file that must not be overwritten, ConfigError for one that holds no such log.

    The same for the older ones, whose names the file takes in turn.
    """
    for place in (file, *(file.with_name(f"{file.name}.{number}") for number in range(1, FILES))):
        refuse(place)
        if not _is_log(place):
            message = _("{file}: already exists and is not a log of this program; name another file")
            raise ConfigError(message.format(file=place))


@contextmanager
def opened(file: Path, formatter: logging.Formatter) -> Iterator[LogFile]:
    """A handler that writes to the file, closed afterwards. Raises as `check`; ConfigError if it cannot be written."""
    check(file)
    try:
        handler = LogFile(file)
    except OSError as error:
        reason = _("no program reads this pipe") if error.errno == errno.ENXIO else error.strerror or str(error)
        raise ConfigError(_("{file}: cannot write it: {reason}").format(file=file, reason=localized(reason))) from error
    handler.setFormatter(formatter)
    try:
        yield handler
    finally:
        handler.close()


class LogFile(RotatingFileHandler):
    """A log that gives up, in one line on standard error, when its file cannot be written any more."""

    def __init__(self, file: Path) -> None:
        super().__init__(file, maxBytes=BYTES, backupCount=FILES - 1, encoding="utf-8", errors="replace")
        self._given_up = False

    def emit(self, record: logging.LogRecord) -> None:
        if not self._given_up:
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name for it
        """Give up. Called in the handler of the exception that ends the log."""
        import sys

        error = sys.exc_info()[1]
        if not isinstance(error, OSError):
            super().handleError(record)
            return
        self._given_up = True
        message = _("{file}: cannot write to the log any more: {reason}. The command continues without it.")
        with suppress(OSError, ValueError):  # a standard error that is closed, or full as well
            click.echo(
                message.format(file=self.baseFilename, reason=localized(error.strerror or str(error))),
                err=True,
            )

    def close(self) -> None:
        with suppress(OSError):  # what a full disk has not taken
            super().close()

    def _open(self) -> TextIOWrapper:
        # a log names addresses that may be private: a new one is readable by its owner alone
        # not blocking: a pipe that no program reads would be waited for
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | os.O_NONBLOCK
        handle = os.open(self.baseFilename, flags, 0o600)
        os.set_blocking(handle, True)
        return open(handle, "a", encoding=self.encoding, errors=self.errors)  # noqa: PTH123 - a handle has no path


def _is_log(file: Path) -> bool:
    """Check whether a file contains such a log, or nothing yet. A pipe or a device contains nothing."""
    try:
        if not file.is_file() or not file.stat().st_size:
            return True
        with file.open("rb") as stream:
            return _LINE.match(stream.read(200)) is not None
    except OSError:
        return True  # opening it for writing says more
