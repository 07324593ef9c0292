"""Sources and runs of another archive, with the reports of runs; a run that was copied before is recognised by its
content."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping
from typing import Any

from scraper.archive.merge.other_archive import cleaning
from scraper.archive.merge.other_archive.other import Other
from scraper.archive.merge.tables import REPORT

_KILLED = "killed"
"""How a run ended that says nothing of its end: nobody writes to the other archive now."""


def bring_sources(connection: sqlite3.Connection, other: Other, names: Collection[str] | None, now: str) -> int:
    """Bring sources (None: all); return the number of new ones. A known source keeps the earlier date."""
    new = 0
    for name, added in other.rows("SELECT name, added FROM sources ORDER BY name"):
        if names is not None and name not in names:
            continue
        name, added = cleaning.text(name), added if cleaning.is_time(added) else now
        new += connection.execute("INSERT OR IGNORE INTO sources (name, added) VALUES (?, ?)", (name, added)).rowcount
        connection.execute("UPDATE sources SET added = min(added, ?) WHERE name = ?", (added, name))
    return new


class RunCopies:
    """Brings runs; knows which run here is which one there. Counts them."""

    def __init__(self, connection: sqlite3.Connection, other: Other, sources: Collection[str] | None) -> None:
        """``sources``: whose reports come along; None: all."""
        self._connection, self._other, self._sources = connection, other, sources
        self._here: dict[int, int] = {}
        self.copied = 0

    def forget(self) -> None:
        """Forget the rows that a rollback has undone."""
        self._here.clear()

    def all(self) -> None:
        """Bring all runs, oldest first; with a choice of sources, those that have a report of one."""
        ids = self._other.rows("SELECT id FROM runs ORDER BY started, id")
        for (run,) in ids:
            if self._sources is None or self._reports(run):
                self.here(run)

    def here(self, run: int | None) -> int | None:
        """Return the id here of a run there, which is brought when it is not here yet; None without one."""
        if run is None:
            return None
        if run not in self._here:
            row = self._other.one("SELECT command, started, finished, ended FROM runs WHERE id = ?", (run,))
            if row is None or not all(map(cleaning.is_time, row[1:3])):
                return None
            command, started, finished, ended = row
            values = (cleaning.text(command), started, finished, ended or _KILLED)
            reports = self._reports(run)
            self._here[run] = self._stored(values, reports) or self._insert(values, reports)
        return self._here[run]

    def _reports(self, run: int) -> dict[str, Mapping[str, Any]]:
        rows = self._other.rows(f"SELECT source, {', '.join(REPORT)} FROM run_sources WHERE run = ?", (run,))
        return {
            str(cleaning.text(source)): {
                name: cleaning.text(value) if isinstance(value, str) else value
                for name, value in zip(REPORT, values, strict=True)
            }
            for source, *values in rows
            if self._sources is None or source in self._sources
        }

    def _stored(self, values: tuple[str | None, ...], reports: Mapping[str, Mapping[str, Any]]) -> int | None:
        """Return the run here with the same times whose reports contradict none of these; it gets those it lacks."""
        candidates = self._connection.execute(
            "SELECT id FROM runs WHERE command = ? AND started = ? AND finished IS ? AND coalesce(ended, 'killed') = ?",
            values,
        ).fetchall()
        for (run,) in candidates:
            ours = {
                source: dict(zip(REPORT, report, strict=True))
                for source, *report in self._connection.execute(
                    f"SELECT source, {', '.join(REPORT)} FROM run_sources WHERE run = ?", (run,)
                )
            }
            if all(reports[source] == ours[source] for source in reports.keys() & ours.keys()):
                self._report(run, {source: reports[source] for source in reports.keys() - ours.keys()})
                return int(run)
        return None

    def _insert(self, values: tuple[str | None, ...], reports: Mapping[str, Mapping[str, Any]]) -> int:
        (run,) = self._connection.execute(
            "INSERT INTO runs (command, started, finished, ended) VALUES (?, ?, ?, ?) RETURNING id", values
        ).fetchone()
        self._report(run, reports)
        self.copied += 1
        return int(run)

    def _report(self, run: int, reports: Mapping[str, Mapping[str, Any]]) -> None:
        for source, report in reports.items():
            bring_messages(
                self._connection,
                self._other,
                [*(report[name] for name in ("error", "drift", "files_limit")), *_keys(report["reasons"])],
            )
            self._connection.execute("INSERT OR IGNORE INTO sources (name, added) VALUES (?, '')", (source,))
            self._connection.execute(
                f"INSERT INTO run_sources (run, source, {', '.join(REPORT)})"
                f" VALUES (?, ?, {', '.join('?' * len(REPORT))})",
                (run, source, *report.values()),
            )


def bring_messages(connection: sqlite3.Connection, other: Other, texts: Collection[str | None]) -> None:
    """Bring what messages are made of, for the language of the reader."""
    listed = json.dumps([text for text in texts if text], ensure_ascii=False)
    if listed == "[]":
        return
    rows = other.rows("SELECT text, made_of FROM messages WHERE text IN (SELECT value FROM json_each(?))", (listed,))
    connection.executemany("INSERT OR IGNORE INTO messages (text, made_of) VALUES (?, ?)", rows)


def _keys(reasons: str) -> list[str]:
    try:
        return list(json.loads(reasons))
    except (ValueError, TypeError, RecursionError):
        return []
