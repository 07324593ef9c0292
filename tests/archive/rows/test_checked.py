"""The memory of `scrape verify`: less is computed the next time, and whatever has changed is seen all the same."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.archive import Archive
from scraper.archive.articles.duplicates import near_duplicates
from scraper.archive.rows import checked
from scraper.archive.search.index import fts_index
from scraper.archive.upkeep import repairs
from scraper.archive.upkeep.verify import CHECKS
from scraper.text.fingerprint import fingerprint
from tests.cli.filled import fill

VALUES = st.one_of(st.none(), st.integers(-(1 << 63), (1 << 63) - 1), st.text(max_size=5), st.binary(max_size=5))


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = fill(tmp_path / "archive.db")
    assert problems(path) == {}
    return path


def problems(path: Path) -> dict[str, list[str]]:
    """Return the problems of all checks; where there are none, that is remembered."""
    with Archive.open(path) as archive:
        lines_of = {check.name: list(archive.upkeep.problems(check)) for check in CHECKS}
        there = {name: lines for name, lines in lines_of.items() if lines and name != "free space"}
        if not there:
            archive.upkeep.remember_sound()
        return there


def computed(path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """Count the articles of which the texts, and the terms, are computed."""
    texts, terms = [], []
    own_text, own_terms = near_duplicates.Text, fts_index._term_list
    with monkeypatch.context() as patched:
        patched.setattr(repairs.near_duplicates, "Text", lambda *a: texts.append(a) or own_text(*a))
        patched.setattr(fts_index, "_term_list", lambda *row: terms.append(row) or own_terms(*row))
        problems(path)
    return len(texts) - 1, len(terms) - 1  # the samples


def write(path: Path, statement: str, *values: object) -> None:
    connection = sqlite3.connect(path)
    with connection:
        assert connection.execute(statement, values).rowcount
    connection.close()


def test_nothing_is_computed_twice(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert computed(db, monkeypatch) == (0, 0)
    write(db, "DELETE FROM checked WHERE article = 1")
    assert computed(db, monkeypatch) == (1, 1)
    assert computed(db, monkeypatch) == (0, 0)


HARMS = [
    ("UPDATE articles SET body = replace(body, '。', '；') WHERE id = 1", "search index"),
    ("UPDATE articles SET body = replace(body, '市', '县') WHERE id = 1", "texts"),
    ("UPDATE articles SET headline = headline || '一' WHERE id = 1", "search index"),
    ("UPDATE articles SET text_hash = text_hash + 1 WHERE id = 1", "texts"),
    ("UPDATE articles SET fingerprint = fingerprint + 1 WHERE id = 1", "texts"),
    ("UPDATE articles SET keywords = '[\"别的\"]' WHERE id = 1", "search index"),
    ("UPDATE articles SET editors = '[\"别人\"]' WHERE id = 1", "search index"),
    ("UPDATE sketches SET hash = hash + 1 WHERE article = 1", "texts"),
    ("DELETE FROM sketches WHERE article = 1", "texts"),
    ("UPDATE article_words SET body = body || '2' WHERE article = 1", "search index"),
    ("DELETE FROM article_words WHERE article = 1", "search index"),
    ("INSERT INTO search_index(rowid, pairs) VALUES (1, '别的')", "search index"),
]


@pytest.mark.parametrize(("harm", "check"), HARMS)
def test_harm_that_comes_after_a_sound_check_is_found(db: Path, harm: str, check: str) -> None:
    write(db, harm)
    assert check in problems(db)
    assert check in problems(db)  # nothing of it was remembered


def test_what_was_stored_just_now_is_not_computed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = fill(tmp_path / "new.db")
    assert computed(path, monkeypatch) == (0, 0)
    with Archive.open(path) as archive:
        archive.upkeep.forget_sound()
        count = archive.articles.count()
    assert computed(path, monkeypatch) == (count, count)


@pytest.mark.parametrize(("harm", "check"), HARMS)
def test_harm_that_comes_before_any_check_is_found(tmp_path: Path, harm: str, check: str) -> None:
    path = fill(tmp_path / "new.db")
    write(path, harm)
    assert check in problems(path)
    assert check in problems(path)


def index_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Check, and report if the terms of the index were read."""
    reads = []
    own = fts_index._stored_sum
    with monkeypatch.context() as patched:
        patched.setattr(fts_index, "_stored_sum", lambda connection: reads.append(1) or own(connection))
        problems(path)
    return bool(reads)


def in_pieces(path: Path) -> None:
    """Leave the index in several pieces, which closing the archive would merge."""
    connection = sqlite3.connect(path, isolation_level=None)
    stored = fts_index._read(connection, 1)
    assert stored is not None
    terms = fts_index.terms(*stored)
    connection.execute("INSERT INTO search_index(search_index, rowid, pairs) VALUES ('delete', 1, ?)", (terms,))
    fts_index.insert_many(connection, [(1, terms)])
    connection.close()


def test_closing_after_a_check_leaves_the_index_as_it_was_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = fill(tmp_path / "new.db")
    in_pieces(path)
    assert index_read(path, monkeypatch)
    assert not index_read(path, monkeypatch)
    assert not index_read(path, monkeypatch)  # the one before had nothing to remember


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE search_index_data SET block = CAST(block || x'00' AS BLOB) WHERE id = 1",
        "UPDATE search_index_idx SET pgno = pgno + 2",
        "UPDATE search_index_docsize SET sz = CAST(sz || x'00' AS BLOB) WHERE id = 1",
        "UPDATE search_index_config SET v = 3 WHERE k = 'usermerge'",
        "INSERT INTO search_index(search_index, rowid, pairs) VALUES ('delete', 1, '图书')",
        "UPDATE search_index_state SET value = '1 2' WHERE name = 'sound'",
        "DELETE FROM search_index_state WHERE name = 'sound'",
    ],
)
def test_an_index_is_read_again_when_any_bit_of_it_is_another(
    db: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    problems(db)  # what closing the archive merged
    assert not index_read(db, monkeypatch)
    write(db, change)
    assert index_read(db, monkeypatch)


def test_an_index_that_is_remembered_is_not_taken_for_that_of_other_articles(db: Path) -> None:
    problems(db)
    write(db, "DELETE FROM article_words WHERE article = 1")
    write(db, "DELETE FROM checked WHERE article = 1")
    assert "search index" in problems(db)


def test_a_program_that_computes_otherwise_computes_all(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Archive.read(db) as archive:
        count = archive.articles.count()
    monkeypatch.setattr(checked, "SAMPLE", "开馆" * 40)
    assert computed(db, monkeypatch) == (count, count)
    assert computed(db, monkeypatch) == (0, 0)


def test_the_sample_shows_how_hashes_and_terms_are_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fingerprint(checked.SAMPLE).sketch
    before = fts_index.digester()(())
    monkeypatch.setattr(fts_index, "REPEATED", 2)
    assert fts_index.digester()(()) != before
    monkeypatch.undo()
    monkeypatch.setattr(fts_index.word_boundaries, "long_words", lambda text, cuts: set())
    assert fts_index.digester()(()) != before


@given(st.lists(VALUES, max_size=4), st.lists(VALUES, max_size=4))
def test_rows_have_the_same_digest_when_they_are_the_same(one: list[object], other: list[object]) -> None:
    digest = checked.digester("sample")
    assert (digest(one) == digest(other)) == (one == other and list(map(type, one)) == list(map(type, other)))
    assert digest(one) != checked.digester("another")(one)


def test_digests_do_not_depend_on_what_shares_a_value() -> None:
    shared, digest = "市" * 300, checked.digester()
    assert digest([shared, shared]) == digest(["市" * 300, "".join(["市"] * 300)])


def test_nothing_is_left_of_a_deleted_article(db: Path) -> None:
    with Archive.open(db) as archive:
        archive.deletion.delete([1])
        assert archive.connection.execute("SELECT count(*) FROM checked WHERE article = 1").fetchone() == (0,)
