"""The tables and indexes of back-fills from web archives."""

from __future__ import annotations

TABLES: tuple[str, ...] = (
    """CREATE TABLE backfills (
    id INTEGER PRIMARY KEY,
    job TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL REFERENCES sources(name),
    place TEXT NOT NULL DEFAULT '',
    listed INTEGER NOT NULL DEFAULT 0 CHECK (listed IN (0, 1))
) STRICT""",
    """CREATE TABLE captures (
    backfill INTEGER NOT NULL REFERENCES backfills(id),
    page TEXT NOT NULL,
    captured TEXT NOT NULL,
    original TEXT NOT NULL,
    url TEXT NOT NULL,
    digest TEXT NOT NULL,
    length INTEGER NOT NULL,
    record TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'stored', 'listed', 'refused')),
    reason TEXT,
    PRIMARY KEY (backfill, page, captured, original)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX captures_url ON captures(url)",
    "CREATE INDEX pages_provenance ON pages(id, archive, record) WHERE archive IS NOT NULL",
)
"""``place``: where the reading of an index goes on. ``page`` is the address by which captures are of one page,
``record`` the stretch of a WARC file (``FILE#OFFSET,LENGTH``) or empty. ``pages_provenance`` spares a look behind the
bytes of a page."""
