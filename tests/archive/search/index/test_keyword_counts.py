"""The keywords as the search index counts them: always those of the articles' rows."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.archive import Archive, Filter
from scraper.archive.schema import search_table
from scraper.archive.search.index import fts_index
from tests.archive.conftest import Newsroom, Put
from tests.examples import examples

WORDS = ("大桥", "AI", "ai", "Ai", "C919", "c919", "５G", "a-b", "a_b", "a.b", "A+", "é", "É", "渡轮", "渡轮2", "x#1")
LISTS = st.lists(st.sampled_from(WORDS), max_size=5).map(tuple)
ARTICLES = 6
STEPS = st.lists(st.tuples(st.sampled_from(("store", "edit", "delete", "recut")), st.integers(1, ARTICLES), LISTS))


def in_rows(connection: sqlite3.Connection) -> Counter[str]:
    counts: Counter[str] = Counter()
    for (keywords,) in connection.execute("SELECT keywords FROM articles"):
        counts.update(set(json.loads(keywords)))
    return counts


def in_index(connection: sqlite3.Connection) -> dict[str, int]:
    counted = fts_index.keywords(connection, 1000)
    assert counted is not None
    values, distinct = counted
    assert len(dict(values)) == len(values) == distinct
    return dict(values)


def differing(connection: sqlite3.Connection) -> bool:
    return any("search index" in str(one) for one in fts_index.differences(connection, lambda: None))


@pytest.mark.slow
@examples(20)
@given(STEPS)
def test_whatever_is_written_the_index_counts_the_keywords_of_the_rows(steps: list[tuple[str, int, Any]]) -> None:
    newsroom = Newsroom()
    with TemporaryDirectory() as folder, Archive.open(Path(folder) / "archive.db") as archive:
        for number, (kind, article, keywords) in enumerate(steps):
            page = newsroom.page(article, **({"outlet": f"晚报{number}"} if kind == "edit" else {}))
            analysis = replace(newsroom.analysis(page), keywords=keywords, segmenter=f"jieba {number}")
            if kind == "delete":
                archive.deletion.delete([article] if archive.articles.get(article) else [])
            elif kind == "recut":
                list(archive.search.recut(f"jieba {number}", lambda _page, cut=analysis: cut))  # type: ignore[misc]
            else:
                archive.articles.store("evening", None, page, analysis)
            assert in_index(archive.connection) == in_rows(archive.connection)
            for limit in (1, 2, 5):
                every = Filter(since="0001")  # counted from the rows
                assert archive.statistics.count(("keywords",), limit=limit) == archive.statistics.count(
                    ("keywords",), every, limit
                )
        assert not differing(archive.connection)


def test_all_articles_are_counted_as_those_of_a_filter(archive: Archive, put: Put, newsroom: Newsroom) -> None:
    for number in range(1, 4):
        put(newsroom.page(number))
    every = archive.statistics.count(("keywords", "outlet"), limit=1)
    assert every == archive.statistics.count(("keywords", "outlet"), Filter(source="evening"), limit=1)
    assert every.tallies["keywords"].values == (("图书馆", 3),)


def test_a_reader_counts_and_still_writes_nothing(archive: Archive, put: Put, newsroom: Newsroom) -> None:
    put(newsroom.page(1))
    with Archive.read(archive.path) as reading, reading.snapshot():
        assert in_index(reading.connection) == {"图书馆": 1}
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reading.connection.execute("DELETE FROM tags")


def outdated(path: Path) -> None:
    """Leave the index as the version before this one wrote it: without keywords."""
    connection = sqlite3.connect(path, isolation_level=None)
    stored = fts_index._read(connection, 1)
    assert stored is not None
    row, _cuts = stored
    connection.execute("INSERT INTO search_index(search_index) VALUES ('delete-all')")
    fts_index.insert_many(connection, [(1, fts_index.terms({**row, "keywords": []}, [None] * 3))])
    connection.execute("UPDATE search_index_state SET value = '1' WHERE name = 'version'")
    connection.close()


def test_an_older_index_is_written_again_when_the_archive_is_opened_for_writing(path: Path, newsroom: Newsroom) -> None:
    with Archive.open(path) as archive:
        archive.articles.store("evening", None, newsroom.page(1), newsroom.analysis(newsroom.page(1)))
        counts = archive.statistics.count(("keywords",))
    outdated(path)
    with Archive.read(path) as reading:
        assert fts_index.keywords(reading.connection, 10) is None
        assert reading.statistics.count(("keywords",)) == counts
        assert reading.search.ids("图书馆") == [1]
    with Archive.open(path) as archive:
        assert search_table.is_current(archive.connection)
        assert in_index(archive.connection) == {"图书馆": 1}
        assert archive.statistics.count(("keywords",)) == counts
        assert not differing(archive.connection)


def test_a_large_index_is_not_written_again_without_a_word(
    path: Path, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with Archive.open(path) as archive:
        archive.articles.store("evening", None, newsroom.page(1), newsroom.analysis(newsroom.page(1)))
    outdated(path)
    Archive.read(path).close()
    Archive.open(path).close()
    assert not caplog.messages  # a small one is
    outdated(path)
    monkeypatch.setattr("scraper.archive.archive.MANY", 1)
    Archive.open(path).close()
    assert "1 articles once again" in caplog.text


def test_an_older_index_that_is_damaged_keeps_nobody_from_verifying(path: Path, newsroom: Newsroom) -> None:
    with Archive.open(path) as archive:
        archive.articles.store("evening", None, newsroom.page(1), newsroom.analysis(newsroom.page(1)))
    outdated(path)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE articles SET keywords = '[no JSON'")
    connection.close()
    with Archive.open(path) as archive:
        assert search_table.is_older(archive.connection)
        assert archive.search.ids("图书馆") == [1]
