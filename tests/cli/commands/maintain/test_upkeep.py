"""`scrape runs`, `verify`, `backup` and `reparse`: looking after an archive."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import Result

from scraper.archive import Archive
from scraper.archive.articles.articles import Articles
from scraper.archive.crawl.failures import Failure
from scraper.cli.commands.maintain import backup, reparse, restore, verify
from scraper.cli.commands.monitor import runs
from scraper.errors import ArchiveError, ConfigError
from scraper.output_paths import OutputRefused
from tests.archive.conftest import Newsroom
from tests.cli.filled import OTHER, fetched, fill
from tests.invoked import run
from tests.kinds import one_of_each


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return fill(tmp_path / "archive.db")


def damage(db: Path, *statements: str) -> None:
    connection = sqlite3.connect(db)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_runs_lists_them_and_one_in_full(db: Path) -> None:
    listed = run(runs.command, "--db", db).stdout
    (line,) = listed.splitlines()[2:]
    assert line.split()[5:] == ["failed", "5", "2", "1", "1", "123", "KB"]
    one = run(runs.command, "1", "--db", db).stdout
    assert "online: could not fetch the list page: timed out" in one
    assert "https://news.example.cn/gone.html\n    HTTP 404 (when listed again)" in one
    data = json.loads(run(runs.command, "1", "--json", "--db", db).stdout)
    assert [report["source"] for report in data["sources"]] == ["evening", "online"]
    assert data["failures"][0]["reason"] == "HTTP 404"
    with pytest.raises(ArchiveError, match="there is no run 7"):
        run(runs.command, "7", "--db", db)


@pytest.mark.parametrize("args", [["99999999999999999999"], ["--limit", "99999999999999999999"], ["--limit", "0"]])
def test_numbers_of_runs_that_cannot_be_are_refused(db: Path, args: list[str]) -> None:
    assert run(runs.command, *args, "--db", db).exit_code == 2


@pytest.mark.parametrize("name", [b"\xd0\xc2\xce\xc5", b"caf\xe9", "新闻".encode()], ids=["GBK", "Latin-1", "UTF-8"])
def test_a_folder_whose_name_is_in_any_encoding_verifies(
    db: Path, name: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(os.fsdecode(os.fsencode(db.parent) + b"/" + name))
    folder.mkdir()
    db.rename(folder / db.name)
    monkeypatch.chdir(folder)
    moved = Path(db.name)
    damage(moved, "UPDATE articles SET headline = '改' WHERE id = 1")
    assert run(verify.command, "--db", moved).exit_code == 1
    assert run(verify.command, "--repair", "--db", moved).exit_code == 0
    assert run(verify.command, "--db", moved).exit_code == 0


def test_a_sound_archive_verifies(db: Path) -> None:
    result = run(verify.command, "--db", db)
    assert result.exit_code == 0
    assert "DAMAGED" not in result.stdout
    with Archive.read(db) as archive:  # which the next one does not compute again
        assert archive.connection.execute("SELECT part, count(*) FROM checked GROUP BY 1").fetchall() == [
            ("terms", archive.articles.count()),
            ("texts", archive.articles.count()),
        ]
    assert run(verify.command, "--db", db).stdout == result.stdout


HARMS = [
    ("UPDATE articles SET text_hash = 5 WHERE id = 1", "texts"),
    ("DELETE FROM sketches WHERE article = 3", "texts"),
    ("UPDATE pages SET sha256 = 'x' WHERE id = 2", "raw pages"),
    ("UPDATE pages SET content = x'00' WHERE id = 2", "raw pages"),
    ("UPDATE articles SET run = 77 WHERE id = 2", "references"),
    ("UPDATE articles SET copy_of = 2 WHERE id = 3", "copies"),
    ("INSERT INTO search_index(search_index) VALUES ('delete-all')", "search index"),
    ("UPDATE articles SET body = '换了' WHERE id = 3", "texts"),
    ("UPDATE articles SET body = CAST(x'e6b2b3e6' || CAST(body AS BLOB) AS TEXT) WHERE id = 3", "characters"),
    ("UPDATE visits SET etag = CAST(x'61ff62' AS TEXT)", "characters"),
    ("INSERT INTO search_index(rowid, pairs) VALUES (1, '鲸鱼')", "search index"),
    ("INSERT INTO search_index(rowid, pairs) VALUES (1, CAST(x'e6b2b3e6' AS TEXT))", "search index"),
    ("UPDATE search_index_data SET block = zeroblob(50) WHERE id > 10", "search index"),
    ("DROP INDEX articles_outlet", "tables"),
    ("DROP VIEW front_pages", "tables"),
    ("ALTER TABLE progress RENAME TO advance", "tables"),
    ("DROP TABLE search_index", "tables"),
    ("DROP TABLE search_index_docsize", "tables"),
    ("DROP TABLE search_index_data", "tables"),
    ("DROP TABLE search_index_config", "tables"),
    ("DROP TABLE article_words", "tables"),
    ("DROP TABLE run_sources", "tables"),
    ("DROP TABLE runs", "tables"),
    ("DROP TABLE sources", "tables"),
    ("DROP TABLE visits", "tables"),
    ("DROP TABLE pages", "tables"),
    ("DELETE FROM articles WHERE id = 3", "references"),
    ("DELETE FROM pages", "references"),
    ("DELETE FROM sources", "references"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("harm", "check"), one_of_each(HARMS, lambda case: case[1]))
@pytest.mark.parametrize("again", [False, True], ids=["first", "again"])
def test_damage_is_found_and_mended(db: Path, harm: str, check: str, again: bool) -> None:
    if again:  # what was found sound before is remembered
        assert run(verify.command, "--db", db).exit_code == 0
    damage(db, harm)
    result = run(verify.command, "--db", db)
    assert result.exit_code == 1
    assert f"{check:<14}DAMAGED" in result.stdout
    assert run(verify.command, "--repair", "--db", db).exit_code == 0
    assert db.with_name("archive.db.before-repair").exists()
    assert run(verify.command, "--db", db).exit_code == 0


def test_each_repair_keeps_what_was_under_a_name_of_its_own(db: Path) -> None:
    copies = []
    for number in range(3):
        damage(db, f"UPDATE articles SET text_hash = {number} WHERE id = 1")
        assert run(verify.command, "--repair", "--db", db).exit_code == 0
        name = "archive.db.before-repair" + (f".{number + 1}" if number else "")
        copies.append(sqlite3.connect(db.with_name(name)).execute("SELECT text_hash FROM articles").fetchone()[0])
    assert copies == [0, 1, 2]


def read_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """As for a user who may not write: root may write anything."""
    monkeypatch.setattr("scraper.cli.commands.maintain.verify.os.access", lambda _path, mode: mode == os.R_OK)


def test_a_read_only_archive_is_checked_as_it_is(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_only(monkeypatch)
    before = {file.name: file.read_bytes() for file in db.parent.iterdir() if file.name != "archive.db-shm"}
    sound = run(verify.command, "--db", db)
    assert (sound.exit_code, "DAMAGED" in sound.stdout) == (0, False)
    after = {file.name: file.read_bytes() for file in db.parent.iterdir() if file.name != "archive.db-shm"}
    assert {name: content for name, content in after.items() if content} == {
        name: content for name, content in before.items() if content
    }
    with pytest.raises(ArchiveError, match="the file is read-only"):
        run(verify.command, "--repair", "--db", db)
    damage(db, "INSERT INTO search_index(search_index) VALUES ('delete-all')")
    result = run(verify.command, "--db", db)
    assert result.exit_code == 1
    assert "the search index differs from the articles" in result.stdout


@pytest.mark.long
def test_no_room_for_temporary_files_is_no_damage(tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    room = Newsroom()
    with Archive.open(db) as archive, archive.transaction():
        for number in range(400):
            page = room.page(
                number, body="".join(chr(0x4E00 + (number * 97 + place * 31) % 9000) for place in range(500))
            )
            archive.articles.store("evening", room.fetched(page), page, room.analysis(page))
    damage(db, "UPDATE articles SET section = '桥梁' WHERE id = 1")
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))"
    code = f"{limit}; from scraper.cli.main import main; main(['verify', '--db', {str(db)!r}])"
    # -B: a module that is compiled while files may not grow would be stored cut short, for every later process
    done = subprocess.run([sys.executable, "-B", "-c", code], capture_output=True, text=True)
    assert done.returncode == 1
    assert "DAMAGED" not in done.stdout
    assert done.stderr.startswith("Error: ")
    assert len(done.stderr.splitlines()) == 1
    assert "the search index differs from the articles" in run(verify.command, "--db", db).stdout


@pytest.mark.slow
@pytest.mark.parametrize("limit", ["_WORTHWHILE", "_LARGE"])
def test_processes_beside_find_what_one_finds(db: Path, monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    damage(db, "UPDATE articles SET body = body || '桥' WHERE id = 1")
    damage(db, "UPDATE pages SET sha256 = 'none' WHERE id = 1")
    alone = run(verify.command, "--db", db)
    monkeypatch.setattr("scraper.archive.upkeep.upkeep._WORTHWHILE", 0)
    monkeypatch.setattr(f"scraper.archive.upkeep.upkeep.{limit}", 0)
    monkeypatch.setattr("scraper.archive.upkeep.upkeep.cores", lambda: 2)
    beside = run(verify.command, "--db", db)
    assert beside.stdout == alone.stdout
    assert "it does not match its checksum" in beside.stdout
    assert "its hash or sketch is not that of its text" in beside.stdout
    assert "the search index differs from the articles" in beside.stdout
    assert run(verify.command, "--repair", "--db", db).exit_code == 0
    assert run(verify.command, "--db", db).exit_code == 0


@pytest.mark.parametrize(
    ("name", "folder", "message"),
    [
        ("SQLITE_FULL", "/small", "SQLite has no room for its temporary files in /small"),
        ("SQLITE_IOERR_WRITE", "/small", "SQLite has no room for its temporary files in /small"),
        ("SQLITE_FULL", None, "the disk is full"),
        ("SQLITE_BUSY", "/small", "another program has it locked"),
    ],
)
def test_what_the_machine_lacks_is_said_as_that(
    db: Path, monkeypatch: pytest.MonkeyPatch, name: str, folder: str | None, message: str
) -> None:
    def fail(*_: object) -> int:
        error = sqlite3.OperationalError({"SQLITE_BUSY": "database is locked"}.get(name, "database or disk is full"))
        error.sqlite_errorname = name
        raise error

    monkeypatch.setattr("scraper.archive.search.index.fts_index._is_of_texts", fail)
    monkeypatch.setattr("scraper.archive.db.errors._full_folder", lambda _: folder and Path(folder))
    with pytest.raises(ArchiveError, match=message):
        run(verify.command, "--db", db)


def test_restore_says_what_is_there_now_and_what_was(db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert run(backup.command, copy, "--db", db).exit_code == 0
    damage(db, "DELETE FROM visits")
    done = run(restore.command, copy, "--db", db)
    assert done.exit_code == 0
    assert "3 articles, the latest fetched 2026-" in done.stderr
    (replaced,) = tmp_path.glob("archive.db.before-restore-*Z")
    assert replaced.name in done.stderr
    assert run(restore.command, copy, "--db", db, "--force").stderr.count("\n") == 1
    gone = run(restore.command, tmp_path / "none.db", "--db", db)
    assert gone.exit_code == 2
    assert "does not exist" in gone.stderr
    other = tmp_path / "notes.db"
    damage(other, "CREATE TABLE notes (text)")
    with pytest.raises(ConfigError, match="is a SQLite database"):
        run(restore.command, copy, "--db", other)


def test_what_cannot_be_rebuilt_is_said(db: Path) -> None:
    damage(db, "DELETE FROM revisions")
    result = run(verify.command, "--repair", "--db", db)
    assert result.exit_code == 1
    assert "article 1 is at revision 2, and 0 earlier ones are kept" in result.stdout


def test_a_backup_is_made_while_a_writer_is_in_the_middle_of_a_transaction(db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with Archive.open(db) as archive, archive.transaction():
        archive.crawl.record_failure(Failure("evening", "https://news.example.cn/x", "HTTP 500"))
        assert run(backup.command, copy, "--db", db).exit_code == 0
    with Archive.read(copy) as copied:
        assert copied.articles.count() == 3
        assert len(copied.crawl.failures()) == 1
    assert run(verify.command, "--db", copy).exit_code == 0
    assert not list(tmp_path.glob(".*"))


def test_a_backup_into_a_folder_that_is_not_there_is_said(db: Path, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="there is no folder"):
        run(backup.command, tmp_path / "nowhere" / "copy.db", "--db", db)


def test_an_empty_file_is_no_archive_of_an_older_program(tmp_path: Path) -> None:
    empty = tmp_path / "empty.db"
    empty.touch()
    with pytest.raises(ArchiveError, match="is empty"):
        run(backup.command, tmp_path / "copy.db", "--db", empty)
    for command in (runs.command, verify.command):
        with pytest.raises(ArchiveError, match="is empty"):
            run(command, "--db", empty)
    assert empty.stat().st_size == 0
    assert [file.name for file in tmp_path.iterdir()] == ["empty.db"]


def test_a_backup_onto_itself_or_nowhere_is_refused(db: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputRefused, match="is the archive in use"):
        run(backup.command, db, "--db", db)
    with pytest.raises(ArchiveError):
        run(backup.command, tmp_path / "none" / "copy.db", "--db", db)


def reread(db: Path, *args: str) -> Result:
    result = run(reparse.command, *args, "--db", db, "--workers", "1")
    assert result.exit_code == 0
    return result


@pytest.mark.slow
def test_reparse_reads_the_raw_pages_again_and_tells_what_changed(db: Path) -> None:
    reread(db)
    damage(db, "UPDATE articles SET headline = '从前的解析', byline = '[\"某人\"]' WHERE id = 3")
    late = replace(OTHER, url="https://news.example.cn/late.html", headline="夜班公交增开")
    with Archive.open(db) as archive:
        archive.crawl.record_failure(Failure("evening", late.url or "", "no text in it", fetched=fetched(late)))
    result = reread(db, "--changed-only")
    assert [line.split("\t")[:3] for line in result.stdout.splitlines()] == [
        ["3", "changed", "headline byline"],
        ["4", "recovered", ""],
    ]
    assert "4 pages parsed again: 1 changed, 1 recovered, 2 unchanged" in result.stderr
    with Archive.read(db) as archive:
        assert (archive.articles.get(3) or {})["headline"] == OTHER.headline
        assert [failure["url"] for failure in archive.crawl.failures()] == ["https://news.example.cn/gone.html"]
    assert len(reread(db).stdout.splitlines()) == 4
    assert reread(db, "--changed-only").stdout == ""


def test_reparse_of_one_source(db: Path) -> None:
    assert [line.split("\t")[0] for line in reread(db, "online").stdout.splitlines()] == ["2"]


def test_reparse_of_a_source_that_is_not_there_names_the_nearest(db: Path) -> None:
    result = run(reparse.command, "evning", "--db", db)
    assert result.exit_code == 2
    assert "did you mean 'evening'?" in result.output


@pytest.mark.slow
def test_reparse_goes_on_where_it_was_cut_short(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scraper.crawl.reparse.BATCH", 1)
    stored = Articles.reread

    def killed_at_the_second(articles: Articles, article: int, *rest: Any) -> Any:
        if article == 2:
            raise KeyboardInterrupt
        return stored(articles, article, *rest)

    monkeypatch.setattr(Articles, "reread", killed_at_the_second)
    with pytest.raises((KeyboardInterrupt, click.Abort, AssertionError)):
        reread(db)
    monkeypatch.setattr(Articles, "reread", stored)
    assert [line.split("\t")[0] for line in reread(db).stdout.splitlines()] == ["2", "3"]
    assert [line.split("\t")[0] for line in reread(db).stdout.splitlines()] == ["1", "2", "3"]
    with Archive.read(db) as archive:
        assert [row["ended"] for row in archive.runs.latest()] == ["done", "done", "interrupted", "failed"]
