"""Messages kept in the archive: each stands in its row in English; what it was made of is kept by that text."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from scraper.i18n import Message

TABLE = "CREATE TABLE messages (text TEXT PRIMARY KEY, made_of TEXT NOT NULL) STRICT, WITHOUT ROWID"
"""English text -> key of the catalogue and values, as JSON. Texts without values need no row: they are their key."""


def create(connection: sqlite3.Connection) -> None:
    """Create the table; a step of the schema."""
    connection.execute(TABLE)


def remember(connection: sqlite3.Connection, texts: Iterable[str | None]) -> None:
    """Keep what messages are made of. Texts that are no messages are passed over."""
    rows = [
        (str.__str__(text), json.dumps(text.data, ensure_ascii=False))
        for text in texts
        if isinstance(text, Message) and text.values
    ]
    connection.executemany("INSERT OR IGNORE INTO messages (text, made_of) VALUES (?, ?)", rows)


def recalled(connection: sqlite3.Connection, text: str | None) -> str | None:
    """The message that a stored text was made of; the text itself where that is not known."""
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
    """Delete the rows of texts that no failure and no run shows any more."""
    connection.execute(
        "DELETE FROM messages WHERE text NOT IN (SELECT reason FROM failures)"
        " AND text NOT IN (SELECT error FROM run_sources WHERE error IS NOT NULL)"
        " AND text NOT IN (SELECT drift FROM run_sources WHERE drift IS NOT NULL)"
        " AND text NOT IN (SELECT key FROM run_sources, json_each(run_sources.reasons))"
    )
