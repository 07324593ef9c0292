"""JSON: one array of all articles, written as it goes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import BinaryIO

from scraper.export import Row


def write(rows: Iterable[Row], file: BinaryIO) -> None:
    """Write the rows as one UTF-8 array, an article a line."""
    lead = b"[\n"
    for row in rows:
        file.write(lead + json.dumps(row, ensure_ascii=False).encode())
        lead = b",\n"
    file.write(b"\n]\n" if lead == b",\n" else b"[]\n")
