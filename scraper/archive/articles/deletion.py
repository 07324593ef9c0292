"""`archive.deletion`: delete articles with all their rows, and the raw pages that nothing else needs."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from scraper.archive.articles.duplicates import near_duplicates
from scraper.archive.db import progress
from scraper.archive.db.part import Part
from scraper.archive.db.session import Session
from scraper.archive.files import store as file_store
from scraper.archive.pages.raw_pages import PageKind, RawPages
from scraper.archive.rows import messages, tombstones
from scraper.archive.rows.moments import utc_now
from scraper.archive.schema import search_table, tables
from scraper.archive.search.index import fts_index
from scraper.errors import ArchiveError
from scraper.text.fingerprint import essence, fingerprint

COMPACTION = "compaction after a deletion"
"""The job in ``progress`` that remains: rewriting the file, whose free space may still hold deleted text."""

_LOOKED_AT = 64
"""Maximum number of raw pages for which dictionaries are searched; with more, they are trained again without a search.
"""

_ADDRESSED = ("failures", "frontier", "visits")
"""Tables with one row per address; their other rows stay."""
_OWN = frozenset(
    "articles article_words sketches parts revisions visits failures frontier teasers sightings rankings listings pages"
    " dictionaries files file_links file_addresses file_queue file_failures".split()
)
"""Tables that a deletion handles one by one."""


@dataclass(slots=True)
class Traces:
    """Everything in an archive that belongs to a set of articles, besides their rows."""

    articles: list[int]
    addresses: set[str] = field(default_factory=set)
    pages: set[int] = field(default_factory=set)
    revisions: int = 0


class Deletion(Part):
    """Deletes articles, and lets deleted ones come back."""

    def __init__(self, session: Session, raw: RawPages) -> None:
        super().__init__(session)
        self._raw = raw

    def traces(self, articles: Sequence[int], addresses: Iterable[str] = ()) -> Traces:
        """Return everything in the archive of articles (ids) and other addresses: what `delete` deletes."""
        return traces(self._session.connection, articles, addresses)

    def delete(self, articles: Sequence[int], addresses: Iterable[str] = ()) -> Traces:
        """Delete articles (ids) with their former versions, raw pages, words and sightings, and all of other addresses.

        Neither a fetch nor `reparse`, `verify` or an import brings them back: see `forget`. Call
        `archive.upkeep.compact` afterwards: until then the free space of the file still holds their text.
        """
        with self._session.transaction():
            gathered = traces(self._session.connection, articles, addresses)
            files = _delete(self._session.connection, self._raw, gathered, utc_now())
        if not self._session.connection.in_transaction:  # of an outer one, which may still be undone
            file_store.remove(self._session.connection, self._session.path, files)
        return gathered

    def deleted(self, urls: Iterable[str]) -> set[str]:
        """Return the addresses whose articles were deleted."""
        return tombstones.among(self._session.connection, urls)

    def count_by_day(self) -> list[tuple[str, int]]:
        """Count the deleted addresses by day (2026-01-31)."""
        return self._session.connection.execute(
            "SELECT substr(deleted, 1, 10), count(*) FROM tombstones GROUP BY 1 ORDER BY 1"
        ).fetchall()

    def forget(self, urls: Iterable[str] | None = None) -> int:
        """Let deleted addresses (None: all) be fetched and imported again; return their number."""
        with self._session.transaction():
            return tombstones.forget(self._session.connection, urls)


def traces(connection: sqlite3.Connection, articles: Sequence[int], addresses: Iterable[str] = ()) -> Traces:
    """Gather the addresses, raw pages and former versions of articles (ids), and of other addresses. Reads only."""
    gathered = Traces([row for (row,) in _each("SELECT id FROM articles WHERE id = ?", articles, connection)])
    gathered.addresses.update(addresses)
    for query in (
        "SELECT url FROM articles WHERE id = ?",
        "SELECT url FROM visits WHERE article = ?",
    ):
        gathered.addresses.update(url for (url,) in _each(query, gathered.articles, connection))
    for query in (
        "SELECT page FROM articles WHERE id = ?",
        "SELECT page FROM parts WHERE article = ?",
        "SELECT page FROM revisions WHERE article = ?",
    ):
        gathered.pages.update(page for (page,) in _each(query, gathered.articles, connection) if page is not None)
    _add_pages(connection, gathered)
    counts = _each("SELECT count(*) FROM revisions WHERE article = ?", gathered.articles, connection)
    gathered.revisions = sum(number for (number,) in counts)
    return gathered


def _add_pages(connection: sqlite3.Connection, gathered: Traces) -> None:
    """Gather the addresses of the raw pages, and other raw pages that were fetched from any of the addresses.

    Reads all pages, which have no index by address. An address to which other pages were redirected as well (a form to
    log in, a home page) is not the articles' own.
    """
    led: dict[str, set[int]] = {}
    for page, url, requested, kind in connection.execute("SELECT id, url, requested, kind FROM pages"):
        if page in gathered.pages:
            gathered.addresses.add(requested)
        elif requested in gathered.addresses and kind != "list":
            gathered.pages.add(page)
        led.setdefault(url, set()).add(page)
    own = (url for url, there in led.items() if there <= gathered.pages)
    gathered.addresses.update(own)
    rows = _each("SELECT page FROM failures WHERE url = ?", gathered.addresses, connection)
    gathered.pages.update(page for (page,) in rows if page is not None)


def _delete(connection: sqlite3.Connection, pages: RawPages, gathered: Traces, now: str) -> list[file_store.InFolder]:
    """Delete the rows of `traces` inside the caller's transaction, and leave tombstones.

    Returns the files that are to be removed from folders when it is committed. The free space of the file and its log
    hold what was deleted until the file is compacted; that is noted as a job to do.
    """
    is_current = search_table.is_current(connection)
    headlines = [text for (text,) in _each("SELECT headline FROM articles WHERE id = ?", gathered.articles, connection)]
    _leave_tombstones(connection, gathered, now)
    contents = list(_contents(pages, gathered.pages)) if len(gathered.pages) <= _LOOKED_AT else None
    for article in gathered.articles:
        if is_current:
            fts_index.remove(connection, article)
        _give_copies_another_head(connection, article)
    _drop_from_lists(connection, pages, gathered.addresses, headlines)
    _drop_teasers(connection, gathered.addresses)
    files, addresses = file_store.of_articles(connection, gathered.articles)
    for table, column in _owned(connection):
        _run(connection, f"DELETE FROM {table} WHERE {column} = ?", gathered.articles)
    for table in (*_ADDRESSED, *_with_addresses(connection)):
        _run(connection, f"DELETE FROM {table} WHERE url = ?", gathered.addresses)
    _run(connection, "DELETE FROM articles WHERE id = ?", gathered.articles)
    in_folders = file_store.drop_unused(connection, files, addresses)
    messages.forget_unused(connection)
    kinds = _drop_pages(connection, gathered.pages)
    if not is_current:
        fts_index.rebuild(connection)
    for source, kind in kinds:
        pages.forget_text(source, kind, contents)
    progress.keep(connection, COMPACTION, now)
    return in_folders


def _contents(pages: RawPages, ids: Iterable[int]) -> Iterator[bytes]:
    for page in ids:
        with suppress(ArchiveError):  # damaged: unreadable to anybody
            if (fetched := pages.get(page)) is not None:
                yield fetched.content


def _leave_tombstones(connection: sqlite3.Connection, gathered: Traces, now: str) -> None:
    tombstones.add(connection, gathered.addresses, now)
    rows = _each("SELECT url, coalesce(body, '') FROM articles WHERE id = ?", gathered.articles, connection)
    for url, body in list(rows):
        tombstones.add(connection, [url], now, fingerprint(body).sketch)


def _give_copies_another_head(connection: sqlite3.Connection, article: int) -> None:
    """Make the earliest of an article's copies the first print of the others; one unlike it is a copy no more."""
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
    if group:  # what alerts have sent about the group is not sent again
        connection.execute("UPDATE OR IGNORE alert_events SET article = ? WHERE article = ?", (group[0][0], article))


def _drop_from_lists(
    connection: sqlite3.Connection, pages: RawPages, addresses: set[str], headlines: Sequence[str]
) -> None:
    """Delete the raw pages of lists that show an article; their other entries stay, as rows."""
    needles = {needle for url in addresses if len(needle := _path(url)) > 1}
    texts = [*needles, *(text for text in headlines if len(text) >= 4)]
    patterns = {text.encode(coding, "ignore") for text in texts for coding in ("utf-8", "gb18030")}
    rows = connection.execute("SELECT id, page FROM listings WHERE page IS NOT NULL").fetchall()
    for listing, page in rows:
        try:
            fetched = pages.get(page)
        except ArchiveError:  # damaged
            continue
        if fetched is not None and any(needle in fetched.content for needle in patterns):
            connection.execute("UPDATE listings SET page = NULL WHERE id = ?", (listing,))
            _drop_pages(connection, (page,))


def _drop_teasers(connection: sqlite3.Connection, addresses: set[str]) -> None:
    """Remove the article from the snapshots of lists, and from the links beside other articles."""
    urls = json.dumps(sorted(addresses), ensure_ascii=False)
    shown = "SELECT id FROM teasers WHERE url IN (SELECT value FROM json_each(?))"
    for table in ("sightings", "rankings"):
        connection.execute(f"DELETE FROM {table} WHERE teaser IN ({shown})", (urls,))
    connection.execute("DELETE FROM teasers WHERE url IN (SELECT value FROM json_each(?))", (urls,))
    beside = connection.execute(
        "SELECT DISTINCT articles.id, items FROM articles, json_each(items) AS item"
        " WHERE items != '[]' AND json_extract(item.value, '$.url') IN (SELECT value FROM json_each(?))",
        (urls,),
    ).fetchall()
    for article, items in beside:
        left = [item for item in json.loads(items) if item.get("url") not in addresses]
        connection.execute(
            "UPDATE articles SET items = ? WHERE id = ?", (json.dumps(left, ensure_ascii=False), article)
        )


def _drop_pages(connection: sqlite3.Connection, ids: Iterable[int]) -> set[tuple[str, PageKind]]:
    """Delete raw pages that no row refers to; return their sources and kinds."""
    users = [(table, column) for table, _, column, _ in tables.references(connection, "pages")]
    used = " AND ".join(f"NOT EXISTS (SELECT 1 FROM {table} WHERE {column} = ?1)" for table, column in users)
    gone = _each(f"DELETE FROM pages WHERE id = ?1 AND {used} RETURNING source, kind", ids, connection)
    return set(gone)


def _owned(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield the tables and columns that refer to articles: their rows are deleted with the article."""
    for table, _, column, _ in tables.references(connection, "articles"):
        if table != "articles":
            yield table, column


def _with_addresses(connection: sqlite3.Connection) -> list[str]:
    """Return further tables with a row an address."""
    others = set(tables.names(connection)) - _OWN
    others = {name for name in others if not name.startswith((search_table.SEARCH, "sqlite_"))}
    return [name for name in sorted(others) if "url" in tables.columns(connection, name)]


def _path(url: str) -> str:
    """Return the part of an address that a page's links have, absolute or relative to the site."""
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _each(query: str, values: Iterable[object], connection: sqlite3.Connection) -> Iterator[Any]:
    """Yield the rows of a query with each of the values."""
    for value in list(values):
        yield from connection.execute(query, (value,)).fetchall()


def _run(connection: sqlite3.Connection, statement: str, values: Iterable[object]) -> None:
    connection.executemany(statement, [(value,) for value in values])
