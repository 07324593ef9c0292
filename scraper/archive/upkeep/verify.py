"""Checks of an archive: the file, the raw pages, the texts, the references; each with its repair."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from scraper.archive.articles.queries import ARRAYS
from scraper.archive.rows import moments
from scraper.archive.rows.checked import Sound, SoundIndex
from scraper.archive.search.index import fts_index
from scraper.archive.upkeep import compaction, kept_files, repairs
from scraper.archive.upkeep.repairs import Seen
from scraper.i18n import N_, Message

Finder = Callable[[sqlite3.Connection, Seen], Iterator[str | Sound | SoundIndex]]
Repair = Callable[[sqlite3.Connection], None]


@dataclass(frozen=True, slots=True)
class Check:
    """A property that an archive must have."""

    name: str
    find: Finder
    """Yields the problems in words, and what need not be computed again while it is unchanged. Reads only."""
    repair: Repair | None
    """Rebuilds what is wrong; None if only a backup helps."""
    advice: str
    """Effect of the repair, or what else to do."""
    of: Literal["pages", "articles", "files"] | None = None
    """The table that it reads row by row, calling ``seen`` for each; None: one query to SQLite."""
    beside: Finder | None = None
    """The slow part of the check, which a second process can do."""


def _sound_file(connection: sqlite3.Connection, _seen: Seen) -> Iterator[str]:
    for (line,) in connection.execute("PRAGMA integrity_check(100)"):
        if line != "ok":
            yield str(line)


def _whole_structure(connection: sqlite3.Connection, _seen: Seen) -> Iterator[str]:
    for definition in repairs.missing(connection):
        yield Message("the {kind} {name} is missing", kind=definition.kind, name=definition.name)


def _owned_pages(connection: sqlite3.Connection, _seen: Seen) -> Iterator[str]:
    for page, url in connection.execute(f"SELECT id, requested {repairs.LOST} ORDER BY id"):
        yield Message("raw page {page} of {url}: its article is lost", page=page, url=url)


def _true_characters(connection: sqlite3.Connection, _seen: Seen) -> Iterator[str]:
    for table, row, column, _ in repairs.damaged_text(connection):
        yield Message("{table} row {row}: {column} is no text (UTF-8)", table=table, row=row, column=column)


def _whole_references(connection: sqlite3.Connection, _seen: Seen) -> Iterator[str]:
    for table, rowid, parent in repairs.broken_references(connection):
        yield Message(
            "{table} row {rowid} refers to a row of {parent} that is not there",
            table=table,
            rowid=rowid or "?",
            parent=parent,
        )


def _true_pages(connection: sqlite3.Connection, seen: Seen) -> Iterator[str]:
    for page, url, problem in repairs.bad_pages(connection, seen):
        yield Message("raw page {page} of {url}: {what}", page=page, url=url, what=problem)


def _readable_lists(connection: sqlite3.Connection, _seen: Seen) -> Iterator[str]:
    wrong = " OR ".join(f"NOT json_valid({name}) OR json_type({name}) != 'array'" for name in ARRAYS)
    for article, url in connection.execute(f"SELECT id, url FROM articles WHERE {wrong} ORDER BY id"):
        yield Message(
            "article {article} ({url}): a list of names, keywords or teasers cannot be read", article=article, url=url
        )


def _true_texts(connection: sqlite3.Connection, seen: Seen) -> Iterator[str | Sound]:
    for one in repairs.texts(connection, seen):
        if isinstance(one, Sound):
            yield one
            continue
        yield Message(
            "article {article} ({url}): its hash or sketch is not that of its text", article=one.article, url=one.url
        )


def _true_moments(connection: sqlite3.Connection, _seen: Seen) -> Iterator[str]:
    for article, _, published, url in moments.wrong(connection):
        yield Message(
            "article {article} ({url}): its moment is not that of its date ({published})",
            article=article,
            url=url,
            published=published or "none",
        )


def _straight_groups(connection: sqlite3.Connection, _seen: Seen) -> Iterator[str]:
    for article, head in connection.execute(
        "SELECT a.id, a.copy_of FROM articles AS a JOIN articles AS h ON h.id = a.copy_of"
        " WHERE h.copy_of IS NOT NULL OR h.id = a.id ORDER BY a.id"
    ):
        yield Message(
            "article {article} is called a copy of {head}, which is no first print", article=article, head=head
        )


def _counted_revisions(connection: sqlite3.Connection, _seen: Seen) -> Iterator[str]:
    for article, revision, stored in connection.execute(
        "SELECT id, revision, (SELECT count(*) FROM revisions WHERE article = articles.id) AS kept"
        " FROM articles WHERE revision != kept + 1 ORDER BY id"
    ):
        yield Message(
            "article {article} is at revision {revision}, and {kept} earlier ones are kept",
            article=article,
            revision=revision,
            kept=stored,
        )


def _sound_index(connection: sqlite3.Connection, _seen: Seen) -> Iterator[str]:
    yield from fts_index.problems(connection)


def _true_index(connection: sqlite3.Connection, seen: Seen) -> Iterator[str | Sound | SoundIndex]:
    yield from fts_index.differences(connection, seen)


def _nothing(_connection: sqlite3.Connection, _seen: Seen) -> Iterator[str]:
    yield from ()


def _compacted(connection: sqlite3.Connection, _seen: Seen) -> Iterator[str]:
    if not compaction.is_compacted(connection):
        yield Message("articles were deleted, and the file's free space may still hold their text")


CHECKS = (
    Check(
        N_("the file"),
        _sound_file,
        repairs.rebuild_indexes,
        N_("rebuilds SQLite's indexes; where that is not enough, take a backup, or try `sqlite3 FILE .recover`"),
    ),
    Check(
        N_("tables"),
        _whole_structure,
        repairs.make_missing,
        N_("makes them again, empty; a backup may hold what was in them"),
    ),
    Check(
        N_("characters"),
        _true_characters,
        repairs.replace_damaged_text,
        N_("puts U+FFFD for what cannot be read; `scrape reparse` reads the articles again from their raw pages"),
    ),
    Check(N_("references"), _whole_references, repairs.cut_references, N_("cuts references to what is not there")),
    Check(
        N_("lost articles"),
        _owned_pages,
        repairs.queue_lost_pages,
        N_("puts their raw pages where `scrape reparse` reads them again"),
    ),
    Check(
        N_("raw pages"),
        _nothing,
        repairs.drop_bad_pages,
        N_("drops the damaged pages; the articles stay"),
        "pages",
        beside=_true_pages,
    ),
    Check(
        N_("files"),
        kept_files.problems,
        kept_files.repair,
        N_("drops damaged files, which the next `scrape fetch` fetches again, and sweeps folders"),
        "files",
    ),
    Check(N_("lists"), _readable_lists, None, N_("`scrape reparse` reads the articles again from their raw pages")),
    Check(
        N_("texts"), _nothing, repairs.renew_texts, N_("recomputes hashes and sketches"), "articles", beside=_true_texts
    ),
    Check(N_("dates"), _true_moments, repairs.renew_moments, N_("recomputes the order of dates")),
    Check(N_("copies"), _straight_groups, repairs.straighten_groups, N_("leads every copy to its first print")),
    Check(N_("revisions"), _counted_revisions, None, N_("a backup may hold the missing ones")),
    Check(
        N_("search index"),
        _sound_index,
        repairs.rebuild_search,
        N_("rebuilds the index from the articles, and cuts lost words again"),
        "articles",
        beside=_true_index,
    ),
    Check(N_("free space"), _compacted, None, N_("`scrape delete --compact` rewrites the file")),
)
"""In the order of checking: the foundations of others come first."""
