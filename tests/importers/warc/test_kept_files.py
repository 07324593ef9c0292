"""The files of articles in our WARC files: written behind their pages, read again, stored where they belong."""

from __future__ import annotations

import asyncio
import gzip
import io
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from scraper.archive import Archive
from scraper.exporters import FORMATS
from scraper.importers.captures import Capture, CapturedFile
from scraper.importers.import_job import ImportContext, import_pages
from scraper.importers.warc import kept_files, warc
from scraper.text.segmenter import analyse
from tests.cli.filled import fetched
from tests.end_to_end.test_round_trip import Direct, Unwatched
from tests.pictured import KEPT, LEAD, PICTURED, POSTER, SECOND, SITE, fill

NAMED = [(f"{SITE}{name}", role, sha256(content).hexdigest()) for name, role, content in KEPT]
LATER = "2026-02-03T00:00:00Z"


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Archive]:
    """The article in two versions, the later with another first picture and without the second."""
    with Archive.open(fill(tmp_path / "archive.db")) as archive:
        changed = replace(PICTURED, body=f"{PICTURED.body}\n又讯，步道明日开放。")
        archive.articles.store("evening", fetched(changed, LATER), changed, analyse(changed))
        archive.files.keep(1, f"{SITE}1.png", "image", POSTER)
        yield archive


def exported(archive: Archive) -> bytes:
    file = io.BytesIO()
    FORMATS["warc"].write(archive.bulk.raw_pages_and_files(), file, files=archive.files)
    return file.getvalue()


def test_files_follow_the_pages_of_their_version(full: Archive) -> None:
    items = [
        one for one in warc.read(io.BytesIO(exported(full)), "x.warc.gz") if isinstance(one, Capture | CapturedFile)
    ]
    shown = [one.fetched.fetched[:10] if isinstance(one, Capture) else one.url.removeprefix(SITE) for one in items]
    assert shown == ["2026-02-01", *(name for name, _, _ in KEPT), "2026-02-03", "1.png", "2026-02-01"]
    first = items[1]
    assert isinstance(first, CapturedFile)
    assert (first.role, first.number, first.content, first.page) == ("image", 0, LEAD, PICTURED.url)
    assert all(one.resume for one in items)


def test_import_brings_files_back_each_to_its_version(full: Archive, tmp_path: Path) -> None:
    content = exported(full)
    with Archive.open(tmp_path / "new.db") as brought:
        context = ImportContext(brought, brought.runs.start([], "import"), Unwatched())
        counts = [
            asyncio.run(import_pages(context, Direct(), warc.read(io.BytesIO(content), "x.warc.gz"))) for _ in range(2)
        ]
        assert (counts[0]["file"], counts[1]["file"]) == (len(KEPT) + 1, 0)
        (row,) = (one for one in brought.articles() if one["url"] == PICTURED.url)
        assert row["revision"] == 2
        first, second = (brought.files.of(row["id"], number) for number in (1, 2))
        assert sorted((one.url, one.role, one.sha256) for one in first) == sorted(NAMED)
        assert [(one.url, one.sha256) for one in second] == [(f"{SITE}1.png", sha256(POSTER).hexdigest())]
        assert brought.files.read(NAMED[0][2]) == LEAD


def test_a_file_replaces_none_that_its_version_has(full: Archive) -> None:
    file = CapturedFile(PICTURED.url or "", f"{SITE}1.png", "image", 0, SECOND, LATER)
    assert not kept_files.store(full, file, None)
    assert full.files.of(1)[0].sha256 == sha256(POSTER).hexdigest()
    assert kept_files.store(full, replace(file, url=f"{SITE}9.png"), None)
    assert not kept_files.store(full, replace(file, page="https://news.example.cn/other.html"), None)


def test_a_file_without_room_is_left_out(full: Archive) -> None:
    file = CapturedFile(PICTURED.url or "", f"{SITE}9.png", "image", 0, b"%PDF-1.7", LATER)
    size = full.file_queue.size()
    assert kept_files.store(full, file, None, size + 7) == "no room"
    assert kept_files.store(full, replace(file, content=SECOND), None, size) == "file"  # which it has already
    assert kept_files.store(full, replace(file, url=f"{SITE}8.png"), None, size + 8) == "file"


def test_records_that_say_nonsense_are_passed_over(full: Archive) -> None:
    plain = gzip.decompress(exported(full))
    broken = plain.replace(b"Scrape-File: image 0", b"Scrape-File: virus 0").replace(
        b"WARC-Target-URI: https://news.example.cn/2.png", b"WARC-Target-URI: javas://news.example.cn/2.png"
    )
    items = [one for one in warc.read(io.BytesIO(broken), "x.warc") if isinstance(one, CapturedFile)]
    assert [one.url.removeprefix(SITE) for one in items] == ["3.svg", "4.png", "p.png", "a.docx", "x.html"]
