"""The log of runs: when, what for, and per source what came of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, Literal

from scraper.archive.db import messages
from scraper.models import SourceReport

Ended = Literal["done", "failed", "interrupted"]

_COUNTS = tuple(field.name for field in fields(SourceReport))
_OBJECTS = ("reasons", "yields", "fields")
"""Columns that hold JSON objects."""


def start(connection: sqlite3.Connection, sources: Iterable[str], command: str, now: str) -> int:
    """A new run; its id."""
    for name in sources:
        add_source(connection, name, now)
    row = connection.execute(
        "INSERT INTO runs (command, started) VALUES (?, ?) RETURNING id", (command, now)
    ).fetchone()
    return int(row[0])


def finish(connection: sqlite3.Connection, run: int, ended: Ended, reports: Iterable[SourceReport], now: str) -> None:
    """Close a run with its reports, one a source."""
    connection.execute("UPDATE runs SET finished = ?, ended = ? WHERE id = ?", (now, ended, run))
    for report in reports:
        add_source(connection, report.source, now)
        messages.remember(connection, (report.error, report.drift, *report.reasons))
        values = {name: getattr(report, name) for name in _COUNTS}
        values.update((name, json.dumps(values[name], ensure_ascii=False)) for name in _OBJECTS)
        values["run"] = run
        connection.execute(
            f"INSERT OR REPLACE INTO run_sources ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})",
            tuple(values.values()),
        )


def bury(connection: sqlite3.Connection) -> bool:
    """Close the runs of dead processes; False if there is none. Only for the holder of the writer's lock: nobody else
    can be at work."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'runs'").fetchone():
        return False  # a damaged file: `scrape verify` must be able to open it
    if not connection.execute("SELECT 1 FROM runs WHERE ended IS NULL LIMIT 1").fetchone():
        return False
    connection.execute("UPDATE runs SET ended = 'killed' WHERE ended IS NULL")
    return True


def add_source(connection: sqlite3.Connection, name: str, now: str) -> None:
    """Make sure that a source has its row."""
    connection.execute("INSERT OR IGNORE INTO sources (name, added) VALUES (?, ?)", (name, now))


def latest(connection: sqlite3.Connection, limit: int, run: int | None = None) -> list[dict[str, Any]]:
    """The last runs, newest first, or the one of that id; each with ``sources``: its reports as dicts."""
    found = [
        dict(zip(("id", "command", "started", "finished", "ended"), row, strict=True))
        for row in connection.execute(
            "SELECT id, command, started, finished, ended FROM runs"
            " WHERE ?2 IS NULL OR id = ?2 ORDER BY id DESC LIMIT ?1",
            (limit, run),
        )
    ]
    for row in found:
        row["sources"] = reports(connection, "run = ?", (row["id"],))
    return found


BROUGHT = ("id", "source", "url", "headline", "outlet", "published", "outcome")
"""What is told of an article that a run brought."""


def brought(connection: sqlite3.Connection, run: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The articles that a run (a row of `latest`) brought, ``new``, or found ``changed``; in the order of their ids.

    An article that a later run found changed bears that run's number: what came before is told by when it was fetched.
    No two runs go on at once.
    """
    columns = ", ".join(f"articles.{name}" for name in BROUGHT[:-1])
    (following,) = connection.execute("SELECT min(started) FROM runs WHERE id > ?", (run["id"],)).fetchone()
    end = run["finished"] or following or "9999"  # one that was killed has no end
    if run["command"] == "import":  # whose articles keep the times of where they come from
        sql = f"SELECT {columns}, 'new' FROM articles WHERE run = ?1 ORDER BY id"
        found = connection.execute(sql, (run["id"],))
    else:
        sql = (
            f"SELECT {columns}, 'new' FROM articles WHERE (run = ?1 AND revision = 1)"
            " OR (run >= ?1 AND revision > 1 AND fetched BETWEEN ?2 AND ?3)"
            f" UNION ALL SELECT {columns}, 'changed' FROM articles WHERE revision > 1 AND NOT fetched BETWEEN ?2 AND ?3"
            " AND (run = ?1 OR (run > ?1 AND EXISTS (SELECT 1 FROM revisions WHERE revisions.article = articles.id"
            " AND revisions.replaced BETWEEN ?2 AND ?3))) ORDER BY 1"
        )
        found = connection.execute(sql, (run["id"], run["started"], end))
    return [dict(zip(BROUGHT, row, strict=True)) for row in found]


def history(connection: sqlite3.Connection, source: str, limit: int) -> list[dict[str, Any]]:
    """The last reports of a source, newest first, each with ``run``."""
    return reports(connection, "source = ?", (source,), limit)


def reports(
    connection: sqlite3.Connection, where: str, values: tuple[Any, ...], limit: int = -1
) -> list[dict[str, Any]]:
    """Rows of ``run_sources`` as dicts, with their JSON read."""
    names = ("run", *_COUNTS)
    found = []
    for row in connection.execute(
        f"SELECT {', '.join(names)} FROM run_sources WHERE {where} ORDER BY run DESC, source LIMIT ?", (*values, limit)
    ):
        report = dict(zip(names, row, strict=True))
        report.update((name, json.loads(report[name])) for name in _OBJECTS)
        report.update((name, messages.recalled(connection, report[name])) for name in ("error", "drift"))
        report["reasons"] = {messages.recalled(connection, reason): n for reason, n in report["reasons"].items()}
        found.append(report)
    return found
