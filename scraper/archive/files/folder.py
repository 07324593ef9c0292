"""The folder beside an archive in which files lie by their content: ``FOLDER/ab/abcdef…``, named by SHA-256.

A file is written under another name and renamed when it is whole on the disk; it is never changed afterwards. A folder
belongs to one archive, which alone removes files from it: a note in it names that one.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Container, Iterator
from contextlib import suppress
from pathlib import Path

from scraper.errors import ArchiveError
from scraper.i18n import Message

NOTE = "archive.txt"
"""The file in a folder that names the archive to which it belongs."""
_NAME = re.compile(r"[0-9a-f]{64}")
_PARTIAL = re.compile(r"\.[0-9a-f]{64}\.part")


class FolderError(ArchiveError):
    """A folder of files cannot be used."""


class Folder:
    """A folder of files."""

    def __init__(self, path: Path, archive: Path) -> None:
        self.path, self._archive = path, archive

    def file(self, sha256: str) -> Path:
        """Return the path of a file."""
        return self.path / sha256[:2] / sha256

    def owner(self) -> Path | None:
        """Return the archive to which the folder belongs; None if that is not there any more, or there is no note."""
        try:
            noted = (self.path / NOTE).read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return None
        owner = self.path / noted
        return owner if noted and owner.is_file() else None

    @property
    def is_own(self) -> bool:
        """True if the folder belongs to this archive, or to none."""
        owner = self.owner()
        return owner is None or not self._archive.exists() or owner.samefile(self._archive)

    def claim(self) -> None:
        """Make the folder, if need be, and note that it is this archive's. ArchiveError if it is another's."""
        if not self.is_own:
            raise FolderError(
                Message(
                    "{folder}: holds the files of the archive {owner}; name another folder in `files:` of sources.yaml",
                    folder=self.path,
                    owner=self.owner(),
                )
            )
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            note = os.path.relpath(self._archive.resolve(), self.path.resolve())
            path = self.path / NOTE
            if not path.exists() or path.read_text("utf-8", "replace").strip() != note:
                path.write_text(f"{note}\n", "utf-8")
        except OSError as error:
            raise _unwritable(self.path, error) from error

    def put(self, sha256: str, content: bytes) -> None:
        """Write a file, unless the folder has it whole. ArchiveError if it cannot be written."""
        path = self.file(sha256)
        if self.read(sha256) is not None:
            return
        self.claim()
        partial = path.with_name(f".{sha256}.part")
        try:
            path.parent.mkdir(mode=0o700, exist_ok=True)
            with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(path)
        except OSError as error:
            with suppress(OSError):
                partial.unlink()
            raise _unwritable(path, error) from error

    def read(self, sha256: str) -> bytes | None:
        """Return the bytes of a file; None if it is not there, or is not the file of that name."""
        try:
            content = self.file(sha256).read_bytes()
        except OSError:
            return None
        return content if hashlib.sha256(content).hexdigest() == sha256 else None

    def has(self, sha256: str, size: int) -> bool:
        """Check whether a file of that size is there. It is not read."""
        try:
            return self.file(sha256).stat().st_size == size
        except OSError:
            return False

    def remove(self, sha256: str) -> None:
        """Remove a file that nothing refers to; not from the folder of another archive."""
        if self.is_own:
            with suppress(OSError):
                self.file(sha256).unlink()

    def names(self) -> Iterator[str]:
        """Yield the names of the files in the folder."""
        yield from (path.name for path in self._files() if _NAME.fullmatch(path.name))

    def sweep(self, needed: Container[str]) -> int:
        """Remove the files that are not needed, and partial ones; return their number."""
        removed = 0
        for path in list(self._files()) if self.is_own else ():
            if _PARTIAL.fullmatch(path.name) or (_NAME.fullmatch(path.name) and path.name not in needed):
                with suppress(OSError):
                    path.unlink()
                    removed += 1
        return removed

    def _files(self) -> Iterator[Path]:
        yield from self.path.glob("[0-9a-f][0-9a-f]/*")


def _unwritable(path: Path, error: OSError) -> FolderError:
    return FolderError(Message("{path}: cannot be written: {reason}", path=path, reason=error.strerror))
