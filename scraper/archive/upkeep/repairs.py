"""Repairs of a damaged archive, from the rest of the file.

Measured on an archive of 400 articles with their raw pages (3.8 MB). Of 150 copies with one flipped bit 77 had damage
that a check reports; 70 of these were sound after the repairs. SQLite's own REINDEX mended 6 of them; 52 needed the
search index built again, 37 hashes and sketches, 13 a text made readable, 13 a raw page dropped, 1 a reference cut. A
page of zeros (4 KB) in the search index defeats them: none of 25 could be rebuilt in place, since SQLite cannot delete
the rows of a damaged tree. The way around is `.dump` (docs/archive.md): of 24 copies with a page of zeros all were
sound after it and these repairs, with 398 to 400 of the articles.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import NamedTuple

from scraper.archive.articles import soundness
from scraper.archive.articles.duplicates import near_duplicates, sketches
from scraper.archive.pages.raw_pages import RawPages
from scraper.archive.rows import checked, moments
from scraper.archive.rows.checked import Sound
from scraper.archive.schema import migrations, search_table, tables
from scraper.archive.search.index import fts_index, word_boundaries
from scraper.errors import ArchiveError
from scraper.i18n import Message
from scraper.models import Page
from scraper.text.fingerprint import fingerprint, of_letters

Seen = Callable[[], None]
"""Called for every page or article that was checked."""


def _unheard() -> None:
    """The callback that ignores progress."""


def rebuild_indexes(connection: sqlite3.Connection) -> None:
    """Build SQLite's own indexes again."""
    connection.execute("REINDEX")


# -- tables -----------------------------------------------------------------------------------------------------------


class Definition(NamedTuple):
    """A table, an index or a view, as the schema makes it."""

    kind: str
    name: str
    sql: str


def missing(connection: sqlite3.Connection) -> Iterator[Definition]:
    """Yield the tables, indexes and views of the schema that a file lacks, in the order in which they can be made."""
    stored = migrations.names(connection)
    if hashlib.sha256("\n".join(stored).encode()).hexdigest().startswith(migrations.WHOLE):
        return
    with closing(migrations.create_empty(len(migrations.MIGRATIONS))) as empty:
        rows = empty.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    yield from (Definition(*row) for row in rows if row[1] not in stored)


def make_missing(connection: sqlite3.Connection) -> None:
    """Make missing tables, empty, with their indexes; the other checks report what is lost with them.

    Only SQL loses them, as when somebody drops the index to save room: no table was missing in 150 copies of an
    archive with a flipped bit, nor in 60 with a page of zeros that were dumped and read back.
    """
    lost = list(missing(connection))
    if any(search_table.is_part(definition.name) for definition in lost):
        search_table.create_again(connection)
    for definition in lost:
        if not search_table.is_part(definition.name):
            connection.execute(definition.sql)


# -- text -------------------------------------------------------------------------------------------------------------

TEXT_TABLES = ("articles", "revisions", "teasers", "pages", "visits", "failures", "listings", "ranked_lists")
"""The tables that hold text of pages."""


class DamagedText(NamedTuple):
    """A TEXT value that is not valid UTF-8."""

    table: str
    row: int
    column: str
    content: bytes


def damaged_text(connection: sqlite3.Connection) -> Iterator[DamagedText]:
    """Yield every TEXT value that is not valid UTF-8, because the disk or the memory failed: 15 of 77 (see above).

    The rows are read as text, and as bytes one by one only those of a table where that fails.
    """
    for table in TEXT_TABLES:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[2] == "TEXT"]
        rows = f"SELECT rowid, {', '.join(columns)} FROM {table}"
        if not _is_readable(connection, rows):
            with _text_as_bytes(connection):
                damaged = [
                    DamagedText(table, row, column, value)
                    for row, *values in connection.execute(rows)
                    for column, value in zip(columns, values, strict=True)
                    if isinstance(value, bytes) and not _is_utf8(value)
                ]
            yield from damaged


def _is_readable(connection: sqlite3.Connection, query: str) -> bool:
    """Check whether all rows of a query can be read as text."""
    try:
        for _ in connection.execute(query):
            pass
    except sqlite3.OperationalError:
        return False
    return True


def replace_damaged_text(connection: sqlite3.Connection) -> None:
    """Put U+FFFD in place of bytes that are not UTF-8."""
    for table, row, column, content in list(damaged_text(connection)):
        text = content.decode("utf-8", "replace")
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (text, row))


def _is_utf8(value: bytes) -> bool:
    try:
        value.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


@contextmanager
def _text_as_bytes(connection: sqlite3.Connection) -> Iterator[None]:
    before = connection.text_factory
    connection.text_factory = bytes
    try:
        yield
    finally:
        connection.text_factory = before


# -- rows -------------------------------------------------------------------------------------------------------------

OWNED = frozenset(
    {
        "sketches",
        "sightings",
        "rankings",
        "parts",
        "run_sources",
        "article_words",
        "checked",
        "revisions",
        "file_links",
        "file_queue",
        "file_addresses",
    }
)
"""Tables whose rows mean nothing without the row that they belong to."""


def broken_references(connection: sqlite3.Connection) -> Iterator[tuple[str, int | None, str]]:
    """Yield the rows that refer to missing ones: table, row, table of the missing one.

    SQLite looks for the parent of one row after another, and of very many in no order (sketches) for half a second
    where a set of them takes none: it is asked only about tables in which some row's is missing.
    """
    stored = set(tables.names(connection))
    doubtful = {
        table: None
        for table, parent, column, _ in tables.references(connection)
        if parent not in stored
        or connection.execute(
            f"SELECT 1 FROM {table} WHERE {column} IS NOT NULL"
            f" AND {column} NOT IN (SELECT {_key(parent)} FROM {parent}) LIMIT 1"
        ).fetchone()
    }
    for table in doubtful:
        for _, row, parent, _ in connection.execute(f"PRAGMA foreign_key_check({table})"):
            yield table, row, parent


def cut_references(connection: sqlite3.Connection) -> None:
    """Remove references to missing rows; a missing source gets its row again."""
    for table, parent, column, is_nullable in tables.references(connection):
        gone = f"{column} IS NOT NULL AND {column} NOT IN (SELECT {_key(parent)} FROM {parent})"
        if is_nullable:
            connection.execute(f"UPDATE {table} SET {column} = NULL WHERE {gone}")
        elif table in OWNED:
            connection.execute(f"DELETE FROM {table} WHERE {gone}")
        elif parent == "sources":
            connection.execute(
                f"INSERT OR IGNORE INTO sources (name, added) SELECT DISTINCT {column}, datetime('now') FROM {table}"
            )


def _key(parent: str) -> str:
    return "name" if parent == "sources" else "id"


LOST = (
    "FROM pages WHERE kind = 'article' AND id NOT IN (SELECT page FROM articles WHERE page IS NOT NULL)"
    " AND id NOT IN (SELECT page FROM parts) AND id NOT IN (SELECT page FROM revisions WHERE page IS NOT NULL)"
    " AND id NOT IN (SELECT page FROM failures WHERE page IS NOT NULL)"
    " AND requested IN (SELECT url FROM visits WHERE article IS NULL)"
)
"""SQL of raw pages of articles whose rows are lost: pages that were requested by themselves, not the later parts of
one."""


def queue_lost_pages(connection: sqlite3.Connection) -> None:
    """Turn the raw pages of lost articles into failures, where reparse looks for pages without an article."""
    connection.execute(
        "INSERT OR REPLACE INTO failures (url, source, reason, status, retryable, first_failed, last_failed, page)"
        " SELECT requested, source, 'its article was lost; `scrape reparse` reads it again', status, 0, fetched,"
        f" fetched, max(id) {LOST} GROUP BY requested"
    )
    connection.execute(f"DELETE {LOST}")  # older states of the same


def bad_pages(connection: sqlite3.Connection, seen: Seen = _unheard) -> Iterator[tuple[int, str, str]]:
    """Yield the raw pages that cannot be unpacked or do not match their checksum: id, URL, problem."""
    pages = RawPages(connection)
    query = "SELECT id, url, content, dictionary, size, sha256 FROM pages ORDER BY id"
    for page, url, packed, dictionary, size, checksum in connection.execute(query):
        seen()
        try:
            content = pages.unpack(packed, dictionary, size)
        except ArchiveError as error:
            yield page, url, str(error)
            continue
        if hashlib.sha256(content).hexdigest() != checksum:
            yield page, url, Message("it does not match its checksum")


def drop_bad_pages(connection: sqlite3.Connection) -> None:
    """Delete the raw pages that `bad_pages` yields; their articles stay."""
    for page, _, _ in list(bad_pages(connection)):
        connection.execute("DELETE FROM parts WHERE page = ?", (page,))
        for table in ("articles", "revisions", "listings", "failures"):
            connection.execute(f"UPDATE {table} SET page = NULL WHERE page = ?", (page,))
        connection.execute("DELETE FROM pages WHERE id = ?", (page,))


class StaleText(NamedTuple):
    """An article whose hash or sketch is not that of its text, with what they should be."""

    article: int
    url: str
    text: near_duplicates.Text
    fingerprint: int


def texts(connection: sqlite3.Connection, seen: Seen = _unheard) -> Iterator[StaleText | Sound]:
    """Yield the articles whose hash or sketch is not that of their text, and those that were found sound.

    An article that was checked before, and has not changed, is not computed again.
    """
    digest = soundness.of_texts()
    rows = connection.execute(
        f"SELECT id, url, digest, {soundness.TEXTS},"
        " (SELECT json_group_array(hash) FROM sketches WHERE sketches.article = articles.id)"
        f" FROM articles {checked.joined('texts')} ORDER BY id"
    )
    for article, url, former, *row in rows:
        seen()
        present = digest(row)
        if present == former:
            continue
        headline, body, text_hash, bits, sketch = row
        text = near_duplicates.Text(body, headline)
        print_ = of_letters(text.letters) if body else fingerprint(headline)
        its_sketch = print_.sketch if body else ()
        if text.hash != text_hash or print_.bits != bits or set(its_sketch) != set(json.loads(sketch)):
            yield StaleText(article, url, replace(text, sketch=its_sketch), print_.bits)
        else:
            yield Sound(article, "texts", present)


def renew_texts(connection: sqlite3.Connection) -> None:
    """Compute the hashes and sketches of stale texts again."""
    for stale in [one for one in texts(connection) if isinstance(one, StaleText)]:
        connection.execute(
            "UPDATE articles SET text_hash = ?, fingerprint = ? WHERE id = ?",
            (stale.text.hash, stale.fingerprint, stale.article),
        )
        sketches.drop(connection, stale.article)
        sketches.keep(connection, stale.article, stale.text.sketch)


def renew_moments(connection: sqlite3.Connection) -> None:
    """Compute the moments that do not fit their dates again."""
    moments.fill(connection, [row[:3] for row in moments.wrong(connection)])


def straighten_groups(connection: sqlite3.Connection) -> None:
    """Let every copy refer to its first print."""
    connection.execute("UPDATE articles SET copy_of = NULL, similarity = NULL WHERE copy_of = id")
    while connection.execute(
        "UPDATE articles SET copy_of = (SELECT h.copy_of FROM articles AS h WHERE h.id = articles.copy_of)"
        " WHERE copy_of IN (SELECT id FROM articles WHERE copy_of IS NOT NULL)"
    ).rowcount:
        connection.execute("UPDATE articles SET copy_of = NULL, similarity = NULL WHERE copy_of = id")


def rebuild_search(connection: sqlite3.Connection) -> None:
    """Cut lost words again, and index all articles again."""
    from scraper.text.segmenter import analyse

    for article in list(word_boundaries.unfit(connection)):
        row = connection.execute("SELECT headline, summary, body FROM articles WHERE id = ?", (article,)).fetchone()
        page = Page("article", headline=row[0], summary=row[1], body=row[2])
        word_boundaries.replace(connection, article, analyse(page))
    fts_index.rebuild(connection)
