"""`archive.sources`: the sources that were ever fetched, and their past runs, by which drift is judged."""

from __future__ import annotations

from collections.abc import Mapping

from scraper.archive.crawl import rename_source
from scraper.archive.crawl.run_log import LATEST_RUN, read_reports
from scraper.archive.db.part import Part, Row
from scraper.archive.rows import messages

REMEMBERED = 400
"""Number of successful runs of a source that are compared: two weeks of an hourly source, weekends included."""
DRIFTED = 20
"""Number of drifted runs that are compared."""

EXAMPLES: Mapping[str, str] = {
    "byline": "byline != '[]'",
    "editors": "editors != '[]'",
    "outlet": "outlet IS NOT NULL",
    "section": "section IS NOT NULL",
    "published": "published IS NOT NULL",
    "time": "published LIKE '%T%'",
    "body": "length(body) >= 80",
}
"""Field -> SQL that is true of articles that have it, as `scraper.monitoring.drift.COUNTED` counts them."""


class Sources(Part):
    """Sources and their past."""

    def overview(self) -> list[Row]:
        """Return every source with its counts of articles and failures, its newest date, its last run."""
        names = ("name", "added", "articles", "failures", "newest", "last_run", "last_error")
        rows = self._session.connection.execute(
            "SELECT name, added,"
            " (SELECT count(*) FROM articles WHERE articles.source = name),"
            " (SELECT count(*) FROM failures WHERE failures.source = name),"
            " (SELECT published FROM articles WHERE articles.source = name ORDER BY moment DESC LIMIT 1),"
            " (SELECT max(started) FROM run_sources JOIN runs ON runs.id = run WHERE source = name),"
            f" (SELECT error FROM run_sources WHERE source = name ORDER BY {LATEST_RUN} LIMIT 1)"
            " FROM sources ORDER BY name"
        )
        overview = [dict(zip(names, row, strict=True)) for row in rows]
        for row in overview:
            row["last_error"] = messages.recalled(self._session.connection, row["last_error"])
        return overview

    def rename(self, old: str, new: str) -> dict[str, int]:
        """Give a source another name, perhaps that of another source; return the number of rows moved, by table."""
        with self._session.transaction():
            return rename_source.rename(self._session.connection, old, new)

    def history(self, source: str, limit: int = 20) -> list[Row]:
        """Return the last reports of a source, newest first, each with ``run``."""
        return read_reports(self._session.connection, "source = ?", (source,), limit)

    def last_fetched(self) -> dict[str, str]:
        """Return the start of each source's last complete run, failed or not: ISO 8601 in UTC."""
        return dict(
            self._session.connection.execute(
                "SELECT source, max(started) FROM run_sources JOIN runs ON runs.id = run_sources.run"
                " WHERE command = 'fetch' AND ended IN ('done', 'failed') GROUP BY source"
            )
        )

    def recent_addresses(self, source: str, limit: int = 500) -> list[str]:
        """The addresses of the articles that a source published last, without copies."""
        rows = self._session.connection.execute(
            "SELECT url FROM articles WHERE source = ? AND copy_of IS NULL ORDER BY published DESC LIMIT ?",
            (source, limit),
        )
        return [url for (url,) in rows]

    def norm(self, source: str) -> list[Row]:
        """Return the reports of a source's complete runs without an error, newest first: its norm is made of them."""
        ended = (
            "source = ?1 AND error IS NULL AND run IN (SELECT id FROM runs WHERE ended IN ('done', 'failed') AND"
            " (started, id) > (SELECT coalesce(started, ''), norm_from FROM sources"
            " LEFT JOIN runs AS norm ON norm.id = norm_from WHERE name = ?1))"
        )
        connection = self._session.connection
        sound = read_reports(connection, f"{ended} AND drift IS NULL", (source,), REMEMBERED)
        drifted = read_reports(connection, f"{ended} AND drift IS NOT NULL", (source,), DRIFTED)
        starts = dict(connection.execute("SELECT id, started FROM runs"))
        return sorted(sound + drifted, key=lambda row: (starts[row["run"]], row["run"]), reverse=True)

    def accept(self, source: str) -> bool:
        """Let the norm of a source begin after its last run; False if there was no run since it last began."""
        with self._session.transaction():
            return bool(
                self._session.connection.execute(
                    "UPDATE sources SET norm_from = last FROM"
                    f" (SELECT run AS last FROM run_sources WHERE source = ?1 ORDER BY {LATEST_RUN} LIMIT 1)"
                    " WHERE name = ?1 AND last != norm_from",
                    (source,),
                ).rowcount
            )

    def last_report(self, source: str) -> Row | None:
        """Return the report of a source's last complete run, with ``started``."""
        reports = read_reports(
            self._session.connection,
            "source = ? AND run IN (SELECT id FROM runs WHERE command = 'fetch' AND ended IN ('done', 'failed'))",
            (source,),
            1,
        )
        if not reports:
            return None
        started = self._session.connection.execute(
            "SELECT started FROM runs WHERE id = ?", (reports[0]["run"],)
        ).fetchone()
        return {**reports[0], "started": started[0]}

    def last_success(self, source: str) -> str | None:
        """Return the start of the last run in which a source neither failed nor drifted; ISO 8601 in UTC."""
        row = self._session.connection.execute(
            "SELECT max(started) FROM run_sources JOIN runs ON runs.id = run_sources.run"
            " JOIN sources ON name = source WHERE source = ? AND command = 'fetch' AND ended IN ('done', 'failed')"
            " AND error IS NULL AND (drift IS NULL OR run <= norm_from)",
            (source,),
        ).fetchone()
        return row[0] if row else None

    def stored_lists(self, source: str, since: str) -> list[Row]:
        """Return the snapshots of a source's list pages with a raw page, newest first: url, fetched, items, page.

        Only of addresses that were asked since ``since`` (ISO 8601 in UTC): not of former ones, nor of past days.
        """
        names = ("url", "fetched", "items", "page")
        rows = self._session.connection.execute(
            f"SELECT {', '.join(names)} FROM listings WHERE source = ?1 AND page IS NOT NULL AND url IN"
            " (SELECT url FROM visits WHERE source = ?1 AND last_visited >= ?2"
            "  UNION SELECT url FROM failures WHERE source = ?1 AND last_failed >= ?2) ORDER BY fetched DESC, id DESC",
            (source, since),
        ).fetchall()
        return [dict(zip(names, row, strict=True)) for row in rows]

    def newest(self, source: str, limit: int) -> list[int]:
        """List the ids of a source's newest articles of which the page is stored, newest first."""
        rows = self._session.connection.execute(
            "SELECT id FROM articles WHERE source = ? AND page IS NOT NULL ORDER BY id DESC LIMIT ?", (source, limit)
        )
        return [row[0] for row in rows]

    def examples(self, source: str, field: str, *, run: int) -> tuple[int | None, int | None]:
        """Return the ids of the newest article with a field, and of the newest without it stored since ``run``."""
        condition = EXAMPLES[field]
        row = self._session.connection.execute(
            f"SELECT max(id) FILTER (WHERE {condition}),"
            f" max(id) FILTER (WHERE NOT ({condition}) AND run >= ?2) FROM articles"
            " WHERE source = ?1 AND page IS NOT NULL",
            (source, run),
        ).fetchone()
        return row[0], row[1]
