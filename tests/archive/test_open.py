"""Opening the file: who may write, whose file it is, which age it has; and what a crash or a full disk leaves."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from scraper.archive import Archive
from scraper.archive.crawl.failures import Failure
from scraper.archive.db.errors import translated
from scraper.archive.db.lock import WriterLock
from scraper.archive.schema import migrations
from scraper.errors import ArchiveBusy, ArchiveError
from tests.archive.older import make_older
from tests.kinds import only

HOLD = """
import sys, time
from scraper.archive import Archive
archive = Archive.open(sys.argv[1])
print("held", flush=True)
time.sleep(60)
"""

WRITE = """
import sys
sys.path.insert(0, sys.argv[2])
from tests.archive.conftest import Newsroom
from scraper.archive import Archive
room = Newsroom()
archive = Archive.open(sys.argv[1])
run = archive.runs.start(["evening"], "fetch")
for batch in range(100000):
    with archive.transaction():
        for number in range(batch * 5, batch * 5 + 5):
            page = room.page(number)
            archive.articles.store("evening", room.fetched(page), page, room.analysis(page), run=run)
    print(batch * 5 + 5, flush=True)
"""


def lock_holder(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def check(path: Path) -> str:
    with sqlite3.connect(path) as connection:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])


def test_one_process_writes_and_the_second_is_told_which(path: Path) -> None:
    with lock_holder(path) as first:
        with pytest.raises(ArchiveBusy, match=rf"process {first.pid}, started 20.* is writing"):
            Archive.open(path)
        Archive.read(path).close()
        first.kill()
    Archive.open(path).close()


def test_waiting_for_the_other_writer(path: Path) -> None:
    with lock_holder(path) as first:
        with pytest.raises(ArchiveBusy):
            Archive.open(path, wait=0.3)
        first.kill()
        Archive.open(path, wait=10).close()


def test_a_killed_process_leaves_no_lock_and_its_run_is_marked(path: Path) -> None:
    with Archive.open(path) as archive:
        archive.runs.start(["evening"], "fetch")
    with Archive.open(path) as archive:
        assert [run["ended"] for run in archive.runs.latest()] == ["killed"]


def test_a_reader_knows_a_dead_run_from_one_that_is_under_way(path: Path) -> None:
    with Archive.open(path) as archive:
        archive.runs.start(["evening"], "fetch")
        with Archive.read(path) as reader:
            assert [run["ended"] for run in reader.runs.latest()] == [None]
    with Archive.read(path) as reader:
        assert [run["ended"] for run in reader.runs.latest()] == ["killed"]
        assert reader.connection.execute("SELECT ended FROM runs").fetchall() == [(None,)]


def test_whoever_looks_at_the_lock_keeps_nobody_from_writing(path: Path) -> None:
    Archive.open(path).close()
    looking = threading.Event()

    def look() -> None:
        while not looking.is_set():
            WriterLock(path).is_locked()
            time.sleep(0.001)

    with ThreadPoolExecutor(1) as pool:
        pool.submit(look)
        try:
            for _ in range(100):
                Archive.open(path).close()
        finally:
            looking.set()


@pytest.mark.slow
@pytest.mark.parametrize("seconds", only([0.02, 0.1, 0.25], 0.1))
def test_sigkill_loses_nothing_that_was_committed(path: Path, seconds: float) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", WRITE, str(path), str(Path(__file__).parents[2])], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    reported = [int(process.stdout.readline())]
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    reported += [int(line) for line in process.stdout.read().splitlines()]
    process.wait()
    assert check(path) == "ok"
    with Archive.open(path) as archive:
        assert archive.articles.count() >= reported[-1]
        assert archive.articles.count() % 5 == 0
        for row in archive.articles():
            assert archive.pages.of_article(row["id"]) is not None


def test_there_is_no_archive_to_read(path: Path) -> None:
    with pytest.raises(ArchiveError, match="there is no archive here"):
        Archive.read(path)
    with pytest.raises(ArchiveError, match="there is no folder"):
        Archive.open(path.parent / "none" / "archive.db")


@pytest.mark.parametrize("content", [b"headline,url\n" * 500, b"headline", b"\n"])
def test_a_file_that_is_no_database_is_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for way in (Archive.open, Archive.read):
        with pytest.raises(ArchiveError, match="not an archive"):
            way(path)
    assert path.read_bytes() == content


def test_a_pipe_or_device_is_refused_and_nothing_is_left_beside_it(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(ArchiveError, match="is no file; name the archive with --db"):
        Archive.open(path)
    with pytest.raises(ArchiveError, match="there is no archive here"):
        Archive.read(path)
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_another_programs_database_is_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE notes (text)")
    before = path.read_bytes()
    for way in (Archive.open, Archive.read):
        with pytest.raises(ArchiveError, match="belongs to another program"):
            way(path)
    assert path.read_bytes() == before


def test_a_newer_archive_is_refused_by_an_older_program(path: Path) -> None:
    Archive.open(path).close()
    with sqlite3.connect(path) as newer:
        newer.execute(f"PRAGMA user_version = {len(migrations.MIGRATIONS) + 1}")
    for way in (Archive.open, Archive.read):
        with pytest.raises(ArchiveError, match="written by a newer scrape"):
            way(path)


def test_an_older_archive_is_brought_up_to_date_after_a_copy(
    path: Path, newsroom: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Archive.open(path) as archive:
        page = newsroom.page()
        archive.articles.store("evening", newsroom.fetched(page), page, newsroom.analysis(page))

    def add_mood(database: Any) -> None:
        database["articles"].add_column("mood", str)

    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, add_mood))
    with Archive.read(path) as archive:
        assert archive.connection.execute("SELECT mood, count(*) FROM articles").fetchone() == (None, 1)
    (copy,) = path.parent.glob(f"archive.db.v{len(migrations.MIGRATIONS) - 1}-*.bak")
    with sqlite3.connect(copy) as former:
        assert former.execute("PRAGMA user_version").fetchone() == (len(migrations.MIGRATIONS) - 1,)
        assert former.execute("SELECT count(*) FROM articles").fetchone() == (1,)


@pytest.mark.slow
def test_a_copy_that_is_cut_short_is_not_taken_for_one(path: Path, newsroom: Any) -> None:
    with Archive.open(path) as archive:
        for number in range(200):
            page = newsroom.page(number)
            archive.articles.store("evening", newsroom.fetched(page), page, newsroom.analysis(page))
    make_older(path)
    room = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))"
    code = f"{room}; from scraper.archive import Archive; Archive.open(sys.argv[1])"
    # -B: a module that is compiled while files may not grow would be stored cut short, for every later process
    full = subprocess.run([sys.executable, "-B", "-c", code, str(path)], capture_output=True, text=True)
    assert "ArchiveError" in full.stderr
    assert [file.name for file in path.parent.iterdir() if "bak" in file.name] == []
    Archive.open(path).close()
    assert len(list(path.parent.glob("archive.db.v1-*.bak"))) == 1


def test_a_migration_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Archive.open(path).close()

    def half_done(database: Any) -> None:
        database["articles"].add_column("mood", str)
        raise sqlite3.OperationalError("database or disk is full")

    former = migrations.MIGRATIONS
    monkeypatch.setattr(migrations, "MIGRATIONS", (*former, half_done))
    with pytest.raises(ArchiveError, match="the disk is full"):
        Archive.open(path)
    monkeypatch.setattr(migrations, "MIGRATIONS", former)
    with Archive.open(path) as archive:
        names = {row[1] for row in archive.connection.execute("PRAGMA table_info(articles)")}
        assert "mood" not in names


@pytest.mark.parametrize(
    ("name", "free", "advice"),
    [
        ("SQLITE_IOERR_SHMSIZE", 0, "the disk is full"),
        ("SQLITE_IOERR_WRITE", 8, "the disk is full"),
        ("SQLITE_IOERR_WRITE", 100_000, "the disk fails to read or write"),
    ],
)
def test_an_error_of_a_disk_without_room_is_a_full_disk(
    path: Path, monkeypatch: pytest.MonkeyPatch, name: str, free: int, advice: str
) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorname = name
    room = SimpleNamespace(f_bavail=free, f_frsize=1024)
    monkeypatch.setattr("scraper.archive.db.errors.os.statvfs", lambda _: room)
    monkeypatch.setattr("scraper.archive.db.errors._full_folder", lambda _: None)
    assert advice in str(translated(error, path))


def test_a_full_disk_is_said_clearly_and_leaves_the_archive_sound(path: Path, archive: Archive, newsroom: Any) -> None:
    pages = archive.connection.execute("PRAGMA page_count").fetchone()[0]
    archive.connection.execute(f"PRAGMA max_page_count = {pages + 40}")
    stored = 0

    def fill() -> None:
        nonlocal stored
        for number in range(1000):
            page = newsroom.page(number)
            content = os.urandom(4000)
            archive.articles.store("evening", newsroom.fetched(page, content=content), page, newsroom.analysis(page))
            stored += 1

    with pytest.raises(ArchiveError, match="the disk is full"):
        fill()
    assert stored > 0
    assert archive.articles.count() == stored
    assert check(path) == "ok"


def test_a_locked_file_is_said_clearly(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Archive.open(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    with Archive.open(path) as archive:
        archive.connection.execute("PRAGMA busy_timeout = 50")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match="another program has it locked"):
            archive.crawl.record_failure(Failure("evening", "https://news.example.cn/1", "HTTP 404"))
        other.execute("ROLLBACK")
        archive.crawl.record_failure(Failure("evening", "https://news.example.cn/1", "HTTP 404"))
    other.close()


def test_a_reader_neither_waits_nor_writes(path: Path, archive: Archive, newsroom: Any, put: Any) -> None:
    put(newsroom.page(1))
    with Archive.read(path) as reader, archive.transaction():
        put(newsroom.page(2))
        assert reader.articles.count() == 1
        with pytest.raises(ArchiveError, match="opened for reading"):
            reader.crawl.record_failure(Failure("evening", "https://news.example.cn/1", "HTTP 404"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anything")
def test_a_read_only_folder_can_be_read(path: Path) -> None:
    Archive.open(path).close()
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        Archive.read(path).close()
        with pytest.raises(ArchiveError):
            Archive.open(path)
    finally:
        path.parent.chmod(0o755)


def test_a_log_that_a_read_only_folder_keeps_from_being_read_is_said(
    path: Path, archive: Archive, put: Any, newsroom: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    put(newsroom.page())
    copy = tmp_path / "copy"
    copy.mkdir()
    for end in ("", "-wal"):
        (copy / f"archive.db{end}").write_bytes(path.with_name(path.name + end).read_bytes())
    monkeypatch.setattr("scraper.archive.db.connect.os.access", lambda *_: False)
    with pytest.raises(ArchiveError, match=r"written last is in archive\.db-wal"):
        Archive.read(copy / "archive.db")
    (copy / "archive.db-wal").unlink()
    Archive.read(copy / "archive.db").close()


def test_sqlite_utils_reads_it_as_it_is(path: Path, newsroom: Any, put: Any, archive: Archive) -> None:
    from sqlite_utils import Database

    put(newsroom.page())
    database = Database(path)
    (row,) = database["articles"].rows
    assert row["byline"] == '["陈可"]'
    assert {key.other_table for key in database["articles"].foreign_keys} == {"articles", "pages", "runs", "sources"}
    database.close()
