"""The target of an export: standard output, or a file or folder that appears whole or not at all."""

from __future__ import annotations

import fcntl
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from scraper.errors import ScrapeError
from scraper.i18n import Message, _, localized
from scraper.output_paths import OutputRefused, refuse, refuse_folder, umask

FORMER = ".former.part"
"""Suffix of a folder's temporary name while another folder takes its place."""


class ExportError(ScrapeError):
    """An export cannot be written to its target."""


@contextmanager
def file(path: Path | None) -> Iterator[BinaryIO]:
    """Open a file to write; it gets its name when it is complete, and is removed on failure. None, -: standard output.

    A device or a pipe (/dev/stdout, /dev/null) is written directly: it must not be replaced by a file.
    OutputRefused for a file that must not be overwritten.
    """
    if path is None or str(path) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    if path.exists() and not path.is_file():  # before links are followed: /dev/fd/63 is one to no path
        refuse(path)
        with _explained(path), path.open("wb") as device:
            yield device
        return
    path = path.resolve()  # through a symbolic link, the file behind it is replaced
    refuse(path)
    with _explained(path):
        _clear(path)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    partial = Path(name)
    try:
        with _explained(path), os.fdopen(handle, "wb", buffering=1 << 20) as stream:
            _lock(handle)
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
            partial.chmod(_mode(path))
            partial.replace(path)
    except BaseException:
        with suppress(OSError):
            partial.unlink()
        raise


@contextmanager
def folder(path: Path, is_replaceable: Callable[[Path], bool] = lambda _path: False) -> Iterator[Path]:
    """Open a folder to write into; it gets its name when it is complete.

    OutputRefused if the folder exists and is not empty, unless it ``is_replaceable``: then it is removed as a whole
    once the new one is complete; but never with an archive, another database or a list of sources in it.
    """
    path = path.resolve()
    _bring_back(path)
    occupied = path.exists() and (not path.is_dir() or any(path.iterdir()))
    if occupied and not (path.is_dir() and is_replaceable(path)):
        text = _("{path}: exists and is not empty; name another folder, remove it, or pass --force to replace it")
        raise OutputRefused(text.format(path=path))
    if occupied:
        refuse_folder(path)
    with _explained(path):
        _clear(path)
        partial = Path(tempfile.mkdtemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent))
        handle = os.open(partial, os.O_RDONLY)
    try:
        with _explained(path):
            _lock(handle)
            yield partial
            partial.chmod(0o777 & ~umask())
            if occupied:
                _swap(path, partial)
            else:
                partial.replace(path)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    finally:
        os.close(handle)


def _swap(path: Path, partial: Path) -> None:
    """Replace the old folder by the new one.

    A folder cannot be renamed onto a full one, so the old one is moved aside for that moment, and moved back if the new
    one cannot take its place.
    """
    aside = Path(tempfile.mkdtemp(prefix=f".{path.name}.", suffix=FORMER, dir=path.parent))
    former = os.open(path, os.O_RDONLY)
    try:
        _lock(former)
        path.replace(aside)
        try:
            partial.replace(path)
        except OSError:
            aside.replace(path)
            raise
        shutil.rmtree(aside, ignore_errors=True)
    finally:
        os.close(former)


def _bring_back(path: Path) -> None:
    """Restore a folder that an export had moved aside when it was killed before the new one took its place."""
    if path.exists():
        return
    for aside in path.parent.glob(f".{_literal(path.name)}.*{FORMER}"):
        with suppress(OSError):  # another export has locked it, or has just restored it
            former = os.open(aside, os.O_RDONLY)
            try:
                fcntl.flock(former, fcntl.LOCK_EX | fcntl.LOCK_NB)
                aside.replace(path)
            finally:
                os.close(former)


def _lock(handle: int) -> None:
    """Lock a partial file or folder against other exports; the kernel drops the lock with our process."""
    with suppress(OSError):  # a file system without locks: nothing is cleared there either
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _clear(path: Path) -> None:
    """Remove the leftovers of killed exports to the same name."""
    for left in path.parent.glob(f".{_literal(path.name)}.*.part"):
        with suppress(OSError):
            handle = os.open(left, os.O_RDONLY)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if left.is_dir():
                    shutil.rmtree(left, ignore_errors=True)
                else:
                    left.unlink()
            finally:
                os.close(handle)


def _literal(name: str) -> str:
    import glob

    return glob.escape(name)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not path.parent.is_dir():
            raise ExportError(Message("{path}: there is no folder {parent}", path=path, parent=path.parent)) from error
        text = _("{path}: cannot be written: {reason}; no partial file is left")
        raise ExportError(text.format(path=path, reason=localized(error.strerror or str(error)))) from error


def _mode(path: Path) -> int:
    """The permissions of the replaced file, else those of a new file."""
    return path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~umask()
