"""The index of sketches: which stored articles share hashes of their texts (scraper/text/fingerprint.py)."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

COMPARED = 6
"""Maximum number of candidates to compare: those with most hashes in common."""

_SHARED = 2
"""Minimum number of shared hashes for a comparison."""
_CROWD = 300
"""Number of articles with one hash from which it is ignored: it comes from a phrase that the paper repeats."""
_LAST = (1 << 63) - 1
"""The largest possible id of an article."""
_AT_ONCE = 250
"""Sketches that are looked up together: at most 1,200,000 articles share hashes with them."""

Sharing = Sequence[tuple[int, int]]
"""Articles with the number of hashes that they share with a sketch: the `COMPARED` with most, in that order."""


def keep(connection: sqlite3.Connection, article: int, sketch: tuple[int, ...]) -> None:
    """Index the sketch of a stored article."""
    connection.executemany("INSERT OR IGNORE INTO sketches VALUES (?, ?)", [(value, article) for value in sketch])


def drop(connection: sqlite3.Connection, article: int) -> None:
    """Take a stored article's sketch out of the index."""
    connection.execute("DELETE FROM sketches WHERE article = ?", (article,))


def sharing(
    connection: sqlite3.Connection, sketch: Sequence[int], article: int | None = None, among: int | None = None
) -> Sharing:
    """Return the articles that share hashes with a sketch.

    ``article``: the sketch's own, which does not count. ``among``: only articles up to this id are looked at.
    """
    return connection.execute(
        "SELECT article, count(*) AS hashes FROM json_each(?1) AS asked CROSS JOIN sketches"
        " ON hash = asked.value AND article <= ?6 WHERE NOT EXISTS"
        " (SELECT 1 FROM sketches WHERE hash = asked.value AND article <= ?6 LIMIT 1 OFFSET ?2)"
        " GROUP BY article HAVING hashes >= ?3 AND article IS NOT ?4 ORDER BY hashes DESC, article LIMIT ?5",
        (json.dumps(sketch), _CROWD - 1, _SHARED, article, COMPARED, _LAST if among is None else among),
    ).fetchall()


def sharing_of_many(connection: sqlite3.Connection, sketches: Sequence[Sequence[int]], among: int) -> list[Sharing]:
    """Return what `sharing` returns, for many sketches of new texts with fewer queries."""
    return [
        sharing
        for first in range(0, len(sketches), _AT_ONCE)
        for sharing in _sharing_of(connection, sketches[first : first + _AT_ONCE], among)
    ]


def _sharing_of(connection: sqlite3.Connection, sketches: Sequence[Sequence[int]], among: int) -> Iterator[Sharing]:
    hashes = json.dumps(sorted({*chain.from_iterable(sketches)}))
    listed = connection.execute(
        "SELECT value,"
        " (SELECT json_group_array(article) FROM sketches WHERE hash = value AND article <= ?2) AS articles"
        " FROM json_each(?1) WHERE articles != '[]' AND NOT EXISTS"
        " (SELECT 1 FROM sketches WHERE hash = value AND article <= ?2 LIMIT 1 OFFSET ?3)",
        (hashes, among, _CROWD - 1),
    )
    articles: dict[int, list[int]] = {value: json.loads(holders) for value, holders in listed}
    for sketch in sketches:
        counts = Counter(chain.from_iterable([articles[value] for value in articles.keys() & sketch]))
        least = max([_SHARED, *sorted(counts.values())[-COMPARED:][:1]])
        most = sorted((-count, article) for article, count in counts.items() if count >= least)
        yield [(article, -count) for count, article in most[:COMPARED]]
