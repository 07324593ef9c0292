"""Plain text: a folder with a file an article, for programs that read a corpus from files (Voyant, KH Coder)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from scraper.exporters import Row

_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}(?![^T])")
UNDATED = "undated"


def write(rows: Iterable[Row], folder: Path) -> None:
    """Write ``2026-01-31-17.txt`` for article 17: headline, summary and body, a blank line between two paragraphs."""
    for row in rows:
        paragraphs = [row["headline"], row["summary"] or "", *row["body"].split("\n")]
        text = "\n\n".join(filter(None, paragraphs)) + "\n"
        (folder / f"{day(row)}-{row['id']}.txt").write_text(text, encoding="utf-8", errors="replace")


def day(row: Row) -> str:
    """The day, month or year of an article, for the name of its file: only digits and hyphens, or `UNDATED`."""
    dated = _DAY.match(row["published"] or "")
    return dated[0] if dated else UNDATED
