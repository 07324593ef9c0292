"""The inputs of an import: archives, files, patterns, folders, and addresses that fsspec reads (s3://, https://)."""

from __future__ import annotations

import glob
import hashlib
import shlex
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from scraper.archive.merge.other_archive.other import is_database
from scraper.errors import ConfigError
from scraper.i18n import Message
from scraper.importers import ImportFailed

Kind = Literal["jsonl", "csv", "warc", "html", "db"]

SUFFIXES: dict[str, Kind] = {
    ".jsonl": "jsonl",
    ".jsonl.gz": "jsonl",
    ".csv": "csv",
    ".warc": "warc",
    ".warc.gz": "warc",
    ".warc.zst": "warc",
    ".html": "html",
    ".htm": "html",
    ".shtml": "html",
}
"""The format of a file, by its suffix."""

_FILES = {suffix: kind for suffix, kind in SUFFIXES.items() if kind not in ("html", "csv")}
"""Those that are looked for in a folder: a table is named by itself."""
_PACKED = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.xz", ".tar.bz2", ".tar.zst", ".7z", ".rar", ".wacz")
"""Suffixes of files that hold others."""
_HEAD = 1 << 16
"""Bytes at the beginning of a file that identify it, together with its size."""


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read: a file anywhere, a folder of HTML, standard input (``-``)."""

    name: str
    """A path, or a URL."""
    kind: Kind

    @property
    def remote(self) -> bool:
        """True for an address that fsspec reads."""
        return _is_remote(self.name)

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Open the file at its beginning. Raises `ImportFailed`."""
        if self.name == "-":
            if sys.stdin is None:
                raise ImportFailed(Message("standard input is closed"))
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
                    raise ImportFailed(Message("{name}: {strerror}", name=self.name, strerror=error.strerror)) from None
                yield file


def size_of(file: BinaryIO) -> int | None:
    """Size in bytes of an open file, which is rewound; None where it is unknown (a pipe)."""
    if not file.seekable():
        return getattr(file, "size", None)
    size = file.seek(0, 2)
    file.seek(0)
    return size


def fingerprint(file: BinaryIO) -> str | None:
    """Identify an open file by its content, whatever its name and folder; the file is rewound.

    Its size and the digest of its first 64 KB. None for a file that cannot be read twice.
    """
    if not file.seekable():
        return None
    size = size_of(file)
    head = file.read(_HEAD)
    file.seek(0)
    return f"{hashlib.sha256(head).hexdigest()[:24]} {size}"


def resolve(names: Sequence[str], kind: Kind | None) -> list[Input]:
    """List the inputs of the names in their order, with patterns and folders expanded. ``kind`` holds for all.

    Raises ConfigError for a name that leads nowhere, or whose format is neither in ``kind`` nor in its suffix.
    """
    return [each for name in names for each in _expanded(name, kind)]


def _expanded(name: str, kind: Kind | None) -> Iterator[Input]:
    if name == "-":
        yield _standard_input(kind)
    elif _is_remote(name):
        from scraper.importers import remote

        if kind == "db":
            raise ConfigError(
                Message("{name}: an archive is read from a file of this machine; copy it here first.", name=name)
            )
        if kind == "html":
            raise ConfigError(
                Message("{name}: html is read from files and folders of this machine; copy it here first.", name=name)
            )
        for address in remote.expanded(name, tuple(_FILES)):
            yield Input(address, kind or _kind_by_name(address))
    elif Path(name).is_dir():
        yield from _in_folder(Path(name), kind)
    elif Path(name).exists():
        yield Input(name, _kind_of_file(name, kind))
    else:
        matching = glob.glob(name, recursive=True) if glob.has_magic(name) else []  # noqa: PTH207 - one may be absolute
        if not matching:
            raise ConfigError(Message("there is no file or folder {name}.", name=repr(name)))
        if all(Path(path).is_dir() for path in matching):
            raise ConfigError(Message("{name} matches no file, only folders; name these themselves.", name=repr(name)))
        for path in sorted(matching):
            if not Path(path).is_dir():
                yield Input(path, _kind_of_file(path, kind))


def _standard_input(kind: Kind | None) -> Input:
    if kind is None:
        raise ConfigError(Message("cannot tell the format of standard input; pass --format jsonl or warc."))
    if kind == "html":
        raise ConfigError(Message("html is read from files and folders, not from standard input."))
    if kind == "db":
        raise ConfigError(Message("an archive is read from a file, not from standard input."))
    return Input("-", kind)


def _in_folder(folder: Path, only: Kind | None) -> Iterator[Input]:
    """Yield the WARC and jsonl files of a folder and its subfolders, then the folder itself for its HTML."""
    if only != "html":
        for path in sorted(folder.rglob("*")):
            kind = _kind_of(path.name)
            if kind is not None and kind in ((only,) if only else tuple(_FILES.values())) and path.is_file():
                yield Input(str(path), kind)
    if only in ("html", None):
        yield Input(str(folder), "html")


def _kind_of_file(name: str, kind: Kind | None) -> Kind:
    """Return the format of a file: that of ``kind``; without it an archive's by its content, else by its name."""
    if kind is None and Path(name).is_file() and is_database(Path(name)):  # a pipe is read only once
        return "db"
    return kind or _kind_by_name(name)


def _kind_by_name(name: str) -> Kind:
    kind = _kind_of(name)
    if kind is None and name.lower().endswith(_PACKED):
        raise ConfigError(Message("{name} holds other files; unpack it, and import its folder.", name=repr(name)))
    if kind is None and name.lower().endswith(".json"):
        raise ConfigError(
            Message(
                "{name}: JSON is imported with an article a line; run `jq -c '.[]' {file} > NEWFILE.jsonl` and import "
                "that, or pass --format jsonl if it has one a line.",
                name=repr(name),
                file=shlex.quote(name),
            )
        )
    if kind is None:
        raise ConfigError(
            Message(
                "cannot tell the format of {name}; pass --format jsonl, csv, warc, html or db. A list of addresses "
                "is for `scrape save {file}`.",
                name=repr(name),
                file=name,
            )
        )
    return kind


def _kind_of(name: str) -> Kind | None:
    bare = name.partition("?")[0] if _is_remote(name) else name
    return next((kind for suffix, kind in SUFFIXES.items() if bare.lower().endswith(suffix)), None)


def _is_remote(name: str) -> bool:
    return "://" in name and not Path(name).exists()
