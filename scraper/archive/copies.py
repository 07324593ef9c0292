"""Copies: the same text under another URL, and reprints of nearly the same text, found without comparing all pairs.

A text's sketch is the few smallest hashes of its overlapping runs of characters. Two texts that share much share, with
near certainty, at least one of them, so that an index on the hashes gives the few articles worth comparing in earnest.
(A. Broder, On the resemblance and containment of documents, 1997.)
"""

from __future__ import annotations

import sqlite3
import zlib
from dataclasses import dataclass
from hashlib import blake2b

from scraper.records import Page

SHINGLE = 4
"""Characters in a run."""
SKETCH = 12
"""Hashes in a sketch."""
SHORTEST = 60
"""Characters of text under which two articles may agree by chance: only a whole match counts there."""
ENOUGH = 0.5
"""Share of common runs from which two texts are copies of each other."""
_CROWD = 200
"""Articles behind one hash beyond which it is a phrase of the paper rather than of a text, and is not followed."""


@dataclass(frozen=True, slots=True)
class Text:
    """An article's text, made ready for comparing."""

    hash: int | None
    """64 bits of all its characters, None where there is too little text."""
    sketch: tuple[int, ...]
    shingles: frozenset[int]


def prepare(page: Page) -> Text:
    """What is compared of a page: its body without white space and punctuation; a short one with its headline."""
    text = squeeze(page.body)
    if not text:
        return Text(None, (), frozenset())
    if len(text) < SHORTEST:
        return Text(_hash(squeeze(page.headline) + "\n" + text), (), frozenset())
    shingled = _shingles(text)
    return Text(_hash(text), tuple(sorted(shingled)[:SKETCH]), shingled)


def squeeze(text: str) -> str:
    """The letters, digits and Han of a text, in lower case."""
    return "".join(filter(str.isalnum, text)).lower()


def shingles(body: str) -> frozenset[int]:
    """The hashes of a body's runs of characters."""
    return _shingles(squeeze(body))


def find(connection: sqlite3.Connection, text: Text, article: int | None = None) -> tuple[int, float] | None:
    """The head of the group that a text belongs to (its earliest article) and how alike they are; None for a new text.

    ``article`` is the text's own id when it is stored already: it is no copy of itself.
    """
    if text.hash is None:
        return None
    row = connection.execute(
        "SELECT coalesce(copy_of, id) FROM articles WHERE text_hash = ? AND id IS NOT ? ORDER BY id LIMIT 1",
        (text.hash, article),
    ).fetchone()
    if row is not None and row[0] != article:
        return row[0], 1.0
    best: tuple[float, int] | None = None
    for candidate, head, body in _candidates(connection, text.sketch, article):
        if head == article:
            continue
        alike = resemblance(text.shingles, shingles(body))
        if alike >= ENOUGH and (best is None or (alike, -candidate) > (best[0], -best[1])):
            best = (alike, head)
    return None if best is None else (best[1], round(best[0], 3))


def resemblance(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of runs that two texts have in common (Jaccard), 0 to 1."""
    if not one or not other:
        return 0.0
    common = len(one & other)
    return common / (len(one) + len(other) - common)


def keep_sketch(connection: sqlite3.Connection, article: int, sketch: tuple[int, ...]) -> None:
    """Index the sketch of a stored article."""
    connection.executemany("INSERT OR IGNORE INTO sketches VALUES (?, ?)", [(value, article) for value in sketch])


def drop_sketch(connection: sqlite3.Connection, article: int) -> None:
    """Take a stored article's sketch out of the index."""
    connection.execute("DELETE FROM sketches WHERE article = ?", (article,))


def _candidates(
    connection: sqlite3.Connection, sketch: tuple[int, ...], article: int | None
) -> list[tuple[int, int, str]]:
    counts: dict[int, int] = {}
    for value in sketch:
        rows = connection.execute("SELECT article FROM sketches WHERE hash = ? LIMIT ?", (value, _CROWD + 1)).fetchall()
        if len(rows) <= _CROWD:
            for (candidate,) in rows:
                counts[candidate] = counts.get(candidate, 0) + 1
    counts.pop(article or 0, None)
    likeliest = sorted(counts, key=lambda candidate: (-counts[candidate], candidate))[:8]
    return [
        row
        for candidate in likeliest
        for row in connection.execute("SELECT id, coalesce(copy_of, id), body FROM articles WHERE id = ?", (candidate,))
    ]


def _shingles(text: str) -> frozenset[int]:
    data = memoryview(text.encode("utf-32-le"))
    width = 4 * SHINGLE
    return frozenset(zlib.crc32(data[start : start + width]) for start in range(0, len(data) - width + 1, 4))


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)
