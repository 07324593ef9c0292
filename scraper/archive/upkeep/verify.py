"""Checking an archive through: the file, the raw pages, the texts, the references; and mending what can be rebuilt."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from scraper.archive.articles import deletion, near_duplicates
from scraper.archive.articles.queries import ARRAYS
from scraper.archive.db import moments, structure
from scraper.archive.pages.raw_pages import RawPages
from scraper.archive.search import fts_index, word_boundaries
from scraper.archive.upkeep import repair_text
from scraper.errors import ArchiveError
from scraper.i18n import N_, Message
from scraper.models import Page
from scraper.text.fingerprint import fingerprint

Seen = Callable[[], None]
"""Hears of every page or article that has been looked at."""
Finder = Callable[[sqlite3.Connection, Seen], Iterator[str]]
Mender = Callable[[sqlite3.Connection], None]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that must hold of an archive."""

    name: str
    find: Finder
    """What is wrong, in words, one by one. Reads only."""
    mend: Mender | None
    """Rebuilds what is wrong; None where only a backup helps."""
    mends: str
    """What mending does, or what else to do."""
    of: Literal["pages", "articles"] | None = None
    """The table that it goes through row by row, telling of each; None: it takes one question to SQLite."""


def _unheard() -> None:
    """Nobody listens."""


def _sound_file(connection: sqlite3.Connection, _seen: Seen) -> Iterator[str]:
    for (line,) in connection.execute("PRAGMA integrity_check(100)"):
        if line != "ok":
            yield str(line)


def _rebuild_indexes(connection: sqlite3.Connection) -> None:
    connection.execute("REINDEX")


def _whole_structure(connection: sqlite3.Connection, _seen: Seen) -> Iterator[str]:
    for part in structure.missing(connection):
        yield Message("the {kind} {name} is missing", kind=part.kind, name=part.name)


LOST = (
    "FROM pages WHERE kind = 'article' AND id NOT IN (SELECT page FROM articles WHERE page IS NOT NULL)"
    " AND id NOT IN (SELECT page FROM parts) AND id NOT IN (SELECT page FROM revisions WHERE page IS NOT NULL)"
    " AND id NOT IN (SELECT page FROM failures WHERE page IS NOT NULL)"
    " AND requested IN (SELECT url FROM visits WHERE article IS NULL)"
)
"""Raw pages of articles that are no more: those that were asked for by themselves, not the later parts of one."""


def _owned_pages(connection: sqlite3.Connection, _seen: Seen) -> Iterator[str]:
    for page, url in connection.execute(f"SELECT id, requested {LOST} ORDER BY id"):
        yield Message("raw page {page} of {url}: its article is lost", page=page, url=url)


def _offer_lost(connection: sqlite3.Connection) -> None:
    """As failures, which is where reparse looks for pages of which there is no article yet."""
    connection.execute(
        "INSERT OR REPLACE INTO failures (url, source, reason, status, heals, first_failed, last_failed, page)"
        " SELECT requested, source, 'its article was lost; `scrape reparse` reads it anew', status, 0, fetched,"
        f" fetched, max(id) {LOST} GROUP BY requested"
    )
    connection.execute(f"DELETE {LOST}")  # older states of the same


def _true_characters(connection: sqlite3.Connection, _seen: Seen) -> Iterator[str]:
    for table, row, column, _ in repair_text.damaged(connection):
        yield Message("{table} row {row}: {column} is no text (UTF-8)", table=table, row=row, column=column)


def _whole_references(connection: sqlite3.Connection, _seen: Seen) -> Iterator[str]:
    for table, rowid, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Message(
            "{table} row {rowid} refers to a row of {parent} that is not there",
            table=table,
            rowid=rowid or "?",
            parent=parent,
        )


OWNED = frozenset({"sketches", "sightings", "parts", "run_sources", "article_words", "revisions"})
"""Tables whose rows are nothing without the row that they belong to."""


def _cut_references(connection: sqlite3.Connection) -> None:
    for table, parent, column, nullable in structure.references(connection):
        gone = f"{column} IS NOT NULL AND {column} NOT IN (SELECT {_key(parent)} FROM {parent})"
        if nullable:
            connection.execute(f"UPDATE {table} SET {column} = NULL WHERE {gone}")
        elif table in OWNED:
            connection.execute(f"DELETE FROM {table} WHERE {gone}")
        elif parent == "sources":
            connection.execute(
                f"INSERT OR IGNORE INTO sources (name, added) SELECT DISTINCT {column}, datetime('now') FROM {table}"
            )


def _key(parent: str) -> str:
    return "name" if parent == "sources" else "id"


def _true_pages(connection: sqlite3.Connection, seen: Seen) -> Iterator[str]:
    for page, url, what in _bad_pages(connection, seen):
        yield Message("raw page {page} of {url}: {what}", page=page, url=url, what=what)


def _bad_pages(connection: sqlite3.Connection, seen: Seen = _unheard) -> Iterator[tuple[int, str, str]]:
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


def _drop_bad_pages(connection: sqlite3.Connection) -> None:
    for page, _, _ in list(_bad_pages(connection)):
        connection.execute("DELETE FROM parts WHERE page = ?", (page,))
        for table in ("articles", "revisions", "listings", "failures"):
            connection.execute(f"UPDATE {table} SET page = NULL WHERE page = ?", (page,))
        connection.execute("DELETE FROM pages WHERE id = ?", (page,))


def _readable_lists(connection: sqlite3.Connection, _seen: Seen) -> Iterator[str]:
    wrong = " OR ".join(f"NOT json_valid({name}) OR json_type({name}) != 'array'" for name in ARRAYS)
    for article, url in connection.execute(f"SELECT id, url FROM articles WHERE {wrong} ORDER BY id"):
        yield Message(
            "article {article} ({url}): a list of names, keywords or teasers cannot be read", article=article, url=url
        )


def _true_texts(connection: sqlite3.Connection, seen: Seen) -> Iterator[str]:
    for article, url, _, _ in _stale_texts(connection, seen):
        yield Message("article {article} ({url}): its hash or sketch is not that of its text", article=article, url=url)


def _stale_texts(
    connection: sqlite3.Connection, seen: Seen = _unheard
) -> Iterator[tuple[int, str, near_duplicates.Text, int]]:
    rows = connection.execute(
        "SELECT id, url, headline, body, text_hash, fingerprint,"
        " (SELECT json_group_array(hash) FROM sketches WHERE article = id) FROM articles ORDER BY id"
    )
    for article, url, headline, body, text_hash, bits, sketch in rows:
        seen()
        print_ = fingerprint(body or headline)
        text = near_duplicates.Text(body, headline, print_.sketch if body else ())
        if text.hash != text_hash or print_.bits != bits or set(text.sketch) != set(json.loads(sketch)):
            yield article, url, text, print_.bits


def _renew_texts(connection: sqlite3.Connection) -> None:
    for article, _, text, bits in list(_stale_texts(connection)):
        connection.execute(
            "UPDATE articles SET text_hash = ?, fingerprint = ? WHERE id = ?", (text.hash, bits, article)
        )
        near_duplicates.drop_sketch(connection, article)
        near_duplicates.keep_sketch(connection, article, text.sketch)


def _true_moments(connection: sqlite3.Connection, _seen: Seen) -> Iterator[str]:
    for article, _, published, url in moments.wrong(connection):
        yield Message(
            "article {article} ({url}): its moment is not that of its date ({published})",
            article=article,
            url=url,
            published=published or "none",
        )


def _renew_moments(connection: sqlite3.Connection) -> None:
    moments.fill(connection, [row[:3] for row in moments.wrong(connection)])


def _straight_groups(connection: sqlite3.Connection, _seen: Seen) -> Iterator[str]:
    for article, head in connection.execute(
        "SELECT a.id, a.copy_of FROM articles AS a JOIN articles AS h ON h.id = a.copy_of"
        " WHERE h.copy_of IS NOT NULL OR h.id = a.id ORDER BY a.id"
    ):
        yield Message(
            "article {article} is called a copy of {head}, which is no first print", article=article, head=head
        )


def _straighten_groups(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE articles SET copy_of = NULL, similarity = NULL WHERE copy_of = id")
    while connection.execute(
        "UPDATE articles SET copy_of = (SELECT h.copy_of FROM articles AS h WHERE h.id = articles.copy_of)"
        " WHERE copy_of IN (SELECT id FROM articles WHERE copy_of IS NOT NULL)"
    ).rowcount:
        connection.execute("UPDATE articles SET copy_of = NULL, similarity = NULL WHERE copy_of = id")


def _counted_revisions(connection: sqlite3.Connection, _seen: Seen) -> Iterator[str]:
    for article, revision, kept in connection.execute(
        "SELECT id, revision, (SELECT count(*) FROM revisions WHERE article = articles.id) AS kept"
        " FROM articles WHERE revision != kept + 1 ORDER BY id"
    ):
        yield Message(
            "article {article} is at revision {revision}, and {kept} earlier ones are kept",
            article=article,
            revision=revision,
            kept=kept,
        )


def _true_index(connection: sqlite3.Connection, seen: Seen) -> Iterator[str]:
    yield from fts_index.problems(connection, seen)


def _rebuild_search(connection: sqlite3.Connection) -> None:
    from scraper.text.segmenter import analyse

    for article in list(word_boundaries.unfit(connection)):
        row = connection.execute("SELECT headline, summary, body FROM articles WHERE id = ?", (article,)).fetchone()
        page = Page("article", headline=row[0], summary=row[1], body=row[2])
        word_boundaries.replace(connection, article, analyse(page))
    fts_index.rebuild(connection)


def _compacted(connection: sqlite3.Connection, _seen: Seen) -> Iterator[str]:
    if not deletion.is_compacted(connection):
        yield Message("articles were deleted, and the file's free space may still hold their text")


CHECKS = (
    Check(
        N_("the file"),
        _sound_file,
        _rebuild_indexes,
        N_("builds SQLite's indexes anew; where that is not enough, take a backup, or try `sqlite3 FILE .recover`"),
    ),
    Check(
        N_("tables"),
        _whole_structure,
        structure.make,
        N_("makes them again, empty; a backup may hold what was in them"),
    ),
    Check(
        N_("characters"),
        _true_characters,
        repair_text.mend,
        N_("puts U+FFFD for what cannot be read; `scrape reparse` reads the articles anew from their raw pages"),
    ),
    Check(N_("references"), _whole_references, _cut_references, N_("cuts references to what is not there")),
    Check(
        N_("lost articles"),
        _owned_pages,
        _offer_lost,
        N_("puts their raw pages where `scrape reparse` reads them anew"),
    ),
    Check(N_("raw pages"), _true_pages, _drop_bad_pages, N_("drops the damaged pages; the articles stay"), "pages"),
    Check(N_("lists"), _readable_lists, None, N_("`scrape reparse` reads the articles anew from their raw pages")),
    Check(N_("texts"), _true_texts, _renew_texts, N_("computes hashes and sketches anew"), "articles"),
    Check(N_("dates"), _true_moments, _renew_moments, N_("computes anew what dates are ordered by")),
    Check(N_("copies"), _straight_groups, _straighten_groups, N_("leads every copy to its first print")),
    Check(N_("revisions"), _counted_revisions, None, N_("a backup may hold the missing ones")),
    Check(
        N_("search index"),
        _true_index,
        _rebuild_search,
        N_("builds the index anew from the articles, and cuts words that are lost"),
        "articles",
    ),
    Check(N_("free space"), _compacted, None, N_("`scrape delete --compact` writes the file anew")),
)
"""In the order of checking: what others rest on comes first."""
