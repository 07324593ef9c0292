"""docs/archive.md: its ten queries run, it has all tables, and its picture is that of today's schema."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scraper.archive import Archive
from tests.cli.filled import fill
from tools import tables_picture

DOCS = Path(__file__).parents[2] / "docs"
TEXT = (DOCS / "archive.md").read_text("utf-8")
PICTURE = (DOCS / "archive.svg").read_text("utf-8")
QUERIES = re.findall(r"\n([^\n]+):\n\n```sql\n(.+?)```", TEXT, re.S)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("documented") / "archive.db")


def test_there_are_ten() -> None:
    assert len(QUERIES) == 10


@pytest.mark.parametrize(("title", "query"), QUERIES, ids=[title for title, _ in QUERIES])
def test_a_query_runs_and_finds_something(db: Path, title: str, query: str) -> None:
    with Archive.read(db) as archive:
        rows = archive.connection.execute(query).fetchall()
    if not title.startswith("Headlines that were changed"):
        assert rows


def test_every_table_is_documented(db: Path) -> None:
    with Archive.read(db) as archive:
        rows = archive.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        names = [name for (name,) in rows if not name.startswith(("search_index", "sqlite_"))]
    assert [name for name in names if f"`{name}`" not in TEXT] == []


def test_the_picture_shows_the_schema() -> None:
    assert tables_picture.drawn() == PICTURE, "run tools/tables_picture.py"
