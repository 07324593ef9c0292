"""Where an export goes: standard output, or a file or folder that appears whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from scraper.errors import ScrapeError
from scraper.messages import _, retold


class ExportError(ScrapeError):
    """What was asked for cannot be written where it was asked for."""


@contextmanager
def file(path: Path | None) -> Iterator[BinaryIO]:
    """A file to write; it takes its name when all is written, and is gone if anything fails. None, -: standard output.

    A device or a pipe (/dev/stdout, /dev/null) is written as it is: it must not be replaced by a file.
    """
    if path is None or str(path) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = path.resolve()  # through a symbolic link, the file behind it is replaced
    if path.exists() and not path.is_file():
        with _explained(path), path.open("wb") as device:
            yield device
        return
    with _explained(path):
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    partial = Path(name)
    try:
        with _explained(path), os.fdopen(handle, "wb", buffering=1 << 20) as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        with _explained(path):
            partial.chmod(0o666 & ~_umask())
            partial.replace(path)
    except BaseException:
        with suppress(OSError):
            partial.unlink()
        raise


@contextmanager
def folder(path: Path) -> Iterator[Path]:
    """A folder to write into; it takes its name when all is written. ExportError if it has something in it."""
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise ExportError(
            _("{path}: is there already, and not empty; name another folder or remove it").format(path=path)
        )
    with _explained(path):
        partial = Path(tempfile.mkdtemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent))
    try:
        with _explained(path):
            yield partial
            partial.chmod(0o777 & ~_umask())
            partial.replace(path)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        said = _("{path}: cannot be written: {reason}; nothing is left of it")
        raise ExportError(said.format(path=path, reason=retold(error.strerror or str(error)))) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
