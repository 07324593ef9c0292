"""The part of the archive's face that deletes articles, and lets deleted ones come back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

from scraper.archive.articles import deletion, tombstones
from scraper.archive.articles.deletion import Traces
from scraper.archive.db import connect
from scraper.archive.db.file_identity import Place
from scraper.archive.pages.raw_pages import RawPages
from scraper.models import stamp


class Removing:
    """Deletion of articles for `Archive`."""

    path: Path
    connection: sqlite3.Connection
    _pages: RawPages
    _place: Place | None

    def transaction(self) -> AbstractContextManager[None]:
        """`Archive.transaction`."""
        raise NotImplementedError

    def traces(self, articles: Sequence[int], addresses: Iterable[str] = ()) -> Traces:
        """All that articles (ids) and other addresses have left here: what `delete` deletes."""
        with connect.explained(self.path):
            return deletion.traces(self.connection, articles, addresses)

    def delete(self, articles: Sequence[int], addresses: Iterable[str] = ()) -> Traces:
        """Delete articles (ids) with their former versions, raw pages, words and sightings; and what there is of other
        addresses.

        Neither a fetch nor `reparse`, `verify` or an import brings them back: see `forget_deleted`. Call `compact`
        afterwards, without which the free space of the file still holds their text.
        """
        with self.transaction():
            found = deletion.traces(self.connection, articles, addresses)
            deletion.delete(self.connection, self._pages, found, stamp(datetime.now(UTC)))
        return found

    def compact(self) -> None:
        """Write the file anew, so that what was deleted is nowhere in it. Needs twice its room for the moment."""
        with connect.explained(self.path):
            deletion.compact(self.connection)
            self._place = Place(self.path, self.connection)

    def is_compacted(self) -> bool:
        """Tell whether the free space of the file holds nothing of what was deleted."""
        with connect.explained(self.path):
            return deletion.is_compacted(self.connection)

    def deleted(self, urls: Iterable[str]) -> set[str]:
        """Those of the addresses whose articles were deleted."""
        with connect.explained(self.path):
            return tombstones.among(self.connection, urls)

    def count_deleted(self) -> list[tuple[str, int]]:
        """How many addresses were deleted, by day (2026-01-31)."""
        with connect.explained(self.path):
            return tombstones.count(self.connection)

    def forget_deleted(self, urls: Iterable[str] | None = None) -> int:
        """Let deleted addresses (None: all) be fetched and imported again; how many there were."""
        with self.transaction():
            return tombstones.forget(self.connection, urls)
