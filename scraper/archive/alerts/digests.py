"""`archive.digests`: the moment up to which each digest was sent to each of its targets."""

from __future__ import annotations

from typing import NamedTuple

from scraper.archive.db.part import Part


class DigestState(NamedTuple):
    """The state of a digest for one target; times ISO 8601 in UTC."""

    sent: str
    """The moment up to which it was sent; initially the moment at which the digest was new."""
    tries: int
    """Consecutive failures."""
    next_try: str | None


class Digests(Part):
    """Bookkeeping of digests that are sent at a time of day."""

    def state(self, name: str, target: str) -> DigestState | None:
        """Return the state; None if the digest is new to the target."""
        row = self._session.connection.execute(
            "SELECT sent, tries, next_try FROM digests WHERE name = ? AND target = ?", (name, target)
        ).fetchone()
        return DigestState(*row) if row else None

    def sent(self, name: str, target: str, moment: str) -> None:
        """Record that it was sent up to a moment."""
        self._put(name, target, DigestState(moment, 0, None))

    def failed(self, name: str, target: str, state: DigestState, next_try: str) -> None:
        """Record that it could not be sent, and the time of the next try."""
        self._put(name, target, DigestState(state.sent, state.tries + 1, next_try))

    def _put(self, name: str, target: str, state: DigestState) -> None:
        with self._session.transaction():
            self._session.connection.execute(
                "INSERT OR REPLACE INTO digests (name, target, sent, tries, next_try) VALUES (?, ?, ?, ?, ?)",
                (name, target, *state),
            )
