"""Draw docs/archive.svg: the tables of archive.db, their columns, and the tables that these refer to.

.venv/bin/python tools/tables_picture.py

The picture is drawn from the schema of a new archive, so that it cannot differ from it; a test compares the two.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from scraper.archive.schema import migrations  # noqa: E402

TARGET = ROOT / "docs" / "archive.svg"
SUBJECTS = {
    "articles": (
        "articles",
        "revisions",
        "parts",
        "tags",
        "printed_pages",
        "sketches",
        "article_words",
        "checked",
        "tombstones",
    ),
    "files": ("files", "file_folders", "file_links", "file_addresses", "file_queue", "file_failures"),
    "pages and lists": ("pages", "dictionaries", "listings", "sightings", "teasers", "ranked_lists", "rankings"),
    "crawl": ("sources", "runs", "run_sources", "frontier", "failures", "visits", "readings", "robots", "notices"),
}
"""The columns of the picture; every other table stands in a last one."""
OTHERS = "alerts and upkeep"
BOX, GAP, LINE, HEAD, EDGE = 236, 24, 18, 26, 20
CHARACTERS = 32
"""Widths and heights in pixels, and how many characters of the font fit into a box."""


def lines(connection: sqlite3.Connection, table: str) -> list[str]:
    """Return the lines of a box: plain columns run on, each reference has a line of its own."""
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    refers = {row[3]: row[2] for row in connection.execute(f"PRAGMA foreign_key_list({table})")}
    made = [""]
    for column in columns:
        if column not in refers:
            joined = f"{made[-1]}, {column}" if made[-1] else column
            if len(joined) > CHARACTERS:
                made.append(column)
            else:
                made[-1] = joined
    return [line for line in made if line] + [f"{column} → {refers[column]}" for column in columns if column in refers]


def box(x: int, y: int, title: str, texts: list[str]) -> Iterator[str]:
    """Draw a table."""
    height = HEAD + LINE * len(texts) + 6
    yield f'<rect x="{x}" y="{y}" width="{BOX}" height="{height}" rx="4" fill="#f6f8fa" stroke="#57606a"/>'
    yield f'<rect x="{x}" y="{y}" width="{BOX}" height="{HEAD - 4}" rx="4" fill="#57606a"/>'
    yield f'<text x="{x + 8}" y="{y + 15}" fill="#fff" font-weight="bold">{escape(title)}</text>'
    for number, text in enumerate(texts):
        yield f'<text x="{x + 8}" y="{y + HEAD + LINE * number + 12}" fill="#24292f">{escape(text)}</text>'


def drawn() -> str:
    """Return the picture."""
    with closing(migrations.create_empty(len(migrations.MIGRATIONS))) as connection:
        rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid")
        names = [name for (name,) in rows if not name.startswith(("search_index", "sqlite_"))]
        placed = {name for tables in SUBJECTS.values() for name in tables}
        columns = {**SUBJECTS, OTHERS: tuple(name for name in names if name not in placed)}
        shapes, bottom = [], 0
        for number, (subject, tables) in enumerate(columns.items()):
            x, y = EDGE + number * (BOX + GAP), EDGE + 24
            shapes.append(f'<text x="{x}" y="{EDGE + 12}" fill="#24292f" font-size="14">{subject}</text>')
            for table in tables:
                texts = lines(connection, table)
                shapes.extend(box(x, y, table, texts))
                y += HEAD + LINE * len(texts) + 6 + 16
            bottom = max(bottom, y)
    width = 2 * EDGE + len(columns) * (BOX + GAP) - GAP
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {bottom}" font-family="system-ui, sans-serif" '
        'font-size="12" role="img" aria-label="The tables of archive.db, their columns, and what these refer to">'
    )
    return "\n".join([opening, f'<rect width="{width}" height="{bottom}" fill="#fff"/>', *shapes, "</svg>", ""])


if __name__ == "__main__":
    TARGET.write_text(drawn(), "utf-8")
