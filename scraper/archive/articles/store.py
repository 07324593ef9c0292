"""Storing articles: new, changed, unchanged, or a copy of a stored one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

from scraper.archive.articles import soundness
from scraper.archive.articles.duplicates import near_duplicates, sketches, url_aliases
from scraper.archive.articles.queries import ARRAYS
from scraper.archive.articles.versions import earlier_versions
from scraper.archive.articles.versions.first_dating import as_first_dated
from scraper.archive.crawl import failures, printed_pages, visits
from scraper.archive.pages.raw_pages import RawPages
from scraper.archive.rows import moments, tombstones
from scraper.archive.search.index import fts_index
from scraper.contract import ARTICLE_FIELDS, MEDIA, PRINTED_PAGE
from scraper.errors import ArchiveError
from scraper.i18n import Message
from scraper.models import Analysis, Fetched, Page
from scraper.urls import other_scheme

Outcome = Literal["new", "changed", "unchanged", "copy", "deleted"]


@dataclass(frozen=True, slots=True)
class Stored:
    """Result of storing an article. A ``copy`` is new too: its text is stored already, under another URL.

    An article that was ``deleted`` is not stored again.
    """

    id: int
    """0 for a deleted article."""
    outcome: Outcome


_PLAIN = ("headline", "outlet", "section", "published", "summary", "body", *PRINTED_PAGE, "language")
_READ = (*_PLAIN, *ARRAYS, "moment", "text_hash", "fingerprint", "segmenter")
"""The columns that are read from a page."""
_COMPARED = frozenset({"headline", "body", "text_hash", "fingerprint"})
"""The columns by which copies are recognised."""
_INDEXED = frozenset((*fts_index.COLUMNS, "segmenter"))


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article that is being stored, with all that is stored of it."""

    source: str
    fetched: Fetched | None
    page: Page
    analysis: Analysis
    run: int | None
    now: str
    text: near_duplicates.Text
    parts: Sequence[Fetched] = ()
    """The further pages of an article that is split over several (下一页)."""

    @property
    def seen(self) -> str:
        """The time at which this text was fetched: ISO 8601 in UTC."""
        return self.fetched.fetched if self.fetched else self.now

    def columns(self) -> dict[str, Any]:
        """Return the values of the columns that are read from the page."""
        page = self.page
        return {
            **{name: getattr(page, name) for name in _PLAIN},
            "byline": _array(page.byline),
            "editors": _array(page.editors),
            **{name: _array([one.as_json() for one in getattr(page, name)]) for name in (*MEDIA, "items")},
            "keywords": _array(self.analysis.keywords or page.keywords),
            "moment": moments.moment(page.published, page.timezone),
            "text_hash": self.text.hash,
            "fingerprint": self.analysis.fingerprint,
            "segmenter": self.analysis.segmenter or None,
        }


_dumped = json.JSONEncoder(ensure_ascii=False).encode
"""`json.dumps` would make an encoder for each call."""


def _array(values: Sequence[Any]) -> str:
    return _dumped(values) if values else "[]"


def store(connection: sqlite3.Connection, pages: RawPages, arrival: Arrival) -> Stored:
    """Store one article, inside the caller's transaction. An unchanged article's row is not touched."""
    fetched = arrival.fetched
    url = arrival.page.url or (fetched.url if fetched else None)
    if url is None:
        raise ArchiveError(
            Message("an article without a URL cannot be stored: {headline}", headline=repr(arrival.page.headline[:60]))
        )
    if _is_deleted(connection, pages, url, arrival):
        return Stored(0, "deleted")
    page = tombstones.without(connection, arrival.page)
    addresses = (fetched.requested, fetched.url, url) if fetched is not None else (url,)
    arrival = replace(arrival, page=printed_pages.with_place(connection, page, addresses))
    row = _row(connection, url)
    if row is None and fetched is not None and fetched.provenance is not None:
        row = _row(connection, other_scheme(url))  # captures of ten years ago are of http, the site is of https
    elif row is not None and fetched is not None and _is_another(connection, row, fetched, arrival.text):
        url = fetched.url if fetched.url != url else fetched.requested
        row = _row(connection, url)
    head = near_duplicates.find(connection, arrival.text) if row is None else None
    if head is not None and fetched is not None:
        stored_url = url_aliases.known_as(connection, url, arrival.source, head[0])
        row = _row(connection, stored_url) if stored_url else None
    stored = _compare(connection, pages, row, arrival) if row else _insert(connection, pages, url, arrival, head)
    if fetched is not None:
        visits.record(connection, arrival.source, fetched, stored.id)
        failures.clear_failures(connection, pages, (fetched.requested, fetched.url, url))
    return stored


def _is_deleted(connection: sqlite3.Connection, pages: RawPages, url: str, arrival: Arrival) -> bool:
    """Check whether an article was deleted; then the addresses that led to it now are not requested again either."""
    fetched = arrival.fetched
    addresses = (fetched.requested, fetched.url) if fetched is not None else ()
    if not tombstones.covers(connection, addresses, url, arrival.text.sketch):
        return False
    tombstones.add(connection, addresses, arrival.now, arrival.text.sketch)
    failures.clear_failures(connection, pages, (*addresses, url))
    return True


class FieldChange(NamedTuple):
    """A column that a newer parser reads differently, with its former and its new value."""

    field: str
    before: str | None
    after: str | None


def reread(connection: sqlite3.Connection, article: int, page: Page, analysis: Analysis) -> tuple[FieldChange, ...]:
    """Put a newer parser's reading of the same bytes in an article's row; return the changes.

    It is no revision: the page has not changed. A row that reads the same is not touched.
    """
    names = (*_READ, "source")
    row = connection.execute(f"SELECT {', '.join(names)} FROM articles WHERE id = ?", (article,)).fetchone()
    if row is None:
        raise ArchiveError(Message("there is no article {article}", article=article))
    before = dict(zip(names, row, strict=True))
    page = as_first_dated(tombstones.without(connection, page), before["published"])
    page = printed_pages.with_place(connection, page, printed_pages.addresses_of(connection, article))
    arrival = Arrival(before["source"], None, page, analysis, None, "", near_duplicates.prepare(page, analysis))
    after = arrival.columns()
    changed = {name for name in _READ if before[name] != after[name]}
    if changed:
        _update(connection, article, arrival, after, changed)
    return tuple(
        FieldChange(name, before[name], after[name]) for name in (*_PLAIN, *ARRAYS) if before[name] != after[name]
    )


def _row(connection: sqlite3.Connection, url: str) -> dict[str, Any] | None:
    names = ("id", "revision", "fetched", "changed", "page", "text_hash", *ARTICLE_FIELDS)
    row = connection.execute(f"SELECT {', '.join(names)} FROM articles WHERE url = ?", (url,)).fetchone()
    return dict(zip(names, row, strict=True)) if row else None


def _is_another(
    connection: sqlite3.Connection, row: dict[str, Any], fetched: Fetched, text: near_duplicates.Text
) -> bool:
    """Check whether the row at a page's canonical URL is another article: some sites link all pages to one."""
    if row["text_hash"] == text.hash:
        return False
    visit = connection.execute("SELECT article FROM visits WHERE url = ?", (fetched.requested,)).fetchone()
    if visit is not None and visit[0] == row["id"]:
        return False
    others = connection.execute("SELECT count(*) FROM visits WHERE article = ?", (row["id"],)).fetchone()[0]
    return bool(others) and not near_duplicates.is_same_news(text, row["headline"], row["body"])


def _insert(
    connection: sqlite3.Connection, pages: RawPages, url: str, arrival: Arrival, head: tuple[int, float] | None
) -> Stored:
    """Store an article whose URL is new. ``head``: see `near_duplicates.find`."""
    row = {
        "url": url,
        "source": arrival.source,
        "fetched": arrival.seen,
        "copy_of": head[0] if head else None,
        "similarity": head[1] if head else None,
        "run": arrival.run,
        "page": _keep_page(pages, arrival),
        **arrival.columns(),
    }
    article = connection.execute(
        f"INSERT INTO articles ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", tuple(row.values())
    ).lastrowid
    if article is None:
        raise ArchiveError(Message("{url}: the article was not stored", url=url))
    sketches.keep(connection, article, arrival.text.sketch)
    indexed = fts_index.add(connection, article, arrival.page, arrival.analysis)
    soundness.keep(connection, article, row, arrival.analysis, indexed)
    if arrival.parts:
        _keep_parts(connection, pages, article, arrival)
    return Stored(article, "copy" if head else "new")


def _compare(connection: sqlite3.Connection, pages: RawPages, row: dict[str, Any], arrival: Arrival) -> Stored:
    """Store an article whose URL is stored: as a new revision if its text has changed, else not at all."""
    article: int = row["id"]
    is_capture = arrival.fetched is not None and arrival.fetched.provenance is not None
    if is_capture and arrival.seen < (last := earlier_versions.last_look(connection, row)):
        return _insert_earlier(connection, pages, row, arrival, last)
    arrival = replace(arrival, page=as_first_dated(arrival.page, row["published"]))
    values = arrival.columns()
    changed = {name for name in ARTICLE_FIELDS if row[name] != values[name]}
    if not changed or _seen_elsewhere(connection, row, arrival):
        if row["page"] is None and (page := _keep_page(pages, arrival)) is not None:  # it came without, by an import
            connection.execute("UPDATE articles SET page = ? WHERE id = ?", (page, article))
            _keep_parts(connection, pages, article, arrival)
        _fill_in(connection, article, arrival.page, values)
        return Stored(article, "unchanged")
    former = {
        "article": article,
        "revision": row["revision"],
        "fetched": row["changed"] or row["fetched"],
        "replaced": arrival.seen,
        "page": row["page"],
        **{name: row[name] for name in ARTICLE_FIELDS},
    }
    connection.execute(
        f"INSERT INTO revisions ({', '.join(former)}) VALUES ({', '.join('?' * len(former))})", tuple(former.values())
    )
    values["revision"] = row["revision"] + 1
    values["changed"] = arrival.seen
    values["run"] = arrival.run
    values["page"] = _keep_page(pages, arrival)
    _update(connection, article, arrival, values, changed | {"keywords"})  # which the words of another cut may change
    _keep_parts(connection, pages, article, arrival)
    return Stored(article, "changed")


def _insert_earlier(
    connection: sqlite3.Connection, pages: RawPages, row: dict[str, Any], arrival: Arrival, last: str
) -> Stored:
    """Store a capture from before the last visit: as an earlier revision, or as an earlier sighting of a known text."""
    article: int = row["id"]
    if _seen_elsewhere(connection, row, arrival):
        return Stored(article, "unchanged")
    raw = _keep_page(pages, arrival)
    place, needless = earlier_versions.insert(connection, row, arrival.seen, arrival.columns(), raw, last)
    pages.remove(needless)
    if place == "present":
        _keep_parts(connection, pages, article, arrival)
    return Stored(article, "changed" if place == "before" else "unchanged")


def _fill_in(connection: sqlite3.Connection, article: int, page: Page, values: dict[str, Any]) -> None:
    """Give an unchanged article its page of the printed paper and its media: a former parser did not read them."""
    if page.page_number is not None:
        connection.execute(
            "UPDATE articles SET page_number = ?2, page_name = ?3 WHERE id = ?1 AND page_number IS NULL",
            (article, page.page_number, page.page_name),
        )
    if any(getattr(page, name) for name in MEDIA):
        empty = " AND ".join([f"{name} = '[]'" for name in MEDIA])
        connection.execute(
            f"UPDATE articles SET {', '.join(f'{name} = ?' for name in MEDIA)} WHERE id = ? AND {empty}",
            (*(values[name] for name in MEDIA), article),
        )


def _seen_elsewhere(connection: sqlite3.Connection, row: dict[str, Any], arrival: Arrival) -> bool:
    """Check whether an article came by another address than the stored one, as from a site's mobile edition.

    A difference of two editions is no edit, and would be a revision at every look at either.
    """
    stored = connection.execute("SELECT requested FROM pages WHERE id = ?", (row["page"],)).fetchone()
    if stored is None or arrival.fetched is None or stored[0] == arrival.fetched.requested:
        return False
    return not url_aliases.is_respelled(stored[0], arrival.fetched.requested)


def _update(
    connection: sqlite3.Connection, article: int, arrival: Arrival, values: dict[str, Any], changed: Set[str]
) -> None:
    """Give a stored article other content: its row, and by the ``changed`` columns its group, sketch, index, words."""
    if changed & _COMPARED:
        is_head = connection.execute("SELECT 1 FROM articles WHERE copy_of = ? LIMIT 1", (article,)).fetchone()
        head = None if is_head else near_duplicates.find(connection, arrival.text, article)
        values = {**values, "copy_of": head[0] if head else None, "similarity": head[1] if head else None}
        sketches.drop(connection, article)
        sketches.keep(connection, article, arrival.text.sketch)
    is_indexed = bool(changed & _INDEXED)
    if is_indexed:
        fts_index.remove(connection, article)
    connection.execute(
        f"UPDATE articles SET {', '.join(f'{name} = ?' for name in values)} WHERE id = ?", (*values.values(), article)
    )
    if is_indexed:
        indexed = fts_index.add(connection, article, arrival.page, arrival.analysis)
        soundness.keep(connection, article, values, arrival.analysis, indexed)


def _keep_page(pages: RawPages, arrival: Arrival) -> int | None:
    fetched = arrival.fetched
    return pages.add(arrival.source, "article", fetched) if fetched is not None and fetched.content else None


def _keep_parts(connection: sqlite3.Connection, pages: RawPages, article: int, arrival: Arrival) -> None:
    """Store the further raw pages of the present version; those of a former one are deleted."""
    former = connection.execute("DELETE FROM parts WHERE article = ? RETURNING page", (article,)).fetchall()
    for (page,) in former:
        pages.remove(page)
    connection.executemany(
        "INSERT INTO parts (article, number, page) VALUES (?, ?, ?)",
        [(article, number, pages.add(arrival.source, "article", part)) for number, part in enumerate(arrival.parts, 2)],
    )
