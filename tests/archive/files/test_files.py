"""Kept files of articles: stored once, read from the archive or a folder, each version with its own."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from scraper.archive import Archive, File
from scraper.errors import ArchiveError
from tests import pictures

A, B = "https://img.example.cn/a.png", "https://img.example.cn/b.pdf"
FIRST, SECOND = pictures.png(), pictures.png(color=9)


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture(params=[None, "files"], ids=["in the table", "in a folder"])
def folder(request: pytest.FixtureRequest) -> str | None:
    return request.param  # type: ignore[no-any-return]


def test_a_file_is_kept_once_for_two_articles(archive: Archive, newsroom: Any, put: Any, folder: str | None) -> None:
    put(newsroom.page(1))
    put(newsroom.page(2))
    file = archive.files.keep(1, A, "image", FIRST, folder=folder)
    assert file == File(A, "image", digest(FIRST), "image/png", len(FIRST), 3, 2)
    assert file.inline
    archive.files.keep(1, B, "attachment", pictures.PDF, folder=folder)
    archive.files.keep(2, B, "image", FIRST, folder=folder)
    assert [(file.url, file.role, file.type) for file in archive.files.of(1)] == [
        (A, "image", "image/png"),
        (B, "attachment", "application/pdf"),
    ]
    assert [(file.url, file.role, file.sha256) for file in archive.files.of(2)] == [(B, "image", digest(FIRST))]
    assert archive.connection.execute("SELECT count(*) FROM files").fetchone() == (2,)
    assert archive.files.get(digest(FIRST)) == file
    assert archive.files.read(digest(FIRST)) == FIRST
    assert archive.files.of(3) == []
    assert archive.files.get("0" * 64) is archive.files.read("0" * 64) is None


def test_pictures_stand_in_their_order(archive: Archive, newsroom: Any, put: Any) -> None:
    put(newsroom.page(1))
    for number, name in enumerate("zay"):
        archive.files.keep(1, f"https://img.example.cn/{name}", "image", pictures.png(color=number), number=number)
    archive.files.keep(1, A, "poster", FIRST)
    assert [file.url[-1] for file in archive.files.of(1)] == ["z", "a", "y", "g"]


def revise(put: Any, newsroom: Any, number: int, day: int) -> None:
    put(newsroom.page(number, body=f"第{day}天的正文，少儿阅览区在二楼。"), at=f"2026-02-0{day}T01:00:00Z")


def test_an_earlier_revision_keeps_its_picture(archive: Archive, newsroom: Any, put: Any, folder: str | None) -> None:
    for day in (1, 2, 3):
        revise(put, newsroom, 1, day)
        archive.files.keep(1, A, "image", FIRST if day < 3 else SECOND, folder=folder)
    archive.files.keep(1, B, "attachment", pictures.PDF, folder=folder)
    shown = [[(file.url, file.sha256) for file in archive.files.of(1, revision)] for revision in (1, 2, 3, None)]
    assert shown[:2] == [[(A, digest(FIRST))]] * 2
    assert shown[2:] == [[(A, digest(SECOND)), (B, digest(pictures.PDF))]] * 2
    assert archive.files.of(1, 4) == archive.files.of(1, 0) == []


def test_a_picture_that_was_gone_in_between_is_not_of_that_version(archive: Archive, newsroom: Any, put: Any) -> None:
    for day in (1, 2, 3):
        revise(put, newsroom, 1, day)
        if day != 2:
            archive.files.keep(1, A, "image", FIRST)
    assert [len(archive.files.of(1, revision)) for revision in (1, 2, 3)] == [1, 0, 1]


def test_another_file_of_the_same_version_takes_the_place(archive: Archive, newsroom: Any, put: Any) -> None:
    put(newsroom.page(1))
    archive.files.keep(1, A, "image", FIRST)
    archive.files.keep(1, A, "image", SECOND)
    assert [file.sha256 for file in archive.files.of(1)] == [digest(SECOND)]


def test_a_file_of_no_article_is_refused(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no article 7"):
        archive.files.keep(7, A, "image", FIRST, folder="files")
    assert not (tmp_path / "files").exists()


def test_a_damaged_file_is_not_read(archive: Archive, newsroom: Any, put: Any, tmp_path: Path) -> None:
    put(newsroom.page(1))
    archive.files.keep(1, A, "image", FIRST, folder="files")
    archive.files.keep(1, B, "image", SECOND)
    place = tmp_path / "files" / digest(FIRST)[:2] / digest(FIRST)
    assert place.read_bytes() == FIRST
    place.write_bytes(FIRST[:-1])
    archive.connection.execute("UPDATE files SET content = x'00' WHERE content IS NOT NULL")
    assert archive.files.read(digest(FIRST)) is archive.files.read(digest(SECOND)) is None
    archive.files.keep(1, A, "image", FIRST)  # which mends it, where it lies
    assert place.read_bytes() == archive.files.read(digest(FIRST)) == FIRST


def test_deleting_an_article_deletes_what_it_alone_shows(
    archive: Archive, newsroom: Any, put: Any, folder: str | None, tmp_path: Path
) -> None:
    put(newsroom.page(1))
    put(newsroom.page(2))
    for article in (1, 2):
        archive.files.keep(article, A, "image", FIRST, folder=folder)
    archive.files.keep(1, B, "attachment", pictures.PDF, folder=folder)
    archive.deletion.delete([1])
    assert archive.files.read(digest(pictures.PDF)) is None
    assert archive.files.read(digest(FIRST)) == FIRST
    archive.deletion.delete([2])
    assert archive.connection.execute("SELECT count(*) FROM files").fetchone() == (0,)
    assert list(tmp_path.glob("files/??/*")) == []
    assert archive.connection.execute("PRAGMA foreign_key_check").fetchall() == []
