"""Digests of rows that were checked, so that the next check computes only for those that changed.

A digest covers all that a check reads of an article, and by a sample the way it computes: after a change of the program
nothing counts as checked.
"""

from __future__ import annotations

import marshal
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

TABLE = """CREATE TABLE checked (
    article INTEGER NOT NULL REFERENCES articles(id),
    part TEXT NOT NULL,
    digest INTEGER NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (article, part)
) STRICT, WITHOUT ROWID"""

_PLAIN = 2
"""The version of marshal's format that depends on values alone, not on what shares them."""

SAMPLE = (
    "本报讯（记者王小明）１月３１日，清河市图书馆新馆开馆，藏书80万册、3D打印机12台。“读者凭身份证即可借阅，"
    "逾期不再收取滞纳金。”馆长周以宁说，Wi-Fi覆盖全馆，每周二闭馆；开馆首日迎来读者四千余人……"
)
"""A text of every kind of characters."""


class Sound(NamedTuple):
    """A part of an article that was checked without a problem. ``value``: what the check computes of it."""

    article: int
    part: str
    digest: int
    value: int = 0


class SoundIndex(NamedTuple):
    """The search index that was checked without a problem. ``value``: what the check computes of it."""

    digest: int
    value: int


def digester(*computed: Any) -> Callable[[Sequence[Any]], int]:
    """Return a function from the columns of a row to their digest; ``computed``: what the check makes of a sample."""
    from hashlib import blake2b  # which a search does not need

    key = blake2b(marshal.dumps(computed, _PLAIN), digest_size=16).digest()

    def digest(row: Sequence[Any]) -> int:
        content = marshal.dumps(tuple(row), _PLAIN)
        return int.from_bytes(blake2b(content, digest_size=8, key=key).digest(), "big", signed=True)

    return digest


def joined(part: str) -> str:
    """Return the SQL that joins articles with the digest and the value of a part, if it was checked."""
    return f"LEFT JOIN checked ON checked.article = articles.id AND checked.part = '{part}'"


def keep(connection: sqlite3.Connection, sound: Iterable[Sound]) -> None:
    """Store what was checked without a problem.

    Not by an upsert: that would make FTS5 write out all that it has gathered (see word_boundaries.keep).
    """
    for one in sound:
        stored = connection.execute(
            "INSERT OR IGNORE INTO checked (article, part, digest, value) VALUES (?, ?, ?, ?)", one
        )
        if not stored.rowcount:
            connection.execute("UPDATE checked SET digest = ?3, value = ?4 WHERE article = ?1 AND part = ?2", one)


def forget(connection: sqlite3.Connection) -> None:
    """Delete the digests."""
    connection.execute("DELETE FROM checked")
