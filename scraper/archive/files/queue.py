"""The queue of files that are to be fetched, and the addresses of those that failed. In the caller's transaction.

An article's files are put on it when it is stored, in the same transaction; a file leaves it when it is kept.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, NamedTuple

from scraper.archive.crawl import printed_pages, retry_schedule
from scraper.archive.files import store
from scraper.archive.files.file import Role
from scraper.archive.rows import messages
from scraper.contract import stamp
from scraper.i18n import Message

FRESH = timedelta(days=1)
"""A file that was fetched less long ago for another article is not requested again for this one."""
NEVER = "9999"
"""The next try of an address that is given up."""
NO_ROOM_IN_ARTICLE = Message("the article's files are over the limit (`files: article`)")
MOST_FILES = 500
"""Files of an article of one role."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The files of an article that are kept."""

    images: Literal["keep", "lead", "address"] = "address"
    """All pictures, with those in the places of videos; the first one; none."""
    attachments: Literal["keep", "address"] = "address"
    layout: Literal["keep", "off"] = "off"
    """The page of the printed paper."""

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles of files that are kept."""
        pictures: tuple[Role, ...] = ("image", "poster") if self.images == "keep" else ("image",)
        attachments: tuple[Role, ...] = ("attachment",)
        layouts: tuple[Role, ...] = ("layout",)
        return (
            *(pictures if self.images != "address" else ()),
            *(attachments if self.attachments == "keep" else ()),
            *(layouts if self.layout == "keep" else ()),
        )


class Place(NamedTuple):
    """A file among those of an article."""

    role: Role
    number: int
    url: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """An address of a file that is due."""

    url: str
    page: str
    """The address of an article that shows it."""
    roles: frozenset[Role]
    etag: str | None = None
    last_modified: str | None = None
    room: int = 0
    """Bytes that an article which shows it may still have."""
    articles: tuple[int, ...] = field(default=(), compare=False)


def places(connection: sqlite3.Connection, article: int, choice: Choice) -> list[Place]:
    """Return the files of an article that are to be kept, as its media name them."""
    row = connection.execute("SELECT images, videos, attachments FROM articles WHERE id = ?", (article,)).fetchone()
    images, videos, attachments = ([one for one in json.loads(column) if isinstance(one, dict)] for column in row)
    by_role: dict[Role, list[Any]] = {
        "image": [one.get("url") for one in (images[:1] if choice.images == "lead" else images)],
        "poster": [one.get("poster") for one in videos],
        "attachment": [one.get("url") for one in attachments],
        "layout": printed_pages.layouts_of(connection, article) if "layout" in choice.roles else [],
    }
    return [
        Place(role, number, url)
        for role in choice.roles
        for number, url in enumerate(by_role[role][:MOST_FILES])
        if isinstance(url, str) and url.startswith(("http://", "https://"))
    ]


def add(connection: sqlite3.Connection, article: int, choice: Choice) -> int:
    """Put the files of an article's present version on the queue; return how many are new on it.

    Those of a former version that it shows no longer leave the queue. A file that a former version showed at the same
    address stands for it until it is fetched again.
    """
    if not choice.roles:
        return 0
    versions = store.versions(connection, article)
    if not versions:
        return 0
    seen, former = versions[-1], max((moment for moment in versions if moment < versions[-1]), default="")
    shown = places(connection, article, choice)
    waiting = connection.execute("SELECT url, role FROM file_queue WHERE article = ?", (article,)).fetchall()
    for url, role in set(waiting) - {(place.url, place.role) for place in shown}:
        connection.execute("DELETE FROM file_queue WHERE article = ? AND url = ? AND role = ?", (article, url, role))
    added = 0
    for place in shown:
        last = connection.execute(
            "SELECT max(until) FROM file_links WHERE article = ? AND url = ? AND role = ?",
            (article, place.url, place.role),
        ).fetchone()[0]
        if last is not None and last >= seen:
            continue
        if last is not None and last >= former:
            connection.execute(
                "UPDATE file_links SET until = ?, number = ? WHERE article = ? AND url = ? AND role = ? AND until = ?",
                (seen, place.number, article, place.url, place.role, last),
            )
        added += connection.execute(
            "INSERT INTO file_queue (article, url, role, number, seen) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET number = excluded.number, seen = excluded.seen WHERE seen != excluded.seen",
            (article, place.url, place.role, place.number, seen),
        ).rowcount
    return added


def link_fresh(connection: sqlite3.Connection, source: str, choice: Choice, now: str) -> int:
    """Link what waits for a source and need not be requested: its address was fetched since, or a short time ago."""
    rows = connection.execute(
        "SELECT file_queue.article, file_queue.url, role, number, seen, file FROM file_queue"
        " JOIN file_addresses USING (url) JOIN articles ON articles.id = file_queue.article"
        " WHERE source = ? AND role IN (SELECT value FROM json_each(?)) AND (file_addresses.fetched >= seen"
        "  OR (file_addresses.fetched > ? AND NOT EXISTS (SELECT 1 FROM file_links"
        "   WHERE file_links.article = articles.id AND file_links.url = file_queue.url)))",
        (source, json.dumps(choice.roles), stamp(datetime.fromisoformat(now) - FRESH)),
    ).fetchall()
    for article, url, role, number, seen, file in rows:
        store.link(connection, article, url, role, file, number=number, seen=seen)
        take(connection, article, url, role)
    return len(rows)


def take(connection: sqlite3.Connection, article: int, url: str, role: Role) -> None:
    """Take a file off the queue."""
    connection.execute("DELETE FROM file_queue WHERE article = ? AND url = ? AND role = ?", (article, url, role))


def due(
    connection: sqlite3.Connection, source: str, choice: Choice, *, now: str, settings: str, most: int, everything: bool
) -> Iterator[Waiting]:
    """Yield the addresses of a source's files that are due, those of the latest articles first, each once.

    ``settings``: the limits of today. ``most``: bytes of an article's files. ``everything``: also what is not due yet.
    """
    rows = connection.execute(
        "SELECT file_queue.url, min(articles.url), json_group_array(DISTINCT role), etag, last_modified,"
        " json_group_array(DISTINCT articles.id)"
        " FROM file_queue JOIN articles ON articles.id = article LEFT JOIN file_addresses USING (url)"
        " LEFT JOIN file_failures USING (url)"
        " WHERE source = :source AND role IN (SELECT value FROM json_each(:roles))"
        " AND (:all OR next_try IS NULL OR next_try <= :now OR settings != :settings"
        f" OR (next_try > :latest_try AND next_try != '{NEVER}'))"
        " GROUP BY file_queue.url ORDER BY max(articles.id) DESC, min(number)",
        {
            "source": source,
            "roles": json.dumps(choice.roles),
            "all": everything,
            "settings": settings,
            "now": now,
            "latest_try": stamp(retry_schedule.latest_try(datetime.fromisoformat(now))),
        },
    ).fetchall()
    for url, page, roles, etag, last_modified, articles in rows:
        ids = tuple(json.loads(articles))
        room = most - min(size_of(connection, article) for article in ids)
        yield Waiting(url, page, frozenset(json.loads(roles)), etag, last_modified, room, ids)


def size_of(connection: sqlite3.Connection, article: int) -> int:
    """Return the bytes of the files of an article, of all its versions."""
    sql = "SELECT coalesce(sum(size), 0) FROM files WHERE id IN (SELECT file FROM file_links WHERE article = ?)"
    return int(connection.execute(sql, (article,)).fetchone()[0])


def arrived(connection: sqlite3.Connection, url: str, file: int, *, most: int) -> int:
    """Link a file to all articles that wait for its address, as far as it has room there; return to how many."""
    (size,) = connection.execute("SELECT size FROM files WHERE id = ?", (file,)).fetchone()
    rows = connection.execute("SELECT article, role, number, seen FROM file_queue WHERE url = ?", (url,)).fetchall()
    linked = 0
    for article, role, number, seen in rows:
        is_there = connection.execute(
            "SELECT 1 FROM file_links WHERE article = ? AND file = ?", (article, file)
        ).fetchone()
        if is_there is None and size_of(connection, article) + size > most:
            continue
        store.link(connection, article, url, role, file, number=number, seen=seen)
        take(connection, article, url, role)
        linked += 1
    return linked


def record_failure(
    connection: sqlite3.Connection,
    url: str,
    reason: str,
    *,
    status: int | None,
    retryable: bool,
    settings: str,
    now: str,
) -> None:
    """Store the reason for which the file at an address is not kept, and when it is due again."""
    messages.remember(connection, (reason,))
    moment = datetime.fromisoformat(now)
    before = connection.execute(
        "SELECT tries, first_failed, last_failed, failing FROM file_failures WHERE url = ? AND settings = ?",
        (url, settings),
    ).fetchone()
    tries = retry_schedule.counted(before and (before[0], _read(before[1]), _read(before[2]), before[3]), moment)
    pause = retry_schedule.pause(tries, reason, retryable=retryable)
    given_up = tries.failing > retry_schedule.GIVEN_UP
    connection.execute(
        "INSERT OR REPLACE INTO file_failures (url, reason, status, retryable, tries, first_failed, last_failed,"
        " failing, next_try, settings) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(url, reason, status, int(retryable), tries.count, stamp(tries.first), now, int(tries.failing)),
            *(NEVER if given_up else stamp(moment + timedelta(seconds=pause)), settings),
        ),
    )


def _read(moment: str) -> datetime:
    read = datetime.fromisoformat(moment)
    return read if read.tzinfo else read.replace(tzinfo=UTC)
