"""What a merge copies: every table and every column is named, as copied or as left."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from scraper.archive.merge.tables import COPIED, LEFT, OF_ARTICLE, ROWS, OfArticle, Rows
from scraper.archive.schema import migrations, search_table, tables

LATEST = len(migrations.MIGRATIONS)


def unnamed(connection: sqlite3.Connection) -> list[str]:
    """Tables and columns that a merge would lose without a word."""
    missing = []
    for name in tables.names(connection):
        if search_table.is_part(name) or name.startswith("sqlite_") or name in LEFT:
            continue
        named = COPIED.get(name, frozenset())
        missing += [f"{name}.{column}" for column in sorted(tables.columns(connection, name) - named)]
    return missing


def test_every_table_and_column_is_copied_or_left_on_purpose() -> None:
    with closing(migrations.create_empty(LATEST)) as empty:
        assert unnamed(empty) == [], "name it in scraper/archive/merge/tables.py: in a row of its own, or in LEFT"


def test_a_new_table_and_a_new_column_are_noticed() -> None:
    with closing(migrations.create_empty(LATEST)) as empty:
        empty.execute("CREATE TABLE moods (article INTEGER, mood TEXT)")
        empty.execute("ALTER TABLE articles ADD COLUMN mood TEXT")
        assert unnamed(empty) == ["articles.mood", "moods.article", "moods.mood"]


def test_only_what_exists_is_named() -> None:
    with closing(migrations.create_empty(LATEST)) as empty:
        assert {*COPIED, *LEFT} <= {*tables.names(empty)}
        assert not {*COPIED} & {*LEFT}
        for name, columns in COPIED.items():
            assert columns <= tables.columns(empty, name)


@pytest.mark.parametrize("table", OF_ARTICLE, ids=lambda table: table.name)
def test_a_table_of_articles_refers_to_them(table: OfArticle) -> None:
    with closing(migrations.create_empty(LATEST)) as empty:
        parents = {(key.table, key.column): key.parent for key in tables.references(empty)}
        assert parents[table.name, "article"] == "articles"
        for column, target in table.targets.items():
            assert parents[table.name, column] == f"{target}s"


@pytest.mark.parametrize("table", ROWS, ids=lambda table: table.name)
def test_a_row_that_refers_to_another_says_so(table: Rows) -> None:
    with closing(migrations.create_empty(LATEST)) as empty:
        parents = {key.column: key.parent for key in tables.references(empty) if key.table == table.name}
        parents.pop("source", None)
        assert parents == {column: f"{target}s" for column, target in table.targets.items()}
