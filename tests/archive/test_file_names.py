"""One archive under several names: symbolic and hard links, a removed lock, names that SQLite would interpret."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scraper import file_handles
from scraper.archive import Archive
from scraper.archive.db.lock import WriterLock
from scraper.archive.upkeep.backup import backup
from scraper.errors import ArchiveBusy
from tests.archive.test_open import lock_holder

ODD_NAMES = [":memory:", "file:x", "file:y?mode=memory", "a#b.db", "what?.db", "100%25.db", "两 份.db", "-x.db"]


@pytest.fixture
def writing(path: Path) -> Iterator[Path]:
    """An archive that another process writes to."""
    with lock_holder(path) as process:
        yield path
        process.kill()


def symbolic(path: Path) -> Path:
    link = path.parent / "elsewhere" / "link.db"
    link.parent.mkdir()
    link.symlink_to(path)
    return link


def hard(path: Path) -> Path:
    link = path.parent / "second.db"
    os.link(path, link)
    return link


def unlocked(path: Path) -> Path:
    path.with_name("archive.db.lock").unlink()
    return path


@pytest.mark.parametrize("other", [symbolic, hard, unlocked], ids=lambda way: way.__name__)
def test_every_name_of_a_file_has_one_writer(writing: Path, other: Any) -> None:
    name = other(writing)
    assert WriterLock(name).is_locked()
    with pytest.raises(ArchiveBusy, match="is writing to it"):
        Archive.open(name)
    assert WriterLock(name).is_locked()


def test_a_lock_that_was_replaced_meanwhile_is_taken_again(path: Path) -> None:
    lock = WriterLock(path)
    lock.acquire()
    path.with_name("archive.db.lock").unlink()
    with pytest.raises(ArchiveBusy):
        WriterLock(path).acquire()
    lock.release()
    with Archive.open(path):
        assert WriterLock(path).is_locked()
    assert not WriterLock(path).is_locked()


def test_a_link_shows_what_the_log_holds_and_backs_it_up(path: Path, archive: Archive, put: Any, newsroom: Any) -> None:
    archive.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    put(newsroom.page())
    link = symbolic(path)
    assert path.with_name("archive.db-wal").stat().st_size
    with Archive.read(link) as reader:
        assert reader.articles.count() == 1
    assert backup(link, path.with_name("copy.db"))
    with Archive.read(path.with_name("copy.db")) as copy:
        assert copy.articles.count() == 1
    assert [file.name for file in link.parent.iterdir()] == ["link.db"]


def test_a_link_to_a_place_without_a_file_makes_it_there(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    link = tmp_path / "archive.db"
    link.symlink_to("disk/archive.db")
    Archive.open(link).close()
    assert link.is_symlink()
    assert (tmp_path / "disk" / "archive.db").stat().st_size
    assert backup(link, tmp_path / "copy.db")


def test_a_backup_goes_where_a_link_leads(path: Path, archive: Archive) -> None:
    target = path.with_name("disk.db")
    link = path.with_name("copy.db")
    link.symlink_to(target)
    backup(path, link)
    assert link.is_symlink()
    Archive.read(target).close()


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_path_is_a_path(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, newsroom: Any) -> None:
    monkeypatch.chdir(tmp_path)
    page = newsroom.page()
    with Archive.open(Path(name)) as archive:
        archive.articles.store("evening", newsroom.fetched(page), page, newsroom.analysis(page))
        with Archive.read(Path(name)) as reader:
            assert reader.articles.count() == 1
    backup(Path(name), Path(f"copy of {name}"))
    for file in (name, f"copy of {name}"):
        with Archive.read(Path(file)) as reader:
            assert reader.articles.count() == 1
    left = {file.name for file in tmp_path.iterdir()}
    assert left - {f"{file}{end}" for file in left for end in ("-wal", "-shm", ".lock")} == {name, f"copy of {name}"}


def test_nobody_else_may_read_what_is_written(path: Path, newsroom: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    before = os.umask(0)
    try:
        with Archive.open(path) as archive:
            page = newsroom.page()
            archive.articles.store("evening", newsroom.fetched(page), page, newsroom.analysis(page))
            backup(path, path.with_name("copy.db"))
            archive.upkeep.copy_file(path.with_name("copy.pages.of_article"))
            modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    finally:
        os.umask(before)
    assert {"archive.db", "archive.db-wal", "archive.db.lock", "copy.db", "copy.pages.of_article"} <= set(modes)
    assert set(modes.values()) == {0o600}


def test_our_handles_drop_none_of_sqlites_locks(path: Path) -> None:
    Archive.open(path).close()
    with sqlite3.connect(path, isolation_level=None) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("BEGIN IMMEDIATE")
        for _ in range(3):
            file_handles.give_back(file_handles.take(path))
            file_handles.give_back(file_handles.take(path, write=True))
            WriterLock(path).is_locked()
        assert subprocess.run([sys.executable, "-c", TRY, str(path)]).returncode == 7
        connection.execute("ROLLBACK")
    connection.close()
    file_handles.give_back(file_handles.take(path))
    status = path.stat()
    assert (status.st_dev, status.st_ino) not in file_handles._idle


TRY = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], timeout=0)
try:
    connection.execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError:
    sys.exit(7)
"""
