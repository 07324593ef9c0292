"""The tables of archive.db, and the steps that bring an older file to them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from scraper import output_paths
from scraper.archive.articles import tombstones
from scraper.archive.crawl import outage_notices
from scraper.archive.db import commit_stamp, messages, moments
from scraper.archive.search import fts_index

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.db import Table

APPLICATION_ID = output_paths.APPLICATION_ID
"""``PRAGMA application_id`` of every archive."""

TABLES = """
CREATE TABLE sources (
    name TEXT PRIMARY KEY,
    added TEXT NOT NULL,
    norm_from INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    command TEXT NOT NULL,
    started TEXT NOT NULL,
    finished TEXT,
    ended TEXT CHECK (ended IN ('done', 'failed', 'interrupted', 'killed'))
) STRICT;

CREATE TABLE run_sources (
    run INTEGER NOT NULL REFERENCES runs(id),
    source TEXT NOT NULL REFERENCES sources(name),
    listed INTEGER NOT NULL DEFAULT 0,
    fetched INTEGER NOT NULL DEFAULT 0,
    not_modified INTEGER NOT NULL DEFAULT 0,
    new INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    copies INTEGER NOT NULL DEFAULT 0,
    skipped INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0,
    bytes INTEGER NOT NULL DEFAULT 0,
    seconds REAL NOT NULL DEFAULT 0,
    reasons TEXT NOT NULL DEFAULT '{}',
    yields TEXT NOT NULL DEFAULT '{}',
    fields TEXT NOT NULL DEFAULT '{}',
    drift TEXT,
    error TEXT,
    PRIMARY KEY (run, source)
) STRICT;
CREATE INDEX run_sources_source ON run_sources(source, run);

CREATE TABLE dictionaries (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources(name),
    kind TEXT NOT NULL,
    trained TEXT NOT NULL,
    pages INTEGER NOT NULL,
    content BLOB NOT NULL
) STRICT;

CREATE TABLE pages (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL,
    requested TEXT NOT NULL,
    source TEXT NOT NULL REFERENCES sources(name),
    kind TEXT NOT NULL CHECK (kind IN ('article', 'list', 'failure')),
    fetched TEXT NOT NULL,
    status INTEGER NOT NULL,
    headers TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    dictionary INTEGER REFERENCES dictionaries(id),
    content BLOB NOT NULL
) STRICT;
CREATE INDEX pages_source ON pages(source, kind, dictionary);

CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    headline TEXT NOT NULL,
    byline TEXT NOT NULL,
    editors TEXT NOT NULL,
    outlet TEXT,
    section TEXT,
    published TEXT,
    summary TEXT,
    keywords TEXT NOT NULL,
    language TEXT,
    source TEXT NOT NULL REFERENCES sources(name),
    fetched TEXT NOT NULL,
    changed TEXT,
    revision INTEGER NOT NULL DEFAULT 1,
    copy_of INTEGER REFERENCES articles(id),
    similarity REAL,
    run INTEGER REFERENCES runs(id),
    page INTEGER REFERENCES pages(id),
    text_hash INTEGER,
    fingerprint INTEGER NOT NULL,
    segmenter TEXT,
    body TEXT NOT NULL,
    items TEXT NOT NULL
) STRICT;
CREATE INDEX articles_published ON articles(published);
CREATE INDEX articles_fetched ON articles(fetched);
CREATE INDEX articles_source ON articles(source, published);
CREATE INDEX articles_outlet ON articles(outlet);
CREATE INDEX articles_section ON articles(section);
CREATE INDEX articles_copy_of ON articles(copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX articles_text_hash ON articles(text_hash) WHERE text_hash IS NOT NULL;
CREATE INDEX articles_page ON articles(page);
CREATE INDEX articles_run ON articles(run);

CREATE TABLE parts (
    article INTEGER NOT NULL REFERENCES articles(id),
    number INTEGER NOT NULL,
    page INTEGER NOT NULL REFERENCES pages(id),
    PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX parts_page ON parts(page);

CREATE TABLE sketches (
    hash INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles(id),
    PRIMARY KEY (hash, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX sketches_article ON sketches(article);

CREATE TABLE revisions (
    article INTEGER NOT NULL REFERENCES articles(id),
    revision INTEGER NOT NULL,
    fetched TEXT NOT NULL,
    replaced TEXT NOT NULL,
    headline TEXT NOT NULL,
    byline TEXT NOT NULL,
    editors TEXT NOT NULL,
    outlet TEXT,
    section TEXT,
    published TEXT,
    summary TEXT,
    body TEXT NOT NULL,
    page INTEGER REFERENCES pages(id),
    PRIMARY KEY (article, revision)
) STRICT;
CREATE INDEX revisions_page ON revisions(page);

CREATE TABLE listings (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL,
    source TEXT NOT NULL REFERENCES sources(name),
    kind TEXT NOT NULL,
    fetched TEXT NOT NULL,
    items INTEGER NOT NULL,
    hash INTEGER NOT NULL,
    run INTEGER REFERENCES runs(id),
    page INTEGER REFERENCES pages(id)
) STRICT;
CREATE INDEX listings_url ON listings(url, id);
CREATE INDEX listings_source ON listings(source, fetched);
CREATE INDEX listings_page ON listings(page);

CREATE TABLE teasers (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL,
    headline TEXT NOT NULL,
    summary TEXT,
    hash INTEGER NOT NULL UNIQUE
) STRICT;
CREATE INDEX teasers_url ON teasers(url);

CREATE TABLE sightings (
    listing INTEGER NOT NULL REFERENCES listings(id),
    rank INTEGER NOT NULL,
    teaser INTEGER NOT NULL REFERENCES teasers(id),
    PRIMARY KEY (listing, rank)
) STRICT, WITHOUT ROWID;
CREATE INDEX sightings_teaser ON sightings(teaser);

CREATE VIEW front_pages AS
SELECT listings.url AS list, listings.source, listings.fetched AS seen, sightings.rank,
       teasers.headline, teasers.summary, teasers.url, articles.id AS article
FROM sightings
JOIN listings ON listings.id = sightings.listing
JOIN teasers ON teasers.id = sightings.teaser
LEFT JOIN articles ON articles.url = teasers.url;

CREATE TABLE visits (
    url TEXT PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources(name),
    article INTEGER REFERENCES articles(id),
    etag TEXT,
    last_modified TEXT,
    first_visited TEXT NOT NULL,
    last_visited TEXT NOT NULL,
    visits INTEGER NOT NULL DEFAULT 1,
    age INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX visits_due ON visits(source, age) WHERE article IS NOT NULL;
CREATE INDEX visits_article ON visits(article);

CREATE TABLE failures (
    url TEXT PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources(name),
    reason TEXT NOT NULL,
    status INTEGER,
    heals INTEGER NOT NULL CHECK (heals IN (0, 1)),
    tries INTEGER NOT NULL DEFAULT 1,
    first_failed TEXT NOT NULL,
    last_failed TEXT NOT NULL,
    run INTEGER REFERENCES runs(id),
    page INTEGER REFERENCES pages(id)
) STRICT;
CREATE INDEX failures_source ON failures(source);
CREATE INDEX failures_page ON failures(page);

CREATE TABLE frontier (
    url TEXT PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources(name),
    found TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX frontier_source ON frontier(source, found);

CREATE TABLE progress (
    job TEXT PRIMARY KEY,
    state TEXT NOT NULL
) STRICT;
"""


class Tables:
    """What a step changes: the connection, and by name the tables as sqlite-utils sees them, which can transform them.

    sqlite-utils is imported when a step first asks for a table: it takes as long as all else about a new archive.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def __getitem__(self, name: str) -> Table:
        return self._database.table(name)

    @cached_property
    def _database(self) -> Database:
        from sqlite_utils import Database

        return Database(self.connection, execute_plugins=False)


def _create(tables: Tables) -> None:
    for statement in TABLES.split(";\n"):
        if statement.strip():
            tables.connection.execute(statement)
    fts_index.create(tables.connection)


def _remember_robots(tables: Tables) -> None:
    tables.connection.execute(
        "CREATE TABLE robots (origin TEXT PRIMARY KEY, fetched TEXT NOT NULL, content BLOB) STRICT, WITHOUT ROWID"
    )


def _stamp_commits(tables: Tables) -> None:
    commit_stamp.create(tables.connection)


def _remember_deleted(tables: Tables) -> None:
    tombstones.create(tables.connection)


def _order_by_moment(tables: Tables) -> None:
    moments.create(tables.connection)


def _ask_again(tables: Tables) -> None:
    """Validators by source and settings; when each failure is due again, and under which settings it failed."""
    for statement in (
        "CREATE TABLE readings (source TEXT NOT NULL REFERENCES sources(name), url TEXT NOT NULL,"
        " settings TEXT NOT NULL, etag TEXT, last_modified TEXT, links INTEGER NOT NULL, digest TEXT NOT NULL,"
        " counts INTEGER NOT NULL CHECK (counts IN (0, 1)), full_look TEXT NOT NULL, unchanged INTEGER NOT NULL,"
        " trust INTEGER NOT NULL, PRIMARY KEY (source, url)) STRICT, WITHOUT ROWID",
        "ALTER TABLE run_sources ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE failures ADD COLUMN failing INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE failures ADD COLUMN next_try TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE failures ADD COLUMN settings TEXT",
        "ALTER TABLE failures ADD COLUMN is_list INTEGER NOT NULL DEFAULT 0 CHECK (is_list IN (0, 1))",
        "UPDATE failures SET is_list = 1 WHERE url IN (SELECT url FROM listings)",
    ):
        tables.connection.execute(statement)


def _keep_messages(tables: Tables) -> None:
    messages.create(tables.connection)


def _remember_notices(tables: Tables) -> None:
    outage_notices.create(tables.connection)


MIGRATIONS: tuple[Callable[[Tables], None], ...] = (
    _create,
    _remember_robots,
    _stamp_commits,
    _remember_deleted,
    _order_by_moment,
    _ask_again,
    _keep_messages,
    _remember_notices,
)
"""Step n brings a file from ``user_version`` n to n + 1. Steps are added at the end, never changed once released."""
