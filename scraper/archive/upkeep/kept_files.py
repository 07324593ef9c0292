"""Check and repair of kept files: content against SHA-256, references by articles, unknown files in folders."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from scraper.archive.files import store
from scraper.archive.upkeep.repairs import Seen
from scraper.i18n import Message


def _path(connection: sqlite3.Connection) -> Path:
    """Return the file that a connection has open."""
    # as bytes: a folder's name need not be UTF-8, and Python refuses a text that is not
    (path,) = connection.execute("SELECT CAST(file AS BLOB) FROM pragma_database_list WHERE name = 'main'").fetchone()
    return Path(os.fsdecode(path))


def damaged(connection: sqlite3.Connection, seen: Seen) -> Iterator[tuple[int, str, str]]:
    """Yield the files that are not what they should be: id, an address, the problem."""
    places = store.folders(connection, _path(connection))
    rows = connection.execute(
        "SELECT id, sha256, content, folder, (SELECT min(url) FROM file_links WHERE file = files.id)"
        " FROM files ORDER BY id"
    )
    for file, sha256, content, folder, url in rows:
        seen()
        if url is None:
            yield file, sha256, Message("no article shows it")
        elif folder is None:
            if hashlib.sha256(content).hexdigest() != sha256:
                yield file, url, Message("it does not match its checksum")
        elif places[folder].read(sha256) is None:
            yield (
                file,
                url,
                Message("it is missing, or does not match its checksum, in {folder}", folder=places[folder].path),
            )


def needless(connection: sqlite3.Connection) -> Iterator[tuple[Path, int]]:
    """Yield the folders with files that the archive does not know, and their number."""
    for number, folder in store.folders(connection, _path(connection)).items():
        rows = connection.execute("SELECT sha256 FROM files WHERE folder = ?", (number,))
        left = set(folder.names()) - {sha256 for (sha256,) in rows} if folder.is_own else ()
        if left:
            yield folder.path, len(left)


def problems(connection: sqlite3.Connection, seen: Seen) -> Iterator[str]:
    """Yield what is wrong with files, in words."""
    for _, url, problem in damaged(connection, seen):
        yield Message("file {url}: {what}", url=url, what=problem)
    for path, count in needless(connection):
        yield Message("{folder}: {n} files that the archive does not have", folder=path, n=count)


def repair(connection: sqlite3.Connection) -> None:
    """Drop damaged files, and put those that an article shows now on the queue again; sweep folders."""
    places = store.folders(connection, _path(connection))
    for file, _, _ in list(damaged(connection, lambda: None)):
        connection.execute(
            "INSERT OR IGNORE INTO file_queue (article, url, role, number, seen)"
            " SELECT article, file_links.url, role, number, until FROM file_links"
            " JOIN articles ON articles.id = article"
            " WHERE file = ? AND until = coalesce(changed, fetched)",
            (file,),
        )
        for table in ("file_links", "file_addresses"):
            connection.execute(f"DELETE FROM {table} WHERE file = ?", (file,))
        gone = connection.execute("DELETE FROM files WHERE id = ? RETURNING folder, sha256", (file,)).fetchall()
        for folder, sha256 in gone:
            if folder is not None:
                places[folder].remove(sha256)
    store.sweep(connection, _path(connection))
