"""Files in backup and restore, verify, export and import of archives: the table and the folder alike."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from scraper.archive import Archive, Filter
from scraper.archive.files.file_queue import Room
from scraper.archive.files.queue import Choice
from scraper.archive.upkeep.backup import backup
from scraper.archive.upkeep.restore import restore
from scraper.archive.upkeep.verify import CHECKS
from scraper.models import Image
from tests import pictures

A, B = "https://img.example.cn/a.png", "https://img.example.cn/b.png"
FIRST, SECOND = pictures.png(), pictures.png(color=9)
(CHECK,) = (check for check in CHECKS if check.name == "files")


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def place(folder: Path, content: bytes) -> Path:
    return folder / digest(content)[:2] / digest(content)


def shown(path: Path) -> list[tuple[str, bytes | None]]:
    with Archive.read(path) as archive:
        files = [file for row in archive.articles() for file in archive.files.of(row["id"])]
        return [(file.url, archive.files.read(file.sha256)) for file in files]


@pytest.fixture
def filled(path: Path, newsroom: Any) -> Path:
    """An archive with a file in its table, and one in a folder."""
    with Archive.open(path) as archive:
        for number, url in ((1, A), (2, B)):
            page = newsroom.page(number, images=(Image(url),))
            archive.articles.store("evening", newsroom.fetched(page), page, newsroom.analysis(page))
        archive.files.keep(1, A, "image", FIRST)
        archive.files.keep(2, B, "image", SECOND, folder="pictures")
    return path


def test_a_copy_has_a_folder_of_its_own(filled: Path, tmp_path: Path) -> None:
    there = tmp_path / "elsewhere"
    there.mkdir()
    copy = there / "copy.db"
    backup(filled, copy)
    backup(filled, copy)
    assert place(there / "copy.db.files", SECOND).read_bytes() == SECOND
    with Archive.open(filled) as archive:
        archive.deletion.delete([2])
    assert not place(tmp_path / "pictures", SECOND).exists()
    assert shown(copy) == [(A, FIRST), (B, SECOND)]
    restore(copy, filled)
    assert shown(filled) == [(A, FIRST), (B, SECOND)]
    assert place(tmp_path / "pictures", SECOND).read_bytes() == SECOND
    with Archive.open(filled) as restored:
        assert list(restored.upkeep.problems(CHECK)) == []


def test_a_copy_beside_the_archive_survives_its_deletions(filled: Path, path: Path) -> None:
    copy = filled.with_name("copy.db")
    backup(filled, copy)
    with Archive.open(copy) as copied:
        copied.deletion.delete([2])
        copied.upkeep.compact()
    assert shown(filled) == [(A, FIRST), (B, SECOND)]
    assert not place(filled.parent / "copy.db.files", SECOND).exists()


def test_an_archive_that_was_lost_comes_back_with_its_files(filled: Path, tmp_path: Path) -> None:
    backup(filled, tmp_path / "copy.db")
    new = tmp_path / "new.db"
    restore(tmp_path / "copy.db", new)
    assert shown(new) == [(A, FIRST), (B, SECOND)]
    assert place(tmp_path / "new.db.files", SECOND).exists()


def test_damage_is_noticed_and_fetched_again(filled: Path, tmp_path: Path) -> None:
    with Archive.open(filled) as archive:
        _damage(archive, tmp_path)


def _damage(filled: Archive, tmp_path: Path) -> None:
    assert list(filled.upkeep.problems(CHECK)) == []
    filled.connection.execute("UPDATE files SET content = x'00' WHERE folder IS NULL")
    place(tmp_path / "pictures", SECOND).write_bytes(SECOND[:-1])
    stray = place(tmp_path / "pictures", b"stray")
    stray.parent.mkdir()
    stray.write_bytes(b"stray")
    seen: list[None] = []
    assert list(filled.upkeep.problems(CHECK, lambda: seen.append(None))) == [
        f"file {A}: it does not match its checksum",
        f"file {B}: it is missing, or does not match its checksum, in {tmp_path / 'pictures'}",
        f"{tmp_path / 'pictures'}: 1 files that the archive does not have",
    ]
    assert len(seen) == filled.upkeep.count_rows(CHECK) == 2
    filled.upkeep.repair(CHECK)
    assert list(filled.upkeep.problems(CHECK)) == []
    assert list(tmp_path.glob("pictures/??/*")) == []
    due = filled.file_queue.due("evening", Choice("keep"), Room())
    assert sorted(waiting.url for waiting in due) == [A, B]
    assert filled.connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_an_exported_archive_has_the_files_of_its_articles(filled: Path, tmp_path: Path) -> None:
    target = tmp_path / "some.db"
    with Archive.read(filled) as archive:
        summary = archive.merge.write(Filter(ids=[2]), target)
    assert summary.counts["files"] == 1
    assert shown(target) == [(B, SECOND)]
    with Archive.read(target) as made:
        assert made.connection.execute("SELECT count(*) FROM files WHERE folder IS NULL").fetchone() == (1,)


def test_another_archive_brings_its_files(filled: Path, newsroom: Any, tmp_path: Path) -> None:
    place(tmp_path / "pictures", SECOND).unlink()
    page = newsroom.page(3)
    with Archive.open(tmp_path / "ours.db") as ours:
        ours.articles.store("evening", newsroom.fetched(page), page, newsroom.analysis(page))
        ours.files.keep(1, A, "image", pictures.gif(), folder="ours")
        summary = ours.merge.bring(filled)
        assert summary is not None
        assert (summary.counts["files"], summary.counts["damaged files"]) == (1, 1)
    assert shown(tmp_path / "ours.db") == [(A, pictures.gif()), (A, FIRST)]
    assert place(tmp_path / "ours", FIRST).exists()


def test_versions_of_two_archives_keep_their_files(newsroom: Any, tmp_path: Path) -> None:
    """The same article was seen by one archive in the morning, and by the other in the evening."""
    for name, body, at, content in (
        ("one.db", "早上的正文，少儿阅览区在二楼。", "2026-01-31T01:00:00Z", FIRST),
        ("two.db", "晚上的正文，少儿阅览区在三楼。", "2026-01-31T11:00:00Z", SECOND),
    ):
        with Archive.open(tmp_path / name) as archive:
            page = newsroom.page(1, body=body, images=(Image(A),))
            archive.articles.store("evening", newsroom.fetched(page, at), page, newsroom.analysis(page))
            archive.files.keep(1, A, "image", content)
    with Archive.open(tmp_path / "one.db") as archive:
        archive.merge.bring(tmp_path / "two.db")
        assert [[file.sha256 for file in archive.files.of(1, revision)] for revision in (1, 2)] == [
            [digest(FIRST)],
            [digest(SECOND)],
        ]


def test_files_over_the_total_are_left_out_of_a_merge(filled: Path, newsroom: Any, tmp_path: Path) -> None:
    ours = tmp_path / "ours.db"
    with Archive.open(ours) as archive:
        summary = archive.merge.bring(filled, most_files=len(FIRST))
        assert summary is not None
        assert (summary.counts["files"], summary.counts["left files"]) == (1, 1)
    assert shown(ours) == [(A, FIRST)]
    with Archive.open(ours) as archive:
        summary = archive.merge.bring(filled, again=True, most_files=len(FIRST) + len(SECOND))
        assert summary is not None
        assert (summary.counts["files"], summary.counts["left files"]) == (1, 0)
    assert shown(ours) == [(A, FIRST), (B, SECOND)]
