"""Folders that wget, HTTrack and browsers saved: which files are pages, and under which address each stood."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from scraper.importers import html
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
