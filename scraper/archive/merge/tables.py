"""The tables of an archive and the way in which a merge brings each over: data, one row a table.

A new table or column needs a row here; tests/archive/merge/test_tables.py fails until it has one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from scraper.contract import ARTICLE_FIELDS, MEDIA, PRINTED_PAGE

Target = Literal["article", "page", "run", "file"]
"""What a column refers to, by an id that is another one here."""

# -- articles ---------------------------------------------------------------------------------------------------------

OF_PRESENT = (*PRINTED_PAGE, *MEDIA, "language", "keywords", "items", "moment", "fingerprint", "segmenter", "run")
"""Columns of ``articles`` that go with the present version, beside those of `ARTICLE_FIELDS` and its page."""
OF_FIRST = ("source",)
"""Columns that stay those of the earliest version."""
COMPUTED = ("id", "url", "fetched", "changed", "revision", "page", "copy_of", "similarity", "text_hash")
"""Columns that the merge computes."""
ARTICLES = frozenset((*ARTICLE_FIELDS, *OF_PRESENT, *OF_FIRST, *COMPUTED))
REVISIONS = frozenset(("article", "revision", "fetched", "replaced", "page", *ARTICLE_FIELDS))


@dataclass(frozen=True, slots=True)
class OfArticle:
    """A table with rows of an article, by its column ``article``."""

    name: str
    columns: tuple[str, ...]
    """Beside ``article``."""
    kind: Literal["present", "united"]
    """``present``: the rows belong to the present version, and come and go with it; ``united``: those of both archives
    stay."""
    targets: Mapping[str, Target] = field(default_factory=dict)
    texts: tuple[str, ...] = ()
    """Columns with foreign text, which is cleaned."""


WORDS = OfArticle("article_words", ("headline", "summary", "body"), "present")
SKETCHES = OfArticle("sketches", ("hash",), "present")
PARTS = OfArticle("parts", ("number", "page"), "present", {"page": "page"})
FILES = OfArticle(
    "file_links",
    ("url", "role", "since", "until", "number", "file"),
    "united",
    {"file": "file"},
    ("url", "since", "until"),
)
OF_ARTICLE = (WORDS, SKETCHES, PARTS, OfArticle("tags", ("tag", "added"), "united", texts=("tag",)), FILES)

# -- rows by address --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rows:
    """A table whose rows stand for themselves; those with a ``time`` have a ``source``."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    """Columns by which a row of one archive is the same as one of the other."""
    time: str | None
    """The column that says when (ISO 8601 in UTC); without one a row of ours stays, and a choice of sources or times
    has none of the other's."""
    targets: Mapping[str, Target] = field(default_factory=dict)
    texts: tuple[str, ...] = ()
    united: Mapping[str, str] = field(default_factory=dict)
    """Column -> SQL of its value where both archives have the row (``excluded`` is the other's); the other columns
    are those of the row with the later ``time``."""
    waits: bool = False
    """Number of rows of addresses that are still to be fetched: none of a stored article."""


def _earlier(column: str, table: str) -> str:
    return f"min({table}.{column}, excluded.{column})"


def _later(column: str, table: str) -> str:
    return f"max({table}.{column}, excluded.{column})"


ROWS = (
    Rows(
        "visits",
        (*("url", "source", "article", "etag", "last_modified", "first_visited", "last_visited", "visits", "age"),),
        ("url",),
        "last_visited",
        {"article": "article"},
        ("url", "etag", "last_modified"),
        {
            "article": "coalesce(visits.article, excluded.article)",
            "first_visited": _earlier("first_visited", "visits"),
            "visits": _later("visits", "visits"),
            "age": "max(0, unixepoch(max(visits.last_visited, excluded.last_visited))"
            " - unixepoch(min(visits.first_visited, excluded.first_visited)))",
        },
    ),
    Rows(
        "failures",
        (
            *("url", "source", "reason", "status", "retryable", "tries", "first_failed", "last_failed", "failing"),
            *("next_try", "settings", "is_list", "run", "page"),
        ),
        ("url",),
        "last_failed",
        {"run": "run", "page": "page"},
        ("url", "reason"),
        {"first_failed": _earlier("first_failed", "failures")},
        waits=True,
    ),
    Rows(
        "frontier",
        ("url", "source", "found"),
        ("url",),
        "found",
        texts=("url",),
        united={"found": _earlier("found", "frontier")},
        waits=True,
    ),
    Rows("notices", ("source", "digest", "seen"), ("source", "digest"), "seen", texts=("digest",)),
    Rows(
        "printed_pages",
        ("url", "page_number", "page_name", "layout"),
        ("url",),
        None,
        texts=("url", "page_number", "page_name", "layout"),
    ),
)

# -- steps of their own -----------------------------------------------------------------------------------------------

SOURCES = ("name", "added", "norm_from")
RUNS = ("id", "command", "started", "finished", "ended")
REPORT = (
    *("listed", "fetched", "not_modified", "new", "changed", "unchanged", "copies", "skipped", "failed", "bytes"),
    *("seconds", "reasons", "yields", "fields", "drift", "error", "waiting"),
    *("files", "files_failed", "files_waiting", "files_limit"),
)
"""The columns of ``run_sources`` beside its key."""
PAGES = (
    *("url", "requested", "source", "kind", "fetched", "status", "headers", "size", "sha256", "dictionary", "content"),
    *("archive", "record"),
)
DICTIONARIES = ("source", "kind", "trained", "pages", "content")
LISTINGS = ("url", "source", "kind", "fetched", "items", "hash", "run", "page")
TEASERS = ("url", "headline", "summary", "hash")
SIGHTINGS = ("listing", "rank", "teaser", "heat")
RANKED_LISTS = ("url", "source", "first_read", "last_read")
RANKINGS = ("list", "teaser", "begins", "ends", "count", "points")
TOMBSTONES = ("hash", "deleted", "sketch")
MESSAGES = ("text", "made_of")
STORED_FILES = ("id", "sha256", "type", "size", "width", "height", "stored", "folder", "content")

COPIED: Mapping[str, frozenset[str]] = {
    "articles": ARTICLES,
    "revisions": REVISIONS,
    **{table.name: frozenset(("article", *table.columns)) for table in OF_ARTICLE},
    **{table.name: frozenset(table.columns) for table in ROWS},
    "sources": frozenset(SOURCES),
    "runs": frozenset(RUNS),
    "run_sources": frozenset(("run", "source", *REPORT)),
    "pages": frozenset(("id", *PAGES)),
    "dictionaries": frozenset(("id", *DICTIONARIES)),
    "listings": frozenset(("id", *LISTINGS)),
    "teasers": frozenset(("id", *TEASERS)),
    "sightings": frozenset(SIGHTINGS),
    "ranked_lists": frozenset(("id", *RANKED_LISTS)),
    "rankings": frozenset(RANKINGS),
    "tombstones": frozenset(TOMBSTONES),
    "messages": frozenset(MESSAGES),
    "files": frozenset(STORED_FILES),
}
"""Table -> the columns that a merge knows."""

LEFT: Mapping[str, str] = {
    "readings": "validators hold for what this archive read of a list itself",
    "robots": "each machine fetches robots.txt itself",
    "progress": "the jobs of the other archive are not ours",
    "commit_stamp": "of this file alone",
    "alerts": "each archive alerts of what it fetches itself",
    "alert_targets": "as alerts",
    "alert_events": "as alerts",
    "digests": "as alerts",
    "backfills": "the index of a web archive is read by whoever fetches from it",
    "captures": "as backfills",
    "file_folders": "each archive has its own",
    "file_addresses": "validators hold for what this archive fetched itself",
    "file_queue": "`scrape fetch --files` lists what is missing",
    "file_failures": "as file_queue",
    "search_index_state": "the index is written from the articles",
    "checked": "`scrape verify` computes it of the articles that are here",
}
"""Table that is not brought -> the reason. Those of the FTS5 index (`search_table.is_part`) are not either."""
