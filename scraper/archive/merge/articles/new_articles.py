"""Articles of another archive that are new here, stored as they are and put into their groups of copies."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Literal

from scraper.archive.articles.duplicates import near_duplicates, sketches
from scraper.archive.crawl import failures
from scraper.archive.merge.articles import belongings
from scraper.archive.merge.articles.belongings import Belongings
from scraper.archive.merge.articles.versions import Version
from scraper.archive.merge.other_archive.article_rows import Incoming, Row
from scraper.archive.merge.sides import Sides
from scraper.archive.merge.tables import OF_PRESENT
from scraper.archive.pages.raw_pages import RawPages
from scraper.archive.search.index import fts_index
from scraper.contract import ARTICLE_FIELDS

_AS_THEY_ARE = (
    *(name for name in (*ARTICLE_FIELDS, *OF_PRESENT) if name != "run"),
    *("url", "source", "fetched", "changed", "text_hash"),
)
_COLUMNS = (*_AS_THEY_ARE, "revision", "run", "page", "copy_of", "similarity")
_STATEMENT = f"INSERT INTO articles ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"

Head = tuple[int, float | None]
"""The first print of a group, and the similarity to it."""


class NewArticles:
    """Stores new articles, inside of the caller's transaction. Counts their revisions."""

    def __init__(self, sides: Sides, raw: RawPages, belongings: Belongings) -> None:
        self._sides, self._connection, self._raw, self._belongings = sides, sides.connection, raw, belongings
        connection = sides.connection
        self._ours = connection.execute("SELECT coalesce(max(id), 0) FROM articles").fetchone()[0]
        """The last article of our own: those of the other archive know their copies among themselves."""
        connection.execute("CREATE TEMP TABLE IF NOT EXISTS merged_heads (there INTEGER PRIMARY KEY, here INTEGER)")
        connection.execute("DELETE FROM merged_heads")
        self.revisions = 0

    def store(self, batch: Sequence[Incoming]) -> list[Literal["new", "copy"]]:
        """Store articles; return for each if it is a copy.

        The search index comes last, all articles together: between other statements FTS5 takes three times as long, and
        before one that SQLite may have to undo on its own it writes out all that it has gathered.
        """
        groups = _Groups(self._sides, self._ours, batch)
        copies, articles = [], []
        for incoming in batch:
            head = groups.head(incoming)
            article = self._insert(incoming, head)
            groups.add(incoming, article)
            copies.append(head is not None)
            articles.append((article, incoming))
        groups.keep()
        self._belongings.store(articles, "present", "united")
        failures.clear_failures(self._connection, self._raw, [incoming.row["url"] for incoming in batch])
        fts_index.insert_many(self._connection, [(article, incoming.index_terms()) for article, incoming in articles])
        return ["copy" if is_copy else "new" for is_copy in copies]

    def _insert(self, incoming: Incoming, head: Head | None) -> int:
        row = incoming.row
        head_here, similarity = head or (None, None)
        values = (
            *(row[name] for name in _AS_THEY_ARE),
            *(len(incoming.revisions) + 1, self._sides.run_here(row["run"]), self._sides.pages.copy(row["page"])),
            *(head_here, similarity),
        )
        article = self._connection.execute(_STATEMENT, values).lastrowid
        assert article is not None
        for number, revision in enumerate(incoming.revisions, 1):
            following = incoming.revisions[number] if number < len(incoming.revisions) else None
            version = Version(revision["fetched"], tuple(revision[name] for name in ARTICLE_FIELDS))
            replaced = following["fetched"] if following else row["changed"] or row["fetched"]
            page = self._sides.pages.copy(revision["page"])
            belongings.insert_revision(self._connection, article, number, version, replaced, page)
        self.revisions += len(incoming.revisions)
        return article


class _Groups:
    """The groups of copies of a batch: those of the other archive come along, ours are searched for the rest."""

    def __init__(self, sides: Sides, ours: int, batch: Sequence[Incoming]) -> None:
        """``ours``: the last article of our own."""
        self._sides, self._connection, self._ours = sides, sides.connection, ours
        heads = {row[name] for row in (incoming.row for incoming in batch) for name in ("id", "copy_of")}
        self._came: dict[int, int] = dict(
            self._connection.execute(
                "SELECT there, here FROM merged_heads WHERE there IN (SELECT value FROM json_each(?))",
                (json.dumps(list(heads - {None})),),
            )
        )
        """Head of a group there -> the first article here that came of it, for the others if its own does not come."""
        alone = [incoming for incoming in batch if incoming.row["copy_of"] is None]
        sharing = sketches.sharing_of_many(self._connection, [incoming.sketch for incoming in alone], ours)
        self._sharing = {incoming.row["id"]: articles for incoming, articles in zip(alone, sharing, strict=True)}

    def head(self, incoming: Incoming) -> Head | None:
        """Return the first print of an article's group here, and the similarity to it."""
        row = incoming.row
        if row["copy_of"] is not None:
            here = self._stored("url = ?", row["head_url"]) or self._stored("id = ?", self._came.get(row["copy_of"]))
            if here is not None:
                return here[0], row["similarity"]
        elif (sibling := self._stored("id = ?", self._came.get(row["id"]))) is not None:
            return sibling[0], sibling[1] or self._similarity_of_copies(row["id"])
        text = near_duplicates.Text(row["body"], row["headline"], incoming.sketch, row["text_hash"])
        return near_duplicates.find(
            self._connection,
            text,
            among=self._ours,
            sharing=self._sharing.get(row["id"]),
            likeness_of=lambda candidate: self._compared_there(row, candidate),
        )

    def _compared_there(self, row: Row, candidate: int) -> float | None:
        """Return the likeness of an article and one of ours that the other archive has too: there it was compared."""
        ours = self._connection.execute("SELECT url, text_hash, headline FROM articles WHERE id = ?", (candidate,))
        there = self._sides.other.one(
            "SELECT id, copy_of, similarity FROM articles WHERE url = ? AND text_hash IS ? AND headline = ?",
            ours.fetchone(),
        )
        if there is None:
            return None
        article, copy_of, similarity = there
        if (copy_of or article) != (row["copy_of"] or row["id"]):
            return 0.0
        return float(min((share for share in (similarity, row["similarity"]) if share is not None), default=1.0))

    def add(self, incoming: Incoming, article: int) -> None:
        """Note an article that came."""
        if incoming.row["copy_of"] is not None:
            self._came.setdefault(incoming.row["copy_of"], article)

    def keep(self) -> None:
        """Keep for later batches what this one brought."""
        self._connection.executemany("INSERT OR IGNORE INTO merged_heads VALUES (?, ?)", list(self._came.items()))

    def _stored(self, where: str, value: str | int | None) -> Head | None:
        if value is None:
            return None
        row: Head | None = self._connection.execute(
            f"SELECT coalesce(copy_of, id), similarity FROM articles WHERE {where}", (value,)
        ).fetchone()
        return row

    def _similarity_of_copies(self, there: int) -> float | None:
        row = self._sides.other.one("SELECT similarity FROM articles WHERE copy_of = ? ORDER BY id LIMIT 1", (there,))
        return row[0] if row else None
