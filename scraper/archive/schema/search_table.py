"""The FTS5 table of the search index: its declaration, its settings, and the version of its content.

`search_index` has no content of its own (``content=''``). Its terms are pairs of neighbouring characters and
longer words, each once an article (``detail=none``): `scraper.archive.search.index.fts_index` writes and compares them.
"""

from __future__ import annotations

import marshal
import sqlite3
import unicodedata

SEARCH = "search_index"
"""The FTS5 table; it keeps itself in tables whose names begin so, and lives with all of them or not at all."""

VERSION = "3"
"""Of the terms in the index. A file whose index is of an older one is indexed again when it is opened for writing."""

FTS = "fts5(pairs, content='', detail=none, tokenize='ascii')"

OPTIONS = {
    "usermerge": 2,  # `settle` merges any two pieces
    "hashsize": 8 << 20,  # bytes gathered in memory before they are written: a quarter less work than with 1 MB
}
"""FTS5's settings, kept in the file (https://sqlite.org/fts5.html#special_insert_commands)."""


_PARTS = {"data": "id, block", "idx": "segid, term, pgno", "docsize": "id, sz", "config": "k, v"}
"""The tables in which it keeps itself, by the ends of their names, and their columns."""


def create(connection: sqlite3.Connection) -> None:
    """Create the FTS5 table, empty."""
    connection.execute(f"CREATE VIRTUAL TABLE {SEARCH} USING {FTS}")
    for option, value in OPTIONS.items():
        connection.execute(f"INSERT INTO {SEARCH}({SEARCH}, rank) VALUES (?, ?)", (option, value))


def create_again(connection: sqlite3.Connection) -> None:
    """Drop the FTS5 table and create it, empty: also where FTS5 cannot open it any more, and so refuses to drop it."""
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("DELETE FROM sqlite_master WHERE name = ?", (SEARCH,))
    connection.execute("PRAGMA writable_schema = RESET")
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if is_part(name):
            connection.execute(f"DROP TABLE {name}")
    create(connection)


def is_part(name: str) -> bool:
    """Check whether a table is the FTS5 table or one of those in which it keeps itself."""
    return name.startswith(SEARCH) and name != f"{SEARCH}_state"


def tidy(connection: sqlite3.Connection) -> None:
    """Merge the index into one piece: a fifth smaller, and the quickest to search. 0.3 s at 25,000 articles."""
    connection.execute(f"INSERT INTO {SEARCH}({SEARCH}) VALUES ('optimize')")


def settle(connection: sqlite3.Connection) -> bool:
    """Merge a little of the latest additions, writing 8 MB at most: keeps the index near the size after `tidy`.

    False if there was nothing to merge, which FTS5 shows by changing less than two rows.
    """
    before = connection.total_changes
    connection.execute(f"INSERT INTO {SEARCH}({SEARCH}, rank) VALUES ('merge', 2000)")
    return connection.total_changes - before >= 2


def is_current(connection: sqlite3.Connection) -> bool:
    """Check whether the index was written as this program would: same version, same Unicode tables."""
    stored = dict(connection.execute("SELECT name, value FROM search_index_state"))
    return _state().items() <= stored.items()


def digest(connection: sqlite3.Connection, key: bytes) -> int:
    """Return a digest of all that the index consists of: while it is the same, so is every bit of the index."""
    from hashlib import blake2b  # which a search does not need

    whole = blake2b(key=key, digest_size=8)
    for part, columns in _PARTS.items():
        for row in connection.execute(f"SELECT {columns} FROM {SEARCH}_{part}"):
            whole.update(marshal.dumps(row, 2))  # in the version of its format that depends on values alone
    return int.from_bytes(whole.digest(), "big", signed=True)


def remembered(connection: sqlite3.Connection) -> tuple[int, int] | None:
    """Return the digest of the index that was last found sound, and what was computed of it."""
    row = connection.execute("SELECT value FROM search_index_state WHERE name = 'sound'").fetchone()
    return (int(row[0].split()[0]), int(row[0].split()[1])) if row else None


def remember(connection: sqlite3.Connection, of_index: int, value: int) -> None:
    """Store the digest of an index that was found sound, and what was computed of it."""
    connection.execute("INSERT OR REPLACE INTO search_index_state VALUES ('sound', ?)", (f"{of_index} {value}",))


def forget(connection: sqlite3.Connection) -> None:
    """Drop what `remember` stored."""
    connection.execute("DELETE FROM search_index_state WHERE name = 'sound'")


def is_older(connection: sqlite3.Connection) -> bool:
    """Check whether the index was written by a program whose terms were others."""
    row = connection.execute("SELECT value FROM search_index_state WHERE name = 'version'").fetchone()
    return row is not None and int(row[0]) < int(VERSION)


def distrust(connection: sqlite3.Connection) -> None:
    """Let the index be written again when the file is next opened for writing: another program copied it.

    `.clone` of SQLite's shell leaves out rows by which FTS5 finds its terms, and adds empty ones.
    """
    connection.execute("UPDATE search_index_state SET value = '0' WHERE name = 'version'")


def stamp(connection: sqlite3.Connection) -> None:
    """Note that the index is of this program's version."""
    connection.executemany("INSERT OR REPLACE INTO search_index_state VALUES (?, ?)", list(_state().items()))


def _state() -> dict[str, str]:
    return {"version": VERSION, "unicode": unicodedata.unidata_version}
