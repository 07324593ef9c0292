"""Articles whose page shows their time as 3小时前: a later look is no revision."""

from __future__ import annotations

from pathlib import Path

import pytest

from scraper.archive import Archive
from scraper.models import Analysis, Fetched, Page

URL = "https://news.example.cn/1.html"


def store(archive: Archive, fetched: str, published: str | None, *, relative: bool = True) -> str:
    page = Page(
        "article",
        URL,
        headline="港口扩建",
        body="港口扩建的消息。" * 20,
        published=published,
        is_dated_relatively=relative,
    )
    bytes_ = Fetched(URL, URL, 200, (), fetched.encode(), fetched)
    return archive.articles.store("云汀晚报", bytes_, page, Analysis({}, (), 0, "none")).outcome


@pytest.mark.parametrize("later", ["2026-01-31T09:00+08:00", "2026-01-30", "2026-02-01", None])
def test_a_later_and_coarser_look_changes_nothing(tmp_path: Path, later: str | None) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        store(archive, "2026-01-31T01:20:00Z", "2026-01-31T09:15+08:00")
        assert store(archive, "2026-02-01T01:20:00Z", later) == "unchanged"
        row = archive.articles.get(1)
        assert row is not None
        assert row["published"] == "2026-01-31T09:15+08:00"


def test_a_date_that_contradicts_or_is_printed_is_a_revision(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        store(archive, "2026-01-31T01:20:00Z", "2026-01-31T09:15+08:00")
        assert store(archive, "2026-02-09T01:20:00Z", "2026-02-08") == "changed"
        assert store(archive, "2026-02-09T01:20:00Z", "2026-02-07", relative=False) == "changed"
