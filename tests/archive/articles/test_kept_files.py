"""Rows of articles that name their kept files."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from scraper.archive import Archive, Filter
from scraper.text.segmenter import analyse
from tests.cli.filled import fetched
from tests.pictured import DOCX, LEAD, PICTURED, POSTER, SITE, fill


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def test_media_name_what_is_kept_of_them(tmp_path: Path) -> None:
    with Archive.read(fill(tmp_path / "archive.db")) as archive:
        plain = list(archive.articles(Filter()))
        first, other = archive.bulk.with_files(plain)
    assert first["images"][0] == {**plain[0]["images"][0], "file": digest(LEAD)}
    assert [("file" in image) for image in first["images"]] == [True, True, False, True, True]
    assert [one.get("file") for one in first["attachments"]][:2] == [digest(DOCX), None]
    assert first["videos"][0]["poster_file"] == digest(POSTER)
    assert other == plain[1]


def test_a_changed_article_names_the_files_of_its_present_version(tmp_path: Path) -> None:
    with Archive.open(fill(tmp_path / "archive.db")) as archive:
        changed = replace(PICTURED, body=f"{PICTURED.body}\n又讯。")
        archive.articles.store("evening", fetched(changed, "2026-02-03T00:00:00Z"), changed, analyse(changed))
        archive.files.keep(1, f"{SITE}1.png", "image", POSTER)
        (row,) = archive.bulk.with_files(archive.articles(Filter(ids=[1])))
        assert row["images"][0]["file"] == digest(POSTER)
        assert [file.sha256 for file in archive.files.of(1, 1) if file.url == f"{SITE}1.png"] == [digest(LEAD)]


def test_rows_of_an_archive_without_files_are_unchanged(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        archive.articles.store("evening", None, PICTURED, analyse(PICTURED))
        rows = list(archive.articles(Filter()))
        assert list(archive.bulk.with_files(iter(rows))) == rows
