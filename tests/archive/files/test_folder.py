"""The folder of files: whole files only, one archive, nothing removed that is another's."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

import pytest

from scraper.archive.files.folder import Folder
from scraper.errors import ArchiveError

CONTENT = b"content"
NAME = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    (tmp_path / "archive.db").touch()
    return Folder(tmp_path / "files", tmp_path / "archive.db")


def test_files_are_their_owners_alone(folder: Folder) -> None:
    folder.put(NAME, CONTENT)
    path = folder.file(NAME)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == stat.S_IMODE(folder.path.stat().st_mode) == 0o700
    assert list(folder.names()) == [NAME]


def test_a_folder_of_another_archive_is_left_alone(folder: Folder, tmp_path: Path) -> None:
    folder.put(NAME, CONTENT)
    (tmp_path / "other.db").touch()
    other = Folder(folder.path, tmp_path / "other.db")
    with pytest.raises(ArchiveError, match=r"holds the files of the archive .*archive\.db; name another folder"):
        other.put("0" * 64, b"")
    other.remove(NAME)
    assert other.sweep(()) == 0
    assert other.read(NAME) == CONTENT
    (tmp_path / "archive.db").rename(tmp_path / "renamed.db")
    renamed = Folder(folder.path, tmp_path / "renamed.db")
    renamed.put(NAME, CONTENT)
    renamed.claim()
    assert renamed.owner() == folder.path / "../renamed.db"


def test_a_sweep_removes_what_nobody_knows(folder: Folder) -> None:
    folder.put(NAME, CONTENT)
    for name in (f".{'1' * 64}.part", "2" * 64, "notes.txt"):
        (folder.file(NAME).parent / name).write_bytes(b"")
    assert folder.sweep({NAME}) == 2
    assert sorted(path.name for path in folder.file(NAME).parent.iterdir()) == sorted((NAME, "notes.txt"))


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "files").write_text("a file")
    with pytest.raises(ArchiveError, match="files: cannot be written: "):
        Folder(tmp_path / "files", tmp_path / "archive.db").put(NAME, CONTENT)
