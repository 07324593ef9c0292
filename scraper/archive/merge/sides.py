"""Both archives of a merge."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from scraper.archive.merge.files import FileCopies
from scraper.archive.merge.other_archive.other import Other
from scraper.archive.merge.pages import PageCopies


@dataclass(frozen=True, slots=True)
class Sides:
    """Our archive and the other one, with the copies here of rows there that many others refer to."""

    connection: sqlite3.Connection
    """Ours, inside of the caller's transaction."""
    other: Other
    pages: PageCopies
    files: FileCopies
    run_here: Callable[[int | None], int | None]
    """Run of the other archive -> the same run here."""
    now: str
    """The time of the merge."""
