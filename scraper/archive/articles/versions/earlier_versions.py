"""An earlier text of a stored article, from a capture of a web archive: put among its versions by its time.

The versions are the same whichever came first, the site's own page or the captures.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from scraper.contract import ARTICLE_FIELDS


class Version(NamedTuple):
    """A stored text: the number of its revision, when it was first seen, its raw page and its fields."""

    number: int
    seen: str
    page: int | None
    fields: tuple[Any, ...]


Place = Literal["before", "same", "former", "present"]


def last_look(connection: sqlite3.Connection, row: Mapping[str, Any]) -> str:
    """Return the time at which the present text of an article was last seen, as far as it is known."""
    (visited,) = connection.execute("SELECT max(last_visited) FROM visits WHERE article = ?", (row["id"],)).fetchone()
    return max(str(visited or ""), str(row["changed"] or row["fetched"]))


def insert(
    connection: sqlite3.Connection,
    row: Mapping[str, Any],
    seen: str,
    values: Mapping[str, Any],
    page: int | None,
    last: str,
) -> tuple[Place, int | None]:
    """Store a text that was seen before ``last``, the last look at the present one; return what came of it, and the raw
    page that is needless.

    ``row``: the article as stored. ``before``: it is a revision of its own. ``same``: the version before it reads the
    same. ``former``, ``present``: the version after it reads the same, and is of that time and page now.
    """
    article: int = row["id"]
    fields = tuple(values[name] for name in ARTICLE_FIELDS)
    present = _present(row)
    if present.seen <= seen:
        if present.fields == fields:
            return "same", page
        row = _seen_again(connection, row, last)  # the text of before it, of after it, and another one between
        present = _present(row)
    before = _revision(connection, article, "fetched <= ? ORDER BY revision DESC", seen)
    after = _revision(connection, article, "revision > ? ORDER BY revision", before.number if before else 0) or present
    if before is not None:
        if before.fields == fields:
            if before.page is not None or page is None:
                return "same", page
            _give(connection, article, before, row["revision"], before.seen, page)
            return "same", None
        connection.execute(
            "UPDATE revisions SET replaced = ? WHERE article = ? AND revision = ?", (seen, article, before.number)
        )
    else:
        connection.execute(
            "UPDATE articles SET fetched = ?2, changed = coalesce(changed, fetched) WHERE id = ?1", (article, seen)
        )
    if after.fields == fields:
        _give(connection, article, after, row["revision"], seen, page)
        return "present" if after.number == row["revision"] else "former", after.page
    _insert(connection, article, Version(after.number, seen, page, fields), after.seen)
    return "before", None


def _seen_again(connection: sqlite3.Connection, row: Mapping[str, Any], last: str) -> dict[str, Any]:
    """Make a revision of the present text as first seen, and a present one as last seen; return the row."""
    first = row["changed"] or row["fetched"]
    text = tuple(row[name] for name in ARTICLE_FIELDS)
    _insert(connection, row["id"], Version(row["revision"], first, None, text), last)
    connection.execute("UPDATE articles SET changed = ? WHERE id = ?", (last, row["id"]))
    return {**row, "revision": row["revision"] + 1, "changed": last}


def _insert(connection: sqlite3.Connection, article: int, version: Version, replaced: str) -> None:
    """Insert a revision before the one that has its number, which moves on with all later ones."""
    # two steps: the numbers are a key, and each is taken until the next one has moved
    for step in ("-revision - 1", "-revision"):
        connection.execute(
            f"UPDATE revisions SET revision = {step} WHERE article = ? AND (revision >= ? OR revision < 0)",
            (article, version.number),
        )
    connection.execute("UPDATE articles SET revision = revision + 1 WHERE id = ?", (article,))
    values = {"article": article, "revision": version.number, "fetched": version.seen, "replaced": replaced}
    values |= {"page": version.page, **dict(zip(ARTICLE_FIELDS, version.fields, strict=True))}
    connection.execute(
        f"INSERT INTO revisions ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})", tuple(values.values())
    )


def _revision(connection: sqlite3.Connection, article: int, where: str, value: str | int) -> Version | None:
    """The first revision of an article that satisfies a condition; texts of others are not read."""
    columns = ", ".join(("revision", "fetched", "page", *ARTICLE_FIELDS))
    row = connection.execute(
        f"SELECT {columns} FROM revisions WHERE article = ? AND {where} LIMIT 1", (article, value)
    ).fetchone()
    return Version(row[0], row[1], row[2], tuple(row[3:])) if row else None


def _present(row: Mapping[str, Any]) -> Version:
    """The present version."""
    fields = tuple(row[name] for name in ARTICLE_FIELDS)
    return Version(row["revision"], row["changed"] or row["fetched"], row["page"], fields)


def _give(
    connection: sqlite3.Connection, article: int, version: Version, present: int, seen: str, page: int | None
) -> None:
    """Set the time at which a version was seen, and its page."""
    if version.number == present:
        connection.execute(
            "UPDATE articles SET page = ?2, changed = CASE WHEN fetched = ?3 THEN NULL ELSE ?3 END WHERE id = ?1",
            (article, page, seen),
        )
        return
    connection.execute(
        "UPDATE revisions SET page = ?, fetched = ? WHERE article = ? AND revision = ?",
        (page, seen, article, version.number),
    )
