"""Folders that wget, HTTrack and browsers saved: which files are pages, and under which address each stood."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from scraper.importers import ImportFailed, html
from scraper.importers.captures import Capture
from tests.importers.records import page

BASE = "https://news.example.cn"


def addresses(folder: Path) -> list[str]:
    return [one.fetched.url for one in html.read(folder, BASE) if isinstance(one, Capture)]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("2026/c1.html", "/2026/c1.html"),
        ("view.php?id=5", "/view.php?id=5"),
        ("view.php?id=5.html", "/view.php?id=5"),
        ("show.asp?a=1&b=新", "/show.asp?a=1&b=%E6%96%B0"),
        ("news.html.1", "/news.html.1"),
        ("index", "/index"),
        ("100%.html", "/100%25.html"),
        ("c1.HTM", "/c1.HTM"),
        ("城事/a b.shtml", "/%E5%9F%8E%E4%BA%8B/a%20b.shtml"),
    ],
)
def test_a_mirror_s_names_are_addresses(tmp_path: Path, name: str, address: str) -> None:
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(page("馆"))
    assert addresses(tmp_path) == [BASE + address]


def test_a_name_in_gbk_is_that_address(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode("新闻.html".encode("gbk"))).write_bytes(page("馆"))
    assert addresses(tmp_path) == [f"{BASE}/%D0%C2%CE%C5.html"]


def test_what_is_no_page_is_left(tmp_path: Path) -> None:
    for name, content in (
        ("logo?id=1", b"\x89PNG"),
        ("style.css?v=2", b"body { color: red }"),
        ("robots.txt", b"User-agent: *"),
        ("broken.html.gz", gzip.compress(page("馆"))[:40]),
    ):
        (tmp_path / name).write_bytes(content)
    (tmp_path / "list.php?p=2").write_bytes(gzip.compress(page("馆")))
    assert addresses(tmp_path) == [f"{BASE}/list.php?p=2"]


def test_a_page_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "cut.html.gz").write_bytes(gzip.compress(page("馆"))[:40])
    (tmp_path / "crc.html").write_bytes(gzip.compress(page("馆"))[:-8] + bytes(8))
    (tmp_path / "large.html").write_bytes(page("馆") + b" " * (20 << 20))
    (tmp_path / "c1.html").write_bytes(page("馆"))
    failed = [str(one) for one in html.read(tmp_path, BASE) if isinstance(one, ImportFailed)]
    assert [line.removeprefix(f"{tmp_path}/").partition(": ")[0] for line in failed] == [
        "crc.html",
        "cut.html.gz",
        "large.html",
    ]
    assert failed[-1].endswith("larger than 20 MB")
    assert addresses(tmp_path) == [f"{BASE}/c1.html"]


def test_single_files_have_their_addresses_below_their_common_folder(tmp_path: Path) -> None:
    files = [tmp_path / "saved" / name for name in ("a/1.html", "a/b/1.html", "2.html")]
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(page("馆"))
    root = html.common_folder(files)
    read = [one.fetched.url for file in files for one in html.read(file, BASE, root=root) if isinstance(one, Capture)]
    assert read == [f"{BASE}/a/1.html", f"{BASE}/a/b/1.html", f"{BASE}/2.html"]
    assert addresses(files[1]) == [f"{BASE}/1.html"], "of its own folder"
    assert html.common_folder([]) is None
