"""`archive.runs`: the log of runs with their reports by source, and the progress of long jobs."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from typing import Any, Literal

from scraper.archive.db import progress
from scraper.archive.db.lock import WriterLock
from scraper.archive.db.part import Part, Row
from scraper.archive.rows import messages
from scraper.archive.rows.moments import utc_now
from scraper.models import SourceReport

Ended = Literal["done", "failed", "interrupted"]

_COUNTS = tuple(field.name for field in fields(SourceReport) if field.name != "ranked")  # the sightings are stored
_OBJECTS = ("reasons", "yields", "fields")
"""Columns that hold JSON objects."""

LATEST_RUN = "(SELECT started FROM runs WHERE id = run) DESC, run DESC"
"""SQL of the order of ``run_sources``, the latest run first: those of a merged archive have later ids."""

BROUGHT = ("id", "source", "url", "headline", "outlet", "published", "outcome")
"""The keys of an article that was stored or changed by a run."""


class Runs(Part):
    """Runs of the program on this archive."""

    def start(self, sources: Iterable[str], command: str) -> int:
        """Log that a run of this command begins, on these sources (names); return its id."""
        now = utc_now()
        with self._session.transaction():
            for name in sources:
                add_source(self._session.connection, name, now)
            row = self._session.connection.execute(
                "INSERT INTO runs (command, started) VALUES (?, ?) RETURNING id", (command, now)
            ).fetchone()
        return int(row[0])

    def finish(self, run: int, ended: Ended, reports: Iterable[SourceReport]) -> None:
        """Log the end of a run, with a report a source. A run that was killed is marked so by the next writer."""
        connection, now = self._session.connection, utc_now()
        with self._session.transaction():
            connection.execute("UPDATE runs SET finished = ?, ended = ? WHERE id = ?", (now, ended, run))
            for report in reports:
                add_source(connection, report.source, now)
                messages.remember(connection, (report.error, report.drift, report.files_limit, *report.reasons))
                values = {name: getattr(report, name) for name in _COUNTS}
                values.update((name, json.dumps(values[name], ensure_ascii=False)) for name in _OBJECTS)
                values["run"] = run
                connection.execute(
                    f"INSERT OR REPLACE INTO run_sources ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})",
                    tuple(values.values()),
                )

    @contextmanager
    def logged(self, sources: Iterable[str], command: str) -> Iterator[int]:
        """Log a run for as long as the block takes, without reports; gives its id. How the block ends is kept."""
        run = self.start(sources, command)
        ended: Ended = "failed"
        try:
            yield run
            ended = "done"
        except KeyboardInterrupt:
            ended = "interrupted"
            raise
        finally:
            self.finish(run, ended, [])

    def latest(self, limit: int = 20, run: int | None = None) -> list[Row]:
        """Return the last runs, newest first, or the run of that id; each with ``sources``, its reports."""
        rows = self._session.connection.execute(
            "SELECT id, command, started, finished, ended FROM runs"
            " WHERE ?2 IS NULL OR id = ?2 ORDER BY started DESC, id DESC LIMIT ?1",
            (limit, run),
        ).fetchall()
        latest: list[Row] = [
            dict(zip(("id", "command", "started", "finished", "ended"), row, strict=True)) for row in rows
        ]
        for row in latest:
            row["sources"] = read_reports(self._session.connection, "run = ?", (row["id"],))
        is_open = not self._session.is_writer and any(row["ended"] is None for row in latest)
        if is_open and not WriterLock(self._session.path).is_locked():
            return [{**row, "ended": row["ended"] or "killed"} for row in latest]  # as the next writer marks it
        return latest

    def last_start(self) -> str | None:
        """Return the start (ISO 8601 in UTC) of the last run that may have brought articles; None before the first."""
        row = self._session.connection.execute(
            "SELECT started FROM runs WHERE command != 'reparse' ORDER BY id DESC LIMIT 1"
        ).fetchone()
        return str(row[0]) if row else None

    def articles(self, run: Row) -> list[Row]:
        """Return the articles that a run (a row of `latest`) brought or found changed, with ``outcome``, by id.

        ``outcome`` is new or changed. An article that a later run found changed bears that run's number: its earlier
        states are assigned by the time they were fetched. No two runs happen at once.
        """
        connection = self._session.connection
        columns = ", ".join(f"articles.{name}" for name in BROUGHT[:-1])
        (following,) = connection.execute("SELECT min(started) FROM runs WHERE id > ?", (run["id"],)).fetchone()
        end = run["finished"] or following or "9999"  # a run that was killed has no end
        if run["command"] in ("import", "backfill"):  # its articles keep the times of their origin
            sql = f"SELECT {columns}, 'new' FROM articles WHERE run = ?1 ORDER BY id"
            rows = connection.execute(sql, (run["id"],))
        else:
            sql = (
                f"SELECT {columns}, 'new' FROM articles WHERE (run = ?1 AND revision = 1)"
                " OR (run >= ?1 AND revision > 1 AND fetched BETWEEN ?2 AND ?3)"
                f" UNION ALL SELECT {columns}, 'changed' FROM articles"
                " WHERE revision > 1 AND NOT fetched BETWEEN ?2 AND ?3"
                " AND (run = ?1 OR (run > ?1 AND EXISTS (SELECT 1 FROM revisions WHERE revisions.article = articles.id"
                " AND revisions.replaced BETWEEN ?2 AND ?3))) ORDER BY 1"
            )
            rows = connection.execute(sql, (run["id"], run["started"], end))
        return [dict(zip(BROUGHT, row, strict=True)) for row in rows]

    def progress(self, job: str) -> str | None:
        """Return the state of a long job; None if it has not begun or is done."""
        return progress.get(self._session.connection, job)

    def keep_progress(self, job: str, state: str | None) -> None:
        """Note the state of a long job, so that it can continue after an interruption; None: it is done."""
        with self._session.transaction():
            progress.keep(self._session.connection, job, state)


def mark_killed(connection: sqlite3.Connection) -> bool:
    """Close the runs of dead processes; False if there are none. Only for the holder of the writer's lock."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'runs'").fetchone():
        return False  # a damaged file: `scrape verify` must be able to open it
    if not connection.execute("SELECT 1 FROM runs WHERE ended IS NULL LIMIT 1").fetchone():
        return False
    connection.execute("UPDATE runs SET ended = 'killed' WHERE ended IS NULL")
    return True


def add_source(connection: sqlite3.Connection, name: str, now: str) -> None:
    """Make sure that a source has its row."""
    connection.execute("INSERT OR IGNORE INTO sources (name, added) VALUES (?, ?)", (name, now))


def read_reports(connection: sqlite3.Connection, where: str, values: tuple[Any, ...], limit: int = -1) -> list[Row]:
    """Return rows of ``run_sources``, the newest run first, with their JSON read."""
    names = ("run", *_COUNTS)
    reports = []
    for row in connection.execute(
        f"SELECT {', '.join(names)} FROM run_sources WHERE {where} ORDER BY {LATEST_RUN}, source LIMIT ?",
        (*values, limit),
    ):
        report = dict(zip(names, row, strict=True))
        report.update((name, json.loads(report[name])) for name in _OBJECTS)
        report.update((name, messages.recalled(connection, report[name])) for name in ("error", "drift", "files_limit"))
        report["reasons"] = {messages.recalled(connection, reason): n for reason, n in report["reasons"].items()}
        reports.append(report)
    return reports
