"""Digests that are kept with a stored article: only of what was computed together with its text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scraper.archive import Archive
from scraper.models import Page
from scraper.text.segmenter import analyse

PAGE = Page("article", "https://news.example.cn/1.html", headline="开馆", body="新馆今天开馆。" * 9)


def digests(path: Path) -> list[tuple[str, int]]:
    """Return the parts of articles with digests, and those digests."""
    with Archive.read(path) as archive:
        return archive.connection.execute("SELECT part, digest FROM checked ORDER BY part").fetchall()


@pytest.mark.parametrize(
    ("change", "parts"),
    [
        ({}, ["terms", "texts"]),
        ({"text_hash": None}, []),  # by hand, or of an older program
        ({"words": {"headline": "开馆", "body": "新馆 开馆"}}, []),
    ],
)
def test_only_what_was_computed_with_the_text_is_kept(
    tmp_path: Path, change: dict[str, object], parts: list[str]
) -> None:
    with Archive.open(tmp_path / "one.db") as archive:
        archive.articles.store("s", None, PAGE, replace(analyse(PAGE), **change))
    assert [part for part, _ in digests(tmp_path / "one.db")] == parts


def test_a_changed_article_has_the_digests_of_its_present_row(tmp_path: Path) -> None:
    later = replace(PAGE, body="新馆今天闭馆。" * 9)
    of_path = {}
    for name, pages in (("changed", (PAGE, later)), ("new", (later,))):
        of_path[name] = tmp_path / f"{name}.db"
        with Archive.open(of_path[name]) as archive:
            for page in pages:
                archive.articles.store("s", None, page, analyse(page))
    assert digests(of_path["changed"]) == digests(of_path["new"]) != []
