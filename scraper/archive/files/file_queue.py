"""`archive.file_queue`: the files that are to be fetched, what became of them, and the room that there is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Literal

from scraper.archive.crawl import printed_pages
from scraper.archive.db.part import Part, Row
from scraper.archive.files import queue, store
from scraper.archive.files.queue import Choice, Waiting
from scraper.archive.rows import messages
from scraper.archive.rows.moments import utc_now
from scraper.models import Fetched

Outcome = Literal["stored", "refused", "no room"]


@dataclass(frozen=True, slots=True)
class Room:
    """Limits of kept files in bytes, and the place where they lie."""

    file: int = 5_000_000
    article: int = 50_000_000
    total: int = 20_000_000_000
    folder: str | None = None
    """Relative to the archive's own folder, or absolute; None: in the archive itself."""

    @property
    def settings(self) -> str:
        """The limits in a form that is stored with failures: under others an address is requested again."""
        return f"{self.file} {self.article}"


class FileQueue(Part):
    """The queue of files. What is kept of them: `scraper.archive.files.files`."""

    def add(self, article: int, choice: Choice) -> int:
        """Put the files of an article on the queue, as it reads now; return how many are new on it."""
        with self._session.transaction():
            return queue.add(self._session.connection, article, choice)

    def add_missing(self, source: str, choice: Choice) -> int:
        """Put the files on the queue that a source's articles lack; return how many are new on it."""
        connection = self._session.connection
        with self._session.transaction():
            articles = connection.execute(
                "SELECT id FROM articles WHERE source = ? AND (images != '[]' OR videos != '[]' OR attachments != '[]'"
                " OR page_number IS NOT NULL) ORDER BY id",
                (source,),
            ).fetchall()
            return sum(queue.add(connection, article, choice) for (article,) in articles)

    def note_layouts(self, files: Mapping[str, str]) -> None:
        """Remember the file (PDF, picture) of the page of a printed paper on which addresses of articles are listed."""
        with self._session.transaction():
            printed_pages.add_layouts(self._session.connection, files)

    def due(self, source: str, choice: Choice, room: Room, *, retry: bool = False) -> list[Waiting]:
        """Return the addresses of a source's files that are due, each once; with ``retry`` those that failed, too.

        What another article of the same address has is linked, and not among them.
        """
        connection, now = self._session.connection, utc_now()
        with self._session.transaction():
            queue.link_fresh(connection, source, choice, now)
        if not choice.roles:
            return []
        return list(
            queue.due(connection, source, choice, now=now, settings=room.settings, most=room.article, everything=retry)
        )

    def count(self, source: str | None = None) -> int:
        """Count the addresses of files (of a source) that wait, without those that failed."""
        row = self._session.connection.execute(
            "SELECT count(DISTINCT file_queue.url) FROM file_queue JOIN articles ON articles.id = article"
            " WHERE (?1 IS NULL OR source = ?1) AND file_queue.url NOT IN (SELECT url FROM file_failures)",
            (source,),
        ).fetchone()
        return int(row[0])

    def size(self) -> int:
        """Return the bytes of all files."""
        return store.total_size(self._session.connection)

    def has_room(self, content: bytes, total: int | None) -> bool:
        """Check whether a file fits in the bytes that all files may take (None: any number)."""
        return store.has_room(self._session.connection, content, total)

    def keep(self, waiting: Waiting, fetched: Fetched, room: Room) -> Outcome:
        """Store a file for all articles that wait for its address.

        Nothing is stored where the archive has no room for it (it waits), or none of the articles (a failure of its
        address). FolderError where its folder cannot be written.
        """
        connection = self._session.connection
        with self._session.transaction():
            if not store.has_room(connection, fetched.content, room.total):
                return "no room"
            file = store.put(connection, self._session.path, fetched.content, room.folder, fetched.fetched)
            if not queue.arrived(connection, waiting.url, file, most=room.article):
                store.drop_unused(connection, [file], ())
                self.fail(waiting.url, queue.NO_ROOM_IN_ARTICLE, room)
                return "refused"
            validators = fetched.header("etag"), fetched.header("last-modified")
            connection.execute(
                "INSERT OR REPLACE INTO file_addresses (url, file, etag, last_modified, fetched)"
                " VALUES (?, ?, ?, ?, ?)",
                (waiting.url, file, *validators, fetched.fetched),
            )
            connection.execute("DELETE FROM file_failures WHERE url = ?", (waiting.url,))
            return "stored"

    def not_modified(self, waiting: Waiting, fetched: Fetched, room: Room) -> None:
        """Link the file that an address had before to all articles that wait for it: it has not changed (304)."""
        connection = self._session.connection
        with self._session.transaction():
            row = connection.execute("SELECT file FROM file_addresses WHERE url = ?", (waiting.url,)).fetchone()
            if row is None:
                return
            queue.arrived(connection, waiting.url, row[0], most=room.article)
            connection.execute("UPDATE file_addresses SET fetched = ? WHERE url = ?", (fetched.fetched, waiting.url))
            connection.execute("DELETE FROM file_failures WHERE url = ?", (waiting.url,))

    def fail(self, url: str, reason: str, room: Room, *, status: int | None = None, retryable: bool = False) -> None:
        """Store the reason for which the file at an address is not kept. Its article is not concerned."""
        with self._session.transaction():
            queue.record_failure(
                self._session.connection,
                url,
                reason,
                status=status,
                retryable=retryable,
                settings=room.settings,
                now=utc_now(),
            )

    def failures(self, source: str | None = None) -> list[Row]:
        """Return the addresses of files (of a source's articles) that failed and wait: the latest first.

        Keys: url, role, source, article (the latest that shows it), reason, status, tries, last_failed, next_try (None
        for one that is given up).
        """
        names = ("url", "role", "source", "article", "reason", "status", "tries", "last_failed", "next_try")
        rows = self._session.connection.execute(
            "SELECT file_failures.url, role, source, max(articles.id), reason, status, tries, last_failed,"
            f" nullif(next_try, '{queue.NEVER}') FROM file_failures JOIN file_queue USING (url)"
            " JOIN articles ON articles.id = article WHERE ?1 IS NULL OR source = ?1"
            " GROUP BY file_failures.url ORDER BY last_failed DESC, file_failures.url",
            (source,),
        )
        recalled = cache(partial(messages.recalled, self._session.connection))
        return [{**dict(zip(names, row, strict=True)), "reason": recalled(row[4])} for row in rows]

    def failing(self) -> dict[str, int]:
        """Count the addresses of files that failed, by source."""
        rows = self._session.connection.execute(
            "SELECT source, count(DISTINCT file_queue.url) FROM file_queue JOIN file_failures USING (url)"
            " JOIN articles ON articles.id = article GROUP BY source"
        )
        return dict(rows.fetchall())
