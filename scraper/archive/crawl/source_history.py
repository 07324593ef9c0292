"""The part of the archive's face that watches over the sources: when each was fetched, what it used to give."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from scraper.archive.articles.queries import Row
from scraper.archive.crawl import run_log
from scraper.archive.db import connect

REMEMBERED = 400
"""Sound runs of a source that are looked back on: two weeks of an hourly one, weekends included."""
DRIFTED = 20
"""Drifted ones."""

EXAMPLES: Mapping[str, str] = {
    "byline": "byline != '[]'",
    "editors": "editors != '[]'",
    "outlet": "outlet IS NOT NULL",
    "section": "section IS NOT NULL",
    "published": "published IS NOT NULL",
    "time": "published LIKE '%T%'",
    "body": "length(body) >= 80",
}
"""Which articles have a field, as `scraper.monitoring.drift.COUNTED` counts them."""


class Watching:
    """What `Archive` knows of its sources' past; reads only."""

    path: Path
    connection: sqlite3.Connection

    def last_fetched(self) -> dict[str, str]:
        """When each source was last fetched to the end, failed or not: the start of that run, ISO 8601 in UTC."""
        with connect.explained(self.path):
            return dict(
                self.connection.execute(
                    "SELECT source, max(started) FROM run_sources JOIN runs ON runs.id = run_sources.run"
                    " WHERE command = 'fetch' AND ended IN ('done', 'failed') GROUP BY source"
                )
            )

    def past(self, source: str) -> list[Row]:
        """The runs of a source that went to the end and did not fail, newest first: what its norm is made of."""
        ended = (
            "source = ?1 AND error IS NULL AND run > (SELECT norm_from FROM sources WHERE name = ?1)"
            " AND run IN (SELECT id FROM runs WHERE ended IN ('done', 'failed'))"
        )
        with connect.explained(self.path):
            sound = run_log.reports(self.connection, f"{ended} AND drift IS NULL", (source,), REMEMBERED)
            drifted = run_log.reports(self.connection, f"{ended} AND drift IS NOT NULL", (source,), DRIFTED)
        return sorted(sound + drifted, key=lambda row: -int(row["run"]))

    def last_report(self, source: str) -> Row | None:
        """What the last run that went to the end did for a source, with ``started``."""
        with connect.explained(self.path):
            found = run_log.reports(
                self.connection,
                "source = ? AND run IN (SELECT id FROM runs WHERE command = 'fetch' AND ended IN ('done', 'failed'))",
                (source,),
                1,
            )
            if not found:
                return None
            started = self.connection.execute("SELECT started FROM runs WHERE id = ?", (found[0]["run"],)).fetchone()
        return {**found[0], "started": started[0]}

    def last_success(self, source: str) -> str | None:
        """When the last run began in which a source neither failed nor drifted; ISO 8601 in UTC."""
        with connect.explained(self.path):
            row = self.connection.execute(
                "SELECT max(started) FROM run_sources JOIN runs ON runs.id = run_sources.run"
                " JOIN sources ON name = source WHERE source = ? AND command = 'fetch' AND ended IN ('done', 'failed')"
                " AND error IS NULL AND (drift IS NULL OR run <= norm_from)",
                (source,),
            ).fetchone()
        return row[0] if row else None

    def kept_lists(self, source: str, since: str) -> list[Row]:
        """The states of a source's list pages whose raw pages are kept, newest first: url, fetched, items, page.

        Only of addresses that were asked from ``since`` (ISO 8601 in UTC) on: not of former ones, nor of past days.
        """
        names = ("url", "fetched", "items", "page")
        with connect.explained(self.path):
            found = self.connection.execute(
                f"SELECT {', '.join(names)} FROM listings WHERE source = ?1 AND page IS NOT NULL AND url IN"
                " (SELECT url FROM visits WHERE source = ?1 AND last_visited >= ?2"
                "  UNION SELECT url FROM failures WHERE source = ?1 AND last_failed >= ?2) ORDER BY id DESC",
                (source, since),
            ).fetchall()
        return [dict(zip(names, row, strict=True)) for row in found]

    def example(self, source: str, field: str, *, run: int) -> tuple[int | None, int | None]:
        """The ids of the newest article with a field, and of the newest without it that was stored from ``run`` on."""
        condition = EXAMPLES[field]
        with connect.explained(self.path):
            row = self.connection.execute(
                f"SELECT max(id) FILTER (WHERE {condition}),"
                f" max(id) FILTER (WHERE NOT ({condition}) AND run >= ?2) FROM articles"
                " WHERE source = ?1 AND page IS NOT NULL",
                (source, run),
            ).fetchone()
        return row[0], row[1]


def accept(connection: sqlite3.Connection, source: str) -> bool:
    """Let the norm of a source begin after its last run; False if it has had none since it last began."""
    return bool(
        connection.execute(
            "UPDATE sources SET norm_from = last FROM (SELECT max(run) AS last FROM run_sources WHERE source = ?1)"
            " WHERE name = ?1 AND last > norm_from",
            (source,),
        ).rowcount
    )
