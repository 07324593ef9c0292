"""JSON lines: one article an object, one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from scraper.exporters import Row


def write(rows: Iterable[Row], file: BinaryIO, columns: Sequence[str] = ()) -> None:
    """Write the rows, UTF-8, a line each. ``columns`` is ignored: a file without rows has none."""
    for row in rows:
        file.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
