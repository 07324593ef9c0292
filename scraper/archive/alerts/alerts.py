"""`archive.alerts`: the articles that alerts have examined, their events, and the messages sent."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from scraper.archive.alerts import progress
from scraper.archive.alerts.progress import Fresh, Look
from scraper.archive.db.part import Part
from scraper.archive.rows import messages
from scraper.archive.rows.moments import utc_now
from scraper.archive.search.matcher import Article

Kind = Literal["new", "changed"]


class Event(NamedTuple):
    """An event of one alert for one target. ``revision`` is 0 where the article is new to the alert."""

    alert: str
    target: str
    article: int
    """The first print of the article's group."""
    kind: Kind
    revision: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A stored event that has not been sent."""

    id: int
    event: Event
    created: str
    tries: int


@dataclass(frozen=True, slots=True)
class AlertState:
    """The state of an alert: times ISO 8601 in UTC, counts of events over all of its targets."""

    name: str
    state: Literal["on", "paused", "absent"]
    added: str
    last_sent: str | None
    waiting: int
    sent: int


@dataclass(frozen=True, slots=True)
class TargetState:
    """The state of a target. ``tries``: failures in a row; 0 while it works."""

    name: str
    tries: int
    failing_since: str | None
    next_try: str | None
    reason: str | None
    last_sent: str | None
    waiting: int


class Alerts(Part):
    """Bookkeeping of alerts. An event is stored before it is sent, and marked when it is: nothing is sent twice."""

    # -- up to where alerts have looked

    def register(self, names: Mapping[str, str | None]) -> None:
        """Store the alerts of sources.yaml: name -> the date from which stored articles count as new.

        An alert that is new, or that was absent, begins with what is stored from now on; its date counts once.
        """
        with self._session.transaction():
            progress.register(self._session.connection, names, utc_now())

    def looks(self) -> dict[str, Look]:
        """Return for each active alert the last run and article that it has examined."""
        return progress.looks(self._session.connection)

    def fresh(self, look: Look, sources: Collection[str]) -> list[Fresh]:
        """Return the articles of these sources that runs of `scrape fetch` stored or revised after an alert's last
        look."""
        return progress.fresh(self._session.connection, look, sources)

    def former(self, article: int) -> Article | None:
        """Return the version of an article before its last revision, as a search reads it."""
        return progress.former(self._session.connection, article)

    def record(self, events: Iterable[Event], names: Iterable[str], upto: Look) -> int:
        """Store events together with the point up to which these alerts have looked; return the number of new events.

        An event that is stored already, sent or not, is not stored again.
        """
        connection, now = self._session.connection, utc_now()
        with self._session.transaction():
            before = connection.total_changes
            connection.executemany(
                "INSERT OR IGNORE INTO alert_events (alert, target, article, kind, revision, created)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                [(*event, now) for event in events],
            )
            stored = connection.total_changes - before
            progress.looked(connection, names, upto)
        return stored

    def latest(self) -> Look:
        """Return the last run and the last article."""
        return progress.latest(self._session.connection)

    def pass_over(self) -> None:
        """Move all active alerts past everything that is stored, without events. Their dates stay."""
        with self._session.transaction():
            progress.pass_over(self._session.connection)

    # -- sending

    def waiting(self) -> list[Waiting]:
        """Return the events that are not sent, those with the fewest tries first, then the oldest."""
        rows = self._session.connection.execute(
            "SELECT id, alert, target, article, kind, revision, created, tries FROM alert_events"
            " WHERE state = 'waiting' ORDER BY tries, id"
        )
        return [Waiting(row[0], Event(*row[1:6]), row[6], row[7]) for row in rows]

    def claimed(self) -> list[int]:
        """Return the ids of events that a run has begun to send without recording the outcome."""
        rows = self._session.connection.execute("SELECT id FROM alert_events WHERE state = 'claimed'")
        return [row[0] for row in rows]

    def claim(self, events: Sequence[int]) -> None:
        """Mark events as being sent. The mark is on the disk when this returns, so that a crash sends nothing twice."""
        with self._session.transaction():
            self._session.connection.executemany(
                "UPDATE alert_events SET state = 'claimed' WHERE id = ?", [(event,) for event in events]
            )
        self.settle()

    def settle(self) -> None:
        """Write what is committed to the disk. Other commits reach it with the next checkpoint."""
        self._session.connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def release(self, events: Sequence[int], *, tried: int = 0) -> None:
        """Return events to the queue; ``tried``: the number of failed tries to add."""
        with self._session.transaction():
            self._session.connection.executemany(
                "UPDATE alert_events SET state = 'waiting', tries = tries + ?2 WHERE id = ?1 AND state = 'claimed'",
                [(event, tried) for event in events],
            )

    def sent(self, events: Sequence[int]) -> None:
        """Mark events as sent, now."""
        connection, now = self._session.connection, utc_now()
        ids = json.dumps(list(events))
        with self._session.transaction():
            connection.execute(
                "UPDATE alert_events SET state = 'sent', sent = ?2 WHERE id IN (SELECT value FROM json_each(?1))",
                (ids, now),
            )
            for table, column in (("alerts", "alert"), ("alert_targets", "target")):
                connection.execute(
                    f"UPDATE {table} SET last_sent = ?2 WHERE name IN (SELECT {column} FROM alert_events"
                    " WHERE id IN (SELECT value FROM json_each(?1)))",
                    (ids, now),
                )

    # -- targets

    def works(self, target: str) -> None:
        """Record that a target has accepted a message."""
        with self._session.transaction():
            self._session.connection.execute(
                "INSERT INTO alert_targets (name, tries, last_sent) VALUES (?1, 0, ?2) ON CONFLICT (name) DO UPDATE"
                " SET tries = 0, failing_since = NULL, next_try = NULL, reason = NULL, last_sent = ?2",
                (target, utc_now()),
            )

    def fails(self, target: str, reason: str, next_try: str) -> None:
        """Record that a target has refused a message, and the time of the next try."""
        connection = self._session.connection
        with self._session.transaction():
            messages.remember(connection, (reason,))
            connection.execute(
                "INSERT INTO alert_targets (name, tries, failing_since, next_try, reason) VALUES (?1, 1, ?2, ?3, ?4)"
                " ON CONFLICT (name) DO UPDATE SET tries = tries + 1, next_try = ?3, reason = ?4,"
                " failing_since = coalesce(failing_since, ?2)",
                (target, utc_now(), next_try, str.__str__(reason)),
            )

    def targets(self) -> dict[str, TargetState]:
        """Return the state of each target that messages were sent to or wait for."""
        connection = self._session.connection
        names = ("name", "tries", "failing_since", "next_try", "reason", "last_sent")
        waiting = dict(
            connection.execute("SELECT target, count(*) FROM alert_events WHERE state != 'sent' GROUP BY target")
        )
        rows = connection.execute(f"SELECT {', '.join(names)} FROM alert_targets ORDER BY name").fetchall()
        stored = [dict(zip(names, row, strict=True)) for row in rows]
        states = {
            row["name"]: TargetState(
                **{**row, "reason": messages.recalled(connection, row["reason"])}, waiting=waiting.get(row["name"], 0)
            )
            for row in stored
        }
        for name, count in waiting.items():
            states.setdefault(name, TargetState(name, 0, None, None, None, None, count))
        return states

    # -- for people

    def states(self) -> dict[str, AlertState]:
        """Return the state of each alert, absent ones among them."""
        connection = self._session.connection
        counts: dict[str, dict[bool, int]] = {}
        for name, is_sent, count in connection.execute(
            "SELECT alert, state = 'sent', count(*) FROM alert_events GROUP BY 1, 2"
        ):
            counts.setdefault(name, {})[bool(is_sent)] = count
        rows = connection.execute("SELECT name, state, added, last_sent FROM alerts ORDER BY name").fetchall()
        return {
            name: AlertState(
                name, state, added, last_sent, counts.get(name, {}).get(False, 0), counts.get(name, {}).get(True, 0)
            )
            for name, state, added, last_sent in rows
        }

    def pause(self, name: str) -> None:
        """Stop an alert: it examines nothing until it is resumed."""
        with self._session.transaction():
            self._session.connection.execute("UPDATE alerts SET state = 'paused' WHERE name = ?", (name,))

    def resume(self, name: str) -> None:
        """Restart a paused alert, with what is stored from now on."""
        with self._session.transaction():
            progress.begin_here(self._session.connection, name)
