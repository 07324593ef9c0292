"""Archives of every former version: opened, moved to today's schema after a copy, and searched as before."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from scraper.archive import Archive
from scraper.archive.crawl.failures import Failure
from scraper.archive.schema import migrations, tables
from tests.archive.older import make_older
from tests.kinds import only

VERSION = len(migrations.MIGRATIONS)
FORMER = range(1, VERSION)
QUERIES = ("图书馆", "三号厅", "陈可 OR 周以宁", "少儿阅览区 -盲文", "byline:陈可", "section:文化")


def answers(path: Path) -> dict[str, Any]:
    with Archive.read(path) as archive:
        return {
            "rows": list(archive.articles()),
            **{query: [hit.id for hit in archive.search(query, sort="newest").hits] for query in QUERIES},
            "pages": [archive.pages.of_article(row["id"]) for row in archive.articles()],
        }


def structure(connection: sqlite3.Connection) -> dict[str, Any]:
    """Everything that SQLite knows of the tables and indexes of a file."""
    described: dict[str, Any] = {}
    for kind, name in connection.execute("SELECT type, name FROM sqlite_master").fetchall():
        of_table = ("table_info", "foreign_key_list", "index_list") if kind == "table" else ("index_xinfo",)
        described[name] = [
            sorted(row[1:] for row in connection.execute(f"PRAGMA {pragma}({name})")) for pragma in of_table
        ]
    return described


@pytest.fixture
def filled(path: Path, newsroom: Any) -> Path:
    with Archive.open(path) as archive:
        for number in range(1, 5):
            page = newsroom.page(number, body=f"{'三' * (number == 3)}号厅今天开放，少儿阅览区在二楼。{number}")
            archive.articles.store("evening", newsroom.fetched(page), page, newsroom.analysis(page))
        archive.crawl.record_failure(Failure("evening", "https://news.example.cn/9.html", "HTTP 500", status=500))
    return path


@pytest.mark.parametrize("version", only(FORMER, *FORMER[::4]))
def test_an_archive_of_a_former_version_searches_the_same(filled: Path, version: int) -> None:
    before = answers(filled)
    make_older(filled, version)
    assert answers(filled) == before
    (copy,) = filled.parent.glob(f"archive.db.v{version}-*.bak")
    with closing(sqlite3.connect(copy)) as former:
        assert former.execute("PRAGMA user_version").fetchone() == (version,)
        assert former.execute("SELECT count(*) FROM articles").fetchone() == (4,)
    with Archive.open(filled) as archive:
        assert archive.crawl.failures()[0]["status"] == 500
        assert list(archive.connection.execute("PRAGMA foreign_key_check")) == []


@pytest.mark.parametrize("version", only(FORMER, *FORMER[::4]))
def test_a_moved_archive_has_the_tables_of_a_new_one(filled: Path, version: int) -> None:
    make_older(filled, version)
    with Archive.open(filled) as archive, closing(migrations.create_empty(VERSION)) as new:
        assert structure(archive.connection) == structure(new)


def test_every_table_is_strict_and_those_of_two_keys_have_no_rowid() -> None:
    with closing(migrations.create_empty(VERSION)) as new:
        listed = new.execute(
            "SELECT name, wr, strict FROM pragma_table_list"
            " WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        assert [name for name, _, strict in listed if not strict] == []
        assert {name for name, without_rowid, _ in listed if without_rowid} >= {"sketches", "parts", "sightings"}
        references = {(key.table, key.column) for key in tables.references(new, "sources")}
    assert {("articles", "source"), ("run_sources", "source"), ("notices", "source")} <= references


@pytest.mark.slow
def test_a_dump_is_recognised_by_its_tables(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        assert migrations.version_by_tables(connection) == VERSION
        connection.execute("ALTER TABLE failures DROP COLUMN heals")
        connection.execute("ALTER TABLE failures RENAME COLUMN retryable TO heals")
        assert migrations.version_by_tables(connection) == 12
        connection.execute("DROP TABLE alert_events")
        assert migrations.version_by_tables(connection) == 11
        connection.execute("DROP TABLE tags")
        assert migrations.version_by_tables(connection) == 8
        connection.execute("DROP TABLE articles")
        assert migrations.version_by_tables(connection) == 0


def test_a_query_for_the_former_name_of_a_column_still_reads_it(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute(
            "INSERT INTO failures (url, source, reason, retryable, first_failed, last_failed)"
            " SELECT 'https://news.example.cn/404.html', name, 'HTTP 404', 0, '2026-01-31T08:15:00Z',"
            " '2026-01-31T08:15:00Z' FROM sources LIMIT 1"
        )
        assert ("HTTP 404", 0) in connection.execute("SELECT reason, heals FROM failures").fetchall()


def test_a_new_archive_loads_no_library_of_tables(tmp_path: Path) -> None:
    """sqlite-utils would import pandas: longer than all else about a start, and 90 MB."""
    code = (
        "import sys; from scraper.archive import Archive; Archive.open(sys.argv[1]).close();"
        "print({'sqlite_utils', 'pandas', 'numpy'} & set(sys.modules)); import numpy"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "archive.db")]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "{'sqlite_utils'}\n"


def test_a_whole_archive_is_known_by_the_names_in_it() -> None:
    with closing(migrations.create_empty(len(migrations.MIGRATIONS))) as empty:
        empty.execute("ANALYZE")  # makes a table of SQLite's own
        digest = sha256("\n".join(migrations.names(empty)).encode()).hexdigest()
    assert digest[:32] == migrations.WHOLE, "the schema has changed: so must this"
