"""The progress of each alert: the last run and article that it has examined; everything later is new to it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from scraper.archive.search import candidates
from scraper.archive.search.matcher import Article

_REVISED = ("headline", "summary", "body", "byline", "editors", "outlet", "section", "published", "fetched")
"""The columns of `Article` that the table of revisions has."""


class Look(NamedTuple):
    """The last run and article that an alert has examined, and the date from which it examines older articles too
    (once)."""

    run: int
    article: int
    backlog: str | None = None


class Fresh(NamedTuple):
    """An article that was stored or revised since an alert looked last."""

    id: int
    head: int
    """The first print of its group."""
    source: str
    revision: int
    is_new: bool
    past: str | None = None
    """Its date (ISO 8601), or "" without one, where it was published before its source was added; None for news."""


_BEFORE_SOURCE = (
    "CASE WHEN published LIKE '%T%' THEN moment < unixepoch(sources.added)"
    " ELSE runs.started <= sources.added OR coalesce(moment + 86400 <= unixepoch(sources.added), 0) END"
)
"""SQL: an article is older than its source in this archive: published before the source's first run began. A day is
compared by its end; of the day of that run, and without a date, what the run itself stored is older."""


def latest(connection: sqlite3.Connection) -> Look:
    """Return the last run and the last article."""
    (run,) = connection.execute("SELECT coalesce(max(id), 0) FROM runs").fetchone()
    (article,) = connection.execute("SELECT coalesce(max(id), 0) FROM articles").fetchone()
    return Look(run, article)


def register(connection: sqlite3.Connection, names: Mapping[str, str | None], now: str) -> None:
    """Store the alerts of sources.yaml. New ones, and those that were absent, begin here."""
    here = latest(connection)
    stored = dict(connection.execute("SELECT name, state FROM alerts"))
    for name, backlog in names.items():
        if name not in stored:
            connection.execute(
                "INSERT INTO alerts (name, added, last_run, last_article, backlog) VALUES (?, ?, ?, ?, ?)",
                (name, now, here.run, here.article, backlog),
            )
        elif stored[name] == "absent":
            begin_here(connection, name)
    for name in stored.keys() - names.keys():
        if stored[name] == "on":
            connection.execute("UPDATE alerts SET state = 'absent' WHERE name = ?", (name,))


def begin_here(connection: sqlite3.Connection, name: str) -> None:
    """Let an alert begin with what is stored from now on."""
    here = latest(connection)
    connection.execute(
        "UPDATE alerts SET state = 'on', last_run = ?, last_article = ? WHERE name = ?", (here.run, here.article, name)
    )


def looks(connection: sqlite3.Connection) -> dict[str, Look]:
    """Return the progress of each active alert."""
    rows = connection.execute("SELECT name, last_run, last_article, backlog FROM alerts WHERE state = 'on'")
    return {name: Look(*rest) for name, *rest in rows}


def looked(connection: sqlite3.Connection, names: Iterable[str], upto: Look) -> None:
    """Store the progress of alerts; older articles count as examined too."""
    connection.executemany(
        "UPDATE alerts SET last_run = ?, last_article = ?, backlog = NULL WHERE name = ?",
        [(upto.run, upto.article, name) for name in names],
    )


def pass_over(connection: sqlite3.Connection) -> None:
    """Move all active alerts past everything that is stored."""
    here = latest(connection)
    connection.execute("UPDATE alerts SET last_run = ?, last_article = ? WHERE state = 'on'", (here.run, here.article))


def up_to_date(connection: sqlite3.Connection) -> list[str]:
    """Return the alerts that have examined all runs of `scrape fetch`."""
    rows = connection.execute(
        "SELECT name FROM alerts WHERE last_run >= (SELECT coalesce(max(id), 0) FROM runs WHERE command = 'fetch')"
    )
    return [name for (name,) in rows]


def pass_runs(connection: sqlite3.Connection, names: Iterable[str]) -> None:
    """Move alerts past all runs: those of a merged archive are no news."""
    connection.executemany(
        "UPDATE alerts SET last_run = max(last_run, (SELECT coalesce(max(id), 0) FROM runs)) WHERE name = ?",
        [(name,) for name in names],
    )


def fresh(connection: sqlite3.Connection, look: Look, sources: Collection[str]) -> list[Fresh]:
    """Return the articles of runs of `scrape fetch` after ``look``: no imports, and of these sources alone.

    An article that was stored by one of these runs and revised by another bears the number of the latter.
    """
    rows = connection.execute(
        "SELECT articles.id, coalesce(copy_of, articles.id), source, revision, revision = 1 OR articles.id > ?2,"
        f" CASE WHEN {_BEFORE_SOURCE} THEN coalesce(published, '') END"
        " FROM articles JOIN runs ON runs.id = articles.run JOIN sources ON sources.name = source"
        " WHERE articles.run > ?1 AND runs.command = 'fetch' AND source IN (SELECT value FROM json_each(?3))"
        " ORDER BY articles.id",
        (look.run, look.article, json.dumps(list(sources))),
    )
    return [Fresh(id_, head, name, revision, bool(is_new), past) for id_, head, name, revision, is_new, past in rows]


def former(connection: sqlite3.Connection, article: int) -> Article | None:
    """Return the version of an article before its last revision, as a search reads it; None if it has no other."""
    columns = ", ".join(_REVISED)
    row = connection.execute(
        f"SELECT {columns} FROM revisions WHERE article = ? ORDER BY revision DESC LIMIT 1", (article,)
    ).fetchone()
    present = next(candidates.read(connection, [article]), None)
    if row is None or present is None:
        return None
    return present._replace(**dict(zip(_REVISED, row, strict=True)))
