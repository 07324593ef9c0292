"""The tables of archive.db as its first migration creates them.

A `Table` is made by sqlite-utils. Its `create` has no option for CHECK, for UNIQUE of a column and for WITHOUT ROWID,
and its `create_index` none for expressions and for a part of the rows: definitions with one of these are SQL.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from scraper import output_paths

APPLICATION_ID = output_paths.APPLICATION_ID
"""``PRAGMA application_id`` of every archive."""


class Table(NamedTuple):
    """A STRICT table for `sqlite_utils.db.Table.create`. Columns are NOT NULL unless they are ``optional``."""

    name: str
    columns: Mapping[str, type]
    pk: str | tuple[str, ...]
    optional: tuple[str, ...] = ()
    defaults: Mapping[str, Any] = {}
    references: Mapping[str, tuple[str, str]] = {}
    """Column -> table and column that it refers to."""
    indexes: Mapping[str, tuple[str, ...]] = {}
    """Name -> columns."""

    def options(self) -> dict[str, Any]:
        """Return the arguments of `sqlite_utils.db.Table.create`."""
        return {
            "columns": dict(self.columns),
            "pk": self.pk,
            "not_null": [name for name in self.columns if name not in (*self.optional, self.pk)],
            "defaults": dict(self.defaults),
            "foreign_keys": [(column, *other) for column, other in self.references.items()],
            "strict": True,
        }


_SOURCE, _RUN, _PAGE, _ARTICLE = ("sources", "name"), ("runs", "id"), ("pages", "id"), ("articles", "id")

_RUN_COUNTS = "listed fetched not_modified new changed unchanged copies skipped failed bytes".split()

TABLES: tuple[Table | str, ...] = (
    Table("sources", {"name": str, "added": str, "norm_from": int}, "name", defaults={"norm_from": 0}),
    """CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    command TEXT NOT NULL,
    started TEXT NOT NULL,
    finished TEXT,
    ended TEXT CHECK (ended IN ('done', 'failed', 'interrupted', 'killed'))
) STRICT""",
    Table(
        "run_sources",
        {
            "run": int,
            "source": str,
            **dict.fromkeys(_RUN_COUNTS, int),
            "seconds": float,
            "reasons": str,
            "yields": str,
            "fields": str,
            "drift": str,
            "error": str,
        },
        ("run", "source"),
        optional=("drift", "error"),
        defaults={**dict.fromkeys((*_RUN_COUNTS, "seconds"), 0), "reasons": "{}", "yields": "{}", "fields": "{}"},
        references={"run": _RUN, "source": _SOURCE},
        indexes={"run_sources_source": ("source", "run")},
    ),
    Table(
        "dictionaries",
        {"id": int, "source": str, "kind": str, "trained": str, "pages": int, "content": bytes},
        "id",
        references={"source": _SOURCE},
    ),
    """CREATE TABLE pages (
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
) STRICT""",
    "CREATE INDEX pages_source ON pages(source, kind, dictionary)",
    """CREATE TABLE articles (
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
) STRICT""",
    "CREATE INDEX articles_published ON articles(published)",
    "CREATE INDEX articles_fetched ON articles(fetched)",
    "CREATE INDEX articles_source ON articles(source, published)",
    "CREATE INDEX articles_outlet ON articles(outlet)",
    "CREATE INDEX articles_section ON articles(section)",
    "CREATE INDEX articles_copy_of ON articles(copy_of) WHERE copy_of IS NOT NULL",
    "CREATE INDEX articles_text_hash ON articles(text_hash) WHERE text_hash IS NOT NULL",
    "CREATE INDEX articles_page ON articles(page)",
    "CREATE INDEX articles_run ON articles(run)",
    """CREATE TABLE parts (
    article INTEGER NOT NULL REFERENCES articles(id),
    number INTEGER NOT NULL,
    page INTEGER NOT NULL REFERENCES pages(id),
    PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX parts_page ON parts(page)",
    """CREATE TABLE sketches (
    hash INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles(id),
    PRIMARY KEY (hash, article)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX sketches_article ON sketches(article)",
    Table(
        "revisions",
        {
            "article": int,
            "revision": int,
            "fetched": str,
            "replaced": str,
            "headline": str,
            "byline": str,
            "editors": str,
            "outlet": str,
            "section": str,
            "published": str,
            "summary": str,
            "body": str,
            "page": int,
        },
        ("article", "revision"),
        optional=("outlet", "section", "published", "summary", "page"),
        references={"article": _ARTICLE, "page": _PAGE},
        indexes={"revisions_page": ("page",)},
    ),
    Table(
        "listings",
        {
            "id": int,
            "url": str,
            "source": str,
            "kind": str,
            "fetched": str,
            "items": int,
            "hash": int,
            "run": int,
            "page": int,
        },
        "id",
        optional=("run", "page"),
        references={"source": _SOURCE, "run": _RUN, "page": _PAGE},
        indexes={
            "listings_url": ("url", "id"),
            "listings_source": ("source", "fetched"),
            "listings_page": ("page",),
        },
    ),
    """CREATE TABLE teasers (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL,
    headline TEXT NOT NULL,
    summary TEXT,
    hash INTEGER NOT NULL UNIQUE
) STRICT""",
    "CREATE INDEX teasers_url ON teasers(url)",
    """CREATE TABLE sightings (
    listing INTEGER NOT NULL REFERENCES listings(id),
    rank INTEGER NOT NULL,
    teaser INTEGER NOT NULL REFERENCES teasers(id),
    PRIMARY KEY (listing, rank)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX sightings_teaser ON sightings(teaser)",
    Table(
        "visits",
        {
            "url": str,
            "source": str,
            "article": int,
            "etag": str,
            "last_modified": str,
            "first_visited": str,
            "last_visited": str,
            "visits": int,
            "age": int,
        },
        "url",
        optional=("article", "etag", "last_modified"),
        defaults={"visits": 1, "age": 0},
        references={"source": _SOURCE, "article": _ARTICLE},
        indexes={"visits_article": ("article",)},
    ),
    "CREATE INDEX visits_due ON visits(source, age) WHERE article IS NOT NULL",
    """CREATE TABLE failures (
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
) STRICT""",
    "CREATE INDEX failures_source ON failures(source)",
    "CREATE INDEX failures_page ON failures(page)",
    """CREATE TABLE frontier (
    url TEXT PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources(name),
    found TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX frontier_source ON frontier(source, found)",
    Table("progress", {"job": str, "state": str}, "job"),
)
"""In an order in which each refers to those before it."""

SEARCH_TABLES: tuple[Table | str, ...] = (
    "CREATE INDEX articles_date ON articles(coalesce(published, fetched))",
    "CREATE TABLE search_index_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    Table(
        "article_words",
        {"article": int, "headline": str, "summary": str, "body": str},
        "article",
        references={"article": _ARTICLE},
    ),
)
"""The tables of the search index besides the FTS5 table."""

VIEWS = {
    "front_pages": """SELECT listings.url AS list, listings.source, listings.fetched AS seen, sightings.rank,
       teasers.headline, teasers.summary, teasers.url, articles.id AS article
FROM sightings
JOIN listings ON listings.id = sightings.listing
JOIN teasers ON teasers.id = sightings.teaser
LEFT JOIN articles ON articles.url = teasers.url""",
}

ROBOTS = "CREATE TABLE robots (origin TEXT PRIMARY KEY, fetched TEXT NOT NULL, content BLOB) STRICT, WITHOUT ROWID"

READINGS = (
    "CREATE TABLE readings (source TEXT NOT NULL REFERENCES sources(name), url TEXT NOT NULL,"
    " settings TEXT NOT NULL, etag TEXT, last_modified TEXT, links INTEGER NOT NULL, digest TEXT NOT NULL,"
    " counts INTEGER NOT NULL CHECK (counts IN (0, 1)), full_look TEXT NOT NULL, unchanged INTEGER NOT NULL,"
    " trust INTEGER NOT NULL, PRIMARY KEY (source, url)) STRICT, WITHOUT ROWID"
)

TOMBSTONES = (
    "CREATE TABLE tombstones (hash BLOB PRIMARY KEY, deleted TEXT NOT NULL, sketch BLOB NOT NULL) STRICT, WITHOUT ROWID"
)

NOTICES = (
    "CREATE TABLE notices (source TEXT NOT NULL REFERENCES sources(name), digest TEXT NOT NULL, seen TEXT NOT NULL,"
    " PRIMARY KEY (source, digest)) STRICT, WITHOUT ROWID"
)
"""Digests of pages that came in place of articles."""

TAGS: tuple[Table | str, ...] = (
    """CREATE TABLE tags (
    article INTEGER NOT NULL REFERENCES articles(id),
    tag TEXT NOT NULL,
    added TEXT NOT NULL,
    PRIMARY KEY (article, tag)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX tags_tag ON tags(tag)",
)
"""The marks that a person gives to articles."""

PRINTED_PAGES = (
    "CREATE TABLE printed_pages (url TEXT PRIMARY KEY, page_number TEXT, page_name TEXT) STRICT, WITHOUT ROWID"
)
"""Addresses of articles, each with the page of a printed paper on which a layout page lists it."""

PRINTED_PAGES_INDEX = (
    "CREATE INDEX articles_page_number ON articles(page_number, page_name) WHERE page_number IS NOT NULL"
)

MESSAGES = "CREATE TABLE messages (text TEXT PRIMARY KEY, made_of TEXT NOT NULL) STRICT, WITHOUT ROWID"
"""English text -> key of the catalogue and values, as JSON. Texts without values need no row: they are their key."""

RANKED_LISTS: tuple[Table | str, ...] = (
    """CREATE TABLE ranked_lists (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL REFERENCES sources(name),
    first_read INTEGER NOT NULL,
    last_read INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE rankings (
    list INTEGER NOT NULL REFERENCES ranked_lists(id),
    teaser INTEGER NOT NULL REFERENCES teasers(id),
    begins INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    count INTEGER NOT NULL,
    points BLOB NOT NULL,
    PRIMARY KEY (list, teaser, begins)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX rankings_teaser ON rankings(teaser)",
)
"""Hot lists, of which each reading is kept: `scraper.archive.pages.rank_points` says what ``points`` holds."""

ALERTS: tuple[Table | str, ...] = (
    """CREATE TABLE alerts (
    name TEXT PRIMARY KEY,
    added TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'on' CHECK (state IN ('on', 'paused', 'absent')),
    last_run INTEGER NOT NULL,
    last_article INTEGER NOT NULL,
    backlog TEXT,
    last_sent TEXT
) STRICT, WITHOUT ROWID""",
    Table(
        "alert_targets",
        {"name": str, "tries": int, "failing_since": str, "next_try": str, "reason": str, "last_sent": str},
        "name",
        optional=("failing_since", "next_try", "reason", "last_sent"),
        defaults={"tries": 0},
    ),
    """CREATE TABLE alert_events (
    id INTEGER PRIMARY KEY,
    alert TEXT NOT NULL,
    target TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles(id),
    kind TEXT NOT NULL CHECK (kind IN ('new', 'changed')),
    revision INTEGER NOT NULL,
    created TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'claimed', 'sent')),
    tries INTEGER NOT NULL DEFAULT 0,
    sent TEXT,
    UNIQUE (article, alert, target, kind, revision)
) STRICT""",
    "CREATE INDEX alert_events_open ON alert_events(alert, target) WHERE state != 'sent'",
)
"""``last_run``, ``last_article``: up to where an alert has looked. Of an event ``article`` is the first print of its
group, ``revision`` 0 where it is new. The texts themselves are not stored: messages are composed when they are sent."""

DIGESTS: tuple[Table | str, ...] = (
    """CREATE TABLE digests (
    name TEXT NOT NULL,
    target TEXT NOT NULL,
    sent TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    next_try TEXT,
    PRIMARY KEY (name, target)
) STRICT, WITHOUT ROWID""",
)
"""Up to when each digest was sent to each target."""
