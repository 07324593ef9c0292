"""`archive.merge`: another archive into this one, and a selection of this one into a new archive."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path

from scraper.archive.db import connect, progress
from scraper.archive.db.errors import DiskFull, explained, is_of_machine
from scraper.archive.db.lock import WriterLock
from scraper.archive.db.part import Part
from scraper.archive.db.session import Session
from scraper.archive.merge import merger, tables
from scraper.archive.merge.merger import EVERYTHING, Choice, Merger, Summary, Watch
from scraper.archive.merge.other_archive import arriving, article_rows, other
from scraper.archive.merge.other_archive.other import Other
from scraper.archive.merge.pages import Everything
from scraper.archive.pages.raw_pages import RawPages
from scraper.archive.rows import tombstones
from scraper.archive.rows.filters import EVERYTHING as ALL
from scraper.archive.rows.filters import Filter, conditions
from scraper.archive.schema import search_table
from scraper.archive.upkeep.backup import partial_of
from scraper.errors import ArchiveError
from scraper.i18n import Message
from scraper.output_paths import InForce, refuse


def unwatched(_outcomes: Sequence[tuple[str, str]], _share: float) -> None:
    """The watcher that shows nothing."""


class Merge(Part):
    """Merges. The other archive is never changed."""

    def __init__(self, session: Session, raw: RawPages) -> None:
        super().__init__(session)
        self._raw = raw

    def bring(
        self,
        path: Path,
        choice: Choice = EVERYTHING,
        *,
        again: bool = False,
        most_files: int | None = None,
        watch: Watch = unwatched,
    ) -> Summary | None:
        """Merge another archive, or a part of it, into this one; None if it was merged before, and not ``again``.

        Each batch is committed together with the place reached; an interrupted merge continues there. Articles are the
        same by their URL; one that both archives have gets the versions of both in the order of time. What was deleted
        here does not come back. ``most_files``: maximum bytes of all kept files; those without room are left out.

        ArchiveError if the file cannot be merged: nothing is stored then.
        """
        with other.opened(path, self._session.path) as there:
            job = f"import db {there.state} {choice}".rstrip()
            connection = self._session.connection
            state = None if again else progress.get(connection, job)
            if again:
                with self._session.transaction():
                    progress.keep(connection, job, None)
            if state is not None and json.loads(state).get("done"):
                return None
            names = choice.names
            merging = Merger(
                self._session,
                self._raw,
                there,
                sources=names,
                afresh=_sources_of_deleted(connection, there),
                total=most_files,
            )
            return merger.bring_all(merging, choice, job, watch)

    def deleted_there(self, path: Path) -> list[int]:
        """Return the articles here (ids) that were deleted in another archive."""
        with other.opened(path, self._session.path) as there:
            hashes = {row[0] for row in there.rows("SELECT hash FROM tombstones")}
        return sorted(set(tombstones.of_articles(self._session.connection, hashes).values()))

    def write(self, chosen: Filter, target: Path, *, watch: Watch = unwatched) -> Summary:
        """Write the articles of a filter into a new archive, with all that belongs to them and nothing of others.

        That is: revisions, raw pages, tags, sightings, addresses, and their runs with the reports of their sources.
        Raw pages are compressed again, since a dictionary holds text of other pages. The file takes its name when it is
        complete. OutputRefused if the target is an archive, another database or a list of sources.
        """
        refuse(target, InForce(self._session.path))
        if not target.parent.is_dir():
            raise ArchiveError(Message("{target}: there is no folder {parent}", target=target, parent=target.parent))
        real = target.resolve()
        here = Other(self._session.path, self._session.path, self._session.connection, self._raw, "")
        try:
            with self._session.snapshot(), connect.whole(real, partial_of(real)) as partial, _created(partial) as made:
                return _write(made, here, chosen, watch)
        except ArchiveError as error:
            if isinstance(error.__cause__, sqlite3.Error) and is_of_machine(error.__cause__):
                words = "{path}: cannot be written: {reason}; no partial file is left"
                reason = Message(os.strerror(errno.ENOSPC)) if isinstance(error, DiskFull) else error.__cause__
                raise ArchiveError(Message(words, path=target, reason=reason)) from error
            raise


def _write(made: Session, here: Other, chosen: Filter, watch: Watch) -> Summary:
    where, values = conditions(chosen)
    names = frozenset(_named(here, chosen, where, values))
    writing = Merger(made, RawPages(made.connection), here, sources=names, afresh=Everything())
    with made.transaction():
        writing.bring_sources(names)
    total = max(1, _count(here, chosen, where, values))
    done = 0
    for ids in _batches(here, chosen, where, values):
        with made.transaction():
            outcomes = writing.bring_articles(list(article_rows.read(here, ids)))
            addresses = _addresses(here, ids)
            writing.lists.store_of(addresses)
            for number in writing.rankings.lists_of(addresses):
                writing.rankings.store(number, addresses)
        done += len(ids)
        watch(outcomes, done / total)
    (visits,) = (table for table in tables.ROWS if table.name == "visits")
    for ids in _batches(here, chosen, where, values):
        columns = ", ".join(visits.columns)
        rows = here.rows(
            f"SELECT {columns} FROM visits WHERE article IN (SELECT value FROM json_each(?))", (json.dumps(ids),)
        )
        with made.transaction():
            writing.rows["visits"].store(visits, rows)
    with made.transaction():
        search_table.tidy(made.connection)
    return writing.counted()


def _batches(here: Other, chosen: Filter, where: str, values: list[object]) -> Iterator[list[int]]:
    ids: Iterator[int]
    if chosen.ids is None:
        ids = (n for (n,) in here.stream(f"SELECT id FROM articles WHERE {where} ORDER BY id", values))
    else:
        ids = iter(chosen.ids)
    while batch := list(islice(ids, arriving.BATCH)):
        if chosen.ids is not None and where != "1":
            allowed = f"SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND {where}"
            among = {n for (n,) in here.rows(allowed, [json.dumps(batch), *values])}
            batch = [number for number in batch if number in among]
        if batch:
            yield batch


def _named(here: Other, chosen: Filter, where: str, values: list[object]) -> set[str]:
    """Return the sources of the articles of a filter."""
    if chosen == ALL:
        return {name for (name,) in here.rows("SELECT DISTINCT source FROM articles")}
    names: set[str] = set()
    for ids in _batches(here, chosen, where, values):
        sql = "SELECT DISTINCT source FROM articles WHERE id IN (SELECT value FROM json_each(?))"
        names.update(name for (name,) in here.rows(sql, (json.dumps(ids),)))
    return names


def _count(here: Other, chosen: Filter, where: str, values: list[object]) -> int:
    if chosen.ids is not None:
        return len(chosen.ids)
    return int(here.one(f"SELECT count(*) FROM articles WHERE {where}", values)[0])


def _addresses(here: Other, ids: Sequence[int]) -> list[str]:
    """Return all addresses that lead to articles."""
    numbers = json.dumps(ids)
    sql = (
        "SELECT url FROM articles WHERE id IN (SELECT value FROM json_each(?1))"
        " UNION SELECT url FROM visits WHERE article IN (SELECT value FROM json_each(?1))"
    )
    return [url for (url,) in here.rows(sql, (numbers,))]


@contextmanager
def _created(partial: Path) -> Iterator[Session]:
    """Create an archive in an empty file; at the end it is one self-contained file on the disk."""
    lock = WriterLock(partial)
    lock.acquire()
    try:
        session = Session(partial, connect.open_writer(partial), lock)
        try:
            yield session
            with explained(partial):
                session.connection.execute("PRAGMA journal_mode = DELETE")
        finally:
            session.close()
    finally:
        lock.release()
        with suppress(OSError):
            lock.path.unlink()
    handle = os.open(partial, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sources_of_deleted(connection: sqlite3.Connection, there: Other) -> frozenset[str]:
    """Return the sources there of articles that were deleted here: their dictionaries may hold text of them."""
    if not connection.execute("SELECT 1 FROM tombstones LIMIT 1").fetchone():
        return frozenset()
    names: set[str] = set()
    stream = there.stream("SELECT url, source FROM articles UNION ALL SELECT url, source FROM visits")
    while some := list(islice(stream, arriving.BATCH)):
        gone = tombstones.among(connection, [url for url, _ in some])
        names.update(source for url, source in some if url in gone)
    return frozenset(names)
