"""`archive.backfills`: the queue of captures of web archives, and the place at which an index is read next.

A capture is a row: its page, its time, and the outcome. A back-fill that was killed continues with the rows that wait.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from scraper.archive.crawl import run_log
from scraper.archive.db.part import Part
from scraper.archive.rows import provenance, tombstones
from scraper.archive.rows.moments import utc_now
from scraper.models import Provenance

State = Literal["stored", "listed", "refused"]
"""``listed``: its entries were stored as a state of a list page."""

AT_ONCE = 200
"""Number of pages that are read from the queue at a time."""


@dataclass(frozen=True, slots=True)
class QueuedCapture:
    """A capture as an index names it."""

    page: str
    """The key of its page (`scraper.urls.plain`)."""
    captured: str
    """The time of the capture: 14 digits, UTC."""
    original: str
    """The address as the archive spells it."""
    url: str
    """The canonical address."""
    digest: str = ""
    """The SHA-1 of its content in base32, as the index gives it; empty where it gives none."""
    length: int = 0
    """The bytes of its compressed record."""
    record: str = ""
    """The stretch of a WARC file: ``FILE#OFFSET,LENGTH``; empty where the index names none."""
    state: Literal["waiting", "stored", "listed", "refused"] = "waiting"


class Backfills(Part):
    """Back-fills and their captures."""

    def begin(self, job: str, source: str) -> int:
        """Return the id of a back-fill by the key of its job, new or not; one whose index was read is read again."""
        with self._session.transaction():
            run_log.add_source(self._session.connection, source, utc_now())
            self._session.connection.execute(
                "INSERT OR IGNORE INTO backfills (job, source) VALUES (?, ?)", (job, source)
            )
            row = self._session.connection.execute("SELECT id, listed FROM backfills WHERE job = ?", (job,)).fetchone()
            waits = self._session.connection.execute(
                "SELECT 1 FROM captures WHERE backfill = ? AND state = 'waiting' LIMIT 1", (row[0],)
            ).fetchone()
            if row[1] and waits is None:
                self._session.connection.execute("UPDATE backfills SET listed = 0, place = '' WHERE id = ?", (row[0],))
        return int(row[0])

    def place(self, backfill: int) -> str | None:
        """Return the place at which to continue reading the index: "" for its beginning; None if it was read to the
        end."""
        row = self._session.connection.execute(
            "SELECT place, listed FROM backfills WHERE id = ?", (backfill,)
        ).fetchone()
        return None if row[1] else str(row[0])

    def add(self, backfill: int, captures: Iterable[QueuedCapture], place: str | None) -> int:
        """Queue captures, and store the place after them (None: the index ends there); return how many are new.

        Addresses of deleted articles are left out.
        """
        rows = list(captures)
        connection = self._session.connection
        with self._session.transaction():
            gone = tombstones.among(connection, {row.url for row in rows})
            before = connection.total_changes
            connection.executemany(
                "INSERT OR IGNORE INTO captures"
                " (backfill, page, captured, original, url, digest, length, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (backfill, row.page, row.captured, row.original, row.url, row.digest, row.length, row.record)
                    for row in rows
                    if row.url not in gone
                ],
            )
            added = connection.total_changes - before
            connection.execute(
                "UPDATE backfills SET place = ?, listed = ? WHERE id = ?", (place or "", place is None, backfill)
            )
        return added

    def count(self, backfill: int) -> tuple[int, int]:
        """Count the pages and the captures of a back-fill, done or not."""
        row = self._session.connection.execute(
            "SELECT count(DISTINCT page), count(*) FROM captures WHERE backfill = ?", (backfill,)
        ).fetchone()
        return int(row[0]), int(row[1])

    def pages(self, backfill: int) -> Iterator[str]:
        """Yield the keys of pages with captures that wait, in their order; rows may change meanwhile."""
        last = ""
        while True:
            rows = self._session.connection.execute(
                "SELECT DISTINCT page FROM captures WHERE backfill = ? AND state = 'waiting' AND page > ?"
                " ORDER BY page LIMIT ?",
                (backfill, last, AT_ONCE),
            ).fetchall()
            if not rows:
                return
            for (last,) in rows:
                yield last

    def of_page(self, backfill: int, page: str) -> list[QueuedCapture]:
        """Return the captures of a page, the earliest first."""
        rows = self._session.connection.execute(
            "SELECT page, captured, original, url, digest, length, record, state FROM captures"
            " WHERE backfill = ? AND page = ? ORDER BY captured, original",
            (backfill, page),
        )
        return [QueuedCapture(*row) for row in rows]

    def finish(self, backfill: int, capture: QueuedCapture, state: State, reason: str | None = None) -> None:
        """Note the outcome of a capture; of a refused one with the reason."""
        with self._session.transaction():
            self._session.connection.execute(
                "UPDATE captures SET state = ?, reason = ?"
                " WHERE backfill = ? AND page = ? AND captured = ? AND original = ?",
                (state, reason, backfill, capture.page, capture.captured, capture.original),
            )

    def settle(self, backfill: int, page: str) -> None:
        """Take the remaining captures of a page off the queue: they are not needed."""
        with self._session.transaction():
            self._session.connection.execute(
                "DELETE FROM captures WHERE backfill = ? AND page = ? AND state = 'waiting'", (backfill, page)
            )

    def provenance(self, article: int) -> Provenance | None:
        """Return the web archive that an article's present text came from; None if the site itself sent it."""
        return provenance.of_article(self._session.connection, article)
