"""Where to read from: files, patterns, folders, and whatever fsspec reaches (s3://, https://), opened all alike."""

from __future__ import annotations

import glob
import hashlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from scraper.errors import ConfigError
from scraper.i18n import Message
from scraper.importers import IntakeError

Kind = Literal["jsonl", "warc", "html"]

SUFFIXES: dict[str, Kind] = {
    ".jsonl": "jsonl",
    ".warc": "warc",
    ".warc.gz": "warc",
    ".html": "html",
    ".htm": "html",
    ".shtml": "html",
}
"""What a name tells."""

_FILES = {suffix: kind for suffix, kind in SUFFIXES.items() if kind != "html"}
_HEAD = 1 << 16
"""Bytes at the beginning of a file that, with its size, tell whether it is the same file."""


@dataclass(frozen=True, slots=True)
class Place:
    """Something to read: a file anywhere, a folder of HTML, standard input (``-``)."""

    name: str
    """A path, or a URL."""
    kind: Kind

    @property
    def remote(self) -> bool:
        """Whether fsspec reads it."""
        return _is_remote(self.name)

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """The file, from its beginning. IntakeError if it cannot be had."""
        if self.name == "-":
            yield sys.stdin.buffer
        elif self.remote:
            from scraper.importers import remote

            with remote.opened(self.name) as file:
                yield file
        else:
            with ExitStack() as stack:
                try:
                    file = stack.enter_context(Path(self.name).open("rb"))
                except OSError as error:
                    raise IntakeError(Message("{name}: {strerror}", name=self.name, strerror=error.strerror)) from None
                yield file


def size_of(file: BinaryIO) -> int | None:
    """The bytes of an open file, which stands at its beginning; None where nobody knows (a pipe)."""
    if not file.seekable():
        return getattr(file, "size", None)
    size = file.seek(0, 2)
    file.seek(0)
    return size


def fingerprint(file: BinaryIO) -> str | None:
    """What tells an open file from others, whatever it is called and wherever it lies; it stands at its beginning then.

    Its size and the digest of its first 64 KB. None for what cannot be read twice.
    """
    if not file.seekable():
        return None
    size = size_of(file)
    head = file.read(_HEAD)
    file.seek(0)
    return f"{hashlib.sha256(head).hexdigest()[:24]} {size}"


def places(names: Sequence[str], said: Kind | None) -> list[Place]:
    """What the names mean, in their order; patterns and folders are spelled out. ``said``: the kind, for all.

    Raises ConfigError for a name that leads nowhere, or does not tell what it is.
    """
    return [place for name in names for place in _spelled_out(name, said)]


def _spelled_out(name: str, said: Kind | None) -> Iterator[Place]:
    if name == "-":
        yield _standard_input(said)
    elif _is_remote(name):
        from scraper.importers import remote

        if said == "html":
            raise ConfigError(
                Message("{name}: html is read from files and folders of this machine; copy it here first.", name=name)
            )
        for found in remote.expanded(name, tuple(_FILES)):
            yield Place(found, said or _told(found))
    elif Path(name).is_dir():
        yield from _in_folder(Path(name), said)
    elif Path(name).exists():
        yield Place(name, said or _told(name))
    else:
        matching = glob.glob(name, recursive=True) if glob.has_magic(name) else []  # noqa: PTH207 - one may be absolute
        if not matching:
            raise ConfigError(Message("there is no file or folder {name}.", name=repr(name)))
        for path in sorted(matching):
            if not Path(path).is_dir():
                yield Place(path, said or _told(path))


def _standard_input(said: Kind | None) -> Place:
    if said is None:
        raise ConfigError(Message("standard input does not tell what it is; say --format jsonl or warc."))
    if said == "html":
        raise ConfigError(Message("html is read from files and folders, not from standard input."))
    return Place("-", said)


def _in_folder(folder: Path, said: Kind | None) -> Iterator[Place]:
    """The WARC and jsonl files in a folder and below it, then the folder itself for its HTML."""
    if said != "html":
        for path in sorted(folder.rglob("*")):
            kind = _kind_of(path.name)
            if kind is not None and kind in ((said,) if said else _FILES.values()) and path.is_file():
                yield Place(str(path), kind)
    if said in ("html", None):
        yield Place(str(folder), "html")


def _told(name: str) -> Kind:
    kind = _kind_of(name)
    if kind is None:
        raise ConfigError(
            Message("{name} does not tell what it is; say --format jsonl, warc or html.", name=repr(name))
        )
    return kind


def _kind_of(name: str) -> Kind | None:
    bare = name.partition("?")[0] if _is_remote(name) else name
    return next((kind for suffix, kind in SUFFIXES.items() if bare.lower().endswith(suffix)), None)


def _is_remote(name: str) -> bool:
    return "://" in name and not Path(name).exists()
