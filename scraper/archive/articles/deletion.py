"""Deleting articles without a trace: every row that tells of them, and every raw page that nothing else needs."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from scraper.archive.articles import near_duplicates, tombstones
from scraper.archive.db import messages, structure
from scraper.archive.pages.raw_pages import PageKind, RawPages
from scraper.archive.search import fts_index
from scraper.errors import ArchiveError
from scraper.i18n import Message
from scraper.text.fingerprint import essence, fingerprint

COMPACTION = "compaction after a deletion"
"""The job in ``progress`` that is left to do: rewriting the file, whose free space may still hold what was deleted."""

_LOOKED_AT = 64
"""Raw pages up to which a dictionary is looked through for them; for more it is trained anew in any case."""

_ADDRESSED = ("failures", "frontier", "visits")
"""Tables with a row an address; their other rows stay."""
_OWN = frozenset(
    "articles article_words sketches parts revisions visits failures frontier teasers sightings listings pages"
    " dictionaries".split()
)
"""Tables that `delete` goes through by itself."""


@dataclass(slots=True)
class Traces:
    """All that a set of articles has left in an archive, beside their rows."""

    articles: list[int]
    addresses: set[str] = field(default_factory=set)
    pages: set[int] = field(default_factory=set)
    revisions: int = 0


def traces(connection: sqlite3.Connection, articles: Sequence[int], addresses: Iterable[str] = ()) -> Traces:
    """The addresses, raw pages and former versions of articles (ids), and of other addresses. Reads only."""
    found = Traces([row for (row,) in _each("SELECT id FROM articles WHERE id = ?", articles, connection)])
    found.addresses.update(addresses)
    for query in (
        "SELECT url FROM articles WHERE id = ?",
        "SELECT url FROM visits WHERE article = ?",
    ):
        found.addresses.update(url for (url,) in _each(query, found.articles, connection))
    for query in (
        "SELECT page FROM articles WHERE id = ?",
        "SELECT page FROM parts WHERE article = ?",
        "SELECT page FROM revisions WHERE article = ?",
    ):
        found.pages.update(page for (page,) in _each(query, found.articles, connection) if page is not None)
    _add_pages(connection, found)
    counts = _each("SELECT count(*) FROM revisions WHERE article = ?", found.articles, connection)
    found.revisions = sum(number for (number,) in counts)
    return found


def _add_pages(connection: sqlite3.Connection, found: Traces) -> None:
    """Gather the addresses of the raw pages, and other raw pages that were had from any of the addresses.

    Goes through all pages, which have no index by address. An address to which other pages were led as well (a form to
    log in, a home page) is not the articles' own.
    """
    led: dict[str, set[int]] = {}
    for page, url, requested, kind in connection.execute("SELECT id, url, requested, kind FROM pages"):
        if page in found.pages:
            found.addresses.add(requested)
        elif requested in found.addresses and kind != "list":
            found.pages.add(page)
        led.setdefault(url, set()).add(page)
    own = (url for url, there in led.items() if there <= found.pages)
    found.addresses.update(own)
    rows = _each("SELECT page FROM failures WHERE url = ?", found.addresses, connection)
    found.pages.update(page for (page,) in rows if page is not None)


def delete(connection: sqlite3.Connection, pages: RawPages, found: Traces, now: str) -> None:
    """Delete what `traces` has gathered, inside the caller's transaction, and leave tombstones.

    The free space of the file and its log hold it until the file is compacted; that is noted as a job to do.
    """
    whole = fts_index.is_current(connection)
    headlines = [text for (text,) in _each("SELECT headline FROM articles WHERE id = ?", found.articles, connection)]
    _leave_tombstones(connection, found, now)
    contents = list(_contents(pages, found.pages)) if len(found.pages) <= _LOOKED_AT else None
    for article in found.articles:
        if whole:
            fts_index.remove(connection, article)
        _give_copies_another_head(connection, article)
    _drop_from_lists(connection, pages, found.addresses, headlines)
    _drop_teasers(connection, found.addresses)
    for table, column in _owned(connection):
        _run(connection, f"DELETE FROM {table} WHERE {column} = ?", found.articles)
    for table in (*_ADDRESSED, *_with_addresses(connection)):
        _run(connection, f"DELETE FROM {table} WHERE url = ?", found.addresses)
    _run(connection, "DELETE FROM articles WHERE id = ?", found.articles)
    messages.forget_unused(connection)
    kinds = _drop_pages(connection, found.pages)
    if not whole:
        fts_index.rebuild(connection)
    for source, kind in kinds:
        pages.forget_text(source, kind, contents)
    connection.execute("INSERT OR REPLACE INTO progress (job, state) VALUES (?, ?)", (COMPACTION, now))


def _contents(pages: RawPages, ids: Iterable[int]) -> Iterator[bytes]:
    for page in ids:
        with suppress(ArchiveError):  # damaged: nobody can read anything in it
            if (fetched := pages.get(page)) is not None:
                yield fetched.content


def compact(connection: sqlite3.Connection) -> None:
    """Write the file anew, so that nothing that was deleted is in its free space or its log. Outside of transactions.

    ArchiveError while another program reads what the log holds.
    """
    fts_index.tidy(connection)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("VACUUM")
    if connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
        raise ArchiveError(
            Message(
                "another program reads the archive, so that what was deleted is still in the file's free "
                "space or its -wal; close it and run `scrape delete --compact`"
            )
        )
    connection.execute("DELETE FROM progress WHERE job = ?", (COMPACTION,))


def is_compacted(connection: sqlite3.Connection) -> bool:
    """Whether nothing of what was deleted is left in the file's free space."""
    return connection.execute("SELECT 1 FROM progress WHERE job = ?", (COMPACTION,)).fetchone() is None


def _leave_tombstones(connection: sqlite3.Connection, found: Traces, now: str) -> None:
    tombstones.add(connection, found.addresses, now)
    rows = _each("SELECT url, coalesce(body, '') FROM articles WHERE id = ?", found.articles, connection)
    for url, body in list(rows):
        tombstones.add(connection, [url], now, fingerprint(body).sketch)


def _give_copies_another_head(connection: sqlite3.Connection, article: int) -> None:
    """Let the earliest of an article's copies be the first print of the others; one unlike it stands alone."""
    group = connection.execute(
        "SELECT id, body, text_hash FROM articles WHERE copy_of = ? ORDER BY id", (article,)
    ).fetchall()
    for place, (copy, body, text_hash) in enumerate(group):
        head, alike = (None, None) if not place else (group[0][0], 1.0)
        if place and text_hash != group[0][2]:
            alike = round(near_duplicates.likeness(essence(group[0][1]), essence(body)), 3)
            if alike < near_duplicates.ENOUGH:
                head = alike = None
        connection.execute("UPDATE articles SET copy_of = ?, similarity = ? WHERE id = ?", (head, alike, copy))


def _drop_from_lists(
    connection: sqlite3.Connection, pages: RawPages, addresses: set[str], headlines: Sequence[str]
) -> None:
    """Drop the raw pages of lists that show an article; what else they showed stays, as rows."""
    needles = {needle for url in addresses if len(needle := _path(url)) > 1}
    texts = [*needles, *(text for text in headlines if len(text) >= 4)]
    wanted = {text.encode(coding, "ignore") for text in texts for coding in ("utf-8", "gb18030")}
    rows = connection.execute("SELECT id, page FROM listings WHERE page IS NOT NULL").fetchall()
    for listing, page in rows:
        try:
            fetched = pages.get(page)
        except ArchiveError:  # damaged
            continue
        if fetched is not None and any(needle in fetched.content for needle in wanted):
            connection.execute("UPDATE listings SET page = NULL WHERE id = ?", (listing,))
            _drop_pages(connection, (page,))


def _drop_teasers(connection: sqlite3.Connection, addresses: set[str]) -> None:
    """Take the article out of the states of lists, and out of the links beside other articles."""
    asked = json.dumps(sorted(addresses), ensure_ascii=False)
    shown = "SELECT id FROM teasers WHERE url IN (SELECT value FROM json_each(?))"
    connection.execute(f"DELETE FROM sightings WHERE teaser IN ({shown})", (asked,))
    connection.execute("DELETE FROM teasers WHERE url IN (SELECT value FROM json_each(?))", (asked,))
    beside = connection.execute(
        "SELECT DISTINCT articles.id, items FROM articles, json_each(items) AS item"
        " WHERE items != '[]' AND json_extract(item.value, '$.url') IN (SELECT value FROM json_each(?))",
        (asked,),
    ).fetchall()
    for article, items in beside:
        left = [item for item in json.loads(items) if item.get("url") not in addresses]
        connection.execute(
            "UPDATE articles SET items = ? WHERE id = ?", (json.dumps(left, ensure_ascii=False), article)
        )


def _drop_pages(connection: sqlite3.Connection, ids: Iterable[int]) -> set[tuple[str, PageKind]]:
    """Delete raw pages that no row refers to any more; of which sources and kinds they were."""
    users = [(table, column) for table, parent, column, _ in structure.references(connection) if parent == "pages"]
    used = " AND ".join(f"NOT EXISTS (SELECT 1 FROM {table} WHERE {column} = ?1)" for table, column in users)
    gone = _each(f"DELETE FROM pages WHERE id = ?1 AND {used} RETURNING source, kind", ids, connection)
    return set(gone)


def _owned(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Tables and columns that refer to articles: their rows go with the article."""
    for table, parent, column, _ in structure.references(connection):
        if parent == "articles" and table != "articles":
            yield table, column


def _with_addresses(connection: sqlite3.Connection) -> list[str]:
    """Further tables with a row an address."""
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    others = [name for (name,) in tables if name not in _OWN and not name.startswith((structure.SEARCH, "sqlite_"))]
    return [name for name in others if "url" in structure.columns(connection, name)]


def _path(url: str) -> str:
    """The part of an address that a page's links have, whether they are whole or relative to the site."""
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _each(query: str, values: Iterable[object], connection: sqlite3.Connection) -> Iterator[Any]:
    """The rows of a question that is asked with each of the values."""
    for value in list(values):
        yield from connection.execute(query, (value,)).fetchall()


def _run(connection: sqlite3.Connection, statement: str, values: Iterable[object]) -> None:
    connection.executemany(statement, [(value,) for value in values])
