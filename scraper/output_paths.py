"""Protection of files from being overwritten: archives, other databases and lists of sources are no output paths.

Every output path passes `refuse`, by way of the option's type (`scraper.cli.options.export.output.OutputPath`) and
again where the file is opened. A file is judged by its content as well as by its name, so that symbolic links, hard
links, other spellings of a path and names in other case lead to the same answer.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scraper import file_handles
from scraper.errors import ConfigError
from scraper.i18n import N_, _

APPLICATION_ID = 0x53435250
"""``PRAGMA application_id`` of every archive: the letters SCRP."""

COMPANIONS = ("-wal", "-shm", "-journal", ".lock", ".alerts")
"""Suffixes to the name of a database, for the files that belong to it."""

SOURCES_BYTES = 2_000_000
"""Maximum size of a file that is examined for a list of sources: ``scraper.sources.yaml_nodes.MAX_BYTES``."""

_DATABASE = b"SQLite format 3\0"
_LOGS = (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83", b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7")
"""First bytes of a write-ahead log and a rollback journal: https://www.sqlite.org/fileformat2.html sections 4.1, 3."""
_SHARED = tuple(struct.pack(order + "I", 3_007_000) for order in "<>")
"""First bytes of a -shm file, in either byte order (https://www.sqlite.org/walformat.html)."""
_KEY = r"""(?m)^[ \t]*(?:[{?][ \t]*)?["']?sources["']?[ \t]*(?::|$)"""
_NAMED = r"""(?m)^[ \t]*-[ \t]+(?:\{[ \t]*)?["']?name["']?[ \t]*:"""

ARCHIVE = N_("is a scrape archive")
DATABASE = N_("is a SQLite database")
LOG = N_("belongs to a SQLite database")
SOURCES = N_("lists sources")
UNREADABLE = N_("cannot be read, so that nobody can say what would be lost")
DISK = N_("is a disk, not a file")
IN_FORCE = N_("is the archive in use, or belongs to it")
SOURCES_IN_FORCE = N_("is the file that lists the sources")


class OutputRefused(ConfigError):
    """A file that must not be overwritten was named as an output."""


@dataclass(frozen=True, slots=True)
class InForce:
    """The archive and the sources file of the command; neither needs to exist yet."""

    archive: Path | None = None
    sources: Path | None = None


def refuse(path: Path, in_force: InForce = InForce()) -> None:
    """Raise OutputRefused if writing to the path would destroy an archive, a database or a list of sources.

    ``-``, pipes and terminals are safe. A folder passes; see `refuse_folder`.
    """
    if (why := reason(path, in_force)) is not None:
        text = _("{file}: {why}; it is never overwritten. Name another file")
        raise OutputRefused(text.format(file=path, why=_(why)))


def reason(path: Path, in_force: InForce = InForce()) -> str | None:
    """The reason against writing to the path, one of the texts above; None if it may be written."""
    if str(path) == "-":
        return None
    return _by_name(path, in_force) or nature(path)


def nature(path: Path) -> str | None:
    """The reason, by content, against overwriting an existing file; None for any other file, and without one."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISBLK(mode):
            return DISK
        if not stat.S_ISREG(mode):
            return None
        with file_handles.reading(path) as read:
            head = read(100)
            if head.startswith(_DATABASE):
                return ARCHIVE if int.from_bytes(head[68:72], "big") == APPLICATION_ID else DATABASE
            if head.startswith(_LOGS) or (head.startswith(_SHARED) and head[:48] == head[48:96]):
                return LOG
            rest = read(SOURCES_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        # what cannot exist is no loss: the one who opens it says why
        return None if error.errno in (errno.ENOTDIR, errno.ENAMETOOLONG) else UNREADABLE
    content = head + rest
    return SOURCES if len(content) <= SOURCES_BYTES and _lists_sources(content, path) else None


def refuse_folder(folder: Path) -> None:
    """Raise OutputRefused if a file below a folder must not be lost, so that the folder is not replaced."""
    for parent, _folders, names in os.walk(folder):
        for name in names:
            file = Path(parent, name)
            if not file.is_symlink() and (why := reason(file)) is not None:
                text = _("{folder}: is not replaced, because {file} in it {why}")
                raise OutputRefused(text.format(folder=folder, file=file, why=_(why)))


def companions(database: Path) -> tuple[Path, ...]:
    """The paths of a database's companion files, existing or not: SQLite names them after the file behind a link."""
    places = {database, database.resolve()}
    return tuple(place.with_name(place.name + end) for place in places for end in COMPANIONS)


def umask() -> int:
    """The process's umask, which the system only returns when it is set."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _by_name(path: Path, in_force: InForce) -> str | None:
    if in_force.archive is not None:
        ours = (in_force.archive, *companions(in_force.archive))
        if any(_is_same(path, other) for other in ours):
            return IN_FORCE
    if in_force.sources is not None and _is_same(path, in_force.sources):
        return SOURCES_IN_FORCE
    target = path.resolve()
    for end in COMPANIONS:
        if target.name.casefold().endswith(end) and len(target.name) > len(end):
            owner = nature(target.with_name(target.name[: -len(end)]))
            if owner in (ARCHIVE, DATABASE):
                return LOG
    return None


def _is_same(path: Path, other: Path) -> bool:
    """Check whether two paths lead to one file, or would on a case-insensitive file system."""
    try:
        return path.samefile(other)
    except OSError:
        pass  # one of them does not exist
    a, b = path.resolve(), other.resolve()
    if _folded(a.name) != _folded(b.name):
        return False
    try:
        return a.parent == b.parent or a.parent.samefile(b.parent)
    except OSError:
        return _folded(str(a)) == _folded(str(b))


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _lists_sources(content: bytes, path: Path) -> bool:
    """Check whether a text is YAML, valid or not, with a key ``sources`` at its top."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = content.decode(encoding, "replace")
    if not re.search(_KEY, text):
        return False
    is_yaml = path.resolve().suffix.lower() in (".yaml", ".yml")
    try:
        return any(key == "sources" for key in _top_keys(text))
    except ValueError:  # not YAML; or a file that a person is still writing
        return is_yaml or bool(re.search(_NAMED, text))


def _top_keys(text: str) -> Iterator[str]:
    """Yield the top keys of a YAML mapping; none for other YAML. ValueError for invalid YAML."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    depth, is_key = 0, True
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            kind = type(event).__name__
            if kind in ("MappingStartEvent", "SequenceStartEvent"):
                if depth == 0 and kind == "SequenceStartEvent":
                    return
                depth += 1
            elif kind in ("MappingEndEvent", "SequenceEndEvent"):
                depth -= 1
                if depth == 1:
                    is_key = not is_key
            elif kind in ("ScalarEvent", "AliasEvent"):
                if depth == 0:
                    return
                if depth == 1:
                    if is_key and kind == "ScalarEvent":
                        yield event.value
                    is_key = not is_key
    except (YAMLError, RecursionError, ValueError) as error:
        raise ValueError(str(error)) from None
