"""Messages in the archive: rows hold them in English; this table maps that text to its key and values."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from scraper.i18n import Message


def remember(connection: sqlite3.Connection, texts: Iterable[str | None]) -> None:
    """Store the key and values of messages. Plain texts are skipped."""
    rows = [
        (str.__str__(text), json.dumps(text.data, ensure_ascii=False))
        for text in texts
        if isinstance(text, Message) and text.values
    ]
    connection.executemany("INSERT OR IGNORE INTO messages (text, made_of) VALUES (?, ?)", rows)


def recalled(connection: sqlite3.Connection, text: str | None) -> str | None:
    """Return a stored text as the message it was made of; the text itself if there is no row of it."""
    if not text:
        return text
    row = connection.execute("SELECT made_of FROM messages WHERE text = ?", (text,)).fetchone()
    if row is None:
        return text
    try:
        message = Message.of_data(json.loads(row[0]))
    except (ValueError, TypeError, AttributeError):  # edited by hand
        return text
    return message if message == text else text


def forget_unused(connection: sqlite3.Connection) -> None:
    """Delete the rows of texts that no failure, no run and no target of alerts refers to."""
    connection.execute(
        "DELETE FROM messages WHERE text NOT IN (SELECT reason FROM failures)"
        " AND text NOT IN (SELECT error FROM run_sources WHERE error IS NOT NULL)"
        " AND text NOT IN (SELECT drift FROM run_sources WHERE drift IS NOT NULL)"
        " AND text NOT IN (SELECT files_limit FROM run_sources WHERE files_limit IS NOT NULL)"
        " AND text NOT IN (SELECT key FROM run_sources, json_each(run_sources.reasons))"
        " AND text NOT IN (SELECT reason FROM alert_targets WHERE reason IS NOT NULL)"
        " AND text NOT IN (SELECT reason FROM file_failures)"
    )
