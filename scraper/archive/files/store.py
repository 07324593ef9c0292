"""Storing files once by their content, and the links of articles to them. Inside of the caller's transaction."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from scraper.archive.files.file import INLINE, File, Role
from scraper.archive.files.folder import Folder
from scraper.archive.files.media_types import sniff

InFolder = tuple[int, str]
"""The id of a file's folder, and its SHA-256."""

FILE = "files.sha256, files.type, files.size, files.width, files.height"
"""The columns of `File` after its address and role."""
_TOTAL = (
    "CREATE TEMP TABLE files_total AS SELECT coalesce(sum(size), 0) AS bytes FROM main.files",
    "CREATE TEMP TRIGGER file_added AFTER INSERT ON main.files BEGIN"
    " UPDATE files_total SET bytes = bytes + new.size; END",
    "CREATE TEMP TRIGGER file_deleted AFTER DELETE ON main.files BEGIN"
    " UPDATE files_total SET bytes = bytes - old.size; END",
    "CREATE TEMP TRIGGER file_resized AFTER UPDATE OF size ON main.files BEGIN"
    " UPDATE files_total SET bytes = bytes + new.size - old.size; END",
)
"""The sum of sizes, kept for a connection that writes."""
_MEASURED = INLINE | {"image/tiff", "image/heic", "image/heif", "image/jp2"}


def measured(content: bytes, kind: str) -> tuple[int | None, int | None]:
    """Return the width and height in pixels that the header of an image gives; None where it gives none."""
    if kind not in _MEASURED:
        return None, None
    import imagesize

    width, height = imagesize.get(BytesIO(content), exif_rotation=False)
    return (width, height) if width > 0 and height > 0 else (None, None)


def folders(connection: sqlite3.Connection, archive: Path) -> dict[int, Folder]:
    """Return the folders of an archive by their ids; their paths are relative to the archive's own, or absolute."""
    rows = connection.execute("SELECT id, path FROM file_folders")
    return {number: Folder(archive.resolve().parent / path, archive) for number, path in rows}


def put(connection: sqlite3.Connection, archive: Path, content: bytes, folder: str | None, now: str) -> int:
    """Store a file, unless the archive has it; return its id. ``folder``: where its bytes are to lie; None: here."""
    sha256 = hashlib.sha256(content).hexdigest()
    row = connection.execute("SELECT id, folder FROM files WHERE sha256 = ?", (sha256,)).fetchone()
    number = row[1] if row is not None else None if folder is None else place(connection, folder)
    if number is not None:
        folders(connection, archive)[number].put(sha256, content)
    if row is not None:
        return int(row[0])
    kind = sniff(content)
    width, height = measured(content, kind)
    (file,) = connection.execute(
        "INSERT INTO files (sha256, type, size, width, height, stored, folder, content)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (sha256, kind, len(content), width, height, now, number, content if number is None else None),
    ).fetchone()
    return int(file)


def has(connection: sqlite3.Connection, content: bytes) -> bool:
    """Check whether a file is stored."""
    sha256 = hashlib.sha256(content).hexdigest()
    return connection.execute("SELECT 1 FROM files WHERE sha256 = ?", (sha256,)).fetchone() is not None


def total_size(connection: sqlite3.Connection) -> int:
    """Return the bytes of all files: a writer adds them up once, and triggers of its connection keep the sum."""
    if connection.execute("PRAGMA query_only").fetchone()[0]:
        return int(connection.execute("SELECT coalesce(sum(size), 0) FROM files").fetchone()[0])
    if not connection.execute("SELECT 1 FROM temp.sqlite_master WHERE name = 'files_total'").fetchone():
        for statement in _TOTAL:
            connection.execute(statement)
    return int(connection.execute("SELECT bytes FROM temp.files_total").fetchone()[0])


def has_room(connection: sqlite3.Connection, content: bytes, total: int | None) -> bool:
    """Check whether a file fits in the bytes that all files may take; what is stored already takes no more."""
    return total is None or total_size(connection) + len(content) <= total or has(connection, content)


def place(connection: sqlite3.Connection, folder: str) -> int:
    """Return the id of a folder, new or not."""
    connection.execute("INSERT OR IGNORE INTO file_folders (path) VALUES (?)", (folder,))
    return int(connection.execute("SELECT id FROM file_folders WHERE path = ?", (folder,)).fetchone()[0])


def versions(connection: sqlite3.Connection, article: int) -> list[str]:
    """Return the times of the versions of an article, oldest first, as the links of its files name them."""
    rows = connection.execute(
        "SELECT fetched FROM (SELECT revision, fetched FROM revisions WHERE article = ?1"
        " UNION ALL SELECT revision, coalesce(changed, fetched) FROM articles WHERE id = ?1) ORDER BY revision",
        (article,),
    )
    return [seen for (seen,) in rows]


def link(
    connection: sqlite3.Connection, article: int, url: str, role: Role, file: int, *, number: int, seen: str
) -> None:
    """Note that a version of an article shows a file at an address.

    A former version that showed another file there keeps that; one that showed the same shares its link.
    """
    last = connection.execute(
        "SELECT since, until, file FROM file_links WHERE article = ? AND url = ? AND role = ?"
        " ORDER BY since DESC LIMIT 1",
        (article, url, role),
    ).fetchone()
    former = max((moment for moment in versions(connection, article) if moment < seen), default="")
    if last is not None and last[2] == file and last[1] >= former:
        connection.execute(
            "UPDATE file_links SET until = max(until, ?), number = ?"
            " WHERE article = ? AND url = ? AND role = ? AND since = ?",
            (seen, number, article, url, role, last[0]),
        )
        return
    connection.execute(
        "UPDATE file_links SET until = max(since, ?)"
        " WHERE article = ? AND url = ? AND role = ? AND since < ? AND until > ?",
        (former, article, url, role, seen, former),
    )
    connection.execute(
        "INSERT OR REPLACE INTO file_links (article, url, role, since, until, number, file)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (article, url, role, seen, seen, number, file),
    )


def of_articles(connection: sqlite3.Connection, articles: Iterable[int]) -> tuple[set[int], set[str]]:
    """Return the files of articles (ids), and the addresses of these and of others that wait to be fetched."""
    files: set[int] = set()
    addresses: set[str] = set()
    for article in articles:
        links = connection.execute("SELECT file, url FROM file_links WHERE article = ?", (article,)).fetchall()
        waiting = connection.execute("SELECT url FROM file_queue WHERE article = ?", (article,))
        files.update(file for file, _ in links)
        addresses.update(url for _, url in links)
        addresses.update(url for (url,) in waiting)
    return files, addresses


def drop_unused(connection: sqlite3.Connection, files: Iterable[int], addresses: Iterable[str]) -> list[InFolder]:
    """Delete those of these files and addresses to which no article refers any more.

    Returns those whose bytes lie in a folder: `remove` these when the transaction is committed.
    """
    urls = json.dumps(sorted(addresses), ensure_ascii=False)
    for table, users in (("file_addresses", "file_links"), ("file_failures", "file_queue")):
        used = f"url IN (SELECT url FROM {users})"
        connection.execute(f"DELETE FROM {table} WHERE url IN (SELECT value FROM json_each(?)) AND NOT {used}", (urls,))
    left = []
    for file in set(files):
        if connection.execute("SELECT 1 FROM file_links WHERE file = ?", (file,)).fetchone() is None:
            connection.execute("DELETE FROM file_addresses WHERE file = ?", (file,))
            left += connection.execute("DELETE FROM files WHERE id = ? RETURNING folder, sha256", (file,)).fetchall()
    return [row for row in left if row[0] is not None]


def remove(connection: sqlite3.Connection, archive: Path, files: Iterable[InFolder]) -> None:
    """Remove files from folders, to which nothing refers any more. What a kill leaves there, `sweep` removes."""
    places = folders(connection, archive)
    for folder, sha256 in files:
        places[folder].remove(sha256)


def sweep(connection: sqlite3.Connection, archive: Path) -> int:
    """Remove from the folders of an archive what it does not refer to; return the number of files."""
    removed = 0
    for number, folder in folders(connection, archive).items():
        rows = connection.execute("SELECT sha256 FROM files WHERE folder = ?", (number,))
        removed += folder.sweep({sha256 for (sha256,) in rows})
    return removed


def as_file(row: tuple[str, Role, str, str, int, int | None, int | None]) -> File:
    """Return a row of url, role and `FILE` as what it is."""
    return File(*row)
