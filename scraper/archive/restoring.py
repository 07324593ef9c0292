"""Putting an exported article back as it was: its times, its revisions, its group."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from scraper.archive.rows import REVISED
from scraper.errors import ArchiveError


def restore(connection: sqlite3.Connection, article: int, row: Mapping[str, Any], head: int | None) -> None:
    """Give a newly stored article what its exported row knows beside its text. ``head``: its first print here, by id.

    ArchiveError where the row contradicts itself.
    """
    revisions = row.get("revisions") or []
    values: dict[str, Any] = {"revision": len(revisions) + 1}
    for name in ("fetched", "changed"):
        if isinstance(row.get(name), str):
            values[name] = row[name]
    if head is not None:
        values |= {"copy_of": head, "similarity": row.get("similarity")}
    connection.execute(
        f"UPDATE articles SET {', '.join(f'{name} = ?' for name in values)} WHERE id = ?", (*values.values(), article)
    )
    seen = [version["fetched"] for version in revisions] + [row.get("changed")]
    for number, version in enumerate(revisions, 1):
        try:
            kept = {name: version[name] for name in REVISED}
        except (KeyError, TypeError) as error:
            raise ArchiveError(f"{row.get('url')}: revision {number} lacks {error}") from error
        kept |= {name: json.dumps(kept[name], ensure_ascii=False) for name in ("byline", "editors")}
        kept |= {"article": article, "revision": number, "replaced": seen[number] or row.get("fetched")}
        connection.execute(
            f"INSERT INTO revisions ({', '.join(kept)}) VALUES ({', '.join('?' * len(kept))})", tuple(kept.values())
        )
