"""Putting a copy back; a write-ahead log that another file has left; what `sqlite3 .dump` makes."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from scraper.archive import Archive
from scraper.archive.schema import migrations, schema
from scraper.archive.schema.commit_stamp import ForeignLogError
from scraper.archive.search.query.query import parse
from scraper.archive.upkeep.backup import backup
from scraper.archive.upkeep.restore import restore
from scraper.archive.upkeep.verify import CHECKS
from scraper.errors import ArchiveBusy, ArchiveError
from tests.archive.older import make_older
from tests.archive.test_open import check, lock_holder
from tests.kinds import only

pytestmark = pytest.mark.slow

CRASH = """
import os, sys
sys.path.insert(0, sys.argv[2])
from tests.archive.conftest import Newsroom
from scraper.archive import Archive
room = Newsroom()
archive = Archive.open(sys.argv[1])
for number in range(int(sys.argv[3]), int(sys.argv[4])):
    page = room.page(number)
    archive.articles.store("evening", room.fetched(page), page, room.analysis(page))
os._exit(0)
"""
"""Store articles, each by itself, and die: the log stays."""


def crash(path: Path, first: int, last: int) -> None:
    subprocess.run(
        [sys.executable, "-c", CRASH, str(path), str(Path(__file__).parents[3]), str(first), str(last)], check=True
    )
    assert path.with_name(path.name + "-wal").stat().st_size


def fill(path: Path, newsroom: Any, *numbers: int) -> None:
    with Archive.open(path) as archive:
        for number in numbers:
            page = newsroom.page(number)
            archive.articles.store("evening", newsroom.fetched(page), page, newsroom.analysis(page))


def count(path: Path) -> int:
    with Archive.read(path) as archive:
        return archive.articles.count()


WORDS_UNFIT = ["the words of 3 articles are missing or do not fit their text"]
"""What `scrape verify` says of three articles of the newsroom, which cuts no words."""


def problems(archive: Archive) -> list[str]:
    return [problem for check in CHECKS for problem in archive.upkeep.problems(check)]


@pytest.fixture
def copy(path: Path, newsroom: Any) -> Path:
    """A backup of three articles; the archive has five by now, two of them in the log of a process that died."""
    fill(path, newsroom, 1, 2, 3)
    target = path.with_name("copy.db")
    backup(path, target)
    crash(path, 4, 6)
    return target


def test_a_crash_alone_is_no_other_files_log(path: Path, copy: Path) -> None:
    assert count(path) == 5
    crash(path, 6, 8)
    assert count(path) == 7
    Archive.open(path).close()
    assert count(path) == 7


@pytest.mark.parametrize("version", only([0, 1, len(migrations.MIGRATIONS) - 1], 0))
def test_a_crash_of_the_first_run_after_an_update_leaves_the_files_own_log(
    path: Path, newsroom: Any, version: int
) -> None:
    if version:
        fill(path, newsroom, 1)
        make_older(path, version)
    crash(path, 2, 5)
    assert count(path) == 3 + bool(version)
    Archive.open(path).close()
    assert count(path) == 3 + bool(version)


@pytest.mark.parametrize("how", ["backup", "plain copy", "moved", "older schema"])
def test_a_copy_beside_the_log_of_another_file_is_refused(path: Path, newsroom: Any, how: str) -> None:
    fill(path, newsroom, 1, 2, 3)
    copy = path.with_name("copy.db")
    if how == "backup":
        backup(path, copy)
    else:
        shutil.copy(path, copy)
    if how == "older schema":
        with sqlite3.connect(copy) as older:
            older.execute("DROP TABLE commit_stamp")
        older.close()
    fill(path, newsroom, 4)
    crash(path, 5, 9)
    if how == "moved":
        copy.replace(path)
    else:
        shutil.copyfile(copy, path)
    before = {file.name: file.read_bytes() for file in path.parent.iterdir() if "-shm" not in file.name}
    for way in (Archive.open, Archive.read):
        with pytest.raises(ForeignLogError, match="`scrape restore COPY` does that rightly"):
            way(path)
    with pytest.raises(ForeignLogError):
        backup(path, path.with_name("second.db"))
    after = {file.name: file.read_bytes() for file in path.parent.iterdir() if "-shm" not in file.name}
    assert {name: content for name, content in after.items() if not name.endswith(".lock")} == {
        name: content for name, content in before.items() if not name.endswith(".lock")
    }


@pytest.mark.parametrize("cut", only([0.03, 0.2, 0.5, 0.8, 0.97], 0.03, 0.5))
def test_a_log_that_was_cut_off_anywhere_is_still_the_files_own(path: Path, newsroom: Any, cut: float) -> None:
    fill(path, newsroom, 1, 2)
    crash(path, 3, 12)
    log = path.with_name("archive.db-wal")
    os.truncate(log, int(log.stat().st_size * cut))
    assert 2 <= count(path) < 12
    with Archive.open(path) as archive:
        assert archive.articles.count() >= 2
        for row in archive.articles():
            assert archive.pages.of_article(row["id"]) is not None
    assert check(path) == "ok"


def test_a_log_that_was_partly_copied_into_the_file_is_its_own(path: Path, newsroom: Any) -> None:
    fill(path, newsroom, 1)
    reader = sqlite3.connect(path, isolation_level=None)
    crash(path, 2, 5)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM articles").fetchone()
    crash(path, 5, 9)
    subprocess.run(
        [sys.executable, "-c", "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1]);"
         " print(c.execute('PRAGMA wal_checkpoint(PASSIVE)').fetchone()); os._exit(0)", str(path)], check=True,
    )  # fmt: skip
    assert count(path) == 8
    reader.close()
    Archive.open(path).close()
    assert count(path) == 8


def test_restore_puts_the_copy_in_place_and_keeps_what_was_there(path: Path, copy: Path) -> None:
    shutil.copyfile(copy, path)  # as people do, beside the old log
    done = restore(copy, path)
    assert done.articles == 3
    assert count(path) == 3
    assert check(path) == "ok"
    assert not path.with_name("archive.db-wal").exists() or not path.with_name("archive.db-wal").stat().st_size
    assert copy.exists()
    assert done.former is not None
    assert done.former.exists()


def test_what_is_kept_can_be_opened_with_its_log(path: Path, copy: Path) -> None:
    done = restore(copy, path)
    assert done.former is not None
    assert (count(path), count(done.former)) == (3, 5)
    again = restore(done.former, path, keep=False)
    assert again == (5, again.newest, None)
    assert count(path) == 5
    assert len(list(path.parent.glob("archive.db.before-restore-*Z"))) == 1


def test_restore_into_a_new_folder_and_of_an_older_schema(path: Path, copy: Path, tmp_path: Path) -> None:
    make_older(copy)
    target = tmp_path / "new.db"
    assert restore(copy, target).former is None
    assert count(target) == 3


def test_restore_is_refused_while_another_process_writes(path: Path, copy: Path) -> None:
    Archive.open(path).close()
    before = path.read_bytes()
    with lock_holder(path) as process:
        with pytest.raises(ArchiveBusy):
            restore(copy, path)
        process.kill()
    assert path.read_bytes() == before


@pytest.mark.parametrize("harm", ["damaged", "another program's", "missing", "itself", "references"])
def test_what_is_no_sound_copy_replaces_nothing(path: Path, copy: Path, harm: str) -> None:
    bad = copy.with_name("bad.db")
    if harm == "damaged":
        content = bytearray(copy.read_bytes())
        for page in range(30, len(content) // 4096):
            content[page * 4096 : page * 4096 + 64] = bytes(64)
        bad.write_bytes(content)
    elif harm == "another program's":
        with sqlite3.connect(bad) as other:
            other.execute("CREATE TABLE notes (text)")
        other.close()
    elif harm == "references":
        shutil.copyfile(copy, bad)
        with sqlite3.connect(bad) as other:
            other.execute("DELETE FROM pages")
        other.close()
    elif harm == "itself":
        bad.symlink_to(path)
    names = {file.name for file in path.parent.iterdir()}
    with pytest.raises(ArchiveError):
        restore(bad, path)
    assert count(path) == 5
    left = {name for name in {file.name for file in path.parent.iterdir()} - names if not name.startswith("bad.db-")}
    assert left <= {"archive.db.lock", "archive.db-shm"}


def test_a_damaged_copy_leaves_no_empty_archive(tmp_path: Path, copy: Path) -> None:
    copy.write_bytes(copy.read_bytes()[:50_000])
    with pytest.raises(ArchiveError):
        restore(copy, tmp_path / "new.db")
    assert not (tmp_path / "new.db").exists()


@pytest.mark.skipif(shutil.which("sqlite3") is None, reason="needs the sqlite3 of the command line")
@pytest.mark.parametrize("version", [len(migrations.MIGRATIONS), 1])
def test_a_dump_that_was_read_back_is_an_archive(path: Path, newsroom: Any, version: int) -> None:
    fill(path, newsroom, 1, 2, 3)
    if version == 1:
        make_older(path)
    new = path.with_name("new.db")
    subprocess.run(f"sqlite3 {path} .dump | sqlite3 {new}", shell=True, check=True)
    with sqlite3.connect(new) as raw:
        assert raw.execute("PRAGMA application_id").fetchone() == (0,)
    raw.close()
    assert count(new) == 3
    fill(new, newsroom, 4)
    with sqlite3.connect(new) as raw:
        assert raw.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
        assert raw.execute("PRAGMA user_version").fetchone() == (len(migrations.MIGRATIONS),)
    raw.close()
    assert count(new) == 4


@pytest.mark.skipif(shutil.which("sqlite3") is None, reason="needs the sqlite3 of the command line")
@pytest.mark.parametrize("version", [len(migrations.MIGRATIONS), 1])
@pytest.mark.parametrize("opened", ["to read", "to write"])
def test_a_clone_is_searched_by_an_index_of_its_own(path: Path, newsroom: Any, version: int, opened: str) -> None:
    fill(path, newsroom, *range(1, 31))
    if version == 1:
        make_older(path)
    new = path.with_name("new.db")
    subprocess.run(["sqlite3", path, f".clone {new}"], check=True, capture_output=True)
    if version > 1:
        with pytest.raises(ArchiveError, match="whose search index may not be whole; any command"):
            backup(new, path.with_name("copy.db"))
    with Archive.read(new) if opened == "to read" else Archive.open(new) as archive:
        assert len(archive.search.ids(parse("图书馆"))) == 30
        assert problems(archive) == [WORDS_UNFIT[0].replace("3", "30")]
    assert backup(new, path.with_name("copy.db"))


def test_a_copy_that_cannot_be_written_says_why_that_is_needed(
    path: Path, newsroom: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(path, newsroom, 1)
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA application_id = 0")
    raw.close()

    def refuse(_: Path) -> None:
        raise ArchiveError("the folder is read-only")

    monkeypatch.setattr("scraper.archive.db.connect.open_writer", refuse)
    with pytest.raises(ArchiveError, match=r"another program made, .* again, but not now: the folder is read-only"):
        count(path)


@pytest.mark.parametrize("harm", ["a term", "the whole index"])
def test_the_index_of_a_copy_that_another_program_made_is_written_again(path: Path, newsroom: Any, harm: str) -> None:
    fill(path, newsroom, 1, 2, 3)
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA application_id = 0")
        if harm == "a term":
            raw.execute("UPDATE search_index_data SET block = zeroblob(length(block)) WHERE id > 10")
        else:
            for part in ("data", "idx", "docsize", "config"):
                raw.execute(f"DELETE FROM search_index_{part}")
    raw.close()
    with Archive.open(path) as archive:
        assert len(archive.search.ids(parse("图书馆"))) == 3
        assert problems(archive) == WORDS_UNFIT


def test_an_archive_that_lost_its_mark_is_one(path: Path, newsroom: Any) -> None:
    fill(path, newsroom, 1, 2, 3)
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA application_id = 0")
    raw.close()
    assert count(path) == 3
    fill(path, newsroom, 4)
    with sqlite3.connect(path) as raw:
        assert raw.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
        raw.execute("PRAGMA application_id = 0")
        raw.execute("PRAGMA user_version = 9999")
    raw.close()
    with pytest.raises(ArchiveError, match="written by a newer scrape"):
        count(path)
