"""JSON: one array of all articles, written as it goes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from scraper.exporters import Row


def write(rows: Iterable[Row], file: BinaryIO, columns: Sequence[str] = ()) -> None:
    """Write the rows as one UTF-8 array, a row a line. ``columns`` is ignored: an array without rows has none."""
    lead = b"[\n"
    for row in rows:
        file.write(lead + json.dumps(row, ensure_ascii=False).encode())
        lead = b",\n"
    file.write(b"\n]\n" if lead == b",\n" else b"[]\n")
