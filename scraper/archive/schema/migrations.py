"""The steps that bring archive.db from an older schema to today's, by sqlite-utils.

sqlite-utils is imported when a step runs, not when an archive is opened: that takes as long as all else about opening.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from scraper.archive.rows import checked, moments
from scraper.archive.schema import backfill_tables, commit_stamp, file_tables, schema, search_table, tables

if TYPE_CHECKING:
    from sqlite_utils import Database


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Take the steps after ``version``, inside of the caller's transaction."""
    db = database(connection)
    for step in MIGRATIONS[version:]:
        step(db)


def database(connection: sqlite3.Connection) -> Database:
    """Return a connection as sqlite-utils sees it."""
    with _without("pandas", "numpy"):
        from sqlite_utils import Database

    return Database(connection, execute_plugins=False, recursive_triggers=False)


@contextmanager
def _without(*modules: str) -> Iterator[None]:
    """Have modules fail to be imported that are not there yet: sqlite-utils imports pandas and numpy where they are
    installed, for types that no archive has; that takes longer than all else about a fetch's start, and 90 MB."""
    absent = [name for name in modules if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in absent:
            sys.modules.pop(name, None)


def create_empty(version: int) -> sqlite3.Connection:
    """Return an empty archive of a schema version, in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    db = database(connection)
    for step in MIGRATIONS[:version]:
        step(db)
    return connection


def version_by_tables(connection: sqlite3.Connection) -> int:
    """Return the newest schema version whose tables a file has; 0 if they are another program's.

    A `.dump` that was read back has the tables, and neither ``user_version`` nor ``application_id``.
    """
    stored = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if "articles" not in stored:
        return 0
    for version in range(len(MIGRATIONS), 0, -1):
        with closing(create_empty(version)) as empty:
            made = [name for (name,) in empty.execute("SELECT name FROM sqlite_master WHERE sql IS NOT NULL")]
            ours = [name for name in made if not search_table.is_part(name)]  # FTS5 may not be able to open its own
            if stored.issuperset(ours) and all(
                tables.columns(empty, name) <= tables.columns(connection, name) for name in ours
            ):
                return version
    return 0


def create_search(db: Database) -> None:
    """Create the tables of the search index, empty, of the table ``articles``."""
    _create_tables(db, schema.SEARCH_TABLES)
    search_table.create(db.conn)
    search_table.stamp(db.conn)


def _create_tables(db: Database, definitions: Iterable[schema.Table | str]) -> None:
    for table in definitions:
        if isinstance(table, str):
            db.execute(table)
            continue
        made = db.table(table.name).create(**table.options())
        for name, columns in table.indexes.items():
            made.create_index(columns, name)


def _tables(*definitions: schema.Table | str) -> Callable[[Database], None]:
    """Return the step that adds tables."""
    return lambda db: _create_tables(db, definitions)


def _create(db: Database) -> None:
    _create_tables(db, schema.TABLES)
    for name, sql in schema.VIEWS.items():
        db.create_view(name, sql)
    create_search(db)


def _stamp_commits(db: Database) -> None:
    commit_stamp.create(db.conn)


def _order_by_moment(db: Database) -> None:
    """Give articles their moments, by which they are ordered."""
    articles = db.table("articles")
    if "moment" not in articles.columns_dict:
        articles.add_column("moment", int)
    moments.fill(db.conn, moments.dated(db.conn))
    db.execute("CREATE INDEX IF NOT EXISTS articles_moment ON articles(coalesce(moment, unixepoch(fetched)))")
    db.execute("DROP INDEX IF EXISTS articles_source")
    articles.create_index(("source", "moment"), "articles_source")


def _ask_again(db: Database) -> None:
    """Add validators by source and settings; when each failure is due again, and under which settings it failed."""
    db.execute(schema.READINGS)
    db.table("run_sources").add_column("waiting", int, not_null_default=0)
    failures = db.table("failures")
    failures.add_column("failing", int, not_null_default=0)
    failures.add_column("next_try", str, not_null_default="")
    failures.add_column("settings", str)
    db.execute("ALTER TABLE failures ADD COLUMN is_list INTEGER NOT NULL DEFAULT 0 CHECK (is_list IN (0, 1))")
    db.execute("UPDATE failures SET is_list = 1 WHERE url IN (SELECT url FROM listings)")


def _add_printed_pages(db: Database) -> None:
    """Give articles the page of the printed paper, and addresses the page on which a layout page lists them."""
    articles = db.table("articles")
    articles.add_column("page_number", str)
    articles.add_column("page_name", str)
    db.execute(schema.PRINTED_PAGES_INDEX)
    db.execute(schema.PRINTED_PAGES)


def _keep_ranks(db: Database) -> None:
    """Add the heat of entries, and the readings of hot lists."""
    db.execute("ALTER TABLE sightings ADD COLUMN heat INTEGER")
    _create_tables(db, schema.RANKED_LISTS)


def _call_failures_retryable(db: Database) -> None:
    db.execute("ALTER TABLE failures RENAME COLUMN heals TO retryable")


def _find_lists_by_time(db: Database) -> None:
    """Index the snapshots of a list by their time: those of a merged archive have later ids."""
    db.table("listings").create_index(("url", "fetched"), "listings_time")


def _backfill(db: Database) -> None:
    """Add the queue of back-fills and the origin of raw pages."""
    db.execute("ALTER TABLE pages ADD COLUMN archive TEXT")
    db.execute("ALTER TABLE pages ADD COLUMN record TEXT")
    _create_tables(db, backfill_tables.TABLES)


def _list_media(db: Database) -> None:
    """Give articles their pictures, videos and attachments; `scrape reparse` fills them from stored pages."""
    for name in ("images", "videos", "attachments"):
        db.table("articles").add_column(name, str, not_null_default="[]")


def _count_files(db: Database) -> None:
    """Let reports of runs count files, and the addresses of a printed paper's articles have the file of their page."""
    for name in ("files", "files_failed", "files_waiting"):
        db.table("run_sources").add_column(name, int, not_null_default=0)
    db.table("run_sources").add_column("files_limit", str)
    db.table("printed_pages").add_column("layout", str)


def _read_the_former_column(db: Database) -> None:
    """Let queries that people wrote for ``failures.heals`` read ``retryable``: nothing is stored twice."""
    db.execute("ALTER TABLE failures ADD COLUMN heals INTEGER GENERATED ALWAYS AS (retryable) VIRTUAL")


def _index_keywords(_db: Database) -> None:
    """Let older programs refuse the file: they would store articles without keywords in the search index.

    The tables are the same; `Archive.open` writes the index again, which is of a room above this one.
    """


MIGRATIONS: tuple[Callable[[Database], None], ...] = (
    _create,
    _tables(schema.ROBOTS),
    _stamp_commits,
    _tables(schema.TOMBSTONES),
    _order_by_moment,
    _ask_again,
    _tables(schema.MESSAGES),
    _tables(schema.NOTICES),
    _tables(*schema.TAGS),
    _add_printed_pages,
    _keep_ranks,
    _tables(*schema.ALERTS),
    _call_failures_retryable,
    _tables(*schema.DIGESTS),
    _find_lists_by_time,
    _backfill,
    _list_media,
    _tables(*file_tables.TABLES),
    _count_files,
    _read_the_former_column,
    _index_keywords,
    _tables(checked.TABLE),
)
"""Step n brings a file from ``user_version`` n to n + 1. Steps are added at the end, never changed once released."""

WHOLE = "663a6abb6bce2dddc69460c4b8c4bd5a"
"""The beginning of the SHA-256 of what `names` returns of an archive in which nothing is missing or added, so that no
empty one has to be made to compare with: sqlite-utils takes half a second of a processor to import."""


def names(connection: sqlite3.Connection) -> list[str]:
    """Return the names of tables, indexes and views that the schema or a user made, in order.

    SQLite's own are left out: it adds `sqlite_stat1` to an archive once its indexes are worth statistics.
    """
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY 1"
    )
    return [name for (name,) in rows]
