"""References in CSL-JSON: one array, one item an article and a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import BinaryIO

from scraper.citations import csl_json, reference
from scraper.exporters import Row


def write(rows: Iterable[Row], file: BinaryIO) -> None:
    """Write the array, an item a line."""
    end = b"[]\n"
    for number, row in enumerate(rows):
        file.write(b",\n" if number else b"[\n")
        file.write(json.dumps(csl_json.item(reference.of(row)), ensure_ascii=False).encode())
        end = b"\n]\n"
    file.write(end)
