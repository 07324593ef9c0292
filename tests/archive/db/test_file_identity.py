"""An archive whose file is replaced, removed or restored while it is being written: noticed at the next commit."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from scraper.archive import Archive
from scraper.errors import ArchiveError
from tests.archive.conftest import Newsroom


def _removed(path: Path) -> None:
    path.unlink()


def _renamed(path: Path) -> None:
    path.rename(path.with_name("elsewhere.db"))


def _replaced(path: Path) -> None:
    path.with_name("backup.db").replace(path)


def _copied_over(path: Path) -> None:
    shutil.copyfile(path.with_name("backup.db"), path)


def _made_anew(path: Path) -> None:
    path.unlink()
    sqlite3.connect(path).execute("CREATE TABLE t (x)").connection.close()


def _store(archive: Archive, newsroom: Newsroom, numbers: range) -> None:
    for number in numbers:
        page = newsroom.page(number)
        archive.articles.store("evening", newsroom.fetched(page), page, newsroom.analysis(page))


@pytest.mark.parametrize("fate", [_removed, _renamed, _replaced, _copied_over, _made_anew])
def test_a_file_that_is_no_longer_the_one_opened_takes_no_more(
    fate: Callable[[Path], None], path: Path, newsroom: Newsroom
) -> None:
    archive = Archive.open(path)
    try:
        with sqlite3.connect(path.with_name("backup.db")) as backup:
            archive.connection.backup(backup)
        backup.close()
        _store(archive, newsroom, range(30))
        archive.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        _store(archive, newsroom, range(30, 31))
        fate(path)
        with pytest.raises(ArchiveError, match="while it was being written"):
            _store(archive, newsroom, range(31, 32))
    finally:
        with suppress(ArchiveError, sqlite3.Error):
            archive.close()


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["backup", "copy of the file", "another archive", "our own past", "in WAL mode"])
def test_what_is_copied_over_the_file_is_noticed_whatever_its_size_and_stays_sound(
    kind: str, path: Path, newsroom: Newsroom, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"
    with Archive.open(path if kind in ("copy of the file", "our own past") else other) as archive:
        _store(archive, newsroom, range(60))
    if kind == "copy of the file":
        shutil.copyfile(path, other)
    elif kind == "backup":
        sqlite3.connect(other).execute("PRAGMA journal_mode = DELETE").connection.close()
    archive = Archive.open(path)
    try:
        _store(archive, newsroom, range(60, 64))
        archive.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if kind == "our own past":
            shutil.copyfile(path, other)
            _store(archive, newsroom, range(404, 408))
            archive.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = path.stat().st_size
        _store(archive, newsroom, range(408, 410))
        with other.open("ab") as file:
            file.truncate(max(size, other.stat().st_size))
        shutil.copyfile(other, path)
        with pytest.raises(ArchiveError, match="replaced by another file"):
            _store(archive, newsroom, range(410, 411))
    finally:
        archive.close()
    assert path.read_bytes() == other.read_bytes(), "nothing of the log went into it"
    with Archive.open(path) as again:
        assert again.connection.execute("SELECT count(*) FROM articles").fetchone()[0] in (60, 64)
        assert again.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_commits_with_checkpoints_between_are_no_replacement(path: Path, newsroom: Newsroom) -> None:
    with Archive.open(path) as archive:
        for number in range(60):
            _store(archive, newsroom, range(number, number + 1))
            if number % 7 == 0:
                archive.connection.execute("PRAGMA wal_checkpoint")
        assert archive._session.place is not None
        assert len(archive._session.place._commits) <= 8
    for number in range(60, 64):
        with Archive.open(path) as archive:
            _store(archive, newsroom, range(number, number + 1))


def test_a_link_that_leads_to_another_file_takes_no_more(path: Path, newsroom: Newsroom, tmp_path: Path) -> None:
    real, other = tmp_path / "real.db", tmp_path / "other.db"
    Archive.open(other).close()
    Archive.open(real).close()
    path.symlink_to(real)
    with Archive.open(path) as archive:
        _store(archive, newsroom, range(1))
        path.unlink()
        path.symlink_to(other)
        with pytest.raises(ArchiveError, match="replaced by another file"):
            _store(archive, newsroom, range(1, 2))


@pytest.mark.slow
def test_what_other_programs_do_with_the_file_is_no_replacement(path: Path, newsroom: Newsroom) -> None:
    with Archive.open(path) as archive:
        _store(archive, newsroom, range(200))
        archive.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with archive.transaction():
            archive.connection.execute("DELETE FROM parts")
        other = sqlite3.connect(path, isolation_level=None)
        before = path.stat().st_size
        other.execute("CREATE TABLE big AS SELECT randomblob(900000) AS x")
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        _store(archive, newsroom, range(200, 201))
        assert path.stat().st_size > before
        other.execute("DROP TABLE big")
        other.execute("VACUUM")
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        other.close()
        _store(archive, newsroom, range(201, 202))
        assert archive.connection.execute("SELECT count(*) FROM articles").fetchone() == (202,)
