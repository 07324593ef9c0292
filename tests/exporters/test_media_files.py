"""Names of kept files in a folder, the places of pictures, sizes for people."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.archive import File
from scraper.archive.files.file import Role
from scraper.exporters import media_files


def file(url: str, type: str, role: Role = "attachment") -> File:
    return File(url, role, "0" * 64, type, 10)


@pytest.mark.parametrize(
    ("url", "type", "ending"),
    [
        ("https://a.cn/1.jpg", "image/png", "png"),  # the bytes count, not the name
        ("https://a.cn/1.png", "text/html", "html"),
        ("https://a.cn/plan.docx?v=1", "application/zip", "docx"),
        ("https://a.cn/down?file=plan.wps", "application/x-ole-storage", "wps"),
        ("https://a.cn/plan.exe", "application/zip", "zip"),
        ("https://a.cn/plan.html", "text/plain", "txt"),
        ("https://a.cn/paper.caj", "application/octet-stream", "caj"),
        ("https://a.cn/x.exe", "application/octet-stream", "bin"),
        ("https://a.cn/x", "application/x-elf", "bin"),
    ],
)
def test_the_ending_is_that_of_the_bytes(url: str, type: str, ending: str) -> None:
    assert media_files.ending(file(url, type)) == ending


def test_files_are_named_by_their_place_or_their_title(row: dict[str, Any]) -> None:
    attachments = [
        {"url": "https://a.cn/1", "title": "附件1：报名表.docx", "type": "docx"},
        {"url": "https://a.cn/2", "title": "../../etc/passwd\n", "type": "pdf"},
        {"url": "https://a.cn/3", "title": "表 Ａ", "type": "pdf"},
        {"url": "https://a.cn/4", "title": "表 a", "type": "pdf"},
    ]
    row = {**row, "attachments": attachments}
    docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    files = [
        file(row["images"][1]["url"], "image/jpeg", "image"),
        file("https://a.cn/1", docx),
        *(file(f"https://a.cn/{n}", "application/pdf") for n in (2, 3, 4)),
        file("https://a.cn/page.pdf", "application/pdf", "layout"),
    ]
    assert list(media_files.names(row, files).values()) == [
        "2.jpg", "附件1：报名表.docx", "etc_passwd.pdf", "表_Ａ.pdf", "表_a-2.pdf", "page.pdf",
    ]  # fmt: skip


@given(st.text(max_size=200))
def test_no_title_leads_out_of_a_folder(title: str) -> None:
    name = f"{media_files.safe(title, 'pdf')}.pdf"
    assert PurePosixPath(name).name == name == PureWindowsPath(name).name
    assert len(name.encode("utf-8", "surrogatepass")) <= 4 * media_files.LONGEST + 4
    assert name.isprintable()


def test_pictures_stand_behind_paragraphs_that_exist(row: dict[str, Any]) -> None:
    images = [{**row["images"][0], "after": after} for after in (0, 2, 7, -1, 1)]
    places = media_files.places({**row, "images": images, "body": "一\n\n二\n"})
    assert {place: [number for number, _ in these] for place, these in places.items()} == {0: [1, 4], 2: [2, 3], 1: [5]}


@pytest.mark.parametrize(
    ("size", "text"), [(0, "0 B"), (999, "999 B"), (1000, "1 kB"), (45_400, "45 kB"), (999_600, "1.0 MB")]
)
def test_sizes_are_short(size: int, text: str) -> None:
    assert media_files.size_text(size) == text
