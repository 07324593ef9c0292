"""The tables and indexes of kept files: pictures, attachments, and the layouts of printed papers."""

from __future__ import annotations

TABLES: tuple[str, ...] = (
    """CREATE TABLE file_folders (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE
) STRICT""",
    """CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    size INTEGER NOT NULL,
    width INTEGER,
    height INTEGER,
    stored TEXT NOT NULL,
    folder INTEGER REFERENCES file_folders(id),
    content BLOB,
    CHECK ((folder IS NULL) = (content IS NOT NULL))
) STRICT""",
    "CREATE INDEX files_size ON files(size, folder)",
    """CREATE TABLE file_links (
    article INTEGER NOT NULL REFERENCES articles(id),
    url TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('image', 'poster', 'attachment', 'layout')),
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    number INTEGER NOT NULL,
    file INTEGER NOT NULL REFERENCES files(id),
    PRIMARY KEY (article, url, role, since)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX file_links_file ON file_links(file)",
    """CREATE TABLE file_addresses (
    url TEXT PRIMARY KEY,
    file INTEGER NOT NULL REFERENCES files(id),
    etag TEXT,
    last_modified TEXT,
    fetched TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX file_addresses_file ON file_addresses(file)",
    """CREATE TABLE file_queue (
    article INTEGER NOT NULL REFERENCES articles(id),
    url TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('image', 'poster', 'attachment', 'layout')),
    number INTEGER NOT NULL,
    seen TEXT NOT NULL,
    PRIMARY KEY (article, url, role)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX file_queue_url ON file_queue(url)",
    """CREATE TABLE file_failures (
    url TEXT PRIMARY KEY,
    reason TEXT NOT NULL,
    status INTEGER,
    retryable INTEGER NOT NULL CHECK (retryable IN (0, 1)),
    tries INTEGER NOT NULL,
    first_failed TEXT NOT NULL,
    last_failed TEXT NOT NULL,
    failing INTEGER NOT NULL,
    next_try TEXT NOT NULL,
    settings TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
)
"""``files.folder``: where the bytes of a file lie whose ``content`` is not in the row. ``file_folders.path`` is
relative to the archive's own folder, or absolute.

``since`` and ``until`` are the times of the first and the last version of an article that shows a file at an address
(``articles.changed`` or ``fetched``, ``revisions.fetched``). ``file_failures.settings`` are the limits under which an
address failed: under others it is requested again."""
