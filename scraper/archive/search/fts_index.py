"""The search index: which pairs of neighbouring characters an article holds, and where its words end.

`search_index` is an FTS5 table without content. Its terms are pairs of neighbouring characters of the folded text, each
once an article (``detail=none``): a list of article ids by pair is all that is kept, in half the room of the text.
A query's pairs give its candidates; whether they stand side by side is then read off the text itself (matching.py).
FTS5's own tokenizers would not do: they cut Chinese at punctuation or into threes, and find a tenth of what is there.

Terms by what they start with (docs/search.md has them with examples):
- nothing: the pair stands in the headline, the summary or the body;
- a mark of `MARKS`: it stands in that field, or it is repeated: the most telling articles are asked for first.
"""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from operator import add as join
from typing import Any

from scraper.archive.db import errors
from scraper.archive.search import word_boundaries
from scraper.i18n import Message
from scraper.models import Analysis, Page
from scraper.text.normalise import fold

VERSION = "1"
"""Of what is written to the index. A file whose index is of another version is indexed anew (`is_current`)."""

REPEATED = 3
"""Occurrences from which a pair is marked as repeated."""

MARKS = {
    "headline": "\ue100",
    "byline": "\ue101",
    "editors": "\ue102",
    "outlet": "\ue103",
    "section": "\ue104",
    "repeated": "\ue105",
}
"""The first character of marked terms. Private-use characters: what is found by them is always read again."""

END = "\ue00a"
"""Stands for the end of a paragraph or field in a term. No query holds it, so that nothing is found across it."""

_ENCODED = {code: 0xE000 + code for code in range(128) if not chr(code).isalnum()}
"""ASCII that FTS5's ascii tokenizer would cut at, moved to private-use characters."""

_PRINTED = (
    *((mark, chr(_ENCODED[ord(mark)])) for mark in "\n %()+,-./:;?![]"),
    *((chr(ord(mark) + 0xFEE0), chr(_ENCODED[ord(mark)])) for mark in "%(),-:;?!"),
    ("\u3000", chr(_ENCODED[ord(" ")])),
    ("…", chr(_ENCODED[ord(".")]) * 3),
)
"""The same for the marks of ordinary print, in text that is not folded yet: full-width forms too. None of them melts
into what follows, as = and U+0338 do (≠)."""
_LEFT = re.compile(r"[\x00-/:-@\[-`{-\x7f]")

COLUMNS = ("headline", "byline", "editors", "outlet", "section", "summary", "body")
"""The columns of an article that are indexed."""

_FTS = "fts5(pairs, content='', detail=none, tokenize='ascii')"

_OPTIONS = {
    "usermerge": 2,  # what `settle` merges: any two pieces
    "hashsize": 8
    << 20,  # bytes gathered in memory before they are written: a quarter less work than with the usual 1 MB
}
"""FTS5's settings, kept in the file (https://sqlite.org/fts5.html#special_insert_commands)."""

_TABLES = (
    "CREATE INDEX articles_date ON articles(coalesce(published, fetched))",
    "CREATE TABLE search_index_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
)


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of the index, empty."""
    create_terms(connection)
    for statement in _TABLES:
        connection.execute(statement)
    word_boundaries.create(connection)
    _stamp(connection)


def create_terms(connection: sqlite3.Connection) -> None:
    """Make the FTS5 table alone, empty."""
    connection.execute(f"CREATE VIRTUAL TABLE search_index USING {_FTS}")
    for option, value in _OPTIONS.items():
        connection.execute("INSERT INTO search_index(search_index, rank) VALUES (?, ?)", (option, value))


def add(connection: sqlite3.Connection, article: int, page: Page, analysis: Analysis) -> None:
    """Index an article that is not in the index."""
    _insert(connection, article, {name: getattr(page, name) for name in COLUMNS})
    word_boundaries.keep(connection, article, analysis)


def remove(connection: sqlite3.Connection, article: int) -> None:
    """Take an article out of the index. Its row must still hold what was indexed: call this before the row changes."""
    row = _read(connection, article)
    if row is None:
        return
    terms = _terms(row)
    connection.execute("INSERT INTO search_index(search_index, rowid, pairs) VALUES ('delete', ?, ?)", (article, terms))
    word_boundaries.drop(connection, article)


def rebuild(connection: sqlite3.Connection) -> int:
    """Index all articles anew from their rows; how many. Words are not cut again: they keep standing."""
    connection.execute("INSERT INTO search_index(search_index) VALUES ('delete-all')")
    count = 0
    for article, row in _rows(connection):
        _insert(connection, article, row)
        count += 1
    _stamp(connection)
    tidy(connection)
    return count


def tidy(connection: sqlite3.Connection) -> None:
    """Merge the index into one piece: a fifth smaller, and the quickest to search. 0.3 s at 25,000 articles."""
    connection.execute("INSERT INTO search_index(search_index) VALUES ('optimize')")


def settle(connection: sqlite3.Connection) -> bool:
    """Merge a little of what was added, writing 8 MB at most: keeps the index near the size that `tidy` gives it. False
    if there was nothing to merge, which FTS5 tells by changing less than two rows."""
    before = connection.total_changes
    connection.execute("INSERT INTO search_index(search_index, rank) VALUES ('merge', 2000)")
    return connection.total_changes - before >= 2


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether the index was written as this program would: same version, same Unicode tables. Else: `rebuild`."""
    return dict(connection.execute("SELECT name, value FROM search_index_state")) == _state()


def problems(connection: sqlite3.Connection, seen: Callable[[], None] = lambda: None) -> list[str]:
    """What is wrong with the index, in words; empty when it is sound and holds what the articles hold.

    ``seen`` hears of each article that is looked at.

    Makes a second index of all articles, in a temporary table, to compare with: 10 s for 25,000.
    """
    try:
        _check_integrity(connection)
        found = [] if is_current(connection) else ["the search index was written by another version (or of Unicode)"]
        differing = _differing(connection, seen)
    except sqlite3.DatabaseError as error:
        if errors.is_of_machine(error):
            raise
        return [Message("the search index is damaged: {error}", error=error)]
    if differing:
        found.append(Message("the search index differs from the articles in {differing} terms", differing=differing))
    lost = word_boundaries.lost(connection)
    if lost:
        found.append(Message("the words of {lost} articles are missing or do not fit their text", lost=lost))
    return found


def _check_integrity(connection: sqlite3.Connection) -> None:
    """Have FTS5 check itself, which it does by INSERT: of an archive that cannot be written, comparing has to do."""
    try:
        connection.execute("INSERT INTO search_index(search_index) VALUES ('integrity-check')")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_READONLY:
            raise


def _differing(connection: sqlite3.Connection, seen: Callable[[], None]) -> int:
    """How many terms are of other articles, in number, than they should be."""
    connection.execute(f"CREATE VIRTUAL TABLE temp.expected USING {_FTS}")
    try:
        for article, row in _rows(connection):
            connection.execute("INSERT INTO temp.expected(rowid, pairs) VALUES (?, ?)", (article, _terms(row)))
            seen()
        connection.execute("CREATE VIRTUAL TABLE temp.expected_terms USING fts5vocab(temp, expected, row)")
        connection.execute("CREATE VIRTUAL TABLE temp.kept_terms USING fts5vocab(main, search_index, row)")
        one, other = "SELECT term, doc FROM temp.expected_terms", "SELECT term, doc FROM temp.kept_terms"
        return sum(
            connection.execute(f"SELECT count(*) FROM ({a} EXCEPT {b})").fetchone()[0]
            for a, b in ((one, other), (other, one))
        )
    finally:
        for table in ("expected_terms", "kept_terms", "expected"):
            connection.execute(f"DROP TABLE IF EXISTS temp.{table}")


def encode(text: str) -> str:
    """Folded text as it stands in terms."""
    return text.translate(_ENCODED)


def _insert(connection: sqlite3.Connection, article: int, row: Mapping[str, Any]) -> None:
    connection.execute("INSERT INTO search_index(rowid, pairs) VALUES (?, ?)", (article, _terms(row)))


def _terms(row: Mapping[str, Any]) -> str:
    """The terms of an article, separated by spaces. The same for the same row: FTS5 wants them again at deletion."""
    counts = Counter(_pairs(f"{row['headline']}\n{row['summary'] or ''}\n{row['body']}\n"))
    terms = list(counts)
    repeated = MARKS["repeated"]
    terms += [repeated + pair for pair, count in counts.items() if count >= REPEATED]
    for field in ("headline", "byline", "editors", "outlet", "section"):
        value = row[field]
        if value:
            text = value if isinstance(value, str) else "\n".join(value)
            mark = MARKS[field]
            terms += [mark + pair for pair in set(_pairs(text + "\n"))]
    return " ".join(terms)


def _pairs(text: str) -> Iterator[str]:
    """The pairs of ``encode(fold(text))``, in a third of the time: once the marks of ordinary print are out of the way,
    there is nothing left to do for NFKC, and little for `encode`, which looks at every character."""
    for mark, place in _PRINTED:
        text = text.replace(mark, place)
    encoded = fold(text)
    if _LEFT.search(encoded):
        encoded = encode(encoded)
    return map(join, encoded, encoded[1:])


def _read(connection: sqlite3.Connection, article: int) -> dict[str, Any] | None:
    row = connection.execute(f"SELECT {', '.join(COLUMNS)} FROM articles WHERE id = ?", (article,)).fetchone()
    return None if row is None else _decoded(row)


def _rows(connection: sqlite3.Connection) -> Iterator[tuple[int, dict[str, Any]]]:
    for article, *row in connection.execute(f"SELECT id, {', '.join(COLUMNS)} FROM articles ORDER BY id"):
        yield article, _decoded(row)


def _decoded(values: Any) -> dict[str, Any]:
    row = dict(zip(COLUMNS, values, strict=True))
    return {**row, "byline": json.loads(row["byline"]), "editors": json.loads(row["editors"])}


def _state() -> dict[str, str]:
    return {"version": VERSION, "unicode": unicodedata.unidata_version}


def _stamp(connection: sqlite3.Connection) -> None:
    connection.executemany("INSERT OR REPLACE INTO search_index_state VALUES (?, ?)", list(_state().items()))
