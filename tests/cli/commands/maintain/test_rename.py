"""`scrape rename`: a source's name in every table, and what is said of sources.yaml."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scraper.archive import Archive
from scraper.cli.main import scrape
from tests.cli.filled import fill


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = fill(tmp_path / "archive.db")
    with Archive.open(file) as archive:
        archive.crawl.add_to_frontier("evening", ["https://news.example.cn/waits.html"])
    return file


def run(*args: str) -> Result:
    return CliRunner().invoke(scrape, ["rename", *args])


def named(db: Path, name: str) -> dict[str, int]:
    """Rows by table that name a source."""
    with sqlite3.connect(db) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        counts = {}
        for table in tables:
            for row in connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall():
                if row[2] == "sources":
                    sql = f'SELECT count(*) FROM "{table}" WHERE "{row[3]}" = ?'
                    counts[table] = connection.execute(sql, (name,)).fetchone()[0]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return {table: count for table, count in counts.items() if count}


def test_everything_of_a_source_goes_over(db: Path) -> None:
    before = named(db, "evening")
    assert {"articles", "run_sources", "visits", "failures", "frontier", "pages", "listings"} <= before.keys()
    done = run("evening", "江城晚报")
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("evening renamed to 江城晚报: 2 articles, 1 runs, ")
    assert "1 waiting" in done.stdout
    assert (named(db, "evening"), named(db, "江城晚报")) == ({}, before)
    result = CliRunner().invoke(scrape, ["search", "--source", "江城晚报", "--count", "图书馆"])
    assert result.exit_code == 0


def test_two_sources_become_one_only_where_that_is_asked_for(db: Path) -> None:
    refused = run("evening", "online")
    assert refused.exit_code == 2
    assert "--merge" in refused.stderr
    both = sum(named(db, name)["articles"] for name in ("evening", "online"))
    assert run("evening", "online", "--merge").exit_code == 0
    assert named(db, "evening") == {}
    assert named(db, "online")["articles"] == both


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("evenin", "x"), "did you mean 'evening'"),
        (("夜报", "x"), "has no source '夜报'"),
        (("evening", "evening"), "is already named"),
        (("evening", ""), "NEW"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(db: Path, args: tuple[str, str], message: str) -> None:
    before = named(db, "evening")
    done = run(*args)
    assert done.exit_code == 2
    assert message in done.stderr
    assert named(db, "evening") == before


def test_it_says_what_is_to_be_changed_in_sources_yaml(db: Path) -> None:
    Path("sources.yaml").write_text("sources:\n  - name: evening\n    list: https://news.example.cn/\n")
    assert "sources.yaml, line 2: the source is still named 'evening'" in run("evening", "morning").stderr
    Path("sources.yaml").write_text("sources:\n  - name: night\n    list: https://news.example.cn/\n")
    assert run("morning", "night").stderr == ""
    Path("sources.yaml").write_text("sources:\n  - name: dusk\n    list: https://news.example.cn/\n")
    assert "sources.yaml has no source 'noon'" in run("night", "noon").stderr


def test_a_mistake_in_sources_yaml_is_said_in_the_language_of_the_program(db: Path) -> None:
    Path("sources.yaml").write_text("sources: 1\n")
    done = run("evening", "江城晚报", "--lang", "zh")
    assert done.exit_code == 0
    assert "此处应为新闻源列表" in done.stderr
